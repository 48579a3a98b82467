"""Voir comme une personne daltonienne, et mesurer ce qui sépare encore deux couleurs.

Simulation : matrices de Machado, Oliveira et Fernandes, « A Physiologically-based Model for
Simulation of Color Vision Deficiency », IEEE TVCG 15(6), 2009, sévérité 1,0, sur des composantes
linéaires. Écart : ΔE*ab de la CIE (1976), illuminant D65 : deux plages côte à côte se distinguent
à partir de 2,3 environ (Mahy, Van Eycken et Oosterlinck, 1994).
"""

from __future__ import annotations

import math
from typing import Final

from charte_studio.interface.couleurs import lineaires

Triplet = tuple[float, float, float]
Matrice = tuple[Triplet, Triplet, Triplet]

VUES: Final[dict[str, Matrice]] = {
    "ordinaire": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopie": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutéranopie": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopie": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "sans couleur": ((0.2126, 0.7152, 0.0722),) * 3,
}
_SRGB_VERS_XYZ: Final[Matrice] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_BLANC: Final[Triplet] = (0.95047, 1.0, 1.08883)


def ecart(une: str, autre: str, vue: str = "ordinaire") -> float:
    """ΔE*ab entre deux couleurs `#RRVVBB`, telles que cette vue les perçoit."""
    return math.dist(_lab(une, VUES[vue]), _lab(autre, VUES[vue]))


def _lab(couleur: str, vue: Matrice) -> Triplet:
    vues = tuple(min(1.0, max(0.0, v)) for v in _produit(vue, lineaires(couleur)))
    xyz = _produit(_SRGB_VERS_XYZ, (vues[0], vues[1], vues[2]))
    x, y, z = (_courbe(v / blanc) for v, blanc in zip(xyz, _BLANC, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _courbe(t: float) -> float:
    return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116


def _produit(matrice: Matrice, vecteur: Triplet) -> Triplet:
    a, b, c = (sum(m * v for m, v in zip(ligne, vecteur, strict=True)) for ligne in matrice)
    return a, b, c
