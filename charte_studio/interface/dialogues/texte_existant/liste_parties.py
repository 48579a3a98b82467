"""La liste des parties : le clavier, la souris, et ce qu’ils demandent."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from charte_studio.interface.dialogues.texte_existant.delegue_parties import DelegueParties
from charte_studio.interface.dialogues.texte_existant.histoire import Etat
from charte_studio.interface.dialogues.texte_existant.modele_parties import Index, ModeleParties
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant


class ListeParties(QListView):
    """Alt+↑ et Alt+↓ ou la souris déplacent, F2 renomme, Entrée mène au texte.

    Signaux : `place_demandee(rangs, avant)`, `renommage_demande(rang, titre)`,
    `texte_demande`, `courant_change(rang)` et `selection_changee`.
    """

    place_demandee = Signal(object, int)
    renommage_demande = Signal(int, str)
    texte_demande = Signal()
    courant_change = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modele = ModeleParties(self)
        self._delegue = DelegueParties(self.modele)
        self._pose = False

        self.setModel(self.modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName("Parties du texte")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)

        self.modele.place_demandee.connect(self.place_demandee)
        self.modele.renommage_demande.connect(self.renommage_demande)

    def montrer(self, etat: Etat) -> None:
        """Montre ce découpage et ce qui y est choisi ; le défilement est gardé."""
        self._pose = True
        self.modele.remplir(etat.decoupage.parties)
        drapeau = QItemSelectionModel.SelectionFlag
        choix = self.selectionModel()
        choix.select(self._selection(etat.choisies), drapeau.ClearAndSelect)
        premier = self.modele.index(etat.choisies[0]) if etat.choisies else self.modele.index(0)
        choix.setCurrentIndex(premier, drapeau.NoUpdate)
        self._pose = False
        self.scrollTo(premier)
        self.courant_change.emit(premier.row())

    def _selection(self, rangs: tuple[int, ...]) -> QItemSelection:
        """Par plages : cinq mille lignes choisies une à une prendraient des minutes."""
        selection = QItemSelection()
        debut = precedent = -2
        for rang in (*sorted(rangs), -1):
            if rang != precedent + 1:
                if debut >= 0:
                    selection.select(self.modele.index(debut), self.modele.index(precedent))
                debut = rang
            precedent = rang
        return selection

    def courant(self) -> int:
        """Le rang de la partie dont on lit le texte, ou −1."""
        return self.currentIndex().row()

    def choisies(self) -> tuple[int, ...]:
        """Les rangs choisis, celui de la partie courante à défaut."""
        rangs = sorted(index.row() for index in self.selectedIndexes())
        return tuple(rangs) or ((self.courant(),) if self.courant() >= 0 else ())

    def deplacer(self, pas: int) -> None:
        """Monte (−1) ou descend (+1) les parties choisies."""
        rangs = self.choisies()
        if not rangs:
            return
        avant = rangs[0] - 1 if pas < 0 else rangs[-1] + 2
        if 0 <= avant <= self.modele.rowCount():
            self.place_demandee.emit(rangs, avant)

    def renommer(self) -> None:
        """Ouvre le champ du titre."""
        if self.currentIndex().isValid():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.edit(self.currentIndex())

    def currentChanged(self, courant: Index, ancien: Index) -> None:
        """Dit quelle partie est choisie."""
        super().currentChanged(courant, ancien)
        if not self._pose:
            self.courant_change.emit(courant.row())

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Alt et les flèches déplacent, Entrée mène au texte ; le reste parcourt."""
        touche = evenement.key()
        if evenement.modifiers() & Qt.KeyboardModifier.AltModifier and touche in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self.deplacer(-1 if touche == Qt.Key.Key_Up else 1)
        elif touche in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Le champ du titre se ferme de lui-même ; sans quoi Entrée validerait le dialogue.
            if self.state() != QAbstractItemView.State.EditingState:
                self.texte_demande.emit()
        else:
            super().keyPressEvent(evenement)

    def sizeHint(self) -> QSize:
        """De quoi voir quelques parties ; la colonne donne le reste."""
        return QSize(theme_courant().px(320), theme_courant().px(190))

    def changeEvent(self, evenement: QEvent) -> None:
        """Les lignes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.scheduleDelayedItemsLayout()
