"""Les scènes d’un principe : ce qu’on lit, ce qu’on demande, ce qui s’est dit et décidé."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import InfoAtelier, lire_atelier
from charte_studio.atelier.lectures.projection.amendement import comparer
from charte_studio.atelier.lectures.projection.demande import Demande
from charte_studio.atelier.lectures.projection.mots import nu, paragraphes
from charte_studio.atelier.lectures.projection.scenes import (
    ColonneDebat,
    Repere,
    Scene,
    SceneAffirmation,
    SceneAmendement,
    SceneArticle,
    SceneDebat,
    SceneDecision,
    SceneEnjeu,
    SceneMessage,
)
from charte_studio.atelier.lectures.rediger import lire_plan
from charte_studio.atelier.schema import (
    Amendement,
    Amorce,
    Atelier,
    Contribution,
    Decision,
    Formulation,
    Objection,
    Principe,
)
from charte_studio.domaine.vocabulaire import ISSUES, ISSUES_DANS_LA_CHARTE

ABSENT: Final = SceneMessage("Principe", "Ce principe n’est pas à l’ordre du jour.")
COLONNES: Final = (("pour", "Pour"), ("contre", "Contre"), ("nuance", "Nuances et questions"))
_AUTRES: Final = {"question": "nuance"}


@dataclass(frozen=True, slots=True)
class PrincipeMontre:
    """Ce que partagent les scènes d’un principe."""

    id: int
    repere: Repere
    enjeu: str
    affirmation: str
    info: InfoAtelier


def lire_principe_montre(connexion: Connection, demande: Demande) -> PrincipeMontre | None:
    """Le principe demandé, ou `None` s’il n’est pas à l’ordre du jour."""
    ordre = connexion.execute(
        select(Principe.id, Principe.titre, Principe.enjeu, Principe.question)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    ).all()
    for numero, ligne in enumerate(ordre, start=1):
        if ligne.id == demande.principe_id:
            return PrincipeMontre(
                ligne.id,
                Repere(numero, len(ordre), ligne.titre),
                nu(ligne.enjeu),
                nu(ligne.question) or ligne.titre,
                lire_atelier(connexion),
            )
    return None


def lire_enjeu(_connexion: Connection, principe: PrincipeMontre, _demande: Demande) -> Scene:
    """Pourquoi on en parle."""
    if not principe.enjeu:
        return SceneMessage(principe.repere.titre, "L’enjeu de ce principe n’est pas écrit.")
    return SceneEnjeu(principe.repere, principe.enjeu)


def lire_affirmation(_connexion: Connection, principe: PrincipeMontre, _demande: Demande) -> Scene:
    """Ce sur quoi on se positionnera, et les réponses possibles."""
    return SceneAffirmation(principe.repere, principe.affirmation, principe.info.echelle.degres)


def lire_debat(connexion: Connection, principe: PrincipeMontre, _demande: Demande) -> Scene:
    """Les arguments de la salle ; à défaut, ceux du modèle, et on le dit.

    Le collège n’est jamais montré : dans une petite salle, il désigne.
    """
    dits = connexion.execute(
        select(Contribution.nature, Contribution.texte)
        .where(Contribution.principe_id == principe.id)
        .order_by(Contribution.id)
    ).all()
    mention = ""
    if not dits:
        dits = connexion.execute(
            select(Amorce.nature, Amorce.texte)
            .where(Amorce.principe_id == principe.id, Amorce.nature.in_(("pour", "contre")))
            .order_by(Amorce.id)
        ).all()
        mention = "Pour lancer le débat"
    colonnes = tuple(
        ColonneDebat(
            cle, titre, tuple(nu(d.texte) for d in dits if _AUTRES.get(d.nature, d.nature) == cle)
        )
        for cle, titre in COLONNES
    )
    if not any(colonne.arguments for colonne in colonnes):
        return SceneMessage(principe.affirmation, "La parole est à la salle.")
    return SceneDebat(
        principe.repere,
        principe.affirmation,
        mention,
        tuple(c for c in colonnes if c.arguments or c.nature != "nuance"),
    )


def lire_amendement(connexion: Connection, principe: PrincipeMontre, demande: Demande) -> Scene:
    """Le texte en vigueur et le texte proposé, avant de voter."""
    requete = (
        select(Amendement.numero, Amendement.base, Amendement.texte, Amendement.motif)
        .where(Amendement.principe_id == principe.id)
        .order_by(Amendement.numero)
    )
    if demande.amendement_id is not None:
        requete = requete.where(Amendement.id == demande.amendement_id)
    amendement = connexion.execute(requete.limit(1)).first()
    if amendement is None:
        return SceneMessage(principe.repere.titre, "Aucun amendement n’est proposé.")
    avant, apres = comparer(nu(amendement.base), nu(amendement.texte))
    return SceneAmendement(
        principe.repere, f"Amendement\u00a0{amendement.numero}", avant, apres, nu(amendement.motif)
    )


def lire_decision(connexion: Connection, principe: PrincipeMontre, _demande: Demande) -> Scene:
    """L’issue retenue et le texte ; avant de décider, la règle annoncée. Jamais la suggestion."""
    divergences = tuple(
        nu(texte)
        for (texte,) in connexion.execute(
            select(Objection.texte)
            .where(Objection.principe_id == principe.id, Objection.etat == "maintenue")
            .order_by(Objection.id)
        )
    )
    decision = connexion.execute(
        select(Decision.issue, Formulation.texte)
        .outerjoin(Formulation, Formulation.id == Decision.formulation_id)
        .where(Decision.principe_id == principe.id)
    ).first()
    if decision is None:
        figee = connexion.execute(select(Atelier.regle_figee)).scalar_one()
        return SceneDecision(
            repere=principe.repere,
            issue="",
            titre="À nous de décider",
            texte=principe.affirmation,
            detail=figee or principe.info.regle.en_phrase(),
            divergences=divergences,
        )
    dans_la_charte = decision.issue in ISSUES_DANS_LA_CHARTE
    return SceneDecision(
        repere=principe.repere,
        issue=decision.issue,
        titre=ISSUES[decision.issue],
        texte=nu(decision.texte or "")
        if dans_la_charte and decision.texte
        else principe.affirmation,
        detail="",
        divergences=divergences,
    )


def lire_article(connexion: Connection, principe: PrincipeMontre, _demande: Demande) -> Scene:
    """L’article tel qu’il est écrit aujourd’hui."""
    for partie in lire_plan(connexion).parties:
        if partie.principe_id == principe.id and partie.numero is not None:
            return SceneArticle(partie.numero, partie.titre, paragraphes(partie.texte))
    return SceneMessage(principe.repere.titre, "Ce principe n’a pas d’article dans la charte.")
