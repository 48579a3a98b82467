"""L’animation : ce que voit la salle, ce qui vient, le temps, les notes ; et ses commandes."""

from charte_studio.interface.animation.animation import Animation

__all__ = ["Animation"]
