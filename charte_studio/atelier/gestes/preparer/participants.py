"""Les collèges, et qui participe."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.commun import (
    abrege,
    exiger,
    numero,
    trouver,
    une_ligne,
)
from charte_studio.atelier.schema import (
    College,
    Contribution,
    Emargement,
    Identite,
    Objection,
    Participant,
)
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.socle.erreurs import Refus

PARTICIPANTS_MAX = 5_000


@dataclass(frozen=True, slots=True)
class Inscription:
    """Une personne à inscrire : un collège, et un nom seulement si l’animation l’a annoncé."""

    college: str
    nom: str = ""
    numero: int | None = None


def ajouter_college(atelier: AtelierOuvert, nom: str, effectif_attendu: int | None = None) -> int:
    """Ajoute un collège et rend sa clé. Lève `Refus` si ce nom est déjà pris."""
    with atelier.geste(f"Ajouter le collège « {abrege(nom)} »") as session:
        if session.scalar(select(College).where(College.cle == en_cle(nom))):
            raise Refus(f"Le collège « {une_ligne(nom)} » existe déjà.")
        college = college_nomme(session, nom)
        college.effectif_attendu = effectif_attendu
        session.flush()
        return college.id


def modifier_college(
    atelier: AtelierOuvert, college_id: int, *, nom: str, effectif_attendu: int | None
) -> None:
    """Renomme un collège ou change son effectif attendu."""
    with atelier.geste(f"Modifier le collège « {abrege(nom)} »") as session:
        college = trouver(session, College, college_id)
        cle = _cle_college(nom)
        autre = session.scalar(select(College).where(College.cle == cle))
        if autre is not None and autre is not college:
            raise Refus(f"Le collège « {une_ligne(nom)} » existe déjà.")
        college.nom, college.cle = une_ligne(nom), cle
        college.effectif_attendu = effectif_attendu


def retirer_college(atelier: AtelierOuvert, college_id: int) -> None:
    """Retire un collège vide. Lève `Refus` s’il compte des participants ou des propos."""
    with atelier.geste("Retirer un collège") as session:
        college = trouver(session, College, college_id)
        for classe, quoi in (
            (Participant, "des participants"),
            (Contribution, "des arguments"),
            (Objection, "des objections"),
        ):
            if session.scalar(select(classe.id).where(classe.college_id == college_id).limit(1)):
                raise Refus(
                    f"Le collège « {college.nom} » porte {quoi} : rattachez-les d’abord ailleurs."
                )
        session.delete(college)


def college_nomme(session: Session, nom: str) -> College:
    """Le collège de ce nom, créé s’il n’existe pas."""
    cle = _cle_college(nom)
    college = session.scalar(select(College).where(College.cle == cle))
    if college is None:
        rang = session.scalar(select(func.coalesce(func.max(College.rang) + 1, 0))) or 0
        college = College(cle=cle, nom=une_ligne(nom), effectif_attendu=None, rang=rang)
        session.add(college)
        session.flush()
    return college


def _cle_college(nom: str) -> str:
    cle = en_cle(exiger(nom, "Le nom du collège"))
    if not cle:
        raise Refus(f"« {nom} » n’est pas un nom de collège : employez des lettres.")
    return cle


def inscrire(atelier: AtelierOuvert, inscriptions: Sequence[Inscription]) -> int:
    """Inscrit des participants à la suite des numéros existants et rend leur nombre."""
    libelle = f"Inscrire {accorder(len(inscriptions), 'participant', 'participants')}"
    with atelier.geste(libelle) as session:
        inscrire_dans(session, inscriptions)
    return len(inscriptions)


def numeroter(inscriptions: Sequence[Inscription], pris: Collection[int]) -> tuple[int, ...]:
    """Le numéro de chacun, demandé ou à la suite. Lève `Refus` pour un numéro pris deux fois."""
    reserves = set(pris)
    for voulu in (i.numero for i in inscriptions if i.numero is not None):
        if voulu in reserves:
            raise Refus(f"Le numéro {numero(voulu)} est déjà pris : donnez-en un autre.")
        reserves.add(voulu)
    if len(pris) + len(inscriptions) > PARTICIPANTS_MAX:
        raise Refus(f"Un atelier réunit {PARTICIPANTS_MAX} participants au plus.")
    suivants = count(max(reserves, default=0) + 1)
    return tuple(next(suivants) if i.numero is None else i.numero for i in inscriptions)


def inscrire_dans(session: Session, inscriptions: Sequence[Inscription]) -> None:
    pris = set(session.scalars(select(Participant.numero)))
    colleges: dict[str, int] = {}
    for inscription, choisi in zip(inscriptions, numeroter(inscriptions, pris), strict=True):
        if inscription.college not in colleges:
            colleges[inscription.college] = college_nomme(session, inscription.college).id
        session.add(
            Participant(
                numero=choisi,
                college_id=colleges[inscription.college],
                identite_id=_identite(session, inscription.nom),
            )
        )


def _identite(session: Session, nom: str) -> int | None:
    nom = une_ligne(nom)
    if not nom:
        return None
    identite = Identite(nom=nom)
    session.add(identite)
    session.flush()
    return identite.id


def nommer_participant(atelier: AtelierOuvert, participant_id: int, nom: str) -> None:
    """Donne, change ou ôte le nom d’un participant. Le journal n’en garde que le numéro."""
    with atelier.geste("Nommer un participant") as session:
        participant = trouver(session, Participant, participant_id)
        participant.identite_id = _identite(session, nom)


def rattacher(atelier: AtelierOuvert, participant_ids: Sequence[int], college_id: int) -> None:
    """Rattache plusieurs participants à un collège, d’un seul geste."""
    quoi = accorder(len(participant_ids), "participant", "participants")
    with atelier.geste(f"Changer {quoi} de collège") as session:
        college = trouver(session, College, college_id)
        for identifiant in participant_ids:
            trouver(session, Participant, identifiant).college_id = college.id


def noter_presence(
    atelier: AtelierOuvert, participant_ids: Sequence[int], *, present: bool
) -> None:
    """Note des participants présents ou absents : un absent n’est plus attendu aux tours."""
    mot = "présent" if present else "absent"
    quoi = accorder(len(participant_ids), f"participant {mot}", f"participants {mot}s")
    with atelier.geste(f"Noter {quoi}") as session:
        for identifiant in participant_ids:
            trouver(session, Participant, identifiant).present = present


def retirer_participants(atelier: AtelierOuvert, participant_ids: Sequence[int]) -> None:
    """Retire des participants et leurs positions ; l’annulation les rend.

    Lève `Refus` pour qui a signé un vote secret : son émargement dit que l’urne est complète.
    """
    quoi = accorder(len(participant_ids), "participant", "participants")
    with atelier.geste(f"Retirer {quoi}") as session:
        for identifiant in participant_ids:
            participant = trouver(session, Participant, identifiant)
            if session.scalar(
                select(Emargement.tour_id).where(Emargement.participant_id == identifiant).limit(1)
            ):
                raise Refus(
                    f"{numero(participant.numero)} a signé un vote secret : notez-le absent "
                    "plutôt que de le retirer."
                )
            session.delete(participant)
