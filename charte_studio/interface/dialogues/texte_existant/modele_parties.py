"""Les parties, dites à Qt : à renommer, à déplacer. Rien n’est changé ici : des signaux."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from charte_studio.interface.dialogues.texte_existant.mots import a_voix_haute, titre_montre
from charte_studio.redaction.decoupage import Partie

Index = QModelIndex | QPersistentModelIndex
FORMAT: Final = "application/x-charte-studio-parties"


class ModeleParties(QAbstractListModel):
    """Émet `renommage_demande(rang, titre)` et `place_demandee(rangs, avant)`."""

    renommage_demande = Signal(int, str)
    place_demandee = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parties: tuple[Partie, ...] = ()

    def remplir(self, parties: tuple[Partie, ...]) -> None:
        """Remplace les parties ; seules les lignes qui changent sont annoncées à la vue."""
        anciennes = self._parties
        commun = min(len(anciennes), len(parties))
        debut = next((r for r in range(commun) if anciennes[r] is not parties[r]), commun)
        fin = next(
            (r for r in range(commun - debut) if anciennes[-1 - r] is not parties[-1 - r]),
            commun - debut,
        )
        avant, apres = len(anciennes) - fin, len(parties) - fin
        if apres > avant:
            self.beginInsertRows(QModelIndex(), avant, apres - 1)
            self._parties = parties
            self.endInsertRows()
        elif apres < avant:
            self.beginRemoveRows(QModelIndex(), apres, avant - 1)
            self._parties = parties
            self.endRemoveRows()
        self._parties = parties
        if debut < min(avant, apres):
            self.dataChanged.emit(self.index(debut), self.index(min(avant, apres) - 1))

    def partie(self, index: Index) -> Partie:
        """La partie de cette ligne."""
        return self._parties[index.row()]

    # --- ce que Qt demande ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Une ligne par partie."""
        return 0 if parent.isValid() else len(self._parties)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """On dépose entre deux lignes, jamais sur une ligne."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Le titre, et ce qui se lit à voix haute."""
        if not index.isValid():
            return None
        partie = self._parties[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return titre_montre(partie)
        if role == Qt.ItemDataRole.EditRole:
            return partie.titre
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return a_voix_haute(partie)
        return None

    def setData(self, index: Index, valeur: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Le titre saisi demande à renommer ; la liste suivra quand ce sera fait."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        titre = " ".join(str(valeur).split())
        if titre != self._parties[index.row()].titre:
            self.renommage_demande.emit(index.row(), titre)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """On déplace, on ne copie pas."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Un seul format, le nôtre."""
        return [FORMAT]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """Les rangs que l’on emporte."""
        donnees = QMimeData()
        rangs = sorted(index.row() for index in indexes)
        donnees.setData(FORMAT, " ".join(map(str, rangs)).encode())
        return donnees

    def dropMimeData(
        self, donnees: QMimeData, action: Qt.DropAction, rang: int, _colonne: int, _parent: Index
    ) -> bool:
        """Demande la place ; le geste fera bouger la liste, donc rien n’est déplacé ici."""
        if donnees.hasFormat(FORMAT) and action == Qt.DropAction.MoveAction:
            rangs = tuple(int(mot) for mot in bytes(donnees.data(FORMAT).data()).split())
            self.place_demandee.emit(rangs, rang if rang >= 0 else len(self._parties))
        return False
