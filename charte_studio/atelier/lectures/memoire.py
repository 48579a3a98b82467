"""Ne pas relire ce que rien n’a changé : deux vues qui montrent le même tour ne le comptent qu’une
fois."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable
from functools import wraps
from inspect import signature
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, cast

from sqlalchemy import Connection

P = ParamSpec("P")
R = TypeVar("R")

_CLE: Final = "memoire des lectures"


class _Memoire:
    """Ce qu’a rendu chaque lecture depuis le dernier changement de la base."""

    __slots__ = ("etat", "rendus")

    def __init__(self) -> None:
        self.etat: tuple[int, int] = (-1, -1)
        self.rendus: dict[Hashable, Any] = {}


def retenir(
    lire: Callable[Concatenate[Connection, P], R],
) -> Callable[Concatenate[Connection, P], R]:
    """Une lecture qui rend des données gelées : elle n’est refaite que si la base a changé.

    SQLite dit lui-même si elle a changé, par cette connexion ou par une autre ; pendant une
    transaction, qui peut se défaire, rien n’est retenu. Les arguments sont des valeurs simples.
    """

    forme = signature(lire)

    @wraps(lire)
    def rendre(connexion: Connection, *args: P.args, **nommes: P.kwargs) -> R:
        base = connexion.connection.driver_connection
        assert isinstance(base, sqlite3.Connection)
        if base.in_transaction:
            return lire(connexion, *args, **nommes)
        memoire: _Memoire = connexion.info.setdefault(_CLE, _Memoire())
        etat = (base.total_changes, base.execute("PRAGMA data_version").fetchone()[0])
        if etat != memoire.etat:
            memoire.etat = etat
            memoire.rendus.clear()
        # Dite ou par défaut, la même valeur est la même lecture.
        arguments = forme.bind(connexion, *args, **nommes)
        arguments.apply_defaults()
        cle = (lire, *tuple(arguments.arguments.values())[1:])
        if cle not in memoire.rendus:
            memoire.rendus[cle] = lire(connexion, *args, **nommes)
        rendu: R = memoire.rendus[cle]
        return rendu

    # Pour mypy, l’enveloppe n’a plus le nom de son premier argument.
    return cast("Callable[Concatenate[Connection, P], R]", rendre)
