"""L’accueil : le nom de l’atelier, et ce qui nous réunit."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneAccueil
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Forme, Zone
from charte_studio.interface.projection.pieces import entete, pages_de_texte, plume
from charte_studio.interface.projection.texte import ajuster_ou_abreger, poser

_PARTS_DU_TITRE: Final = (0.48, 0.3)
"""Ce que le titre peut prendre de la hauteur ; moins, quand l’objectif est long."""


def composer_accueil(
    scene: SceneAccueil, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le titre en grand, l’objectif dessous, le jour et le lieu en bas."""
    for part in _PARTS_DU_TITRE:
        pages = _composer(scene, cadre, part)
        if len(pages) == 1:
            break
    return pages


def _composer(scene: SceneAccueil, cadre: Cadre, part: float) -> list[list[Element]]:
    zone = cadre.scene
    p = cadre.palette
    ample = part == _PARTS_DU_TITRE[0]
    haut = (zone.hauteur - 120) * part
    titre = ajuster_ou_abreger(
        scene.titre, zone.largeur, haut, plume(cadre, 120, gras=True, interligne=1.15)
    )
    y = zone.y + (60 + max(0.0, (haut - titre.hauteur) * 0.6) if ample else 0)
    sous = y + titre.hauteur + (36 if ample else 24)
    quand = ajuster_ou_abreger(scene.quand, zone.largeur, 60, plume(cadre, 40, couleur=p.seconde))
    dessous = sous + (44 if ample else 34)
    large = zone.largeur * (0.86 if ample else 1.0)
    place = Zone(MARGE, dessous, large, zone.bas - dessous - (quand.hauteur + 30))
    return [
        [
            *entete(cadre, scene.organisation),
            *poser(titre, MARGE, y),
            Forme(Zone(MARGE, sous, 140, 10), p.accent, 5),
            *poser(objectif, MARGE, place.y),
            *poser(quand, MARGE, zone.bas - quand.hauteur),
        ]
        for objectif in pages_de_texte(
            cadre, scene.objectif, place, 52, gras=False, interligne=1.32
        )
    ]
