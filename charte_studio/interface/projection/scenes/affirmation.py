"""L’affirmation, et les réponses possibles ; ouverte, le nombre de réponses reçues."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    Minuteur,
    SceneAffirmation,
    SceneTourOuvert,
)
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Forme, Zone
from charte_studio.interface.projection.pieces import (
    COURT,
    cases_degres,
    entete,
    hauteur_cases,
    pages_de_texte,
    plume,
)
from charte_studio.interface.projection.texte import couper, poser

_COMPTEUR: Final = 100.0
"""La jauge et l’air qui la sépare des cases."""


def composer_affirmation(
    scene: SceneAffirmation, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """L’affirmation à lire, les réponses en bas."""
    return _pages(scene, cadre, "Lisons ensemble", cadre.bas, [])


def composer_tour_ouvert(
    scene: SceneTourOuvert, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """La même page, et la jauge des réponses reçues : rien qui dise ce qu’elles sont."""
    p = cadre.palette
    fine = plume(cadre, 42)
    gras = plume(cadre, 42, gras=True)
    nombre = str(scene.reponses)
    s = "s" if scene.reponses > 1 else ""
    suite = f"\u00a0réponse{s} sur\u00a0{scene.attendus}"
    large = gras.largeur(nombre) + fine.largeur(suite)
    x = cadre.largeur - MARGE - large
    y = cadre.bas - 64
    barre = Zone(MARGE, y + 18, x - MARGE - 40, 18)
    part = min(1.0, scene.reponses / scene.attendus) if scene.attendus else 0.0
    compteur: list[Element] = [Forme(barre, p.creux, 9, contour=p.trait)]
    if part:
        plein = Zone(barre.x, barre.y, max(18.0, barre.largeur * part), 18)
        compteur.append(Forme(plein, p.accent, 9))
    compteur += poser(couper(nombre, large, gras), x, y)
    compteur += poser(couper(suite, large, fine), x + gras.largeur(nombre), y)
    return _pages(scene, cadre, scene.tour, cadre.bas - _COMPTEUR, compteur)


def _pages(
    scene: SceneAffirmation | SceneTourOuvert,
    cadre: Cadre,
    droite: str,
    bas: float,
    compteur: list[Element],
) -> list[list[Element]]:
    haut_cases = hauteur_cases(cadre, scene.degres) if len(scene.degres) > 1 else 0.0
    cases = bas - haut_cases
    zone = cadre.scene
    place = Zone(MARGE, zone.y, zone.largeur, cases - zone.y - (48 if haut_cases else 0))
    return [
        [
            *entete(cadre, scene.repere.phrase, droite),
            *poser(texte, MARGE, zone.y),
            *cases_degres(cadre, scene.degres, cases),
            *compteur,
        ]
        for texte in pages_de_texte(
            cadre, scene.affirmation, place, gras=len(scene.affirmation) <= COURT
        )
    ]
