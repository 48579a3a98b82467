"""La page d’accueil."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.accueil import Accueil, RecentMontre
from charte_studio.interface.widgets.ligne_recente import LigneRecente, date_relative

MAINTENANT = dt.datetime(2026, 11, 22, 15, 0).astimezone()
RECENTS = [
    RecentMontre(
        "/ateliers/valbrune.charte",
        "Charte IA — Ville de Valbrune",
        "Se positionner · 5 principes sur 12",
        MAINTENANT.replace(hour=14, minute=32),
    ),
    RecentMontre(
        "/cle/lycee.charte",
        "Lycée Marie-Curie",
        "Transmettre · version 2",
        MAINTENANT - dt.timedelta(days=10),
        present=False,
    ),
]


def _date(annee: int, mois: int, jour: int, heure: int = 12, minute: int = 0) -> dt.datetime:
    """Une date et une heure du fuseau du poste, comme celles que l’on montre."""
    return MAINTENANT.replace(year=annee, month=mois, day=jour, hour=heure, minute=minute)


@pytest.fixture
def accueil(qtbot: QtBot) -> Accueil:
    accueil = Accueil()
    qtbot.addWidget(accueil)
    accueil.resize(1366, 820)
    with qtbot.waitExposed(accueil):
        accueil.show()
    accueil.activateWindow()
    return accueil


@pytest.mark.parametrize(
    ("nom", "signal"),
    [
        ("Nouvel atelier", "nouveau"),
        ("Découvrir", "demonstration"),
        ("Ouvrir…", "ouvrir"),
        ("Partir d’un texte", "partir_d_un_texte"),
        ("Retrouver une sauvegarde", "sauvegardes"),
        ("Passer au thème sombre", "basculer_theme"),
    ],
)
def test_chaque_entree_dit_ce_qu_elle_demande(
    accueil: Accueil, qtbot: QtBot, nom: str, signal: str
) -> None:
    with qtbot.waitSignal(getattr(accueil, signal)):
        _bouton(accueil, nom).click()


def test_rien_de_ce_qui_n_existe_pas_n_est_montre(accueil: Accueil) -> None:
    mots = " ".join(e.text() for e in accueil.findChildren(QLabel) + _boutons(accueil))
    for absent in ("Guide", "Préférences"):
        assert absent not in mots


def test_la_premiere_touche_va_au_nouvel_atelier(accueil: Accueil, qtbot: QtBot) -> None:
    accueil.montrer_recents(RECENTS, maintenant=MAINTENANT)
    qtbot.waitUntil(accueil.findChildren(LigneRecente)[0].isVisible)
    accueil.setFocus()
    parcourus = []
    for _ in range(8):
        parcourus.append(_nom(QApplication.focusWidget()))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert [nom.split(",")[0] for nom in parcourus] == [
        "Nouvel atelier",
        "Découvrir",
        "Ouvrir…",
        "Partir d’un texte",
        "Charte IA — Ville de Valbrune",
        "Retrouver une sauvegarde",
        "Réunir plusieurs séances",
        "Passer au thème sombre",
    ]


def test_un_recent_s_ouvre_d_un_clic(accueil: Accueil, qtbot: QtBot) -> None:
    accueil.montrer_recents(RECENTS, maintenant=MAINTENANT)
    ligne = accueil.findChildren(LigneRecente)[0]
    assert ligne.accessibleName() == (
        "Charte IA — Ville de Valbrune, Se positionner · 5 principes sur 12, aujourd’hui, 14:32"
    )
    with qtbot.waitSignal(accueil.ouvrir_fichier) as demande:
        ligne.click()
    assert demande.args == ["/ateliers/valbrune.charte"]


def test_a_l_etroit_le_titre_d_un_recent_se_lit_entier(
    qapp: QApplication, accueil: Accueil, qtbot: QtBot
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    accueil.resize(1280, 720)
    accueil.montrer_recents(RECENTS, maintenant=MAINTENANT)
    qtbot.wait(5)
    (titre,) = (t for t in accueil.findChildren(QLabel) if t.text() == RECENTS[0].titre)
    assert titre.fontMetrics().horizontalAdvance(titre.text()) <= titre.width()


def test_un_recent_disparu_se_dit_et_ne_s_ouvre_pas(accueil: Accueil) -> None:
    accueil.montrer_recents(RECENTS, maintenant=MAINTENANT)
    ligne = accueil.findChildren(LigneRecente)[1]
    assert not ligne.isEnabled()
    assert "introuvable" in ligne.accessibleName()


def test_sans_recent_on_dit_par_ou_commencer(accueil: Accueil) -> None:
    assert "Pas encore d’atelier ici" in _visibles(accueil)
    accueil.montrer_recents(RECENTS, maintenant=MAINTENANT)
    assert "Pas encore d’atelier ici" not in _visibles(accueil)
    accueil.montrer_recents([])
    assert "Pas encore d’atelier ici" in _visibles(accueil)


@pytest.mark.parametrize(
    ("quand", "dit"),
    [
        (_date(2026, 11, 22, 14, 32), "aujourd’hui, 14:32"),
        (_date(2026, 11, 21, 23, 59), "hier"),
        (_date(2026, 11, 12), "12 novembre"),
        (_date(2026, 11, 1), "1er novembre"),
        (_date(2025, 5, 3), "3 mai 2025"),
        (_date(2026, 11, 23, 9, 5), "aujourd’hui, 09:05"),
    ],
)
def test_une_date_se_dit_comme_on_parle(quand: dt.datetime, dit: str) -> None:
    assert date_relative(quand, MAINTENANT) == dit


def test_un_atelier_depose_s_ouvre(accueil: Accueil, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(accueil.ouvrir_fichier) as demande:
        _deposer(accueil, [str(tmp_path / "note.txt"), str(tmp_path / "Été.charte")])
    assert Path(demande.args[0]) == tmp_path / "Été.charte"


def test_un_autre_fichier_depose_est_ignore(accueil: Accueil, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.assertNotEmitted(accueil.ouvrir_fichier):
        _deposer(accueil, [str(tmp_path / "note.docx")])


def test_le_lien_de_theme_dit_l_autre_theme(qapp: QApplication, accueil: Accueil) -> None:
    theme.appliquer(qapp, theme.lire_theme("sombre"))
    assert _bouton(accueil, "Passer au thème clair")


@pytest.mark.parametrize("dimensions", [(1280, 720), (1366, 820), (1920, 1080)])
@pytest.mark.parametrize("taille", [1.0, 1.5, 2.0])
def test_aucun_texte_du_panneau_n_est_coupe(
    qapp: QApplication, qtbot: QtBot, accueil: Accueil, dimensions: tuple[int, int], taille: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), taille)
    accueil.resize(*dimensions)
    qtbot.wait(20)
    textes = [e for e in accueil.findChildren(QLabel) if e.property("accueil") and e.isVisible()]
    assert len(textes) >= 2
    for etiquette in textes:
        assert etiquette.height() >= etiquette.heightForWidth(etiquette.width())
        assert etiquette.geometry().bottom() <= accueil.height()


def test_l_accueil_n_importe_rien_de_lourd() -> None:
    programme = (
        "import sys; import charte_studio.interface.accueil; "
        "print(*(m for m in sys.modules if m.split('.')[0] in "
        "{'sqlalchemy', 'alembic', 'docx', 'lxml', 'markdown_it', 'qtawesome', 'platformdirs'}), "
        "*(m for m in sys.modules if m.endswith(('widgets.bouton', 'interface.icones'))))"
    )
    sortie = subprocess.run(
        [sys.executable, "-c", programme], capture_output=True, text=True, check=True
    )
    assert sortie.stdout.strip() == ""


def _deposer(accueil: Accueil, chemins: list[str]) -> None:
    donnees = QMimeData()
    donnees.setUrls([QUrl.fromLocalFile(chemin) for chemin in chemins])
    gauche, aucun = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copie = Qt.DropAction.CopyAction
    entree = QDragEnterEvent(QPoint(9, 9), copie, donnees, gauche, aucun)
    accueil.dragEnterEvent(entree)
    accueil.dropEvent(QDropEvent(QPointF(9, 9), copie, donnees, gauche, aucun))


def _boutons(accueil: Accueil) -> list[QPushButton]:
    return accueil.findChildren(QPushButton)


def _nom(bouton: QPushButton) -> str:
    return bouton.accessibleName() or bouton.text()


def _bouton(accueil: Accueil, nom: str) -> QPushButton:
    return next(b for b in _boutons(accueil) if _nom(b).startswith(nom))


def _visibles(accueil: Accueil) -> set[str]:
    return {e.text() for e in accueil.findChildren(QLabel) if e.isVisibleTo(accueil)}
