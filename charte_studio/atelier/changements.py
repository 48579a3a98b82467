"""Ce qu’un geste a changé : chaque vue décide si elle est concernée."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Changement:
    """Une ligne touchée. `avant` est `None` pour une création, `apres` pour une suppression.

    Pour une modification, les deux ne portent que les colonnes changées.
    """

    table: str
    id: int
    avant: dict[str, Any] | None
    apres: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Changements:
    """Les lignes touchées par un geste."""

    lignes: tuple[Changement, ...]

    def touche(self, *tables: str) -> bool:
        """Vrai si l’une de ces tables a changé."""
        return any(ligne.table in tables for ligne in self.lignes)

    def de(self, table: str) -> Iterator[Changement]:
        """Les lignes touchées de cette table."""
        return (ligne for ligne in self.lignes if ligne.table == table)
