"""Le verrou : un seul poste écrit, et un poste mort n’empêche personne."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import ajouter_college
from charte_studio.atelier.verrou import Verrou
from tests.outils.fichiers import voisins
from tests.outils.horloge import SEANCE
from tests.outils.phrases import attendre_ennui, attendre_refus

TENIR = """
import sys, time
from datetime import datetime
from pathlib import Path
from charte_studio.atelier.verrou import Verrou
from tests.outils.phrases import attendre_ennui, attendre_refus
verrou = Verrou(Path(sys.argv[1]), maintenant=datetime.fromisoformat(sys.argv[2]))
print("tenu", flush=True)
time.sleep(60)
"""


def test_un_second_ouvrir_est_refuse_et_dit_quel_poste_et_depuis_quand(
    atelier: AtelierOuvert,
) -> None:
    with attendre_ennui(
        f"« essai.charte » est déjà ouvert sur {platform.node()} depuis le 12/11/2026 à 14:00. "
        "Fermez-le là-bas, ou travaillez sur une copie."
    ):
        ouvrir(atelier.chemin)
    ajouter_college(atelier, "RH")


def test_le_refus_ne_rend_pas_le_verrou_de_l_autre(atelier: AtelierOuvert) -> None:
    for _ in range(2):
        with attendre_ennui("déjà ouvert"):
            ouvrir(atelier.chemin)


def test_fermer_rend_le_verrou(atelier: AtelierOuvert) -> None:
    atelier.fermer()
    with ouvrir(atelier.chemin) as rouvert:
        assert not rouvert.lecture_seule


def test_un_lien_vers_le_fichier_porte_le_meme_verrou(atelier: AtelierOuvert) -> None:
    lien = atelier.chemin.with_name("raccourci.charte")
    lien.symlink_to(atelier.chemin)
    with attendre_ennui("déjà ouvert"):
        ouvrir(lien)


def test_un_autre_processus_tient_le_verrou_puis_sa_mort_le_rend(tmp_path: Path) -> None:
    chemin = tmp_path / "a.charte"
    with subprocess.Popen(
        [sys.executable, "-c", TENIR, str(chemin), SEANCE.isoformat()],
        stdout=subprocess.PIPE,
        text=True,
    ) as autre:
        try:
            assert autre.stdout is not None
            assert autre.stdout.readline() == "tenu\n"
            with attendre_ennui("12/11/2026 à 14:00"):
                Verrou(chemin, maintenant=SEANCE)
        finally:
            autre.kill()
    assert voisins(chemin) == {".a.charte.verrou"}
    Verrou(chemin, maintenant=SEANCE).rendre()
    assert voisins(chemin) == set()


def test_un_verrou_oublie_au_contenu_illisible_est_repris(tmp_path: Path) -> None:
    chemin = tmp_path / "a.charte"
    fichier = tmp_path / ".a.charte.verrou"
    fichier.write_bytes(b"\xff\xfe pas du json" * 50)
    verrou = Verrou(chemin, maintenant=SEANCE)
    assert json.loads(fichier.read_text(encoding="utf-8")) == {
        "poste": platform.node(),
        "depuis": "2026-11-12T14:00+01:00",
    }
    verrou.rendre()
    verrou.rendre()


@pytest.mark.parametrize("contenu", ["", "[]", '{"poste": 3}', '{"depuis": "hier"}'])
def test_un_verrou_tenu_mais_illisible_se_dit_sans_inventer(tmp_path: Path, contenu: str) -> None:
    chemin = tmp_path / "a.charte"
    verrou = Verrou(chemin, maintenant=SEANCE)
    (tmp_path / ".a.charte.verrou").write_text(contenu, encoding="utf-8")
    with attendre_ennui("est déjà ouvert ailleurs"):
        Verrou(chemin, maintenant=SEANCE)
    verrou.rendre()


def test_une_ouverture_qui_echoue_rend_le_verrou(tmp_path: Path, atelier: AtelierOuvert) -> None:
    atelier.fermer()
    octets = atelier.chemin.read_bytes()
    abime = tmp_path / "abime.charte"
    abime.write_bytes(octets[: len(octets) // 2])
    with attendre_refus("abîmé"):
        ouvrir(abime)
    assert ".abime.charte.verrou" not in voisins(abime)
