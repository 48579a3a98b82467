"""La page Décider : le tableau des principes, et tout ce qu’il faut pour trancher."""

from charte_studio.interface.etapes.decider.page import Decider

__all__ = ["Decider"]
