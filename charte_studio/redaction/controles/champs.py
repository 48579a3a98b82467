"""Ce qui reste à écrire : champs à compléter et restes de brouillon."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from charte_studio.redaction.champs import ChampLaisse, champs_du_cadre, champs_laisses
from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.organisation import nommer
from charte_studio.redaction.phrases import abreger


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Un constat par champ : chacun se complète à sa place."""
    restes = contexte.reglages.restes
    motif = re.compile(
        "|".join(f"(?<!\\w){re.escape(r)}(?!\\w)" for r in restes) or "(?!)", re.IGNORECASE
    )
    yield from _champs_du_cadre(contexte)
    laisses: dict[str, list[ChampLaisse]] = defaultdict(list)
    for champ in champs_laisses(contexte.document):
        if champ.partie is not None:
            laisses[champ.partie.cle].append(champ)
    for partie in contexte.texte.parties:
        for champ in laisses[partie.cle]:
            yield Constat(
                "champ-a-completer",
                "bloquant",
                _titre(champ),
                f"Un champ est encore vide dans {partie.nom} : une charte adoptée n’en a plus.",
                partie.cle,
                champ.ecrit,
                "ouvrir-partie",
            )
        for passage in (partie.titre, *partie.passages):
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


def _champs_du_cadre(contexte: Contexte) -> Iterator[Constat]:
    """Le titre, la formule et la signature : ce qui s’y règle, hors de ce que l’on signe."""
    document, forme = contexte.document, contexte.forme
    organisation = document.organisation
    champs = champs_du_cadre(
        document.titre,
        organisation,
        nommer(forme.formule, organisation),
        [nommer(ligne, organisation) for ligne in forme.signature],
    )
    for champ in champs:
        yield Constat(
            "champ-a-completer",
            "bloquant",
            _titre(champ),
            f"Un champ est encore vide dans {champ.cadre} : il se remplit dans les réglages de "
            "l’atelier. La date, le lieu et la fonction se laissent à qui signe.",
            None,
            champ.ecrit,
            "regler-atelier",
        )


def _titre(champ: ChampLaisse) -> str:
    return f"À compléter : {champ.quoi}" if champ.quoi else "Champ à compléter"
