"""Le plan de la charte : sections, articles, sections ; on s’y promène aux flèches."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.rediger import PartieLue, PlanCharte
from charte_studio.interface.etapes.rediger.delegue_plan import ROLE_PARTIE, DeleguePlan
from charte_studio.interface.etapes.rediger.mots import dire_partie
from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.liste import Liste
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone

_SANS_ARTICLE = "Aucun article pour l’instant"


class ListePlan(Liste):
    """Flèches, Page préc. et Page suiv. vont d’une partie à l’autre ; Entrée mène au texte.

    Alt+↑ et Alt+↓, ou la souris, déplacent un article parmi les articles : `deplace(cle, rang)`
    donne sa nouvelle place, à partir de 0.
    """

    entree = Signal()
    deplace = Signal(str, int)

    def __init__(self) -> None:
        super().__init__("Plan de la charte", creux=True)
        self.permis = True
        """Faux en lecture seule : rien ne se déplace."""
        self.setItemDelegate(DeleguePlan(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Une télécommande de présentation suffit."""
        deplacer = evenement.modifiers() & Qt.KeyboardModifier.AltModifier
        if deplacer and evenement.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.deplacer(1 if evenement.key() == Qt.Key.Key_Down else -1)
        elif evenement.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.avancer(1 if evenement.key() == Qt.Key.Key_PageDown else -1)
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entree.emit()
        else:
            super().keyPressEvent(evenement)

    def articles(self) -> list[int]:
        """Les lignes qui sont des articles."""
        return [
            rang
            for rang in range(self.count())
            if (partie := self.item(rang).data(ROLE_PARTIE)) is not None
            and partie.numero is not None
        ]

    def deplacer(self, pas: int) -> None:
        """Monte (-1) ou descend (1) l’article choisi, s’il y a la place."""
        articles = self.articles()
        if self.permis and self.currentRow() in articles:
            place = articles.index(self.currentRow()) + pas
            if 0 <= place < len(articles):
                self.deplace.emit(self.currentItem().data(ROLE_PARTIE).cle, place)

    def dragMoveEvent(self, evenement: QDragMoveEvent) -> None:
        """On ne pose un article que parmi les articles."""
        super().dragMoveEvent(evenement)
        if evenement.isAccepted() and self._place_visee(evenement.position().toPoint()) is None:
            evenement.ignore()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Dit la place voulue : le plan se remontrera une fois le geste fait."""
        place = self._place_visee(evenement.position().toPoint())
        if place is not None and self.currentItem() is not None:
            self.deplace.emit(self.currentItem().data(ROLE_PARTIE).cle, place)
        # Qt ôterait lui-même la ligne prise.
        evenement.setDropAction(Qt.DropAction.IgnoreAction)
        evenement.accept()

    def _place_visee(self, point: QPoint) -> int | None:
        """La place, parmi les articles, que vise la souris ; `None` hors d’eux."""
        articles = self.articles()
        if not self.permis or self.currentRow() not in articles:
            return None
        ligne = self.indexAt(point)
        if not ligne.isValid():
            return len(articles) - 1 if articles[-1] == self.count() - 1 else None
        apres = point.y() > self.visualRect(ligne).center().y()
        intervalle = ligne.row() + apres - articles[0]  # la ligne devant laquelle on pose
        if not 0 <= intervalle <= len(articles):
            return None
        return intervalle - (intervalle > articles.index(self.currentRow()))

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
    """La colonne de gauche. `choisie(str)` donne la clé de la partie choisie.

    `ordre(list)` : les clés des articles, dans l’ordre qu’on vient de leur donner.
    """

    choisie = Signal(str)
    ordre = Signal(list)
    renumeroter = Signal()
    reprendre_ordre = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plan", parent)
        self._titre = Texte("Plan de la charte", "entete")
        self.liste = ListePlan()
        self.bouton_renumeroter = Bouton("Renuméroter", role="lien")
        self.bouton_ordre = Bouton("Reprendre l’ordre du jour", role="lien")
        disposition = QVBoxLayout(self)

        self._titre.setContentsMargins(10, 0, 10, 0)
        disposition.setContentsMargins(10, 20, 6, 10)
        disposition.setSpacing(8)
        disposition.addWidget(self._titre)
        disposition.addWidget(self.liste, 1)
        for bouton in (self.bouton_renumeroter, self.bouton_ordre):
            disposition.addWidget(bouton)
        self.bouton_renumeroter.setToolTip(
            "Donne aux articles les numéros 1, 2, 3… ; les versions figées gardent les leurs."
        )

        self.bouton_renumeroter.clicked.connect(self.renumeroter)
        self.bouton_ordre.clicked.connect(self.reprendre_ordre)
        self.liste.deplace.connect(self._sur_deplacement)
        self.liste.currentItemChanged.connect(self._dire_choix)

    def permettre(self, oui: bool) -> None:
        """En lecture seule, rien ne se déplace ni ne se renumérote."""
        self.liste.permis = oui
        self.liste.setDragEnabled(oui)
        for bouton in (self.bouton_renumeroter, self.bouton_ordre):
            bouton.setEnabled(oui)

    @Slot(str, int)
    def _sur_deplacement(self, cle: str, place: int) -> None:
        cles = [self.liste.item(rang).data(ROLE_PARTIE).cle for rang in self.liste.articles()]
        voulu = [autre for autre in cles if autre != cle]
        voulu.insert(place, cle)
        if voulu != cles:
            self.ordre.emit(voulu)

    def montrer(self, plan: PlanCharte, cle: str) -> None:
        """Montre les parties et choisit `cle`, sans rien émettre. Les lignes inchangées restent."""
        self.bouton_renumeroter.setVisible(plan.numeros_figes and plan.a_renumeroter)
        self.bouton_ordre.setVisible(plan.ordre_change)
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
        drapeaux = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if partie.numero is not None:
            drapeaux |= Qt.ItemFlag.ItemIsDragEnabled
        ligne.setFlags(drapeaux)
        ligne.setToolTip(dire_partie(partie))
        ligne.setData(Qt.ItemDataRole.AccessibleTextRole, dire_partie(partie))

    def _dire_choix(self, ligne: QListWidgetItem | None) -> None:
        partie = ligne.data(ROLE_PARTIE) if ligne is not None else None
        if partie is not None:
            self.choisie.emit(partie.cle)
