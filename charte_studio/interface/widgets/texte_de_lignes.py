"""Un champ de plusieurs lignes qui dit combien il en montre, quelle que soit la taille du texte."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.texte_long import TexteLong

_BORDS = 26
"""Les marges du champ et de son texte, en pixels à la taille normale."""


class TexteDeLignes(TexteLong):
    """Haut de `lignes` lignes, jamais plus : la suite défile dedans."""

    def __init__(
        self, nom: str = "", *, lignes: int, indication: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(nom, indication=indication, parent=parent)
        self._lignes = lignes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """La hauteur des lignes voulues."""
        return QSize(super().sizeHint().width(), self._hauteur())

    def minimumSizeHint(self) -> QSize:
        """La même."""
        return QSize(super().minimumSizeHint().width(), self._hauteur())

    def _hauteur(self) -> int:
        return self.fontMetrics().lineSpacing() * self._lignes + theme_courant().px(_BORDS)
