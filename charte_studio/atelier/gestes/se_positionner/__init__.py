"""Se positionner : ouvrir et clore un tour, noter les positions, les arguments, les objections."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import (
    abrege,
    echelle_de,
    exiger,
    numero,
    propre,
    trouver,
)
from charte_studio.atelier.schema import (
    College,
    Contribution,
    Objection,
    Participant,
    Position,
    Principe,
    Tour,
)
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.domaine.vocabulaire import CONTRIBUTIONS, ETATS_OBJECTION, RANGS_TOUR
from charte_studio.socle.erreurs import Refus

OUVERT, CLOS = "ouvert", "clos"


def ouvrir_tour(atelier: AtelierOuvert, principe_id: int) -> int:
    """Ouvre le tour suivant du principe et rend sa clé.

    Lève `Refus` si un tour est déjà ouvert, si les deux tours sont clos ou s’il n’y a personne.
    """
    with atelier.geste("Ouvrir un tour") as session:
        principe = trouver(session, Principe, principe_id)
        faits = list(
            session.scalars(select(Tour).where(Tour.principe_id == principe_id).order_by(Tour.rang))
        )
        if not principe.retenu:
            raise Refus(
                f"« {principe.titre} » n’est pas à l’ordre du jour : remettez-le à l’étape "
                "Préparer."
            )
        if any(tour.etat == OUVERT for tour in faits):
            raise Refus(f"Un tour est déjà ouvert sur « {principe.titre} » : fermez-le d’abord.")
        rang = faits[-1].rang + 1 if faits else 1
        if rang > len(RANGS_TOUR):
            raise Refus(
                f"Les deux tours de « {principe.titre} » sont clos : rouvrez le second pour "
                "corriger une position."
            )
        if not session.scalar(select(func.count()).select_from(Participant)):
            raise Refus("Personne n’est inscrit : inscrivez les participants à l’étape Préparer.")
        tour = Tour(principe_id=principe_id, rang=rang, mode="nominatif", etat=OUVERT)
        session.add(tour)
        session.flush()
        return tour.id


def clore_tour(atelier: AtelierOuvert, tour_id: int) -> None:
    """Clôt le tour : les résultats se montrent, les positions ne changent plus."""
    with atelier.geste("Clore le tour") as session:
        tour = trouver(session, Tour, tour_id)
        if not session.scalar(select(Position.id).where(Position.tour_id == tour_id).limit(1)):
            raise Refus("Personne n’a encore répondu : saisissez des positions avant de clore.")
        tour.etat = CLOS


def rouvrir_tour(atelier: AtelierOuvert, tour_id: int) -> None:
    """Rouvre un tour clos pour corriger ; refusé si le tour suivant existe."""
    with atelier.geste("Rouvrir le tour") as session:
        tour = trouver(session, Tour, tour_id)
        suivant = select(Tour.id).where(Tour.principe_id == tour.principe_id, Tour.rang > tour.rang)
        if session.scalar(suivant):
            raise Refus("Un tour a suivi celui-ci : annulez-le d’abord pour rouvrir celui-ci.")
        tour.etat = OUVERT


def _tour_ouvert(session: Session, tour_id: int) -> Tour:
    tour = trouver(session, Tour, tour_id)
    if tour.etat != OUVERT:
        raise Refus("Ce tour est clos : rouvrez-le pour changer une position.")
    return tour


def _position(session: Session, tour_id: int, participant_id: int) -> Position | None:
    return session.scalar(
        select(Position).where(
            Position.tour_id == tour_id, Position.participant_id == participant_id
        )
    )


def enregistrer_position(
    atelier: AtelierOuvert, *, tour_id: int, participant_id: int, degre: str
) -> None:
    """Note ou remplace la position d’un participant dans un tour ouvert.

    `degre` : une clé de l’échelle ou `SANS_AVIS`. Lève `Refus` sinon, ou si le tour est clos.
    """
    with atelier.geste("Noter une position") as session:
        _tour_ouvert(session, tour_id)
        echelle = echelle_de(session)
        if degre != SANS_AVIS and degre not in {d.cle for d in echelle.degres}:
            raise Refus(f"« {degre} » n’est pas une réponse de l’échelle « {echelle.nom} ».")
        position = _position(session, tour_id, participant_id)
        if position is not None:
            position.degre = degre
        else:
            trouver(session, Participant, participant_id)
            session.add(
                Position(tour_id=tour_id, participant_id=participant_id, degre=degre, motif="")
            )


def effacer_position(atelier: AtelierOuvert, *, tour_id: int, participant_id: int) -> None:
    """Retire la réponse d’un participant : il redevient « sans réponse »."""
    with atelier.geste("Effacer une position") as session:
        _tour_ouvert(session, tour_id)
        position = _position(session, tour_id, participant_id)
        if position is not None:
            session.delete(position)


def noter_motif(atelier: AtelierOuvert, *, tour_id: int, participant_id: int, motif: str) -> None:
    """Note le motif d’une position déjà donnée, tour ouvert ou clos."""
    with atelier.geste("Noter un motif") as session:
        position = _position(session, tour_id, participant_id)
        if position is None:
            rang = trouver(session, Participant, participant_id).numero
            raise Refus(f"{numero(rang)} n’a pas de position : notez-la avant son motif.")
        position.motif = propre(motif)


# --- arguments et objections -------------------------------------------------------------------


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
        _exiger_college(session, college_id)
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


def _exiger_college(session: Session, college_id: int | None) -> None:
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
        _exiger_college(session, college_id)
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
        _exiger_college(session, college_id)
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
        _exiger_college(session, college_id)
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
