"""Les séquences du déroulé, l’une sous l’autre, avec leur heure et leur état."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from charte_studio.atelier.lectures.deroule import DerouleLu, SequenceLue
from charte_studio.domaine.francais import duree_en_mots
from charte_studio.interface.moments import entre, moment
from charte_studio.interface.widgets.liste import Liste

MARQUES: Final = {"a-venir": "", "en-cours": "▶ ", "faite": "✓ ", "sautee": "– "}
ETATS: Final = {"a-venir": "", "en-cours": "en cours", "faite": "faite", "sautee": "sautée"}


class ListeSequences(Liste):
    """Émet `courante_change(id)` et `demandee(geste, pas)`."""

    courante_change = Signal(int)
    demandee = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Séquences du déroulé", titrees=True, parent=parent)
        self.currentItemChanged.connect(self._dire_courante)

    def montrer(self, deroule: DerouleLu) -> None:
        """Montre les séquences ; la courante et le défilement sont gardés."""
        courante, hauteur = self.courante(), self.verticalScrollBar().value()
        debuts = deroule.debuts()
        plusieurs = len(deroule.seances) > 1
        with QSignalBlocker(self):
            self.clear()
            for sequence in deroule.sequences:
                element = QListWidgetItem(_dire(sequence, debuts[sequence.id], plusieurs))
                element.setData(Qt.ItemDataRole.UserRole, sequence.id)
                element.setData(Qt.ItemDataRole.AccessibleTextRole, _lire(sequence))
                self.addItem(element)
            self.choisir(courante)
            if self.currentRow() < 0 and self.count():
                vivante = deroule.en_cours or deroule.suivante or deroule.sequences[0]
                self.choisir(vivante.id)
        self.verticalScrollBar().setValue(hauteur)
        self._dire_courante()

    def courante(self) -> int:
        """La séquence choisie, ou zéro."""
        element = self.currentItem()
        return int(element.data(Qt.ItemDataRole.UserRole)) if element else 0

    def choisir(self, sequence_id: int) -> None:
        """Va à cette séquence, si elle est là."""
        for rang in range(self.count()):
            if self.item(rang).data(Qt.ItemDataRole.UserRole) == sequence_id:
                self.setCurrentRow(rang)

    def _dire_courante(self) -> None:
        self.courante_change.emit(self.courante())

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Alt et les flèches déplacent, + et − changent la durée, Suppr retire."""
        touche = evenement.key()
        alt = bool(evenement.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and touche in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.demandee.emit("deplacer", -1 if touche == Qt.Key.Key_Up else 1)
        elif touche in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.demandee.emit("rallonger", 5 if touche == Qt.Key.Key_Plus else -5)
        elif touche == Qt.Key.Key_Delete and self.courante():
            self.demandee.emit("retirer", 0)
        else:
            super().keyPressEvent(evenement)


def _dire(sequence: SequenceLue, debut: int, plusieurs: bool) -> str:
    seance = f"séance\u00a0{sequence.seance} · " if plusieurs else ""
    etat = f" · {ETATS[sequence.etat]}" if ETATS[sequence.etat] else ""
    quand = entre(debut, debut + sequence.minutes)
    if sequence.etat == "sautee":
        quand = moment(debut)
    return (
        f"{MARQUES[sequence.etat]}{sequence.titre}\n"
        f"{seance}{quand} · {duree_en_mots(sequence.minutes)}{etat}"
    )


def _lire(sequence: SequenceLue) -> str:
    mots = (sequence.titre, duree_en_mots(sequence.minutes), ETATS[sequence.etat])
    return ", ".join(mot for mot in mots if mot)
