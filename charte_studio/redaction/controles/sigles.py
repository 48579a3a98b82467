"""Les sigles que rien ne développe la première fois qu’on les lit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from charte_studio.redaction.controles.constat import Constat
from charte_studio.redaction.controles.contexte import Contexte
from charte_studio.redaction.controles.definitions import sections_de_definitions, termes_definis
from charte_studio.redaction.lexique import mots, sans_accents
from charte_studio.redaction.phrases import CHAMP, abreger

_SIGLE: Final = re.compile(
    r"(?<![\w.’'-])(?:[LlDd][’'])?([A-Z][A-Z&]{1,6}|[A-Z](?:\.[A-Z]){1,5}\.?)(?![\w-])"
)
_ROMAIN: Final = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_VIDES: Final = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "sur", "pour")
)
_PORTEE: Final = 90
"""Caractères lus de part et d’autre d’un sigle pour trouver son développement."""


def controler(contexte: Contexte) -> Iterator[Constat]:
    """Un constat par sigle, à sa première occurrence."""
    reglages = contexte.reglages
    definis = {
        forme
        for section in sections_de_definitions(contexte)
        for terme in termes_definis(section.blocs)
        for forme in terme.formes
    }
    vus: set[str] = set()
    for phrase in contexte.texte.phrases:
        texte = CHAMP.sub(" ", phrase.texte)
        if phrase.titre or _criee(texte):
            continue
        for trouve in _SIGLE.finditer(texte):
            sigle = trouve[1].replace(".", "")
            if sigle in vus or sigle in definis or len(sigle) < 2:
                continue
            vus.add(sigle)
            if sigle in reglages.sigles_admis | reglages.majuscules or _ROMAIN.fullmatch(sigle):
                continue
            if not developpe(texte, trouve.start(1), trouve.end(1)):
                yield Constat(
                    "sigle-non-developpe",
                    "conseil",
                    f"{sigle} n’est pas développé",
                    "La première fois, écrivez le nom entier puis le sigle entre parenthèses.",
                    phrase.partie.cle,
                    abreger(phrase.texte),
                    "ouvrir-partie",
                    sigle,
                )


def developpe(texte: str, debut: int, fin: int) -> bool:
    """Vrai si le nom entier précède « (SIGLE) » ou suit « SIGLE (… »."""
    sigle = sans_accents(texte[debut:fin].replace(".", "").replace("&", ""))
    avant = texte[max(0, debut - _PORTEE) : debut]
    if avant.rstrip(" \u00a0").endswith("("):
        return _initiales_presentes(sigle, avant)
    suite = re.match(r"[\s\u00a0]*(?:\(|[:,–—]\s)([^()]{3,90})", texte[fin:])
    return suite is not None and _initiales_presentes(sigle, suite[1])


def _initiales_presentes(sigle: str, nom: str) -> bool:
    """Vrai si les lettres du sigle se lisent dans l’ordre parmi les initiales du nom.

    Une lettre peut manquer, comme dans « délégué à la protection des données (DPO) » : il suffit
    que la moitié des initiales y soient.
    """
    initiales = [sans_accents(mot)[0] for mot in mots(nom) if sans_accents(mot) not in _VIDES]
    place, trouvees = 0, 0
    for lettre in sigle:
        suivant = next((p for p in range(place, len(initiales)) if initiales[p] == lettre), None)
        if suivant is not None:
            place, trouvees = suivant + 1, trouvees + 1
    return 2 * trouvees >= len(sigle)


def _criee(texte: str) -> bool:
    """Vrai si la phrase est écrite en capitales : ses mots ne sont pas des sigles."""
    lettres = [c for c in texte if c.isalpha()]
    return len(lettres) > 12 and sum(c.isupper() for c in lettres) > 0.6 * len(lettres)
