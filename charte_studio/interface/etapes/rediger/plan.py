"""Le plan de la charte : sections, articles, sections ; on s’y promène aux flèches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.rediger import PartieLue, PlanCharte
from charte_studio.interface.etapes.rediger.delegue_plan import ROLE_PARTIE, DeleguePlan
from charte_studio.interface.etapes.rediger.mots import dire_partie
from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.liste import Liste
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone

_SANS_ARTICLE = "Aucun article pour l’instant"


class ListePlan(Liste):
    """Flèches, Page préc. et Page suiv. vont d’une partie à l’autre ; Entrée mène au texte."""

    entree = Signal()

    def __init__(self) -> None:
        super().__init__("Plan de la charte", creux=True)
        self.setItemDelegate(DeleguePlan(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Une télécommande de présentation suffit."""
        if evenement.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.avancer(1 if evenement.key() == Qt.Key.Key_PageDown else -1)
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entree.emit()
        else:
            super().keyPressEvent(evenement)

    def avancer(self, pas: int) -> None:
        """Va à la partie suivante (1) ou précédente (−1), s’il y en a une."""
        rang = self.currentRow() + pas
        while 0 <= rang < self.count():
            if self.item(rang).flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentRow(rang)
                return
            rang += pas

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Les titres se replient autrement à une autre largeur."""
        super().resizeEvent(evenement)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte change la hauteur des lignes."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.scheduleDelayedItemsLayout()


class Plan(Zone):
    """La colonne de gauche. `choisie(str)` donne la clé de la partie choisie."""

    choisie = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plan", parent)
        self._titre = Texte("Plan de la charte", "entete")
        self.liste = ListePlan()
        disposition = QVBoxLayout(self)

        self._titre.setContentsMargins(10, 0, 10, 0)
        disposition.setContentsMargins(10, 20, 6, 10)
        disposition.setSpacing(8)
        disposition.addWidget(self._titre)
        disposition.addWidget(self.liste, 1)

        self.liste.currentItemChanged.connect(self._dire_choix)

    def montrer(self, plan: PlanCharte, cle: str) -> None:
        """Montre les parties et choisit `cle`, sans rien émettre. Les lignes inchangées restent."""
        lignes: list[PartieLue | None] = list(plan.parties)
        if not plan.articles:
            lignes.insert(plan.ouverture, None)
        with QSignalBlocker(self.liste):
            while self.liste.count() > len(lignes):
                self.liste.takeItem(self.liste.count() - 1)
            while self.liste.count() < len(lignes):
                self.liste.addItem(QListWidgetItem())
            for rang, partie in enumerate(lignes):
                self._remplir(self.liste.item(rang), partie)
                if partie is not None and partie.cle == cle:
                    self.liste.setCurrentRow(rang, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def cles(self) -> tuple[str, ...]:
        """Les clés montrées, dans l’ordre."""
        parties = (self.liste.item(rang).data(ROLE_PARTIE) for rang in range(self.liste.count()))
        return tuple(partie.cle for partie in parties if partie is not None)

    def _remplir(self, ligne: QListWidgetItem, partie: PartieLue | None) -> None:
        if partie is None:
            ligne.setText(_SANS_ARTICLE)
            ligne.setData(ROLE_PARTIE, None)
            ligne.setFlags(Qt.ItemFlag.NoItemFlags)
            ligne.setToolTip("")
            return
        ancienne = ligne.data(ROLE_PARTIE)
        if ancienne == partie:
            return
        ligne.setText(partie.titre)
        ligne.setData(ROLE_PARTIE, partie)
        ligne.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        ligne.setToolTip(dire_partie(partie))
        ligne.setData(Qt.ItemDataRole.AccessibleTextRole, dire_partie(partie))

    def _dire_choix(self, ligne: QListWidgetItem | None) -> None:
        partie = ligne.data(ROLE_PARTIE) if ligne is not None else None
        if partie is not None:
            self.choisie.emit(partie.cle)
