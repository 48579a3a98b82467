"""Les mots que l’orthographe admet parce qu’ils sont à l’atelier : noms, termes définis."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Connection

from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.controles import lire_reperes
from charte_studio.atelier.lectures.rediger import PlanCharte
from charte_studio.redaction.controles.definitions import termes_definis
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.orthographe import mots_admis


def lire_mots_admis(connexion: Connection, plan: PlanCharte) -> frozenset[str]:
    """Les mots de l’organisation, du lieu, des collèges, et des termes que la charte définit."""
    debuts = lire_reperes().reglages.definitions.sections
    lexiques = (
        partie.texte
        for partie in plan.parties
        if partie.numero is None and partie.cle.removeprefix("section:").startswith(debuts)
    )
    noms = (plan.info.organisation, plan.info.lieu, *(c.nom for c in lire_colleges(connexion)))
    return mots_admis(noms).union(*map(_mots_des_termes, lexiques))


@lru_cache(maxsize=8)
def _mots_des_termes(texte: str) -> frozenset[str]:
    """Les mots des termes définis dans une section ; elle change peu, le plan se relit souvent."""
    termes = termes_definis(lire_blocs(texte))
    return mots_admis(forme for terme in termes for forme in terme.formes)
