"""Le démarrage : processus entier jusqu’à l’accueil peint, contre une fenêtre PySide6 nue."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bancs.mesure import Mesure, modules_gardes

TOURS = 11
FENETRE_NUE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv)
fenetre = QWidget()
fenetre.resize(1366, 820)
fenetre.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, fenetre.close))
sys.exit(application.exec())
"""


def mesurer() -> Iterator[Mesure]:
    """Alterne les deux processus et compare leurs médianes."""
    with tempfile.TemporaryDirectory() as dossier:
        environnement = {
            **os.environ, "CHARTE_STUDIO_DOSSIER": dossier, "QT_QPA_PLATFORM": "offscreen",
            **modules_gardes(Path(dossier)),
        }  # fmt: skip
        nue: list[float] = []
        notre: list[float] = []
        for tour in range(TOURS + 1):
            a = _chrono([sys.executable, "-c", FENETRE_NUE], environnement)
            b = _chrono([*_notre_commande(), "--quitter-une-fois-affiche"], environnement)
            if tour:  # le premier remplit les caches
                nue.append(a)
                notre.append(b)
    reference, mesure = statistics.median(nue), statistics.median(notre)
    yield Mesure(
        "démarrage jusqu’à l’accueil / fenêtre PySide6 nue",
        mesure / reference,
        1.6,
        "fois",
        f"{mesure * 1000:.0f} ms contre {reference * 1000:.0f} ms",
    )


def _notre_commande() -> list[str]:
    """La commande installée, sinon le module."""
    script = Path(sys.executable).with_name("charte-studio")
    return [str(script)] if script.exists() else [sys.executable, "-m", "charte_studio"]


def _chrono(commande: list[str], environnement: dict[str, str]) -> float:
    debut = time.perf_counter()
    subprocess.run(commande, env=environnement, check=True)
    return time.perf_counter() - debut
