"""Ce que tous les tests de la fenêtre reçoivent : la même apparence, quel que soit leur ordre, et
aucun reste des tests d’avant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from tests.interface.pages import Notices, contexte_sur, noter_notices


@pytest.fixture(autouse=True)
def apparence_de_depart(qapp: QApplication) -> None:
    """Le thème clair à sa taille ordinaire, s’il n’y est pas déjà."""
    pose = theme.theme_courant()
    if not qapp.styleSheet() or (pose.nom, pose.echelle) != ("clair", 1.0):
        theme.appliquer(qapp, theme.lire_theme("clair"))


@pytest.fixture(autouse=True)
def sans_restes() -> Iterator[None]:
    """Détruit aussitôt les fenêtres fermées du test : Qt attendrait une boucle d’événements, et
    chaque changement de thème reverrait celles de tous les tests d’avant."""
    yield
    if QApplication.instance() is not None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def contexte(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[Contexte]:
    """Ce que reçoit une page ouverte sur l’atelier d’essai."""
    with contexte_sur(qtbot, atelier) as pret:
        yield pret


@pytest.fixture
def notices(contexte: Contexte) -> Notices:
    """Les notices qu’une page a demandées."""
    return noter_notices(contexte)
