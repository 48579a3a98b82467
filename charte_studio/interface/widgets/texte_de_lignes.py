"""Un champ de plusieurs lignes qui dit combien il en montre, quelle que soit la taille du texte."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.widgets.nombre import hauteur_de_champ
from charte_studio.interface.widgets.texte_long import TexteLong

_BORDS = 28
"""Les marges du champ et de son texte : en pixels, que la taille du texte ne change pas."""
_BORDS_SERRES = 15
"""Celles d’un champ d’une ligne, qui s’aligne sur un champ ordinaire."""
_RETRAIT = 2
"""Ce qu’un champ ordinaire laisse devant son texte."""


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
        self._apres = QTimer(self)
        if lignes == 1:
            self.document().setDocumentMargin(0)
            self.setViewportMargins(_RETRAIT, 0, _RETRAIT, 0)
        # Le texte se replie : un mot juste trop long ne doit pas en montrer un, sur une ligne.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if lignes_max:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            # Au tour suivant : changer d’ascenseur pendant que Qt replie le texte le ferait tomber.
            self._apres.setSingleShot(True)
            self._apres.setInterval(0)
            self._apres.timeout.connect(self._choisir_l_ascenseur)
            self.document().documentLayout().documentSizeChanged.connect(self._suivre_le_texte)

    def sizeHint(self) -> QSize:
        """La hauteur des lignes voulues."""
        return QSize(super().sizeHint().width(), self._hauteur())

    def minimumSizeHint(self) -> QSize:
        """La même."""
        return QSize(super().minimumSizeHint().width(), self._hauteur())

    def _hauteur(self) -> int:
        lignes = min(max(self._lignes, self._lignes_ecrites()), self._lignes_max)
        bords = _BORDS if self._lignes > 1 else _BORDS_SERRES
        # Qt arrondit chaque ligne au-dessus : au bout de dix, il manquerait de quoi la montrer.
        hauteur = ceil(QFontMetricsF(self.font()).lineSpacing()) * lignes + bords
        return max(hauteur, hauteur_de_champ()) if lignes == 1 else hauteur

    def _suivre_le_texte(self) -> None:
        self.updateGeometry()
        self._apres.start()

    def _choisir_l_ascenseur(self) -> None:
        """Aucun avant d’être à bout : montré le temps de grandir, il replierait le texte, et
        resterait."""
        deborde = self._lignes_ecrites() > self._lignes_max
        politique = Qt.ScrollBarPolicy
        voulue = politique.ScrollBarAsNeeded if deborde else politique.ScrollBarAlwaysOff
        if voulue != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(voulue)
            self.updateGeometry()

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
            self._suivre_le_texte()
