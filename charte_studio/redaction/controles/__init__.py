"""Les contrôles d’avant transmission : ils signalent, expliquent et proposent ; ils n’arrêtent que
la version adoptée."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from charte_studio.redaction.controles import (
    champs,
    definitions,
    droit_cite,
    phrases_longues,
    portee,
    salle,
    sigles,
    structure,
    themes,
)
from charte_studio.redaction.controles.constat import GESTES, GRAVITES, Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.controles.reglages import ReglagesControles, lire_reglages
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.droit import FaitDeDroit
from charte_studio.redaction.formes import FormeVisee
from charte_studio.redaction.parties import TexteIndexe, indexer

__all__ = [
    "GESTES",
    "GRAVITES",
    "Constat",
    "ReglagesControles",
    "bloquants",
    "controler",
    "lire_reglages",
]

_FAMILLES: Final = (
    champs, portee, salle, structure, themes, droit_cite, definitions, sigles, phrases_longues,
)  # fmt: skip


def controler(
    document: DocumentCharte,
    *,
    forme: FormeVisee,
    reglages: ReglagesControles,
    droit: Mapping[str, FaitDeDroit],
    aujourd_hui: dt.date,
    themes_traites: Iterable[str],
    colleges_attendus: Iterable[str] = (),
    texte: TexteIndexe | None = None,
) -> tuple[Constat, ...]:
    """Tous les constats, du plus grave au plus léger, puis dans l’ordre du texte.

    `themes_traites` : les clés de thème des principes adoptés. `colleges_attendus` : les noms
    attendus dans la salle en plus de ceux que la traçabilité porte déjà. `texte` évite de relire
    une charte déjà indexée.
    """
    lu = texte or indexer(document)
    contexte = Contexte(
        document=document,
        texte=lu,
        forme=forme,
        themes_traites=frozenset(themes_traites),
        colleges_attendus=tuple(colleges_attendus),
        droit=droit,
        aujourd_hui=aujourd_hui,
        reglages=reglages,
    )
    graves = {gravite: rang for rang, gravite in enumerate(GRAVITES)}
    rangs = {partie.cle: rang for rang, partie in enumerate(lu.parties, start=1)}
    constats = chain.from_iterable(famille.controler(contexte) for famille in _FAMILLES)
    return tuple(sorted(constats, key=lambda c: (graves[c.gravite], rangs.get(c.ou or "", 0))))


def bloquants(constats: Iterable[Constat]) -> tuple[str, ...]:
    """Ce qui interdit la version adoptée, une phrase par constat."""
    return tuple(f"{c.titre}. {c.raison}" for c in constats if c.bloque)
