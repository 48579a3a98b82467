"""Ce qui a été exporté pendant la séance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from charte_studio.interface.etapes.transmettre.formats import taille_lisible

_GROUPE = 8


@dataclass(frozen=True, slots=True)
class ExportFait:
    """Un fichier écrit."""

    chemin: Path
    octets: int
    empreinte: str
    """SHA-256, en hexadécimal."""
    quand: dt.datetime

    def en_phrase(self) -> str:
        """« 48 Ko, écrit à 14:32 »."""
        return f"{taille_lisible(self.octets)}, écrit à {self.quand:%H:%M}"

    def empreinte_lisible(self) -> str:
        """L’empreinte par groupes de huit, pour la comparer à l’œil."""
        suite = self.empreinte
        groupes = (suite[rang : rang + _GROUPE] for rang in range(0, len(suite), _GROUPE))
        return " ".join(groupes)
