"""Écrire un numéro de liste comme le ferait un traitement de texte."""

from __future__ import annotations

from typing import Final

_ROMAINS: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def chiffrer(nombre: int, format_: str) -> str:
    """« 3 », « III », « c » : le nombre dans un format que nomme Word."""
    match format_:
        case "upperRoman":
            return _en_romain(nombre)
        case "lowerRoman":
            return _en_romain(nombre).lower()
        case "upperLetter":
            return _en_lettre(nombre)
        case "lowerLetter":
            return _en_lettre(nombre).lower()
        case "decimalZero":
            return f"{nombre:02d}"
        case "none":
            return ""
        case _:
            return str(nombre)


def _en_romain(nombre: int) -> str:
    if not 0 < nombre < 4000:
        return str(nombre)
    ecrit = ""
    for valeur_, lettres in _ROMAINS:
        ecrit += lettres * (nombre // valeur_)
        nombre %= valeur_
    return ecrit


def _en_lettre(nombre: int) -> str:
    """A à Z, puis AA à ZZ, comme Word."""
    if not 0 < nombre <= 26 * 30:
        return str(nombre)
    return chr(ord("A") + (nombre - 1) % 26) * ((nombre - 1) // 26 + 1)
