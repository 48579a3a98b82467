"""Explorer : les usages et leur verdict, les ressentis, la boussole, les groupes."""

from charte_studio.atelier.gestes.explorer.boussole import (
    ajouter_critere,
    critere_copie,
    deplacer_critere,
    modifier_critere,
    reprendre_boussole,
    retirer_critere,
)
from charte_studio.atelier.gestes.explorer.groupes import (
    GENRES,
    ajouter_groupe,
    deplacer_groupe,
    fusionner_groupes,
    ranger_cartes,
    renommer_groupe,
    retirer_groupe,
)
from charte_studio.atelier.gestes.explorer.ressentis import (
    ajouter_ressenti,
    modifier_ressenti,
    remettre_ressentis,
    retirer_ressentis,
    tirer_ressenti,
)
from charte_studio.atelier.gestes.explorer.usages import (
    EXAMENS,
    ajouter_usage,
    examiner_usage,
    modifier_usage,
    retirer_usages,
    trancher_usage,
    usage_propose,
)

__all__ = [
    "EXAMENS",
    "GENRES",
    "ajouter_critere",
    "ajouter_groupe",
    "ajouter_ressenti",
    "ajouter_usage",
    "critere_copie",
    "deplacer_critere",
    "deplacer_groupe",
    "examiner_usage",
    "fusionner_groupes",
    "modifier_critere",
    "modifier_ressenti",
    "modifier_usage",
    "ranger_cartes",
    "remettre_ressentis",
    "renommer_groupe",
    "reprendre_boussole",
    "retirer_critere",
    "retirer_groupe",
    "retirer_ressentis",
    "retirer_usages",
    "tirer_ressenti",
    "trancher_usage",
    "usage_propose",
]
