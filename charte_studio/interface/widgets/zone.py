"""Les grandes zones de la fenêtre : page, colonnes, barres. La feuille leur donne leur fond."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QWidget

NomZone = Literal[
    "papier", "surface", "creux", "panneau",
    "colonne_gauche", "plan", "colonne_droite", "barre_haut", "barre_bas",
]  # fmt: skip


class Zone(QFrame):
    """Un fond et son filet. On y pose la disposition qu’on veut."""

    def __init__(self, nom: NomZone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("zone", nom)


class Filet(QFrame):
    """Un trait de séparation."""

    def __init__(
        self, sens: Literal["horizontal", "vertical"] = "horizontal", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("filet", sens)
