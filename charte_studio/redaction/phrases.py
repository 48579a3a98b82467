"""Découper un texte français en phrases, et les compter en mots comme le fait un traitement de
texte."""

from __future__ import annotations

import re
from typing import Final

ABREVIATIONS: Final = frozenset(
    (
        "al", "art", "av", "bd", "cf", "chap", "coll", "dir", "dr", "ed", "éd", "env", "ex", "fig",
        "hab", "ibid", "m", "max", "me", "min", "mm", "mme", "mmes", "n", "no", "nos", "obs", "p",
        "par", "pp", "pr", "réf", "resp", "sq", "st", "ste", "svt", "tel", "tél", "trav", "vol",
    )
)  # fmt: skip
"""Ce qui se termine par un point sans finir la phrase. « etc. » n’y est pas : une majuscule après
lui en commence une autre."""

# Un point ne commence rien après un autre, et ce qui est pris ne se rend pas : deux cent mille
# points ou espaces de suite se lisent en un passage.
_FIN: Final = re.compile(r"(?<![.!?…])[.!?…]++(?:[\s\u00a0\u202f]*+[»”)\]])*(?=[\s\u00a0\u202f])")
_DEBUT: Final = re.compile(r"[\s\u00a0\u202f]++[«“(\[—–-]*+[\s\u00a0\u202f]*+[A-ZÀ-ÖØ-ÞŒ0-9]")
_DERNIER_MOT: Final = re.compile(r"[^\s\u00a0\u202f«“(\[’'.]+$")
_ESPACES: Final = re.compile(r"\s+")
CHAMP: Final = re.compile(r"\[\s*[àa] compléter\b[^\[\]]*\]", re.IGNORECASE)
"""Ce qu’un modèle laisse à la personne qui rédige : « [à compléter : date de la revoyure] »."""


def decouper_phrases(texte: str) -> list[str]:
    """Les phrases du texte, sans rien en perdre.

    Ni « art. L. 2312-8 », ni « M. Martin », ni « Oui, si… » suivi d’une minuscule ne coupent.
    """
    phrases, depart = [], 0
    for fin in _FIN.finditer(texte):
        if fin.start() >= depart and _DEBUT.match(texte, fin.end()) and not _abrege(texte, fin):
            phrases.append(texte[depart : fin.end()].strip())
            depart = fin.end()
    reste = texte[depart:].strip()
    if reste:
        phrases.append(reste)
    return phrases


def _abrege(texte: str, fin: re.Match[str]) -> bool:
    """Vrai si ce point abrège un mot ou suit une initiale."""
    if fin[0] != ".":
        return False
    dernier = _DERNIER_MOT.search(texte, max(0, fin.start() - 30), fin.start())
    mot = dernier[0] if dernier else ""
    return mot.lower() in ABREVIATIONS or (len(mot) == 1 and mot.isupper())


def compter_mots(phrase: str) -> int:
    """Les mots séparés par des espaces, ponctuation seule exclue ; un champ à compléter vaut un
    mot, une espace insécable avant la ponctuation ne compte pas.

    >>> compter_mots("L’outil aide : oui, deux fois.")
    5
    """
    nu = CHAMP.sub("champ", phrase)
    return sum(any(c.isalnum() for c in mot) for mot in _ESPACES.split(nu))


def abreger(texte: str, longueur: int = 160) -> str:
    """Le texte sur une ligne, coupé à un mot avec « … » s’il est trop long."""
    une_ligne = _ESPACES.sub(" ", texte).strip() if "\n" in texte else texte.strip()
    if len(une_ligne) <= longueur:
        return une_ligne
    return f"{une_ligne[:longueur].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
