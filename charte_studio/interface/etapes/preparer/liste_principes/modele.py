"""Les principes, dits à Qt : à cocher, à déplacer. Rien n’est écrit ici : des signaux."""

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

from charte_studio.atelier.lectures.preparer import PrincipeResume
from charte_studio.domaine.francais import en_cle
from charte_studio.domaine.vocabulaire import THEMES

Index = QModelIndex | QPersistentModelIndex
FORMAT: Final = "application/x-charte-studio-principe"


class ModelePrincipes(QAbstractListModel):
    """Émet `retenue_demandee(id, retenu)` et `place_demandee(id, avant)` ; `avant` vaut zéro
    pour la fin de la liste."""

    retenue_demandee = Signal(int, bool)
    place_demandee = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tous: tuple[PrincipeResume, ...] = ()
        self._vus: tuple[PrincipeResume, ...] = ()
        self._rangs: dict[int, int] = {}
        self._filtre = ""

    def remplir(self, principes: Sequence[PrincipeResume]) -> bool:
        """Remplace les principes ; faux si seules des lignes ont changé, sans bouger."""
        self._tous = tuple(principes)
        self._rangs = {p.id: n for n, p in enumerate((p for p in principes if p.retenu), start=1)}
        vus = self._retenus_par_le_filtre()
        if [p.id for p in vus] == [p.id for p in self._vus]:
            self._vus = vus
            if vus:
                self.dataChanged.emit(self.index(0), self.index(len(vus) - 1))
            return False
        self.beginResetModel()
        self._vus = vus
        self.endResetModel()
        return True

    def filtrer(self, texte: str) -> None:
        """Ne garde que ceux dont le titre, le thème ou l’affirmation contient ces mots."""
        self.beginResetModel()
        self._filtre = en_cle(texte)
        self._vus = self._retenus_par_le_filtre()
        self.endResetModel()

    def _retenus_par_le_filtre(self) -> tuple[PrincipeResume, ...]:
        if not self._filtre:
            return self._tous
        return tuple(
            p
            for p in self._tous
            if self._filtre in en_cle(f"{p.titre} {THEMES.get(p.theme, '')} {p.question}")
        )

    def principe(self, index: Index) -> PrincipeResume:
        """Le principe de cette ligne."""
        return self._vus[index.row()]

    def rang_de(self, principe_id: int) -> int | None:
        """La ligne de ce principe, s’il est vu."""
        return next((r for r, p in enumerate(self._vus) if p.id == principe_id), None)

    def numero(self, principe: PrincipeResume) -> int | None:
        """Sa place à l’ordre du jour, ou rien s’il est laissé de côté."""
        return self._rangs.get(principe.id)

    def deplacer(self, index: Index, pas: int) -> None:
        """Demande à passer devant ou derrière le voisin que l’on voit."""
        cible = index.row() + (pas if pas < 0 else pas + 1)
        if 0 <= cible <= len(self._vus) and index.isValid():
            avant = self._vus[cible].id if cible < len(self._vus) else 0
            self.place_demandee.emit(self.principe(index).id, avant)

    # --- ce que Qt demande ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Une ligne par principe vu."""
        return 0 if parent.isValid() else len(self._vus)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """On dépose entre deux lignes, jamais sur une ligne."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Le titre, la coche, et ce qui se lit à voix haute."""
        principe = self._vus[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return principe.titre
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if principe.retenu else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return principe.question
        if role == Qt.ItemDataRole.AccessibleTextRole:
            numero = self.numero(principe)
            mots = (
                principe.titre,
                THEMES.get(principe.theme, "aucun thème"),
                f"principe {numero}" if numero else "laissé de côté",
                "déjà mis en débat" if principe.tours else "",
            )
            return ", ".join(mot for mot in mots if mot)
        return None

    def setData(self, index: Index, valeur: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Cocher demande à retenir ; la liste suivra quand le geste sera fait."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            retenu = Qt.CheckState(valeur) == Qt.CheckState.Checked
            self.retenue_demandee.emit(self.principe(index).id, retenu)
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        """On déplace, on ne copie pas."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Un seul format, le nôtre."""
        return [FORMAT]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """La clé du principe que l’on emporte."""
        donnees = QMimeData()
        donnees.setData(FORMAT, str(self.principe(indexes[0]).id).encode())
        return donnees

    def dropMimeData(
        self, donnees: QMimeData, action: Qt.DropAction, rang: int, _colonne: int, _parent: Index
    ) -> bool:
        """Demande la place ; le geste fera bouger la liste, donc rien n’est déplacé ici."""
        if donnees.hasFormat(FORMAT) and action == Qt.DropAction.MoveAction:
            avant = self._vus[rang].id if 0 <= rang < len(self._vus) else 0
            principe_id = int(bytes(donnees.data(FORMAT).data()).decode())
            self.place_demandee.emit(principe_id, avant)
        return False
