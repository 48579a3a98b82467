"""Deux écrans simulés par Qt : la vraie fenêtre sur l’un, la salle sur l’autre."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).parents[2]


def test_a_deux_ecrans_tout_se_joue_au_clavier(tmp_path: Path) -> None:
    """Les écrans se décident au démarrage de Qt : il faut un processus à part."""
    ecrans = [
        {"name": nom, "x": x, "y": 0, "width": large, "height": haut,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for nom, x, large, haut in (("PORTABLE", 0, 1366, 768), ("SALLE", 1366, 1920, 1080))
    ]  # fmt: skip
    reglage = tmp_path / "ecrans.json"
    reglage.write_text(json.dumps({"screens": ecrans}), encoding="utf-8")
    joue = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "tests/interface/deux_ecrans.py",
        ],
        cwd=RACINE,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={reglage}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert joue.returncode == 0, joue.stdout[-3000:]
    assert "7 passed" in joue.stdout
