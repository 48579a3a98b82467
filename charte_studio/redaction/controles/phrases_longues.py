"""Les phrases qu’on ne lit pas d’un souffle."""

from __future__ import annotations

from collections.abc import Iterator

from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.phrases import abreger, compter_mots


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Une phrase de plus de mots que le réglage n’en permet."""
    limite = contexte.reglages.mots_par_phrase
    for phrase in contexte.texte.phrases:
        # Un mot et son espace tiennent deux caractères au moins : inutile de compter plus court.
        if phrase.titre or len(phrase.texte) <= 2 * limite:
            continue
        combien = compter_mots(phrase.texte)
        if combien > limite:
            yield Constat(
                "phrase-longue",
                "conseil",
                f"Phrase de {combien} mots",
                f"Au-delà de {limite} mots, on relit pour comprendre : coupez-la en deux.",
                phrase.partie.cle,
                abreger(phrase.texte, 200),
                "ouvrir-partie",
            )
