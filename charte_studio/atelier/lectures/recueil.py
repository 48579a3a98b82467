"""Un tour qu’on recueille : les mains comptées, qui a signé, et le compte rapproché des présents.

Rien ici ne dévoile une urne : d’un vote secret ouvert, on ne lit que l’émargement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.comptes import repartition_du_tour, repartitions_par_college
from charte_studio.atelier.lectures.tours import TourLu
from charte_studio.atelier.schema import (
    College,
    Comptage,
    Emargement,
    Identite,
    Participant,
)
from charte_studio.domaine.comptes import Reconciliation, reconcilier
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.domaine.repartition import Repartition


@dataclass(frozen=True, slots=True)
class LigneMains:
    """Les mains levées d’un collège, ou de la salle entière."""

    college_id: int | None
    """`None` : la salle entière."""
    cle: str
    """La clé du collège, vide pour la salle."""
    nom: str
    presents: int
    comptes: Mapping[str, int]
    """Par degré, et sans avis ; ce qui vaut zéro manque."""


@dataclass(frozen=True, slots=True)
class Votant:
    """Un inscrit dans un vote secret : a-t-il voté ? Jamais quoi, ni quand."""

    participant_id: int
    numero: int
    college: str
    nom: str
    present: bool
    a_vote: bool


def lire_mains(connexion: Connection, tour: TourLu) -> tuple[LigneMains, ...]:
    """Une ligne par collège attendu ou déjà compté ; à défaut, la salle entière.

    Les présents sont ceux qu’on a notés pour ce tour, sinon les inscrits présents.
    """
    comptes: dict[int | None, dict[str, int]] = defaultdict(dict)
    requete = select(Comptage.college_id, Comptage.degre, func.sum(Comptage.nombre)).where(
        Comptage.tour_id == tour.id
    )
    for college_id, degre, nombre in connexion.execute(
        requete.group_by(Comptage.college_id, Comptage.degre)
    ):
        comptes[college_id][degre] = nombre
    releves = tour.presents
    lignes = [
        LigneMains(
            college.id,
            college.cle,
            college.nom,
            college.presents if releves is None else releves.get(college.cle, 0),
            comptes.get(college.id, {}),
        )
        for college in lire_colleges(connexion)
        if college.inscrits
        or college.effectif_attendu
        or college.id in comptes
        or (releves or {}).get(college.cle)
    ]
    if not lignes or None in comptes or (releves or {}).get(""):
        presents = (releves or {}).get("", 0)
        lignes.append(LigneMains(None, "", "La salle", presents, comptes.get(None, {})))
    return tuple(lignes)


def reconcilier_mains(presents: int, comptes: Mapping[str, int]) -> Reconciliation:
    """Le compte d’une ligne de mains levées."""
    sans_avis = comptes.get(SANS_AVIS, 0)
    return reconcilier(presents, sum(comptes.values()) - sans_avis, sans_avis)


def lire_votants(connexion: Connection, tour: TourLu) -> tuple[Votant, ...]:
    """Les inscrits par numéro, et qui a signé."""
    requete = (
        select(
            Participant.id,
            Participant.numero,
            College.nom,
            func.coalesce(Identite.nom, ""),
            Participant.present,
            Emargement.tour_id.is_not(None),
        )
        .join(College, College.id == Participant.college_id)
        .outerjoin(Identite, Identite.id == Participant.identite_id)
        .outerjoin(
            Emargement,
            (Emargement.participant_id == Participant.id) & (Emargement.tour_id == tour.id),
        )
        .order_by(Participant.numero)
    )
    return tuple(Votant(*ligne) for ligne in connexion.execute(requete))


def lire_ventilation(connexion: Connection, tour: TourLu) -> dict[str, Repartition]:
    """La répartition par collège, et sous « » ce dont on ne sait pas le collège."""
    colleges = lire_colleges(connexion)
    par_college = repartitions_par_college(connexion, tour.echelle, colleges, tour.id)
    cles = {college.id: college.cle for college in colleges}
    ventilation = {cles[cle]: lue for cle, lue in par_college.get(tour.id, {}).items()}
    total = repartition_du_tour(connexion, tour.id, tour.echelle, 0)
    reste = Repartition(
        tuple(
            nombre - sum(lue.effectifs[rang] for lue in ventilation.values())
            for rang, nombre in enumerate(total.effectifs)
        ),
        total.sans_avis - sum(lue.sans_avis for lue in ventilation.values()),
    )
    return {**ventilation, "": reste} if reste.reponses else ventilation


def reconcilier_clos(tour: TourLu, repartition: Repartition) -> Reconciliation:
    """Le compte d’un tour clos, rapproché des présents relevés à sa clôture.

    Un tour sans relevé (importé) n’a que ses réponses et ses manquants pour dire les présents.
    """
    releves = sum((tour.presents or {}).values())
    presents = releves or repartition.reponses + repartition.manquants
    return reconcilier(presents, repartition.exprimes, repartition.sans_avis)
