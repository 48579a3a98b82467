"""L’adresse d’un lien venu d’ailleurs, telle qu’on peut la garder."""

from __future__ import annotations

import re

from charte_studio.redaction.html import adresse_permise
from charte_studio.redaction.markdown import lecteur_markdown
from charte_studio.relecture.pertes import Pertes

_LECTEUR = lecteur_markdown()


def adresse_gardee(adresse: str, pertes: Pertes) -> str:
    """L’adresse comme on l’écrira, ou rien quand on ne peut pas la suivre ; la perte est notée."""
    adresse = re.sub(r"[\x00-\x1f]", "", adresse).strip()
    if not adresse:
        return ""
    if adresse.startswith("#"):
        pertes.noter("renvoi")
        return ""
    try:
        normale = _LECTEUR.normalizeLink(adresse)
    except ValueError:  # un hôte qui n’en est pas un
        normale = ""
    if not adresse_permise(normale) or not _LECTEUR.validateLink(normale):
        pertes.adresse(adresse)
        return ""
    return normale
