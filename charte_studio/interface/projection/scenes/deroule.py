"""Le déroulé : où l’on en est, et ce qui vient."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import EtapeDeroule, Minuteur, SceneDeroule
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Forme, Zone
from charte_studio.interface.projection.pieces import en_une_ligne, plume
from charte_studio.interface.projection.texte import couper, eluder, poser

_MOTS: Final = {"faite": "fait", "en-cours": "en cours"}
_LIGNE_MINIMALE: Final = 66.0


def composer_deroule(
    scene: SceneDeroule, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Une ligne par séquence ; celle qui est en cours se voit et se lit."""
    zone = cadre.scene
    titre = en_une_ligne(cadre, scene.titre, Zone(MARGE, 76, zone.largeur, 120), 84)
    y = 76 + titre.hauteur + 36
    place = zone.bas - y
    par_page = max(1, int(place / _LIGNE_MINIMALE))
    pages = []
    for debut in range(0, len(scene.etapes), par_page):
        etapes = scene.etapes[debut : debut + par_page]
        haut = min(122.0, place / min(par_page, len(scene.etapes)))
        page: list[Element] = [*poser(titre, MARGE, 76)]
        for rang, etape in enumerate(etapes):
            page += _etape(cadre, etape, Zone(MARGE, y + rang * haut, zone.largeur, haut))
        pages.append(page)
    return pages


def _etape(cadre: Cadre, etape: EtapeDeroule, zone: Zone) -> list[Element]:
    p = cadre.palette
    courante = etape.etat == "en-cours"
    fond = p.accent_doux if courante else p.papier
    encre = p.seconde if etape.etat == "faite" else p.encre
    taille = max(36.0, min(52.0, zone.hauteur * 0.5))
    ecrite = plume(cadre, taille, gras=courante, couleur=encre, fond=fond)
    fine = plume(cadre, max(36.0, taille * 0.85), couleur=encre, fond=fond)
    elements: list[Element] = []
    case = Zone(zone.x, zone.y + 3, zone.largeur, zone.hauteur - 6)
    if courante:
        elements.append(Forme(case, fond, 14))
        elements.append(Forme(Zone(case.x, case.y, 12, case.hauteur), p.accent, 6))
    duree = " · ".join(mot for mot in (_MOTS.get(etape.etat, ""), etape.duree) if mot)
    droite = fine.largeur(duree)
    milieu = zone.y + (zone.hauteur - ecrite.hauteur) / 2
    nom = eluder(etape.titre, zone.largeur - droite - 140, ecrite)
    elements += poser(couper(nom, zone.largeur, ecrite), zone.x + 40, milieu)
    elements += poser(
        couper(duree, droite + 1, fine),
        zone.droite - droite - 30,
        zone.y + (zone.hauteur - fine.hauteur) / 2,
    )
    return elements
