"""Les séances que réunit un atelier : d’où viennent ses voix."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.schema import Seance


@dataclass(frozen=True, slots=True)
class SeanceReunie:
    """La provenance d’une part des voix, telle qu’elle peut s’imprimer."""

    titre: str
    fichier: str
    date: dt.date | None
    lieu: str
    duree_minutes: int | None
    participants: int
    empreinte: str
    """La dernière empreinte du journal de la séance."""


def lire_seances(connexion: Connection) -> tuple[SeanceReunie, ...]:
    """Les séances, dans l’ordre où elles ont été données ; vide pour un atelier ordinaire."""
    requete = select(
        Seance.titre,
        Seance.fichier,
        Seance.date,
        Seance.lieu,
        Seance.duree_minutes,
        Seance.participants,
        Seance.empreinte,
    ).order_by(Seance.rang)
    return tuple(
        SeanceReunie(
            ligne.titre,
            ligne.fichier,
            dt.date.fromisoformat(ligne.date) if ligne.date else None,
            *ligne[3:],
        )
        for ligne in connexion.execute(requete)
    )
