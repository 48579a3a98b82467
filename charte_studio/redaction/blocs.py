"""Les blocs d’un texte : ce que l’aperçu montre et ce que les exports écrivent.

Un bloc est une donnée gelée, sans rien de Markdown, de HTML ni de Word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Portion:
    """Un morceau de texte d’une seule mise en forme. `\\n` y vaut un retour à la ligne."""

    texte: str
    gras: bool = False
    italique: bool = False
    code: bool = False
    barre: bool = False
    lien: str = ""
    """L’adresse du lien, vide quand il n’y en a pas."""


Ligne = tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class Paragraphe:
    portions: Ligne


@dataclass(frozen=True, slots=True)
class Titre:
    niveau: int
    """De 1 à 6, relatif au texte qui le contient."""
    portions: Ligne


@dataclass(frozen=True, slots=True)
class Liste:
    elements: tuple[tuple[Bloc, ...], ...]
    ordonnee: bool = False
    debut: int = 1


@dataclass(frozen=True, slots=True)
class Citation:
    blocs: tuple[Bloc, ...]


@dataclass(frozen=True, slots=True)
class Code:
    texte: str


@dataclass(frozen=True, slots=True)
class Tableau:
    entete: tuple[Ligne, ...]
    lignes: tuple[tuple[Ligne, ...], ...]


@dataclass(frozen=True, slots=True)
class Separateur:
    pass


Bloc = Paragraphe | Titre | Liste | Citation | Code | Tableau | Separateur


def paragraphe(texte: str, *, gras: bool = False, italique: bool = False) -> Paragraphe:
    """Un paragraphe d’une seule portion."""
    return Paragraphe((Portion(texte, gras=gras, italique=italique),))


def texte_nu(portions: Iterable[Portion]) -> str:
    """Le texte sans mise en forme."""
    return "".join([portion.texte for portion in portions])


def texte_des_blocs(blocs: Iterable[Bloc]) -> str:
    """Le texte nu de blocs, une ligne par paragraphe, élément de liste ou cellule."""
    return "\n".join(_textes(blocs))


def _textes(blocs: Iterable[Bloc]) -> Iterator[str]:
    for bloc in blocs:
        match bloc:
            case Paragraphe() | Titre():
                yield texte_nu(bloc.portions)
            case Liste():
                for element in bloc.elements:
                    yield from _textes(element)
            case Citation():
                yield from _textes(bloc.blocs)
            case Code():
                yield bloc.texte
            case Tableau():
                for rangee in (bloc.entete, *bloc.lignes):
                    yield from (texte_nu(cellule) for cellule in rangee)
            case Separateur():
                pass
