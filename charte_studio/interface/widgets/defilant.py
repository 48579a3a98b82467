"""Une zone qui défile en hauteur, à la hauteur exacte de ses textes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class _Contenu(QWidget):
    """Ne réclame aucune hauteur : la sienne dépend de la largeur qu’on lui donne.

    Sans cela, Qt compte la hauteur des textes à leur largeur la plus étroite, et la zone défile
    sur du vide.
    """

    def minimumSizeHint(self) -> QSize:
        """La largeur des contenus, sans hauteur."""
        return QSize(super().minimumSizeHint().width(), 0)

    def event(self, evenement: QEvent) -> bool:
        """Remet les textes à la largeur de la zone.

        Une zone cachée dont la taille change deux fois avant de se montrer perd le second
        changement : son contenu resterait à l’ancienne largeur, coupé à droite.
        """
        traite = super().event(evenement)
        disposition = self.layout()
        a_revoir = evenement.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest)
        if a_revoir and disposition is not None:
            place = self.contentsRect()
            if disposition.geometry() != place:
                disposition.setGeometry(place)
        return traite


class Defilant(QScrollArea):
    """On remplit `disposition`. La zone se contente de `hauteur` quand la place manque."""

    def __init__(self, *, hauteur: int = 120, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hauteur = hauteur
        contenu = _Contenu()
        self.disposition = QVBoxLayout(contenu)

        self.disposition.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(contenu)

    def sizeHint(self) -> QSize:
        """La hauteur dont elle se contente."""
        return QSize(super().sizeHint().width(), self._hauteur)

    def minimumSizeHint(self) -> QSize:
        """La même."""
        return QSize(super().minimumSizeHint().width(), self._hauteur)
