"""Les mesures de tous les principes, tour par tour et collège par collège."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import (
    CollegeLu,
    TourLu,
    compter_inscrits,
    lire_atelier,
    lire_colleges,
    lire_tours,
    repartition_vide,
    repartitions_par_college,
    repartitions_par_tour,
)
from charte_studio.atelier.schema import Principe
from charte_studio.domaine.confidentialite import colleges_masques
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.mesures import Mesures, Repartition, mesurer


@dataclass(frozen=True, slots=True)
class CollegeMesure:
    """La répartition d’un collège ; `masque` dit qu’elle ne se montre pas en public."""

    cle: str
    nom: str
    repartition: Repartition
    masque: bool


@dataclass(frozen=True, slots=True)
class TourMesure:
    """Un tour et ses mesures. `masque` : trop peu d’exprimés pour être montré en public."""

    tour: TourLu
    repartition: Repartition
    mesures: Mesures
    colleges: tuple[CollegeMesure, ...]
    masque: bool


@dataclass(frozen=True, slots=True)
class PrincipeMesure:
    id: int
    cle: str
    titre: str
    tours: tuple[TourMesure, ...]

    @property
    def dernier_clos(self) -> TourMesure | None:
        """Le dernier tour clos : celui sur lequel on décide."""
        return next((t for t in reversed(self.tours) if t.tour.clos), None)


def mesurer_tour(
    tour: TourLu,
    repartition: Repartition,
    colleges: tuple[CollegeLu, ...],
    par_college: dict[int, Repartition],
    echelle: Echelle,
    seuil: int,
) -> TourMesure:
    """Rassemble ce que l’on sait d’un tour, et ce qui s’en montre en public."""
    masques = colleges_masques(
        {
            college.cle: par_college[college.id].reponses
            for college in colleges
            if college.id in par_college
        },
        seuil,
    )
    return TourMesure(
        tour=tour,
        repartition=repartition,
        mesures=mesurer(echelle, repartition),
        colleges=tuple(
            CollegeMesure(college.cle, college.nom, par_college[college.id], college.cle in masques)
            for college in colleges
            if college.id in par_college
        ),
        masque=0 < repartition.exprimes < seuil,
    )


def mesurer_principes(connexion: Connection) -> tuple[PrincipeMesure, ...]:
    """Tous les principes retenus, dans l’ordre, avec leurs tours mesurés."""
    info = lire_atelier(connexion)
    inscrits, colleges = compter_inscrits(connexion), lire_colleges(connexion)
    repartitions = repartitions_par_tour(connexion, info.echelle, inscrits)
    par_college = repartitions_par_college(connexion, info.echelle, colleges)
    vide = repartition_vide(info.echelle, inscrits)
    tours: dict[int, list[TourMesure]] = defaultdict(list)
    for tour in lire_tours(connexion):
        tours[tour.principe_id].append(
            mesurer_tour(
                tour,
                repartitions.get(tour.id, vide),
                colleges,
                par_college.get(tour.id, {}),
                info.echelle,
                info.seuil,
            )
        )
    requete = (
        select(Principe.id, Principe.cle, Principe.titre)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    )
    return tuple(
        PrincipeMesure(*ligne, tours=tuple(tours.get(ligne[0], ())))
        for ligne in connexion.execute(requete)
    )
