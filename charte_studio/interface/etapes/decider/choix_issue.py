"""Les quatre issues, leurs touches, et le champ de la justification."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.interface.etapes.decider.justification import Justification
from charte_studio.interface.etapes.decider.mots import VERBES
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte

RAPPEL = (
    "Votre décision reste la vôtre\u202f; si elle s’écarte de la suggestion, dites pourquoi en une "
    "phrase."
)


class ChoixIssue(QWidget):
    """Quatre boutons ; celui de la décision actuelle est plein."""

    issue_choisie = Signal(str)
    justifiee = Signal(str, str)
    renonce = Signal()
    retour = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decidee = False
        self.justification = Justification()
        self.boutons = {
            issue: Bouton(verbe, raccourci=str(rang), etendu=True)
            for rang, (issue, verbe) in enumerate(VERBES.items(), start=1)
        }
        self.revenir = Bouton("Revenir sur la décision", role="discret", icone="annuler")
        self._rappel = Texte(RAPPEL, "petit")
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addWidget(self.justification)
        for bouton in self.boutons.values():
            disposition.addWidget(bouton)
        disposition.addWidget(self.revenir, 0, Qt.AlignmentFlag.AlignLeft)
        disposition.addWidget(self._rappel)
        self.justification.hide()

        for issue, bouton in self.boutons.items():
            # Un clic laisse le clavier au tableau : les flèches continuent d’y mener.
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bouton.clicked.connect(partial(self.issue_choisie.emit, issue))
        self.justification.validee.connect(self.justifiee)
        self.justification.abandonnee.connect(self.renonce)
        self.revenir.clicked.connect(self.retour)

    def montrer(self, ligne: LigneDecision) -> None:
        """Remplit le bouton de la décision actuelle."""
        decidee = ligne.decision.issue if ligne.decision else ""
        for issue, bouton in self.boutons.items():
            bouton.montrer_role("principal" if issue == decidee else "secondaire")
            suite = ", décision actuelle" if issue == decidee else ""
            bouton.setAccessibleName(VERBES[issue] + suite)
        self.revenir.setVisible(bool(decidee))
        self._decidee = bool(decidee)
        self._montrer_rappel()

    def demander_justification(self, issue: str, texte: str, *, exigee: bool = True) -> None:
        """Met en avant le champ de justification."""
        self.justification.demander(issue, texte, exigee=exigee)
        self.justification.show()
        self._montrer_rappel()

    def ranger_justification(self) -> None:
        """Retire le champ de justification."""
        self.justification.hide()
        self.justification.champ.clear()
        self._montrer_rappel()

    def _montrer_rappel(self) -> None:
        """Le rappel s’efface quand la décision est prise, ou quand on demande déjà pourquoi."""
        self._rappel.setVisible(not self._decidee and self.justification.isHidden())
