"""Trancher le principe à l’écran : son issue, sa formulation, et pourquoi."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from charte_studio.atelier.gestes.decider import (
    choisir_formulation,
    decider,
    justifier,
    revenir_sur_decision,
)
from charte_studio.atelier.lectures.decider import LigneDecision, s_ecarte_du_niveau
from charte_studio.atelier.lectures.preparer import FormulationLue
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.decider.justifications import Justifications
from charte_studio.interface.etapes.decider.panneau import Panneau


class Trancher(QObject):
    """Relie le panneau aux gestes de la décision, pour le principe montré."""

    fini = Signal()
    """C’est fait, ou l’on renonce : le clavier peut revenir au tableau."""
    formulation_changee = Signal()
    """On a demandé une autre formulation : le panneau est à remontrer."""

    def __init__(self, contexte: Contexte, panneau: Panneau, parent: QObject) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._atelier = contexte.atelier
        self._panneau = panneau
        self._ligne: LigneDecision | None = None
        self._formulations: dict[int, int] = {}
        """La formulation choisie d’avance, par principe à trancher."""
        self._justifications = Justifications(panneau, self)

        panneau.decision.confirmee.connect(self._confirmer)
        panneau.decision.pourquoi.connect(self.justifier)
        panneau.formulation.choisie.connect(self.retenir_formulation)
        panneau.choix.issue_choisie.connect(self.choisir_issue)
        panneau.choix.justifiee.connect(self._sur_justification)
        panneau.choix.retour.connect(self._revenir)
        self._justifications.rangee.connect(self.fini)

    def suivre(self, ligne: LigneDecision) -> None:
        """Dit quel principe est à l’écran, et montre la justification qui y attend."""
        self._ligne = ligne
        self._justifications.accorder(ligne.principe_id)

    def formulation(self, ligne: LigneDecision) -> FormulationLue | None:
        """La formulation retenue, ou celle qu’on a choisie d’avance."""
        if not _dans_la_charte(ligne):
            choisie = self._formulations.get(ligne.principe_id)
            for formulation in ligne.formulations:
                if formulation.id == choisie:
                    return formulation
        return ligne.formulation

    @Slot(str)
    def choisir_issue(self, issue: str) -> None:
        """Tranche, ou demande d’abord pourquoi si l’issue s’écarte de la suggestion."""
        ligne = self._ligne
        if ligne is None:
            return
        decision = ligne.decision
        deja = decision.justification if decision and decision.issue == issue else ""
        if self._s_ecarte(ligne, issue):
            self._justifications.demander(ligne.principe_id, issue, deja, exigee=True)
        else:
            self._decider(issue, deja)

    @Slot()
    def justifier(self) -> None:
        """Écrit ou récrit pourquoi l’on a décidé ainsi ; facultatif quand on suit la suggestion."""
        ligne = self._ligne
        decision = ligne.decision if ligne is not None else None
        if ligne is None or decision is None:
            self._contexte.notice.emit("info", "Tranchez d’abord\u00a0: on dit pourquoi ensuite.")
        elif decision.automatique or ligne.a_revoir:
            self._contexte.notice.emit(
                "info", "Confirmez d’abord cette décision, ou décidez autrement."
            )
        elif self._s_ecarte(ligne, decision.issue):
            self.choisir_issue(decision.issue)
        else:
            self._justifications.demander(
                ligne.principe_id, decision.issue, decision.justification, exigee=False
            )

    def _s_ecarte(self, ligne: LigneDecision, issue: str) -> bool:
        """Vrai si cette issue demande qu’on dise pourquoi."""
        suivie = ligne.suggestion.issue in (None, issue)
        return not suivie or self._contredit_la_salle(ligne, issue)

    def _contredit_la_salle(self, ligne: LigneDecision, issue: str) -> bool:
        """Vrai si l’on retient une autre formulation que celle que la salle a demandée."""
        formulation = self.formulation(ligne)
        return (
            issue in ISSUES_DANS_LA_CHARTE
            and formulation is not None
            and s_ecarte_du_niveau(ligne, formulation.niveau)
        )

    @Slot(str, str)
    def _sur_justification(self, issue: str, justification: str) -> None:
        ligne = self._ligne
        if self._justifications.exigee():
            self._decider(issue, justification)
        elif ligne is not None and self._contexte.reussi(
            lambda: justifier(self._atelier, ligne.principe_id, justification)
        ):
            self._justifications.oublier(ligne.principe_id)

    def _decider(self, issue: str, justification: str) -> None:
        ligne = self._ligne
        if ligne is None:
            return
        formulation = self.formulation(ligne)
        fait = self._contexte.reussi(
            lambda: decider(
                self._atelier,
                ligne.principe_id,
                issue=issue,
                formulation_id=formulation.id if formulation else None,
                justification=justification,
            )
        )
        if fait:
            self._formulations.pop(ligne.principe_id, None)
            self._justifications.oublier(ligne.principe_id)

    @Slot()
    def _confirmer(self) -> None:
        ligne = self._ligne
        if ligne is not None and ligne.decision is not None:
            self.choisir_issue(ligne.decision.issue)

    @Slot()
    def _revenir(self) -> None:
        ligne = self._ligne
        if ligne is not None:
            principe = ligne.principe_id
            self._contexte.reussi(lambda: revenir_sur_decision(self._atelier, principe))
            self.fini.emit()

    @Slot(int)
    def retenir_formulation(self, formulation_id: int) -> None:
        """Change la formulation retenue ; pas encore tranché, la garde pour la décision."""
        ligne = self._ligne
        if ligne is None:
            return
        principe = ligne.principe_id
        if _dans_la_charte(ligne):
            self._contexte.reussi(
                lambda: choisir_formulation(self._atelier, principe, formulation_id)
            )
        else:
            self._formulations[principe] = formulation_id
        # Refusée aussi : la pastille cliquée rend sa place à celle qui est retenue.
        self.formulation_changee.emit()

    def formulation_suivante(self) -> None:
        """Passe à la formulation suivante, et revient à la première après la dernière."""
        ligne = self._ligne
        actuelle = self.formulation(ligne) if ligne else None
        if ligne is None or actuelle is None or ligne.mesure is None:
            return
        cles = [formulation.id for formulation in ligne.formulations]
        self._panneau.devoiler_formulation()
        if len(cles) == 1:
            self._contexte.notice.emit("info", "Ce principe n’a qu’une formulation.")
        else:
            self.retenir_formulation(cles[(cles.index(actuelle.id) + 1) % len(cles)])


def _dans_la_charte(ligne: LigneDecision) -> bool:
    return ligne.decision is not None and ligne.decision.issue in ISSUES_DANS_LA_CHARTE
