"""Ce que montre Rédiger : le plan de la charte, d’où vient chaque texte, le document assemblé."""

from charte_studio.atelier.lectures.rediger.assemblage import assembler
from charte_studio.atelier.lectures.rediger.deliberations import (
    encadres,
    lire_deliberation,
    tour_publiable,
)
from charte_studio.atelier.lectures.rediger.plan import (
    A_COMPLETER,
    CLE_USAGES,
    PartieLue,
    PlanCharte,
    champs_a_completer,
    lire_plan,
)
from charte_studio.atelier.lectures.rediger.provenance import (
    AmendementDit,
    MomentRetouche,
    Origine,
    lire_origine,
    lire_provenance,
)

__all__ = [
    "A_COMPLETER",
    "CLE_USAGES",
    "AmendementDit",
    "MomentRetouche",
    "Origine",
    "PartieLue",
    "PlanCharte",
    "assembler",
    "champs_a_completer",
    "encadres",
    "lire_deliberation",
    "lire_origine",
    "lire_plan",
    "lire_provenance",
    "tour_publiable",
]
