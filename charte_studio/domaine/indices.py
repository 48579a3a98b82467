"""Les indices d’une répartition : accord A, polarisation, consensus Cns."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from math import log2


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
        motif = tuple(valeur > 0 for valeur in reste)
        hauteur = min(valeur for valeur in reste if valeur)
        accord += hauteur * sum(motif) * _accord_du_motif(motif)
        reste = [valeur - hauteur if valeur else 0 for valeur in reste]
    return float(accord / total)


@cache  # au plus 2^9 motifs par longueur d’échelle, et toujours les mêmes d’un principe à l’autre
def _accord_du_motif(motif: tuple[bool, ...]) -> Fraction:
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


def polarisation(accord: float | None) -> float | None:
    """La polarisation (1 − A)/2 : 0 pour un seul pic, 0,5 pour l’uniforme, 1 pour deux camps.

    L’accord de Van der Eijk remis entre 0 et 1, dans l’autre sens ; `None` là où il n’existe pas.
    """
    return None if accord is None else (1 - accord) / 2


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
