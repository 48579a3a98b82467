"""Changer de scène à 1920 × 1080 : lire, composer, peindre, sur un atelier vivant."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from charte_studio.atelier.demonstration import creer_demonstration
from charte_studio.atelier.lectures.projection import lire_fil, lire_scene, scenes_possibles
from charte_studio.interface.application import creer_application
from charte_studio.interface.projection import VueProjetee
from charte_studio.interface.projection import composer as composition
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources
from tests.bancs.mesure import Mesure, centile

TAILLE = QSize(1920, 1080)
PASSAGES = 4


def mesurer() -> Iterator[Mesure]:
    """Le 95e centile d’un changement de scène, mise en pages à neuf puis gardée."""
    application = QApplication.instance() or creer_application()
    with tempfile.TemporaryDirectory() as dossier:
        atelier = creer_demonstration(
            Path(dossier) / "banc.charte",
            donnees=dossier_ressources() / "demonstration",
            modeles=dossier_modeles(),
        )
        demandes = [pas.demande for pas in lire_fil(atelier.connexion)]
        demandes += scenes_possibles(atelier.connexion)
        vue = VueProjetee(animations=False)
        vue.resize(TAILLE)
        vue.show()
        application.sendPostedEvents()
        neuves: list[float] = []
        gardees: list[float] = []
        for passage in range(PASSAGES + 1):
            for demande in demandes:
                if passage % 2 == 0:
                    composition.oublier()
                debut = time.perf_counter()
                vue.montrer(lire_scene(atelier.connexion, demande))
                vue.grab()
                duree = time.perf_counter() - debut
                if passage:
                    (gardees if passage % 2 else neuves).append(duree * 1000)
        vue.close()
        atelier.fermer()
    yield Mesure(
        "changer de scène, 1920 × 1080, mise en pages à neuf", centile(neuves, 95), 33, "ms",
        f"médiane {statistics.median(neuves):.1f} ms, {len(neuves)} changements",
    )  # fmt: skip
    yield Mesure(
        "changer de scène déjà mise en pages", centile(gardees, 95), 33, "ms",
        f"médiane {statistics.median(gardees):.1f} ms",
    )  # fmt: skip
