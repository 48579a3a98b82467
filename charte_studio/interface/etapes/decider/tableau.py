"""Le tableau des principes : on le parcourt aux flèches, il dit lequel est choisi."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.domaine.echelles import Echelle
from charte_studio.interface.etapes.decider.delegue import DelegueDecisions
from charte_studio.interface.etapes.decider.modele import Colonne, ModeleDecisions
from charte_studio.interface.theme import Theme, est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.chiffres import chiffre_de_touche

_Index = QModelIndex | QPersistentModelIndex


_LETTRES = (Qt.Key.Key_F, Qt.Key.Key_J, Qt.Key.Key_D, Qt.Key.Key_V)
"""Les touches de la page."""


class TableauDecisions(QTableView):
    """Une ligne par principe. Rien ne s’écrit ici."""

    principe_choisi = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modele = ModeleDecisions(self)
        self._delegue = DelegueDecisions(self._modele, self)
        self._remplissage = False
        self._ajuste: tuple[object, ...] = ()
        """Ce pour quoi colonnes et lignes ont déjà leur taille."""

        self.setModel(self._modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName("Principes à décider")
        self._regler()

    def montrer(
        self,
        lignes: Sequence[LigneDecision],
        *,
        echelle: Echelle,
        seuil: int,
        titre_barres: str,
        choisi: int | None = None,
    ) -> None:
        """Montre des principes. Le principe choisi le reste, à moins qu’on n’en dise un autre ;
        s’il n’est plus montré, celui qui prend sa place est choisi. N’émet rien."""
        courant, rang = self.principe(), self.currentIndex().row()
        defilement = self.verticalScrollBar().value()
        self._remplissage = True
        autres = self._modele.remplir(
            lignes, echelle=echelle, seuil=seuil, titre_barres=titre_barres
        )
        if autres:
            self._ajuste = ()  # Qt vient d’oublier les tailles
        self._ajuster()
        autre_choisi = choisi != courant and self._modele.rang_de(choisi) is not None
        if (autres or autre_choisi) and lignes:
            retrouve = self._modele.rang_de(choisi if autre_choisi else courant)
            self.verticalScrollBar().setValue(defilement)
            self._aller(retrouve if retrouve is not None else min(max(rang, 0), len(lignes) - 1))
        self._remplissage = False

    def principe(self) -> int | None:
        """Le principe choisi."""
        rang = self.currentIndex().row()
        return self._modele.ligne(rang).principe_id if 0 <= rang < self._modele.rowCount() else None

    def choisir(self, principe_id: int) -> None:
        """Va à ce principe, s’il est montré."""
        rang = self._modele.rang_de(principe_id)
        if rang is not None:
            self._aller(rang)

    def principes(self) -> list[int]:
        """Les principes montrés, dans l’ordre."""
        return self._modele.cles(self._modele.lignes())

    def _regler(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        entete = self.horizontalHeader()
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        entete.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        entete.setHighlightSections(False)
        entete.setMinimumSectionSize(24)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Début et Fin vont aux extrémités ; les chiffres et les lettres sont à la page."""
        derniere = self._modele.rowCount() - 1
        extremites = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: derniere}
        touche = Qt.Key(evenement.key())
        if touche in extremites and derniere >= 0:
            self._aller(extremites[touche])
        elif chiffre_de_touche(evenement) is not None or touche in _LETTRES:
            evenement.ignore()
        else:
            super().keyPressEvent(evenement)

    def keyboardSearch(self, _texte: str) -> None:
        """Pas de recherche à la frappe : une lettre perdue ne doit pas changer de principe."""

    def currentChanged(self, courant: _Index, precedent: _Index) -> None:
        """Un autre principe est choisi."""
        super().currentChanged(courant, precedent)
        if not self._remplissage and courant.isValid() and courant.row() != precedent.row():
            self.principe_choisi.emit(self._modele.ligne(courant.row()).principe_id)

    def selectionChanged(self, choisi: QItemSelection, laisse: QItemSelection) -> None:
        """Toute la ligne change de fond."""
        super().selectionChanged(choisi, laisse)
        self.viewport().update()

    def changeEvent(self, evenement: QEvent) -> None:
        """Colonnes et lignes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_delegue"):
            self._ajuster()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La place se partage entre les colonnes, les textes se replient."""
        super().resizeEvent(evenement)
        self._ajuster()

    def _aller(self, rang: int) -> None:
        index = self._modele.index(rang, Colonne.PRINCIPE)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _ajuster(self) -> None:
        theme, modele = theme_courant(), self._modele
        pour = (self.viewport().width(), theme, modele.titre_barres(), *modele.lignes())
        if pour == self._ajuste:
            return
        self._ajuste = pour
        largeurs = self._partager(self.viewport().width())
        for colonne in Colonne:
            self.setColumnHidden(colonne, colonne not in largeurs)
            if colonne in largeurs:
                self.setColumnWidth(colonne, largeurs[colonne])
        place = largeurs.get(Colonne.REPARTITION, 0) - _marges_entete(theme)
        titre = _police_entete(theme).horizontalAdvance(self._modele.titre_barres())
        self._modele.abreger_titre(court=titre > place)
        for rang, ligne in enumerate(self._modele.lignes()):
            self.setRowHeight(rang, self._delegue.hauteur(theme, ligne, largeurs))

    def _partager(self, place: int) -> dict[Colonne, int]:
        """La largeur de chaque colonne montrée. Sans place, lecture et formulation se replient ;
        si la barre n’a toujours pas de quoi se lire, elle passe sous le titre."""
        theme = theme_courant()
        barre = theme.px(150)
        self._delegue.replie = self._delegue.empile = False
        bornes = self._bornes(tuple(c for c in Colonne if c is not Colonne.REPARTITION))
        if sum(minimum for minimum, _ in bornes.values()) + barre > place:
            self._delegue.replie = True
            bornes = self._bornes((Colonne.PRINCIPE, Colonne.ISSUE))
        minimum = sum(borne[0] for borne in bornes.values())
        titre = self._modele.titre_barres().partition(" · ")[0]
        lisible = _police_entete(theme).horizontalAdvance(titre) + _marges_entete(theme)
        if place - minimum < lisible:
            self._delegue.empile = True
            issue = bornes[Colonne.ISSUE][0]
            return {Colonne.PRINCIPE: max(0, place - issue), Colonne.ISSUE: issue}
        envie = sum(borne[1] for borne in bornes.values()) - minimum
        reste = max(0, place - minimum - barre)
        # Les barres gardent un peu de ce qui reste ; les textes, dépliés, ne demandent plus rien.
        part = min(1.0, reste * 0.7 / envie) if envie else 0.0
        largeurs = {
            colonne: round(borne[0] + (borne[1] - borne[0]) * part)
            for colonne, borne in bornes.items()
        }
        largeurs[Colonne.REPARTITION] = max(theme.px(60), place - sum(largeurs.values()))
        return largeurs

    def _bornes(self, colonnes: tuple[Colonne, ...]) -> dict[Colonne, tuple[int, int]]:
        theme = theme_courant()
        metrique = _police_entete(theme)
        bornes = {}
        for colonne in colonnes:
            titre = self._modele.headerData(colonne, Qt.Orientation.Horizontal) or ""
            entete = metrique.horizontalAdvance(titre) + _marges_entete(theme)
            mots, textes = self._delegue.largeurs(theme, colonne)
            bornes[colonne] = (max(mots, entete), max(textes, entete))
        return bornes


def _police_entete(theme: Theme) -> QFontMetrics:
    return QFontMetrics(theme.police("petit", gras=True))


def _marges_entete(theme: Theme) -> int:
    return 2 * theme.espace("petit") + 4
