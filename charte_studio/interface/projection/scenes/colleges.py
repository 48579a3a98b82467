"""Le résultat par collège : une barre pour la salle, une par collège."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    BarreMontree,
    Minuteur,
    SceneColleges,
)
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Zone
from charte_studio.interface.projection.pieces import (
    barre,
    entete,
    hauteur_legende,
    legende,
    plume,
    rappel,
)
from charte_studio.interface.projection.texte import ajuster_ou_abreger, poser

_NOMS: Final = 520.0
_LIGNE: Final = 56.0
_LIGNE_DOUBLE: Final = 96.0
"""La hauteur d’une ligne dont le nom en prend deux."""
_LIGNE_MAXIMALE: Final = 130.0


def composer_colleges(
    scene: SceneColleges, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Autant de collèges par page que la lecture le permet ; la salle revient sur chaque page."""
    zone = cadre.scene
    affirmation = rappel(cadre, scene.affirmation, 150, 56)
    haut_legende = hauteur_legende(cadre, scene.degres)
    y = zone.y + affirmation.hauteur + 36
    note = ajuster_ou_abreger(
        scene.note, zone.largeur, 92, plume(cadre, couleur=cadre.palette.seconde, interligne=1.15)
    )
    bas = zone.bas - (note.hauteur + 10 if scene.note else 0)
    place = bas - haut_legende - 24 - y
    salle, *colleges = scene.barres
    pages = []
    for groupe in _repartir(colleges, int(place / _ligne_minimale(cadre, scene.barres)) - 1):
        lignes = [salle, *groupe]
        haut = min(_LIGNE_MAXIMALE, place / len(lignes))
        page: list[Element] = [
            *entete(cadre, scene.repere.phrase, scene.tour),
            *poser(affirmation, MARGE, zone.y),
        ]
        for rang, ligne in enumerate(lignes):
            page += _ligne(cadre, ligne, y + rang * haut, haut, gras=rang == 0)
        page += legende(cadre, scene.degres, bas - haut_legende)
        page += poser(note, MARGE, zone.bas - note.hauteur)
        pages.append(page)
    return pages


def _ligne_minimale(cadre: Cadre, barres: Sequence[BarreMontree]) -> float:
    fine = plume(cadre)
    longs = any(fine.largeur(barre.libelle) > _NOMS - 24 for barre in barres)
    return _LIGNE_DOUBLE if longs else _LIGNE


def _repartir(colleges: list[BarreMontree], par_page: int) -> list[list[BarreMontree]]:
    """Autant de collèges sur chaque page, à un près."""
    pages = max(1, -(-len(colleges) // max(1, par_page)))
    coupes = [rang * len(colleges) // pages for rang in range(pages + 1)]
    return [colleges[debut:fin] for debut, fin in pairwise(coupes)]


def _ligne(
    cadre: Cadre, ligne: BarreMontree, y: float, haut: float, *, gras: bool
) -> list[Element]:
    """Le nom du collège et sa barre."""
    nom = ajuster_ou_abreger(
        ligne.libelle, _NOMS - 24, haut - 8, plume(cadre, 40, gras=gras, interligne=1.05)
    )
    place = Zone(MARGE + _NOMS, y, cadre.largeur - 2 * MARGE - _NOMS, haut - 12)
    return [
        *poser(nom, MARGE, y + (haut - 12 - nom.hauteur) / 2),
        *barre(cadre, place, ligne.effectifs, ligne.mention),
    ]
