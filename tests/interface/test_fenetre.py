"""La fenêtre principale : ouvrir, fermer, annuler, naviguer, retrouver."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier, regler_atelier
from charte_studio.atelier.sauvegardes import lister
from charte_studio.interface import theme
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.reglages import lire_reglages
from charte_studio.redaction.modeles import Modele
from charte_studio.socle.chemins import DossiersUtilisateur


@pytest.fixture
def dossiers(tmp_path: Path) -> DossiersUtilisateur:
    return DossiersUtilisateur(tmp_path / "reglages", tmp_path / "sauvegardes")


@pytest.fixture
def fichier(tmp_path: Path, modele_simple: Modele) -> Path:
    """Un atelier fermé, quatre personnes inscrites."""
    chemin = tmp_path / "essai.charte"
    creer_atelier(
        chemin,
        modele_simple,
        titre="Charte d’essai",
        inscriptions=[Inscription("Agents") for _ in range(4)],
    ).fermer()
    return chemin


@pytest.fixture
def fenetre(qtbot: QtBot, dossiers: DossiersUtilisateur) -> Iterator[Fenetre]:
    ouverte = Fenetre(dossiers)
    qtbot.addWidget(ouverte)
    ouverte.resize(1280, 720)
    ouverte.show()
    yield ouverte
    ouverte.close()


def attendre_console(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.waitUntil(lambda: fenetre.console is not None, timeout=5000)


def notice(fenetre: Fenetre) -> str:
    return fenetre.notice_montree()


def test_ouvrir_montre_l_atelier_et_le_note_dans_les_recents(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path, dossiers: DossiersUtilisateur
) -> None:
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    assert fenetre.windowTitle() == "Charte d’essai — Charte Studio"
    assert fenetre.currentWidget() is fenetre.console
    recents = lire_reglages(dossiers.reglages).recents
    assert [recent.titre for recent in recents] == ["Charte d’essai"]
    assert Path(recents[0].chemin) == fichier.resolve()


def test_fermer_revient_a_l_accueil_et_rend_le_fichier(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path
) -> None:
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    fenetre.fermer_atelier()
    assert fenetre.console is None
    assert fenetre.currentWidget() is fenetre.accueil
    with ouvrir(fichier) as atelier:  # le verrou est rendu
        assert not atelier.lecture_seule


def test_un_fichier_etranger_donne_une_notice_et_reste_intact(
    qtbot: QtBot, fenetre: Fenetre, tmp_path: Path
) -> None:
    etranger = tmp_path / "notes.charte"
    etranger.write_text("ceci n’est pas une base", encoding="utf-8")
    fenetre.ouvrir(str(etranger))
    qtbot.waitUntil(lambda: "n’est pas un fichier d’atelier" in notice(fenetre), timeout=5000)
    assert fenetre.console is None
    assert etranger.read_text(encoding="utf-8") == "ceci n’est pas une base"


def test_un_atelier_deja_ouvert_ailleurs_est_refuse_en_clair(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path
) -> None:
    with ouvrir(fichier):
        fenetre.ouvrir(str(fichier))
        qtbot.waitUntil(lambda: "déjà ouvert" in notice(fenetre), timeout=5000)
    assert fenetre.console is None


def test_un_fichier_protege_s_ouvre_en_lecture_seule(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path
) -> None:
    fichier.chmod(stat.S_IRUSR)
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    assert fenetre.console is not None
    assert fenetre.console.contexte.atelier.lecture_seule
    assert "protégé" in notice(fenetre)


def test_ctrl_z_annule_le_dernier_geste_et_ctrl_maj_z_le_refait(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path
) -> None:
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    assert fenetre.console is not None
    atelier = fenetre.console.contexte.atelier
    fenetre.console.aller_a("decider")
    regler_atelier(atelier, titre="Un autre titre")
    assert fenetre.windowTitle().startswith("Un autre titre")
    qtbot.keyClick(fenetre, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fenetre.windowTitle().startswith("Charte d’essai")
    deux = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(fenetre, Qt.Key.Key_Z, deux)
    assert fenetre.windowTitle().startswith("Un autre titre")


def test_ctrl_chiffre_va_a_l_etape(qtbot: QtBot, fenetre: Fenetre, fichier: Path) -> None:
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    assert fenetre.console is not None
    vues = []
    for touche in (*range(Qt.Key.Key_2, Qt.Key.Key_8), Qt.Key.Key_1):
        qtbot.keyClick(fenetre, Qt.Key(touche), Qt.KeyboardModifier.ControlModifier)
        vues.append(type(fenetre.console.page).__name__)
    assert vues == [
        "Accueillir",
        "Explorer",
        "SePositionner",
        "Decider",
        "Rediger",
        "Transmettre",
        "Preparer",
    ]


def test_deposer_un_fichier_l_ouvre(qtbot: QtBot, fenetre: Fenetre, fichier: Path) -> None:
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(str(fichier))])
    fenetre.dropEvent(
        QDropEvent(
            QPoint(10, 10), Qt.DropAction.CopyAction, donnees, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip
    attendre_console(qtbot, fenetre)
    assert fenetre.windowTitle().startswith("Charte d’essai")


def test_ouvrir_un_autre_atelier_ferme_le_premier(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path, tmp_path: Path, modele_simple: Modele
) -> None:
    autre = tmp_path / "autre.charte"
    creer_atelier(autre, modele_simple, titre="L’autre").fermer()
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    fenetre.ouvrir(str(autre))
    qtbot.waitUntil(lambda: fenetre.windowTitle().startswith("L’autre"), timeout=5000)
    with ouvrir(fichier) as premier:
        assert not premier.lecture_seule


def test_ouvrir_et_fermer_laissent_une_sauvegarde_recuperable(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path, dossiers: DossiersUtilisateur
) -> None:
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    qtbot.waitUntil(lambda: not fenetre.taches.occupees, timeout=5000)
    assert [s.titre for s in lister(dossiers.sauvegardes)] == ["Charte d’essai"]


def test_la_demonstration_s_ouvre_la_ou_on_l_avait_laissee(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.demonstration()
    qtbot.waitUntil(lambda: fenetre.console is not None, timeout=15_000)
    assert fenetre.console is not None
    regler_atelier(fenetre.console.contexte.atelier, titre="Ma démonstration")
    fenetre.fermer_atelier()
    fenetre.demonstration()
    attendre_console(qtbot, fenetre)
    assert fenetre.windowTitle().startswith("Ma démonstration")


def test_le_theme_et_la_taille_de_texte_se_gardent(
    qapp: QApplication, fenetre: Fenetre, dossiers: DossiersUtilisateur
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    fenetre.basculer_theme()
    fenetre.agrandir()
    assert theme.theme_courant().sombre
    gardes = lire_reglages(dossiers.reglages)
    assert (gardes.theme, gardes.taille_texte) == ("sombre", 1.15)
    fenetre.reduire()
    fenetre.basculer_theme()
    assert not theme.theme_courant().sombre


@pytest.mark.parametrize(
    "contenu",
    [
        "{",
        "[]",
        """{"theme": "clair", "taille_texte": 1.0,
        "recents": [{"chemin": "x", "titre": "x", "detail": "x", "quand": "hier"}]}""",
    ],
)
def test_des_reglages_illisibles_n_empechent_rien(
    qtbot: QtBot, dossiers: DossiersUtilisateur, contenu: str
) -> None:
    dossiers.reglages.mkdir(parents=True)
    (dossiers.reglages / "reglages.json").write_text(contenu, encoding="utf-8")
    fenetre = Fenetre(dossiers)
    qtbot.addWidget(fenetre)
    assert fenetre.poste.reglages.recents == ()


def test_l_accueil_se_peint_sans_rien_de_lourd(tmp_path: Path) -> None:
    sonde = """
import sys
from charte_studio.interface import application
application.os._exit = lambda code: (print(sorted(
    m for m in ("sqlalchemy", "alembic", "docx", "lxml", "markdown_it", "qtawesome")
    if m in sys.modules)), sys.stdout.flush(), sys.exit(0))
sys.argv = ["charte-studio", "--quitter-une-fois-affiche"]
app = application.creer_application()
application.ouvrir_fenetre(app, fichier=None, demonstration=False, quitter=True)
"""
    sortie = subprocess.run(
        [sys.executable, "-c", sonde],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, "CHARTE_STUDIO_DOSSIER": str(tmp_path)},
    )  # fmt: skip
    assert "[]" in sortie.stdout, sortie.stderr


def test_quitter_une_fois_affiche_rend_zero(tmp_path: Path) -> None:
    fini = subprocess.run(
        [sys.executable, "-m", "charte_studio", "--quitter-une-fois-affiche"],
        env={**os.environ, "CHARTE_STUDIO_DOSSIER": str(tmp_path)},
        timeout=60, check=False, capture_output=True,
    )  # fmt: skip
    assert fini.returncode == 0


def test_changer_d_etape_donne_le_clavier_a_la_page(
    qtbot: QtBot, fenetre: Fenetre, fichier: Path
) -> None:
    fenetre.ouvrir(str(fichier))
    attendre_console(qtbot, fenetre)
    assert fenetre.console is not None
    for etape in ("rediger", "decider", "transmettre", "preparer"):
        fenetre.console.aller_a(etape)
        page = fenetre.console.page
        assert page is not None
        assert page.isAncestorOf(fenetre.focusWidget()), etape
