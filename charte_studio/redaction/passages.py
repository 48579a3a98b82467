"""Retrouver, dans un texte Markdown, un passage cité en texte nu."""

from __future__ import annotations

import re
from typing import Final

_MOT: Final = re.compile(r"\w+")
_ENTRE: Final = r"[\W_]+"
_DEBUT: Final = 14
"""Les mots dont on se contente pour reconnaître une longue phrase."""
_AMORCE: Final = 4
"""Ceux dont on se contente quand un lien ou une note coupe la phrase."""


def trouver_passage(texte: str, extrait: str, rang: int = 0) -> tuple[int, int] | None:
    """Où commence et où finit le passage dans `texte`, ou `None` s’il n’y est plus.

    `rang` choisit parmi plusieurs passages égaux. Les marques du Markdown n’empêchent pas de le
    reconnaître, et un extrait finissant par « … » se reconnaît à ce qui le précède.

    >>> trouver_passage("Le **chef** relit.", "Le chef relit.")
    (0, 18)
    """
    entier = extrait.strip()
    if not entier:
        return None
    litteral = [(t.start(), t.end()) for t in re.finditer(re.escape(entier), texte)]
    if litteral:
        return litteral[min(rang, len(litteral) - 1)]
    mots = _MOT.findall(entier.removesuffix("…"))
    # Le dernier mot d’un extrait coupé, ou d’une longue phrase, peut l’être aussi.
    for combien in (len(mots), _DEBUT, _AMORCE):
        trouves = _chercher(texte, mots[:combien])
        if trouves:
            debut, fin = trouves[min(rang, len(trouves) - 1)]
            return debut, _jusqu_au_bout(texte, fin, entier)
    return None


def _chercher(texte: str, mots: list[str]) -> list[tuple[int, int]]:
    if not mots:
        return []
    motif = r"(?<!\w)" + _ENTRE.join(re.escape(mot) for mot in mots) + r"(?!\w)"
    return [(t.start(), t.end()) for t in re.finditer(motif, texte)]


def _jusqu_au_bout(texte: str, fin: int, extrait: str) -> int:
    """La fin de la phrase quand l’extrait est coupé ; sinon son point et le gras refermé."""
    if extrait.endswith("…"):
        suite = re.compile(r"[^\n]*?(?:[.!?…]+[*_»)]*(?=\s|$)|$)", re.MULTILINE).match(texte, fin)
    elif extrait[-1:] in ".!?»)":
        suite = re.compile(r"[*_]*[.!?…»)]*[*_]*").match(texte, fin)
    else:
        suite = None
    return suite.end() if suite else fin
