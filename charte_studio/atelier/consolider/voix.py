"""Additionner les voix des séances sans qu’aucune séance se lise sous le seuil."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

C = TypeVar("C", bound=Hashable)

Cellule = tuple[int, str | None]
"""Une séance (son rang) et un collège (sa clé) ; `None` quand le collège n’est pas connu."""
Voix = Mapping[Cellule, Mapping[str, int]]
"""Les réponses d’un tour : par cellule, le nombre de chaque degré."""


@dataclass(frozen=True, slots=True)
class VoixRangee:
    """Des voix telles que le résultat les garde."""

    seance: int | None
    """`None` : réunies avec celles d’autres séances."""
    college: str | None
    """`None` : collège inconnu, ou réuni avec un autre."""
    degre: str
    nombre: int


@dataclass(frozen=True, slots=True)
class TourRange:
    """Un tour réuni."""

    voix: tuple[VoixRangee, ...]
    reunis: frozenset[str]
    """Les collèges dont les voix sont comptées ensemble, sans collège."""


def ranger(tours: Sequence[Voix], seuil: int) -> tuple[TourRange, ...]:
    """Range les voix des tours successifs d’un même objet.

    Les totaux par degré sont exactement ceux des séances. Un collège qui compte moins de `seuil`
    réponses à l’un des tours perd son nom, avec un autre s’il le faut pour qu’aucune soustraction
    ne le retrouve ; une séance qui en compte moins dans un collège perd sa provenance, de même. Les
    mêmes collèges et les mêmes séances le perdent à tous les tours.
    """
    reunis = a_taire([_par_college(voix) for voix in tours], seuil)
    sans_seance: set[Cellule] = set()
    for college in {None, *(c for voix in tours for _, c in voix)} - reunis:
        # Sans collège, on trouve aussi les voix des collèges réunis : elles ont à se couvrir.
        siens = {None, *reunis} if college is None else {college}
        par_seance = [
            {cellule: sum(n.values()) for cellule, n in voix.items() if cellule[1] in siens}
            for voix in tours
        ]
        tus = {cellule for voix in par_seance for cellule in voix if cellule[1] in reunis}
        sans_seance |= a_taire(par_seance, seuil, deja=tus)
    return tuple(
        TourRange(tuple(_ranger_un(voix, reunis, sans_seance)), frozenset(reunis)) for voix in tours
    )


def a_taire(
    effectifs: Sequence[Mapping[C, int]], seuil: int, *, deja: Collection[C] = ()
) -> set[C]:
    """Les cellules sous le seuil, celles qui se taisent déjà, et celles qui les couvrent : à chaque
    tour, deux au moins, et `seuil` réponses au moins, tant qu’il reste de quoi."""
    tues = {cle for tour in effectifs for cle, n in tour.items() if 0 < n < seuil} | set(deja)
    while (manque := _a_couvrir(effectifs, tues, seuil)) is not None:
        tues.add(manque)
    return tues


def _a_couvrir(effectifs: Sequence[Mapping[C, int]], tues: set[C], seuil: int) -> C | None:
    for tour in effectifs:
        cachees = [n for cle in tues if (n := tour.get(cle, 0))]
        autres = [(n, str(cle), cle) for cle, n in tour.items() if n and cle not in tues]
        if cachees and autres and (len(cachees) < 2 or sum(cachees) < seuil):
            return min(autres)[2]
    return None


def _par_college(voix: Voix) -> dict[str, int]:
    """Les réponses de chaque collège connu, toutes séances réunies."""
    comptes: Counter[str] = Counter()
    for (_, college), degres in voix.items():
        if college is not None:
            comptes[college] += sum(degres.values())
    return comptes


def _ranger_un(voix: Voix, reunis: set[str], sans_seance: set[Cellule]) -> Iterable[VoixRangee]:
    comptes: Counter[tuple[Any, Any, str]] = Counter()
    for cellule, degres in voix.items():
        seance: int | None = cellule[0]
        college = cellule[1]
        if college in reunis:
            seance = college = None
        elif cellule in sans_seance:
            seance = None
        for degre, nombre in degres.items():
            comptes[(seance, college, degre)] += nombre
    # Dans un ordre qui ne dépend que d’elles : celui des séances dirait d’où viennent les réunies.
    for (seance, college, degre), nombre in sorted(
        comptes.items(), key=lambda compte: tuple(map(str, compte[0]))
    ):
        if nombre:
            yield VoixRangee(seance, college, degre, nombre)
