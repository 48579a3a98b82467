"""Ce qui se dit d’un principe : arguments, objections, et de quoi lancer le débat."""

from charte_studio.interface.etapes.se_positionner.parole.colonne import ColonneParole
from charte_studio.interface.etapes.se_positionner.parole.greffe import Greffe
from charte_studio.interface.etapes.se_positionner.parole.saisie import Saisie

__all__ = ["ColonneParole", "Greffe", "Saisie"]
