"""Le processus est tué net en plein travail : tout geste rendu est retrouvé."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.preparer import ajouter_college
from charte_studio.atelier.verification import verifier
from tests.outils.fichiers import atelier_rempli

MORTS = 60
RACINE = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL n’existe pas ici")


def test_apres_soixante_morts_subites_aucun_geste_rendu_ne_manque(tmp_path: Path) -> None:
    modele = atelier_rempli(tmp_path / "modele.charte")
    fini = subprocess.run(
        [sys.executable, "-m", "tests.outils.rafale", str(modele), str(MORTS), "20261112"],
        cwd=RACINE,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    lignes = [ligne.split("\t") for ligne in fini.stdout.splitlines()]
    assert len(lignes) == MORTS
    au_milieu = 0
    for nom, dernier in lignes:
        chemin = Path(nom)
        interrompu = chemin.with_name(f"{chemin.name}-journal").exists()
        au_milieu += interrompu
        rapport = verifier(chemin)
        # La ligne d’après a pu être écrite sans que le processus ait eu le temps de le dire ;
        # noter une position puis son motif en fait deux.
        assert int(dernier) <= rapport.gestes <= int(dernier) + 2
        with ouvrir(chemin) as atelier:
            assert not atelier.lecture_seule
            ajouter_college(atelier, "Élus")
            derniere = atelier.derniere_ligne
        assert derniere is not None
        assert derniere.n == rapport.gestes + 1
        if interrompu:  # ce que SQLite a défait en rouvrant ne gêne pas ce qu’on écrit ensuite
            assert verifier(chemin).gestes == rapport.gestes + 1
    assert au_milieu > 0
