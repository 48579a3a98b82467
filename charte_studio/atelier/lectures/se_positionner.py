"""Ce que montre Se positionner : un principe, ses tours, les positions, ce qui s’est dit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from charte_studio.atelier.lectures.commun import (
    CollegeLu,
    InfoAtelier,
    compter_presents,
    lire_atelier,
    lire_colleges,
)
from charte_studio.atelier.lectures.comptes import repartition_du_tour
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.lectures.mesures import TourMesure, mesurer_un
from charte_studio.atelier.lectures.preparer import PrincipeLu, lire_principe
from charte_studio.atelier.lectures.tours import (
    TourLu,
    lire_echelle_niveaux,
    lire_mode_propose,
    lire_tours,
)
from charte_studio.atelier.schema import (
    Amendement,
    College,
    Contribution,
    Identite,
    Objection,
    Participant,
    Position,
    Principe,
    Tour,
)
from charte_studio.domaine.deplacements import (
    Flux,
    Reponse,
    apparier,
    compter_flux,
    dire_flux,
    ecart_des_repartitions,
    flux_montrable,
)
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.mesures import Deplacement, Repartition, deplacement
from charte_studio.domaine.vocabulaire import (
    NIVEAUX,
    libelle_niveau,
    libelle_rang,
)

NIVEAU: Final = "Jusqu’où voulons-nous aller\u202f?"
"""La question d’un tour sur le niveau d’exigence."""


@dataclass(frozen=True, slots=True)
class PrincipeAuTableau:
    """Un principe dans la liste : où en est-il ?"""

    id: int
    titre: str
    rang_ouvert: int | None
    """Le rang du tour ouvert, s’il y en a un."""
    tours_clos: int
    objet_ouvert: str = ""
    """L’objet du tour ouvert : `principe`, `niveau` ou `amendement` ; vide s’il n’y en a pas."""


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
    present: bool = True
    """Faux pour qui n’est pas dans la salle : on ne l’attend pas."""


@dataclass(frozen=True, slots=True)
class Mouvement:
    """Ce qui a changé d’un tour à l’autre."""

    avant: str
    apres: str
    """Les noms des deux tours."""
    phrase: str
    flux: Flux | None
    """Qui est passé d’où à où ; `None` si le mode ne le sait pas, ou si cela désignerait."""
    deplacement: Deplacement | None
    """Combien vers l’accord et vers le désaccord ; `None` si le mode ne le sait pas."""


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
class ObjetLu:
    """Ce qui peut être mis aux voix à propos d’un principe, et où cela en est."""

    objet: str
    """Une clé de `vocabulaire.OBJETS_TOUR`."""
    amendement_id: int | None
    libelle: str
    texte: str
    """Ce qu’on lit à la salle avant qu’elle réponde."""
    echelle: Echelle
    tours: tuple[TourLu, ...]

    @property
    def ouvert(self) -> bool:
        return bool(self.tours) and not self.tours[-1].clos


@dataclass(frozen=True, slots=True)
class PriseDePosition:
    """Un principe tel qu’on le travaille en séance, sans la liste des positions.

    `tours` et `echelle` sont ceux de l’objet regardé : l’affirmation, le niveau ou un amendement.
    """

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
    objets: tuple[ObjetLu, ...]
    """Tout ce que le principe met aux voix, l’affirmation d’abord."""
    objet: ObjetLu
    """Celui que l’on regarde."""
    mode_propose: str
    """Le mode du dernier tour du principe, sinon celui de l’atelier."""

    @property
    def echelle(self) -> Echelle:
        return self.objet.echelle

    @property
    def tour_ouvert(self) -> TourLu | None:
        return next((tour for tour in self.tours if not tour.clos), None)

    @property
    def ouvert_ailleurs(self) -> ObjetLu | None:
        """L’autre objet du principe dont un tour est ouvert : celui-ci attend qu’il se close."""
        return next((o for o in self.objets if o.ouvert and o != self.objet), None)


@retenir
def lister_principes(connexion: Connection) -> tuple[PrincipeAuTableau, ...]:
    """Les principes à l’ordre du jour."""
    ouvert = func.max(Tour.rang).filter(Tour.etat == "ouvert")
    clos = func.count(Tour.id).filter(Tour.etat == "clos", Tour.objet == "principe")
    objet = func.coalesce(func.max(Tour.objet).filter(Tour.etat == "ouvert"), "")
    requete = (
        select(Principe.id, Principe.titre, ouvert, clos, objet)
        .outerjoin(Tour, Tour.principe_id == Principe.id)
        .where(Principe.retenu)
        .group_by(Principe.id)
        .order_by(Principe.rang, Principe.id)
    )
    return tuple(PrincipeAuTableau(*ligne) for ligne in connexion.execute(requete))


@retenir
def lire_prise_de_position(
    connexion: Connection,
    principe_id: int,
    *,
    objet: str = "principe",
    amendement_id: int | None = None,
) -> PriseDePosition | None:
    """Le principe et ce qui s’en dit, ou `None` s’il n’est plus à l’ordre du jour.

    `objet` : ce qu’on regarde ; s’il n’existe pas, l’affirmation.
    """
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
    info = lire_atelier(connexion)
    objets = _lire_objets(connexion, principe, info.echelle)
    voulu = (objet, amendement_id)
    regarde = next((o for o in objets if (o.objet, o.amendement_id) == voulu), objets[0])
    return PriseDePosition(
        info=info,
        principe=principe,
        numero=ordre.index(principe_id) + 1,
        total=len(ordre),
        colleges=lire_colleges(connexion),
        inscrits=compter_presents(connexion),
        tours=regarde.tours,
        contributions=lire_contributions(connexion, principe_id),
        objections=lire_objections(connexion, principe_id),
        objets=objets,
        objet=regarde,
        mode_propose=lire_mode_propose(connexion, principe_id, regarde.objet),
    )


def _lire_objets(
    connexion: Connection, principe: PrincipeLu, echelle: Echelle
) -> tuple[ObjetLu, ...]:
    """L’affirmation, le niveau s’il y a de quoi choisir, et les amendements."""
    affirmation = principe.question or principe.titre
    tours = lire_tours(connexion, principe.id)
    objets = [ObjetLu("principe", None, "L’affirmation", affirmation, echelle, tours)]
    if len({f.niveau for f in principe.formulations} & NIVEAUX.keys()) > 1:
        niveaux = lire_echelle_niveaux(connexion, principe.id)
        tours = lire_tours(connexion, principe.id, objet="niveau")
        objets.append(ObjetLu("niveau", None, "Le niveau d’exigence", NIVEAU, niveaux, tours))
    requete = (
        select(Amendement.id, Amendement.numero, Amendement.texte)
        .where(Amendement.principe_id == principe.id)
        .order_by(Amendement.numero)
    )
    amendements = connexion.execute(requete).all()
    tours = lire_tours(connexion, principe.id, objet="amendement") if amendements else ()
    for cle, numero, texte in amendements:
        siens = tuple(tour for tour in tours if tour.amendement_id == cle)
        libelle = libelle_niveau(f"amendement-{numero}")
        objets.append(ObjetLu("amendement", cle, libelle, texte, echelle, siens))
    return tuple(objets)


@retenir
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


@retenir
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
        .where(
            Tour.principe_id == tour.principe_id,
            Tour.objet == tour.objet,
            Tour.amendement_id.is_not_distinct_from(tour.amendement_id),
            Tour.rang == tour.rang - 1,
        )
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
            Participant.present,
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
    """Les tours clos de l’objet regardé, mesurés, collèges compris."""
    objet = prise.objet
    mesures = mesurer_un(connexion, prise.principe.id, objet=objet.objet)
    return tuple(t for t in mesures if t.tour.clos and t.tour.amendement_id == objet.amendement_id)


def lire_deplacement(connexion: Connection, prise: PriseDePosition) -> Deplacement | None:
    """Qui a bougé entre les deux derniers tours clos ; `None` s’il n’y en a pas deux nominatifs."""
    paires = _apparier_les_tours(connexion, prise)
    return None if paires is None else deplacement(prise.echelle, paires)


def lire_mouvement(
    connexion: Connection, prise: PriseDePosition, mesures: Sequence[TourMesure]
) -> Mouvement | None:
    """Ce qui sépare les deux derniers tours clos ; `None` s’il n’y en a pas deux qui se montrent.

    Deux tours nominatifs donnent qui est passé d’où à où ; les autres, l’écart des comptes.
    """
    if len(mesures) < 2 or any(mesure.masque for mesure in mesures[-2:]):
        return None
    avant, apres = mesures[-2:]
    noms = (libelle_rang(avant.tour.rang), libelle_rang(apres.tour.rang))
    paires = _apparier_les_tours(connexion, prise)
    if paires is None:
        ecart = ecart_des_repartitions(prise.echelle, avant.repartition, apres.repartition)
        return Mouvement(*noms, ecart.phrase, None, None)
    flux = compter_flux(prise.echelle, paires)
    montrable = flux_montrable(flux, prise.info.seuil)
    return Mouvement(
        *noms,
        dire_flux(prise.echelle, flux),
        flux if montrable else None,
        deplacement(prise.echelle, paires),
    )


def _apparier_les_tours(
    connexion: Connection, prise: PriseDePosition
) -> list[tuple[Reponse, Reponse]] | None:
    """La réponse d’avant et d’après de chacun ; `None` s’il n’y a pas deux tours nominatifs."""
    clos = [tour for tour in prise.tours if tour.clos][-2:]
    if len(clos) < 2 or any(tour.mode != "nominatif" for tour in clos):
        return None
    avant, apres = (
        {qui: degre for qui, (degre, _) in lire_reponses(connexion, tour).items()} for tour in clos
    )
    return apparier(avant, apres)
