"""La liste des principes : cocher, ordonner."""

from charte_studio.interface.etapes.preparer.liste_principes.vue import ListePrincipes

__all__ = ["ListePrincipes"]
