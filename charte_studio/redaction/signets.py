"""Le nom stable d’un article dans un document : les renvois et la relecture s’y accrochent."""

from __future__ import annotations

import hashlib
import re
from typing import Final

PREFIXE: Final = "article_"
_LONGUEUR_MAXIMALE: Final = 40
"""Ce que Word permet à un signet."""
_EMPREINTE: Final = 8


def signet_article(cle: str) -> str:
    """Le signet d’un article d’après sa clé : lettres, chiffres et traits bas, 40 au plus.

    >>> signet_article("principe:controle-humain")
    'article_controle_humain'
    """
    nue = re.sub(r"[^a-z0-9]+", "_", cle_nue(cle).lower()).strip("_")
    if nue and len(PREFIXE) + len(nue) <= _LONGUEUR_MAXIMALE:
        return PREFIXE + nue
    # Deux clés longues de même début restent deux signets.
    empreinte = hashlib.sha256(cle.encode()).hexdigest()[:_EMPREINTE]
    place = _LONGUEUR_MAXIMALE - len(PREFIXE) - _EMPREINTE - 1
    return f"{PREFIXE}{nue[:place]}_{empreinte}" if nue else f"{PREFIXE}{empreinte}"


def cle_nue(cle: str) -> str:
    """La clé sans sa sorte : « principe:transparence » et « transparence » sont le même."""
    return cle.rpartition(":")[2]


def cle_du_renvoi(adresse: str) -> str:
    """La clé d’article que vise un lien `#article-transparence`, vide s’il vise autre chose."""
    trouve = re.fullmatch(r"#article[-_:](.+)", adresse)
    return trouve[1] if trouve else ""
