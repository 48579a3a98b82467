"""La bibliothèque dite à Qt : un titre par thème, des principes à cocher."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from charte_studio.domaine.vocabulaire import AXES, THEMES
from charte_studio.redaction.principes import PrincipeModele

Index = QModelIndex | QPersistentModelIndex
Ligne = str | PrincipeModele
"""Un thème, dont la ligne est un titre, ou un principe."""


class ModeleBibliotheque(QAbstractListModel):
    """Retient les principes cochés, vus ou non. Émet `choix_change` quand ils changent."""

    choix_change = Signal()

    def __init__(
        self,
        presentes: Collection[str],
        themes_du_jour: Collection[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._presentes = frozenset(presentes)
        self._themes_du_jour = frozenset(themes_du_jour)
        self._lignes: tuple[Ligne, ...] = ()
        self._coches: dict[str, PrincipeModele] = {}

    def montrer(self, principes: Sequence[PrincipeModele]) -> None:
        """Montre ceux-ci, rangés par thème ; les coches restent."""
        self.beginResetModel()
        lignes: list[Ligne] = []
        for theme, groupe in groupby(principes, key=lambda principe: principe.theme):
            lignes += [theme, *groupe]
        self._lignes = tuple(lignes)
        self.endResetModel()

    def ligne(self, index: Index) -> Ligne:
        """Le thème ou le principe de cette ligne."""
        return self._lignes[index.row()]

    def principe(self, index: Index) -> PrincipeModele | None:
        """Le principe de cette ligne, ou rien."""
        ligne = self._lignes[index.row()] if index.isValid() else ""
        return ligne if isinstance(ligne, PrincipeModele) else None

    def rang_de(self, cle: str) -> int | None:
        """La ligne de ce principe ; sans clé, celle du premier que l’on voit."""
        return next(
            (
                rang
                for rang, ligne in enumerate(self._lignes)
                if isinstance(ligne, PrincipeModele) and cle in ("", ligne.cle)
            ),
            None,
        )

    def est_present(self, principe: PrincipeModele) -> bool:
        """Vrai s’il est déjà dans l’atelier."""
        return principe.cle in self._presentes

    def est_coche(self, principe: PrincipeModele) -> bool:
        """Vrai s’il vient d’être choisi."""
        return principe.cle in self._coches

    def coches(self) -> tuple[PrincipeModele, ...]:
        """Les principes choisis, dans l’ordre où on les a cochés."""
        return tuple(self._coches.values())

    def themes_traites(self) -> frozenset[str]:
        """Les thèmes du jour et ceux du choix en cours."""
        return self._themes_du_jour | {principe.theme for principe in self._coches.values()}

    # --- ce que Qt demande ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Une ligne par thème et par principe vus."""
        return 0 if parent.isValid() else len(self._lignes)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Un titre ne se choisit pas ; un principe déjà présent se lit sans se cocher."""
        principe = self.principe(index)
        if principe is None:
            return Qt.ItemFlag.NoItemFlags
        lisible = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        if self.est_present(principe):
            return lisible
        return lisible | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Le titre, la coche, et ce qui se lit à voix haute."""
        ligne = self._lignes[index.row()]
        if isinstance(ligne, str):
            return self._dire_theme(ligne) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return ligne.titre
        if role == Qt.ItemDataRole.ToolTipRole:
            return ligne.question
        if role == Qt.ItemDataRole.CheckStateRole and not self.est_present(ligne):
            coche = self.est_coche(ligne)
            return Qt.CheckState.Checked if coche else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mots = (ligne.titre, THEMES.get(ligne.theme, ""), AXES.get(ligne.axe, ""))
            present = "déjà dans l’atelier" if self.est_present(ligne) else ""
            return ", ".join(mot for mot in (*mots, present) if mot)
        return None

    def _dire_theme(self, theme: str) -> str:
        return THEMES.get(theme, "Sans thème")

    def setData(self, index: Index, valeur: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Coche ou décoche ; le titre du thème suit."""
        principe = self.principe(index)
        if role != Qt.ItemDataRole.CheckStateRole or principe is None or self.est_present(principe):
            return False
        if Qt.CheckState(valeur) == Qt.CheckState.Checked:
            self._coches[principe.cle] = principe
        else:
            self._coches.pop(principe.cle, None)
        self.dataChanged.emit(self.index(0), self.index(len(self._lignes) - 1))
        self.choix_change.emit()
        return True
