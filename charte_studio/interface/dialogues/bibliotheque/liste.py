"""La liste de la bibliothèque : les flèches parcourent, Espace coche."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from charte_studio.interface.dialogues.bibliotheque.delegue import DelegueBibliotheque
from charte_studio.interface.dialogues.bibliotheque.modele import Index, ModeleBibliotheque
from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.redaction.principes import PrincipeModele


class ListeBibliotheque(QListView):
    """Émet `courant_change`, sans argument, quand un autre principe est choisi."""

    courant_change = Signal()

    def __init__(self, modele: ModeleBibliotheque, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modele = modele
        self._delegue = DelegueBibliotheque(modele)

        self.setModel(modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName("Principes de la bibliothèque")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def montrer(self, principes: Sequence[PrincipeModele]) -> None:
        """Montre ceux-ci ; le principe choisi le reste s’il est encore vu."""
        courant = self.courant()
        self.modele.montrer(principes)
        self.aller(courant.cle if courant else "")

    def courant(self) -> PrincipeModele | None:
        """Le principe choisi, s’il y en a un."""
        return self.modele.principe(self.currentIndex())

    def aller(self, cle: str) -> None:
        """Va à ce principe, à défaut au premier."""
        rang = self.modele.rang_de(cle)
        rang = self.modele.rang_de("") if rang is None else rang
        if rang is None:
            self.courant_change.emit()
            return
        self.setCurrentIndex(self.modele.index(rang))
        if rang == 1:
            self.scrollToTop()

    def currentChanged(self, courant: Index, ancien: Index) -> None:
        """Dit qu’un autre principe est choisi."""
        super().currentChanged(courant, ancien)
        self.courant_change.emit()

    def changeEvent(self, evenement: QEvent) -> None:
        """Les lignes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.scheduleDelayedItemsLayout()
