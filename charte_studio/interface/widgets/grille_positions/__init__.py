"""La grille de saisie des positions : modèle, délégué, vue."""

from charte_studio.interface.widgets.grille_positions.ligne import LigneGrille
from charte_studio.interface.widgets.grille_positions.vue import GrillePositions

__all__ = ["GrillePositions", "LigneGrille"]
