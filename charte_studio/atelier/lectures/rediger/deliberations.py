"""Tout ce qui s’est dit des principes, tel qu’on peut le publier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.schema import College, Contribution, Dissensus, Objection, Principe
from charte_studio.domaine.vocabulaire import THEMES, libelle_niveau, libelle_rang
from charte_studio.redaction import document as doc
from charte_studio.redaction.markdown import lire_blocs


@dataclass(slots=True)
class _Dit:
    """Ce qui s’est dit d’un principe, hors des positions."""

    question: str = ""
    theme: str = ""
    contributions: list[doc.Contribution] = field(default_factory=list)
    objections: list[doc.Objection] = field(default_factory=list)
    dissensus: list[doc.Divergence] = field(default_factory=list)


def lire_deliberation(connexion: Connection, ligne: LigneDecision) -> doc.Deliberation:
    """Tout ce qui s’est dit d’un principe, tel qu’on peut le publier."""
    (deliberation,) = lire_deliberations(connexion, (ligne,))
    return deliberation


def lire_deliberations(
    connexion: Connection, lignes: Iterable[LigneDecision]
) -> tuple[doc.Deliberation, ...]:
    """Les délibérations de ces principes, en quatre requêtes quel qu’en soit le nombre."""
    attendues = tuple(lignes)
    seul = attendues[0].principe_id if len(attendues) == 1 else None
    dits = _lire_dits(connexion, seul)
    seuil = lire_atelier(connexion).seuil
    return tuple(_deliberation(ligne, dits[ligne.principe_id], seuil) for ligne in attendues)


def _lire_dits(connexion: Connection, principe_id: int | None) -> dict[int, _Dit]:
    dits: dict[int, _Dit] = defaultdict(_Dit)
    principes = select(Principe.id, Principe.question, Principe.theme)
    nom = func.coalesce(College.nom, "")
    contributions = (
        select(Contribution.principe_id, Contribution.nature, Contribution.texte, nom)
        .outerjoin(College, College.id == Contribution.college_id)
        .order_by(Contribution.id)
    )
    objections = (
        select(Objection.principe_id, Objection.texte, nom, Objection.etat, Objection.suite)
        .outerjoin(College, College.id == Objection.college_id)
        .order_by(Objection.id)
    )
    dissensus = (
        select(Dissensus.principe_id, Dissensus.texte, nom)
        .outerjoin(College, College.id == Dissensus.college_id)
        .where(Dissensus.relu)
        .order_by(Dissensus.id)
    )
    if principe_id is not None:
        principes = principes.where(Principe.id == principe_id)
        contributions = contributions.where(Contribution.principe_id == principe_id)
        objections = objections.where(Objection.principe_id == principe_id)
        dissensus = dissensus.where(Dissensus.principe_id == principe_id)
    for cle, question, theme in connexion.execute(principes):
        dits[cle].question, dits[cle].theme = question, theme
    for cle, nature, texte, college in connexion.execute(contributions):
        dits[cle].contributions.append(doc.Contribution(nature, texte, college))
    for cle, texte, college, etat, suite in connexion.execute(objections):
        dits[cle].objections.append(doc.Objection(texte, college, etat, suite))
    for cle, texte, college in connexion.execute(dissensus):
        dits[cle].dissensus.append(doc.Divergence(texte, college))
    return dits


def _deliberation(ligne: LigneDecision, dit: _Dit, seuil: int) -> doc.Deliberation:
    decision = ligne.decision
    niveau = next(
        (f.niveau for f in ligne.formulations if decision and f.id == decision.formulation_id), ""
    )
    return doc.Deliberation(
        cle=ligne.cle,
        titre=ligne.titre,
        theme=THEMES.get(dit.theme, ""),
        question=dit.question,
        tours=tuple(tour_publiable(t) for t in (ligne.avant, ligne.mesure) if t),
        contributions=tuple(dit.contributions),
        objections=tuple(dit.objections),
        issue=decision.issue if decision else None,
        formulation=libelle_niveau(niveau) if niveau else "",
        suggestion=_suggestion_publiable(ligne, seuil),
        suivie=decision.suivie if decision else True,
        automatique=decision.automatique if decision else False,
        justification=decision.justification if decision else "",
        dissensus=tuple(dit.dissensus),
    )


def _suggestion_publiable(ligne: LigneDecision, seuil: int) -> str:
    """La phrase de la suggestion. Elle compte les voix : un tour masqué la fait taire."""
    if ligne.decision is None or not ligne.decision.suggestion_phrase:
        return ""
    if any(tour.masque for tour in (ligne.avant, ligne.mesure) if tour):
        return f"Moins de {seuil} personnes se sont exprimées\u00a0: le compte est masqué."
    return ligne.decision.suggestion_phrase


def tour_publiable(mesure: TourMesure) -> doc.TourReparti:
    """Le tour tel qu’il peut être imprimé : rien sous le seuil."""
    return doc.TourReparti(
        rang=mesure.tour.rang,
        libelle=libelle_rang(mesure.tour.rang),
        repartition=None if mesure.masque else mesure.repartition,
        mesures=None if mesure.masque else mesure.mesures,
        colleges=tuple(
            doc.CollegeReparti(c.nom, None if c.masque or mesure.masque else c.repartition)
            for c in mesure.colleges
        ),
    )


def encadres(deliberation: doc.Deliberation) -> tuple[doc.Encadre, ...]:
    """Les positions divergentes : le désaccord voyage avec le texte."""
    return tuple(_encadres(deliberation))


def _encadres(deliberation: doc.Deliberation) -> Iterator[doc.Encadre]:
    """Un encadré par dissensus relu avec la salle, puis par objection maintenue."""
    for dissensus in deliberation.dissensus:
        yield doc.Encadre(_intitule(dissensus.college), lire_blocs(dissensus.texte))
    for objection in deliberation.objections:
        if objection.etat == "maintenue":
            suite = lire_blocs(objection.suite) if objection.suite else ()
            yield doc.Encadre(_intitule(objection.college), lire_blocs(objection.texte) + suite)


def _intitule(college: str) -> str:
    return f"Position divergente — {college}" if college else "Position divergente"
