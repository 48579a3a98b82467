"""Couper un texte en mots, signes et passages à la ligne, pour le comparer ou le fusionner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

A_LA_LIGNE: Final = "\n"

_SUITE: Final = "(?:\u200d\\S|[\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff])*"
"""Ce qui ne se sépare pas du signe qui précède : accent combinant, émoji composé."""
_LETTRES: Final = r"(?:[^\W_]|[\u0300-\u036f])+"
_UNITE: Final = re.compile(
    r"(?P<saut>\n)(?P<vide>\s*)"
    r"|(?P<cle>"
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[^\W_])"
    rf"|\d+(?:[.,]\d+)+|{_LETTRES}(?:['’‑-]{_LETTRES})*"
    rf"|(?P<signe>[^\w\s]|_)(?P=signe)*{_SUITE}"
    r"|\A(?=[^\S\n]))(?P<blanc>[^\S\n]*)",
    re.IGNORECASE,
)
_FORTS: Final = frozenset(".!?…")
_FAIBLES: Final = frozenset(",;:)»")


class Unite(NamedTuple):
    """Un mot, un article élidé, un signe ou un passage à la ligne, et les blancs qui le suivent."""

    cle: str
    """Ce qui se compare : « l’ », « outil », « ; », « \\n » ; vide pour un blanc en tête."""
    blanc: str


def couper(texte: str) -> list[Unite]:
    """Le texte en unités ; bout à bout, elles le redonnent exactement.

    >>> [unite.cle for unite in couper("L’outil, oui.")]
    ['L’', 'outil', ',', 'oui', '.']
    """
    return [
        Unite(A_LA_LIGNE, trouve["vide"])
        if trouve["saut"]
        else Unite(trouve["cle"], trouve["blanc"])
        for trouve in _UNITE.finditer(texte)
    ]


def recoller(unites: Iterable[Unite]) -> str:
    """Le texte de ces unités."""
    return "".join(cle + blanc for cle, blanc in unites)


def est_un_mot(cle: str) -> bool:
    """Vrai pour un mot entier ; faux pour « l’ », un signe, un passage à la ligne."""
    return cle[:1].isalnum() and not cle.endswith(("'", "’"))


def lignes(unites: Sequence[Unite]) -> list[tuple[int, int]]:
    """Le début et la fin de chaque ligne ; à la fin se tient le passage à la ligne, s’il y en a un.

    Un texte qui finit par un passage à la ligne finit par une ligne vide.
    """
    sauts = [rang for rang, unite in enumerate(unites) if unite.cle == A_LA_LIGNE]
    return list(zip([0, *(rang + 1 for rang in sauts)], [*sauts, len(unites)], strict=True))


def force_de_coupure(cles: Sequence[str], place: int) -> int:
    """Ce que vaut, pour l’œil, de couper avant l’unité `place` : une phrase mieux qu’un mot."""
    if place == 0 or cles[place - 1] == A_LA_LIGNE:
        return 4
    avant = cles[place - 1]
    if avant[:1] in _FORTS:
        return 3
    if place == len(cles) or cles[place] == A_LA_LIGNE:
        return 2
    if avant[:1] in _FAIBLES:
        return 2
    return 1 if est_un_mot(avant) else 0


def finit_une_phrase(cle: str) -> bool:
    """Vrai pour « . », « ! », « ? », « … » et un passage à la ligne."""
    return cle == A_LA_LIGNE or cle[:1] in _FORTS
