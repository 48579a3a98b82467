"""Un texte sur une ligne, abrégé par « … » quand la place manque, entier dans l’infobulle."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.texte import RoleTexte


class TexteElide(QLabel):
    """Une ligne de texte qui se laisse rétrécir ; le nom accessible reste entier."""

    def __init__(
        self,
        texte: str = "",
        role: RoleTexte = "texte",
        *,
        coupe: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texte, parent)
        self._coupe = coupe
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        marquer(self, role=role)

    def minimumSizeHint(self) -> QSize:
        """Assez pour deux lettres et les points de suspension."""
        largeur = self.fontMetrics().horizontalAdvance("MM…")
        return QSize(min(largeur, super().sizeHint().width()), super().sizeHint().height())

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Peint ce qui tient, et dit le reste dans l’infobulle."""
        zone = self.contentsRect()
        visible = self.fontMetrics().elidedText(self.text(), self._coupe, zone.width())
        if (abrege := visible != self.text()) != bool(self.toolTip()):
            self.setToolTip(self.text() if abrege else "")
        peintre = QPainter(self)
        peintre.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        peintre.drawText(zone, self.alignment() | Qt.AlignmentFlag.AlignVCenter, visible)
        peintre.end()
