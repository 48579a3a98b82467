"""La pile de pages : la place de la page montrée, et d’elle seule."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.interface.widgets.pile import Pile


class Page(QWidget):
    """Une page dont le contenu réclame une largeur."""

    def __init__(self, largeur: int) -> None:
        super().__init__()
        self._largeur = largeur

    def minimumSizeHint(self) -> QSize:
        return QSize(self._largeur, 100)


def test_une_page_large_qu_on_a_quittee_ne_retient_plus_la_fenetre(qtbot: QtBot) -> None:
    fenetre = QWidget()
    qtbot.addWidget(fenetre)
    pile = Pile()
    QVBoxLayout(fenetre).addWidget(pile)
    etroite, large = Page(300), Page(900)
    pile.addWidget(etroite)
    pile.addWidget(large)
    fenetre.show()
    pile.setCurrentWidget(large)
    qtbot.waitUntil(lambda: fenetre.minimumWidth() >= 900 or fenetre.width() >= 900)
    assert fenetre.minimumSizeHint().width() >= 900
    pile.setCurrentWidget(etroite)
    fenetre.resize(500, 400)
    qtbot.waitUntil(lambda: fenetre.minimumSizeHint().width() < 500)
    fenetre.resize(500, 400)
    assert fenetre.width() == 500


def test_vide_elle_ne_reclame_rien(qtbot: QtBot) -> None:
    pile = Pile()
    qtbot.addWidget(pile)
    assert pile.minimumSizeHint().width() < 100
