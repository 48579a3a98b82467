"""Ce que donnerait la règle annoncée, et pourquoi en une phrase."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.interface.etapes.decider.mots import VERBES
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte


class CarteSuggestion(Carte):
    """« L’outil suggère : renvoyer au dialogue social », puis la phrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._issue = Texte("", "fort")
        self._phrase = Texte("", "seconde")
        self._regle = Texte("", "petit")

        self.disposition.addWidget(self._issue)
        self.disposition.addWidget(self._phrase)
        self.disposition.addWidget(self._regle)

    def montrer_regle(self, phrase: str) -> None:
        """Montre la règle figée au premier tour, que la suggestion applique."""
        self._regle.setText(f"Règle annoncée, figée au premier tour\u00a0: {phrase}")
        self._regle.setVisible(bool(phrase))

    def montrer(self, ligne: LigneDecision) -> None:
        """Montre la suggestion du principe."""
        issue = ligne.suggestion.issue
        verbe = VERBES[issue] if issue else ""
        titre = f"L’outil suggère\u00a0: {verbe[:1].lower()}{verbe[1:]}"
        phrase = ligne.suggestion.phrase
        self._issue.setText(titre if issue else "L’outil ne suggère rien")
        self._phrase.setText(phrase)
        self.setAccessibleName(self._issue.text())
        self.setAccessibleDescription(phrase)
