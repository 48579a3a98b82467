"""Un champ de plusieurs lignes qui n’est pas plus haut que son texte."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.texte_long import TexteLong


class TexteAjuste(TexteLong):
    """Entre `lignes[0]` et `lignes[1]` lignes ; au-delà, il défile."""

    def __init__(
        self,
        nom: str,
        *,
        lignes: tuple[int, int] = (2, 9),
        indication: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(nom, indication=indication, parent=parent)
        self._lignes = lignes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """La hauteur de son texte, dans ses bornes."""
        # Un champ de texte brut compte sa hauteur en lignes.
        lignes = round(self.document().size().height())
        lignes = min(max(lignes, self._lignes[0]), self._lignes[1])
        bords = self.height() - self.viewport().height() + 2 * int(self.document().documentMargin())
        return QSize(
            super().sizeHint().width(), lignes * self.fontMetrics().lineSpacing() + bords + 2
        )

    def minimumSizeHint(self) -> QSize:
        """Pas moins."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """À une autre largeur, il se replie autrement."""
        super().resizeEvent(evenement)
        if evenement.size().width() != evenement.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte change la sienne."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
