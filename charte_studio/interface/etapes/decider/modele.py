"""Le modèle du tableau : les lignes montrées, et ce qu’on en lit à voix haute."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES, Echelle
from charte_studio.interface.etapes.decider import mots

_Index = QModelIndex | QPersistentModelIndex
_RACINE: Final = QModelIndex()


class Colonne(IntEnum):
    """Les colonnes, dans l’ordre ; les lectures se replient sous le titre quand la place manque."""

    PRINCIPE = 0
    REPARTITION = 1
    LECTURE = 2
    ISSUE = 3
    FORMULATION = 4


class ModeleDecisions(QAbstractTableModel):
    """Les principes à décider, dans l’ordre où on les montre."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.echelle: Echelle = ECHELLES[ECHELLE_PAR_DEFAUT]
        self.seuil = 0
        self._titre_barres = ""
        self._titre_court = False
        self._lignes: list[LigneDecision] = []

    def remplir(
        self, lignes: Sequence[LigneDecision], *, echelle: Echelle, seuil: int, titre_barres: str
    ) -> bool:
        """Remplace les lignes ; rend vrai si ce ne sont plus les mêmes principes."""
        nouvelles = list(lignes)
        memes = echelle == self.echelle and self.cles(nouvelles) == self.cles(self._lignes)
        if not memes:
            self.beginResetModel()
        anciennes, self._lignes = self._lignes, nouvelles
        self.echelle, self.seuil = echelle, seuil
        if not memes:
            self._titre_barres = titre_barres
            self.endResetModel()
            return True
        if titre_barres != self._titre_barres:
            self._titre_barres = titre_barres
            colonne = Colonne.REPARTITION
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, colonne, colonne)
        for rang, (avant, apres) in enumerate(zip(anciennes, nouvelles, strict=True)):
            if avant != apres:
                self.dataChanged.emit(self.index(rang, 0), self.index(rang, Colonne.FORMULATION))
        return False

    @staticmethod
    def cles(lignes: Sequence[LigneDecision]) -> list[int]:
        """Les principes de ces lignes."""
        return [ligne.principe_id for ligne in lignes]

    def ligne(self, rang: int) -> LigneDecision:
        """La ligne de ce rang."""
        return self._lignes[rang]

    def lignes(self) -> Sequence[LigneDecision]:
        """Toutes les lignes."""
        return self._lignes

    def rang_de(self, principe_id: int | None) -> int | None:
        """Le rang d’un principe, ou rien s’il n’est pas montré."""
        return next(
            (rang for rang, li in enumerate(self._lignes) if li.principe_id == principe_id), None
        )

    def titre_barres(self) -> str:
        """Le titre entier de la colonne des répartitions."""
        return self._titre_barres

    def abreger_titre(self, *, court: bool) -> None:
        """Sans place, l’en-tête des répartitions tait le nombre d’exprimés."""
        if court != self._titre_court:
            self._titre_court = court
            colonne = Colonne.REPARTITION
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, colonne, colonne)

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Le nombre de principes."""
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: _Index = _RACINE) -> int:
        """Les colonnes, cachées comprises."""
        return 0 if parent.isValid() else len(Colonne)

    def headerData(
        self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Le titre d’une colonne."""
        if sens != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Colonne.PRINCIPE: "Principe",
            Colonne.REPARTITION: (
                self._titre_barres.partition(" · ")[0] if self._titre_court else self._titre_barres
            ),
            Colonne.LECTURE: "Lecture",
            Colonne.ISSUE: "Issue",
            Colonne.FORMULATION: "Formulation",
        }[Colonne(section)]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Le texte d’une cellule, tel qu’on le lit à voix haute."""
        if not index.isValid():
            return None
        ligne, colonne = self._lignes[index.row()], Colonne(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texte(ligne, colonne)
        dessinee = colonne in (Colonne.PRINCIPE, Colonne.REPARTITION)  # la barre s’y peint
        if role == Qt.ItemDataRole.ToolTipRole and dessinee:
            return mots.dire_repartitions(ligne, self.echelle, self.seuil)
        return None

    def _texte(self, ligne: LigneDecision, colonne: Colonne) -> str:
        match colonne:
            case Colonne.PRINCIPE:
                return ligne.titre
            case Colonne.REPARTITION:
                return mots.dire_repartitions(ligne, self.echelle, self.seuil)
            case Colonne.LECTURE:
                return mots.lire_en_mots(ligne)
            case Colonne.ISSUE:
                automatique = ligne.decision is not None and ligne.decision.automatique
                issue = mots.dire_issue(ligne.decision)
                return f"{issue}, {mots.SANS_RELECTURE}" if automatique else issue
            case Colonne.FORMULATION:
                return mots.dire_formulation(ligne)
