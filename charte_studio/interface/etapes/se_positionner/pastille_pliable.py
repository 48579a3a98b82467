"""Une pastille qui passe à la ligne quand la colonne est étroite et le texte grand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.pastille import Pastille


class PastillePliable(Pastille):
    """Une ligne de préférence, deux s’il le faut ; jamais de mots coupés."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._retrait = 0
        """Ce que la feuille de style ajoute autour du texte, en largeur."""
        super().__init__(parent=parent)

    def sizeHint(self) -> QSize:
        """La largeur du texte sur une ligne, la hauteur de ce qu’on voit."""
        if self.wordWrap():
            return QSize(self._entiere(), self.heightForWidth(self.width()))
        taille = super().sizeHint()
        self._retrait = taille.width() - self.fontMetrics().horizontalAdvance(self.text())
        return taille

    def minimumSizeHint(self) -> QSize:
        """Assez pour le mot le plus long."""
        hauteur = self.sizeHint().height()
        mots = [self.fontMetrics().horizontalAdvance(mot) for mot in self.text().split(" ")]
        return QSize(max(mots) + self._retrait, hauteur)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Plie ou déplie selon la largeur reçue."""
        super().resizeEvent(evenement)
        self.setWordWrap(self.width() < self._entiere())

    def changeEvent(self, evenement: QEvent) -> None:
        """Le texte change de taille : on mesure de nouveau, à plat."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.setWordWrap(False)

    def _entiere(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + self._retrait
