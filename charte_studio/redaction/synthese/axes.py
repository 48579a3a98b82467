"""Les axes d’amélioration : des phrases à trous, remplies par ce qui a été dit et décidé."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from charte_studio.domaine.francais import enumerer
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.redaction.synthese.donnees import Axe, PointAxe, Sort, Verbatim
from charte_studio.redaction.synthese.reglages import AXES, ReglagesSynthese

_TITRES: Final = 4
"""Les titres qu’un constat cite, avant de compter les autres."""

Matiere = tuple[Sort, str, str]
"""Le principe, ce qui remplit la phrase, la clé du verbatim."""


def proposer_axes(
    verbatims: Sequence[Verbatim], sorts: Sequence[Sort], reglages: ReglagesSynthese
) -> tuple[Axe, ...]:
    """Cinq axes au plus, chacun seulement s’il a de la matière."""
    return tuple(
        axe
        for cle in AXES
        if (axe := _axe(cle, tuple(_matiere(cle, verbatims, sorts)), reglages)) is not None
    )


def _axe(cle: str, matiere: Sequence[Matiere], reglages: ReglagesSynthese) -> Axe | None:
    if not matiere:
        return None
    phrases = reglages.axes[cle]
    titres = list(dict.fromkeys(f"« {sort.titre} »" for sort, _, _ in matiere))
    return Axe(
        cle=cle,
        titre=phrases.titre,
        constat=phrases.constat.format(titres=_citer(titres)),
        points=tuple(
            PointAxe(
                phrases.point.format(titre=sort.titre, texte=texte).strip(), sort.principe, source
            )
            for sort, texte, source in _repartir(matiere, reglages.points)
        ),
    )


def _citer(titres: list[str]) -> str:
    """Quatre titres au plus : « a, b, c, d et 3 autres principes »."""
    reste = len(titres) - _TITRES
    if reste < 2:
        return enumerer(titres)
    return enumerer([*titres[:_TITRES], f"{reste} autres principes"])


def _matiere(cle: str, verbatims: Sequence[Verbatim], sorts: Sequence[Sort]) -> Iterator[Matiere]:
    par_cle = {sort.principe: sort for sort in sorts}
    match cle:
        case "dialogue":
            non_tranches = (sort for sort in sorts if sort.issue in ("renvoye", "ecarte"))
            yield from ((sort, sort.justification, "") for sort in non_tranches)
        case "reserves":
            yield from _objections(sorts, ("maintenue", "ouverte"))
        case "promesses":
            yield from _suites(sorts)
        case "questions":
            yield from _dites("question", verbatims, par_cle, None)
        case "nuances":
            yield from _dites("nuance", verbatims, par_cle, ISSUES_DANS_LA_CHARTE)


def _suites(sorts: Sequence[Sort]) -> Iterator[Matiere]:
    """Ce qui a été répondu aux objections levées."""
    for sort in sorts:
        for objection in sort.objections:
            if objection.etat == "levee" and objection.suite.strip():
                yield sort, objection.suite.strip(), objection.cle


def _objections(sorts: Sequence[Sort], etats: Collection[str]) -> Iterator[Matiere]:
    for sort in sorts:
        for objection in sort.objections:
            if objection.etat in etats:
                yield sort, objection.texte, objection.cle


def _dites(
    nature: str,
    verbatims: Sequence[Verbatim],
    sorts: dict[str, Sort],
    issues: Collection[str] | None,
) -> Iterator[Matiere]:
    for verbatim in verbatims:
        sort = sorts.get(verbatim.principe)
        if verbatim.nature == nature and sort and (issues is None or sort.issue in issues):
            yield sort, verbatim.texte, verbatim.cle


def _repartir(matiere: Sequence[Matiere], combien: int) -> list[Matiere]:
    """Un point par principe d’abord, puis un deuxième s’il reste de la place.

    Les principes adoptés avec réserves passent en premier : c’est là qu’il reste à faire.
    """
    vus: dict[str, int] = {}
    rangs = []
    for place, (sort, _, _) in enumerate(matiere):
        vus[sort.principe] = vus.get(sort.principe, 0) + 1
        rangs.append((vus[sort.principe], sort.issue != "adopte-avec-reserves", place))
    return [matiere[place] for _, _, place in sorted(rangs)[:combien]]
