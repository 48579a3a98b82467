"""Les mesures d’une prise de position : répartition d’abord, indice ensuite, phrase toujours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log2
from typing import Final

from charte_studio.domaine.echelles import SANS_AVIS, Echelle

EXPRIMES_POUR_UN_INDICE: Final = 5
"""Sous ce nombre d’exprimés, un indice ne dirait rien d’honnête : il n’est pas calculé."""

CONSENSUS, LARGE_ACCORD, PARTAGE = "consensus", "large accord", "partagé"
CLIVE, REJET, TROP_PEU = "clivé", "rejet", "trop peu de réponses"


@dataclass(frozen=True, slots=True)
class Repartition:
    """Les réponses comptées d’un tour."""

    effectifs: tuple[int, ...]
    """Un effectif par degré, dans l’ordre de l’échelle."""
    sans_avis: int = 0
    manquants: int = 0
    """Attendus qui n’ont pas répondu ; « sans avis » est une réponse."""

    @property
    def exprimes(self) -> int:
        """Les réponses qui portent un degré."""
        return sum(self.effectifs)

    @property
    def reponses(self) -> int:
        """Exprimés et sans avis."""
        return self.exprimes + self.sans_avis


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


def repartir(
    echelle: Echelle, reponses: Iterable[str | None], *, manquants: int = 0
) -> Repartition:
    """Compte des réponses (clé de degré, `SANS_AVIS`, ou `None` pour une absence de réponse).

    Lève `KeyError` pour une réponse étrangère à l’échelle.
    """
    rangs = {degre.cle: rang for rang, degre in enumerate(echelle.degres)}
    effectifs = [0] * len(rangs)
    sans_avis = 0
    for reponse in reponses:
        if reponse is None:
            manquants += 1
        elif reponse == SANS_AVIS:
            sans_avis += 1
        else:
            effectifs[rangs[reponse]] += 1
    return Repartition(tuple(effectifs), sans_avis, manquants)


def mesurer(echelle: Echelle, repartition: Repartition) -> Mesures:
    """Toutes les mesures d’une répartition faite sur `echelle`."""
    effectifs = repartition.effectifs
    exprimes = repartition.exprimes
    favorables = sum(effectifs[: echelle.favorables])
    defavorables = sum(effectifs[len(effectifs) - echelle.defavorables :])
    assez = exprimes >= EXPRIMES_POUR_UN_INDICE
    return Mesures(
        favorables=favorables,
        defavorables=defavorables,
        part_favorable=favorables / exprimes if exprimes else None,
        part_defavorable=defavorables / exprimes if exprimes else None,
        degre_median=echelle.degres[rang_median(effectifs)].cle if exprimes else None,
        accord_a=accord_van_der_eijk(effectifs) if assez else None,
        consensus=consensus_tastle_wierman(effectifs) if assez else None,
        qualification=qualifier(exprimes, favorables, defavorables),
    )


def rang_median(effectifs: Sequence[int]) -> int:
    """Le rang du degré médian, médiane basse : à effectif pair, le moins favorable des deux.

    Lève `ValueError` sans aucune réponse.
    """
    moitie = sum(effectifs) // 2
    cumul = 0
    for rang, effectif in enumerate(effectifs):
        cumul += effectif
        if cumul > moitie:
            return rang
    raise ValueError("aucune réponse : pas de médiane")


def accord_van_der_eijk(effectifs: Sequence[int]) -> float | None:
    """L’accord A : 1 pour un seul pic, 0 pour l’uniforme, −1 pour deux camps aux extrêmes.

    C. Van der Eijk, « Measuring agreement in ordered rating scales », Quality & Quantity 35
    (2001) : l’histogramme est découpé en couches horizontales ; chaque couche est un motif de
    degrés pleins ou vides, d’accord U·(1 − (S − 1)/(K − 1)) où S est le nombre de degrés pleins,
    K celui de l’échelle, et U compare les triplets unimodaux (110, 011) aux triplets brisés (101) ;
    A est la moyenne des couches pondérée par leur effectif. `None` sous trois degrés ou sans
    réponse.
    """
    total = sum(effectifs)
    if len(effectifs) < 3 or total == 0:
        return None
    accord, reste = Fraction(0), list(effectifs)
    while any(reste):
        motif = [valeur > 0 for valeur in reste]
        hauteur = min(valeur for valeur in reste if valeur)
        accord += Fraction(hauteur * sum(motif), total) * _accord_du_motif(motif)
        reste = [valeur - hauteur if valeur else 0 for valeur in reste]
    return float(accord)


def _accord_du_motif(motif: Sequence[bool]) -> Fraction:
    """L’accord d’une couche, exact : U·(1 − (S − 1)/(K − 1))."""
    k, pleins = len(motif), sum(motif)
    if pleins == 1:
        return Fraction(1)
    unimodaux = brises = 0
    for gauche in range(k):
        for milieu in range(gauche + 1, k):
            for droite in range(milieu + 1, k):
                triplet = (motif[gauche], motif[milieu], motif[droite])
                unimodaux += triplet in ((True, True, False), (False, True, True))
                brises += triplet == (True, False, True)
    if unimodaux + brises == 0:
        return Fraction(0)  # tous les degrés sont pleins : S = K, le second facteur est nul
    u = Fraction((k - 2) * unimodaux - (k - 1) * brises, (k - 2) * (unimodaux + brises))
    return u * (1 - Fraction(pleins - 1, k - 1))


def consensus_tastle_wierman(effectifs: Sequence[int]) -> float | None:
    """Le consensus Cns : 1 si tous ont le même degré, 0 si deux moitiés sont aux extrêmes.

    W. J. Tastle et M. J. Wierman, « Consensus and dissention », International Journal of
    Approximate Reasoning 45 (2007) : Cns = 1 + Σ pᵢ·log₂(1 − |xᵢ − μ| / d), d étant l’étendue de
    l’échelle déclarée (degrés vides compris). `None` sous deux degrés ou sans réponse.
    """
    total = sum(effectifs)
    etendue = len(effectifs) - 1
    if etendue < 1 or total == 0:
        return None
    moyenne = sum(rang * effectif for rang, effectif in enumerate(effectifs)) / total
    return 1 + sum(
        effectif / total * log2(1 - abs(rang - moyenne) / etendue)
        for rang, effectif in enumerate(effectifs)
        if effectif
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


@dataclass(frozen=True, slots=True)
class Deplacement:
    """Qui a bougé entre deux tours nominatifs, parmi les exprimés des deux tours."""

    vers_accord: int
    vers_desaccord: int
    immobiles: int


def deplacement(echelle: Echelle, paires: Iterable[tuple[str | None, str | None]]) -> Deplacement:
    """Compte les déplacements entre la réponse d’avant et celle d’après, personne par personne."""
    rangs = {degre.cle: rang for rang, degre in enumerate(echelle.degres)}
    vers_accord = vers_desaccord = immobiles = 0
    for avant, apres in paires:
        if avant not in rangs or apres not in rangs:
            continue
        ecart = rangs[apres] - rangs[avant]
        vers_accord += ecart < 0
        vers_desaccord += ecart > 0
        immobiles += ecart == 0
    return Deplacement(vers_accord, vers_desaccord, immobiles)
