"""Décider : l’humain tranche, l’outil garde ce que la règle suggérait."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, propre, trouver
from charte_studio.atelier.lectures.decider import (
    NIVEAU_PAR_DEFAUT,
    LigneDecision,
    formulation_par_defaut,
    lire_decisions,
    s_ecarte_du_niveau,
)
from charte_studio.atelier.schema import Decision, Formulation, Principe
from charte_studio.domaine.vocabulaire import ISSUES, ISSUES_DANS_LA_CHARTE, libelle_niveau
from charte_studio.socle.erreurs import Refus


def decider(
    atelier: AtelierOuvert,
    principe_id: int,
    *,
    issue: str,
    formulation_id: int | None = None,
    justification: str = "",
) -> None:
    """Tranche un principe.

    `formulation_id` : la formulation retenue, l’équilibrée par défaut. S’écarter de la
    suggestion demande une justification. Lève `Refus` sinon, ou si aucun tour n’est clos.
    """
    ligne = _ligne(atelier, principe_id)
    with atelier.geste(f"{_libelle(issue)} : {abrege(ligne.titre)}") as session:
        if ligne.mesure is None:
            raise Refus(
                f"Aucun tour n’est clos sur « {ligne.titre} » : la salle doit s’être positionnée "
                "avant qu’on décide."
            )
        suggeree = ligne.suggestion.issue
        justification = propre(justification)
        if suggeree is not None and suggeree != issue and not justification:
            raise Refus(
                f"La règle annoncée suggère « {ISSUES[suggeree]} » : dites en une phrase pourquoi "
                f"vous décidez « {ISSUES[issue]} »."
            )
        _ecrire(session, ligne, issue, formulation_id, justification, automatique=False)
        if issue in ISSUES_DANS_LA_CHARTE:
            _exiger_raison_du_niveau(ligne, _decision(session, principe_id))


def choisir_formulation(atelier: AtelierOuvert, principe_id: int, formulation_id: int) -> None:
    """Change la formulation retenue d’un principe déjà tranché."""
    with atelier.geste("Choisir la formulation") as session:
        decision = _decision(session, principe_id)
        formulation = trouver(session, Formulation, formulation_id)
        if formulation.principe_id != principe_id:
            raise Refus("Cette formulation appartient à un autre principe.")
        decision.formulation_id = formulation_id
        _exiger_raison_du_niveau(_ligne(atelier, principe_id), decision)


def justifier(atelier: AtelierOuvert, principe_id: int, justification: str) -> None:
    """Écrit, récrit ou efface pourquoi l’on a décidé ainsi. Qui justifie a relu.

    Lève `Refus` si la phrase est vide et que la décision s’écarte de la suggestion ou de la
    formulation que demande la salle : sa raison se récrit, elle ne s’efface pas.
    """
    ligne = _ligne(atelier, principe_id)
    with atelier.geste(f"Justifier la décision : {abrege(ligne.titre)}") as session:
        decision = _decision(session, principe_id)
        decision.justification = propre(justification)
        decision.automatique = False
        if decision.justification:
            return
        if decision.suggestion not in ("", decision.issue):
            raise Refus(
                f"Cette décision s’écarte de la suggestion « {ISSUES[decision.suggestion]} » : "
                "récrivez pourquoi, en une phrase."
            )
        _exiger_raison_du_niveau(ligne, decision)


def revenir_sur_decision(atelier: AtelierOuvert, principe_id: int) -> None:
    """Remet un principe « à trancher » ; le journal garde ce qui avait été décidé."""
    with atelier.geste("Revenir sur une décision") as session:
        session.delete(_decision(session, principe_id))


def appliquer_suggestions(atelier: AtelierOuvert) -> tuple[LigneDecision, ...]:
    """Applique la suggestion à chaque principe non tranché qui en a une, et rend ces principes.

    Ces décisions sont marquées automatiques : le projet dit qu’aucune personne ne les a relues.
    """
    lignes = tuple(
        ligne
        for ligne in lire_decisions(atelier.connexion)
        if ligne.decision is None and ligne.suggestion.issue is not None
    )
    with atelier.geste("Appliquer les suggestions") as session:
        for ligne in lignes:
            assert ligne.suggestion.issue is not None
            _ecrire(session, ligne, ligne.suggestion.issue, None, "", automatique=True)
    return lignes


def _libelle(issue: str) -> str:
    if issue not in ISSUES:
        raise Refus(f"« {issue} » n’est pas une issue : {', '.join(ISSUES)}.")
    return ISSUES[issue]


def _ligne(atelier: AtelierOuvert, principe_id: int) -> LigneDecision:
    for ligne in lire_decisions(atelier.connexion, principe_id):
        return ligne
    raise Refus("Ce principe n’est plus à l’ordre du jour : remettez-le à l’étape Préparer.")


def _decision(session: Session, principe_id: int) -> Decision:
    decision = session.scalar(select(Decision).where(Decision.principe_id == principe_id))
    if decision is None:
        raise Refus("Ce principe n’est pas encore tranché.")
    return decision


def _ecrire(
    session: Session,
    ligne: LigneDecision,
    issue: str,
    formulation_id: int | None,
    justification: str,
    *,
    automatique: bool,
) -> None:
    principe = trouver(session, Principe, ligne.principe_id)
    decision = principe.decision
    if issue not in ISSUES_DANS_LA_CHARTE:
        formulation_id = None
    elif formulation_id is None:
        formulation_id = (
            decision.formulation_id
            if decision and decision.formulation_id
            else _formulation_par_defaut(principe, ligne)
        )
    elif formulation_id not in {f.id for f in principe.formulations}:
        raise Refus("Cette formulation appartient à un autre principe.")
    if decision is None:
        decision = Decision(principe_id=principe.id)
        principe.decision = decision
    decision.issue = issue
    decision.formulation_id = formulation_id
    decision.justification = justification
    decision.suggestion = ligne.suggestion.issue or ""
    decision.suggestion_phrase = ligne.suggestion.phrase
    decision.automatique = automatique


def _formulation_par_defaut(principe: Principe, ligne: LigneDecision) -> int:
    """Le dernier amendement adopté, sinon le niveau que demande la salle, sinon l’équilibrée."""
    niveau = ligne.niveau.niveau if ligne.niveau else NIVEAU_PAR_DEFAUT
    formulation = formulation_par_defaut(principe.formulations, niveau=niveau)
    if formulation is None:
        raise Refus(f"« {principe.titre} » n’a aucune formulation : écrivez-en une à Préparer.")
    return formulation.id


def _exiger_raison_du_niveau(ligne: LigneDecision, decision: Decision) -> None:
    """S’écarter de la formulation que demande la salle se justifie, comme s’écarter de l’issue."""
    formulation = next((f for f in ligne.formulations if f.id == decision.formulation_id), None)
    if (
        formulation is not None
        and s_ecarte_du_niveau(ligne, formulation.niveau)
        and not decision.justification
    ):
        assert ligne.niveau is not None
        raise Refus(
            f"La salle demande la formulation « {libelle_niveau(ligne.niveau.niveau).lower()} » : "
            "décidez de nouveau en disant en une phrase pourquoi vous en retenez une autre."
        )
