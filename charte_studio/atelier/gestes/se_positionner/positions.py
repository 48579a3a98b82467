"""Les positions d’un tour nominatif, et leurs motifs."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import numero, propre, trouver
from charte_studio.atelier.gestes.se_positionner.tours import exiger_degre, exiger_tour_ouvert
from charte_studio.atelier.schema import Participant, Position
from charte_studio.socle.erreurs import Refus


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

    `degre` : une clé de l’échelle ou `SANS_AVIS`. Lève `Refus` sinon, si le tour est clos, ou si
    la personne est notée absente et n’avait pas répondu.
    """
    with atelier.geste("Noter une position") as session:
        tour = exiger_tour_ouvert(session, tour_id, mode="nominatif")
        exiger_degre(session, tour, degre)
        position = _position(session, tour_id, participant_id)
        if position is not None:
            position.degre = degre
        else:
            _exiger_present(trouver(session, Participant, participant_id))
            session.add(
                Position(tour_id=tour_id, participant_id=participant_id, degre=degre, motif="")
            )


def _exiger_present(participant: Participant) -> None:
    if not participant.present:
        raise Refus(
            f"{numero(participant.numero)} est noté absent : notez sa présence avant sa réponse."
        )


def effacer_position(atelier: AtelierOuvert, *, tour_id: int, participant_id: int) -> None:
    """Retire la réponse d’un participant : il redevient « sans réponse »."""
    with atelier.geste("Effacer une position") as session:
        exiger_tour_ouvert(session, tour_id, mode="nominatif")
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
