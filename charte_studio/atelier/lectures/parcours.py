"""Ce que montre le rail : chaque étape, ce qui est fait, ce qui manque."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.commun import compter_inscrits
from charte_studio.atelier.lectures.explorer import est_de_la_salle
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.schema import (
    Article,
    Barometre,
    Decision,
    Principe,
    Ressenti,
    Sequence,
    Tour,
    Usage,
)
from charte_studio.domaine.francais import accorder

ETAPES: Final[dict[str, str]] = {
    "preparer": "Préparer",
    "accueillir": "Accueillir",
    "explorer": "Explorer",
    "se_positionner": "Se positionner",
    "decider": "Décider",
    "rediger": "Rédiger",
    "transmettre": "Transmettre",
}
"""Les étapes construites, dans l’ordre du parcours."""
FACULTATIVES: Final = frozenset({"accueillir", "explorer"})
"""Celles que l’on peut passer : elles ne disent pas où en est l’atelier."""


@dataclass(frozen=True, slots=True)
class EtapeLue:
    cle: str
    titre: str
    detail: str
    faite: bool


@retenir
def lire_parcours(connexion: Connection) -> tuple[EtapeLue, ...]:
    """Où en est l’atelier, étape par étape."""
    retenus = connexion.execute(select(func.count(Principe.id)).where(Principe.retenu)).scalar_one()
    inscrits = compter_inscrits(connexion)
    positionnes = connexion.execute(
        select(func.count(func.distinct(Tour.principe_id)))
        .join(Principe, Principe.id == Tour.principe_id)
        .where(Principe.retenu, Tour.etat == "clos")
    ).scalar_one()
    ouverts = connexion.execute(
        select(func.count(Tour.id)).where(Tour.etat == "ouvert")
    ).scalar_one()
    issues = dict(
        connexion.execute(
            select(Decision.issue, func.count())
            .join(Principe, Principe.id == Decision.principe_id)
            .where(Principe.retenu)
            .group_by(Decision.issue)
        ).all()
    )
    tranches = sum(issues.values())
    adoptes = issues.get("adopte", 0) + issues.get("adopte-avec-reserves", 0)
    retouches = connexion.execute(select(func.count(Article.id))).scalar_one()

    details = {
        "preparer": (
            accorder(retenus, "principe", "principes")
            + ", "
            + accorder(inscrits, "personne", "personnes"),
            retenus > 0 and inscrits > 0,
        ),
        "accueillir": _accueil(connexion),
        "explorer": _exploration(connexion),
        "se_positionner": (
            f"{accorder(positionnes, 'principe', 'principes')} sur {retenus}"
            + (" · tour ouvert" if ouverts else ""),
            0 < retenus == positionnes and not ouverts,
        ),
        "decider": (f"{tranches} sur {retenus} tranchés", 0 < retenus == tranches),
        "rediger": (
            f"{accorder(adoptes, 'article', 'articles')}"
            + (f", {accorder(retouches, 'retouché', 'retouchés')}" if retouches else ""),
            adoptes > 0 and retenus == tranches,
        ),
        "transmettre": ("Word, PDF, page web", False),
    }
    return tuple(EtapeLue(cle, titre, *details[cle]) for cle, titre in ETAPES.items())


def _accueil(connexion: Connection) -> tuple[str, bool]:
    """Où en est l’ouverture : les séquences du déroulé, à défaut le baromètre."""
    etats = set(
        connexion.execute(select(Sequence.etat).where(Sequence.etape == "accueillir")).scalars()
    )
    questions = connexion.execute(select(Barometre.etat)).scalars().all()
    if questions:
        ouvertes = sum(etat != "clos" for etat in questions)
        detail = (
            accorder(ouvertes, "question à poser", "questions à poser")
            if ouvertes
            else accorder(len(questions), "question posée", "questions posées")
        )
    else:
        detail = "les mots, le déroulé"
    posees = bool(questions) and all(etat == "clos" for etat in questions)
    return detail, posees or bool(etats and etats <= {"faite", "sautee"})


def _exploration(connexion: Connection) -> tuple[str, bool]:
    """Où en sont les usages et les ressentis. Les cartes du modèle, intactes, ne comptent pas."""
    usages, tranches = connexion.execute(
        select(
            func.count().filter(est_de_la_salle()),
            func.count().filter(Usage.verdict != ""),
        ).select_from(Usage)
    ).one()
    ressentis = connexion.execute(select(func.count(Ressenti.id))).scalar_one()
    mots = [accorder(usages, "usage", "usages")] if usages else []
    mots += [accorder(tranches, "verdict", "verdicts")] if tranches else []
    mots += [accorder(ressentis, "ressenti", "ressentis")] if ressentis and not tranches else []
    return ", ".join(mots) or "usages et ressentis", 0 < usages == tranches
