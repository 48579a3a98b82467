"""Ce qu’on voit pendant qu’un texte se lit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte


class Attente(QWidget):
    """« Lecture de … », une barre, et de quoi renoncer : `renoncement`."""

    renoncement = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quoi = Texte("", "soustitre")
        barre = QProgressBar()
        self.renoncer = Bouton("Interrompre")

        barre.setRange(0, 0)
        barre.setTextVisible(False)
        barre.setAccessibleName("Lecture en cours")
        carte = Carte()
        carte.disposition.setSpacing(12)
        carte.disposition.addWidget(self._quoi)
        carte.disposition.addWidget(barre)
        carte.disposition.addWidget(self.renoncer, 0, Qt.AlignmentFlag.AlignLeft)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(carte)
        disposition.addStretch(1)

        self.renoncer.clicked.connect(self.renoncement)

    def montrer(self, quoi: str) -> None:
        """Dit ce qui est en cours."""
        self._quoi.setText(quoi)
