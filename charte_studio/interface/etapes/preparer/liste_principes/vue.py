"""La vue de la liste des principes : le clavier, la souris, et ce qu’ils demandent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from charte_studio.atelier.lectures.preparer import PrincipeResume
from charte_studio.interface.etapes.preparer.liste_principes.delegue import DeleguePrincipes
from charte_studio.interface.etapes.preparer.liste_principes.modele import Index, ModelePrincipes
from charte_studio.interface.theme import est_un_changement_de_theme


class ListePrincipes(QListView):
    """Espace ou un clic sur la case retient, Alt+↑ et Alt+↓ ou la souris déplacent, Entrée ouvre.

    Signaux : `retenue_demandee(id, retenu)`, `place_demandee(id, avant)`, `ouverture_demandee`,
    `courant_change(id)` avec zéro quand rien n’est choisi.
    """

    retenue_demandee = Signal(int, bool)
    place_demandee = Signal(int, int)
    ouverture_demandee = Signal()
    courant_change = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modele = ModelePrincipes(self)
        self._delegue = DeleguePrincipes(self.modele)

        self.setModel(self.modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName("Principes")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

        self.modele.retenue_demandee.connect(self.retenue_demandee)
        self.modele.place_demandee.connect(self.place_demandee)
        self.doubleClicked.connect(self._sur_double_clic)

    def montrer(self, principes: Sequence[PrincipeResume]) -> None:
        """Montre ces principes ; le courant et le défilement sont gardés."""
        courant, hauteur = self.courant(), self.verticalScrollBar().value()
        if self.modele.remplir(principes):
            self._aller(courant)
            self.verticalScrollBar().setValue(hauteur)
            if self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())

    def filtrer(self, texte: str) -> None:
        """Ne montre que ce qui contient ces mots."""
        courant = self.courant()
        self.modele.filtrer(texte)
        self._aller(courant)

    def courant(self) -> int:
        """Le principe choisi, ou zéro."""
        index = self.currentIndex()
        return self.modele.principe(index).id if index.isValid() else 0

    def choisir(self, principe_id: int) -> None:
        """Va à ce principe, s’il est vu."""
        self._aller(principe_id)

    def deplacer(self, pas: int) -> None:
        """Monte (−1) ou descend (+1) le principe choisi."""
        self.modele.deplacer(self.currentIndex(), pas)

    def _aller(self, principe_id: int) -> None:
        rang = self.modele.rang_de(principe_id)
        if rang is None and self.modele.rowCount():
            rang = 0
        if rang is None:
            self.courant_change.emit(0)
        else:
            self.setCurrentIndex(self.modele.index(rang))

    def _sur_double_clic(self) -> None:
        self.ouverture_demandee.emit()

    def currentChanged(self, courant: Index, ancien: Index) -> None:
        """Dit quel principe est choisi."""
        super().currentChanged(courant, ancien)
        self.courant_change.emit(self.modele.principe(courant).id if courant.isValid() else 0)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Alt et les flèches déplacent, Entrée ouvre ; le reste parcourt."""
        touche = evenement.key()
        if evenement.modifiers() & Qt.KeyboardModifier.AltModifier and touche in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self.deplacer(-1 if touche == Qt.Key.Key_Up else 1)
        elif touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.ouverture_demandee.emit()
        else:
            super().keyPressEvent(evenement)

    def changeEvent(self, evenement: QEvent) -> None:
        """Les lignes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.scheduleDelayedItemsLayout()
