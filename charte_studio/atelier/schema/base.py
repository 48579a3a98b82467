"""La base des entités, et ce que le journal en voit.

Toutes les valeurs sont des textes, des entiers ou des booléens, pour que le journal les écrive
telles quelles. Les suppressions en cascade passent par l’ORM, jamais par la base : le journal doit
voir chaque ligne partir.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import DeclarativeBase

CASCADE = "all, delete-orphan"


class Entite(DeclarativeBase):
    """La base des entités : une clé entière, et la présence au journal."""


def image_complete(entite: Entite) -> dict[str, Any]:
    """Toutes les colonnes d’une entité, par nom."""
    return {colonne.key: getattr(entite, colonne.key) for colonne in entite.__mapper__.columns}
