"""Pourquoi l’on décide ainsi : une phrase, exigée quand on s’écarte de la suggestion."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from charte_studio.interface.etapes.decider.mots import VERBES
from charte_studio.interface.theme import est_un_changement_de_theme, marquer, theme_courant
from charte_studio.interface.widgets.annulation_locale import rend_l_annulation
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte

_CONSIGNE = "Une phrase, puis Entrée. Elle figurera dans le projet."
_FACULTATIVE = "Facultatif\u00a0: une phrase, puis Entrée. Elle figurera dans le projet."


class Justification(Carte):
    """Un champ, en alerte quand il est exigé. Entrée valide, Échap renonce ; Maj+Entrée passe à la
    ligne."""

    validee = Signal(str, str)
    """L’issue et la phrase."""
    abandonnee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(nature="alerte", parent=parent)
        self._issue = ""
        self._exigee = True
        self._titre_choix = Texte("", "fort")
        self.champ = _Champ()
        self._manque = Texte(_CONSIGNE, "petit")
        self.valider = Bouton("Décider", role="principal", raccourci="Entrée")
        self.renoncer = Bouton("Renoncer", role="discret", raccourci="Échap")
        boutons = QHBoxLayout()

        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._titre_choix)
        self.disposition.addWidget(self.champ)
        self.disposition.addWidget(self._manque)
        boutons.setSpacing(4)
        boutons.addWidget(self.valider)
        boutons.addWidget(self.renoncer)
        boutons.addStretch(1)
        self.disposition.addLayout(boutons)

        self.champ.entree.connect(self._valider)
        self.champ.echappee.connect(self.abandonnee)
        self.champ.textChanged.connect(self._sur_frappe)
        self.valider.clicked.connect(self._valider)
        self.renoncer.clicked.connect(self.abandonnee)

    def demander(self, issue: str, texte: str = "", *, exigee: bool = True) -> None:
        """Demande pourquoi cette issue ; `texte` est une justification à reprendre."""
        self._issue, self._exigee = issue, exigee
        pourquoi = "pourquoi vous écarter de la suggestion" if exigee else "pourquoi"
        self._titre_choix.setText(f"{VERBES[issue]}\u00a0: {pourquoi}\u202f?")
        self.montrer_nature("alerte" if exigee else "simple")
        self.valider.setText("Décider" if exigee else "Enregistrer")
        self.champ.setAccessibleName(
            "Pourquoi vous écarter de la suggestion" if exigee else "Pourquoi cette décision"
        )
        if texte != self.champ.toPlainText():
            self.champ.setPlainText(texte)
        self._dire_manque(manque=False)

    def issue(self) -> str:
        """L’issue qui attend sa justification."""
        return self._issue

    def texte(self) -> str:
        """Ce qui est écrit, espaces insécables comprises."""
        brut = self.champ.document().toRawText()
        return brut.replace("\u2029", "\n").replace("\u2028", "\n").strip()

    def _valider(self) -> None:
        if self.texte() or not self._exigee:
            self.validee.emit(self._issue, self.texte())
        else:
            self._dire_manque(manque=True)
            self.champ.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sur_frappe(self) -> None:
        if self.texte():
            self._dire_manque(manque=False)

    def _dire_manque(self, *, manque: bool) -> None:
        consigne = _CONSIGNE if self._exigee else _FACULTATIVE
        self._manque.setText(
            "Rien n’est décidé\u00a0: écrivez d’abord pourquoi, en une phrase."
            if manque
            else consigne
        )
        self._manque.montrer_role("alerte" if manque else "petit")
        marquer(self.champ, erreur="true" if manque else "")


class _Champ(QPlainTextEdit):
    """Trois lignes ; Entrée et Échap sont à la carte."""

    entree = Signal()
    echappee = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Parce que…")
        self.setTabChangesFocus(True)
        self._ajuster()

    def event(self, evenement: QEvent) -> bool:
        """Rend Ctrl+Z à la fenêtre quand le champ n’a rien à annuler."""
        document = self.document()
        if rend_l_annulation(
            evenement, annuler=document.isUndoAvailable(), refaire=document.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée valide, sauf avec Maj ; Échap renonce."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.echappee.emit()
        elif (
            evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not evenement.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.entree.emit()
        else:
            super().keyPressEvent(evenement)

    def changeEvent(self, evenement: QEvent) -> None:
        """La hauteur suit la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def _ajuster(self) -> None:
        self.setFixedHeight(theme_courant().px(78))
