"""Ce qu’un amendement change, tel que la salle le voit : deux textes face à face, ou un passage."""

from __future__ import annotations

import re
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import MorceauMontre
from charte_studio.redaction.comparaison import comparer_mots

_PHRASE: Final = re.compile(r"(?<=[.!?…])\s+|\n")
_SAUT: Final = "[…]"

Montres = tuple[MorceauMontre, ...]


def comparer(avant: str, apres: str) -> tuple[Montres, Montres]:
    """Les deux textes, ce que l’un n’a pas de l’autre marqué."""
    morceaux = comparer_mots(avant, apres)
    gauche = tuple(
        MorceauMontre(m.texte, m.nature == "retire") for m in morceaux if m.nature != "ajoute"
    )
    droite = tuple(
        MorceauMontre(m.texte, m.nature == "ajoute") for m in morceaux if m.nature != "retire"
    )
    return gauche, droite


def passage_change(avant: str, apres: str) -> Montres:
    """Les phrases où quelque chose change, l’ancien et le nouveau ; « […] » à la place du reste."""
    morceaux = comparer_mots(avant, apres)
    montres = []
    for rang, morceau in enumerate(morceaux):
        if morceau.nature != "egal":
            montres.append(MorceauMontre(morceau.texte, True, morceau.nature == "retire"))
            continue
        texte = _resserrer(morceau.texte, premier=rang == 0, dernier=rang == len(morceaux) - 1)
        if texte:
            montres.append(MorceauMontre(texte, False))
    return tuple(montres)


def _resserrer(texte: str, *, premier: bool, dernier: bool) -> str:
    """Un texte qui ne change pas : la fin de la phrase d’avant, le début de celle d’après."""
    coupes = [(m.start(), m.end()) for m in _PHRASE.finditer(texte)]
    if premier and dernier:
        return texte
    if not coupes:
        return texte
    debut, fin = texte[: coupes[0][0]], texte[coupes[-1][1] :]
    if premier:
        return f"{_SAUT} {fin}"
    if dernier:
        reste = texte[coupes[0][1] :].strip()
        return f"{debut} {_SAUT}" if reste else debut
    if len(coupes) == 1:
        return texte
    return f"{debut} {_SAUT} {fin}"
