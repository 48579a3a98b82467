"""Compter le travail plutôt que le temps : la mesure ne dépend pas de la machine."""

from __future__ import annotations

import sys
from collections.abc import Callable


def compter_appels(faire: Callable[[], object]) -> int:
    """Le nombre d’appels de fonctions, Python et C, que demande `faire`."""
    nombre = 0

    def compter(_cadre: object, evenement: str, _valeur: object) -> None:
        nonlocal nombre
        nombre += evenement in ("call", "c_call")

    ancien = sys.getprofile()
    sys.setprofile(compter)
    try:
        faire()
    finally:
        sys.setprofile(ancien)
    return nombre
