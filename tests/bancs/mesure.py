"""Ce que les bancs partagent : une mesure, sa limite, son affichage."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mesure:
    """Une valeur et la limite qu’elle ne doit pas dépasser."""

    quoi: str
    valeur: float
    limite: float
    unite: str
    detail: str = ""

    @property
    def tenue(self) -> bool:
        return self.valeur <= self.limite

    def en_ligne(self) -> str:
        etat = "ok " if self.tenue else "NON"
        return (
            f"{etat}  {self.quoi:<52}{self.valeur:>9.2f} {self.unite:<6}"
            f"(au plus {self.limite:g})  {self.detail}"
        )


def centile(valeurs: Sequence[float], part: int) -> float:
    """Le centile `part` (1 à 99)."""
    return statistics.quantiles(valeurs, n=100)[part - 1]


def modules_gardes(dossier: Path) -> dict[str, str]:
    """L’environnement d’un poste ordinaire : Python y garde les modules qu’il a compilés.

    Là où on le lui défend, chaque mesure compterait la compilation de tout le code.
    """
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(dossier / "modules")}
