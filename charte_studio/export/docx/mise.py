"""La mise d’un paragraphe : ses propriétés en XML, écrites une fois par cas."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

VINGTIEMES: Final = 20
"""Vingtièmes de point dans un point."""


class Mise(NamedTuple):
    """Ce que les propriétés d’un paragraphe ont à dire : une douzaine de cas par document."""

    style: str
    solidaire: bool
    fin: bool
    saut: bool
    numero: tuple[int, int] | None
    sans_lignes: bool
    ecart: float | None
    """L’espace avant, quand ce n’est pas celle du style."""
    retraits: tuple[int, int] | None
    droite: int | None


@lru_cache(maxsize=1024)
def ecrire_la_mise(mise: Mise) -> str:
    """Les propriétés d’un paragraphe, dans l’ordre du schéma."""
    dits = [f'<w:pPr><w:pStyle w:val="{mise.style}"/>']
    if mise.solidaire:
        dits.append("<w:keepNext/>")
    elif mise.fin:
        dits.append('<w:keepNext w:val="0"/>')
    if mise.saut:
        dits.append("<w:pageBreakBefore/>")
    if mise.numero is not None:
        liste, niveau = mise.numero
        dits.append(f'<w:numPr><w:ilvl w:val="{niveau}"/><w:numId w:val="{liste}"/></w:numPr>')
    if mise.sans_lignes:
        dits.append("<w:suppressLineNumbers/>")
    if mise.ecart is not None:
        dits.append(f'<w:spacing w:before="{round(mise.ecart * VINGTIEMES)}"/>')
    attributs = ""
    if mise.retraits is not None:
        gauche, suspendu = mise.retraits
        attributs = f' w:left="{gauche}" w:hanging="{suspendu}"'
    if mise.droite is not None:
        attributs += f' w:right="{mise.droite}"'
    if attributs:
        dits.append(f"<w:ind{attributs}/>")
    return "".join((*dits, "</w:pPr>"))
