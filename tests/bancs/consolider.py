"""Réunir cent séances de vingt personnes."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.consolider import preparer_reunion, reunir
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.verification import verifier
from tests.bancs.atelier_lourd import creer_lourd, ecrire_positions
from tests.bancs.mesure import Mesure

SEANCES, PERSONNES, PRINCIPES = 100, 20, 20


def mesurer() -> Iterator[Mesure]:
    """La réunion, puis ce que Décider en lit."""
    with tempfile.TemporaryDirectory() as racine:
        dossier = Path(racine)
        chemins = fabriquer_seances(dossier)
        resultat = dossier / "resultat.charte"
        debut = time.perf_counter()
        reunion = preparer_reunion(chemins)
        lues = time.perf_counter()
        rendu = reunir(reunion, vers=resultat)
        fin = time.perf_counter()
        assert rendu.voix == SEANCES * PERSONNES * PRINCIPES
        yield Mesure(
            f"réunir {SEANCES} séances de {PERSONNES} personnes", fin - debut, 20, "s",
            f"lire {lues - debut:.1f} s, écrire {fin - lues:.1f} s",
        )  # fmt: skip
        assert verifier(resultat).gestes == 1
        with ouvrir(resultat, lecture_seule=True) as atelier:
            debut = time.perf_counter()
            lire_decisions(atelier.connexion)
            yield Mesure("lire Décider sur le résultat", time.perf_counter() - debut, 1, "s")


def fabriquer_seances(dossier: Path) -> list[Path]:
    """Cent séances : une séance jouée, recopiée sous un autre identifiant."""
    premiere = dossier / "seance-001.charte"
    creer_lourd(premiere, participants=PERSONNES, principes=PRINCIPES)
    csv = dossier / "positions.csv"
    ecrire_positions(csv, participants=PERSONNES, principes=PRINCIPES)
    with ouvrir(premiere) as atelier:
        importer_positions(atelier, csv)
    chemins = [premiere]
    for n in range(2, SEANCES + 1):
        chemin = dossier / f"seance-{n:03d}.charte"
        chemin.write_bytes(premiere.read_bytes())
        connexion = sqlite3.connect(chemin)
        connexion.execute("UPDATE atelier SET identifiant = ?", (f"{n:016x}",))
        connexion.commit()
        connexion.close()
        chemins.append(chemin)
    return chemins
