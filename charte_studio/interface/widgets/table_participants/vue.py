"""La vue du tableau des participants."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charte_studio.atelier.lectures.preparer import ParticipantLu
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.table_participants.modele import (
    Colonne,
    ModeleParticipants,
)


class TableParticipants(QTableView):
    """Un tableau que l’on parcourt et où l’on choisit ; rien ne s’y écrit.

    Signaux : `selection_changee`, `retrait_demande` (Suppr), `presence_demandee` (Espace),
    `college_demande(QPoint)` avec le point de l’écran où ouvrir le choix (Entrée, double-clic ou
    clic droit).
    """

    selection_changee = Signal()
    retrait_demande = Signal()
    presence_demandee = Signal()
    college_demande = Signal(QPoint)

    def __init__(self, *, choisir: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modele = ModeleParticipants(self)
        self._choisir = choisir

        self.setModel(self._modele)
        self.setAccessibleName("Participants")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if choisir else mode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        entete = self.horizontalHeader()
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        entete.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        entete.setSectionResizeMode(Colonne.NUMERO, QHeaderView.ResizeMode.Fixed)
        entete.setHighlightSections(False)
        self._ajuster()

        self.selectionModel().selectionChanged.connect(self.selection_changee)
        self.doubleClicked.connect(self._demander_college)
        self.customContextMenuRequested.connect(self._sur_clic_droit)

    def montrer(self, participants: Sequence[ParticipantLu]) -> None:
        """Montre ces participants ; la sélection et le défilement sont gardés."""
        choisis, hauteur = self.choisis(), self.verticalScrollBar().value()
        courant = self.currentIndex()
        courant_id = self._modele.participant(courant.row()).id if courant.isValid() else None
        self._modele.remplir(participants)
        self.setColumnHidden(Colonne.NOM, not self._modele.nommes())
        self._retablir(choisis, courant_id)
        self.verticalScrollBar().setValue(hauteur)

    def filtrer(self, texte: str) -> None:
        """Ne montre que ce qui contient ces mots."""
        self._modele.filtrer(texte)

    def choisis(self) -> tuple[int, ...]:
        """Les participants sélectionnés."""
        lignes = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._modele.participant(rang).id for rang in lignes)

    def point_du_menu(self) -> QPoint:
        """Où ouvrir un choix pour la sélection, en coordonnées de l’écran."""
        zone = self.visualRect(self.currentIndex().siblingAtColumn(Colonne.COLLEGE))
        return self.viewport().mapToGlobal(zone.bottomLeft())

    def _retablir(self, choisis: Sequence[int], courant_id: int | None) -> None:
        selection = QItemSelection()
        for participant_id in choisis:
            rang = self._modele.rang_de(participant_id)
            if rang is not None:
                gauche = self._modele.index(rang, 0)
                selection.select(gauche, gauche.siblingAtColumn(Colonne.NOM))
        modele = self.selectionModel()
        rang = self._modele.rang_de(courant_id) if courant_id is not None else None
        if rang is None and self._choisir and self._modele.rowCount():
            rang = 0
        if rang is not None:
            modele.setCurrentIndex(
                self._modele.index(rang, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        modele.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selection_changee.emit()

    def _demander_college(self) -> None:
        if self._choisir and self.choisis():
            self.college_demande.emit(self.point_du_menu())

    def _sur_clic_droit(self, point: QPoint) -> None:
        if self._choisir and self.choisis():
            self.college_demande.emit(self.viewport().mapToGlobal(point))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Suppr retire, Entrée change de collège, Espace note présent ou absent."""
        if self._choisir and self.choisis():
            if evenement.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.retrait_demande.emit()
                return
            if evenement.key() == Qt.Key.Key_Space:
                self.presence_demandee.emit()
                return
            if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._demander_college()
                return
        super().keyPressEvent(evenement)

    def changeEvent(self, evenement: QEvent) -> None:
        """Les lignes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def _ajuster(self) -> None:
        theme = theme_courant()
        metrique = QFontMetrics(theme.police(gras=True))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(metrique.height() + theme.espace("moyen"))
        self.setColumnWidth(
            Colonne.NUMERO, metrique.horizontalAdvance("P0000") + theme.espace("grand")
        )
