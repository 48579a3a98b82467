"""La vue projetée : une scène composée à la taille de l’écran, sans ascenseur ni débordement."""

from charte_studio.interface.projection.rendu import compter_pages, rendre, theme_de_projection
from charte_studio.interface.projection.vue import VueProjetee

__all__ = ["VueProjetee", "compter_pages", "rendre", "theme_de_projection"]
