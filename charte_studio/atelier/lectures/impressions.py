"""Ce qu’il faut pour imprimer l’atelier : réglages, collèges, participants, principes retenus."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import (
    CollegeLu,
    InfoAtelier,
    lire_atelier,
    lire_colleges,
)
from charte_studio.atelier.lectures.preparer import ParticipantLu, lire_participants
from charte_studio.atelier.lectures.projection.textes import lire_textes_salle
from charte_studio.atelier.schema import Atelier, Formulation, Principe, Sequence
from charte_studio.domaine.vocabulaire import libelle_niveau
from charte_studio.redaction.deroules import Sequence as Moment

_PREFEREE: Final = "equilibree"


@dataclass(frozen=True, slots=True)
class PrincipeImprime:
    """Un principe retenu, avec les textes qui vont sur le papier."""

    numero: int
    """Sa place à l’ordre du jour, à partir de 1."""
    titre: str
    question: str
    formulation: str
    """En Markdown : l’équilibrée, sinon la première ; vide s’il n’y en a aucune."""
    niveau: str
    """Le nom du niveau de cette formulation."""


@dataclass(frozen=True, slots=True)
class AImprimer:
    """Tout ce que disent les documents imprimés."""

    info: InfoAtelier
    colleges: tuple[CollegeLu, ...]
    participants: tuple[ParticipantLu, ...]
    principes: tuple[PrincipeImprime, ...]
    sequences: tuple[Moment, ...]
    """Le déroulé retouché de l’atelier, sans ce qui est sauté ; vide s’il n’en a pas choisi."""
    regles_echange: tuple[str, ...]
    """Celles de l’atelier, sinon celles que la salle voit par défaut."""
    secret: bool
    """Vrai si l’atelier recueille au bulletin secret."""

    @property
    def noms(self) -> int:
        """Combien de participants ont un nom dans le fichier."""
        return sum(bool(participant.nom) for participant in self.participants)


def lire_a_imprimer(connexion: Connection) -> AImprimer:
    """Lit tout en cinq requêtes, quel que soit le nombre de principes."""
    regles, mode = connexion.execute(select(Atelier.regles_echange, Atelier.mode_recueil)).one()
    return AImprimer(
        info=lire_atelier(connexion),
        colleges=lire_colleges(connexion),
        participants=lire_participants(connexion),
        principes=_principes(connexion),
        sequences=_sequences(connexion),
        regles_echange=tuple(ligne.strip() for ligne in regles.splitlines() if ligne.strip())
        or lire_textes_salle().regles,
        secret=mode == "secret",
    )


def _principes(connexion: Connection) -> tuple[PrincipeImprime, ...]:
    textes: dict[int, dict[str, str]] = defaultdict(dict)
    for principe_id, niveau, texte in connexion.execute(
        select(Formulation.principe_id, Formulation.niveau, Formulation.texte).order_by(
            Formulation.id
        )
    ):
        textes[principe_id][niveau] = texte
    lignes = connexion.execute(
        select(Principe.id, Principe.titre, Principe.question)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    )
    return tuple(
        PrincipeImprime(numero, titre, question, *_formulation(textes[principe_id]))
        for numero, (principe_id, titre, question) in enumerate(lignes, start=1)
    )


def _formulation(textes: dict[str, str]) -> tuple[str, str]:
    """Le texte et le nom de son niveau."""
    niveau = _PREFEREE if textes.get(_PREFEREE) else next(iter(textes), "")
    return textes.get(niveau, ""), libelle_niveau(niveau)


def _sequences(connexion: Connection) -> tuple[Moment, ...]:
    lignes = connexion.execute(
        select(
            Sequence.seance,
            Sequence.titre,
            Sequence.minutes,
            Sequence.etape,
            Sequence.objectif,
            Sequence.animation,
            Sequence.materiel,
        )
        .where(Sequence.etat != "sautee")
        .order_by(Sequence.seance, Sequence.rang, Sequence.id)
    )
    return tuple(
        Moment(
            seance=ligne.seance,
            titre=ligne.titre,
            minutes=ligne.minutes,
            etape=ligne.etape,
            objectif=ligne.objectif,
            animation=ligne.animation,
            materiel=tuple(m.strip() for m in ligne.materiel.splitlines() if m.strip()),
        )
        for ligne in lignes
    )
