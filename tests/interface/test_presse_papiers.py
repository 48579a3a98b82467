"""Ce que l’on copie : plusieurs formes, gardées jusqu’à la fin sans faire tomber l’application."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from charte_studio.interface.presse_papiers import donnees_a_copier

RACINE = Path(__file__).resolve().parents[2]
COPIER_ET_QUITTER = """
from charte_studio.interface.application import creer_application
from charte_studio.interface.widgets.texte_compare import TexteCompare
application = creer_application()
compare = TexteCompare()
compare.montrer("Un.", "Deux.")
compare.vue.selectAll()
compare.vue.copy()
print(application.clipboard().text())
"""


def test_les_donnees_n_ont_que_le_texte_et_sa_mise_en_forme(qapp: QApplication) -> None:
    donnees = donnees_a_copier("Oui\u202f!", "<b>Oui</b>")
    assert (donnees.text(), donnees.html()) == ("Oui\u202f!", "<b>Oui</b>")
    assert sorted(donnees.formats()) == ["text/html", "text/plain"]


def test_quitter_apres_avoir_copie_une_comparaison_finit_bien() -> None:
    fini = subprocess.run(
        [sys.executable, "-c", COPIER_ET_QUITTER],
        cwd=RACINE,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 0
    assert "[retiré" in fini.stdout
