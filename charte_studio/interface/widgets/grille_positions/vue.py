"""La vue de la grille : le clavier, la souris, et ce qu’ils demandent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from charte_studio.domaine.echelles import SANS_AVIS, Echelle
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.chiffres import chiffre_de_touche
from charte_studio.interface.widgets.grille_positions.delegue import DelegueGrille
from charte_studio.interface.widgets.grille_positions.ligne import Colonne, LigneGrille
from charte_studio.interface.widgets.grille_positions.modele import ModeleGrille

_Index = QModelIndex | QPersistentModelIndex
_EFFACER = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MOTIF = (Qt.Key.Key_M, Qt.Key.Key_F2)


class GrillePositions(QTableView):
    """Une ligne par participant, un bouton par degré. Rien n’est écrit ici : des signaux.

    Clavier : 1 à 9 pose le degré et passe à la ligne suivante, 0 « sans avis », Suppr ou
    Retour efface, M ou F2 ouvre le motif. La rangée du haut d’un clavier français convient,
    sans Maj. La page fait le geste puis rend la ligne par `remplacer_ligne`.
    """

    position_donnee = Signal(int, str)
    position_effacee = Signal(int)
    motif_donne = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modele = ModeleGrille(self)
        self._delegue = DelegueGrille(self._modele, self)

        self.setModel(self._modele)
        self.setItemDelegate(self._delegue)
        self.setAccessibleName("Positions des participants")
        self._regler()
        self.setColumnHidden(Colonne.AVANT, True)

        self._delegue.motif_saisi.connect(self.motif_donne)
        self._ajuster()

    def montrer(self, echelle: Echelle, lignes: Sequence[LigneGrille]) -> None:
        """Montre des participants ; la ligne courante et le défilement sont gardés."""
        courant = self.participant_courant()
        if self._modele.remplir(echelle, lignes) and lignes:
            rang = self._modele.rang_de(courant) if courant is not None else None
            self._aller(rang or 0)
        self.setColumnHidden(Colonne.AVANT, all(ligne.avant is None for ligne in lignes))
        self._ajuster()

    def remplacer_ligne(self, ligne: LigneGrille) -> None:
        """Met à jour un participant déjà montré ; les autres lignes ne sont pas relues."""
        self._modele.remplacer(ligne)

    def definir_discret(self, oui: bool) -> None:
        """Tait les réponses des autres lignes : la salle voit peut-être cet écran."""
        self._modele.definir_discret(oui)

    def definir_lecture_seule(self, oui: bool) -> None:
        """Un tour clos se regarde et ne se touche plus."""
        self._modele.lecture_seule = oui
        self.setAccessibleDescription("Lecture seule, le tour est clos" if oui else "")
        self._modele.tout_redire()

    def participant_courant(self) -> int | None:
        """Le participant de la ligne courante."""
        index = self.currentIndex()
        return self._modele.ligne(index.row()).participant_id if index.isValid() else None

    def choisir_participant(self, participant_id: int) -> None:
        """Va à la ligne de ce participant, s’il est montré."""
        rang = self._modele.rang_de(participant_id)
        if rang is not None:
            self._aller(rang)

    def editer_motif(self) -> None:
        """Ouvre le motif de la ligne courante."""
        index = self.currentIndex()
        if index.isValid() and not self._modele.lecture_seule:
            self.edit(self._modele.index(index.row(), Colonne.MOTIF))

    def _regler(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        entete = self.horizontalHeader()
        entete.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        entete.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        entete.setSectionResizeMode(Colonne.MOTIF, QHeaderView.ResizeMode.Stretch)
        entete.setTextElideMode(Qt.TextElideMode.ElideRight)
        entete.setHighlightSections(False)
        entete.setMinimumSectionSize(0)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Les touches de la saisie ; les autres font ce qu’elles font dans un tableau."""
        index = self.currentIndex()
        sans_modificateur = not evenement.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._modele.lecture_seule or not index.isValid() or not sans_modificateur:
            super().keyPressEvent(evenement)
            return
        if (chiffre := chiffre_de_touche(evenement)) is not None:
            self._saisir(chiffre, index.row())
        elif evenement.key() in _EFFACER:
            self._effacer(index.row())
        elif evenement.key() in _MOTIF:
            self.editer_motif()
        else:
            super().keyPressEvent(evenement)

    def keyboardSearch(self, _texte: str) -> None:
        """Pas de recherche à la frappe : une lettre perdue ne doit pas déplacer la ligne."""

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """La ligne cliquée devient courante ; en discret, ses boutons se découvrent d’abord."""
        index = self.indexAt(evenement.position().toPoint())
        masquee = index.isValid() and self._modele.est_masquee(index.row())
        super().mousePressEvent(evenement)
        if evenement.button() == Qt.MouseButton.LeftButton and index.isValid() and not masquee:
            self._cliquer(index, evenement.position().toPoint())

    def mouseDoubleClickEvent(self, evenement: QMouseEvent) -> None:
        """Un double clic sur le motif l’ouvre."""
        index = self.indexAt(evenement.position().toPoint())
        if index.column() == Colonne.MOTIF:
            self._aller(index.row())
            self.editer_motif()

    def mouseMoveEvent(self, evenement: QMouseEvent) -> None:
        """Le bouton sous le pointeur se dessine en relief."""
        super().mouseMoveEvent(evenement)
        point = evenement.position().toPoint()
        index = self.indexAt(point)
        survol = None
        if index.column() == Colonne.POSITION:
            cle = self._delegue.reponse_sous(self.visualRect(index), point)
            survol = (index.row(), cle) if cle is not None else None
        self._survoler(survol)

    def leaveEvent(self, evenement: QEvent) -> None:
        """Plus rien n’est sous le pointeur."""
        super().leaveEvent(evenement)
        self._survoler(None)

    def contextMenuEvent(self, evenement: QContextMenuEvent) -> None:
        """À la souris seule, on efface et on motive aussi."""
        index = self.indexAt(evenement.pos())
        if not index.isValid() or self._modele.lecture_seule:
            return
        self._aller(index.row())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Noter un motif", self.editer_motif)
        effacer = menu.addAction("Effacer la réponse", lambda: self._effacer(index.row()))
        effacer.setEnabled(self._modele.ligne(index.row()).reponse is not None)
        menu.popup(evenement.globalPos())

    def currentChanged(self, courant: _Index, precedent: _Index) -> None:
        """En discret, la ligne courante se découvre et l’ancienne se tait."""
        super().currentChanged(courant, precedent)
        self._modele.decouvrir(courant.row())

    def changeEvent(self, evenement: QEvent) -> None:
        """Colonnes et lignes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La place se partage entre les colonnes."""
        super().resizeEvent(evenement)
        self._ajuster()

    def _saisir(self, chiffre: int, rang: int) -> None:
        degres = self._modele.echelle.degres
        if chiffre > len(degres):
            return
        cle = SANS_AVIS if chiffre == 0 else degres[chiffre - 1].cle
        self._donner(rang, cle)
        self._aller(self._suivante(rang))

    def _suivante(self, rang: int) -> int:
        """La ligne d’après, en sautant les absents ; la même s’il n’y en a plus."""
        lignes = self._modele.lignes()
        apres = range(rang + 1, self._modele.rowCount())
        return next((autre for autre in apres if lignes[autre].attendue), rang)

    def _cliquer(self, index: QModelIndex, point: QPoint) -> None:
        if self._modele.lecture_seule or index.column() != Colonne.POSITION:
            return
        cle = self._delegue.reponse_sous(self.visualRect(index), point)
        if cle is not None:
            self._donner(index.row(), cle)

    def _donner(self, rang: int, cle: str) -> None:
        ligne = self._modele.ligne(rang)
        if ligne.reponse != cle:
            self.position_donnee.emit(ligne.participant_id, cle)

    def _effacer(self, rang: int) -> None:
        ligne = self._modele.ligne(rang)
        if ligne.reponse is not None:
            self.position_effacee.emit(ligne.participant_id)

    def _aller(self, rang: int) -> None:
        index = self._modele.index(rang, Colonne.POSITION)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _survoler(self, survol: tuple[int, str] | None) -> None:
        if survol == self._delegue.survol:
            return
        for concerne in (self._delegue.survol, survol):
            if concerne is not None:
                self.update(self._modele.index(concerne[0], Colonne.POSITION))
        self._delegue.survol = survol

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Suit la ligne sans glisser de côté : le participant reste en vue."""
        cote = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(cote)

    def _ajuster(self) -> None:
        theme = theme_courant()
        fort = QFontMetrics(theme.police("bouton", gras=True))
        simple = QFontMetrics(theme.police("bouton"))
        entete = QFontMetrics(theme.police("petit", gras=True))
        lignes = self._modele.lignes()

        bord = 2 * theme.espace("petit") + 8

        def large(metrique: QFontMetrics, textes: set[str], titre: str) -> int:
            mesures = [metrique.horizontalAdvance(texte) for texte in textes]
            return max([entete.horizontalAdvance(titre), *mesures]) + bord

        place = max(self.viewport().width(), 1)
        numero = large(fort, {ligne.numero for ligne in lignes}, "Participant")
        abregee = large(fort, {ligne.numero for ligne in lignes}, "N°")
        college = large(simple, {ligne.college for ligne in lignes}, "Collège")
        avant = 0 if self.isColumnHidden(Colonne.AVANT) else large(entete, set(), "Avant")
        position = self._delegue.largeur_position(theme)
        motif = theme.px(100)
        manque = numero + college + avant + position + motif - place
        # Les mots s’abrègent d’abord, les boutons se resserrent ensuite.
        motif, manque = _rogner(motif, large(entete, set(), "Motif"), manque)
        college, manque = _rogner(college, theme.px(80), manque)
        numero, manque = _rogner(numero, min(abregee, theme.px(64)), manque)
        position, manque = _rogner(position, self._delegue.largeur_position_minimale(theme), manque)
        college, manque = _rogner(college, 0, manque)
        self._modele.serrer(numero < large(entete, set(), "Participant"))
        self.setColumnWidth(Colonne.PARTICIPANT, numero)
        self.setColumnWidth(Colonne.COLLEGE, college)
        self.setColumnWidth(Colonne.AVANT, avant)
        self.setColumnWidth(Colonne.POSITION, position)
        self.verticalHeader().setDefaultSectionSize(theme.px(38))


def _rogner(largeur: int, minimum: int, manque: int) -> tuple[int, int]:
    """Retire à une largeur ce qui manque, sans passer sous un minimum."""
    retire = max(0, min(manque, largeur - minimum))
    return largeur - retire, manque - retire
