"""Des cellules, fusionnées ou non, à un tableau dont chaque ligne a toutes ses cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Code,
    Ligne,
    Liste,
    Paragraphe,
    Portion,
    Separateur,
    Tableau,
    Titre,
    texte_nu,
)
from charte_studio.relecture.assemblage import reunir
from charte_studio.relecture.pertes import Pertes

COLONNES_MAX: Final = 63
"""Word n’en admet pas davantage."""

_RETOUR: Final = Portion("\n")


@dataclass(frozen=True, slots=True)
class Case:
    """Une cellule telle qu’elle est écrite."""

    blocs: tuple[Bloc, ...] = ()
    largeur: int = 1
    hauteur: int = 1
    suite: bool = False
    """Vrai quand elle prolonge la cellule du dessus (Word)."""


def blocs_du_tableau(
    rangees: Sequence[Sequence[Case]], pertes: Pertes, *, imbrique: bool = False
) -> tuple[Bloc, ...]:
    """Le tableau, ou ses blocs à la suite s’il ne sert qu’à la mise en page.

    Un cadre d’une seule case, ou un tableau qui contient de vrais titres, est de la mise en page.
    """
    cases = [case for rangee in rangees for case in rangee]
    titres = any(isinstance(bloc, Titre) for case in cases for bloc in case.blocs)
    if not any(case.blocs for case in cases):
        return ()
    if len(cases) == 1 or titres:
        pertes.noter("tableau-de-mise-en-page")
        return tuple(bloc for case in cases for bloc in case.blocs)
    if imbrique:
        pertes.noter("tableau-imbrique")
    return (_tableau(_deplier(rangees, pertes)),)


def _deplier(rangees: Sequence[Sequence[Case]], pertes: Pertes) -> list[list[Ligne]]:
    """Les lignes du tableau ; une cellule fusionnée est répétée dans chacune de ses cases.

    Une cellule qui tient toute une ligne n’est écrite qu’une fois.
    """
    lignes: list[list[Ligne]] = []
    dessus: dict[int, tuple[int, Ligne]] = {}  # colonne → lignes restant à couvrir, et leur texte
    for rangee in rangees:
        ligne: list[Ligne] = []
        seule = len(rangee) == 1
        for case in rangee:
            while len(ligne) in dessus and len(ligne) < COLONNES_MAX:
                ligne.append(_prendre(dessus, len(ligne)))
            place = min(len(ligne), COLONNES_MAX - 1)
            if case.suite:
                texte = lignes[-1][place] if lignes and place < len(lignes[-1]) else ()
                texte = texte or en_ligne(case.blocs)
            else:
                texte = en_ligne(case.blocs)
            largeur = max(1, min(case.largeur, COLONNES_MAX - place))
            if texte and (largeur > 1 or case.hauteur > 1 or case.suite):
                pertes.noter("fusion")
            for rang in range(largeur):
                ecrit = texte if rang == 0 or not seule else ()
                ligne.append(ecrit)
                if case.hauteur > 1:
                    dessus[place + rang] = (case.hauteur - 1, ecrit)
        while len(ligne) in dessus and len(ligne) < COLONNES_MAX:
            ligne.append(_prendre(dessus, len(ligne)))
        lignes.append(ligne[:COLONNES_MAX])
    return lignes


def _prendre(dessus: dict[int, tuple[int, Ligne]], colonne: int) -> Ligne:
    reste, texte = dessus.pop(colonne)
    if reste > 1:
        dessus[colonne] = (reste - 1, texte)
    return texte


def _tableau(lignes: list[list[Ligne]]) -> Tableau:
    """Un tableau rectangulaire, sans ligne ni colonne vide à la fin."""
    while not any(lignes[-1]):
        lignes.pop()
    largeur = max(
        (rang + 1 for ligne in lignes for rang, cellule in enumerate(ligne) if cellule), default=1
    )
    pleines = [tuple(ligne[:largeur]) + ((),) * (largeur - len(ligne)) for ligne in lignes]
    return Tableau(pleines[0], tuple(pleines[1:]))


# --- une cellule en une ligne -------------------------------------------------------------------


def en_ligne(blocs: Iterable[Bloc]) -> Ligne:
    """Les blocs d’une cellule en une ligne : un paragraphe par retour, les puces écrites."""
    portions: list[Portion] = []
    for ligne in _lignes(blocs, ""):
        if portions:
            portions.append(_RETOUR)
        portions += ligne
    return reunir(portions)


def _lignes(blocs: Iterable[Bloc], retrait: str) -> Iterator[Ligne]:
    for bloc in blocs:
        match bloc:
            case Paragraphe() | Titre():
                yield (Portion(retrait), *bloc.portions) if retrait else bloc.portions
            case Liste():
                yield from _elements(bloc, retrait)
            case Citation():
                yield from _lignes(bloc.blocs, retrait)
            case Code():
                yield (Portion(bloc.texte, code=True),)
            case Tableau():
                for rangee in (bloc.entete, *bloc.lignes):
                    yield tuple(_separees(rangee))
            case Separateur():
                pass


def _elements(liste: Liste, retrait: str) -> Iterator[Ligne]:
    for rang, element in enumerate(liste.elements):
        marque = f"{liste.debut + rang}. " if liste.ordonnee else "• "
        for place, ligne in enumerate(_lignes(element, "")):
            debut = retrait + (marque if place == 0 else "")
            yield (Portion(debut), *ligne) if debut else ligne


def _separees(cellules: Iterable[Ligne]) -> Iterator[Portion]:
    premiere = True
    for cellule in cellules:
        if texte_nu(cellule).strip():
            if not premiere:
                yield Portion(" | ")
            premiere = False
            yield from cellule
