"""Les paroles d’un principe : arguments, nuances, questions, objections."""

from __future__ import annotations

from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, propre, trouver
from charte_studio.atelier.schema import College, Contribution, Objection, Principe
from charte_studio.domaine.vocabulaire import CONTRIBUTIONS, ETATS_OBJECTION
from charte_studio.socle.erreurs import Refus


def ajouter_contribution(
    atelier: AtelierOuvert,
    *,
    principe_id: int,
    nature: str,
    texte: str,
    college_id: int | None = None,
) -> int:
    """Note un verbatim et rend sa clé."""
    with atelier.geste(f"{_nature(nature)} : {abrege(texte)}") as session:
        trouver(session, Principe, principe_id)
        exiger_college(session, college_id)
        contribution = Contribution(
            principe_id=principe_id,
            nature=nature,
            texte=exiger(texte, "L’argument"),
            college_id=college_id,
        )
        session.add(contribution)
        session.flush()
        return contribution.id


def _nature(nature: str) -> str:
    if nature not in CONTRIBUTIONS:
        raise Refus(f"« {nature} » n’est pas une sorte d’argument : {', '.join(CONTRIBUTIONS)}.")
    return CONTRIBUTIONS[nature]


def exiger_college(session: Session, college_id: int | None) -> None:
    if college_id is not None:
        trouver(session, College, college_id)


def modifier_contribution(
    atelier: AtelierOuvert,
    contribution_id: int,
    *,
    nature: str,
    texte: str,
    college_id: int | None,
) -> None:
    """Corrige un verbatim."""
    with atelier.geste(f"Corriger : {abrege(texte)}") as session:
        _nature(nature)
        contribution = trouver(session, Contribution, contribution_id)
        exiger_college(session, college_id)
        contribution.nature = nature
        contribution.texte = exiger(texte, "L’argument")
        contribution.college_id = college_id


def retirer_contribution(atelier: AtelierOuvert, contribution_id: int) -> None:
    """Retire un verbatim ; l’annulation le rend."""
    with atelier.geste("Retirer un argument") as session:
        session.delete(trouver(session, Contribution, contribution_id))


def ajouter_objection(
    atelier: AtelierOuvert, *, principe_id: int, texte: str, college_id: int | None = None
) -> int:
    """Note une objection ouverte et rend sa clé."""
    with atelier.geste(f"Objection : {abrege(texte)}") as session:
        trouver(session, Principe, principe_id)
        exiger_college(session, college_id)
        objection = Objection(
            principe_id=principe_id,
            college_id=college_id,
            texte=exiger(texte, "L’objection"),
            etat="ouverte",
            suite="",
        )
        session.add(objection)
        session.flush()
        return objection.id


def modifier_objection(
    atelier: AtelierOuvert, objection_id: int, *, texte: str, college_id: int | None
) -> None:
    """Corrige les mots d’une objection ; son état et sa suite restent."""
    with atelier.geste(f"Corriger : {abrege(texte)}") as session:
        objection = trouver(session, Objection, objection_id)
        exiger_college(session, college_id)
        objection.texte = exiger(texte, "L’objection")
        objection.college_id = college_id


def traiter_objection(
    atelier: AtelierOuvert, objection_id: int, *, etat: str, suite: str = ""
) -> None:
    """Lève, maintient ou rouvre une objection. Lever demande de dire comment."""
    if etat not in ETATS_OBJECTION:
        raise Refus(f"« {etat} » n’est pas un état d’objection : {', '.join(ETATS_OBJECTION)}.")
    with atelier.geste(f"Objection {ETATS_OBJECTION[etat].lower()}") as session:
        objection = trouver(session, Objection, objection_id)
        suite = propre(suite)
        if etat == "levee" and not suite:
            raise Refus("Dites en une phrase comment l’objection est levée : elle le mérite.")
        objection.etat, objection.suite = etat, suite


def retirer_objection(atelier: AtelierOuvert, objection_id: int) -> None:
    """Retire une objection saisie par erreur ; le journal la garde, l’annulation la rend."""
    with atelier.geste("Retirer une objection") as session:
        session.delete(trouver(session, Objection, objection_id))
