"""Sortir de l’isoloir : un bouton que l’on maintient, pour qu’aucun doigt distrait n’en sorte."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone

MAINTIEN_MS: Final = 1200
SORTIE: Final = "Ctrl+Shift+F"


class BarreSortie(Zone):
    """La barre du bas : ce que fait Échap, et le bouton de l’animation."""

    sortie = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("barre_bas", parent)
        self.bouton = Bouton("Animation\u00a0: maintenir pour quitter", role="discret")
        self._minuteur = QTimer(self)
        self._minuteur.setSingleShot(True)
        self._minuteur.setInterval(MAINTIEN_MS)
        self.bouton.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bouton.montrer_detail("Ctrl+Maj+F")
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(20, 6, 20, 6)
        disposition.addWidget(Texte("Échap revient à l’attente, sans voter.", "petit"), 1)
        disposition.addWidget(self.bouton)

        self.bouton.pressed.connect(self._minuteur.start)
        self.bouton.released.connect(self._minuteur.stop)
        self._minuteur.timeout.connect(self.sortie)
