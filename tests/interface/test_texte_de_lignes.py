"""Le champ de plusieurs lignes suit son texte, entre ses deux bornes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes


def _pose(qtbot: QtBot, champ: TexteDeLignes, largeur: int) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    disposition = QVBoxLayout(page)
    disposition.addWidget(champ)
    disposition.addStretch(1)
    page.resize(largeur, 900)
    page.show()
    return page


def test_il_grandit_avec_son_texte_jusqu_a_sa_borne(qtbot: QtBot) -> None:
    champ = TexteDeLignes("Notes", lignes=2, lignes_max=5)
    page = _pose(qtbot, champ, 400)
    vide = champ.height()
    champ.setPlainText("\n".join("abcd"))
    qtbot.waitUntil(lambda: champ.height() > vide)
    quatre = champ.height()
    champ.setPlainText("\n".join("abcdefghij"))
    qtbot.waitUntil(lambda: champ.height() > quatre)
    assert 3 * champ.fontMetrics().lineSpacing() <= champ.height() - vide
    assert champ.height() - vide < 4 * champ.fontMetrics().lineSpacing()
    champ.setPlainText("")
    qtbot.waitUntil(lambda: champ.height() == vide)
    assert page.isAncestorOf(champ)


def test_plus_etroit_il_compte_les_lignes_repliees(qtbot: QtBot) -> None:
    champ = TexteDeLignes("Question", lignes=1, lignes_max=4)
    page = _pose(qtbot, champ, 900)
    champ.setPlainText("Une personne a-t-elle le temps et le savoir pour contrôler ceci ?")
    large = champ.height()
    page.resize(360, 900)
    qtbot.waitUntil(lambda: champ.height() > large and champ.verticalScrollBar().maximum() == 0)
    assert champ.height() < 2 * large


def test_sans_borne_il_garde_sa_hauteur(qtbot: QtBot) -> None:
    champ = TexteDeLignes("Notes", lignes=3)
    page = _pose(qtbot, champ, 400)
    avant = champ.height()
    champ.setPlainText("\n".join("abcdefghij"))
    assert page.isAncestorOf(champ)
    assert champ.sizeHint().height() == avant
