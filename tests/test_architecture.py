"""La maison tient à ses étages : imports, tailles, et ce que la bibliothèque Qt doit supporter."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
LIGNES_MAX = 500


def sources() -> list[Path]:
    return sorted((RACINE / "charte_studio").rglob("*.py"))


VERIFIER_LES_CONTRATS = """
from importlinter.cli import lint_imports
raise SystemExit(lint_imports(no_cache=True, no_logo=True))
"""


def test_chaque_etage_n_importe_que_ceux_d_en_dessous() -> None:
    fini = subprocess.run(
        [sys.executable, "-c", VERIFIER_LES_CONTRATS],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert fini.returncode == 0, fini.stdout + fini.stderr
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", fini.stdout)


def test_aucun_fichier_ne_depasse_cinq_cents_lignes() -> None:
    trop_longs = {
        str(source.relative_to(RACINE)): longueur
        for source in sources()
        if (longueur := len(source.read_text(encoding="utf-8").splitlines())) > LIGNES_MAX
    }
    assert sources()
    assert trop_longs == {}


def test_chaque_module_dit_en_une_ligne_a_quoi_il_sert() -> None:
    muets = [
        str(source.relative_to(RACINE))
        for source in sources()
        if not source.read_text(encoding="utf-8").startswith('"""')
    ]
    assert muets == []


DEUX_MILLE_EMISSIONS = """
from PySide6.QtCore import QObject, Signal, Slot

class Emetteur(QObject):
    dit = Signal(bool, object)

class Recepteur(QObject):
    def __init__(self):
        super().__init__()
        self.recus = 0

    @Slot(bool, object)
    def noter(self, vrai, objet):
        self.recus += vrai

emetteur, recepteur = Emetteur(), Recepteur()
emetteur.dit.connect(recepteur.noter)
for n in range(2000):
    emetteur.dit.emit(True, {"n": n})
print(recepteur.recus)
"""


def test_deux_mille_emissions_de_signal_n_interrompent_pas_le_processus() -> None:
    """PySide6 6.12.0 s’interrompt vers la 580e sous Python 3.11 : d’où la borne du paquet."""
    fini = subprocess.run(
        [sys.executable, "-c", DEUX_MILLE_EMISSIONS], capture_output=True, text=True, check=False
    )
    assert (fini.returncode, fini.stdout.strip()) == (0, "2000")
