"""Compter des mains levées, par collège et par degré."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sqlalchemy import select

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import trouver
from charte_studio.atelier.gestes.se_positionner.tours import (
    MAIN_LEVEE,
    en_json,
    exiger_degre,
    exiger_tour_ouvert,
)
from charte_studio.atelier.schema import College, Comptage
from charte_studio.socle.erreurs import Refus

MAINS_MAX = 100_000
SALLE: Final = ""
"""La clé des présents quand on compte la salle entière, sans collège."""


def compter_mains(
    atelier: AtelierOuvert, *, tour_id: int, college_id: int | None, degre: str, nombre: int
) -> None:
    """Note combien de mains se lèvent. `college_id` vaut `None` pour la salle entière.

    Lève `Refus` pour un nombre impossible, une réponse étrangère à l’échelle, un tour clos.
    """
    if not 0 <= nombre <= MAINS_MAX:
        raise Refus("Un nombre de mains est positif ou nul : corrigez le compte.")
    with atelier.geste("Compter des mains") as session:
        tour = exiger_tour_ouvert(session, tour_id, mode=MAIN_LEVEE)
        exiger_degre(session, tour, degre)
        if college_id is not None:
            trouver(session, College, college_id)
        compte = session.scalar(
            select(Comptage).where(
                Comptage.tour_id == tour_id,
                Comptage.college_id.is_(college_id),
                Comptage.seance_id.is_(None),
                Comptage.degre == degre,
            )
        )
        if compte is None and nombre:
            session.add(
                Comptage(
                    tour_id=tour_id,
                    seance_id=None,
                    college_id=college_id,
                    degre=degre,
                    nombre=nombre,
                )
            )
        elif compte is not None and nombre:
            compte.nombre = nombre
        elif compte is not None:
            session.delete(compte)


def noter_presents(atelier: AtelierOuvert, tour_id: int, presents: Mapping[str, int]) -> None:
    """Note combien de personnes de chaque collège sont là, pour un tour à main levée.

    `presents` : clé du collège, ou `SALLE` → nombre. Lève `Refus` pour un collège inconnu ou un
    nombre impossible.
    """
    with atelier.geste("Noter les présents") as session:
        tour = exiger_tour_ouvert(session, tour_id, mode=MAIN_LEVEE)
        connus = {SALLE, *session.scalars(select(College.cle))}
        if not set(presents) <= connus or any(not 0 <= n <= MAINS_MAX for n in presents.values()):
            raise Refus("Donnez un nombre positif ou nul à chaque collège inscrit.")
        tour.presents = en_json({cle: n for cle, n in presents.items() if n})
