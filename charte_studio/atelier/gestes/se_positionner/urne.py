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

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import numero, trouver
from charte_studio.atelier.gestes.se_positionner.tours import (
    SECRET,
    exiger_degre,
    exiger_tour_ouvert,
)
from charte_studio.atelier.schema import Emargement, Participant
from charte_studio.socle.erreurs import Refus

_OCTETS_CLE = 16


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
    # Par le pilote et d’un seul tirage : l’urne entière se récrit à chaque dépôt.
    lus = connexion.exec_driver_sql("SELECT tour_id, degre FROM bulletin").all()
    bulletins = [bulletin, *lus]
    tirage = secrets.token_bytes(_OCTETS_CLE * len(bulletins)).hex()
    pas = 2 * _OCTETS_CLE
    cles = (tirage[debut : debut + pas] for debut in range(0, len(tirage), pas))
    lignes = sorted((cle, tour, degre) for cle, (tour, degre) in zip(cles, bulletins, strict=True))
    connexion.exec_driver_sql("DELETE FROM bulletin")
    connexion.exec_driver_sql("INSERT INTO bulletin (cle, tour_id, degre) VALUES (?, ?, ?)", lignes)


def _resigner(connexion: Connection, signature: tuple[int, int]) -> None:
    """Ajoute une signature et récrit les autres par numéro : l’ordre d’arrivée s’y lirait aussi."""
    lues = connexion.exec_driver_sql("SELECT tour_id, participant_id FROM emargement").all()
    signatures = sorted([signature, *((tour, qui) for tour, qui in lues)])
    connexion.exec_driver_sql("DELETE FROM emargement")
    connexion.exec_driver_sql(
        "INSERT INTO emargement (tour_id, participant_id) VALUES (?, ?)", signatures
    )
