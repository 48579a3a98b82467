"""La couverture en une jauge : combien de thèmes sont traités."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.widgets.texte import Texte


class JaugeThemes(QWidget):
    """Un compte en toutes lettres, et la barre qui le montre."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compte = Texte("", "fort")
        self._jauge = QProgressBar()

        self._jauge.setRange(0, len(THEMES))
        self._jauge.setTextVisible(False)
        self._jauge.setAccessibleName("Thèmes traités")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(6)
        colonne.addWidget(self._compte)
        colonne.addWidget(self._jauge)

    def montrer(self, traites: int, *, gagnes: int = 0) -> None:
        """Dit combien de thèmes sont traités, dont combien par le choix en cours."""
        self._jauge.setValue(traites)
        compte = accorder(traites, "thème traité", "thèmes traités") + f" sur {len(THEMES)}"
        suite = f", dont {accorder(gagnes, 'nouveau', 'nouveaux')}" if gagnes else ""
        self._compte.setText(compte + suite)

    def dit(self) -> str:
        """Ce qu’elle dit en toutes lettres."""
        return self._compte.text()
