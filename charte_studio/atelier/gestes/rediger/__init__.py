"""Rédiger : retoucher et fusionner les textes, ordonner et numéroter les articles, figer."""

from charte_studio.atelier.gestes.rediger.articles import (
    ordonner_articles,
    renumeroter_articles,
    reprendre_ordre_du_jour,
)
from charte_studio.atelier.gestes.rediger.retouches import (
    abandonner_retouche,
    fusionner_retouche,
    garder_retouche,
    remplacer_partout,
    retoucher,
)
from charte_studio.atelier.gestes.rediger.versions import figer_version, restaurer_article

__all__ = [
    "abandonner_retouche",
    "figer_version",
    "fusionner_retouche",
    "garder_retouche",
    "ordonner_articles",
    "remplacer_partout",
    "renumeroter_articles",
    "reprendre_ordre_du_jour",
    "restaurer_article",
    "retoucher",
]
