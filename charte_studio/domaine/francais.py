"""Écrire en français : accords, dates, clés sans accents."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def accorder(nombre: int, singulier: str, pluriel: str) -> str:
    """« 1 objection », « 2 objections » ; zéro prend le singulier."""
    return f"{nombre} {singulier if abs(nombre) < 2 else pluriel}"


def en_cle(titre: str) -> str:
    """Le titre en minuscules sans accents, les mots joints par des tirets."""
    sans_accents = "".join(
        c for c in unicodedata.normalize("NFKD", titre) if not unicodedata.combining(c)
    )
    sans_ligatures = sans_accents.lower().replace("œ", "oe").replace("æ", "ae")
    return re.sub(r"[^a-z0-9]+", "-", sans_ligatures).strip("-")


def date_en_lettres(jour: dt.date) -> str:
    """« 1er novembre 2026 », « 22 novembre 2026 »."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme} {MOIS[jour.month - 1]} {jour.year}"


def enumerer(elements: list[str]) -> str:
    """« a », « a et b », « a, b et c »."""
    if len(elements) < 2:
        return "".join(elements)
    return f"{', '.join(elements[:-1])} et {elements[-1]}"


def pourcentage(part: float | None) -> str:
    """« 86 % », ou « — » quand la part n’existe pas."""
    return "—" if part is None else f"{round(part * 100)} %"


def duree_en_mots(minutes: int) -> str:
    """« 45 min », « 3 h », « 1 h 30 »."""
    heures, reste = divmod(minutes, 60)
    if not heures:
        return f"{reste}\u00a0min"
    return f"{heures}\u00a0h" + (f"\u00a0{reste:02}" if reste else "")
