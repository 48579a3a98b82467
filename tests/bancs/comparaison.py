"""Comparer deux versions d’une charte de 200 articles, contre `difflib` sur le même texte."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from charte_studio.redaction.comparaison import comparer_mots
from charte_studio.redaction.comparaison_charte import Partie, comparer_chartes
from charte_studio.redaction.fusion import fusionner
from tests.bancs.mesure import Mesure

ARTICLES = 200
MOTS = 300
TOURS = 7
_COURANTS = (
    "de", "la", "le", "les", "et", "des", "l’outil", "du", "un", "une", "est", "dans", "pour",
    "que", "par", "au", "qui", "sur", "ne", "doit",
)  # fmt: skip


def mesurer() -> Iterator[Mesure]:
    """Les mesures de la comparaison et de la fusion."""
    avant, apres = deux_versions()
    entier_avant, entier_apres = (en_un_texte(version) for version in (avant, apres))
    charte = _mediane(lambda: comparer_chartes(avant, apres))
    yield Mesure("comparer deux versions de 200 articles", charte * 1000, 500, "ms")
    mots = _mediane(lambda: comparer_mots(entier_avant, entier_apres))
    reference = _chrono(lambda: _difflib_seul(entier_avant, entier_apres))
    yield Mesure(
        "comparer les mêmes en un seul texte / difflib seul", mots / reference, 1, "fois",
        f"{mots * 1000:.0f} ms contre {reference * 1000:.0f} ms",
    )  # fmt: skip
    retouche = en_un_texte([partie for partie in avant if partie.numero != 3])
    fusion = _mediane(lambda: fusionner(entier_avant, entier_apres, retouche))
    yield Mesure(
        "fusionner 200 articles à trois voix / difflib seul", fusion / reference, 1.5, "fois",
        f"{fusion * 1000:.0f} ms",
    )  # fmt: skip


def deux_versions() -> tuple[list[Partie], list[Partie]]:
    """200 articles de 300 mots ; un sur cinq modifié, trois déplacés, un retiré, un ajouté."""
    hasard = random.Random(6)
    avant = [
        Partie(f"principe:p{n}", n, f"Principe {n}", _texte(hasard)) for n in range(1, ARTICLES + 1)
    ]
    apres = [
        _retoucher(partie, hasard) if rang % 5 == 0 else partie for rang, partie in enumerate(avant)
    ]
    for depart, arrivee in ((10, 90), (150, 20), (70, 71)):
        apres.insert(arrivee, apres.pop(depart))
    apres[42] = Partie("principe:neuf", 43, "Un article neuf", _texte(hasard))
    renumerotees = [
        Partie(partie.cle, numero, partie.titre, partie.texte)
        for numero, partie in enumerate(apres, start=1)
    ]
    return avant, renumerotees


def en_un_texte(parties: list[Partie]) -> str:
    """La charte d’un seul tenant."""
    return "\n\n".join(f"## {partie.titre}\n\n{partie.texte}" for partie in parties)


def _texte(hasard: random.Random) -> str:
    """Trois alinéas ; quelques mots courants font la moitié du texte, comme en français."""
    rares = [f"mot{n}" for n in range(2000)]
    poids = list(accumulate(1 / (n + 1) for n in range(len(rares))))
    mots = [
        hasard.choice(_COURANTS)
        if hasard.random() < 0.5
        else hasard.choices(rares, cum_weights=poids)[0]
        for _ in range(MOTS)
    ]
    phrases = [" ".join(mots[n : n + 20]).capitalize() + "." for n in range(0, MOTS, 20)]
    return "\n\n".join(" ".join(phrases[n : n + 5]) for n in range(0, len(phrases), 5))


def _retoucher(partie: Partie, hasard: random.Random) -> Partie:
    """Un mot sur vingt changé, ajouté ou retiré."""
    mots = partie.texte.split(" ")
    for _ in range(len(mots) // 20):
        place = hasard.randrange(len(mots))
        mots[place : place + hasard.randrange(2)] = [
            f"neuf{hasard.randrange(99)}"
        ] * hasard.randrange(2)
    return Partie(partie.cle, partie.numero, partie.titre, " ".join(mots))


def _difflib_seul(avant: str, apres: str) -> int:
    """Les mots des deux textes entiers, tels que `difflib` les compare sans aide."""
    return len(SequenceMatcher(None, avant.split(), apres.split()).get_opcodes())


def _mediane(faire: Callable[[], object]) -> float:
    return statistics.median(_chrono(faire) for _ in range(TOURS))


def _chrono(faire: Callable[[], object]) -> float:
    debut = time.perf_counter()
    faire()
    return time.perf_counter() - debut
