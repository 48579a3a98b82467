"""Une liste de lignes courtes, rangée sur autant de colonnes que la largeur en permet."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from charte_studio.interface.theme import est_un_changement_de_theme

_AISANCE: Final = 12
"""Ce qu’une colonne laisse après sa plus longue ligne."""


class ListeEnColonnes(QListWidget):
    """Se lit de gauche à droite, puis ligne à ligne ; ne défile qu’en hauteur.

    Après avoir changé les textes, appeler `ranger`.
    """

    def __init__(self, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegue = _Case(self)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName(nom)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def ranger(self) -> None:
        """Donne à chaque colonne la largeur de la plus longue ligne, et partage le reste."""
        self.ensurePolished()
        self._delegue.largeur = 0
        rangs = (self.model().index(rang, 0) for rang in range(self.count()))
        plus_large = max((self.sizeHintForIndex(rang).width() for rang in rangs), default=0)
        place = self._place()
        self._delegue.largeur = place // max(1, place // (plus_large + _AISANCE))
        self.scheduleDelayedItemsLayout()

    def colonnes(self) -> int:
        """Combien de lignes tiennent côte à côte."""
        largeur = self._delegue.largeur
        return max(1, self._place() // largeur) if largeur else 1

    def _place(self) -> int:
        """La largeur utile, que l’ascenseur soit là ou non : Qt la lui garde dans tous les cas, et
        passe à la ligne dès qu’elle est juste."""
        ascenseur = self.verticalScrollBar().sizeHint().width()
        return self.maximumViewportSize().width() - ascenseur - 1

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La place se partage autrement."""
        super().resizeEvent(evenement)
        self.ranger()

    def changeEvent(self, evenement: QEvent) -> None:
        """Le texte grandit : moins de colonnes."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_delegue"):
            self.ranger()


class _Case(QStyledItemDelegate):
    """Donne à toutes les lignes la même largeur."""

    largeur = 0
    """Zéro : chacune la sienne."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """La case entière."""
        naturelle = super().sizeHint(option, index)
        return QSize(self.largeur or naturelle.width(), naturelle.height())
