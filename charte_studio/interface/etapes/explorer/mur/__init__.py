"""Le mur : des cartes en colonnes, une par groupe, que l’on range au clavier ou à la souris."""

from charte_studio.interface.etapes.explorer.mur.modele import CarteMontree, GroupeMontre
from charte_studio.interface.etapes.explorer.mur.vue import Mur

__all__ = ["CarteMontree", "GroupeMontre", "Mur"]
