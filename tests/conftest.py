"""Ce que tous les tests reçoivent : un dossier à eux, un modèle, un atelier réel."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.redaction.modeles import Modele
from tests.outils.fichiers import atelier_neuf, octets_de
from tests.outils.horloge import HorlogeReglable
from tests.outils.modeles import modele_de_trois_principes

MEMOIRE = Path("/dev/shm")
PLACE_MIN = 4 << 30


def _travailler_en_memoire() -> None:
    """Met les fichiers des tests en mémoire si le système le permet : SQLite y fait les mêmes
    écritures dans le même ordre, et les vider sur le disque n’y coûte rien. `TMPDIR` l’emporte."""
    if "TMPDIR" in os.environ or not os.access(MEMOIRE, os.W_OK):
        return
    if shutil.disk_usage(MEMOIRE).free >= PLACE_MIN:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMOIRE)


_travailler_en_memoire()
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile(
    "ci",
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", settings.get_profile("ci"), max_examples=600, derandomize=False)
settings.load_profile(os.environ.get("CHARTE_STUDIO_HYPOTHESIS", "ci"))


@pytest.fixture(autouse=True)
def dossier_utilisateur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Les réglages et les sauvegardes du test, loin de ceux de la personne qui le lance."""
    dossier = tmp_path / "utilisateur"
    monkeypatch.setenv("CHARTE_STUDIO_DOSSIER", str(dossier))
    return dossier


@pytest.fixture
def modele_simple() -> Modele:
    """Un modèle de trois principes, bâti en mémoire."""
    return modele_de_trois_principes()


@pytest.fixture
def horloge() -> HorlogeReglable:
    """L’heure de l’atelier du test, le 12 novembre 2026 à 14 h."""
    return HorlogeReglable()


@pytest.fixture
def atelier(tmp_path: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    """Un atelier ouvert : quatre agents (P01 à P04), deux personnes de direction (P05, P06)."""
    chemin = tmp_path / "essai.charte"
    chemin.write_bytes(octets_de(atelier_neuf))
    with ouvrir(chemin, horloge=horloge) as ouvert:
        yield ouvert
