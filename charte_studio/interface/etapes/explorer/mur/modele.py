"""Les cartes d’une colonne, dites à Qt. Rien n’est écrit ici : ce que l’on dépose est un signal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Index = QModelIndex | QPersistentModelIndex
Ton = Literal["neutre", "oui", "oui-si", "non"]
FORMAT: Final = "application/x-charte-studio-cartes"


@dataclass(frozen=True, slots=True)
class CarteMontree:
    """Une carte du mur."""

    id: int
    titre: str
    texte: str = ""
    detail: str = ""
    marque: str = ""
    """Quelques mots dans une pastille : le verdict, la nature."""
    ton: Ton = "neutre"
    pied: str = ""
    """Sous la pastille : les conditions."""

    @property
    def en_mots(self) -> str:
        """La carte, lue à voix haute."""
        mots = (self.titre, self.texte, self.detail, self.marque, self.pied)
        return ", ".join(mot for mot in mots if mot)


@dataclass(frozen=True, slots=True)
class GroupeMontre:
    """Une colonne et ses cartes. Zéro : ce qui n’est dans aucun groupe."""

    id: int
    nom: str
    cartes: tuple[CarteMontree, ...]
    total: int
    """Avec celles que le filtre cache."""


class ModeleColonne(QAbstractListModel):
    """Émet `depot_demande(cartes, avant)` ; `avant` vaut zéro pour la fin de la colonne."""

    depot_demande = Signal(list, int)

    def __init__(self, genre: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._genre = genre
        self._cartes: tuple[CarteMontree, ...] = ()

    def remplir(self, cartes: Sequence[CarteMontree]) -> bool:
        """Remplace les cartes ; faux si ce sont les mêmes, à un détail près."""
        memes = [c.id for c in cartes] == [c.id for c in self._cartes]
        if not memes:
            self.beginResetModel()
            self._cartes = tuple(cartes)
            self.endResetModel()
            return True
        anciennes, self._cartes = self._cartes, tuple(cartes)
        for rang, (avant, apres) in enumerate(zip(anciennes, cartes, strict=True)):
            if avant != apres:
                self.dataChanged.emit(self.index(rang), self.index(rang))
        return False

    def carte(self, index: Index) -> CarteMontree:
        """La carte de cette ligne."""
        return self._cartes[index.row()]

    def cartes(self) -> tuple[CarteMontree, ...]:
        """Toutes, dans l’ordre."""
        return self._cartes

    def rang_de(self, carte_id: int) -> int | None:
        """La ligne de cette carte, si elle est là."""
        return next((r for r, carte in enumerate(self._cartes) if carte.id == carte_id), None)

    # --- ce que Qt demande ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Une ligne par carte."""
        return 0 if parent.isValid() else len(self._cartes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Une carte se prend et se dépose ; le fond de la colonne reçoit."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Le titre, et la carte lue à voix haute."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.carte(index).titre
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.carte(index).en_mots
        return None

    def supportedDropActions(self) -> Qt.DropAction:
        """On déplace, on ne copie pas."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Un format par genre : un ressenti ne se dépose pas parmi les usages."""
        return [f"{FORMAT}-{self._genre}"]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Les clés des cartes que l’on emporte, dans l’ordre de la colonne."""
        cles = [self.carte(index).id for index in sorted(indexes, key=lambda i: i.row())]
        donnees = QMimeData()
        donnees.setData(self.mimeTypes()[0], json.dumps(cles).encode())
        return donnees

    def dropMimeData(
        self, donnees: QMimeData, action: Qt.DropAction, rang: int, _colonne: int, parent: Index
    ) -> bool:
        """Demande la place ; le geste fera bouger les cartes, donc rien n’est déplacé ici."""
        format_ = self.mimeTypes()[0]
        if donnees.hasFormat(format_) and action == Qt.DropAction.MoveAction:
            if rang < 0 and parent.isValid():
                rang = parent.row()
            avant = self._cartes[rang].id if 0 <= rang < len(self._cartes) else 0
            self.depot_demande.emit(json.loads(bytes(donnees.data(format_).data())), avant)
        return False
