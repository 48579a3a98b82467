"""Compter les voix d’un tour, quel que soit son mode, en tout et par collège."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, true, union_all

from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.atelier.lectures.tours import TourLu
from charte_studio.atelier.schema import (
    Bulletin,
    Comptage,
    Emargement,
    Participant,
    Position,
    Tour,
)
from charte_studio.domaine.echelles import SANS_AVIS, Echelle
from charte_studio.domaine.mesures import Repartition


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
    lignes = connexion.execute(_requete_presents(seul=tour_id is not None), {"tour": tour_id})
    return {ligne.id: json.loads(ligne.presents) for ligne in lignes}


def _voix(connexion: Connection, tour_id: int | None = None) -> Iterator[tuple[int, str, int]]:
    """(tour, degré, nombre), toutes sources réunies ; l’urne d’un tour ouvert reste fermée."""
    requete = _requete_voix(seul=tour_id is not None)
    for ligne in connexion.execute(requete, {"tour": tour_id}):
        yield ligne[0], ligne[1], ligne[2]


def _voix_des_colleges(
    connexion: Connection, tour_id: int | None
) -> Iterator[tuple[int, int, str, int]]:
    """(tour, collège, degré, nombre), sans les voix dont le collège n’est pas connu."""
    requete = _requete_colleges(seul=tour_id is not None)
    for ligne in connexion.execute(requete, {"tour": tour_id}):
        yield ligne[0], ligne[1], ligne[2], ligne[3]


# --- les requêtes, bâties une fois : les bâtir coûte plus que de les faire ----------------------


def _du_tour(colonne: Any, *, seul: bool) -> Any:
    return colonne == bindparam("tour") if seul else true()


@cache
def _requete_presents(*, seul: bool) -> Any:
    return select(Tour.id, Tour.presents).where(Tour.presents != "", _du_tour(Tour.id, seul=seul))


@cache
def _requete_voix(*, seul: bool) -> Any:
    clos = select(Tour.id).where(Tour.etat == "clos")
    sources = (
        (Position, func.count(), true()),
        (Comptage, func.sum(Comptage.nombre), true()),
        (Bulletin, func.count(), Bulletin.tour_id.in_(clos)),
    )
    return union_all(
        *(
            select(table.tour_id, table.degre, nombre)
            .where(lisible, _du_tour(table.tour_id, seul=seul))
            .group_by(table.tour_id, table.degre)
            for table, nombre, lisible in sources
        )
    )


@cache
def _requete_colleges(*, seul: bool) -> Any:
    positions = (
        select(Position.tour_id, Participant.college_id, Position.degre, func.count())
        .join(Participant, Participant.id == Position.participant_id)
        .where(_du_tour(Position.tour_id, seul=seul))
        .group_by(Position.tour_id, Participant.college_id, Position.degre)
    )
    mains = (
        select(Comptage.tour_id, Comptage.college_id, Comptage.degre, func.sum(Comptage.nombre))
        .where(Comptage.college_id.is_not(None), _du_tour(Comptage.tour_id, seul=seul))
        .group_by(Comptage.tour_id, Comptage.college_id, Comptage.degre)
    )
    return union_all(positions, mains)


def en_repartition(comptes: Mapping[str, int], echelle: Echelle, attendus: int) -> Repartition:
    """Range des comptes par degré dans l’ordre de l’échelle."""
    effectifs = tuple(comptes.get(degre.cle, 0) for degre in echelle.degres)
    sans_avis = comptes.get(SANS_AVIS, 0)
    return Repartition(effectifs, sans_avis, max(0, attendus - sum(effectifs) - sans_avis))


def repartition_vide(echelle: Echelle, inscrits: int) -> Repartition:
    """La répartition d’un tour où personne n’a répondu."""
    return Repartition((0,) * len(echelle.degres), 0, inscrits)
