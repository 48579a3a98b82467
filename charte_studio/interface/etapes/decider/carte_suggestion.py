"""Ce que donnerait la règle annoncée, et pourquoi en une phrase."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.interface.etapes.decider.mots import VERBES
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte


class CarteSuggestion(Carte):
    """« L’outil suggère : renvoyer au dialogue social », puis la phrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._issue = Texte("", "fort")
        self._phrase = Texte("", "seconde")
        self.regle = Bouton("La règle annoncée", role="lien")
        self._regle = Texte("", "petit")

        self.regle.setCheckable(True)
        self.regle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.disposition.addWidget(self._issue)
        self.disposition.addWidget(self._phrase)
        self.disposition.addWidget(self.regle, 0, Qt.AlignmentFlag.AlignLeft)
        self.disposition.addWidget(self._regle)
        self._deplier(False)

        self.regle.toggled.connect(self._deplier)

    def montrer_regle(self, phrase: str) -> None:
        """La règle figée au premier tour, que la suggestion applique : un clic la déplie."""
        self._regle.setText(f"Figée au premier tour\u00a0: {phrase}" if phrase else "")
        self.regle.setVisible(bool(phrase))
        self._deplier(self.regle.isChecked())

    def _deplier(self, oui: bool) -> None:
        self._regle.setVisible(oui and bool(self._regle.text()))
        self.regle.montrer_detail("Replier" if oui else "Montrer")

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
