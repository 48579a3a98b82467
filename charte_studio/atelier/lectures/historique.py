"""L’histoire d’un élément, relue dans le journal : quoi et quand, jamais qui."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.journal import decoder_images
from charte_studio.atelier.schema import LigneJournal


@dataclass(frozen=True, slots=True)
class MomentLu:
    """Un geste qui a touché l’élément."""

    n: int
    moment: dt.datetime
    libelle: str
    """Ce que disait le menu, précédé d’« Annuler : » ou « Refaire : » s’il y a lieu."""


_PREFIXES = {"annulation": "Annuler\u00a0: ", "refaire": "Refaire\u00a0: "}


def lire_historique(
    connexion: Connection, table: str, *, colonne: str, valeurs: Collection[int]
) -> tuple[MomentLu, ...]:
    """Les gestes qui ont touché les lignes de `table` dont `colonne` vaut l’une de ces valeurs.

    Une ligne se reconnaît à sa création, puis à sa clé : les images d’une modification ne portent
    que ce qui change.
    """
    requete = (
        select(LigneJournal)
        .with_only_columns(
            LigneJournal.n,
            LigneJournal.moment,
            LigneJournal.nature,
            LigneJournal.libelle,
            LigneJournal.images,
        )
        # Un tri grossier avant de lire le JSON : le nom de la table y est écrit tel quel.
        .where(LigneJournal.images.contains(f'["{table}",', autoescape=True))
        .order_by(LigneJournal.n)
    )
    suivies: set[int] = set()
    moments = []
    for n, moment, nature, libelle, images in connexion.execute(requete):
        touche = False
        for ligne in decoder_images(images):
            if ligne.table != table:
                continue
            entiere = ligne.apres if ligne.avant is None else ligne.avant
            if entiere is not None and entiere.get(colonne) in valeurs:
                suivies.add(ligne.id)
            touche = touche or ligne.id in suivies
        if touche:
            texte = f"{_PREFIXES.get(nature, '')}{libelle}"
            moments.append(MomentLu(n, dt.datetime.fromisoformat(moment), texte))
    return tuple(moments)
