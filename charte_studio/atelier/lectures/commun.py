"""Ce que les lectures partagent : l’atelier, ses collèges, les répartitions d’un tour."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection, func, select

from charte_studio.atelier.schema import Atelier, College, Participant, Position, Tour
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS, Echelle
from charte_studio.domaine.mesures import Repartition


@dataclass(frozen=True, slots=True)
class InfoAtelier:
    """L’atelier tel qu’on le règle."""

    identifiant: str
    titre: str
    titre_charte: str
    organisation: str
    cadre: str
    forme: str
    modele: str
    modele_titre: str
    modele_version: str
    echelle: Echelle
    seuil: int
    regle: RegleDecision
    date: dt.date | None
    lieu: str
    duree_minutes: int | None


def lire_atelier(connexion: Connection) -> InfoAtelier:
    """Les réglages de l’atelier."""
    ligne = connexion.execute(select(Atelier.__table__)).mappings().one()
    return InfoAtelier(
        **{
            cle: ligne[cle]
            for cle in (
                "identifiant",
                "titre",
                "titre_charte",
                "organisation",
                "cadre",
                "forme",
                "modele",
                "modele_titre",
                "modele_version",
                "seuil",
                "lieu",
                "duree_minutes",
            )
        },
        echelle=ECHELLES[ligne["echelle"]],
        regle=RegleDecision(
            seuil_adoption=Fraction(ligne["seuil_adoption"]),
            seuil_rejet=Fraction(ligne["seuil_rejet"]),
            quorum=Fraction(ligne["quorum"]),
            effet_objection=ligne["effet_objection"],
        ),
        date=dt.date.fromisoformat(ligne["date"]) if ligne["date"] else None,
    )


@dataclass(frozen=True, slots=True)
class CollegeLu:
    id: int
    cle: str
    nom: str
    effectif_attendu: int | None
    inscrits: int


def lire_colleges(connexion: Connection) -> tuple[CollegeLu, ...]:
    """Les collèges dans leur ordre, avec leurs inscrits."""
    requete = (
        select(
            College.id,
            College.cle,
            College.nom,
            College.effectif_attendu,
            func.count(Participant.id),
        )
        .outerjoin(Participant, Participant.college_id == College.id)
        .group_by(College.id)
        .order_by(College.rang, College.id)
    )
    return tuple(CollegeLu(*ligne) for ligne in connexion.execute(requete))


def compter_inscrits(connexion: Connection) -> int:
    """Le nombre de participants inscrits, tous attendus à chaque tour."""
    return connexion.execute(select(func.count(Participant.id))).scalar_one()


@dataclass(frozen=True, slots=True)
class TourLu:
    id: int
    principe_id: int
    rang: int
    mode: str
    etat: str

    @property
    def clos(self) -> bool:
        return self.etat == "clos"


def lire_tours(connexion: Connection, principe_id: int | None = None) -> tuple[TourLu, ...]:
    """Les tours, d’un principe ou de tous, par rang."""
    requete = select(Tour.id, Tour.principe_id, Tour.rang, Tour.mode, Tour.etat).order_by(
        Tour.principe_id, Tour.rang
    )
    if principe_id is not None:
        requete = requete.where(Tour.principe_id == principe_id)
    return tuple(TourLu(*ligne) for ligne in connexion.execute(requete))


def repartition_du_tour(
    connexion: Connection, tour_id: int, echelle: Echelle, inscrits: int
) -> Repartition:
    """La répartition d’un tour, comptée dans l’index."""
    requete = (
        select(Position.degre, func.count())
        .where(Position.tour_id == tour_id)
        .group_by(Position.degre)
    )
    comptes = dict(connexion.execute(requete).all())
    return en_repartition(comptes, echelle, inscrits)


def repartitions_par_tour(
    connexion: Connection, echelle: Echelle, inscrits: int
) -> dict[int, Repartition]:
    """La répartition de chaque tour de l’atelier, en une seule requête."""
    comptes: dict[int, dict[str, int]] = defaultdict(dict)
    requete = select(Position.tour_id, Position.degre, func.count()).group_by(
        Position.tour_id, Position.degre
    )
    for tour_id, degre, nombre in connexion.execute(requete):
        comptes[tour_id][degre] = nombre
    return {
        tour_id: en_repartition(par_degre, echelle, inscrits)
        for tour_id, par_degre in comptes.items()
    }


def repartitions_par_college(
    connexion: Connection,
    echelle: Echelle,
    colleges: tuple[CollegeLu, ...],
    tour_id: int | None = None,
) -> dict[int, dict[int, Repartition]]:
    """Par tour (un seul, ou tous), la répartition de chaque collège qui compte des inscrits."""
    requete = (
        select(Position.tour_id, Participant.college_id, Position.degre, func.count())
        .join(Participant, Participant.id == Position.participant_id)
        .group_by(Position.tour_id, Participant.college_id, Position.degre)
    )
    if tour_id is not None:
        requete = requete.where(Position.tour_id == tour_id)
    comptes: dict[int, dict[int, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for tour, college, degre, nombre in connexion.execute(requete):
        comptes[tour][college][degre] = nombre
    return {
        tour: {
            college.id: en_repartition(par_college.get(college.id, {}), echelle, college.inscrits)
            for college in colleges
            if college.inscrits
        }
        for tour, par_college in comptes.items()
    }


def en_repartition(comptes: Mapping[str, int], echelle: Echelle, attendus: int) -> Repartition:
    """Range des comptes par degré dans l’ordre de l’échelle."""
    effectifs = tuple(comptes.get(degre.cle, 0) for degre in echelle.degres)
    sans_avis = comptes.get(SANS_AVIS, 0)
    return Repartition(effectifs, sans_avis, max(0, attendus - sum(effectifs) - sans_avis))


def repartition_vide(echelle: Echelle, inscrits: int) -> Repartition:
    """La répartition d’un tour où personne n’a répondu."""
    return Repartition((0,) * len(echelle.degres), 0, inscrits)
