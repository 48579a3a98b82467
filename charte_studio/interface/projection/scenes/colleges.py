"""Le résultat par collège : une barre pour la salle, une par collège."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneColleges
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Zone
from charte_studio.interface.projection.pieces import (
    barre,
    entete,
    hauteur_legende,
    legende,
    plume,
)
from charte_studio.interface.projection.texte import ajuster_ou_abreger, poser

_NOMS: Final = 520.0
_LIGNE_MINIMALE: Final = 62.0


def composer_colleges(
    scene: SceneColleges, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Autant de collèges par page que la lecture le permet ; la salle revient sur chaque page."""
    zone = cadre.scene
    affirmation = ajuster_ou_abreger(
        scene.affirmation, zone.largeur, 150, plume(cadre, 56, gras=True, interligne=1.2)
    )
    haut_legende = hauteur_legende(cadre, scene.degres)
    y = zone.y + affirmation.hauteur + 36
    note = ajuster_ou_abreger(
        scene.note, zone.largeur, 92, plume(cadre, couleur=cadre.palette.seconde, interligne=1.15)
    )
    bas = zone.bas - (note.hauteur + 10 if scene.note else 0)
    place = bas - haut_legende - 24 - y
    salle, *colleges = scene.barres
    par_page = max(1, int(place / _LIGNE_MINIMALE) - 1)
    groupes = [colleges[n : n + par_page] for n in range(0, len(colleges), par_page)] or [[]]
    pages = []
    for groupe in groupes:
        lignes = [salle, *groupe]
        haut = min(130.0, place / len(lignes))
        page: list[Element] = [
            *entete(cadre, scene.repere.phrase, scene.tour),
            *poser(affirmation, MARGE, zone.y),
        ]
        for rang, ligne in enumerate(lignes):
            haut_ligne = y + rang * haut
            nom = ajuster_ou_abreger(
                ligne.libelle,
                _NOMS - 24,
                haut,
                plume(cadre, 40, gras=rang == 0, interligne=1.05),
            )
            page += poser(nom, MARGE, haut_ligne + (haut - 12 - nom.hauteur) / 2)
            place_barre = Zone(
                MARGE + _NOMS, haut_ligne, cadre.largeur - 2 * MARGE - _NOMS, haut - 12
            )
            page += barre(cadre, place_barre, ligne.effectifs, ligne.mention)
        page += legende(cadre, scene.degres, bas - haut_legende)
        page += poser(note, MARGE, zone.bas - note.hauteur)
        pages.append(page)
    return pages
