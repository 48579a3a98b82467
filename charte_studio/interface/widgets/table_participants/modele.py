"""Les participants, dits à Qt."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charte_studio.atelier.lectures.preparer import ParticipantLu
from charte_studio.domaine.francais import en_cle
from charte_studio.interface.theme import theme_courant

Index = QModelIndex | QPersistentModelIndex


class Colonne(IntEnum):
    """Les colonnes, de gauche à droite."""

    NUMERO = 0
    COLLEGE = 1
    NOM = 2


_ENTETES: Final = {Colonne.NUMERO: "N°", Colonne.COLLEGE: "Collège", Colonne.NOM: "Nom"}


def numero_montre(participant: ParticipantLu) -> str:
    """« P07 »."""
    return f"P{participant.numero:02d}"


def _college(participant: ParticipantLu) -> str:
    return participant.college if participant.present else f"{participant.college} · absent"


class ModeleParticipants(QAbstractTableModel):
    """Toutes les lignes, et celles que le filtre laisse voir."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tous: tuple[ParticipantLu, ...] = ()
        self._vus: tuple[ParticipantLu, ...] = ()
        self._filtre = ""

    def remplir(self, participants: Sequence[ParticipantLu]) -> None:
        """Remplace les participants."""
        self.beginResetModel()
        self._tous = tuple(participants)
        self._vus = self._retenus()
        self.endResetModel()

    def filtrer(self, texte: str) -> None:
        """Ne garde que ceux dont le numéro, le collège ou le nom contient ces mots."""
        self.beginResetModel()
        self._filtre = en_cle(texte)
        self._vus = self._retenus()
        self.endResetModel()

    def _retenus(self) -> tuple[ParticipantLu, ...]:
        if not self._filtre:
            return self._tous
        return tuple(
            p
            for p in self._tous
            if self._filtre in en_cle(f"{numero_montre(p)} {_college(p)} {p.nom}")
        )

    def participant(self, rang: int) -> ParticipantLu:
        """Le participant de cette ligne."""
        return self._vus[rang]

    def rang_de(self, participant_id: int) -> int | None:
        """La ligne de ce participant, s’il est vu."""
        return next((r for r, p in enumerate(self._vus) if p.id == participant_id), None)

    def nommes(self) -> bool:
        """Vrai si l’un porte un nom."""
        return any(p.nom for p in self._tous)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Une ligne par participant vu."""
        return 0 if parent.isValid() else len(self._vus)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Numéro, collège, nom."""
        return 0 if parent.isValid() else len(Colonne)

    def headerData(
        self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Les titres des colonnes."""
        if sens == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _ENTETES[Colonne(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Le texte d’une case."""
        participant = self._vus[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                Colonne.NUMERO: numero_montre(participant),
                Colonne.COLLEGE: _college(participant),
                Colonne.NOM: participant.nom,
            }[Colonne(index.column())]
        if role == Qt.ItemDataRole.FontRole and index.column() == Colonne.NUMERO:
            return theme_courant().police(gras=True)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mots = (numero_montre(participant), _college(participant), participant.nom)
            return ", ".join(mot for mot in mots if mot)
        return None
