"""D’où vient une partie : délibération, amendements, et ses retouches, avec leur moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from charte_studio.atelier.journal import decoder_images
from charte_studio.atelier.lectures.amendements import lire_amendements
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.rediger.deliberations import lire_deliberation
from charte_studio.atelier.lectures.rediger.plan import PartieLue
from charte_studio.atelier.schema import LigneJournal
from charte_studio.domaine.vocabulaire import ETATS_AMENDEMENT
from charte_studio.redaction.document import Deliberation

_TABLE = "article"


@dataclass(frozen=True, slots=True)
class AmendementDit:
    """Un amendement de l’article, et son sort."""

    numero: int
    texte: str
    motif: str
    college: str
    """Vide quand le collège n’a pas été dit."""
    etat: str
    """Clé de `vocabulaire.ETATS_AMENDEMENT`."""

    @property
    def sort(self) -> str:
        return ETATS_AMENDEMENT.get(self.etat, self.etat)


@dataclass(frozen=True, slots=True)
class MomentRetouche:
    """Un geste qui a touché le texte."""

    moment: dt.datetime
    quoi: str
    """« Texte retouché », « Retour au texte assemblé »…"""


@dataclass(frozen=True, slots=True)
class Origine:
    """Tout ce qui justifie une partie."""

    deliberation: Deliberation | None = None
    """`None` pour une section."""
    amendements: tuple[AmendementDit, ...] = ()
    retouches: tuple[MomentRetouche, ...] = ()
    """De la plus ancienne à la plus récente."""


def lire_origine(connexion: Connection, partie: PartieLue) -> Origine:
    """D’où vient cette partie."""
    identifiant = partie.principe_id
    return Origine(
        deliberation=lire_provenance(connexion, identifiant) if identifiant is not None else None,
        amendements=_lire_amendements(connexion, identifiant) if identifiant is not None else (),
        retouches=_lire_retouches(connexion, partie),
    )


def lire_provenance(connexion: Connection, principe_id: int) -> Deliberation | None:
    """Ce qui s’est dit d’un article, ou `None` si le principe n’est plus à l’ordre du jour."""
    for ligne in lire_decisions(connexion, principe_id):
        return lire_deliberation(connexion, ligne)
    return None


def _lire_amendements(connexion: Connection, principe_id: int) -> tuple[AmendementDit, ...]:
    return tuple(
        AmendementDit(lu.numero, lu.texte, lu.motif, lu.college, lu.etat)
        for lu in lire_amendements(connexion, principe_id)
    )


# --- les retouches ------------------------------------------------------------------------------


def _lire_retouches(connexion: Connection, partie: PartieLue) -> tuple[MomentRetouche, ...]:
    """Ce que le journal dit des retouches de cette partie.

    Une ligne d’article n’a pas d’autre nom que la clé de son principe ou de sa section, écrite à
    sa création et à sa suppression : on la suit de l’une à l’autre.
    """
    colonne = "principe_id" if partie.principe_id is not None else "section_id"
    vise = partie.principe_id if partie.principe_id is not None else partie.section_id
    if vise is None:
        return ()
    lignes = connexion.execute(
        select(LigneJournal.moment, LigneJournal.nature, LigneJournal.images)
        .where(
            or_(
                LigneJournal.images.like(f'[["{_TABLE}",%'),
                LigneJournal.images.like(f'%],["{_TABLE}",%'),
            )
        )
        .order_by(LigneJournal.n)
    )
    suivies: set[int] = set()
    moments: list[MomentRetouche] = []
    for moment, nature, images in lignes:
        for ligne in decoder_images(images):
            if ligne.table != _TABLE:
                continue
            entiere = ligne.apres if ligne.avant is None else ligne.avant
            if ligne.avant is None or ligne.apres is None:
                if (entiere or {}).get(colonne) != vise:
                    suivies.discard(ligne.id)
                    continue
                suivies.add(ligne.id)
            elif ligne.id not in suivies:
                continue
            quoi = _dire(ligne.avant, ligne.apres, nature)
            if quoi:
                moments.append(MomentRetouche(dt.datetime.fromisoformat(moment), quoi))
    return tuple(moments)


def _dire(avant: dict[str, object] | None, apres: dict[str, object] | None, nature: str) -> str:
    if nature == "annulation":
        return "Retouche annulée"
    if nature == "refaire":
        return "Retouche refaite"
    if apres is None:
        return "Retour au texte assemblé"
    if avant is None:
        return "Première retouche"
    if "texte" in apres:
        return "Fusion avec le nouvel assemblage" if "base" in apres else "Texte retouché"
    return "Retouche gardée face au nouvel assemblage" if "base" in apres else ""
