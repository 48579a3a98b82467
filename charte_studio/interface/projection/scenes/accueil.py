"""L’accueil : le nom de l’atelier, et ce qui nous réunit."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneAccueil
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Forme, Zone
from charte_studio.interface.projection.pieces import entete, pages_de_texte, plume
from charte_studio.interface.projection.texte import ajuster_ou_abreger, poser


def composer_accueil(
    scene: SceneAccueil, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le titre en grand, l’objectif dessous, le jour et le lieu en bas."""
    zone = cadre.scene
    p = cadre.palette
    haut = (zone.hauteur - 120) * 0.48
    titre = ajuster_ou_abreger(
        scene.titre, zone.largeur, haut, plume(cadre, 120, gras=True, interligne=1.15)
    )
    y = zone.y + 60 + max(0.0, (haut - titre.hauteur) * 0.6)
    sous = y + titre.hauteur + 36
    place = Zone(MARGE, sous + 44, zone.largeur * 0.86, zone.bas - sous - 44 - 90)
    pages = []
    for objectif in pages_de_texte(cadre, scene.objectif, place, 52, gras=False, interligne=1.32):
        quand = ajuster_ou_abreger(
            scene.quand, zone.largeur, 60, plume(cadre, 40, couleur=p.seconde)
        )
        pages.append(
            [
                *entete(cadre, scene.organisation),
                *poser(titre, MARGE, y),
                Forme(Zone(MARGE, sous, 140, 10), p.accent, 5),
                *poser(objectif, MARGE, place.y),
                *poser(quand, MARGE, zone.bas - quand.hauteur),
            ]
        )
    return pages
