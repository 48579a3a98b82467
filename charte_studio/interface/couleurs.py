"""Les couleurs comme nombres : contraste, encre lisible, degrés interpolés. Sans Qt ni thème."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

Degres = tuple[str, ...]
CONTRASTE_ORDINAIRE: Final = 4.5
"""Ce que la norme demande au texte courant (WCAG 2.2, 1.4.3)."""
_PAS: Final = 100
"""En combien de pas une teinte s’éclaircit ou se fonce."""


class CouleurDegre(NamedTuple):
    """La couleur d’un degré et celle du texte qui s’y lit, en `#RRVVBB`."""

    fond: str
    texte: str


@lru_cache(maxsize=128)
def interpoler_degres(
    teintes: Degres, encres: Degres, nombre: int, seuil: float = CONTRASTE_ORDINAIRE
) -> tuple[CouleurDegre, ...]:
    """`nombre` couleurs entre la première et la dernière teinte, chacune lisible à `seuil`.

    À 7:1, ni le blanc ni le noir ne se lit sur un ton moyen : un tel ton s’écarte alors vers le
    plus proche qui convient.
    """
    pas = (len(teintes) - 1) / (nombre - 1)
    fonds = [_ecarter(_entre(teintes, rang * pas), encres, seuil) for rang in range(nombre)]
    return tuple(CouleurDegre(fond, texte_lisible(fond, encres, seuil)) for fond in fonds)


def texte_lisible(fond: str, encres: Degres, seuil: float = CONTRASTE_ORDINAIRE) -> str:
    """La plus contrastée des premières encres ; la dernière si aucune n’atteint le seuil."""
    meilleure = max(encres[:-1], key=lambda encre: contraste(encre, fond))
    return meilleure if contraste(meilleure, fond) >= seuil else encres[-1]


def contraste(une: str, autre: str) -> float:
    """Le rapport de contraste de deux couleurs `#RRVVBB`, de 1 à 21 (WCAG 2.2, 1.4.3)."""
    clair, fonce = sorted((_luminance(une), _luminance(autre)), reverse=True)
    return (clair + 0.05) / (fonce + 0.05)


def composantes(couleur: str) -> tuple[int, int, int]:
    """Rouge, vert et bleu, de 0 à 255."""
    return int(couleur[1:3], 16), int(couleur[3:5], 16), int(couleur[5:7], 16)


def melanger(debut: str, fin: str, part: float) -> str:
    """La couleur à `part` (0 à 1) du chemin qui va de l’une à l’autre."""
    paires = zip(composantes(debut), composantes(fin), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in paires)


def lineaires(couleur: str) -> tuple[float, float, float]:
    """Rouge, vert et bleu en lumière, de 0 à 1 : la courbe de sRGB défaite (IEC 61966-2-1)."""
    rouge, vert, bleu = (
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in (c / 255 for c in composantes(couleur))
    )
    return rouge, vert, bleu


def _entre(teintes: Degres, place: float) -> str:
    """La teinte à la place `place`, en unités d’intervalle entre deux teintes données."""
    debut = min(int(place), len(teintes) - 2)
    return melanger(teintes[debut], teintes[debut + 1], place - debut)


def _ecarter(fond: str, encres: Degres, seuil: float) -> str:
    """La teinte elle-même si une encre s’y lit, sinon la plus proche qui le permet."""
    for pas in range(_PAS):
        for vers in ("#FFFFFF", "#000000"):
            essai = melanger(fond, vers, pas / _PAS)
            if any(contraste(encre, essai) >= seuil for encre in encres):
                return essai
    return fond


def _luminance(couleur: str) -> float:
    rouge, vert, bleu = lineaires(couleur)
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu
