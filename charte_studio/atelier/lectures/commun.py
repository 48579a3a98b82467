"""Ce que les lectures partagent : l’atelier, ses collèges, les répartitions d’un tour."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, func, select, true, union_all

from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.schema import (
    Atelier,
    Bulletin,
    College,
    Comptage,
    Emargement,
    Formulation,
    Participant,
    Position,
    Tour,
)
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelle_propre import echelle_de
from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES, SANS_AVIS, Echelle
from charte_studio.domaine.mesures import Repartition
from charte_studio.domaine.niveaux import echelle_des_niveaux
from charte_studio.domaine.vocabulaire import MODES_A_OUVRIR


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
    mode_recueil: str
    """Le mode proposé à l’ouverture d’un tour."""
    regle_figee: str
    """La phrase de la règle au premier tour, vide tant qu’elle peut changer."""
    deroule: str
    """La clé du déroulé choisi, vide s’il n’y en a pas."""


@retenir
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
                "mode_recueil",
                "regle_figee",
                "deroule",
            )
        },
        echelle=echelle_de(ligne["echelle"], ligne["echelle_propre"]),
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
    presents: int = 0
    """Les inscrits qui sont dans la salle."""


@retenir
def lire_colleges(connexion: Connection) -> tuple[CollegeLu, ...]:
    """Les collèges dans leur ordre, avec leurs inscrits."""
    requete = (
        select(
            College.id,
            College.cle,
            College.nom,
            College.effectif_attendu,
            func.count(Participant.id),
            func.count(Participant.id).filter(Participant.present),
        )
        .outerjoin(Participant, Participant.college_id == College.id)
        .group_by(College.id)
        .order_by(College.rang, College.id)
    )
    return tuple(CollegeLu(*ligne) for ligne in connexion.execute(requete))


@retenir
def compter_inscrits(connexion: Connection) -> int:
    """Le nombre de participants inscrits, présents ou non."""
    return connexion.execute(select(func.count(Participant.id))).scalar_one()


@retenir
def compter_presents(connexion: Connection) -> int:
    """Le nombre d’inscrits présents : ceux qu’on attend aux tours qui s’ouvrent."""
    requete = select(func.count(Participant.id)).where(Participant.present)
    return connexion.execute(requete).scalar_one()


@dataclass(frozen=True, slots=True)
class TourLu:
    id: int
    principe_id: int
    rang: int
    mode: str
    etat: str
    objet: str = "principe"
    """`principe`, `niveau` ou `amendement`."""
    amendement_id: int | None = None
    echelle: Echelle = ECHELLES[ECHELLE_PAR_DEFAUT]
    """Les réponses possibles de ce tour."""
    presents: Mapping[str, int] | None = None
    """Les présents par collège (clé), `None` tant qu’ils ne sont pas relevés."""

    @property
    def clos(self) -> bool:
        return self.etat == "clos"


@retenir
def lire_tours(
    connexion: Connection, principe_id: int | None = None, *, objet: str = "principe"
) -> tuple[TourLu, ...]:
    """Les tours de cet objet, d’un principe ou de tous, par rang."""
    requete = (
        select(
            Tour.id,
            Tour.principe_id,
            Tour.rang,
            Tour.mode,
            Tour.etat,
            Tour.amendement_id,
            Tour.presents,
        )
        .where(Tour.objet == objet)
        .order_by(Tour.principe_id, Tour.amendement_id, Tour.rang)
    )
    if principe_id is not None:
        requete = requete.where(Tour.principe_id == principe_id)
    lignes = connexion.execute(requete).all()
    if not lignes:
        return ()
    echelle = lire_echelle(connexion)
    return tuple(
        TourLu(
            id=ligne.id,
            principe_id=ligne.principe_id,
            rang=ligne.rang,
            mode=ligne.mode,
            etat=ligne.etat,
            objet=objet,
            amendement_id=ligne.amendement_id,
            echelle=lire_echelle_niveaux(connexion, ligne.principe_id)
            if objet == "niveau"
            else echelle,
            presents=json.loads(ligne.presents) if ligne.presents else None,
        )
        for ligne in lignes
    )


@retenir
def lire_mode_propose(
    connexion: Connection, principe_id: int | None, objet: str = "principe"
) -> str:
    """Le mode à proposer pour ouvrir un tour : celui du dernier tour du même objet sur ce
    principe, sinon celui de l’atelier. Un amendement voté à main levée n’y fait pas voter le
    principe."""
    requete = (
        select(Tour.mode)
        .where(Tour.principe_id == principe_id, Tour.objet == objet, Tour.mode.in_(MODES_A_OUVRIR))
        .order_by(Tour.id.desc())
        .limit(1)
    )
    dernier = connexion.execute(requete).scalar_one_or_none()
    return dernier or connexion.execute(select(Atelier.mode_recueil)).scalar_one()


def lire_seuil(connexion: Connection) -> int:
    """Le seuil de confidentialité."""
    return connexion.execute(select(Atelier.seuil)).scalar_one()


@retenir
def lire_echelle(connexion: Connection) -> Echelle:
    """L’échelle de l’atelier."""
    return echelle_de(*connexion.execute(select(Atelier.echelle, Atelier.echelle_propre)).one())


@retenir
def lire_echelle_niveaux(connexion: Connection, principe_id: int) -> Echelle:
    """Les formulations d’un principe comme échelle, de la plus à la moins exigeante."""
    requete = select(Formulation.niveau).where(Formulation.principe_id == principe_id)
    return echelle_des_niveaux(set(connexion.execute(requete).scalars()))


def repartition_du_tour(
    connexion: Connection, tour_id: int, echelle: Echelle, inscrits: int
) -> Repartition:
    """La répartition d’un tour, quel que soit son mode, comptée dans l’index.

    `inscrits` : les attendus tant que le tour n’a pas relevé ses présents. L’urne d’un tour secret
    ouvert ne se compte pas : `compter_reponses` en dit le nombre.
    """
    comptes: dict[str, int] = {}
    for _, degre, nombre in _voix(connexion, tour_id):
        comptes[degre] = comptes.get(degre, 0) + nombre
    presents = lire_presents(connexion, tour_id).get(tour_id)
    return en_repartition(comptes, echelle, sum(presents.values()) if presents else inscrits)


def compter_reponses(connexion: Connection, tour: TourLu) -> int:
    """Combien ont répondu, sans rien dire de leurs réponses."""
    if tour.mode == "secret":
        requete = select(func.count()).where(Emargement.tour_id == tour.id)
        return connexion.execute(requete).scalar_one()
    return sum(nombre for _, _, nombre in _voix(connexion, tour.id))


def repartitions_par_tour(
    connexion: Connection, echelle: Echelle, inscrits: int
) -> dict[int, Repartition]:
    """La répartition de chaque tour de l’atelier qui emploie son échelle, en une requête."""
    comptes: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for tour_id, degre, nombre in _voix(connexion):
        comptes[tour_id][degre] += nombre
    presents = lire_presents(connexion)
    return {
        tour_id: en_repartition(
            par_degre, echelle, sum(presents[tour_id].values()) if tour_id in presents else inscrits
        )
        for tour_id, par_degre in comptes.items()
    }


def repartitions_par_college(
    connexion: Connection,
    echelle: Echelle,
    colleges: tuple[CollegeLu, ...],
    tour_id: int | None = None,
) -> dict[int, dict[int, Repartition]]:
    """Par tour (un seul, ou tous), la répartition de chaque collège qui compte des présents.

    Un vote secret n’a pas de collège : son tour n’y est pas.
    """
    presents = lire_presents(connexion, tour_id)
    comptes: dict[int, dict[int, dict[str, int]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(int))
    )
    for tour, cle, degre, nombre in _voix_des_colleges(connexion, tour_id):
        comptes[tour][cle][degre] += nombre
    reparties: dict[int, dict[int, Repartition]] = {}
    for tour, par_college in comptes.items():
        releves = presents.get(tour)
        reparties[tour] = {}
        for college in colleges:
            la = college.presents if releves is None else releves.get(college.cle, 0)
            if la or college.id in par_college:
                reparties[tour][college.id] = en_repartition(
                    par_college.get(college.id, {}), echelle, la
                )
    return reparties


def lire_presents(connexion: Connection, tour_id: int | None = None) -> dict[int, dict[str, int]]:
    """Les présents relevés, par tour puis par collège ; un tour qui ne les a pas relevés manque."""
    requete = select(Tour.id, Tour.presents).where(Tour.presents != "")
    if tour_id is not None:
        requete = requete.where(Tour.id == tour_id)
    return {ligne.id: json.loads(ligne.presents) for ligne in connexion.execute(requete)}


def _voix(connexion: Connection, tour_id: int | None = None) -> Iterator[tuple[int, str, int]]:
    """(tour, degré, nombre), toutes sources réunies ; l’urne d’un tour ouvert reste fermée."""
    clos = select(Tour.id).where(Tour.etat == "clos")
    sources = (
        (Position, func.count(), true()),
        (Comptage, func.sum(Comptage.nombre), true()),
        (Bulletin, func.count(), Bulletin.tour_id.in_(clos)),
    )
    requetes = (
        select(table.tour_id, table.degre, nombre)
        .where(lisible, true() if tour_id is None else table.tour_id == tour_id)
        .group_by(table.tour_id, table.degre)
        for table, nombre, lisible in sources
    )
    for ligne in connexion.execute(union_all(*requetes)):
        yield ligne[0], ligne[1], ligne[2]


def _voix_des_colleges(
    connexion: Connection, tour_id: int | None
) -> Iterator[tuple[int, int, str, int]]:
    """(tour, collège, degré, nombre), sans les voix dont le collège n’est pas connu."""
    positions = (
        select(Position.tour_id, Participant.college_id, Position.degre, func.count())
        .join(Participant, Participant.id == Position.participant_id)
        .group_by(Position.tour_id, Participant.college_id, Position.degre)
    )
    mains = (
        select(Comptage.tour_id, Comptage.college_id, Comptage.degre, func.sum(Comptage.nombre))
        .where(Comptage.college_id.is_not(None))
        .group_by(Comptage.tour_id, Comptage.college_id, Comptage.degre)
    )
    if tour_id is not None:
        positions = positions.where(Position.tour_id == tour_id)
        mains = mains.where(Comptage.tour_id == tour_id)
    requete: Any = union_all(positions, mains)  # son type ne dit pas ses quatre colonnes
    for ligne in connexion.execute(requete):
        yield ligne[0], ligne[1], ligne[2], ligne[3]


def en_repartition(comptes: Mapping[str, int], echelle: Echelle, attendus: int) -> Repartition:
    """Range des comptes par degré dans l’ordre de l’échelle."""
    effectifs = tuple(comptes.get(degre.cle, 0) for degre in echelle.degres)
    sans_avis = comptes.get(SANS_AVIS, 0)
    return Repartition(effectifs, sans_avis, max(0, attendus - sum(effectifs) - sans_avis))


def repartition_vide(echelle: Echelle, inscrits: int) -> Repartition:
    """La répartition d’un tour où personne n’a répondu."""
    return Repartition((0,) * len(echelle.degres), 0, inscrits)
