"""Les blocs en Markdown : ce qu’écrit ce module, `lire_blocs` le relit à l’identique."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Code,
    Ligne,
    Liste,
    Paragraphe,
    Separateur,
    Tableau,
    Titre,
)
from charte_studio.redaction.ligne_markdown import ligne_en_markdown

_SEPARATEUR: Final = "___"
"""Ni `***` ni `---` : une puce devant eux en ferait une autre ligne."""

_DEBUT_A_PROTEGER: Final = re.compile(r"^([#>+:={-]|\d{1,9}(?=[.)](?:[ \t]|$)))")
_FIN_DE_TITRE: Final = re.compile(r"(?<!#)(#+)$")


def blocs_en_markdown(blocs: Iterable[Bloc]) -> str:
    """Le Markdown des blocs, un saut de ligne à la fin s’il y a un texte."""
    texte = "\n".join(_blocs(tuple(blocs)))
    return f"{texte}\n" if texte else ""


def _blocs(blocs: Sequence[Bloc], *, serres: bool = False, alterne: bool = False) -> Iterator[str]:
    """Les lignes des blocs, une ligne vide entre deux blocs s’ils ne sont pas `serres`.

    `alterne` : une liste qui vient en premier prend l’autre marque.
    """
    precedent: Bloc | None = None
    for rang, bloc in enumerate(blocs):
        if rang and not serres:
            yield ""
        if isinstance(bloc, Liste):
            # Deux listes voisines de même sorte n’en feraient qu’une : la marque alterne.
            voisine = isinstance(precedent, Liste) and precedent.ordonnee == bloc.ordonnee
            alterne = (voisine and not alterne) or (alterne and rang == 0)
            yield from _liste(bloc, alterne=alterne)
        else:
            yield from _bloc(bloc)
        precedent = bloc


def _bloc(bloc: Bloc) -> Iterator[str]:
    match bloc:
        case Paragraphe():
            yield from _lignes(bloc.portions)
        case Titre():
            yield _titre(bloc)
        case Citation():
            lignes = tuple(_blocs(bloc.blocs))
            yield from (f"> {ligne}" if ligne else ">" for ligne in lignes or ("",))
        case Code():
            yield from _code(bloc.texte)
        case Tableau():
            yield from _tableau(bloc)
        case Separateur():
            yield _SEPARATEUR
        case Liste():
            yield from _liste(bloc, alterne=False)


def _lignes(ligne: Ligne) -> Iterator[str]:
    for texte in ligne_en_markdown(ligne).split("\n"):
        yield _DEBUT_A_PROTEGER.sub(_proteger, texte)


def _proteger(trouve: re.Match[str]) -> str:
    """La marque d’un début de ligne, rendue ordinaire ; après un nombre, c’est le point qu’on
    protège."""
    marque = trouve.group(1)
    return marque + "\\" if marque.isdigit() else "\\" + marque


def _titre(titre: Titre) -> str:
    texte = ligne_en_markdown(titre.portions, une_ligne=True)
    texte = _FIN_DE_TITRE.sub(lambda trouve: "\\#" * len(trouve.group(1)), texte)
    return f"{'#' * min(titre.niveau, 6)} {texte}".rstrip(" ")


def _liste(liste: Liste, *, alterne: bool) -> Iterator[str]:
    serree = _serree(liste)
    for rang, element in enumerate(liste.elements):
        if liste.ordonnee:
            marque = f"{liste.debut + rang}{')' if alterne else '.'} "
        else:
            marque = "* " if alterne else "- "
        if rang and not serree:
            yield ""
        retrait = " " * len(marque)
        # L’autre marque pour une liste qui ouvre l’élément : « - - - » serait un trait.
        lignes = _blocs(element, serres=serree, alterne=not alterne) if element else ("",)
        for place, ligne in enumerate(lignes):
            debut = marque if place == 0 else retrait
            yield f"{debut}{ligne}" if ligne else debut.rstrip(" ")


def _serree(liste: Liste) -> bool:
    """Vrai si la liste peut s’écrire sans lignes vides : chaque élément est un paragraphe, suivi
    au plus d’une liste serrée, qui doit alors commencer à 1 pour être vue comme une liste."""
    return all(_element_serre(element) for element in liste.elements)


def _element_serre(element: tuple[Bloc, ...]) -> bool:
    if not element or not isinstance(element[0], Paragraphe) or len(element) > 2:
        return False
    if len(element) == 1:
        return True
    suite = element[1]
    return isinstance(suite, Liste) and (not suite.ordonnee or suite.debut == 1) and _serree(suite)


def _code(texte: str) -> Iterator[str]:
    plus_longue = max((len(suite) for suite in re.findall(r"`+", texte)), default=0)
    cloture = "`" * max(3, plus_longue + 1)
    yield cloture
    yield from texte.split("\n") if texte else ()
    yield cloture


def _tableau(tableau: Tableau) -> Iterator[str]:
    yield _rangee(tableau.entete)
    yield _ligne_de_tableau("---" for _ in tableau.entete)
    yield from (_rangee(rangee) for rangee in tableau.lignes)


def _rangee(cellules: Iterable[Ligne]) -> str:
    return _ligne_de_tableau(
        ligne_en_markdown(cellule, une_ligne=True, en_tableau=True) for cellule in cellules
    )


def _ligne_de_tableau(cellules: Iterable[str]) -> str:
    return f"| {' | '.join(cellules)} |"
