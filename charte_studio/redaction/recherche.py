"""Chercher et remplacer dans un texte français : l’espace vaut l’insécable, « ' » vaut « ’ »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

_EQUIVALENTS: Final = {
    " ": "[ \u00a0\u202f]",
    "\u00a0": "[ \u00a0\u202f]",
    "\u202f": "[ \u00a0\u202f]",
    "'": "['’]",
    "’": "['’]",
}


@lru_cache(maxsize=16)
def _motif(cherche: str, respecter_casse: bool) -> re.Pattern[str]:
    texte = "".join(_EQUIVALENTS.get(signe) or re.escape(signe) for signe in cherche)
    return re.compile(texte, 0 if respecter_casse else re.IGNORECASE)


def trouver(
    texte: str, cherche: str, *, respecter_casse: bool = False
) -> tuple[tuple[int, int], ...]:
    """Où commence et où finit chaque occurrence ; aucune si l’on ne cherche rien.

    >>> trouver("L’outil aide l'équipe.", "l'")
    ((0, 2), (13, 15))
    """
    if not cherche:
        return ()
    return tuple(lieu.span() for lieu in _motif(cherche, respecter_casse).finditer(texte))


def remplacer(
    texte: str, cherche: str, par: str, *, respecter_casse: bool = False
) -> tuple[str, int]:
    """Le texte, chaque occurrence remplacée mot pour mot, et leur nombre."""
    lieux = trouver(texte, cherche, respecter_casse=respecter_casse)
    return "".join(_morceaux(texte, lieux, par)), len(lieux)


def _morceaux(texte: str, lieux: tuple[tuple[int, int], ...], par: str) -> Iterator[str]:
    depart = 0
    for debut, fin in lieux:
        yield texte[depart:debut]
        yield par
        depart = fin
    yield texte[depart:]
