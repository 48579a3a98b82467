"""Une suite de points à la plus grande taille commune, en autant de pages qu’il le faut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from charte_studio.interface.projection.elements import TEXTE_MINIMAL, Cadre, Element, Zone
from charte_studio.interface.projection.pieces import plume
from charte_studio.interface.projection.texte import (
    Plume,
    TexteCoupe,
    couper,
    equilibrer,
    paginer,
    plus_grande_taille,
    poser,
)

_ECART: Final = 0.55
"""Entre deux points, en hauteurs de ligne."""
_RETRAIT: Final = 1.15
"""La place de la marque, en tailles de texte."""
LISIBLE: Final = 44


@dataclass(frozen=True, slots=True)
class Point:
    """Un point et sa marque : « 1 », « – », vide dans la suite d’un point coupé."""

    marque: str
    texte: str


def points(textes: Sequence[str], *, numerotes: bool = False) -> tuple[Point, ...]:
    """Les textes, chacun avec son tiret ou son numéro."""
    return tuple(
        Point(str(rang) if numerotes else "–", texte) for rang, texte in enumerate(textes, 1)
    )


def hauteur(suite: Sequence[Point], largeur: float, ecriture: Plume) -> float:
    """La hauteur de la suite à cette taille."""
    coupes = [_couper(point, largeur, ecriture) for point in suite]
    ecarts = max(0, len(coupes) - 1) * _ECART * ecriture.hauteur
    return sum(coupe.hauteur for coupe in coupes) + ecarts


def taille_commune(
    colonnes: Sequence[Sequence[Point]], largeur: float, haut: float, ecriture: Plume
) -> float | None:
    """La plus grande taille où chaque colonne tient ; `None` s’il faut plusieurs pages."""
    return plus_grande_taille(
        ecriture.taille,
        TEXTE_MINIMAL,
        lambda t: all(hauteur(c, largeur, ecriture.a(t)) <= haut for c in colonnes),
    )


def repartir(
    suite: Sequence[Point], largeur: float, haut: float, ecriture: Plume
) -> list[list[tuple[str, TexteCoupe]]]:
    """Les points rangés par page ; un point plus haut qu’une page se poursuit à la suivante."""
    pages: list[list[tuple[str, TexteCoupe]]] = [[]]
    pris = 0.0
    for point in suite:
        coupe = equilibrer(point.texte, largeur - _RETRAIT * ecriture.taille, ecriture)
        morceaux = paginer(coupe, haut) if coupe.hauteur > haut else (coupe,)
        for rang, morceau in enumerate(morceaux):
            ecart = _ECART * ecriture.hauteur if pages[-1] else 0.0
            if pages[-1] and pris + ecart + morceau.hauteur > haut:
                pages.append([])
                pris = ecart = 0.0
            pages[-1].append(("" if rang else point.marque, morceau))
            pris += ecart + morceau.hauteur
    return pages


def poser_points(
    cadre: Cadre,
    page: Sequence[tuple[str, TexteCoupe]],
    zone: Zone,
    ecriture: Plume,
    *,
    couleur_marque: str = "",
) -> list[Element]:
    """Une page de points, posée en haut de la zone."""
    elements: list[Element] = []
    y = zone.y
    marques = plume(
        cadre,
        ecriture.taille,
        gras=True,
        couleur=couleur_marque or cadre.palette.accent,
        fond=ecriture.fond,
        interligne=ecriture.interligne,
    )
    for marque, coupe in page:
        if marque:
            elements += poser(couper(marque, zone.largeur, marques), zone.x, y)
        elements += poser(coupe, zone.x + _RETRAIT * ecriture.taille, y)
        y += coupe.hauteur + _ECART * ecriture.hauteur
    return elements


def pages_de_points(
    cadre: Cadre, suite: Sequence[Point], zone: Zone, maximum: float = 56
) -> list[list[Element]]:
    """La suite posée dans la zone, en une page ou plusieurs."""
    ecriture = plume(cadre, maximum, interligne=1.28)
    taille = taille_commune([suite], zone.largeur, zone.hauteur, ecriture)
    essais = (
        (ecriture.a(t), repartir(suite, zone.largeur, zone.hauteur, ecriture.a(t)))
        for t in ((taille,) if taille else (LISIBLE, TEXTE_MINIMAL))
    )
    # Le plus grand texte, sauf s’il demande des pages de plus.
    ecriture, pages = min(essais, key=lambda essai: len(essai[1]))
    return [poser_points(cadre, page, zone, ecriture) for page in pages]


def _couper(point: Point, largeur: float, ecriture: Plume) -> TexteCoupe:
    return couper(point.texte, largeur - _RETRAIT * ecriture.taille, ecriture)
