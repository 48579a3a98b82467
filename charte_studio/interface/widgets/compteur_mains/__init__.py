"""Le compteur de mains levées : modèle, en-tête, délégué, vue."""

from charte_studio.interface.widgets.compteur_mains.vue import CompteurMains

__all__ = ["CompteurMains"]
