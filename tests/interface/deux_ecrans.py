"""Joué à part par `test_ecrans_reels`, sur deux écrans simulés : la vraie fenêtre, au clavier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.interface.console import Console
from charte_studio.interface.fenetre import Fenetre
from charte_studio.interface.projection.ecrans import lire_ecrans
from charte_studio.interface.reglages import lire_reglages
from charte_studio.redaction.modeles import Modele
from charte_studio.socle.chemins import DossiersUtilisateur

PORTABLE, SALLE = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)


@pytest.fixture
def dossiers(tmp_path: Path) -> DossiersUtilisateur:
    return DossiersUtilisateur(tmp_path / "reglages", tmp_path / "sauvegardes")


@pytest.fixture
def fenetre(
    qtbot: QtBot, dossiers: DossiersUtilisateur, tmp_path: Path, modele_simple: Modele
) -> Iterator[Fenetre]:
    ouverte = Fenetre(dossiers)
    qtbot.addWidget(ouverte)
    ouverte.setGeometry(20, 20, 1280, 720)
    ouverte.show()
    ouverte.montrer_atelier(
        creer_atelier(
            tmp_path / "essai.charte",
            modele_simple,
            titre="Charte d’essai",
            inscriptions=[Inscription("Agents", nom="Zoé Quinault")] * 6,
        )
    )
    yield ouverte
    ouverte.close()


def console_de(fenetre: Fenetre) -> Console:
    assert fenetre.console is not None
    return fenetre.console


def projetee(fenetre: Fenetre) -> QWidget:
    return console_de(fenetre).animation.fenetre


def test_les_deux_ecrans_se_lisent_le_principal_d_abord(qapp: QApplication) -> None:
    assert [(e.nom, e.place) for e in lire_ecrans()] == [
        ("PORTABLE", PORTABLE.getRect()), ("SALLE", SALLE.getRect()),
    ]  # fmt: skip


def test_f5_couvre_l_ecran_de_la_salle_et_laisse_le_clavier_a_la_console(
    qtbot: QtBot, fenetre: Fenetre, dossiers: DossiersUtilisateur
) -> None:
    qtbot.keyClick(fenetre, Qt.Key.Key_F5)
    assert projetee(fenetre).isVisible()
    assert projetee(fenetre).isFullScreen()
    assert projetee(fenetre).geometry() == SALLE
    assert fenetre.geometry().intersected(SALLE).isEmpty()
    QApplication.processEvents()
    assert QApplication.activeWindow() is fenetre
    retenu = lire_reglages(dossiers.reglages).ecran_projete
    assert retenu is not None
    assert retenu.nom == "SALLE"
    qtbot.keyClick(fenetre, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    assert not projetee(fenetre).isVisible()


def test_la_miniature_est_l_image_de_la_salle_au_pixel_pres(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.keyClick(fenetre, Qt.Key.Key_F5)
    animation = console_de(fenetre).animation
    animation.fenetre.vue.regler_animations(False)
    animation.ouvrir_panneau(True)
    miniature = animation.panneau.salle.miniature
    for _ in range(4):
        animation.pilote.avancer()
        assert animation.regie.forme == SALLE.size()
        miniature.resize(SALLE.size())
        assert miniature.image() == animation.fenetre.vue.image()


def test_maj_f5_echange_les_deux_ecrans_et_revient(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.keyClick(fenetre, Qt.Key.Key_F5)
    maj = Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(fenetre, Qt.Key.Key_F5, maj)
    assert projetee(fenetre).geometry() == PORTABLE
    assert SALLE.contains(fenetre.geometry().center())
    qtbot.keyClick(fenetre, Qt.Key.Key_F5, maj)
    assert projetee(fenetre).geometry() == SALLE
    assert PORTABLE.contains(fenetre.geometry().center())


def test_une_console_agrandie_le_reste_en_changeant_d_ecran(qtbot: QtBot, fenetre: Fenetre) -> None:
    fenetre.showMaximized()
    qtbot.keyClick(fenetre, Qt.Key.Key_F5)
    console_de(fenetre).animation.projecteur.echanger()
    assert fenetre.isMaximized()
    assert SALLE.contains(fenetre.geometry().center())
    assert projetee(fenetre).geometry() == PORTABLE


def test_l_atelier_ferme_la_salle_ne_voit_plus_rien(qtbot: QtBot, fenetre: Fenetre) -> None:
    qtbot.keyClick(fenetre, Qt.Key.Key_F5)
    salle = projetee(fenetre)
    assert salle.isVisible()
    fenetre.fermer_atelier()
    assert not salle.isVisible()


def test_un_atelier_se_conduit_a_la_telecommande(qtbot: QtBot, fenetre: Fenetre) -> None:
    """Page suivante, un chiffre par personne, et rien d’autre."""
    qtbot.keyClick(fenetre, Qt.Key.Key_F5)
    regie = console_de(fenetre).animation.regie
    qtbot.waitUntil(lambda: regie.forme == SALLE.size())  # les pages se comptent à sa taille
    vues = [regie.salle.demande.scene]
    while vues[-1] != "synthese" and len(vues) < 40:
        qtbot.keyClick(QApplication.focusWidget() or fenetre, Qt.Key.Key_PageDown)
        vues.append(regie.salle.demande.scene)
        if vues[-1] == "tour_ouvert":
            for _personne in range(6):
                qtbot.keyClick(QApplication.focusWidget() or fenetre, Qt.Key.Key_2)
    assert vues[:11] == [
        "accueil", "regles", "donnees", "enjeu", "affirmation", "tour_ouvert", "resultat",
        "debat", "tour_ouvert", "avant_apres", "decision",
    ]  # fmt: skip
    assert (vues.count("avant_apres"), vues.count("decision"), vues[-1]) == (3, 3, "synthese")
    assert type(console_de(fenetre).page).__name__ == "Decider"
