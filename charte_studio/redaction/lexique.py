"""Reconnaître des mots français malgré l’accord : racines légères et expressions retrouvées.

La racine n’est pas un lemme de dictionnaire : c’est une forme commune à « vérifier », « vérifiée »
et « vérification », qui suffit pour rapprocher des textes courts et s’explique d’une phrase.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

_MOT: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
_ECART: Final = 5
"""Mots que « … » peut sauter dans une expression."""

_SUFFIXES: Final = tuple(
    sorted(
        (
            "issement", "ification", "isation", "ation", "ition", "ement", "ment", "ateur",
            "atric", "eur", "eus", "anc", "enc", "ant", "abilite", "ibilite", "abl", "ibl", "iser",
            "ifier", "ier", "er", "ir", "ait", "aient", "era", "eront", "ent", "ons", "ez", "ee",
            "if", "iv", "ite", "iqu", "in", "i",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
"""Ce qui tombe au bout d’un mot déjà privé de son pluriel et de son « e » final."""
_SUBSTITUTS: Final = {
    "ification": "ifi", "ifier": "ifi", "isation": "is", "iser": "is", "iqu": "ic",
}  # fmt: skip
_EXCEPTIONS: Final = {
    "licence": "licence", "licences": "licence",
    "donnee": "donnee", "donnees": "donnee", "travaux": "travail", "publication": "publ",
    "publications": "publ", "commun": "commun", "commune": "communes", "communes": "communes",
    "usager": "usager", "usagers": "usager", "usagere": "usager", "usageres": "usager",
    "personnelle": "personnel", "personnelles": "personnel",
}  # fmt: skip
"""Où la règle générale rapprocherait ou séparerait à tort."""
_PLUS_COURTE: Final = 4
"""Lettres qu’une racine garde au moins."""


def sans_accents(texte: str) -> str:
    """Le texte en minuscules, sans accents ni ligatures."""
    decompose = unicodedata.normalize("NFKD", texte.lower())
    nu = "".join(c for c in decompose if not unicodedata.combining(c))
    return nu.replace("œ", "oe").replace("æ", "ae")


def mots(texte: str) -> list[str]:
    """Les mots du texte, tels qu’écrits ; l’élision en fait deux : « l’outil » donne l, outil."""
    return _MOT.findall(texte)


@lru_cache(maxsize=65536)
def racine(mot: str) -> str:
    """La forme commune aux accords et aux dérivés courants d’un mot.

    >>> racine("vérifiée") == racine("vérification") == racine("vérifier")
    True
    """
    nu = sans_accents(mot)
    if len(nu) <= 3 or nu[0].isdigit():
        return nu
    if nu in _EXCEPTIONS:
        return _EXCEPTIONS[nu]
    nu = _sans_terminaison(_au_singulier(nu))
    # « forme » et « formee » finissent pareil, « annuel » et « annuell » aussi.
    if len(nu) > _PLUS_COURTE and nu[-1] in "ei":
        nu = nu[:-1]
    if len(nu) > _PLUS_COURTE and nu[-1] == nu[-2]:
        nu = nu[:-1]
    return nu


def _au_singulier(nu: str) -> str:
    """Le mot sans la marque du pluriel."""
    if nu.endswith("eaux"):
        return nu[:-1]
    if nu.endswith("aux"):
        return f"{nu[:-2]}l"
    return nu[:-1] if nu[-1] in "sx" else nu


def _sans_terminaison(nu: str) -> str:
    """Le mot sans « e » final, puis sans le plus long suffixe qui lui laisse quatre lettres."""
    if len(nu) > _PLUS_COURTE and nu[-1] == "e" and not nu.endswith(("ee", "ite")):
        nu = nu[:-1]
    for suffixe in _SUFFIXES:
        substitut = _SUBSTITUTS.get(suffixe, "")
        if nu.endswith(suffixe) and len(nu) - len(suffixe) + len(substitut) >= _PLUS_COURTE:
            return nu.removesuffix(suffixe) + substitut
    return nu


def racines(texte: str) -> list[str]:
    """La racine de chaque mot du texte, dans l’ordre."""
    return [racine(mot) for mot in mots(texte)]


@lru_cache(maxsize=4096)
def motif(expression: str) -> tuple[str, ...]:
    """Les racines d’une expression ; « … » y garde sa place, « * » reste au bout d’un mot."""
    morceaux = []
    for trouve in re.finditer(r"…|[^\W\d_]+\*?|\d+", expression):
        morceau = trouve[0]
        if morceau == "…" or morceau.endswith("*"):
            morceaux.append(sans_accents(morceau) if morceau != "…" else morceau)
        else:
            morceaux.append(racine(morceau))
    return tuple(morceaux)


class Index:
    """Où est chaque racine dans une suite de phrases : une expression s’y cherche sans relire."""

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        """`phrases` : les mots de chaque phrase, tels qu’écrits."""
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._nus: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for rang, contenu in enumerate(phrases):
            for place, mot in enumerate(contenu):
                self._places[racine(mot)].append((rang, place))
                self._nus[sans_accents(mot)].append((rang, place))
        self._ordre = sorted(self._nus)

    def trouver(self, expression: str) -> tuple[tuple[int, int], ...]:
        """Où commence l’expression : (phrase, mot), dans l’ordre.

        « * » finit un mot par n’importe quoi ; « … » saute quelques mots sans quitter la phrase.
        """
        suite = motif(expression)
        if not suite:
            return ()
        departs = self._de(suite[0])
        if len(suite) == 1:
            return tuple(departs)
        suites = [frozenset(self._de(m)) if m != "…" else None for m in suite[1:]]
        return tuple(depart for depart in departs if _suit(depart, suites))

    def phrases(self, expression: str) -> tuple[int, ...]:
        """Les phrases qui contiennent l’expression, sans doublon."""
        return tuple(dict.fromkeys(rang for rang, _ in self.trouver(expression)))

    def _de(self, morceau: str) -> list[tuple[int, int]]:
        if not morceau.endswith("*"):
            return self._places.get(morceau, [])
        debut = morceau[:-1]
        trouves: list[tuple[int, int]] = []
        for mot in self._ordre[bisect_left(self._ordre, debut) :]:
            if not mot.startswith(debut):
                break
            trouves += self._nus[mot]
        return sorted(trouves)


def _suit(depart: tuple[int, int], suites: list[frozenset[tuple[int, int]] | None]) -> bool:
    phrase, place = depart
    saut = False
    for suite in suites:
        if suite is None:
            saut = True
            continue
        portee = range(place + 1, place + 2 + (_ECART if saut else 0))
        suivant = next((p for p in portee if (phrase, p) in suite), None)
        if suivant is None:
            return False
        place, saut = suivant, False
    return True
