"""L’urne d’un tour secret : un bulletin et une signature, sans lien ni trace.

Le bulletin et l’émargement s’écrivent ensemble ou pas du tout, hors du journal. La clé du bulletin
est tirée au hasard ; la table est rangée par elle, et rien n’y dit l’heure ni l’ordre.

Cela ne suffit pas : dans une page, SQLite range le contenu des lignes dans l’ordre où il les a
reçues, du bas vers le haut, quelle que soit leur clé. À chaque dépôt on rebat donc toute l’urne :
les deux tables sont vidées et remplies dans l’ordre de leurs clés, neuves pour les bulletins. Les
octets ne dépendent plus que de leur contenu et de ce tirage.
"""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, delete, insert, select
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
        session.expunge_all()
        _rebattre(connexion, (tour_id, degre))
        _resigner(connexion, (tour_id, participant_id))


def _rebattre(connexion: Connection, bulletin: tuple[int, str]) -> None:
    """Ajoute un bulletin et récrit tous les autres, sous des clés neuves, dans leur ordre."""
    lus = connexion.execute(select(Bulletin.tour_id, Bulletin.degre)).all()
    bulletins = [bulletin, *((ligne.tour_id, ligne.degre) for ligne in lus)]
    lignes = [
        {"cle": secrets.token_hex(16), "tour_id": tour, "degre": degre} for tour, degre in bulletins
    ]
    connexion.execute(delete(Bulletin))
    connexion.execute(insert(Bulletin), sorted(lignes, key=lambda ligne: str(ligne["cle"])))


def _resigner(connexion: Connection, signature: tuple[int, int]) -> None:
    """Ajoute une signature et récrit les autres par numéro : l’ordre d’arrivée s’y lirait aussi."""
    lues = connexion.execute(select(Emargement.tour_id, Emargement.participant_id)).all()
    signatures = sorted([signature, *((ligne.tour_id, ligne.participant_id) for ligne in lues)])
    connexion.execute(delete(Emargement))
    connexion.execute(
        insert(Emargement),
        [{"tour_id": tour, "participant_id": qui} for tour, qui in signatures],
    )
