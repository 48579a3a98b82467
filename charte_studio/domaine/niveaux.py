"""Le niveau d’exigence comme échelle : la formulation que chacun préfère."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from charte_studio.domaine.echelles import Degre, Echelle
from charte_studio.domaine.vocabulaire import NIVEAUX

DU_PLUS_AU_MOINS_EXIGEANT: Final = ("exigeante", "equilibree", "souple")
"""L’ordre de l’échelle : la médiane basse y est la moins exigeante des deux."""


def echelle_des_niveaux(niveaux: Collection[str] = DU_PLUS_AU_MOINS_EXIGEANT) -> Echelle:
    """L’échelle des formulations d’un principe. Lève `ValueError` s’il y en a moins de deux."""
    presents = [niveau for niveau in DU_PLUS_AU_MOINS_EXIGEANT if niveau in niveaux]
    if len(presents) < 2:
        raise ValueError("Il faut deux formulations au moins pour choisir un niveau.")
    return Echelle(
        "niveaux",
        "Niveau d’exigence",
        tuple(Degre(niveau, NIVEAUX[niveau], NIVEAUX[niveau]) for niveau in presents),
        1,
        1,
    )
