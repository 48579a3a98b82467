"""La largeur d’un texte en Calibri, sans police ni écran : pour les colonnes et le sommaire."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from math import ceil
from typing import Final

HAUTEUR_DE_LIGNE: Final = 1.2207
"""Interligne simple de Calibri, en part du corps."""

_UNITES: Final = 2048
_GRAS: Final = 1.03
_PAR_DEFAUT: Final = 1038
_DOUBLE: Final = 2048
"""Idéogrammes et émojis : un cadratin."""

# Avances de Calibri en 2048e de cadratin ; une lettre accentuée a celle de sa lettre.
_LARGEURS: Final[dict[str, int]] = {
    caractere: largeur
    for largeur, caracteres in {
        452: "'", 463: " \u00a0\u202f", 470: "ilı", 490: "j", 511: ",‘’", 516: "I", 517: ".·",
        548: ":;", 596: "`", 621: "()", 625: "f", 627: "-", 628: "[]", 644: "{}", 653: "J",
        667: "!¡", 686: "t", 694: "°", 714: "r", 791: "/\\", 801: "s", 809: "z", 821: '"',
        857: "“”„", 861: "L", 866: "c", 887: "x", 925: "v", 927: "y", 931: "k", 941: "FS",
        943: "|", 949: "?¿", 959: "Z", 964: "g", 981: "a", 998: "TY", 1000: "E", 1019: "e",
        1020: "#*+<=>^_~¬±×÷–•−", 1038: "$0123456789£€", 1049: "«»", 1058: "P", 1063: "X",
        1064: "K", 1076: "bdhnpqu", 1080: "oß", 1092: "C", 1112: "R", 1114: "B", 1162: "V",
        1185: "A", 1260: "D", 1276: "H", 1292: "G", 1314: "U", 1322: "N", 1356: "O", 1378: "Q",
        1397: "&", 1414: "…", 1464: "%w", 1563: "Æ", 1583: "æ", 1636: "m", 1740: "œ", 1751: "M",
        1775: "Œ", 1822: "W", 1831: "@", 1854: "—",
    }.items()
    for caractere in caracteres
}  # fmt: skip

_ESPACE: Final = _LARGEURS[" "]
_MOTS_RETENUS: Final = 65536


@lru_cache(maxsize=4096)
def _largeur_de(caractere: str) -> int:
    connue = _LARGEURS.get(caractere)
    if connue is not None:
        return connue
    lettre = unicodedata.normalize("NFD", caractere)[0]
    if unicodedata.category(caractere) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(caractere) in ("W", "F"):
        return _DOUBLE
    return _LARGEURS.get(lettre, _PAR_DEFAUT)


class _Mots(dict[str, int]):
    """La largeur des mots déjà mesurés : les mêmes reviennent tout au long d’un texte."""

    def __missing__(self, mot: str) -> int:
        if len(self) >= _MOTS_RETENUS:
            self.clear()
        unites = self[mot] = sum(map(_largeur_de, mot))
        return unites


_largeur_du_mot: Final = _Mots().__getitem__


def _largeurs_des_mots(texte: str) -> list[int]:
    return list(map(_largeur_du_mot, texte.split(" ")))


def largeur(texte: str, corps: float, *, gras: bool = False) -> float:
    """La largeur d’un texte sur une ligne, en points."""
    return largeurs(texte, corps, gras=gras)[1]


def largeurs(texte: str, corps: float, *, gras: bool = False) -> tuple[float, float]:
    """Celle du plus long mot, sous laquelle il serait coupé, et celle de toute la ligne."""
    mots = _largeurs_des_mots(texte)
    graisse = _GRAS if gras else 1.0
    ligne = sum(mots) + _ESPACE * (len(mots) - 1)
    return max(mots) * corps / _UNITES * graisse, ligne * corps / _UNITES * graisse


def nombre_de_lignes(texte: str, corps: float, place: float, *, gras: bool = False) -> int:
    """Le nombre de lignes d’un texte coulé dans `place` points, retours à la ligne compris."""
    facteur = corps / _UNITES * (_GRAS if gras else 1.0)
    place_en_unites = max(place, corps) / facteur
    espace = _ESPACE
    total = 0
    for morceau in texte.split("\n"):
        lignes, occupe = 1, 0.0
        for mot in _largeurs_des_mots(morceau.replace("\t", " ")):
            besoin = mot
            if occupe and occupe + espace + besoin <= place_en_unites:
                occupe += espace + besoin
                continue
            if occupe:
                lignes += 1
            if besoin > place_en_unites:  # un mot plus long que la ligne est coupé
                pleines = ceil(besoin / place_en_unites) - 1
                lignes += pleines
                besoin -= int(pleines * place_en_unites)
            occupe = besoin
        total += lignes
    return total
