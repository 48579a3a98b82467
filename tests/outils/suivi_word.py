"""Accepter ou refuser les modifications suivies d’un document Word, comme le fait Word."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BORNES = tuple(
    f"{W}{sorte}Range{bout}" for sorte in ("moveFrom", "moveTo") for bout in ("Start", "End")
)


def accepter_tout(corps: Any) -> Any:
    """Le corps, tous les changements faits."""
    return _appliquer(corps, gardes=("ins", "moveTo"), otes=("del", "moveFrom"))


def refuser_tout(corps: Any) -> Any:
    """Le corps tel qu’il était."""
    return _appliquer(corps, gardes=("del", "moveFrom"), otes=("ins", "moveTo"))


def _appliquer(corps: Any, *, gardes: tuple[str, ...], otes: tuple[str, ...]) -> Any:
    corps = deepcopy(corps)
    for borne in list(corps.iter(*_BORNES)):
        borne.getparent().remove(borne)
    for rangee in list(corps.iter(f"{W}tr")):
        proprietes = rangee.find(f"{W}trPr")
        if any(proprietes.find(f"{W}{sorte}") is not None for sorte in otes):
            rangee.getparent().remove(rangee)
        for marque in [m for sorte in gardes for m in proprietes.findall(f"{W}{sorte}")]:
            proprietes.remove(marque)
    for tableau in list(corps.iter(f"{W}tbl")):
        if tableau.find(f"{W}tr") is None:
            tableau.getparent().remove(tableau)
    for p in list(corps.iter(f"{W}p")):
        _paragraphe(p, gardes, otes)
    return corps


def _paragraphe(p: Any, gardes: tuple[str, ...], otes: tuple[str, ...]) -> None:
    ppr = p.find(f"{W}pPr")
    rpr = None if ppr is None else ppr.find(f"{W}rPr")
    parti = rpr is not None and any(rpr.find(f"{W}{sorte}") is not None for sorte in otes)
    if rpr is not None:
        ppr.remove(rpr)
    change = None if ppr is None else ppr.find(f"{W}pPrChange")
    if change is not None:
        ppr.remove(change)
        if "del" in gardes:
            p.replace(ppr, change[0])
    for marque in [m for sorte in otes for m in p.iter(f"{W}{sorte}")]:
        marque.getparent().remove(marque)
    for marque in [m for sorte in gardes for m in p.iter(f"{W}{sorte}")]:
        hote, place = marque.getparent(), marque.getparent().index(marque)
        for rang, enfant in enumerate(list(marque)):
            hote.insert(place + rang, enfant)
        hote.remove(marque)
    for texte in p.iter(f"{W}delText"):
        texte.tag = f"{W}t"
    if parti and not any(t.text for t in p.iter(f"{W}t")):
        p.getparent().remove(p)
