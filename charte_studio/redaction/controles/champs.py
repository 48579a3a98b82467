"""Ce qui reste à écrire : champs à compléter et restes de brouillon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.phrases import CHAMP, abreger


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Un constat par champ : chacun se complète à sa place."""
    restes = contexte.reglages.restes
    motif = re.compile(
        "|".join(f"(?<!\\w){re.escape(r)}(?!\\w)" for r in restes) or "(?!)", re.IGNORECASE
    )
    for partie in contexte.texte.parties:
        for passage in (partie.titre, *partie.passages):
            for champ in CHAMP.finditer(passage):
                quoi = champ[0].strip("[]").partition(":")[2].strip(" \u00a0\u202f")
                yield Constat(
                    "champ-a-completer",
                    "bloquant",
                    f"À compléter : {quoi}" if quoi else "Champ à compléter",
                    f"Un champ est encore vide dans {partie.nom} : une charte adoptée n’en a plus.",
                    partie.cle,
                    champ[0],
                    "ouvrir-partie",
                )
            if reste := motif.search(passage):
                yield Constat(
                    "reste-de-brouillon",
                    "important",
                    f"« {reste[0]} » traîne dans le texte",
                    f"Ce repère de brouillon est resté dans {partie.nom} : remplacez-le.",
                    partie.cle,
                    abreger(passage),
                    "ouvrir-partie",
                )
