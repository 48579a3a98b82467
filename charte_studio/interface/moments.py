"""Dire à quel moment d’une séance on en est."""

from __future__ import annotations


def moment(minutes: int) -> str:
    """« 0 h 05 », « 2 h 20 » : ce que dirait une horloge partie de zéro."""
    heures, reste = divmod(minutes, 60)
    return f"{heures}\u00a0h\u00a0{reste:02}"


def entre(debut: int, fin: int) -> str:
    """« 0 h 50 → 1 h 20 »."""
    return f"{moment(debut)} → {moment(fin)}"
