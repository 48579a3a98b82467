"""La liste de gauche des trois volets : des lignes par groupes, chacune avec son mot à droite."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from charte_studio.interface.etapes.rediger.controles.delegue import ROLE_LIGNE, DelegueLignes
from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.liste import Liste
from charte_studio.interface.widgets.pastille import RolePastille


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une ligne, ou l’en-tête d’un groupe."""

    cle: str
    """Vide pour un en-tête."""
    titre: str
    detail: str = ""
    mot: str = ""
    """Un ou deux mots à droite : l’état."""
    role: RolePastille = "neutre"
    signe: str = ""
    """L’icône à gauche du titre, par son rôle ; vide s’il n’y en a pas."""

    @property
    def dite(self) -> str:
        """La ligne entière, pour les lecteurs d’écran et l’infobulle."""
        return ", ".join(texte for texte in (self.titre, self.mot, self.detail) if texte)


class ListeLignes(Liste):
    """Les flèches vont d’une ligne à l’autre ; Entrée agit. `choisie(str)` donne la clé.

    `lignes` : celles qu’un titre peut prendre. Avec `bascule`, Espace agit aussi.
    """

    choisie = Signal(str)
    entree = Signal()

    def __init__(
        self, nom: str, *, lignes: int = 3, bascule: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(nom, parent=parent)
        self._lignes: tuple[Ligne, ...] = ()
        self._bascule = bascule
        self.setItemDelegate(DelegueLignes(self, lignes=lignes))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("liste_controles")

        self.currentItemChanged.connect(self._dire_choix)

    def montrer(self, lignes: Sequence[Ligne], cle: str) -> None:
        """Montre les lignes et choisit `cle`, sans rien émettre. Les lignes inchangées restent."""
        avec = tuple(lignes)
        with QSignalBlocker(self):
            if avec != self._lignes:
                while self.count() > len(avec):
                    self.takeItem(self.count() - 1)
                while self.count() < len(avec):
                    self.addItem(QListWidgetItem())
                for rang, ligne in enumerate(avec):
                    if rang >= len(self._lignes) or self._lignes[rang] != ligne:
                        self._remplir(self.item(rang), ligne)
                self._lignes = avec
            rang = next((r for r, ligne in enumerate(avec) if ligne.cle and ligne.cle == cle), -1)
            if rang != self.currentRow():
                self.setCurrentRow(rang, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def cles(self) -> tuple[str, ...]:
        """Les clés montrées, dans l’ordre."""
        return tuple(ligne.cle for ligne in self._lignes if ligne.cle)

    def cle(self) -> str:
        """La clé de la ligne choisie, vide si aucune."""
        rang = self.currentRow()
        return self._lignes[rang].cle if 0 <= rang < len(self._lignes) else ""

    def lignes(self) -> tuple[Ligne, ...]:
        """Ce qui est montré, en-têtes compris."""
        return self._lignes

    def _remplir(self, element: QListWidgetItem, ligne: Ligne) -> None:
        element.setText(ligne.titre)
        element.setData(ROLE_LIGNE, ligne)
        element.setToolTip(ligne.dite if ligne.cle else "")
        element.setData(Qt.ItemDataRole.AccessibleTextRole, ligne.dite)
        drapeaux = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        element.setFlags(drapeaux if ligne.cle else Qt.ItemFlag.NoItemFlags)

    def _dire_choix(self, element: QListWidgetItem | None) -> None:
        ligne = element.data(ROLE_LIGNE) if element is not None else None
        if ligne is not None and ligne.cle:
            self.choisie.emit(ligne.cle)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée agit sur la ligne ; Page suiv. et Page préc. passent une ligne."""
        touche = evenement.key()
        agir = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self._bascule:
            agir.add(Qt.Key.Key_Space)
        if touche in agir:
            self.entree.emit()
        elif touche in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.avancer(1 if touche == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(evenement)

    def avancer(self, pas: int) -> None:
        """Va à la ligne suivante (1) ou précédente (−1), s’il y en a une."""
        rang = self.currentRow() + pas
        while 0 <= rang < self.count():
            if self._lignes[rang].cle:
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
