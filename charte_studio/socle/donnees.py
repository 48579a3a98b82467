"""Lire un fichier de données livré ou retouché à la main."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from charte_studio.socle.erreurs import Refus


def lire_toml(chemin: Path) -> dict[str, Any]:
    """Le contenu d’un fichier TOML. Lève `Refus`, en nommant le fichier, s’il est mal formé."""
    try:
        return tomllib.loads(chemin.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as erreur:
        raise Refus(f"« {chemin.name} » n’est pas du TOML bien formé : {erreur}.") from erreur


def exiger_mentions(table: object, attendues: Iterable[str], ou: str) -> dict[str, Any]:
    """La table, si elle a toutes les mentions attendues et aucune autre.

    `ou` dit où l’on est : « « droit.toml », entrée « cse » ». Lève `Refus` sinon.
    """
    attendues = tuple(attendues)
    if not isinstance(table, dict):
        raise Refus(f"{ou} : on attend une table, avec {', '.join(attendues)}.")
    for mention in attendues:
        if mention not in table:
            raise Refus(f"{ou} : il manque « {mention} ».")
    for mention in table:
        if mention not in attendues:
            raise Refus(f"{ou} : « {mention} » n’y a pas sa place.")
    return table
