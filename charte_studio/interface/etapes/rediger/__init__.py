"""La page Rédiger : le plan, le texte, son aperçu et d’où il vient."""

from charte_studio.interface.etapes.rediger.page import Rediger

__all__ = ["Rediger"]
