"""La page Se positionner : un principe, deux tours, ce qui se dit."""

from charte_studio.interface.etapes.se_positionner.page import SePositionner, page_d_essai

__all__ = ["SePositionner", "page_d_essai"]
