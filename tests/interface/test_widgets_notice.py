"""La notice et les états vides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.notice import NatureNotice, Notice


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(800, 500)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


@pytest.fixture
def notice(page: QWidget) -> Notice:
    return Notice(page)


@pytest.mark.parametrize("nature", ["info", "reussite"])
def test_une_nouvelle_s_efface_seule(notice: Notice, nature: NatureNotice) -> None:
    notice.montrer("C’est enregistré.", nature)
    minuteur = notice.findChild(QTimer)
    assert minuteur.isActive()
    assert minuteur.remainingTime() >= 4000
    minuteur.timeout.emit()
    assert notice.message() == ""
    assert not minuteur.isActive()


@pytest.mark.parametrize("nature", ["refus", "ennui"])
def test_un_refus_attend_qu_on_le_ferme(notice: Notice, qtbot: QtBot, nature: NatureNotice) -> None:
    notice.montrer("Le disque est plein.", nature)
    assert not notice.findChild(QTimer).isActive()
    assert notice.message() == "Le disque est plein."
    with qtbot.waitSignal(notice.fermee):
        _bouton(notice, "Fermer").click()
    assert notice.message() == ""


def test_une_notice_ne_s_efface_pas_sous_le_clavier(notice: Notice) -> None:
    notice.montrer("C’est enregistré.")
    _bouton(notice, "Fermer").setFocus()
    minuteur = notice.findChild(QTimer)
    minuteur.timeout.emit()
    assert notice.message() == "C’est enregistré."
    assert minuteur.isActive()


def test_echap_ferme_la_notice(notice: Notice, qtbot: QtBot) -> None:
    notice.montrer("Ce tour est clos.", "refus")
    _bouton(notice, "Fermer").setFocus()
    qtbot.keyClick(_bouton(notice, "Fermer"), Qt.Key.Key_Escape)
    assert notice.message() == ""


def test_l_action_ferme_puis_agit(notice: Notice) -> None:
    etats: list[str] = []
    notice.montrer(
        "Écrit.", action="Ouvrir le dossier", faire=lambda: etats.append(notice.message())
    )
    _bouton(notice, "Ouvrir le dossier").click()
    assert etats == [""]


def test_une_notice_sans_action_n_a_que_fermer(notice: Notice) -> None:
    notice.montrer("Écrit.", action="Ouvrir", faire=lambda: None)
    notice.montrer("Autre chose.")
    visibles = [b.text() for b in notice.findChildren(QPushButton) if b.isVisible()]
    assert visibles == ["Fermer"]


@pytest.mark.parametrize(
    ("nature", "nom"),
    [
        ("info", "Le tour est clos."),
        ("refus", "Refus. Le tour est clos."),
        ("ennui", "Attention. Le tour est clos."),
    ],
)
def test_la_nature_se_dit_et_pas_seulement_se_voit(
    notice: Notice, nature: NatureNotice, nom: str
) -> None:
    notice.montrer("Le tour est clos.", nature)
    assert notice.accessibleName() == nom


@pytest.mark.parametrize("taille", [1.0, 2.0])
def test_la_notice_reste_en_bas_de_la_page(
    qapp: QApplication, page: QWidget, taille: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), taille)
    notice = Notice(page)
    notice.montrer("Une phrase qui explique ce qui bloque, et ce qu’il faut faire. " * 3, "refus")
    for largeur, hauteur in ((1280, 720), (700, 600)):
        page.resize(largeur, hauteur)
        assert page.rect().contains(notice.geometry())
        assert page.height() - notice.geometry().bottom() <= 20
        assert notice.height() >= notice.heightForWidth(notice.width())


def test_un_etat_vide_dit_quoi_faire(qtbot: QtBot) -> None:
    vide = EtatVide("Aucun participant", "Ajoutez-en.", Bouton("Ajouter"))
    qtbot.addWidget(vide)
    assert vide.accessibleName() == "Aucun participant"
    assert vide.findChildren(Bouton)[0].text() == "Ajouter"
    vide.montrer("Aucun principe", "Choisissez un modèle.")
    assert vide.accessibleDescription() == "Choisissez un modèle."


def _bouton(notice: Notice, texte: str) -> QPushButton:
    return next(b for b in notice.findChildren(QPushButton) if b.text() == texte)
