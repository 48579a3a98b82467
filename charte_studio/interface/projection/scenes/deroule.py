"""Le déroulé : où l’on en est, et ce qui vient."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import EtapeDeroule, Minuteur, SceneDeroule
from charte_studio.interface.projection.elements import (
    MARGE,
    TEXTE_MINIMAL,
    Cadre,
    Element,
    Forme,
    Zone,
)
from charte_studio.interface.projection.pieces import en_une_ligne, plume
from charte_studio.interface.projection.texte import abreger, couper, poser

_MOTS: Final = {"faite": "fait", "en-cours": "en cours"}
_LIGNE_MINIMALE: Final = 66.0
_LIGNE_MAXIMALE: Final = 122.0
_PLUS_GRANDE: Final = 56.0
_PART_DUREE: Final = 0.88
_ENTRE: Final = 60.0
_DEBORD: Final = 40.0
"""Ce dont l’étape en cours sort de la marge : les titres restent alignés."""


def composer_deroule(
    scene: SceneDeroule, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Une ligne par séquence ; celle qui est en cours se voit et se lit."""
    zone = cadre.scene
    fine = plume(cadre, 44, couleur=cadre.palette.seconde)
    pris = fine.largeur(scene.duree)
    titre = en_une_ligne(cadre, scene.titre, Zone(MARGE, 76, zone.largeur - pris - 60, 120), 84)
    duree = couper(scene.duree, pris + 1, fine)
    y = 76 + titre.hauteur + 36
    place = zone.bas - y
    pages_min = -(-len(scene.etapes) // max(1, int(place / _LIGNE_MINIMALE)))
    par_page = max(1, -(-len(scene.etapes) // max(1, pages_min)))
    haut = min(_LIGNE_MAXIMALE, place / par_page)
    taille = _taille(cadre, scene.etapes, haut)
    pages = []
    for debut in range(0, len(scene.etapes), par_page):
        page: list[Element] = [
            *poser(titre, MARGE, 76),
            *poser(duree, zone.droite - pris, 76 + titre.plume.base - fine.base),
        ]
        precedente = True
        for rang, etape in enumerate(scene.etapes[debut : debut + par_page]):
            courante = etape.etat == "en-cours"
            ligne = Zone(MARGE, y + rang * haut, zone.largeur, haut)
            if not courante and not precedente:
                filet = Zone(ligne.x, ligne.y - 1, ligne.largeur, 2)
                page.append(Forme(filet, cadre.palette.trait))
            page += _etape(cadre, etape, ligne, taille)
            precedente = courante
        pages.append(page)
    return pages


def _taille(cadre: Cadre, etapes: Sequence[EtapeDeroule], haut: float) -> float:
    """La même pour toutes : celle où le plus long titre tient sur sa ligne, s’il en est une."""
    voulue = max(TEXTE_MINIMAL, min(_PLUS_GRANDE, haut * 0.56))
    gras = plume(cadre, voulue, gras=True)
    besoin = max(
        gras.largeur(etape.titre) + gras.largeur(_duree(etape)) * _PART_DUREE for etape in etapes
    )
    libre = cadre.scene.largeur - _ENTRE
    return max(TEXTE_MINIMAL, min(voulue, voulue * libre / max(1.0, besoin)))


def _duree(etape: EtapeDeroule) -> str:
    return " · ".join(mot for mot in (_MOTS.get(etape.etat, ""), etape.duree) if mot)


def _etape(cadre: Cadre, etape: EtapeDeroule, zone: Zone, taille: float) -> list[Element]:
    p = cadre.palette
    courante = etape.etat == "en-cours"
    fond = p.accent_doux if courante else p.papier
    encre = p.seconde if etape.etat == "faite" else p.encre
    ecrite = plume(cadre, taille, gras=courante, couleur=encre, fond=fond)
    fine = plume(cadre, max(TEXTE_MINIMAL, taille * _PART_DUREE), couleur=encre, fond=fond)
    elements: list[Element] = []
    if courante:
        case = Zone(zone.x - _DEBORD, zone.y + 3, zone.largeur + 2 * _DEBORD, zone.hauteur - 6)
        elements.append(Forme(case, fond, 14))
        elements.append(Forme(Zone(case.x, case.y, 12, case.hauteur), p.accent, 6))
    duree = _duree(etape)
    droite = fine.largeur(duree)
    # Plus long que la ligne même au plus petit, un titre en prend deux.
    nom = abreger(
        etape.titre,
        zone.largeur - droite - _ENTRE,
        max(ecrite.hauteur, zone.hauteur - 6),
        replace(ecrite, interligne=1.05),
    )
    elements += poser(nom, zone.x, zone.y + (zone.hauteur - nom.hauteur) / 2)
    elements += poser(
        couper(duree, droite + 1, fine),
        zone.droite - droite,
        zone.y + (zone.hauteur - fine.hauteur) / 2,
    )
    return elements
