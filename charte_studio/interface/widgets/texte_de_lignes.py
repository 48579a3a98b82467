"""Un champ de plusieurs lignes qui dit combien il en montre, quelle que soit la taille du texte."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.texte_long import TexteLong

_BORDS = 28
"""Les marges du champ et de son texte, en pixels à la taille normale."""
_BORDS_SERRES = 20
"""Celles d’un champ d’une ligne, qui s’aligne sur un champ ordinaire."""


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
        if lignes == 1:
            self.document().setDocumentMargin(1)
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
        lignes = min(max(self._lignes, self._lignes_ecrites()), self._lignes_max)
        # Sans arrondir chaque ligne : au bout de dix, il manquerait de quoi montrer la dernière.
        return ceil(QFontMetricsF(self.font()).lineSpacing() * lignes) + theme_courant().px(
            _BORDS if self._lignes > 1 else _BORDS_SERRES
        )

    def _lignes_ecrites(self) -> int:
        """Les lignes du texte, repliées comprises ; une seule mesure si le champ ne grandit pas."""
        if self._lignes_max == self._lignes:
            return self._lignes
        mise_en_page = self.document().documentLayout()
        total, bloc = 0, self.document().begin()
        while bloc.isValid():
            mise_en_page.blockBoundingRect(bloc)  # un bloc jamais montré n’est pas encore replié
            total += bloc.lineCount()
            bloc = bloc.next()
        return total

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Plus étroit, le texte se replie sur plus de lignes."""
        super().resizeEvent(evenement)
        if self._lignes_max > self._lignes and evenement.oldSize().width() != self.width():
            self.updateGeometry()
