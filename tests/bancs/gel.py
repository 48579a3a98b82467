"""Un atelier joué en accéléré, la salle projetée : le plus long gel de la fenêtre de l’animateur.

Un minuteur de 5 ms bat dans la fenêtre ; l’écart entre deux battements est ce qu’elle a fait
attendre. Chaque action est jouée par la boucle d’événements, comme une touche en séance.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bancs.mesure import Mesure, centile

BATTEMENT_MS = 5
REPONSES = 8
"""Les réponses tapées dans chaque tour."""
PRINCIPES = 3


def mesurer() -> Iterator[Mesure]:
    """Le plus long gel et le 99e centile, dans un processus qui ne fait que cela."""
    with tempfile.TemporaryDirectory() as dossier:
        ecrans = Path(dossier) / "ecrans.json"
        ecrans.write_text(json.dumps({"screens": [
            {"name": nom, "x": x, "y": 0, "width": large, "height": haut,
             "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
            for nom, x, large, haut in (("PORTABLE", 0, 1366, 820), ("SALLE", 1366, 1920, 1080))
        ]}), encoding="utf-8")  # fmt: skip
        sortie = subprocess.run(
            [sys.executable, "-m", "tests.bancs.gel", dossier],
            check=True, capture_output=True, text=True,
            env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={ecrans}",
                 "CHARTE_STUDIO_DOSSIER": str(Path(dossier) / "poste")},
        )  # fmt: skip
    lu = json.loads(sortie.stdout)
    gels = lu["gels"]
    yield Mesure(
        "le plus long gel pendant un atelier projeté", max(gels), 50, "ms",
        f"99e centile {centile(gels, 99):.1f} ms, {lu['actions']} actions, pire : {lu['pire']}",
    )  # fmt: skip


def jouer(dossier: Path) -> dict[str, object]:
    """Joue l’atelier et rend les gels, en millisecondes."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from charte_studio.interface.application import creer_application, taire_le_greffon_hors_ecran
    from charte_studio.interface.inventaire import fenetre_de_demonstration
    from charte_studio.interface.ramasse_miettes import ranger_les_miettes

    taire_le_greffon_hors_ecran()
    creer_application()
    gels: list[float] = []
    quoi: list[str] = []
    en_cours = ""
    precedent = 0.0

    def battre() -> None:
        nonlocal precedent
        maintenant = time.perf_counter()
        if precedent:
            gels.append((maintenant - precedent) * 1000 - BATTEMENT_MS)
            quoi.append(en_cours)
        precedent = maintenant

    with fenetre_de_demonstration(dossier) as (fenetre, console):
        ranger_les_miettes()  # comme l’application, une fois l’atelier ouvert
        fenetre.move(0, 0)
        fenetre.activateWindow()
        boucle = QEventLoop()
        animation = console.animation

        def taper(touche: Qt.Key) -> None:
            QTest.keyClick(QApplication.focusWidget() or fenetre, touche)

        def aller(demande: object) -> None:
            animation.pilote.aller(demande)  # type: ignore[arg-type]

        actions = list(_atelier(console, taper, aller))
        # Une fois pour les imports différés et les pages à bâtir : ce n’est pas un gel de séance.
        for etape in ("accueillir", "explorer", "se_positionner", "decider"):
            console.aller_a(etape)
            fenetre.grab()
        animation.projeter()
        animation.ouvrir_panneau(True)
        animation.minuterie.lancer(600)
        fenetre.grab()
        faites = 0

        def suivante() -> None:
            nonlocal en_cours, faites
            if faites == len(actions):
                boucle.quit()
                return
            en_cours, faire = actions[faites]
            faites += 1
            faire()

        battement, rythme = QTimer(), QTimer()
        battement.setTimerType(Qt.TimerType.PreciseTimer)
        battement.timeout.connect(battre)
        rythme.timeout.connect(suivante)
        battement.start(BATTEMENT_MS)
        rythme.start(140)
        boucle.exec()
        battement.stop()
        rythme.stop()
    pire = quoi[gels.index(max(gels))]
    return {"gels": gels, "actions": len(actions), "pire": pire}


def _atelier(
    console: object, taper: Callable[[object], None], aller: Callable[[object], None]
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Pour quelques principes : un troisième tour, tapé, clos, débattu, décidé, à l’écran."""
    from functools import partial

    from PySide6.QtCore import Qt

    from charte_studio.atelier.gestes.se_positionner import clore_tour, ouvrir_tour
    from charte_studio.atelier.lectures.projection import Demande
    from charte_studio.atelier.lectures.tours import lire_tours
    from charte_studio.interface.console import Console

    assert isinstance(console, Console)
    atelier = console.contexte.atelier

    def clore(principe: int) -> None:
        clore_tour(atelier, lire_tours(atelier.connexion, principe)[-1].id)

    for scene in ("accueil", "regles", "donnees"):
        yield scene, partial(aller, Demande(scene))
    for principe in range(1, PRINCIPES + 1):
        for scene in ("enjeu", "affirmation"):
            yield scene, partial(aller, Demande(scene, principe))
        yield "ouvrir un tour", partial(ouvrir_tour, atelier, principe, mode="nominatif")
        yield "tour_ouvert", partial(aller, Demande("tour_ouvert", principe, 3))
        for n in range(REPONSES):
            yield "une réponse", partial(taper, Qt.Key(Qt.Key.Key_1 + n % 5))
        yield "écran noir", partial(taper, Qt.Key.Key_Period)
        yield "retour", partial(taper, Qt.Key.Key_Period)
        yield "clore un tour", partial(clore, principe)
        for scene, rang in (("avant_apres", 3), ("colleges", 3), ("debat", 1), ("decision", 1)):
            yield scene, partial(aller, Demande(scene, principe, rang))
    for _ in range(6):
        yield "scène précédente", partial(taper, Qt.Key.Key_PageUp)
    yield "synthese", partial(aller, Demande("synthese"))
    yield "le minuteur bat", lambda: None


if __name__ == "__main__":
    print(json.dumps(jouer(Path(sys.argv[1]))))
