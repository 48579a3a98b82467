"""Le cadre d’une page d’étape : des marges, un défilement vertical, jamais d’ascenseur de côté."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class PageDefilante(QScrollArea):
    """Une zone qui défile ; on remplit `disposition`. Sert aussi aux colonnes de côté."""

    def __init__(self, *, marge: int = 24, ecart: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        contenu = QWidget()
        self.disposition = QVBoxLayout(contenu)

        self.disposition.setContentsMargins(marge, marge - 2, marge, marge - 2)
        self.disposition.setSpacing(ecart)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(contenu)
