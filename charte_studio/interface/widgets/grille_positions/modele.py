"""Le modèle de la grille : des lignes gelées, et ce qu’on en lit à voix haute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES, SANS_AVIS, Echelle
from charte_studio.interface.widgets.grille_positions.ligne import Colonne, LigneGrille

SAISI: Final = "saisi"
ABSENT: Final = "absent"
_ENTETES: Final = {
    Colonne.PARTICIPANT: "Participant",
    Colonne.COLLEGE: "Collège",
    Colonne.AVANT: "Avant",
    Colonne.POSITION: "Position",
    Colonne.MOTIF: "Motif",
}
_ENTETE_COURT: Final = "N°"
_ENTENDU: Final = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_Index = QModelIndex | QPersistentModelIndex
_RACINE: Final = QModelIndex()


class ModeleGrille(QAbstractTableModel):
    """Les lignes montrées. Le modèle n’écrit rien : la vue demande, la page fait le geste."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.echelle: Echelle = ECHELLES[ECHELLE_PAR_DEFAUT]
        self.lecture_seule = False
        self._lignes: list[LigneGrille] = []
        self._rangs: dict[int, int] = {}
        self._discret = False
        self._serre = False
        self._decouverte = -1

    def remplir(self, echelle: Echelle, lignes: Sequence[LigneGrille]) -> bool:
        """Remplace tout ; rend vrai si les participants ont changé (la vue a tout relu)."""
        nouvelles = list(lignes)
        memes = echelle == self.echelle and [ligne.participant_id for ligne in nouvelles] == list(
            self._rangs
        )
        if memes:
            for ligne in nouvelles:
                self.remplacer(ligne)
            return False
        self.beginResetModel()
        self.echelle = echelle
        self._lignes = nouvelles
        self._rangs = {ligne.participant_id: rang for rang, ligne in enumerate(nouvelles)}
        self.endResetModel()
        return True

    def remplacer(self, ligne: LigneGrille) -> None:
        """Remplace la ligne d’un participant déjà montré ; une ligne identique ne fait rien."""
        rang = self._rangs.get(ligne.participant_id)
        if rang is not None and self._lignes[rang] != ligne:
            self._lignes[rang] = ligne
            self._redire(rang)

    def ligne(self, rang: int) -> LigneGrille:
        """La ligne de ce rang."""
        return self._lignes[rang]

    def rang_de(self, participant_id: int) -> int | None:
        """Le rang d’un participant, ou rien s’il n’est pas montré."""
        return self._rangs.get(participant_id)

    def lignes(self) -> Sequence[LigneGrille]:
        """Toutes les lignes."""
        return self._lignes

    def serrer(self, oui: bool) -> None:
        """La première colonne est trop étroite pour son titre entier."""
        if oui != self._serre:
            self._serre = oui
            colonne = Colonne.PARTICIPANT
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, colonne, colonne)

    def definir_discret(self, oui: bool) -> None:
        """En discret, seule la ligne découverte montre sa réponse."""
        if oui != self._discret:
            self._discret = oui
            self.tout_redire()

    def decouvrir(self, rang: int) -> None:
        """La ligne qui reste visible en discret : celle du clavier."""
        ancienne, self._decouverte = self._decouverte, rang
        if self._discret:
            for concerne in {ancienne, rang}:
                if 0 <= concerne < len(self._lignes):
                    self._redire(concerne)

    def est_masquee(self, rang: int) -> bool:
        """Vrai si la ligne a quelque chose à taire devant la salle."""
        ligne = self._lignes[rang]
        a_taire = ligne.reponse is not None or bool(ligne.motif) or ligne.avant is not None
        return self._discret and rang != self._decouverte and a_taire

    def tout_redire(self) -> None:
        """Annonce que toutes les cellules sont à relire."""
        if self._lignes:
            self._redire(0, len(self._lignes) - 1)

    def _redire(self, premier: int, dernier: int | None = None) -> None:
        bas = premier if dernier is None else dernier
        self.dataChanged.emit(self.index(premier, 0), self.index(bas, Colonne.MOTIF))

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Le nombre de participants."""
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: _Index = _RACINE) -> int:
        """Les colonnes, cachées comprises."""
        return 0 if parent.isValid() else len(Colonne)

    def headerData(
        self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Le titre d’une colonne ; serrée, celle du participant n’en montre que l’abrégé."""
        if sens != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and self._serre and section == Colonne.PARTICIPANT:
            return _ENTETE_COURT
        if role == Qt.ItemDataRole.DisplayRole or role in _ENTENDU:
            return _ENTETES[Colonne(section)]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Le texte d’une cellule, tel qu’on le lit à voix haute."""
        if not index.isValid():
            return None
        ligne, colonne = self._lignes[index.row()], Colonne(index.column())
        masquee = self.est_masquee(index.row())
        if role == Qt.ItemDataRole.EditRole and colonne is Colonne.MOTIF:
            return ligne.motif
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texte(ligne, colonne, masquee=masquee)
        if role == Qt.ItemDataRole.ToolTipRole and colonne in (Colonne.MOTIF, Colonne.COLLEGE):
            return self._texte(ligne, colonne, masquee=masquee) or None
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Le motif s’écrit tant que le tour est ouvert."""
        droits = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Colonne.MOTIF and not self.lecture_seule:
            droits |= Qt.ItemFlag.ItemIsEditable
        return droits

    def texte_reponse(self, cle: str | None) -> str:
        """« 2, plutôt d’accord », « Sans avis », ou rien."""
        if cle is None:
            return ""
        if cle == SANS_AVIS:
            return self.echelle.libelle(cle)
        return f"{self.echelle.rang(cle) + 1}, {self.echelle.libelle(cle)}"

    def _texte(self, ligne: LigneGrille, colonne: Colonne, *, masquee: bool) -> str:
        match colonne:
            case Colonne.PARTICIPANT:
                return ligne.numero
            case Colonne.COLLEGE:
                return ligne.college
            case Colonne.AVANT:
                return "" if masquee else self.texte_reponse(ligne.avant)
            case Colonne.POSITION:
                if masquee:
                    return SAISI if ligne.reponse is not None else ""
                return self.texte_reponse(ligne.reponse) if ligne.attendue else ABSENT
            case Colonne.MOTIF:
                return "motif noté" if masquee and ligne.motif else ligne.motif
