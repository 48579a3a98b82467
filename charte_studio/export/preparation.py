"""Rendre un document écrivable : sans caractère interdit, avec les insécables du français."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any, Final, TypeVar

from charte_studio.redaction.blocs import Code, Portion
from charte_studio.redaction.markdown import A_OTER, assainir

T = TypeVar("T")

_INSECABLE: Final = "\u00a0"
_FINE: Final = "\u202f"

_FINE_A_LIER: Final = re.compile(r" (?=[;!?])")
_ESPACE_A_LIER: Final = re.compile(r" (?=[:»%€])|(?<=«) |(?<=\bn°) ")
_BLANCS: Final = re.compile(r"[ \t\n]+")


def insecables(texte: str) -> str:
    """Le texte dont les espaces voulues par la ponctuation française ne se coupent plus.

    Aucune espace n’est ajoutée : celles qui sont là deviennent insécables.
    """
    if " " not in texte:
        return texte
    return _FINE_A_LIER.sub(_FINE, _ESPACE_A_LIER.sub(_INSECABLE, texte))


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


_SIGNES_LIES: Final = re.compile("[;!?:»%€«°]")
_A_REGLER: Final = re.compile(
    f"{A_OTER.pattern}|[\r\x0b\x0c\x85\u2028\u2029]|\x20[;!?:»%€]|[«°]\x20"
)
"""Ce qu’une des règles changerait : le chercher d’abord épargne quatre remplacements vains."""


def _assaini_et_lie(texte: str) -> str:
    if texte.isprintable() and not _SIGNES_LIES.search(texte):
        return texte  # la plupart des textes : ni caractère interdit, ni espace à lier
    return insecables(assainir(texte)) if _A_REGLER.search(texte) else texte


def _preparer(valeur: Any, regler: Callable[[str], str]) -> Any:
    """La même valeur, ou une autre si un de ses textes a changé : ce qui va bien reste."""
    genre: Callable[..., Any] = type(valeur)
    if genre is str:
        return regler(valeur)
    if genre is Portion:
        return _preparer_la_portion(valeur, regler)
    if genre is tuple:
        elements = tuple([_preparer(element, regler) for element in valeur])
        return valeur if all(map(is_, elements, valeur)) else elements
    noms = _noms_des_champs(genre)
    if not noms:
        return valeur
    if genre is Code:
        regler = assainir
    change = False
    nouvelles = []
    for nom in noms:
        ancienne = getattr(valeur, nom)
        nouvelle = ancienne
        # Un nombre ou un oui-non n’a pas de texte : ne pas descendre épargne la moitié des appels.
        if ancienne is not None and type(ancienne) not in _SANS_TEXTE and ancienne:
            nouvelle = _preparer(ancienne, regler)
            change = change or nouvelle is not ancienne
        nouvelles.append(nouvelle)
    return genre(*nouvelles) if change else valeur


def _preparer_la_portion(portion: Portion, regler: Callable[[str], str]) -> Portion:
    """À part : une charte en compte des milliers, et presque aucune ne change."""
    if portion.code:
        regler = assainir
    texte = regler(portion.texte)
    lien = portion.lien and regler(portion.lien)
    if texte is portion.texte and lien is portion.lien:
        return portion
    return replace(portion, texte=texte, lien=lien)


_SANS_TEXTE: Final = frozenset({bool, int, float, bytes})


@cache
def _noms_des_champs(classe: Callable[..., Any]) -> tuple[str, ...]:
    """Les champs d’une donnée gelée ; rien pour ce qui n’en est pas une."""
    return tuple(champ.name for champ in fields(classe)) if is_dataclass(classe) else ()
