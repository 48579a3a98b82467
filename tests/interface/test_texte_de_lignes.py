"""Le champ de plusieurs lignes suit son texte, entre ses deux bornes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface import theme
from charte_studio.interface.widgets.champ import ChampTexte
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


@pytest.mark.parametrize("taille_texte", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_d_une_ligne_il_a_la_hauteur_d_un_champ(
    qtbot: QtBot, qapp: QApplication, taille_texte: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), taille_texte)
    champ, ordinaire = TexteDeLignes("Tâche", lignes=1, lignes_max=3), ChampTexte("Nom")
    page = _pose(qtbot, champ, 900)
    disposition = page.layout()
    assert disposition is not None
    disposition.addWidget(ordinaire)
    champ.montrer("Traduire")
    # Au pixel près : à 125 %, Qt en donne un de plus au champ ordinaire.
    qtbot.waitUntil(lambda: abs(champ.height() - ordinaire.height()) <= 1)
    assert champ.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("taille_texte", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("lignes", [1, 2])
def test_retreci_il_montre_tout_sans_ascenseur(
    qtbot: QtBot, qapp: QApplication, taille_texte: float, lignes: int
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), taille_texte)
    champ = TexteDeLignes("Tâche", lignes=lignes, lignes_max=4)
    champ.montrer("Reconnaître des passants sur les images de la voie publique")
    page = _pose(qtbot, champ, round(900 * taille_texte))
    for largeur in (500, 340, 320, 300, 500):
        page.resize(round(largeur * taille_texte), 900)
        qtbot.wait(5)
        ecrites = champ.document().firstBlock().lineCount()
        assert ecrites <= 4
        assert champ.verticalScrollBar().maximum() == 0, largeur
        assert not champ.horizontalScrollBar().isVisible()
        assert champ.viewport().height() >= ecrites * champ.fontMetrics().height()


def test_a_bout_de_lignes_il_defile_et_revient(qtbot: QtBot) -> None:
    champ = TexteDeLignes("Notes", lignes=1, lignes_max=3)
    page = _pose(qtbot, champ, 400)
    champ.setPlainText("\n".join("abcdef"))
    qtbot.waitUntil(champ.verticalScrollBar().isVisible)
    champ.setPlainText("a\nb")
    qtbot.waitUntil(lambda: not champ.verticalScrollBar().isVisible())
    assert page.isAncestorOf(champ)
    assert champ.verticalScrollBar().maximum() == 0
