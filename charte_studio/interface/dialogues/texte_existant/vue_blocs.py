"""Le texte d’une partie, passage par passage : on y choisit où la scinder."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from charte_studio.interface.dialogues.texte_existant.delegue_blocs import (
    ROLE_BLOC,
    DelegueBlocs,
    Index,
)
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.redaction.blocs import Bloc, texte_des_blocs


class _Blocs(QAbstractListModel):
    """Une ligne par passage."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocs: tuple[Bloc, ...] = ()

    def remplir(self, blocs: tuple[Bloc, ...]) -> None:
        """Remplace tout : c’est une autre partie."""
        self.beginResetModel()
        self.blocs = blocs
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Le nombre de passages."""
        return 0 if parent.isValid() else len(self.blocs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Le bloc, et son texte nu."""
        if not index.isValid():
            return None
        bloc = self.blocs[index.row()]
        if role == ROLE_BLOC:
            return bloc
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return texte_des_blocs((bloc,))[:2000] or "Trait de séparation"
        return None


class VueBlocs(QListView):
    """Émet `coupe_demandee(rang)` : scinder après ce passage. `courant_change` suit le choix."""

    coupe_demandee = Signal(int)
    courant_change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modele = _Blocs(self)
        self._delegue = DelegueBlocs(self)

        self.setObjectName("blocs_du_texte")
        self.setModel(self._modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName("Texte de la partie, passage par passage")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(60)

        self._delegue.coupe_demandee.connect(
            self.coupe_demandee, Qt.ConnectionType.QueuedConnection
        )

    def montrer(self, blocs: tuple[Bloc, ...]) -> None:
        """Montre ces passages depuis le premier, s’ils ont changé."""
        if blocs is self._modele.blocs:
            return
        self._delegue.oublier()
        self._modele.remplir(blocs)
        if blocs:
            self.setCurrentIndex(self._modele.index(0))
        self.scrollToTop()
        self.courant_change.emit()

    def courant(self) -> int:
        """Le rang du passage choisi, ou −1."""
        return self.currentIndex().row()

    def bloc_courant(self) -> Bloc | None:
        """Le passage choisi."""
        rang = self.courant()
        return self._modele.blocs[rang] if rang >= 0 else None

    def currentChanged(self, courant: Index, ancien: Index) -> None:
        """Dit que le choix a changé."""
        super().currentChanged(courant, ancien)
        self.courant_change.emit()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée scinde après le passage choisi ; le reste parcourt."""
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.courant() >= 0:
                self.coupe_demandee.emit(self.courant())
        else:
            super().keyPressEvent(evenement)

    def sizeHint(self) -> QSize:
        """De quoi lire quelques lignes ; la colonne donne le reste."""
        return QSize(theme_courant().px(320), theme_courant().px(190))

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Le texte se replie à la nouvelle largeur."""
        super().resizeEvent(evenement)
        if evenement.size().width() != evenement.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, evenement: QEvent) -> None:
        """Teintes et tailles suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_delegue"):
            self._delegue.oublier()
            self.scheduleDelayedItemsLayout()
