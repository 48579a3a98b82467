"""Ce qu’ont en commun les écrans de l’isoloir : un contenu au milieu, qui défile s’il le faut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.defilant import Defilant


class EcranIsoloir(QWidget):
    """On remplit `corps`, centré dans la page et jamais plus large qu’une ligne de lecture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._defilement = Defilant()
        self._colonne = QWidget()
        self.corps = QVBoxLayout(self._colonne)

        self.corps.setContentsMargins(24, 16, 24, 16)
        self.corps.setSpacing(18)
        milieu = QHBoxLayout()
        milieu.addStretch(1)
        milieu.addWidget(self._colonne)
        milieu.addStretch(1)
        contenu = self._defilement.disposition
        contenu.addStretch(1)
        contenu.addLayout(milieu)
        contenu.addStretch(1)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(self._defilement)
        self._defilement.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ajuster()

    def remonter(self) -> None:
        """L’écran se lit depuis le haut."""
        self._defilement.verticalScrollBar().setValue(0)

    def devoiler(self, widget: QWidget) -> None:
        """Amène un widget sous les yeux, quand l’écran défile."""
        self._defilement.ensureWidgetVisible(widget, 0, 16)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La colonne suit la fenêtre."""
        super().resizeEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """Et la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_colonne"):
            self._ajuster()

    def _ajuster(self) -> None:
        large = min(self.width() - 32, theme_courant().px(860))
        self._colonne.setFixedWidth(max(large, 200))
