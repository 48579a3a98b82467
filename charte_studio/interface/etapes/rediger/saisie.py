"""Le champ où l’on écrit une partie de la charte, avec ce qu’on attend d’un traitement de texte."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from charte_studio.atelier.lectures.rediger import champs_a_completer
from charte_studio.interface.etapes.rediger.coloration import ColorationMarkdown, unites
from charte_studio.interface.etapes.rediger.markdown_saisi import (
    en_citation,
    en_liste,
    en_titre,
    entourer,
    suite_de_liste,
)
from charte_studio.interface.etapes.rediger.touches_saisie import (
    aller_a_la_ligne,
    franciser,
    refermer_alinea,
)
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.texte_long import TexteLong
from charte_studio.redaction.markdown import assainir

_FIN_DE_BLOC = "\u2029"
_MOT = re.compile(r"[^\W_]+(?:[-’'·][^\W_]+)*")
_EFFACENT = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
Recriture = Callable[[list[str]], list[str]]


class SaisieMarkdown(TexteLong):
    """Entrée ouvre un alinéa et continue une liste ; les commandes s’annulent d’un Ctrl+Z.

    Émet `frappe(str)` quand les mots changent, et `quitte` quand le clavier s’en va.
    """

    frappe = Signal(str)
    quitte = Signal()
    montree = Signal()
    """Le champ arrive à l’écran."""

    def __init__(self, nom: str, *, parent: QWidget | None = None) -> None:
        super().__init__(nom, parent=parent)
        self._dernier = ""
        self.en_frappe = False
        """Vrai le temps qu’une touche écrive : annuler, coller, corriger n’en sont pas."""
        self.coloration = ColorationMarkdown(self.document())
        self.completer_menu: Callable[[QMenu, QTextCursor], object] = lambda _menu, _curseur: None
        """Ce qu’on ajoute au menu ordinaire du champ, pour la place où on l’ouvre."""

        self.setObjectName("saisie_markdown")

        self.textChanged.connect(self._annoncer_frappe)

    # --- ce que l’on montre --------------------------------------------------------------------

    def montrer(self, texte: str, cle: object = "") -> None:
        """Montre le texte enregistré, sans déranger ni la frappe, ni le curseur.

        Les blancs que l’enregistrement a ôtés autour du texte restent : on écrit peut-être.
        """
        if cle == self.cle and self.texte() and assainir(self.texte()).strip() == texte.strip():
            return
        place = self.textCursor().position() if cle == self.cle else 0
        hauteur = self.verticalScrollBar().value() if cle == self.cle else 0
        self._dernier = texte  # montrer n’est pas frapper
        super().montrer(texte, cle)
        self._dernier = self.texte()
        if self.textCursor().position() != place:
            curseur = self.textCursor()
            curseur.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(curseur)
            self.verticalScrollBar().setValue(hauteur)

    def vide(self) -> bool:
        """Vrai s’il n’y a aucun mot."""
        return not self.texte().strip()

    def _annoncer_frappe(self) -> None:
        # La coloration aussi fait dire à Qt que le texte change.
        texte = self.texte()
        if texte != self._dernier:
            self._dernier = texte
            self.frappe.emit(texte)

    # --- les champs à compléter ----------------------------------------------------------------

    def choisir_champ(self, rang: int) -> None:
        """Sélectionne le champ « à compléter » de ce rang et y mène le clavier."""
        texte = self.texte()
        debut, fin = champs_a_completer(texte)[rang]
        curseur = self.textCursor()
        curseur.setPosition(unites(texte[:debut]))
        curseur.setPosition(unites(texte[:fin]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(curseur)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def champ_choisi(self) -> int | None:
        """Le rang du champ sélectionné, s’il l’est entier."""
        curseur, texte = self.textCursor(), self.texte()
        bornes = (curseur.selectionStart(), curseur.selectionEnd())
        for rang, (debut, fin) in enumerate(champs_a_completer(texte)):
            if bornes == (unites(texte[:debut]), unites(texte[:fin])):
                return rang
        return None

    # --- les commandes -------------------------------------------------------------------------

    def mettre_en_gras(self) -> None:
        """Met ou ôte le gras : sur le choix, ou sur le mot du curseur."""
        self._entourer("**")

    def mettre_en_italique(self) -> None:
        """Met ou ôte l’italique."""
        self._entourer("*")

    def mettre_en_liste(self, *, ordonnee: bool = False) -> None:
        """Fait une liste des lignes choisies, ou la défait."""
        self._recrire_lignes(lambda lignes: en_liste(lignes, ordonnee=ordonnee))

    def mettre_en_citation(self) -> None:
        """Fait une citation des lignes choisies, ou la défait."""
        self._recrire_lignes(en_citation)

    def mettre_en_titre(self) -> None:
        """Fait un titre de la ligne, puis un titre moindre, puis un alinéa."""
        self._recrire_lignes(en_titre)

    def _entourer(self, marque: str) -> None:
        curseur = self.textCursor()
        place, etendu = curseur.position(), curseur.hasSelection()
        if not etendu:
            _choisir_le_mot(curseur)
        debut, fin = curseur.selectionStart(), curseur.selectionEnd()
        choisi = _texte_de(curseur)
        avant, apres = self._voisins(debut, fin)
        nouveau, oter_avant, oter_apres = entourer(avant, choisi, apres, marque)
        curseur.beginEditBlock()
        curseur.setPosition(debut - oter_avant)
        curseur.setPosition(fin + oter_apres, QTextCursor.MoveMode.KeepAnchor)
        curseur.insertText(nouveau)
        curseur.endEditBlock()
        depart = debut - oter_avant
        if etendu:
            curseur.setPosition(depart)
            curseur.setPosition(depart + unites(nouveau), QTextCursor.MoveMode.KeepAnchor)
        else:  # le curseur reste où il était dans le mot : la frappe suivante ne l’efface pas
            ajoute = len(marque) if len(nouveau) > len(choisi) else 0
            curseur.setPosition(max(depart, place - oter_avant + ajoute))
        self.setTextCursor(curseur)

    def _voisins(self, debut: int, fin: int) -> tuple[str, str]:
        """Le texte de la ligne avant le choix, et après."""
        curseur = self.textCursor()
        curseur.setPosition(debut)
        curseur.movePosition(
            QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor
        )
        avant = _texte_de(curseur)
        curseur.setPosition(fin)
        curseur.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        return avant, _texte_de(curseur)

    def _recrire_lignes(self, recrire: Recriture) -> None:
        """Récrit les lignes choisies ; une ligne vide sépare une liste de la suite."""
        curseur = self.textCursor()
        etendu = curseur.hasSelection()
        fin = curseur.selectionEnd()
        curseur.setPosition(curseur.selectionStart())
        curseur.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        debut = curseur.position()
        curseur.setPosition(fin, QTextCursor.MoveMode.KeepAnchor)
        curseur.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        lignes = _texte_de(curseur).split("\n")
        nouvelles = recrire(lignes)
        suivante = curseur.block().next()
        suite = suivante.text() if suivante.isValid() else ""
        curseur.beginEditBlock()
        curseur.insertText("\n".join(nouvelles))
        arrivee = curseur.position()
        ouverte = suite_de_liste(nouvelles[-1]) is not None
        if ouverte and suite.strip() and suite_de_liste(suite) is None:
            curseur.insertText("\n")
        curseur.endEditBlock()
        if etendu:
            curseur.setPosition(debut)
            curseur.setPosition(arrivee, QTextCursor.MoveMode.KeepAnchor)
        else:
            curseur.setPosition(arrivee)
        self.setTextCursor(curseur)

    # --- le clavier ----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Se contente de peu : la colonne donne la hauteur."""
        return QSize(super().sizeHint().width(), theme_courant().px(120))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée ouvre un alinéa, Retour le referme."""
        signe = evenement.text()
        commande = evenement.modifiers() == Qt.KeyboardModifier.ControlModifier
        ecrit = bool(signe) and signe.isprintable() and not commande
        self.en_frappe = ecrit or evenement.key() in _EFFACENT
        self._taper(evenement)
        self.en_frappe = False

    def inputMethodEvent(self, evenement: QInputMethodEvent) -> None:
        """Un accent composé est une frappe aussi."""
        self.en_frappe = True
        super().inputMethodEvent(evenement)
        self.en_frappe = False

    def _taper(self, evenement: QKeyEvent) -> None:
        nu = evenement.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if self.isReadOnly():
            super().keyPressEvent(evenement)
        elif not nu:
            super().keyPressEvent(evenement)
            if evenement.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                franciser(self, evenement.text())
        elif evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            aller_a_la_ligne(self)
        elif evenement.key() == Qt.Key.Key_Backspace and refermer_alinea(self):
            return
        else:
            super().keyPressEvent(evenement)
            franciser(self, evenement.text())

    # --- le menu -------------------------------------------------------------------------------

    def contextMenuEvent(self, evenement: QContextMenuEvent) -> None:
        """Le menu du clic droit, ou de la touche Menu là où est le curseur."""
        au_clavier = evenement.reason() == QContextMenuEvent.Reason.Keyboard
        curseur = self.textCursor() if au_clavier else self.cursorForPosition(evenement.pos())
        menu = self.menu_en(curseur)
        menu.exec(evenement.globalPos())
        menu.deleteLater()

    def menu_en(self, curseur: QTextCursor) -> QMenu:
        """Le menu ordinaire du champ, complété pour cette place. À qui l’appelle de le défaire."""
        menu = self.createStandardContextMenu()
        self.completer_menu(menu, curseur)
        return menu

    def showEvent(self, evenement: QShowEvent) -> None:
        """Dit que le champ arrive à l’écran."""
        super().showEvent(evenement)
        self.montree.emit()

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Pose le texte, puis le dit."""
        super().focusOutEvent(evenement)
        if evenement.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,  # on est parti copier ailleurs
        ):
            self.quitte.emit()

    def changeEvent(self, evenement: QEvent) -> None:
        """Les teintes suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "coloration"):
            self.coloration.reprendre()


def _texte_de(curseur: QTextCursor) -> str:
    return curseur.selectedText().replace(_FIN_DE_BLOC, "\n")


def _choisir_le_mot(curseur: QTextCursor) -> None:
    """Choisit le mot que touche le curseur ; sans effet entre deux mots.

    Celui de Qt s’arrête au trait d’union, et prend les étoiles pour un mot.
    """
    ligne, depart, place = curseur.block().text(), curseur.block().position(), curseur.position()
    for trouve in _MOT.finditer(ligne):
        debut = depart + unites(ligne[: trouve.start()])
        fin = debut + unites(trouve[0])
        if debut <= place <= fin:
            curseur.setPosition(debut)
            curseur.setPosition(fin, QTextCursor.MoveMode.KeepAnchor)
            return
