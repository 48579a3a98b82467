"""Un geste, l’ouverture et l’import, sur un atelier de 1 000 participants et 40 principes."""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bancs.atelier_lourd import creer_lourd, ecrire_positions
from tests.bancs.mesure import Mesure, centile, modules_gardes

PRINCIPES = 40
GESTES = 400
CHAUFFE = 40
MOITIE = GESTES // 2


def mesurer() -> Iterator[Mesure]:
    """Les mesures du geste, de l’import, de l’ouverture et de la mémoire."""
    with tempfile.TemporaryDirectory() as racine:
        dossier = Path(racine)
        durees: dict[int, list[float]] = {}
        references: dict[int, list[float]] = {}
        for participants in (100, 1000):
            fichier = dossier / f"{participants}.charte"
            creer_lourd(fichier, participants=participants, principes=PRINCIPES)
            csv = dossier / f"{participants}.csv"
            ecrire_positions(csv, participants=participants, principes=PRINCIPES - 1)
            import_ = _sous_processus("importer", fichier, csv)
            if participants == 1000:
                yield Mesure("importer 39 000 positions", import_["duree"], 5, "s")
            lu = _sous_processus("gestes", fichier)
            durees[participants], references[participants] = lu["durees"], lu["references"]
        yield from _comparer(durees, references)
        _sous_processus("ouvrir", dossier / "1000.charte")  # la première compile les modules
        ouverture = _sous_processus("ouvrir", dossier / "1000.charte")
        yield Mesure(
            "ouvrir 40 000 positions, première page utilisable", ouverture["duree"], 1, "s"
        )
        yield Mesure("mémoire de la fenêtre ouverte", ouverture["memoire"], 300, "Mio")


def _comparer(
    durees: dict[int, list[float]], references: dict[int, list[float]]
) -> Iterator[Mesure]:
    grand, petit = durees[1000], durees[100]
    yield Mesure(
        "un geste à 1 000 participants, 95e centile", centile(grand, 95) * 1000, 16, "ms",
        f"médiane {statistics.median(grand) * 1000:.2f} ms",
    )  # fmt: skip
    reference = statistics.median(references[1000])
    yield Mesure(
        "un geste / INSERT sqlite3 validé, mêmes pragmas", statistics.median(grand) / reference, 4,
        "fois", f"INSERT : {reference * 1000:.2f} ms",
    )  # fmt: skip
    yield Mesure(
        "un geste à 1 000 / à 100 participants",
        statistics.median(grand) / statistics.median(petit), 1.5, "fois",
    )  # fmt: skip


def _sous_processus(quoi: str, *arguments: Path) -> dict[str, object] | dict[str, float]:
    """Une mesure dans un processus neuf, pour que la mémoire soit la sienne."""
    sortie = subprocess.run(
        [sys.executable, "-m", "tests.bancs.geste", quoi, *map(str, arguments)],
        check=True, capture_output=True, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen",
             "CHARTE_STUDIO_DOSSIER": str(arguments[0].parent / "poste"),
             **modules_gardes(arguments[0].parent)},
    )  # fmt: skip
    import json

    lu: dict[str, object] = json.loads(sortie.stdout)
    return lu


# --- ce que fait le sous-processus -----------------------------------------------------------


def importer(fichier: Path, csv: Path) -> dict[str, object]:
    from charte_studio.atelier.atelier import ouvrir
    from charte_studio.atelier.gestes.importer import importer_positions

    with ouvrir(fichier) as atelier:
        debut = time.perf_counter()
        importer_positions(atelier, csv)
        return {"duree": time.perf_counter() - debut}


def gestes(fichier: Path) -> dict[str, object]:
    """Des positions notées la page visible ; des INSERT de référence entrelacés, même disque."""
    from PySide6.QtCore import QObject

    from charte_studio.atelier.atelier import ouvrir
    from charte_studio.atelier.gestes.se_positionner import enregistrer_position, ouvrir_tour
    from charte_studio.atelier.lectures.preparer import lire_participants
    from charte_studio.atelier.lectures.se_positionner import lister_principes
    from charte_studio.interface.application import creer_application
    from charte_studio.interface.console import Console
    from charte_studio.interface.contexte import Contexte
    from charte_studio.interface.taches import Taches

    application = creer_application()
    parent = QObject()
    durees: list[float] = []
    references: list[float] = []
    with ouvrir(fichier) as atelier:
        dernier = lister_principes(atelier.connexion)[-1].id
        tour = ouvrir_tour(atelier, dernier)
        console = Console(Contexte(atelier, Taches(parent), parent))
        console.resize(1366, 820)
        console.show()
        console.aller_a("se_positionner")
        assert console.page is not None
        console.page.aller_au_principe(dernier)
        application.sendPostedEvents()
        participants = lire_participants(atelier.connexion)
        reference = _reference(fichier)
        for n in range(GESTES + CHAUFFE):
            qui = participants[n % min(len(participants), 100)].id
            degre = ("tout-a-fait", "plutot", "partage", "plutot-pas")[n // 100 % 4]
            debut = time.perf_counter()
            enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=degre)
            application.sendPostedEvents()
            milieu = time.perf_counter()
            reference.execute("BEGIN IMMEDIATE")
            reference.execute("INSERT INTO essai VALUES (NULL, ?, ?, ?, '')", (tour, n, degre))
            reference.execute("COMMIT")
            if n >= CHAUFFE:
                durees.append(milieu - debut)
                references.append(time.perf_counter() - milieu)
        reference.close()
        console.close()
        console.contexte.fermer()
    return {"durees": durees, "references": references}


def _reference(fichier: Path) -> sqlite3.Connection:
    """Une base voisine, de la même taille, réglée comme la nôtre, avec le même index unique."""
    connexion = sqlite3.connect(fichier.with_suffix(".reference"), isolation_level=None)
    for reglage in (
        "journal_mode=DELETE", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON",
    ):  # fmt: skip
        connexion.execute(f"PRAGMA {reglage}")
    connexion.execute(
        "CREATE TABLE essai (id INTEGER PRIMARY KEY, tour_id INTEGER, participant_id INTEGER, "
        "degre TEXT, motif TEXT, UNIQUE (tour_id, participant_id))"
    )
    connexion.execute("BEGIN")
    connexion.executemany(
        "INSERT INTO essai VALUES (NULL, ?, ?, 'plutot', '')",
        ((-n // 1000, n) for n in range(39_000)),
    )
    connexion.execute("COMMIT")
    return connexion


def ouvrir_fenetre(fichier: Path) -> dict[str, object]:
    """De la fenêtre vide à la première page peinte, dans la vraie fenêtre."""
    from PySide6.QtCore import QEventLoop, QTimer

    from charte_studio.interface.application import creer_application
    from charte_studio.interface.fenetre import Fenetre
    from charte_studio.socle.chemins import dossiers_utilisateur

    application = creer_application()
    fenetre = Fenetre(dossiers_utilisateur())
    fenetre.show()
    application.sendPostedEvents()
    boucle = QEventLoop()
    guet = QTimer()
    guet.setInterval(1)
    guet.timeout.connect(lambda: fenetre.console is not None and boucle.quit())
    guet.start()
    debut = time.perf_counter()
    fenetre.ouvrir(str(fichier))
    boucle.exec()
    fenetre.grab()
    duree = time.perf_counter() - debut
    assert fenetre.console is not None
    for etape in ("se_positionner", "decider", "rediger", "transmettre"):
        fenetre.console.aller_a(etape)
        fenetre.grab()
    fenetre.close()
    memoire = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"duree": duree, "memoire": memoire}


if __name__ == "__main__":
    import json

    travaux = {"importer": importer, "gestes": gestes, "ouvrir": ouvrir_fenetre}
    print(json.dumps(travaux[sys.argv[1]](*map(Path, sys.argv[2:]))))
