"""Monter une page d’étape sur un vrai fichier, comme le fait la fenêtre."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.texte import Texte
from tests.outils.phrases import simple

Page = TypeVar("Page", bound=QWidget)
Notices = list[tuple[str, str]]
"""La nature et le texte de chaque notice, sans espace insécable."""


@contextmanager
def contexte_sur(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[Contexte]:
    """Ce que la fenêtre donne à ses pages ; en sortant, plus rien ne travaille à côté."""
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    yield contexte
    contexte.fermer()


def noter_notices(contexte: Contexte) -> Notices:
    """La liste, vide d’abord, où les notices viendront."""
    recues: Notices = []
    contexte.notice.connect(lambda nature, texte: recues.append((nature, simple(texte))))
    return recues


def montrer_page(qtbot: QtBot, page: Page, largeur: int = 1065, hauteur: int = 631) -> Page:
    """La page montrée à cette taille ; par défaut, celle que laisse une fenêtre de 1280 × 720."""
    qtbot.addWidget(page)
    page.resize(largeur, hauteur)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def montrer_se_positionner(qtbot: QtBot, contexte: Contexte) -> SePositionner:
    """La page Se positionner, le clavier à la saisie."""
    page = montrer_page(qtbot, SePositionner(contexte))
    qtbot.waitActive(page)
    qtbot.wait(1)  # le clavier va à la saisie au tour suivant de la boucle
    return page


@contextmanager
def se_positionner_sur(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[SePositionner]:
    """Cette page sur un autre atelier que celui de tous les tests."""
    with contexte_sur(qtbot, atelier) as contexte:
        yield montrer_se_positionner(qtbot, contexte)


def compte(page: SePositionner) -> str:
    """Ce que dit Se positionner d’un tour ouvert : combien de réponses, et rien de plus."""
    ouvert = page.vue.ouvert
    return simple(f"{ouvert.nombre.text()} {ouvert.detail.text()} · {ouvert.suite.text()}")


def ecrire(champ: QLineEdit, texte: str) -> None:
    """Remplace ce que dit un champ, sans en sortir. `keyClicks` ne sait pas les accents."""
    champ.setFocus()
    champ.selectAll()
    champ.insert(texte)


def textes(page: QWidget) -> str:
    """Les textes visibles de la page, un par ligne."""
    return "\n".join(t.text() for t in page.findChildren(Texte) if t.isVisible())
