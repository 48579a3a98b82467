"""L’étape Explorer."""

from charte_studio.interface.etapes.explorer.page import Explorer

__all__ = ["Explorer"]
