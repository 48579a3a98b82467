"""Ce que montre Se positionner : un principe, ses tours, les positions, ce qui s’est dit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from charte_studio.atelier.lectures.commun import (
    CollegeLu,
    InfoAtelier,
    TourLu,
    compter_presents,
    lire_atelier,
    lire_colleges,
    lire_tours,
    repartition_du_tour,
)
from charte_studio.atelier.lectures.mesures import TourMesure, mesurer_un
from charte_studio.atelier.lectures.preparer import PrincipeLu, lire_principe
from charte_studio.atelier.schema import (
    College,
    Contribution,
    Identite,
    Objection,
    Participant,
    Position,
    Principe,
    Tour,
)
from charte_studio.domaine.mesures import Deplacement, Repartition, deplacement


@dataclass(frozen=True, slots=True)
class PrincipeAuTableau:
    """Un principe dans la liste : où en est-il ?"""

    id: int
    titre: str
    rang_ouvert: int | None
    """Le rang du tour ouvert, s’il y en a un."""
    tours_clos: int


@dataclass(frozen=True, slots=True)
class LignePosition:
    """Un participant et sa réponse dans un tour."""

    participant_id: int
    numero: int
    college: str
    reponse: str | None
    motif: str
    avant: str | None
    """Sa réponse au tour précédent."""
    nom: str = ""
    """Vide le plus souvent : un nom n’existe que si l’animation l’a annoncé."""
    position_id: int | None = None
    """La clé de sa position dans ce tour, s’il a répondu."""


@dataclass(frozen=True, slots=True)
class ContributionLue:
    id: int
    nature: str
    texte: str
    college_id: int | None
    college: str


@dataclass(frozen=True, slots=True)
class ObjectionLue:
    id: int
    texte: str
    college_id: int | None
    college: str
    etat: str
    suite: str


@dataclass(frozen=True, slots=True)
class PriseDePosition:
    """Un principe tel qu’on le travaille en séance, sans la liste des positions."""

    info: InfoAtelier
    principe: PrincipeLu
    numero: int
    """Sa place dans l’ordre du jour, à partir de 1."""
    total: int
    colleges: tuple[CollegeLu, ...]
    inscrits: int
    """Les inscrits présents : ceux qu’on attend."""
    tours: tuple[TourLu, ...]
    contributions: tuple[ContributionLue, ...]
    objections: tuple[ObjectionLue, ...]

    @property
    def tour_ouvert(self) -> TourLu | None:
        return next((tour for tour in self.tours if not tour.clos), None)


def lister_principes(connexion: Connection) -> tuple[PrincipeAuTableau, ...]:
    """Les principes à l’ordre du jour."""
    ouvert = func.max(Tour.rang).filter(Tour.etat == "ouvert")
    clos = func.count(Tour.id).filter(Tour.etat == "clos")
    requete = (
        select(Principe.id, Principe.titre, ouvert, clos)
        .outerjoin(Tour, Tour.principe_id == Principe.id)
        .where(Principe.retenu)
        .group_by(Principe.id)
        .order_by(Principe.rang, Principe.id)
    )
    return tuple(PrincipeAuTableau(*ligne) for ligne in connexion.execute(requete))


def lire_prise_de_position(connexion: Connection, principe_id: int) -> PriseDePosition | None:
    """Le principe et ce qui s’en dit, ou `None` s’il n’est plus à l’ordre du jour."""
    ordre = (
        connexion.execute(
            select(Principe.id).where(Principe.retenu).order_by(Principe.rang, Principe.id)
        )
        .scalars()
        .all()
    )
    principe = lire_principe(connexion, principe_id)
    if principe is None or principe_id not in ordre:
        return None
    return PriseDePosition(
        info=lire_atelier(connexion),
        principe=principe,
        numero=ordre.index(principe_id) + 1,
        total=len(ordre),
        colleges=lire_colleges(connexion),
        inscrits=compter_presents(connexion),
        tours=lire_tours(connexion, principe_id),
        contributions=lire_contributions(connexion, principe_id),
        objections=lire_objections(connexion, principe_id),
    )


def lire_contributions(connexion: Connection, principe_id: int) -> tuple[ContributionLue, ...]:
    """Les verbatims d’un principe, dans l’ordre où on les a dits."""
    requete = (
        select(
            Contribution.id,
            Contribution.nature,
            Contribution.texte,
            Contribution.college_id,
            func.coalesce(College.nom, ""),
        )
        .outerjoin(College, College.id == Contribution.college_id)
        .where(Contribution.principe_id == principe_id)
        .order_by(Contribution.id)
    )
    return tuple(ContributionLue(*ligne) for ligne in connexion.execute(requete))


def lire_objections(connexion: Connection, principe_id: int) -> tuple[ObjectionLue, ...]:
    """Les objections d’un principe, dans l’ordre où elles sont venues."""
    requete = (
        select(
            Objection.id,
            Objection.texte,
            Objection.college_id,
            func.coalesce(College.nom, ""),
            Objection.etat,
            Objection.suite,
        )
        .outerjoin(College, College.id == Objection.college_id)
        .where(Objection.principe_id == principe_id)
        .order_by(Objection.id)
    )
    return tuple(ObjectionLue(*ligne) for ligne in connexion.execute(requete))


def lire_lignes(
    connexion: Connection,
    tour: TourLu,
    *,
    participants: Sequence[int] | None = None,
) -> tuple[LignePosition, ...]:
    """Les participants et leur réponse dans ce tour : tous, ou seulement ceux qu’on nomme."""
    # Le tour d’avant par sa clé : deux lectures d’index par participant, quel qu’en soit le nombre.
    avant = aliased(Position)
    tour_avant = (
        select(Tour.id)
        .where(Tour.principe_id == tour.principe_id, Tour.rang == tour.rang - 1)
        .scalar_subquery()
    )
    requete = (
        select(
            Participant.id,
            Participant.numero,
            College.nom,
            Position.degre,
            func.coalesce(Position.motif, ""),
            avant.degre,
            func.coalesce(Identite.nom, ""),
            Position.id,
        )
        .join(College, College.id == Participant.college_id)
        .outerjoin(Identite, Identite.id == Participant.identite_id)
        .outerjoin(
            Position,
            (Position.participant_id == Participant.id) & (Position.tour_id == tour.id),
        )
        .outerjoin(avant, (avant.participant_id == Participant.id) & (avant.tour_id == tour_avant))
        .order_by(Participant.numero)
    )
    if participants is not None:
        requete = requete.where(Participant.id.in_(participants))
    return tuple(LignePosition(*ligne) for ligne in connexion.execute(requete))


def lire_reponses(connexion: Connection, tour: TourLu) -> dict[int, tuple[str, str]]:
    """Par participant qui a répondu : sa réponse et son motif."""
    requete = select(Position.participant_id, Position.degre, Position.motif).where(
        Position.tour_id == tour.id
    )
    return {ligne[0]: (ligne[1], ligne[2]) for ligne in connexion.execute(requete)}


def compter_tour(connexion: Connection, tour: TourLu, inscrits: int) -> Repartition:
    """La répartition du tour ; ouvert, l’écran n’en montre que le nombre de réponses."""
    return repartition_du_tour(connexion, tour.id, tour.echelle, inscrits)


def mesurer_tours_clos(connexion: Connection, prise: PriseDePosition) -> tuple[TourMesure, ...]:
    """Les tours clos du principe, mesurés, collèges compris."""
    return tuple(t for t in mesurer_un(connexion, prise.principe.id) if t.tour.clos)


def lire_deplacement(connexion: Connection, prise: PriseDePosition) -> Deplacement | None:
    """Qui a bougé entre les deux tours clos ; `None` s’il n’y en a pas deux."""
    clos = [tour for tour in prise.tours if tour.clos]
    if len(clos) < 2:
        return None
    avant, apres = (lire_reponses(connexion, tour) for tour in clos[-2:])
    vide = (None, "")
    return deplacement(
        prise.info.echelle,
        ((avant.get(qui, vide)[0], apres.get(qui, vide)[0]) for qui in avant.keys() | apres.keys()),
    )
