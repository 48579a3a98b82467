"""L’histoire d’un élément, relue dans le journal : quoi et quand, jamais qui."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.changements import Changement
from charte_studio.atelier.journal import decoder_images
from charte_studio.atelier.schema import LigneJournal


@dataclass(frozen=True, slots=True)
class MomentLu:
    """Un geste qui a touché l’élément."""

    n: int
    moment: dt.datetime
    libelle: str
    """Ce que disait le menu, précédé d’« Annuler : » ou « Refaire : » s’il y a lieu."""
    dit: str | None = None
    """Les mots que ce geste a posés, vides s’il les a effacés, `None` s’il n’y a pas touché."""


_PREFIXES = {"annulation": "Annuler\u00a0: ", "refaire": "Refaire\u00a0: "}


def lire_historique(
    connexion: Connection, table: str, *, colonne: str, valeurs: Collection[int], mots: str = ""
) -> tuple[MomentLu, ...]:
    """Les gestes qui ont touché les lignes de `table` dont `colonne` vaut l’une de ces valeurs.

    `mots` nomme la colonne du texte à donner avec le geste qui l’a écrit.

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
        touche, dit = False, None
        for ligne in decoder_images(images):
            if ligne.table != table:
                continue
            entiere = ligne.apres if ligne.avant is None else ligne.avant
            if entiere is not None and entiere.get(colonne) in valeurs:
                suivies.add(ligne.id)
            if ligne.id in suivies:
                touche, dit = True, _mots_poses(ligne, mots)
        if touche:
            texte = f"{_PREFIXES.get(nature, '')}{libelle}"
            moments.append(MomentLu(n, dt.datetime.fromisoformat(moment), texte, dit))
    return tuple(moments)


def _mots_poses(ligne: Changement, mots: str) -> str | None:
    """Ce que la ligne dit de neuf dans cette colonne : une création muette n’efface rien."""
    if ligne.apres is None or mots not in ligne.apres:
        return None
    dit = str(ligne.apres[mots])
    return dit if dit or ligne.avant is not None else None
