"""L’information sur les données, tirée des réglages réels de l’atelier."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Connection, func, select

from charte_studio.atelier.schema import Atelier, Identite, Participant, Tour
from charte_studio.redaction.accueil import (
    ReglagesDonnees,
    TextesAccueil,
    lire_textes_accueil,
    mention_donnees,
)
from charte_studio.socle.chemins import dossier_ressources


@lru_cache(maxsize=1)
def textes_accueil() -> TextesAccueil:
    """Les textes livrés de l’accueil, lus une fois."""
    return lire_textes_accueil(dossier_ressources() / "accueil.toml")


def lire_mention_donnees(connexion: Connection) -> tuple[str, ...]:
    """Ce que dit l’atelier de ce qu’il garde : ses mots, ou ceux qui découlent des réglages."""
    ecrite = connexion.execute(select(Atelier.mention_donnees)).scalar_one()
    return tuple(filter(None, ecrite.splitlines())) or mention_des_reglages(connexion)


def mention_des_reglages(connexion: Connection) -> tuple[str, ...]:
    """Une phrase par réglage : noms ou non, façons de recueillir, seuil."""
    propose, seuil = connexion.execute(select(Atelier.mode_recueil, Atelier.seuil)).one()
    employes = set(connexion.execute(select(Tour.mode).distinct()).scalars())
    noms = connexion.execute(
        select(func.count(Participant.id)).join(Identite, Identite.id == Participant.identite_id)
    ).scalar_one()
    reglages = ReglagesDonnees(noms=noms > 0, modes=frozenset({propose, *employes}), seuil=seuil)
    return mention_donnees(textes_accueil(), reglages)
