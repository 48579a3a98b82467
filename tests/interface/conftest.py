"""Ce que tous les tests de la fenêtre reçoivent : la même apparence, quel que soit leur ordre."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from charte_studio.interface import theme


@pytest.fixture(autouse=True)
def apparence_de_depart(qapp: QApplication) -> None:
    """Le thème clair à sa taille ordinaire, s’il n’y est pas déjà."""
    pose = theme.theme_courant()
    if not qapp.styleSheet() or (pose.nom, pose.echelle) != ("clair", 1.0):
        theme.appliquer(qapp, theme.lire_theme("clair"))
