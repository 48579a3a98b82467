"""Les lignes d’un atelier que l’on écrit d’un bloc, table par table, clés comprises."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapper, Session

from charte_studio.atelier.images import inserer_en_bloc
from charte_studio.atelier.schema import Entite


class Lignes:
    """Donne les clés à mesure ; l’écriture vient à la fin, dans l’ordre des dépendances."""

    def __init__(self) -> None:
        self._tables: dict[str, list[dict[str, Any]]] = {}

    def ajouter(self, table: str, **champs: Any) -> int:
        """Ajoute une ligne et rend sa clé."""
        lignes = self._tables.setdefault(table, [])
        lignes.append(champs | {"id": len(lignes) + 1})
        return len(lignes)

    def nombre(self, table: str) -> int:
        """Combien de lignes attendent dans cette table."""
        return len(self._tables.get(table, []))

    def inserer(self, session: Session) -> None:
        """Écrit tout dans la base."""
        classes: dict[str, type[Entite]] = {
            mapper.class_.__tablename__: mapper.class_ for mapper in _mappers()
        }
        for table in Entite.metadata.sorted_tables:
            inserer_en_bloc(session, classes[table.name], self._tables.get(table.name, []))


def _mappers() -> frozenset[Mapper[Any]]:
    return frozenset(Entite.registry.mappers)
