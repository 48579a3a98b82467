"""La décision prise, quand elle appelle un mot : automatique, écartée de la règle, dépassée."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.decider import DecisionLue, LigneDecision
from charte_studio.domaine.vocabulaire import ISSUES
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte


class CarteDecision(Carte):
    """Ce qu’il faut savoir de la décision actuelle ; s’efface quand il n’y a rien à en dire."""

    confirmee = Signal()
    histoire = Signal()
    pourquoi = Signal()
    """On veut écrire ou récrire la justification."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._fait = Texte("", "fort")
        self._detail = Texte("", "seconde")
        self.confirmer = Bouton("Confirmer", icone="reussi")
        self.justifier = Bouton("", role="lien", raccourci="J")
        self.passe = Bouton("Histoire de cette décision", role="lien")

        liens = QWidget()
        flot = DispositionFlot(liens, ecart=14, ecart_lignes=2)
        for lien in (self.justifier, self.passe):
            lien.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flot.addWidget(lien)
        suivre_la_largeur(liens)
        self.disposition.addWidget(self._fait)
        self.disposition.addWidget(self._detail)
        self.disposition.addWidget(self.confirmer, 0, Qt.AlignmentFlag.AlignLeft)
        self.disposition.addWidget(liens)

        self.confirmer.clicked.connect(self.confirmee)
        self.justifier.clicked.connect(self.pourquoi)
        self.passe.clicked.connect(self.histoire)

    def montrer(self, ligne: LigneDecision) -> None:
        """Montre ce que la décision du principe appelle."""
        decision = ligne.decision
        if decision is None:
            self.hide()
            return
        a_relire = decision.automatique or ligne.a_revoir
        titre, detail = _dire(decision, depassee=ligne.suggestion_depassee)
        if decision.justification:
            detail = f"{detail}\n«\u00a0{decision.justification}\u00a0»".strip()
        if ligne.tour_ouvert and not ligne.suggestion_depassee:
            titre, detail = "Un tour est rouvert", "Relisez votre décision quand il sera clos."
        self.setVisible(True)
        self.montrer_nature("alerte" if a_relire else "simple")
        self._fait.setText(titre)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.confirmer.setVisible(a_relire)
        self.justifier.setVisible(not a_relire)
        self.justifier.setText("Récrire pourquoi…" if decision.justification else "Dire pourquoi…")
        self.setAccessibleName(titre)


def _dire(decision: DecisionLue, *, depassee: bool) -> tuple[str, str]:
    """Le titre, puis ce qu’il faut en faire."""
    if decision.automatique:
        return (
            "Suggestion appliquée sans relecture",
            "Le projet le dira tant que vous ne l’aurez pas confirmée.",
        )
    if depassee:
        return (
            "La suggestion a changé depuis",
            "Relisez votre décision, puis confirmez-la ou décidez autrement.",
        )
    if not decision.suggestion:
        return "La règle ne suggérait rien", ""
    if decision.suivie:
        return "Vous suivez la suggestion", ""
    return f"Vous vous écartez de «\u00a0{ISSUES[decision.suggestion]}\u00a0»", ""
