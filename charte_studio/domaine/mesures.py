"""Les mesures d’une prise de position : répartition d’abord, indice ensuite, phrase toujours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from charte_studio.domaine.deplacements import Deplacement, deplacement
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.indices import (
    accord_van_der_eijk,
    consensus_tastle_wierman,
    polarisation,
)
from charte_studio.domaine.repartition import Repartition, additionner, rang_median, repartir

# Les pièces voisines se prennent ici aussi : qui mesure importe un seul module.
__all__ = [
    "CLIVE",
    "CONSENSUS",
    "EXPRIMES_POUR_UN_INDICE",
    "LARGE_ACCORD",
    "PARTAGE",
    "REJET",
    "TROP_PEU",
    "Deplacement",
    "Mesures",
    "Repartition",
    "accord_van_der_eijk",
    "additionner",
    "consensus_tastle_wierman",
    "deplacement",
    "mesurer",
    "polarisation",
    "qualifier",
    "rang_median",
    "repartir",
]

EXPRIMES_POUR_UN_INDICE: Final = 5
"""Sous ce nombre d’exprimés, un indice ne dirait rien d’honnête : il n’est pas calculé."""

CONSENSUS, LARGE_ACCORD, PARTAGE = "consensus", "large accord", "partagé"
CLIVE, REJET, TROP_PEU = "clivé", "rejet", "trop peu de réponses"


@dataclass(frozen=True, slots=True)
class Mesures:
    """Ce qu’on peut dire d’une répartition ; `None` où la mesure n’existe pas."""

    favorables: int
    defavorables: int
    part_favorable: float | None
    """Part des exprimés, entre 0 et 1."""
    part_defavorable: float | None
    degre_median: str | None
    """Clé du degré médian ; à effectif pair, le moins favorable des deux (médiane basse)."""
    accord_a: float | None
    """Accord A de Van der Eijk, entre −1 et 1."""
    consensus: float | None
    """Consensus Cns de Tastle et Wierman, entre 0 et 1."""
    qualification: str
    polarisation: float | None = None
    """(1 − A)/2, entre 0 et 1."""


def mesurer(echelle: Echelle, repartition: Repartition) -> Mesures:
    """Toutes les mesures d’une répartition faite sur `echelle`."""
    effectifs = repartition.effectifs
    exprimes = repartition.exprimes
    favorables = sum(effectifs[: echelle.favorables])
    defavorables = sum(effectifs[len(effectifs) - echelle.defavorables :])
    assez = exprimes >= EXPRIMES_POUR_UN_INDICE
    accord = accord_van_der_eijk(effectifs) if assez else None
    return Mesures(
        favorables=favorables,
        defavorables=defavorables,
        part_favorable=favorables / exprimes if exprimes else None,
        part_defavorable=defavorables / exprimes if exprimes else None,
        degre_median=echelle.degres[rang_median(effectifs)].cle if exprimes else None,
        accord_a=accord,
        consensus=consensus_tastle_wierman(effectifs) if assez else None,
        qualification=qualifier(exprimes, favorables, defavorables),
        polarisation=polarisation(accord),
    )


def qualifier(exprimes: int, favorables: int, defavorables: int) -> str:
    """La répartition en un mot, par des parts que l’on peut refaire de tête.

    Consensus : quatre cinquièmes favorables au moins, un vingtième défavorable au plus.
    Large accord : deux tiers favorables au moins, un quart défavorable au plus.
    Rejet : deux tiers défavorables au moins. Clivé : un tiers au moins dans chaque camp.
    Partagé : tout le reste. Les comparaisons sont entières, donc exactes.
    """
    if exprimes < EXPRIMES_POUR_UN_INDICE:
        return TROP_PEU
    if 5 * favorables >= 4 * exprimes and 20 * defavorables <= exprimes:
        return CONSENSUS
    if 3 * favorables >= 2 * exprimes and 4 * defavorables <= exprimes:
        return LARGE_ACCORD
    if 3 * defavorables >= 2 * exprimes:
        return REJET
    if 3 * favorables >= exprimes and 3 * defavorables >= exprimes:
        return CLIVE
    return PARTAGE
