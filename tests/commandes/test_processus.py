"""La commande lancée pour de bon, dans son propre processus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[2]


def charte_studio(*arguments: object) -> subprocess.CompletedProcess[str]:
    """`python -m charte_studio …`, là où l’encodage du terminal n’est pas l’UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "charte_studio", *map(str, arguments)],
        cwd=RACINE,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_de_la_creation_a_l_export_chaque_commande_rend_zero(
    tmp_path: Path, modele: Path, positions: Path
) -> None:
    fichier, sortie = tmp_path / "a.charte", tmp_path / "charte.md"
    for arguments in (
        ("nouveau", fichier, "--modele", modele),
        ("importer", fichier, positions),
        ("decider", fichier, "--suggestions"),
        ("exporter", fichier, "--vers", sortie),
        ("verifier", fichier),
    ):
        fini = charte_studio(*arguments)
        assert (fini.returncode, fini.stderr) == (0, "")
        assert fini.stdout
    assert "# Charte d’essai" in sortie.read_text(encoding="utf-8")


def test_les_accents_et_le_json_sortent_en_utf_8(fichier: Path) -> None:
    fini = charte_studio("journal", fichier, "--json")
    assert fini.returncode == 0
    assert json.loads(fini.stdout)[0]["libelle"] == "Créer l’atelier"


@pytest.mark.parametrize(
    ("arguments", "code", "phrase"),
    [
        (["verifier", "absent.charte"], 1, "n’existe pas"),
        (["mesures"], 2, "Il manque"),
        (["--nimporte"], 2, "Argument inconnu"),
    ],
)
def test_un_echec_donne_son_code_et_une_phrase_sur_l_erreur_standard(
    arguments: list[str], code: int, phrase: str
) -> None:
    fini = charte_studio(*arguments)
    assert (fini.returncode, fini.stdout) == (code, "")
    assert phrase in fini.stderr
    assert "Traceback" not in fini.stderr


def test_une_commande_sans_fenetre_n_importe_pas_qt(fichier: Path) -> None:
    script = (
        "import sys; from charte_studio import demarrage; "
        f"demarrage.principal(['verifier', {str(fichier)!r}]); "
        "sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    )
    fini = subprocess.run(
        [sys.executable, "-c", script], cwd=RACINE, capture_output=True, check=False
    )
    assert fini.returncode == 0


def test_lire_la_suite_dans_un_tuyau_coupe_n_est_pas_une_erreur(fichier: Path) -> None:
    commande = f'"{sys.executable}" -m charte_studio mesures "{fichier}" --json | head -c 10'
    fini = subprocess.run(
        ["bash", "-o", "pipefail", "-c", commande], cwd=RACINE, capture_output=True, check=False
    )
    assert fini.stdout == b'{\n  "ateli'
    assert fini.stderr == b""
