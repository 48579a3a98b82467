"""Un champ de recherche : il filtre à mesure, Échap l’efface."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from charte_studio.interface.icones import icone
from charte_studio.interface.theme import theme_courant


class Recherche(QLineEdit):
    """Émet `textChanged` comme tout champ."""

    def __init__(self, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(nom)
        self.setPlaceholderText(nom)
        self.setClearButtonEnabled(True)
        loupe = icone("chercher", couleur=theme_courant().couleurs.encre_seconde)
        self.addAction(loupe, QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap efface la recherche avant de remonter à la fenêtre."""
        if evenement.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(evenement)
