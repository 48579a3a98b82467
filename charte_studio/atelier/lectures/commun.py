"""Ce que les lectures partagent : l’atelier, son échelle, ses collèges, ses présents."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.schema import (
    Atelier,
    College,
    Participant,
)
from charte_studio.domaine.decision import RegleDecision
from charte_studio.domaine.echelle_propre import echelle_de
from charte_studio.domaine.echelles import Echelle


@dataclass(frozen=True, slots=True)
class InfoAtelier:
    """L’atelier tel qu’on le règle."""

    identifiant: str
    titre: str
    titre_charte: str
    organisation: str
    cadre: str
    forme: str
    modele: str
    modele_titre: str
    modele_version: str
    echelle: Echelle
    seuil: int
    regle: RegleDecision
    date: dt.date | None
    lieu: str
    duree_minutes: int | None
    mode_recueil: str
    """Le mode proposé à l’ouverture d’un tour."""
    regle_figee: str
    """La phrase de la règle au premier tour, vide tant qu’elle peut changer."""
    deroule: str
    """La clé du déroulé choisi, vide s’il n’y en a pas."""


@retenir
def lire_atelier(connexion: Connection) -> InfoAtelier:
    """Les réglages de l’atelier."""
    ligne = connexion.execute(select(Atelier.__table__)).mappings().one()
    return InfoAtelier(
        **{
            cle: ligne[cle]
            for cle in (
                "identifiant",
                "titre",
                "titre_charte",
                "organisation",
                "cadre",
                "forme",
                "modele",
                "modele_titre",
                "modele_version",
                "seuil",
                "lieu",
                "duree_minutes",
                "mode_recueil",
                "regle_figee",
                "deroule",
            )
        },
        echelle=echelle_de(ligne["echelle"], ligne["echelle_propre"]),
        regle=RegleDecision(
            seuil_adoption=Fraction(ligne["seuil_adoption"]),
            seuil_rejet=Fraction(ligne["seuil_rejet"]),
            quorum=Fraction(ligne["quorum"]),
            effet_objection=ligne["effet_objection"],
        ),
        date=dt.date.fromisoformat(ligne["date"]) if ligne["date"] else None,
    )


@dataclass(frozen=True, slots=True)
class CollegeLu:
    id: int
    cle: str
    nom: str
    effectif_attendu: int | None
    inscrits: int
    presents: int = 0
    """Les inscrits qui sont dans la salle."""


@retenir
def lire_colleges(connexion: Connection) -> tuple[CollegeLu, ...]:
    """Les collèges dans leur ordre, avec leurs inscrits."""
    requete = (
        select(
            College.id,
            College.cle,
            College.nom,
            College.effectif_attendu,
            func.count(Participant.id),
            func.count(Participant.id).filter(Participant.present),
        )
        .outerjoin(Participant, Participant.college_id == College.id)
        .group_by(College.id)
        .order_by(College.rang, College.id)
    )
    return tuple(CollegeLu(*ligne) for ligne in connexion.execute(requete))


@retenir
def compter_inscrits(connexion: Connection) -> int:
    """Le nombre de participants inscrits, présents ou non."""
    return connexion.execute(select(func.count(Participant.id))).scalar_one()


@retenir
def compter_presents(connexion: Connection) -> int:
    """Le nombre d’inscrits présents : ceux qu’on attend aux tours qui s’ouvrent."""
    requete = select(func.count(Participant.id)).where(Participant.present)
    return connexion.execute(requete).scalar_one()


def lire_seuil(connexion: Connection) -> int:
    """Le seuil de confidentialité."""
    return connexion.execute(select(Atelier.seuil)).scalar_one()


@retenir
def lire_echelle(connexion: Connection) -> Echelle:
    """L’échelle de l’atelier."""
    return echelle_de(*connexion.execute(select(Atelier.echelle, Atelier.echelle_propre)).one())
