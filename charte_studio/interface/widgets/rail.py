"""Le rail : les étapes de l’atelier, de haut en bas, et où l’on en est."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.etape_rail import EtapeRail
from charte_studio.interface.widgets.zone import Zone


@dataclass(frozen=True, slots=True)
class EtapeMontree:
    """Une étape et ce qu’on en dit."""

    cle: str
    titre: str
    detail: str = ""
    """Une ligne : ce qui est fait, ou ce qui manque."""
    faite: bool = False


class Rail(Zone):
    """Les étapes en colonne. Cliquer, ou les flèches, Début et Fin, émettent `choisie(cle)`.

    Quand la hauteur manque, les détails passent dans l’infobulle.
    """

    choisie = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("colonne_gauche", parent)
        self._etapes: dict[str, EtapeRail] = {}
        self._courante = ""
        self._colonne = QVBoxLayout()
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(12, 16, 12, 12)
        disposition.setSpacing(0)
        self._colonne.setSpacing(4)
        disposition.addLayout(self._colonne)
        disposition.addStretch(1)
        self.setAccessibleName("Étapes de l’atelier")

    def montrer(self, etapes: Sequence[EtapeMontree]) -> None:
        """Montre les étapes ; celles qui sont déjà là sont mises à jour sur place."""
        if [e.cle for e in etapes] != list(self._etapes):
            self._reconstruire(etapes)
        for etape in etapes:
            self._etapes[etape.cle].montrer(etape.titre, etape.detail, faite=etape.faite)
        self._ajuster()

    def choisir(self, cle: str) -> None:
        """Marque l’étape courante, sans rien émettre. Lève `KeyError` si elle est inconnue."""
        vers = self._etapes[cle]
        suivre = any(etape.hasFocus() for etape in self._etapes.values())
        self._courante = cle
        for etape in self._etapes.values():
            etape.marquer_courante(etape is vers)
        if suivre:
            vers.setFocus(Qt.FocusReason.OtherFocusReason)

    def courante(self) -> str:
        """La clé de l’étape courante, vide si aucune."""
        return self._courante

    def _reconstruire(self, etapes: Sequence[EtapeMontree]) -> None:
        for ancienne in self._etapes.values():
            self._colonne.removeWidget(ancienne)
            ancienne.hide()
            ancienne.deleteLater()
        self._etapes = {e.cle: EtapeRail(n, self) for n, e in enumerate(etapes, 1)}
        for cle, etape in self._etapes.items():
            self._colonne.addWidget(etape)
            etape.clicked.connect(lambda _coche=False, cle=cle: self._demander(cle))
        if self._courante in self._etapes:
            self.choisir(self._courante)

    def _demander(self, cle: str) -> None:
        if cle != self._courante:
            self.choisir(cle)
            self.choisie.emit(cle)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Les flèches, Début et Fin changent d’étape."""
        cles = list(self._etapes)
        rang = cles.index(self._courante) if self._courante in cles else 0
        cible = {
            Qt.Key.Key_Up: rang - 1,
            Qt.Key.Key_Down: rang + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(cles) - 1,
        }.get(Qt.Key(evenement.key()))
        if cible is None:
            super().keyPressEvent(evenement)
        elif 0 <= cible < len(cles):
            self._demander(cles[cible])

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Les détails se montrent quand il y a la place."""
        super().resizeEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """La largeur suit la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def _ajuster(self) -> None:
        etapes = self._etapes.values()
        if not etapes:
            return
        marges = self.contentsMargins()
        largeur = max(192, *(etape.largeur_titre() for etape in etapes))
        # Les 12 pixels de chaque côté, et le filet de la feuille.
        self.setFixedWidth(largeur + 26 + marges.left() + marges.right())
        complete = sum(etape.hauteur(largeur, avec_detail=True) + 4 for etape in etapes)
        serre = complete + 28 > self.height()
        for etape in etapes:
            etape.serrer(serre)
            etape.setFixedHeight(etape.hauteur(largeur, avec_detail=not serre))
        reduite = sum(etape.hauteur(largeur, avec_detail=False) + 4 for etape in etapes)
        self.setMinimumHeight(reduite + 28)
