"""La vue du compteur : des chiffres, un plus, un moins, et la case suivante."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from charte_studio.atelier.lectures.recueil import LigneMains
from charte_studio.domaine.comptes import Reconciliation
from charte_studio.domaine.echelles import Echelle
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.chiffres import chiffre_de_touche
from charte_studio.interface.widgets.compteur_mains.delegue import RETRAIT, DelegueMains
from charte_studio.interface.widgets.compteur_mains.entete import EnteteMains
from charte_studio.interface.widgets.compteur_mains.modele import (
    NOM,
    PREMIER,
    PRESENTS,
    ModeleMains,
)

_Index = QModelIndex | QPersistentModelIndex
PAUSE_MS: Final = 700
"""Le temps après lequel un nombre tapé est enregistré."""
CHIFFRES_MAX: Final = 5
_SUITE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CompteurMains(QTableView):
    """Une ligne par collège, une case par réponse. Rien n’est écrit ici : des signaux.

    Clavier : des chiffres écrivent le nombre ; + ou Espace ajoute une main, le moins du pavé ou
    Maj+Espace en ôte une ; Retour efface un chiffre, Suppr tout ; Tab, Entrée et les flèches
    changent de case. Un nombre s’enregistre à la pause, ou en quittant la case.
    """

    mains_comptees = Signal(object, str, int)
    """Le collège (`None` : la salle), la réponse, le nombre."""
    presents_notes = Signal(object)
    """Les présents de chaque ligne, par clé de collège."""
    compte_change = Signal()
    """Un nombre a changé sous les doigts : les totaux montrés aussi."""

    abrege_change = Signal(bool)
    """Les réponses ne se nomment plus, ou de nouveau, en tête de leur colonne."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.abrege = False
        self._modele = ModeleMains(self)
        self._delegue = DelegueMains(self._modele, self)
        self._entete = EnteteMains(self._modele, self)
        self._attente: tuple[int, int] | None = None
        """La case tapée et pas encore enregistrée."""
        self._tape = False
        """Vrai si le prochain chiffre s’ajoute à ceux de la case."""
        self._minuteur = QTimer(self)

        self.setModel(self._modele)
        self.setItemDelegate(self._delegue)
        self.setHorizontalHeader(self._entete)
        self.setAccessibleName("Mains levées")
        self._regler()
        self._minuteur.setSingleShot(True)
        self._minuteur.setInterval(PAUSE_MS)
        self._minuteur.timeout.connect(self.poser)
        self._ajuster()

    def _regler(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()

    # --- montrer -------------------------------------------------------------------------------

    def montrer(self, echelle: Echelle, lignes: Sequence[LigneMains]) -> None:
        """Montre ces comptes ; la case en cours et ce qu’on y tape sont gardés."""
        attente = self._attente
        saisi = self._modele.nombre(*attente) if attente is not None else 0
        if self._modele.remplir(echelle, lignes):
            self._attente = attente = None
            self._aller(0, PREMIER)
        if attente is not None:
            self._modele.poser(*attente, saisi)
        self._ajuster()
        self.compte_change.emit()

    def total(self) -> Reconciliation:
        """Le compte de la salle, nombres en cours de frappe compris."""
        return self._modele.total()

    def alertes(self) -> tuple[str, ...]:
        """Ce qui ne tombe pas juste, ligne par ligne."""
        return self._modele.alertes()

    def definir_discret(self, oui: bool) -> None:
        """Tait les nombres des autres lignes : la salle voit peut-être cet écran."""
        self._modele.definir_discret(oui)

    def definir_lecture_seule(self, oui: bool) -> None:
        """Un tour clos se regarde et ne se touche plus ; ses totaux se montrent."""
        self._modele.lecture_seule = oui
        self.setAccessibleDescription("Lecture seule, le tour est clos" if oui else "")
        self._modele.tout_redire()

    def poser(self) -> None:
        """Annonce le nombre en attente."""
        self._minuteur.stop()
        self._tape = False
        if self._attente is None:
            return
        (rang, colonne), self._attente = self._attente, None
        ligne = self._modele.lignes()[rang]
        if colonne == PRESENTS:
            self.presents_notes.emit({x.cle: x.presents for x in self._modele.lignes()})
        else:
            reponse = self._modele.reponse(colonne)
            self.mains_comptees.emit(ligne.college_id, reponse, self._modele.nombre(rang, colonne))

    # --- le clavier et la souris ---------------------------------------------------------------

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Les touches du compte ; les autres font ce qu’elles font dans un tableau."""
        index = self.currentIndex()
        touche = evenement.key()
        if evenement.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(evenement)
        elif touche in _SUITE:
            self._avancer(1)
        elif not self._saisissable(index):
            super().keyPressEvent(evenement)
        elif (pas := _pas(evenement)) is not None:
            self._ajouter(index, pas)
        elif (chiffre := chiffre_de_touche(evenement)) is not None:
            self._taper(index, chiffre)
        elif touche == Qt.Key.Key_Backspace:
            self._noter(index, self._modele.nombre(index.row(), index.column()) // 10)
        elif touche == Qt.Key.Key_Delete:
            self._noter(index, 0)
            self._tape = False
        else:
            super().keyPressEvent(evenement)

    def focusNextPrevChild(self, suivant: bool) -> bool:
        """Tab va de case en case, puis sort du compteur."""
        if not self._modele.lecture_seule and self._avancer(1 if suivant else -1):
            return True
        return super().focusNextPrevChild(suivant)

    def keyboardSearch(self, _texte: str) -> None:
        """Pas de recherche à la frappe : une lettre perdue ne déplace pas la case."""

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Un clic choisit la case ; sur le moins ou le plus de la case en cours, il compte."""
        point = evenement.position().toPoint()
        index = self.indexAt(point)
        deja = index.isValid() and index == self.currentIndex()
        super().mousePressEvent(evenement)
        gauche = evenement.button() == Qt.MouseButton.LeftButton
        if gauche and deja and self._saisissable(index):
            pas = self._delegue.pas_sous(self.visualRect(index), point)
            if pas:
                self._ajouter(index, pas)

    def selectionCommand(
        self, index: _Index, evenement: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """On ne choisit que des cases où l’on écrit."""
        if index.isValid() and not self._modele.est_saisie(index.row(), index.column()):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, evenement)

    def currentChanged(self, courant: _Index, precedent: _Index) -> None:
        """Quitter une case enregistre son nombre."""
        super().currentChanged(courant, precedent)
        self.poser()
        self._modele.decouvrir(courant.row())

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Quitter le compteur aussi."""
        super().focusOutEvent(evenement)
        self.poser()

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Une page quittée n’emporte pas de nombre."""
        self.poser()
        super().hideEvent(evenement)

    def _saisissable(self, index: QModelIndex) -> bool:
        return (
            index.isValid()
            and not self._modele.lecture_seule
            and self._modele.est_saisie(index.row(), index.column())
        )

    def _taper(self, index: QModelIndex, chiffre: int) -> None:
        avant = self._modele.nombre(index.row(), index.column()) if self._tape else 0
        if len(str(avant)) < CHIFFRES_MAX:
            self._noter(index, avant * 10 + chiffre)
            self._tape = True

    def _ajouter(self, index: QModelIndex, pas: int) -> None:
        self._noter(index, max(0, self._modele.nombre(index.row(), index.column()) + pas))
        self._tape = False

    def _noter(self, index: QModelIndex, nombre: int) -> None:
        if nombre == self._modele.nombre(index.row(), index.column()):
            return
        self._attente = (index.row(), index.column())
        self._modele.poser(index.row(), index.column(), nombre)
        self._minuteur.start()
        self.compte_change.emit()

    def _avancer(self, pas: int) -> bool:
        """Va à la case suivante ou précédente ; rend faux s’il n’y en a plus."""
        cases = [
            (rang, colonne)
            for rang in range(len(self._modele.lignes()))
            for colonne in range(PRESENTS, self._modele.colonne_compte())
        ]
        index = self.currentIndex()
        ici = (index.row(), index.column())
        vers = cases.index(ici) + pas if ici in cases else 0 if pas > 0 else len(cases) - 1
        if not 0 <= vers < len(cases):
            return False
        self._aller(*cases[vers])
        return True

    def _aller(self, rang: int, colonne: int) -> None:
        index = self._modele.index(rang, colonne)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # --- la place ------------------------------------------------------------------------------

    def changeEvent(self, evenement: QEvent) -> None:
        """Colonnes et lignes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La place se partage entre les colonnes."""
        super().resizeEvent(evenement)
        self._ajuster()

    def hauteur_utile(self) -> int:
        """Ce qu’il faut pour tout voir sans défiler en hauteur."""
        lignes = self._modele.rowCount() * theme_courant().px(42)
        bas = self.horizontalScrollBar().sizeHint().height() if self._deborde() else 0
        return self._entete.sizeHint().height() + lignes + 2 * self.frameWidth() + 4 + bas

    def _deborde(self) -> bool:
        return self._entete.length() > self.viewport().width()

    def _ajuster(self) -> None:
        theme = theme_courant()
        self.verticalHeader().setDefaultSectionSize(theme.px(42))
        place = max(self.viewport().width(), 1)
        fort = QFontMetrics(theme.police("petit", gras=True))
        marges = 2 * RETRAIT + 2
        noms = [x.nom for x in self._modele.lignes()]
        # Un nom se replie entre deux mots, jamais dedans.
        nom = min(_large(fort, noms) + marges, max(_large(fort, _mots(noms)) + marges, place // 5))
        nom = max(nom, theme.px(90))
        compte = fort.horizontalAdvance("88 manquants") + marges
        presents = fort.horizontalAdvance("Présents") + 12
        cases = self._modele.colonne_compte() - PREMIER
        if nom + presents + compte + cases * theme.px(44) > place:
            compte = _large(fort, ("manquants", "recompter")) + marges
        reste = place - nom - compte - presents
        case = max(theme.px(36), min(theme.px(110), reste // cases))
        self.setColumnWidth(NOM, max(nom, place - compte - presents - cases * case))
        self.setColumnWidth(PRESENTS, presents)
        for colonne in range(PREMIER, self._modele.colonne_compte()):
            self.setColumnWidth(colonne, case)
        self.setColumnWidth(self._modele.colonne_compte(), compte)
        abrege = not self._entete.tient(case)
        self._entete.abreger(abrege)
        if abrege != self.abrege:
            self.abrege = abrege
            self.abrege_change.emit(abrege)
        if self.height() != self.hauteur_utile():
            self.setFixedHeight(self.hauteur_utile())


def _large(metrique: QFontMetrics, textes: Iterable[str]) -> int:
    return max((metrique.horizontalAdvance(texte) for texte in textes), default=0)


def _mots(textes: Iterable[str]) -> list[str]:
    return [mot for texte in textes for mot in texte.split()]


def _pas(evenement: QKeyEvent) -> int | None:
    """+1 ou −1 si la touche compte une main ; le tiret de la rangée du haut reste un chiffre."""
    touche = evenement.key()
    maj = bool(evenement.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    pave = bool(evenement.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    if touche == Qt.Key.Key_Space:
        return -1 if maj else 1
    if evenement.text() in ("+", "="):
        return 1
    return -1 if evenement.text() == "−" or (pave and evenement.text() == "-") else None
