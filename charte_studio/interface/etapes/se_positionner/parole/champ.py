"""Le champ d’une parole : quelques lignes, Ctrl+Entrée enregistre, Échap annule."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.annulation_locale import rend_l_annulation


class ChampParole(QPlainTextEdit):
    """Émet `validee` et `abandonnee` ; le texte reste au formulaire."""

    validee = Signal()
    abandonnee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._ajuster()

    def texte(self) -> str:
        """Ce qui est écrit, espaces insécables comprises."""
        brut = self.document().toRawText()
        return brut.replace("\u2029", "\n").replace("\u2028", "\n").strip()

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
        """Entrée passe à la ligne, sauf avec Ctrl."""
        entree = evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entree and evenement.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.validee.emit()
        elif evenement.key() == Qt.Key.Key_Escape:
            self.abandonnee.emit()
        else:
            super().keyPressEvent(evenement)

    def changeEvent(self, evenement: QEvent) -> None:
        """La hauteur suit la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def _ajuster(self) -> None:
        self.setFixedHeight(theme_courant().px(84))
