"""L’étape Accueillir."""

from charte_studio.interface.etapes.accueillir.page import Accueillir

__all__ = ["Accueillir"]
