"""Les amendements d’un principe : les proposer, les comparer, les voter, les trancher."""

from charte_studio.interface.etapes.se_positionner.amendements.bureau import Bureau
from charte_studio.interface.etapes.se_positionner.amendements.carte import CarteAmendement
from charte_studio.interface.etapes.se_positionner.amendements.liste import ListeAmendements

__all__ = ["Bureau", "CarteAmendement", "ListeAmendements"]
