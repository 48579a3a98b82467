"""Un champ de plusieurs lignes qui dit combien il en montre, quelle que soit la taille du texte."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.texte_long import TexteLong

_BORDS = 26
"""Les marges du champ et de son texte, en pixels à la taille normale."""


class TexteDeLignes(TexteLong):
    """Haut de `lignes` lignes ; son texte le fait grandir jusqu’à `lignes_max`, puis défile."""

    def __init__(
        self,
        nom: str = "",
        *,
        lignes: int,
        lignes_max: int = 0,
        indication: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(nom, indication=indication, parent=parent)
        self._lignes = lignes
        self._lignes_max = max(lignes, lignes_max)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if lignes_max:
            self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """La hauteur des lignes voulues."""
        return QSize(super().sizeHint().width(), self._hauteur())

    def minimumSizeHint(self) -> QSize:
        """La même."""
        return QSize(super().minimumSizeHint().width(), self._hauteur())

    def _hauteur(self) -> int:
        # Ce document se mesure en lignes, repliées comprises.
        ecrites = round(self.document().size().height())
        lignes = min(max(self._lignes, ecrites), self._lignes_max)
        return self.fontMetrics().lineSpacing() * lignes + theme_courant().px(_BORDS)
