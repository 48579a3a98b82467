"""La page Transmettre : ce qui part, dans quel format, et où il est allé."""

from charte_studio.interface.etapes.transmettre.page import Transmettre

__all__ = ["Transmettre"]
