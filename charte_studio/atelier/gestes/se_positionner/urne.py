"""L’urne d’un tour secret : un bulletin et une signature, sans lien ni trace.

Le bulletin et l’émargement s’écrivent ensemble ou pas du tout, hors du journal. La clé du bulletin
est tirée au hasard ; la table est rangée par elle, et rien n’y dit l’heure ni l’ordre.
"""

from __future__ import annotations

import secrets

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import numero, trouver
from charte_studio.atelier.gestes.se_positionner.tours import (
    SECRET,
    exiger_degre,
    exiger_tour_ouvert,
)
from charte_studio.atelier.schema import Bulletin, Emargement, Participant
from charte_studio.socle.erreurs import Refus


def deposer_bulletin(
    atelier: AtelierOuvert, *, tour_id: int, participant_id: int, degre: str
) -> None:
    """Fait signer un participant et glisse son bulletin dans l’urne. Ne s’annule pas.

    Lève `Refus` s’il a déjà voté, s’il n’est pas là, si le tour est clos ou n’est pas secret.
    """
    with atelier.sans_trace("emargement", "bulletin") as connexion:
        session = Session(connexion)
        tour = exiger_tour_ouvert(session, tour_id, mode=SECRET)
        exiger_degre(session, tour, degre)
        participant = trouver(session, Participant, participant_id)
        if not participant.present:
            raise Refus(
                f"{numero(participant.numero)} est noté absent : notez sa présence avant son vote."
            )
        deja = select(Emargement).where(
            Emargement.tour_id == tour_id, Emargement.participant_id == participant_id
        )
        if session.scalar(deja) is not None:
            raise Refus(f"{numero(participant.numero)} a déjà voté dans ce tour.")
        connexion.execute(
            insert(Bulletin).values(cle=secrets.token_hex(16), tour_id=tour_id, degre=degre)
        )
        connexion.execute(insert(Emargement).values(tour_id=tour_id, participant_id=participant_id))
        session.expunge_all()
