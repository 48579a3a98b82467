"""Une pastille qui s’abrège quand la colonne est étroite et le texte grand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from charte_studio.interface.widgets.pastille import Pastille


class PastilleElidee(Pastille):
    """Le texte entier reste dans l’infobulle et le nom accessible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._entier = ""

    def montrer_entier(self, texte: str) -> None:
        """Montre ce texte, abrégé s’il le faut."""
        self._entier = texte
        self.montrer(texte)
        self.setAccessibleName(texte)
        self._abreger()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """La place du texte entier."""
        taille = super().sizeHint()
        metrique = self.fontMetrics()
        manque = metrique.horizontalAdvance(self._entier) - metrique.horizontalAdvance(self.text())
        return QSize(taille.width() + manque, taille.height())

    def minimumSizeHint(self) -> QSize:
        """Assez pour quelques lettres."""
        large = self.fontMetrics().horizontalAdvance("Principe 12 sur 12…")
        return QSize(min(large, self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """S’abrège ou se rend selon la place."""
        super().resizeEvent(evenement)
        self._abreger()

    def _abreger(self) -> None:
        marges = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        place = max(self.width(), self.minimumSizeHint().width()) - marges
        visible = self.fontMetrics().elidedText(self._entier, Qt.TextElideMode.ElideRight, place)
        if visible != self.text():
            self.setText(visible)
        self.setToolTip(self._entier if visible != self._entier else "")
