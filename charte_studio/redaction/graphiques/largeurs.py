"""La largeur d’un texte en Atkinson Hyperlegible, sans police ni écran.

La même mesure partout : le dessin de l’écran, celui du HTML et celui du Word ont les mêmes formes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

Mesure = Callable[[str, float, bool], float]
"""`(texte, taille, gras)` donne une largeur, dans l’unité de la taille."""

_UNITES: Final = 1000
_PAR_DEFAUT: Final = 680
"""Un caractère que la police n’a pas : une autre le dessinera, sans doute plus large."""


def _par_caractere(groupes: Mapping[int, str]) -> dict[str, int]:
    return {signe: largeur for largeur, signes in groupes.items() for signe in signes}


# Avances en millièmes de cadratin ; une lettre accentuée a celle de sa lettre.
_MAIGRE: Final = _par_caractere({
    160: "'", 205: ",.:;", 233: "|", 235: "·‘’", 237: "ł", 239: "l", 254: "j", 268: "`",
    278: "iı", 280: " \u00a0", 281: "!¡", 300: "()", 301: '"', 311: "f", 315: "[]", 319: "{}",
    324: "t", 340: "r", 352: "°", 368: "-", 377: "/\\", 382: "²", 383: "³", 396: "_", 398: "“”„",
    402: "1", 414: "I", 429: "y", 433: "*", 438: "•", 441: "v", 460: "z", 461: "x", 471: "s",
    480: "–", 490: "k", 500: "c", 510: "7J", 520: "?¿", 526: "a", 528: "×", 530: "§", 536: "u",
    539: "Le", 546: "hn", 548: "F", 549: "2", 552: "^oø", 553: "<>", 555: "~µ", 558: "T",
    560: "g", 562: "«»", 564: "d", 566: "bpþ", 567: "Eð", 573: "Ł", 574: "3", 576: "qÞ",
    579: "±≤≥", 583: "5", 586: "£", 589: "V", 594: "$", 595: "Y", 596: "S", 597: "ß", 598: "69",
    601: "P", 602: "+=÷−≠", 603: "đ", 607: "Z", 614: "4", 615: "8", 618: "R", 619: "B", 623: "X",
    626: "A", 627: "K", 648: "0", 654: "w", 655: "#", 656: "C", 664: "€", 673: "D", 689: "N",
    690: "HU", 696: "…", 705: "&", 710: "G", 712: "ÐĐ", 727: "OØ", 753: "Q", 780: "@", 798: "©®",
    800: "—", 820: "M", 840: "W", 841: "m", 848: "™", 874: "æ", 927: "%œ", 998: "Æ", 1052: "Œ",
})  # fmt: skip
_GRAS: Final = _par_caractere({
    222: "'", 234: "|", 243: ",.:;", 259: "j", 277: "‘’", 283: "!¡", 301: "·ı", 314: "`l",
    315: "i", 320: " \u00a0", 322: "ł", 333: "[]", 366: "()", 367: "f", 370: "{}", 372: "r",
    374: "-", 379: "t", 404: "°", 407: "²", 410: '"', 413: "³", 430: "_", 434: "*", 438: "•",
    442: "/\\", 448: "1", 458: "I", 498: "“”„", 508: "–", 516: "z", 518: "y", 520: "c", 526: "v",
    533: "x~", 534: "s", 537: "L", 539: "×", 543: "7", 544: "F", 553: "a", 560: "J", 561: "9",
    566: "e", 567: "k", 570: "u", 572: "hn", 573: "<>oø", 578: "§", 580: "E", 586: "2Ł",
    589: "^ð", 591: "µ", 594: "÷−≠≤≥", 596: "bdpþ", 597: "g", 601: "q", 605: "3", 612: "5",
    614: "?¿", 615: "Þ", 617: "T£", 618: "+=±", 619: "$S", 621: "Zß", 625: "8", 626: "4P",
    632: "6đ", 639: "B", 652: "0", 654: "R", 656: "V", 659: "K", 663: "U", 669: "«»", 673: "C€",
    679: "H", 686: "D", 687: "Y", 690: "A", 699: "X", 700: "N", 702: "&", 719: "G", 723: "w",
    754: "@", 763: "Ø", 764: "O", 773: "ÐĐ", 781: "Q", 783: "#", 798: "©®", 803: "…", 842: "M—",
    883: "Wæ", 886: "m", 935: "™", 937: "œ", 977: "%", 1016: "Æ", 1061: "Œ",
})  # fmt: skip


@lru_cache(maxsize=4096)
def _largeur_de(signe: str, gras: bool) -> int:
    table = _GRAS if gras else _MAIGRE
    connue = table.get(signe)
    if connue is not None:
        return connue
    if unicodedata.category(signe) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(signe) in ("W", "F"):
        return _UNITES
    return table.get(unicodedata.normalize("NFD", signe)[0], _PAR_DEFAUT)


@lru_cache(maxsize=16384)
def _millieme(texte: str, gras: bool) -> int:
    return sum(_largeur_de(signe, gras) for signe in texte)


def largeur_atkinson(texte: str, taille: float, gras: bool) -> float:
    """La largeur d’un texte sur une ligne. Le crénage, qui resserre un peu, n’est pas compté."""
    return _millieme(texte, gras) * taille / _UNITES
