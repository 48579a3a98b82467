"""Le modèle du compteur : une ligne par collège, une colonne par réponse, et le total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from charte_studio.atelier.lectures.recueil import LigneMains, reconcilier_mains
from charte_studio.domaine.comptes import Reconciliation, reconcilier
from charte_studio.domaine.echelles import (
    ECHELLE_PAR_DEFAUT,
    ECHELLES,
    LIBELLE_SANS_AVIS,
    SANS_AVIS,
    Echelle,
)
from charte_studio.domaine.francais import accorder

_Index = QModelIndex | QPersistentModelIndex
_RACINE: Final = QModelIndex()
NOM, PRESENTS, PREMIER = 0, 1, 2
"""Les colonnes fixes ; les réponses suivent, puis le compte rapproché."""
MASQUE: Final = "•"


class ModeleMains(QAbstractTableModel):
    """Les comptes montrés. Ils changent sous les doigts ; la page les enregistre ensuite."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.echelle: Echelle = ECHELLES[ECHELLE_PAR_DEFAUT]
        self.lecture_seule = False
        self._lignes: list[LigneMains] = []
        self._discret = False
        self._decouverte = -1

    # --- les données ---------------------------------------------------------------------------

    def remplir(self, echelle: Echelle, lignes: Sequence[LigneMains]) -> bool:
        """Remplace tout ; rend vrai si la forme du tableau a changé."""
        nouvelles = list(lignes)
        memes = echelle == self.echelle and [(x.college_id, x.nom) for x in nouvelles] == [
            (x.college_id, x.nom) for x in self._lignes
        ]
        if memes:
            self._lignes = nouvelles
            self.tout_redire()
            return False
        self.beginResetModel()
        self.echelle, self._lignes = echelle, nouvelles
        self.endResetModel()
        return True

    def reponses(self) -> tuple[str, ...]:
        """Les réponses, dans l’ordre des colonnes."""
        return (*(degre.cle for degre in self.echelle.degres), SANS_AVIS)

    def lignes(self) -> Sequence[LigneMains]:
        """Les lignes, sans le total."""
        return self._lignes

    def colonne_compte(self) -> int:
        """La dernière colonne : le compte rapproché des présents."""
        return PREMIER + len(self.reponses())

    def est_total(self, rang: int) -> bool:
        """Vrai pour la ligne du bas."""
        return rang >= len(self._lignes)

    def est_saisie(self, rang: int, colonne: int) -> bool:
        """Vrai si un nombre s’écrit dans cette case."""
        return not self.est_total(rang) and PRESENTS <= colonne < self.colonne_compte()

    def reponse(self, colonne: int) -> str:
        """La réponse de cette colonne. Lève `IndexError` hors des réponses."""
        if colonne < PREMIER:
            raise IndexError(colonne)
        return self.reponses()[colonne - PREMIER]

    def nombre(self, rang: int, colonne: int) -> int:
        """Le nombre d’une case de saisie."""
        ligne = self._lignes[rang]
        return (
            ligne.presents if colonne == PRESENTS else ligne.comptes.get(self.reponse(colonne), 0)
        )

    def poser(self, rang: int, colonne: int, nombre: int) -> None:
        """Change le nombre d’une case, et le compte de sa ligne et du total."""
        ligne = self._lignes[rang]
        if colonne == PRESENTS:
            self._lignes[rang] = replace(ligne, presents=nombre)
        else:
            comptes = {**ligne.comptes, self.reponse(colonne): nombre}
            self._lignes[rang] = replace(ligne, comptes=comptes)
        self.tout_redire()

    # --- les comptes ---------------------------------------------------------------------------

    def compte(self, rang: int) -> Reconciliation:
        """Le compte d’une ligne, total compris."""
        if not self.est_total(rang):
            return reconcilier_mains(self._lignes[rang].presents, self._lignes[rang].comptes)
        comptes = [self.compte(autre) for autre in range(len(self._lignes))]
        return reconcilier(
            sum(lu.presents for lu in comptes),
            sum(lu.exprimes for lu in comptes),
            sum(lu.sans_avis for lu in comptes),
        )

    def total(self) -> Reconciliation:
        """Le compte de la salle."""
        return self.compte(len(self._lignes))

    def alertes(self) -> tuple[str, ...]:
        """Les lignes dont le compte ne tombe pas juste, une phrase chacune."""
        phrases = []
        for rang, ligne in enumerate(self._lignes):
            lu = self.compte(rang)
            if lu.presents and lu.alerte:
                phrases.append(f"{ligne.nom}\u00a0: {lu.alerte}")
        return tuple(phrases)

    # --- devant la salle -----------------------------------------------------------------------

    def definir_discret(self, oui: bool) -> None:
        """En discret, seule la ligne en cours montre ses nombres."""
        if oui != self._discret:
            self._discret = oui
            self.tout_redire()

    def decouvrir(self, rang: int) -> None:
        """La ligne qui reste visible en discret : celle du clavier."""
        self._decouverte = rang
        if self._discret:
            self.tout_redire()

    def est_masquee(self, rang: int, colonne: int) -> bool:
        """Vrai si ce nombre de mains se tait devant la salle."""
        return (
            self._discret
            and not self.lecture_seule
            and rang != self._decouverte
            and self.est_saisie(rang, colonne)
            and colonne != PRESENTS
        )

    def tout_redire(self) -> None:
        """Annonce que toutes les cases sont à relire."""
        if self._lignes:
            bas = self.index(self.rowCount() - 1, self.colonne_compte())
            self.dataChanged.emit(self.index(0, 0), bas)

    # --- ce que Qt demande ---------------------------------------------------------------------

    def rowCount(self, parent: _Index = _RACINE) -> int:
        """Les lignes, et le total dès qu’il y en a deux."""
        if parent.isValid():
            return 0
        return len(self._lignes) + (len(self._lignes) > 1)

    def columnCount(self, parent: _Index = _RACINE) -> int:
        """Nom, présents, réponses, compte."""
        return 0 if parent.isValid() else self.colonne_compte() + 1

    def headerData(
        self, section: int, sens: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Le titre d’une colonne ; en entier à voix haute et dans l’infobulle."""
        entendu = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        if sens != Qt.Orientation.Horizontal:
            return None
        if role != Qt.ItemDataRole.DisplayRole and role not in entendu:
            return None
        if section == NOM:
            return "Collège"
        if section == PRESENTS:
            return "Présents"
        if section == self.colonne_compte():
            return "Compte"
        cle = self.reponse(section)
        if cle == SANS_AVIS:
            return LIBELLE_SANS_AVIS
        degre = self.echelle.degres[self.echelle.rang(cle)]
        return degre.court if role == Qt.ItemDataRole.DisplayRole else degre.libelle

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Le texte d’une case, tel qu’on le lit."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texte(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            nom = self._texte(index.row(), NOM)
            titre = self.headerData(index.column(), Qt.Orientation.Horizontal, role)
            return f"{nom}, {titre}\u00a0: {self._texte(index.row(), index.column()) or 0}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == NOM:
            return self._texte(index.row(), NOM)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self.colonne_compte():
            lu = self.compte(index.row())
            return lu.alerte or lu.phrase
        return None

    def _texte(self, rang: int, colonne: int) -> str:
        if colonne == NOM:
            return "Toute la salle" if self.est_total(rang) else self._lignes[rang].nom
        if colonne == self.colonne_compte():
            if self.est_total(rang) and self.alertes():
                return "à recompter"
            return dire_compte(self.compte(rang))
        if self.est_masquee(rang, colonne):
            return MASQUE
        if not self.est_total(rang):
            nombre = self.nombre(rang, colonne)
        elif colonne == PRESENTS or self.lecture_seule:
            nombre = sum(self.nombre(autre, colonne) for autre in range(len(self._lignes)))
        else:
            return ""  # tant que le tour est ouvert, aucun total par réponse
        return str(nombre) if nombre else ""


def dire_compte(lu: Reconciliation) -> str:
    """« 12 sur 12 », « 2 manquants », « 1 de trop », « à noter »."""
    if not lu.presents:
        return "à noter" if lu.reponses else "—"
    if lu.ecart > 0:
        return f"{lu.ecart} de trop"
    if lu.manquants:
        return accorder(lu.manquants, "manquant", "manquants")
    return f"{lu.reponses} sur {lu.presents}"
