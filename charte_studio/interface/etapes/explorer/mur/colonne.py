"""Une colonne du mur : le nom du groupe, et ses cartes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from charte_studio.interface.etapes.explorer.mur.delegue import DelegueCarte
from charte_studio.interface.etapes.explorer.mur.modele import (
    CarteMontree,
    GroupeMontre,
    Index,
    ModeleColonne,
)
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.texte import Texte

LARGEUR: Final = 236
_VIDE: Final = "Glissez une carte ici, ou Alt+→ depuis la colonne voisine."


class ListeCartes(QListView):
    """Les cartes d’un groupe.

    Alt et les flèches déplacent la carte, Entrée l’ouvre, Suppr la retire, un chiffre la juge.
    Signaux : `courante_change(id)`, `touche(nom, valeur)`.
    """

    courante_change = Signal(int)
    touche = Signal(str, int)
    """`groupe` ou `place` (±1), `voisine` (±1), `chiffre` (0 à 9), `ouvrir`, `retirer`."""

    def __init__(self, genre: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modele = ModeleColonne(genre, self)
        self._delegue = DelegueCarte(self, self.modele)

        self.setModel(self.modele)
        self.setItemDelegate(self._delegue)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("cartes_du_mur")
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumHeight(theme_courant().px(60))

        self.doubleClicked.connect(lambda: self.touche.emit("ouvrir", 0))

    def courante(self) -> int:
        """La carte choisie, ou zéro."""
        index = self.currentIndex()
        return self.modele.carte(index).id if index.isValid() else 0

    def choisies(self) -> list[int]:
        """Les cartes choisies, dans l’ordre de la colonne."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda i: i.row())
        return [self.modele.carte(index).id for index in indexes]

    def choisir(self, carte_id: int) -> bool:
        """Va à cette carte ; faux si elle n’est pas là."""
        rang = self.modele.rang_de(carte_id)
        if rang is None:
            return False
        index = self.modele.index(rang)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)
        return True

    def oublier(self) -> None:
        """Aucune carte choisie : elle l’est dans une autre colonne."""
        self.selectionModel().clear()

    def currentChanged(self, courant: Index, ancien: Index) -> None:
        """Dit quelle carte est choisie."""
        super().currentChanged(courant, ancien)
        if courant.isValid():
            self.courante_change.emit(self.modele.carte(courant).id)

    def focusInEvent(self, evenement: QFocusEvent) -> None:
        """Entrer dans la colonne choisit sa première carte."""
        super().focusInEvent(evenement)
        if not self.currentIndex().isValid() and self.modele.rowCount():
            self.choisir(self.modele.cartes()[0].id)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Les touches du mur ; le reste parcourt la colonne."""
        touche = Qt.Key(evenement.key())
        alt = bool(evenement.modifiers() & Qt.KeyboardModifier.AltModifier)
        demande = {
            (True, Qt.Key.Key_Left): ("groupe", -1),
            (True, Qt.Key.Key_Right): ("groupe", 1),
            (True, Qt.Key.Key_Up): ("place", -1),
            (True, Qt.Key.Key_Down): ("place", 1),
            (False, Qt.Key.Key_Left): ("voisine", -1),
            (False, Qt.Key.Key_Right): ("voisine", 1),
            (False, Qt.Key.Key_Return): ("ouvrir", 0),
            (False, Qt.Key.Key_Enter): ("ouvrir", 0),
            (False, Qt.Key.Key_Delete): ("retirer", 0),
        }.get((alt, touche))
        chiffre = evenement.key() - Qt.Key.Key_0
        if demande is not None:
            self.touche.emit(*demande)
        elif not alt and 0 <= chiffre <= 9:
            self.touche.emit("chiffre", chiffre)
        else:
            super().keyPressEvent(evenement)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Les mots se replient à la nouvelle largeur."""
        super().resizeEvent(evenement)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, evenement: QEvent) -> None:
        """Les cartes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.setMinimumHeight(theme_courant().px(60))
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Vide, la colonne dit comment la remplir."""
        super().paintEvent(evenement)
        if not self.modele.rowCount():
            theme = theme_courant()
            peintre = QPainter(self.viewport())
            peintre.setFont(theme.police("petit"))
            peintre.setPen(theme.couleurs.encre_seconde)
            zone = self.viewport().rect().adjusted(12, 12, -12, -12)
            peintre.drawText(zone, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter, _VIDE)
            peintre.end()


class Colonne(QFrame):
    """Le nom d’un groupe se change sur place ; son menu fait le reste.

    Signaux : `renommage_demande(id, nom)`, `menu_demande(id, où)`, `depot_demande(cartes, id,
    avant)`.
    """

    renommage_demande = Signal(int, str)
    menu_demande = Signal(int, QPoint)
    depot_demande = Signal(list, int, int)

    def __init__(self, genre: str, groupe_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cle = groupe_id
        self._nom_lu = ""
        self.nom = ChampTexte("Nom du groupe")
        self._sans = Texte("", "fort")
        self._compte = Texte("", "petit")
        self.menu = Bouton("Actions sur ce groupe", icone="menu", icone_seule=True, role="discret")
        self.liste = ListeCartes(genre)

        self.setObjectName("colonne_du_mur")
        self._sans.setContentsMargins(6, 0, 0, 0)
        self._compte.setWordWrap(False)
        self.nom.setObjectName("nom_de_groupe")
        garde = self.menu.sizePolicy()
        garde.setRetainSizeWhenHidden(True)
        self.menu.setSizePolicy(garde)
        # Cacher seulement : montrer, sans parent encore, ouvrirait une fenêtre.
        for widget in (self._sans,) if groupe_id else (self.nom, self.menu):
            widget.hide()
        tete = QHBoxLayout()
        tete.setSpacing(4)
        tete.addWidget(self.nom, 1)
        tete.addWidget(self._sans, 1)
        tete.addWidget(self._compte)
        tete.addWidget(self.menu)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(6, 6, 6, 6)
        disposition.setSpacing(4)
        disposition.addLayout(tete)
        disposition.addWidget(self.liste, 1)
        self._fixer_largeur()

        self.nom.texte_pose.connect(self._renommer)
        self.menu.clicked.connect(
            lambda: self.menu_demande.emit(
                self.cle, self.menu.mapToGlobal(self.menu.rect().bottomLeft())
            )
        )
        self.liste.modele.depot_demande.connect(
            lambda cartes, avant: self.depot_demande.emit(cartes, self.cle, avant)
        )

    def montrer(self, groupe: GroupeMontre) -> bool:
        """Montre le groupe ; vrai si ses cartes ne sont plus les mêmes."""
        self._nom_lu = groupe.nom
        self.nom.montrer(groupe.nom, groupe.id)
        self.nom.setAccessibleName(f"Nom du groupe «\u00a0{groupe.nom}\u00a0»")
        self.menu.setAccessibleName(f"Actions sur le groupe «\u00a0{groupe.nom}\u00a0»")
        self._sans.setText(groupe.nom)
        vues = len(groupe.cartes)
        self._compte.setText(str(vues) if vues == groupe.total else f"{vues} sur {groupe.total}")
        self.liste.setAccessibleName(f"{groupe.nom}, {vues} cartes")
        return self.liste.modele.remplir(groupe.cartes)

    def rendre_le_nom(self) -> None:
        """Remontre le nom enregistré : le nouveau a été refusé."""
        self.nom.montrer(self._nom_lu, self.cle)

    def cartes(self) -> Sequence[CarteMontree]:
        """Les cartes montrées."""
        return self.liste.modele.cartes()

    def _renommer(self, nom: str) -> None:
        self.renommage_demande.emit(self.cle, nom)

    def _fixer_largeur(self) -> None:
        self.setMinimumWidth(theme_courant().px(LARGEUR))
        self.setMaximumWidth(theme_courant().px(LARGEUR * 3 // 2))

    def changeEvent(self, evenement: QEvent) -> None:
        """La largeur suit la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._fixer_largeur()
