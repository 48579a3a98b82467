"""Compter et mesurer une grande consultation, et révéler un résultat."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.lectures import mesures as lectures
from charte_studio.atelier.lectures.mesures import mesurer_principes, mesurer_un
from tests.bancs.atelier_lourd import creer_lourd, ecrire_positions
from tests.bancs.mesure import Mesure

GRAND = (2000, 200)
SALLE = (1000, 40)
REPRISES = 5
EQUIVALENT = (
    "SELECT position.tour_id, participant.college_id, position.degre, count(*) FROM position"
    " JOIN participant ON participant.id = position.participant_id"
    " GROUP BY position.tour_id, participant.college_id, position.degre"
)


def mesurer() -> Iterator[Mesure]:
    """Le compte d’une grande consultation, une révélation, et l’import de 50 000 positions."""
    with tempfile.TemporaryDirectory() as racine:
        dossier = Path(racine)
        grand = _fabriquer(dossier / "grand.charte", *GRAND)
        nu = sqlite3.connect(grand)
        with ouvrir(grand, lecture_seule=True) as atelier:
            # Entrelacées : une machine occupée ralentit l’une comme l’autre.
            compter, reference = _plus_courtes(
                lambda: mesurer_principes(_neuve(atelier.connexion)),
                lambda: nu.execute(EQUIVALENT).fetchall(),
            )
            reponses = sum(
                principe.tours[0].repartition.reponses
                for principe in mesurer_principes(atelier.connexion)
            )
            assert reponses == GRAND[0] * GRAND[1]
        nu.close()
        yield Mesure(
            "compter et mesurer 2 000 × 200 / SELECT … GROUP BY", compter / reference, 2, "fois",
            f"{compter * 1000:.0f} ms, SELECT : {reference * 1000:.0f} ms",
        )  # fmt: skip
        salle = _fabriquer(dossier / "salle.charte", *SALLE)
        with ouvrir(salle, lecture_seule=True) as atelier:
            (reveler,) = _plus_courtes(lambda: mesurer_un(_neuve(atelier.connexion), 1))
        yield Mesure("révéler un résultat à 1 000 participants", reveler * 1000, 50, "ms")
        vide = dossier / "vide.charte"
        creer_lourd(vide, participants=1000, principes=50)
        csv = dossier / "cinquante.csv"
        ecrire_positions(csv, participants=1000, principes=50)
        with ouvrir(vide) as atelier:
            debut = time.perf_counter()
            importer_positions(atelier, csv)
            yield Mesure("importer 50 000 positions", time.perf_counter() - debut, 5, "s")


def _fabriquer(chemin: Path, participants: int, principes: int) -> Path:
    creer_lourd(chemin, participants=participants, principes=principes)
    csv = chemin.with_suffix(".csv")
    ecrire_positions(csv, participants=participants, principes=principes)
    with ouvrir(chemin) as atelier:
        importer_positions(atelier, csv)
    return chemin


def _neuve(connexion: Connection) -> Connection:
    """La même connexion, sans rien de retenu : ni lecture, ni mesure, ni masque."""
    connexion.info.clear()
    lectures._masquer.cache_clear()
    lectures._mesures.cache_clear()
    return connexion


def _plus_courtes(*faires: Callable[[], object]) -> list[float]:
    """La plus courte durée de chacune, sur quelques reprises."""
    durees: list[list[float]] = [[] for _ in faires]
    for _ in range(REPRISES):
        for faire, siennes in zip(faires, durees, strict=True):
            debut = time.perf_counter()
            faire()
            siennes.append(time.perf_counter() - debut)
    return [min(siennes) for siennes in durees]
