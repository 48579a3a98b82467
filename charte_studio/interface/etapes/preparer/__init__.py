"""La page Préparer : la démarche, les participants, la règle, les principes."""

from charte_studio.interface.etapes.preparer.page import Preparer

__all__ = ["Preparer"]
