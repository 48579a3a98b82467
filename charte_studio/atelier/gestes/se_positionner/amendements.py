"""Amender une formulation : proposer un texte, le mettre aux voix, l’adopter ou le rejeter."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, propre, trouver
from charte_studio.atelier.gestes.se_positionner.tours import OUVERT
from charte_studio.atelier.schema import (
    Amendement,
    College,
    Decision,
    Formulation,
    Principe,
)
from charte_studio.domaine.vocabulaire import AMENDEMENT
from charte_studio.socle.erreurs import Refus


def proposer_amendement(
    atelier: AtelierOuvert,
    *,
    principe_id: int,
    formulation_id: int,
    texte: str,
    motif: str = "",
    college_id: int | None = None,
) -> int:
    """Propose un texte à la place d’une formulation et rend la clé de l’amendement.

    Le texte d’origine est gardé tel qu’il est. Lève `Refus` si le texte proposé est vide ou
    identique, ou si la formulation n’est pas du principe.
    """
    with atelier.geste(f"Amendement : {abrege(texte)}") as session:
        formulation = _formulation(session, principe_id, formulation_id)
        if college_id is not None:
            trouver(session, College, college_id)
        amendement = Amendement(
            principe_id=principe_id,
            numero=1 + (session.scalar(select(func.max(Amendement.numero))) or 0),
            formulation_id=formulation_id,
            base=formulation.texte,
            texte=_texte_nouveau(texte, formulation.texte),
            motif=propre(motif),
            college_id=college_id,
            etat="propose",
            adoptee_id=None,
        )
        session.add(amendement)
        session.flush()
        return amendement.id


def modifier_amendement(
    atelier: AtelierOuvert,
    amendement_id: int,
    *,
    texte: str,
    motif: str,
    college_id: int | None,
) -> None:
    """Corrige un amendement que la salle n’a pas encore voté. Lève `Refus` ensuite."""
    with atelier.geste(f"Corriger l’amendement : {abrege(texte)}") as session:
        amendement = _propose(session, amendement_id)
        if amendement.tours and propre(texte) != amendement.texte:
            raise Refus(
                f"La salle s’est déjà prononcée sur l’amendement n°\u00a0{amendement.numero} : "
                "proposez-en un autre plutôt que d’en changer les mots."
            )
        if college_id is not None:
            trouver(session, College, college_id)
        amendement.texte = _texte_nouveau(texte, amendement.base)
        amendement.motif = propre(motif)
        amendement.college_id = college_id


def retirer_amendement(atelier: AtelierOuvert, amendement_id: int) -> None:
    """Son auteur le retire : il reste consigné, avec son numéro."""
    with atelier.geste("Retirer un amendement") as session:
        amendement = _propose(session, amendement_id)
        _refuser_pendant_un_vote(amendement)
        amendement.etat = "retire"


def adopter_amendement(atelier: AtelierOuvert, amendement_id: int) -> None:
    """Adopte un amendement : son texte devient une formulation, et celle que l’on retient.

    C’est une décision humaine : elle ne demande pas de vote, mais refuse d’interrompre un vote
    ouvert.
    """
    with atelier.geste("Adopter un amendement") as session:
        amendement = _propose(session, amendement_id)
        _refuser_pendant_un_vote(amendement)
        formulation = Formulation(
            principe_id=amendement.principe_id,
            niveau=f"{AMENDEMENT}-{amendement.numero}",
            texte=amendement.texte,
        )
        session.add(formulation)
        session.flush()
        amendement.etat, amendement.adoptee_id = "adopte", formulation.id
        decision = _decision(session, amendement.principe_id)
        if decision is not None and decision.formulation_id is not None:
            decision.formulation_id = formulation.id


def rejeter_amendement(atelier: AtelierOuvert, amendement_id: int) -> None:
    """Rejette un amendement : il reste dans le tableau des amendements, avec son vote."""
    with atelier.geste("Rejeter un amendement") as session:
        amendement = _propose(session, amendement_id)
        _refuser_pendant_un_vote(amendement)
        amendement.etat = "rejete"


def rouvrir_amendement(atelier: AtelierOuvert, amendement_id: int) -> None:
    """Revient sur le sort d’un amendement : il est de nouveau proposé.

    Adopté, sa formulation s’en va ; la décision qui la retenait revient à celle d’origine. Lève
    `Refus` si un autre amendement s’appuie sur elle.
    """
    with atelier.geste("Revenir sur un amendement") as session:
        amendement = trouver(session, Amendement, amendement_id)
        if amendement.etat == "propose":
            raise Refus(f"L’amendement n°\u00a0{amendement.numero} n’est pas encore tranché.")
        if amendement.adoptee_id is not None:
            _defaire_adoption(session, amendement)
        amendement.etat = "propose"


def _defaire_adoption(session: Session, amendement: Amendement) -> None:
    adoptee = amendement.adoptee_id
    appuye = session.scalar(select(Amendement.numero).where(Amendement.formulation_id == adoptee))
    if appuye is not None:
        raise Refus(
            f"L’amendement n°\u00a0{appuye} récrit le texte de celui-ci : revenez d’abord sur lui."
        )
    decision = _decision(session, amendement.principe_id)
    if decision is not None and decision.formulation_id == adoptee:
        decision.formulation_id = amendement.formulation_id
    amendement.adoptee_id = None
    session.flush()
    session.delete(session.get_one(Formulation, adoptee))


def _formulation(session: Session, principe_id: int, formulation_id: int) -> Formulation:
    principe = trouver(session, Principe, principe_id)
    formulation = trouver(session, Formulation, formulation_id)
    if formulation.principe_id != principe.id:
        raise Refus("Cette formulation appartient à un autre principe.")
    return formulation


def _texte_nouveau(texte: str, base: str) -> str:
    texte = exiger(texte, "Le texte de l’amendement")
    if texte == base.strip():
        raise Refus("Ce texte est celui d’origine : changez au moins un mot pour l’amender.")
    return texte


def _propose(session: Session, amendement_id: int) -> Amendement:
    amendement = trouver(session, Amendement, amendement_id)
    if amendement.etat != "propose":
        raise Refus(
            f"L’amendement n°\u00a0{amendement.numero} est déjà tranché : revenez d’abord sur son "
            "sort."
        )
    return amendement


def _refuser_pendant_un_vote(amendement: Amendement) -> None:
    if any(tour.etat == OUVERT for tour in amendement.tours):
        raise Refus(
            f"Le vote sur l’amendement n°\u00a0{amendement.numero} est ouvert : fermez-le d’abord."
        )


def _decision(session: Session, principe_id: int) -> Decision | None:
    return session.scalar(select(Decision).where(Decision.principe_id == principe_id))
