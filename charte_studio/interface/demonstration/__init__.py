"""La démonstration jouée au clavier dans la vraie fenêtre, de l’accueil au fichier Word.

Une étape par module ; `mains` est la personne qui tape, `jouer` dit dans quel ordre.
"""

from charte_studio.interface.demonstration.jouer import NOM, jouer

__all__ = ["NOM", "jouer"]
