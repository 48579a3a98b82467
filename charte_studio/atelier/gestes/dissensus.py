"""Consigner un désaccord : qui le porte, ce qu’il dit, et si la salle l’a relu."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import abrege, exiger, trouver
from charte_studio.atelier.schema import College, Dissensus, Principe
from charte_studio.socle.erreurs import Refus


def consigner_dissensus(
    atelier: AtelierOuvert,
    *,
    principe_id: int,
    texte: str,
    college_id: int | None = None,
    relu: bool = False,
) -> int:
    """Écrit le désaccord d’un collège (`None` : d’une part de la salle) et rend sa clé.

    Un collège n’en a qu’un par principe. Lève `Refus` s’il l’a déjà, ou si le texte est vide.
    """
    with atelier.geste(f"Consigner un désaccord : {abrege(texte)}") as session:
        trouver(session, Principe, principe_id)
        _exiger_libre(session, principe_id, college_id)
        dissensus = Dissensus(
            principe_id=principe_id,
            college_id=college_id,
            texte=exiger(texte, "Le désaccord"),
            relu=relu,
        )
        session.add(dissensus)
        session.flush()
        return dissensus.id


def modifier_dissensus(
    atelier: AtelierOuvert, dissensus_id: int, *, texte: str, college_id: int | None, relu: bool
) -> None:
    """Récrit un désaccord. Changer ses mots le fait relire : `relu` dit s’il l’a été."""
    with atelier.geste(f"Récrire un désaccord : {abrege(texte)}") as session:
        dissensus = trouver(session, Dissensus, dissensus_id)
        if college_id != dissensus.college_id:
            _exiger_libre(session, dissensus.principe_id, college_id)
        dissensus.texte = exiger(texte, "Le désaccord")
        dissensus.college_id = college_id
        dissensus.relu = relu


def faire_relire(atelier: AtelierOuvert, dissensus_id: int, relu: bool) -> None:
    """Note que la salle a relu ce désaccord et s’y reconnaît, ou l’inverse."""
    libelle = "Désaccord relu avec la salle" if relu else "Désaccord à relire avec la salle"
    with atelier.geste(libelle) as session:
        trouver(session, Dissensus, dissensus_id).relu = relu


def retirer_dissensus(atelier: AtelierOuvert, dissensus_id: int) -> None:
    """Retire un désaccord consigné ; le journal le garde, l’annulation le rend."""
    with atelier.geste("Retirer un désaccord consigné") as session:
        session.delete(trouver(session, Dissensus, dissensus_id))


def _exiger_libre(session: Session, principe_id: int, college_id: int | None) -> None:
    if college_id is not None:
        college = trouver(session, College, college_id)
        nom = f"« {college.nom} » a"
    else:
        nom = "La salle a"
    deja = select(Dissensus.id).where(
        Dissensus.principe_id == principe_id, Dissensus.college_id.is_(college_id)
    )
    if session.scalar(deja) is not None:
        raise Refus(f"{nom} déjà un désaccord consigné sur ce principe : récrivez celui-là.")
