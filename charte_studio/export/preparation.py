"""Rendre un document écrivable : sans caractère interdit, avec les insécables du français."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import is_
from typing import Any, Final, TypeVar

from charte_studio.redaction.blocs import Code, Portion
from charte_studio.redaction.markdown import assainir
from charte_studio.redaction.typographie import FINE, INSECABLE

T = TypeVar("T")

_FINE_A_LIER: Final = re.compile(r" (?=[;!?])")
_ESPACE_A_LIER: Final = re.compile(r" (?=[:»%€])|(?<=«) |(?<=\bn°) ")
_BLANCS: Final = re.compile(r"[ \t\n]+")


def insecables(texte: str) -> str:
    """Le texte dont les espaces voulues par la ponctuation française ne se coupent plus.

    Aucune espace n’est ajoutée : celles qui sont là deviennent insécables.
    """
    if " " not in texte:
        return texte
    return _FINE_A_LIER.sub(FINE, _ESPACE_A_LIER.sub(INSECABLE, texte))


def sur_une_ligne(texte: str) -> str:
    """Le texte sans retour à la ligne, pour un titre ; les insécables restent."""
    return _BLANCS.sub(" ", texte).strip(" ")


def preparer(valeur: T, *, typographie: bool = True) -> T:
    """La même donnée, tous ses textes assainis et, si `typographie`, leurs espaces liées.

    Le code n’est qu’assaini. Une adresse de lien n’a pas d’espace : elle ne change pas.
    """
    regler = _assaini_et_lie if typographie else assainir
    prepare: T = _preparer(valeur, regler)
    return prepare


def _assaini_et_lie(texte: str) -> str:
    return insecables(assainir(texte))


def _preparer(valeur: Any, regler: Callable[[str], str]) -> Any:
    """La même valeur, ou une autre si un de ses textes a changé : ce qui va bien reste."""
    if isinstance(valeur, str):
        return regler(valeur)
    if isinstance(valeur, tuple):
        elements = tuple([_preparer(element, regler) for element in valeur])
        return valeur if _memes(elements, valeur) else elements
    if not is_dataclass(valeur) or isinstance(valeur, type):
        return valeur
    if isinstance(valeur, Code) or (isinstance(valeur, Portion) and valeur.code):
        regler = assainir
    anciennes = tuple([getattr(valeur, nom) for nom in _noms_des_champs(type(valeur))])
    nouvelles = tuple([_preparer(ancienne, regler) for ancienne in anciennes])
    if _memes(nouvelles, anciennes):
        return valeur
    return type(valeur)(*nouvelles)


def _memes(nouvelles: tuple[Any, ...], anciennes: tuple[Any, ...]) -> bool:
    return all(map(is_, nouvelles, anciennes))


@cache
def _noms_des_champs(classe: type) -> tuple[str, ...]:
    return tuple(champ.name for champ in fields(classe))
