"""Ce que tous les tests de la fenêtre reçoivent : la même apparence, quel que soit leur ordre, et
aucun reste des tests d’avant."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from charte_studio.interface import theme


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
