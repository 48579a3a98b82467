"""Ce que montre Préparer : réglages, collèges, participants, principes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.commun import (
    CollegeLu,
    InfoAtelier,
    lire_atelier,
    lire_colleges,
)
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.schema import (
    Amorce,
    Atelier,
    College,
    Formulation,
    Identite,
    Participant,
    Principe,
    Tour,
)
from charte_studio.domaine.echelle_propre import CLE_PROPRE, echelle_de
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.vocabulaire import THEMES


@dataclass(frozen=True, slots=True)
class ParticipantLu:
    id: int
    numero: int
    college_id: int
    college: str
    nom: str
    """Vide le plus souvent : un nom n’existe que si l’animation l’a annoncé."""
    present: bool = True
    """Faux pour qui n’est pas, ou plus, dans la salle : on ne l’attend pas aux tours."""


@dataclass(frozen=True, slots=True)
class PrincipeResume:
    id: int
    cle: str
    titre: str
    theme: str
    axe: str
    question: str
    retenu: bool
    tours: int
    """Nombre de tours déjà ouverts : le principe ne se retire plus s’il y en a."""


@dataclass(frozen=True, slots=True)
class Preparation:
    info: InfoAtelier
    colleges: tuple[CollegeLu, ...]
    participants: int
    principes: tuple[PrincipeResume, ...]
    regle_figee: bool
    noms: int
    """Nombre de participants nommés dans le fichier."""
    echelle_propre: Echelle | None = None
    """L’échelle écrite pour cet atelier, choisie ou non."""

    @property
    def attendus(self) -> int | None:
        """L’effectif attendu en tout, ou `None` si aucun collège n’en dit un."""
        dits = [c.effectif_attendu for c in self.colleges if c.effectif_attendu is not None]
        return sum(dits) if dits else None

    @property
    def retenus(self) -> tuple[PrincipeResume, ...]:
        """Les principes à l’ordre du jour."""
        return tuple(principe for principe in self.principes if principe.retenu)

    @property
    def themes_absents(self) -> tuple[str, ...]:
        """Les thèmes que ne traite aucun principe retenu, dans l’ordre du vocabulaire."""
        traites = {principe.theme for principe in self.retenus}
        return tuple(theme for theme in THEMES if theme not in traites)


def lire_preparation(connexion: Connection) -> Preparation:
    """Tout ce que la page montre, sauf la liste des participants."""
    colleges = lire_colleges(connexion)
    requete = (
        select(
            Principe.id,
            Principe.cle,
            Principe.titre,
            Principe.theme,
            Principe.axe,
            Principe.question,
            Principe.retenu,
            func.count(Tour.id),
        )
        .outerjoin(Tour, Tour.principe_id == Principe.id)
        .group_by(Principe.id)
        .order_by(Principe.rang, Principe.id)
    )
    principes = tuple(PrincipeResume(*ligne) for ligne in connexion.execute(requete))
    noms = connexion.execute(
        select(func.count(Participant.id)).join(Identite, Identite.id == Participant.identite_id)
    ).scalar_one()
    return Preparation(
        info=lire_atelier(connexion),
        colleges=colleges,
        participants=sum(college.inscrits for college in colleges),
        principes=principes,
        regle_figee=any(principe.tours for principe in principes),
        noms=noms,
        echelle_propre=_lire_echelle_propre(connexion),
    )


def _lire_echelle_propre(connexion: Connection) -> Echelle | None:
    texte = connexion.execute(select(Atelier.echelle_propre)).scalar_one()
    return echelle_de(CLE_PROPRE, texte) if texte else None


def lire_participants(connexion: Connection) -> tuple[ParticipantLu, ...]:
    """Les participants par numéro."""
    requete = (
        select(
            Participant.id,
            Participant.numero,
            Participant.college_id,
            College.nom,
            func.coalesce(Identite.nom, ""),
            Participant.present,
        )
        .join(College, College.id == Participant.college_id)
        .outerjoin(Identite, Identite.id == Participant.identite_id)
        .order_by(Participant.numero)
    )
    return tuple(ParticipantLu(*ligne) for ligne in connexion.execute(requete))


@dataclass(frozen=True, slots=True)
class FormulationLue:
    id: int
    niveau: str
    texte: str


@dataclass(frozen=True, slots=True)
class PrincipeLu:
    """Un principe en entier, tel qu’on le lit à la salle ou qu’on le récrit."""

    id: int
    cle: str
    titre: str
    theme: str
    axe: str
    enjeu: str
    question: str
    rang: int
    formulations: tuple[FormulationLue, ...]
    amorces: dict[str, tuple[str, ...]]
    """Par nature : `pour`, `contre`, `vigilance`, `source`."""


@retenir
def lire_principe(connexion: Connection, principe_id: int) -> PrincipeLu | None:
    """Le principe, ou `None` s’il n’existe plus."""
    ligne = connexion.execute(
        select(
            Principe.id,
            Principe.cle,
            Principe.titre,
            Principe.theme,
            Principe.axe,
            Principe.enjeu,
            Principe.question,
            Principe.rang,
        ).where(Principe.id == principe_id)
    ).first()
    if ligne is None:
        return None
    formulations = connexion.execute(
        select(Formulation.id, Formulation.niveau, Formulation.texte)
        .where(Formulation.principe_id == principe_id)
        .order_by(Formulation.id)
    )
    amorces: dict[str, list[str]] = defaultdict(list)
    for nature, texte in connexion.execute(
        select(Amorce.nature, Amorce.texte)
        .where(Amorce.principe_id == principe_id)
        .order_by(Amorce.id)
    ):
        amorces[nature].append(texte)
    return PrincipeLu(
        *ligne,
        formulations=tuple(FormulationLue(*f) for f in formulations),
        amorces={nature: tuple(textes) for nature, textes in amorces.items()},
    )
