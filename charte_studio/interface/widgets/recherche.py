"""Un champ de recherche : il filtre à mesure, Échap l’efface."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from charte_studio.interface.icones import icone
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant

_MARGE = 10


class Recherche(QLineEdit):
    """Émet `textChanged` comme tout champ."""

    def __init__(self, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(nom)
        self.setPlaceholderText(nom)
        self.setClearButtonEnabled(True)
        self._faire_place()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap efface la recherche avant de remonter à la fenêtre."""
        if evenement.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(evenement)

    def changeEvent(self, evenement: QEvent) -> None:
        """La loupe grandit avec le texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._faire_place()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Le champ, et sa loupe : Qt garderait la sienne à seize pixels."""
        super().paintEvent(evenement)
        cote = theme_courant().px(16)
        place = QRect(_MARGE, (self.height() - cote) // 2, cote, cote)
        encre = theme_courant().couleurs.encre_seconde
        peintre = QPainter(self)
        icone("chercher", couleur=encre).paint(peintre, place)
        peintre.end()

    def _faire_place(self) -> None:
        self.setTextMargins(theme_courant().px(16) + 4, 0, 0, 0)
