"""Plus de place : le geste en cours n’a pas lieu, et rien de ce qui était écrit n’est perdu."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import ajouter_college
from charte_studio.atelier.gestes.se_positionner import ajouter_contribution
from charte_studio.atelier.verification import verifier
from charte_studio.socle.erreurs import EnnuiEnvironnement
from tests.outils.base import etat, journal, valeur
from tests.outils.fichiers import atelier_rempli
from tests.outils.phrases import attendre_ennui

REMPLIR = """
import resource, sys
from pathlib import Path
from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.se_positionner import ajouter_contribution
from charte_studio.socle.erreurs import EnnuiEnvironnement

chemin = Path(sys.argv[1])
limite = chemin.stat().st_size + 40_000
with ouvrir(chemin) as atelier:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limite, limite))
    faits = 0
    try:
        while True:
            ajouter_contribution(atelier, principe_id=1, nature="pour", texte="mot " * 1000)
            faits += 1
    except EnnuiEnvironnement:
        print(faits, atelier.derniere_ligne.n)
"""

OUVRIR_SANS_PLACE = """
import resource, sys
from pathlib import Path
from charte_studio.atelier.atelier import ouvrir
from charte_studio.socle.erreurs import EnnuiEnvironnement

resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    ouvrir(Path(sys.argv[1]))
except EnnuiEnvironnement as ennui:
    print(ennui)
"""


def lancer(script: str, chemin: Path) -> str:
    fini = subprocess.run(
        [sys.executable, "-c", script, str(chemin)], capture_output=True, text=True, check=True
    )
    return fini.stdout


def test_un_fichier_qui_ne_peut_plus_grandir_garde_tous_les_gestes_rendus(tmp_path: Path) -> None:
    chemin = atelier_rempli(tmp_path / "a.charte")
    faits, derniere = map(int, lancer(REMPLIR, chemin).split())
    assert faits >= 2
    assert verifier(chemin).gestes == derniere == 12 + faits
    with ouvrir(chemin) as atelier:
        assert valeur(atelier, "SELECT count(*) FROM contribution") == 1 + faits


def test_ouvrir_sans_place_pour_le_verrou_se_dit_et_ne_laisse_rien(tmp_path: Path) -> None:
    chemin = atelier_rempli(tmp_path / "a.charte")
    assert "a.charte.verrou" in lancer(OUVRIR_SANS_PLACE, chemin)
    assert not (tmp_path / ".a.charte.verrou").exists()


def test_sqlite_a_court_de_pages_dit_que_le_disque_est_plein_et_defait_le_geste(
    atelier: AtelierOuvert,
) -> None:
    pages = valeur(atelier, "PRAGMA page_count")
    valeur(atelier, f"PRAGMA max_page_count={pages}")
    avant = etat(atelier), journal(atelier), atelier.annulable
    with attendre_ennui("Le disque est plein", "« essai.charte », qui reste intact"):
        ajouter_contribution(atelier, principe_id=1, nature="pour", texte="mot " * 20_000)
    assert (etat(atelier), journal(atelier), atelier.annulable) == avant
    valeur(atelier, f"PRAGMA max_page_count={pages + 1000}")
    ajouter_contribution(atelier, principe_id=1, nature="pour", texte="mot " * 20_000)
    assert len(journal(atelier)) == 2


# --- un vrai petit disque ----------------------------------------------------------------------


@pytest.fixture
def petit_disque(tmp_path: Path) -> Iterator[Path]:
    """Un système de fichiers de 400 Kio. Demande le droit de monter : sauté ailleurs."""
    dossier = tmp_path / "cle"
    dossier.mkdir()
    monter = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(dossier)]
    if not sys.platform.startswith("linux") or subprocess.run(monter, check=False).returncode:
        pytest.skip("il faut le droit de monter un système de fichiers")
    try:
        yield dossier
    finally:
        subprocess.run(["umount", str(dossier)], check=True)


def remplir_le_reste(dossier: Path) -> Path:
    """Prend toute la place qui reste."""
    lest = dossier / "lest"
    with lest.open("wb", buffering=0) as fichier:
        try:
            while True:
                fichier.write(b"\x00" * 1024)
        except OSError:
            return lest


def test_sur_un_disque_plein_le_geste_echoue_puis_reussit_une_fois_la_place_faite(
    petit_disque: Path,
) -> None:
    chemin = atelier_rempli(petit_disque / "a.charte")
    with ouvrir(chemin) as atelier:
        lest = remplir_le_reste(petit_disque)
        avant = etat(atelier)
        with pytest.raises(EnnuiEnvironnement):
            ajouter_contribution(atelier, principe_id=1, nature="pour", texte="mot " * 3000)
        assert etat(atelier) == avant
        lest.unlink()
        ajouter_college(atelier, "Élus")
    assert verifier(chemin).gestes == 13


def test_sur_un_disque_plein_la_copie_et_la_sauvegarde_se_disent_et_ne_laissent_rien(
    petit_disque: Path, tmp_path: Path
) -> None:
    chemin = atelier_rempli(tmp_path / "a.charte")
    remplir_le_reste(petit_disque)
    with ouvrir(chemin, dossier_sauvegardes=tmp_path / "sauvegardes") as atelier:
        with attendre_ennui("Le disque est plein", "« copie.charte » n’a pas été écrit"):
            atelier.copier_vers(petit_disque / "copie.charte")
        ajouter_college(atelier, "Élus")
    assert [f.name for f in petit_disque.iterdir()] == ["lest"]
    with pytest.raises(EnnuiEnvironnement), ouvrir(chemin, dossier_sauvegardes=petit_disque):
        pass
    assert verifier(chemin).gestes == 13


def test_une_sauvegarde_manquee_se_refait_a_la_demande_suivante(
    petit_disque: Path, tmp_path: Path
) -> None:
    chemin = atelier_rempli(tmp_path / "a.charte")
    lest = remplir_le_reste(petit_disque)
    with ouvrir(chemin, dossier_sauvegardes=petit_disque) as atelier:
        manquee = atelier.preparer_sauvegarde()
        assert manquee is not None
        with pytest.raises(EnnuiEnvironnement):
            manquee()
        lest.unlink()
        refaite = atelier.preparer_sauvegarde()
        assert refaite is not None
        assert verifier(refaite()).gestes == 12
        assert atelier.preparer_sauvegarde() is None
