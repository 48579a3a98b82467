"""La décision : l’issue en grand, le texte retenu, et le désaccord qui reste."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneDecision
from charte_studio.interface.projection.elements import (
    MARGE,
    Cadre,
    Element,
    Forme,
    Palette,
    Zone,
)
from charte_studio.interface.projection.liste import pages_de_points, points
from charte_studio.interface.projection.pieces import (
    TEXTE_LONG,
    en_une_ligne,
    entete,
    pages_de_texte,
    plume,
)
from charte_studio.interface.projection.texte import (
    TexteCoupe,
    ajuster,
    ajuster_ou_abreger,
    couper,
    poser,
)

_AFFIRMATION: Final = 140
"""Un texte aussi court se lit en grand, comme une affirmation."""
_PIED: Final = 210.0


def couleurs_issue(palette: Palette, issue: str) -> tuple[str, str]:
    """L’encre et le fond d’une issue ; son nom est toujours écrit."""
    return {
        "adopte": (palette.reussi, palette.fond_reussi),
        "adopte-avec-reserves": (palette.accent, palette.accent_doux),
        "renvoye": (palette.alerte, palette.fond_alerte),
    }.get(issue, (palette.encre, palette.creux))


def composer_decision(
    scene: SceneDecision, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """L’issue dans son bandeau, le texte, puis la règle annoncée ou les objections maintenues.

    Un désaccord ne s’abrège pas : trop long pour le pied, il a sa page.
    """
    zone = cadre.scene
    pied = _pied(scene, cadre)
    haut_pied = pied[0].hauteur + (pied[1].hauteur + 16 if pied[1].lignes else 0) if pied else 0.0
    bandeau = _bandeau(scene, cadre)
    y = zone.y + _hauteur(bandeau) + 40
    place = Zone(MARGE, y, zone.largeur, zone.bas - y - (haut_pied + 44 if pied else 0))
    court = len(scene.texte) <= _AFFIRMATION
    pages = []
    for texte in pages_de_texte(
        cadre, scene.texte, place, 80 if court else TEXTE_LONG, gras=court, interligne=1.26
    ):
        page = [*bandeau, *poser(texte, MARGE, y)]
        if pied:
            haut = zone.bas - haut_pied
            filet = cadre.palette.alerte if scene.divergences else cadre.palette.accent
            page.append(Forme(Zone(MARGE, haut, 10, haut_pied), filet, 5))
            page += poser(pied[0], MARGE + 40, haut)
            page += poser(pied[1], MARGE + 40, haut + pied[0].hauteur + 16)
        pages.append(page)
    if pied and not pied[1].lignes:
        pages += _objections(scene, cadre, bandeau, y)
    return pages


def _objections(
    scene: SceneDecision, cadre: Cadre, bandeau: list[Element], y: float
) -> list[list[Element]]:
    """Les objections maintenues, en entier, sous l’issue."""
    zone = cadre.scene
    place = Zone(MARGE, 0, zone.largeur, 90)
    titre = en_une_ligne(cadre, _nommer(scene), place, 60, couleur=cadre.palette.alerte)
    dessous = y + titre.hauteur + 30
    suite = Zone(MARGE, dessous, zone.largeur, zone.bas - dessous)
    return [
        [*bandeau, *poser(titre, MARGE, y), *liste]
        for liste in pages_de_points(cadre, points(scene.divergences), suite, 52)
    ]


def _bandeau(scene: SceneDecision, cadre: Cadre) -> list[Element]:
    """L’en-tête, et l’issue sur sa couleur."""
    zone = cadre.scene
    encre, fond = couleurs_issue(cadre.palette, scene.issue)
    titre = en_une_ligne(
        cadre, scene.titre, Zone(MARGE, 0, zone.largeur - 96, 100), 76, couleur=encre
    )
    return [
        *entete(cadre, scene.repere.phrase, "Décision"),
        Forme(Zone(MARGE, zone.y, zone.largeur, titre.hauteur + 44), fond, 18),
        *poser(_sur(titre, fond), MARGE + 48, zone.y + 22),
    ]


def _hauteur(bandeau: list[Element]) -> float:
    return next(e.zone.hauteur for e in bandeau if isinstance(e, Forme))


def _sur(coupe: TexteCoupe, fond: str) -> TexteCoupe:
    """Le même texte, dont on dit qu’il est posé sur ce fond."""
    return replace(coupe, plume=replace(coupe.plume, fond=fond))


def _nommer(scene: SceneDecision) -> str:
    nombre = len(scene.divergences)
    return "Objection maintenue" if nombre == 1 else f"{nombre}\u00a0objections maintenues"


def _pied(scene: SceneDecision, cadre: Cadre) -> tuple[TexteCoupe, TexteCoupe] | None:
    """Les objections maintenues ; à défaut, avant de décider, la règle annoncée.

    Un second texte vide : les objections sont trop longues pour le pied.
    """
    large = cadre.scene.largeur - 40
    gras = plume(cadre, 38, gras=True)
    fine = plume(cadre, 40, interligne=1.22)
    if scene.divergences:
        nom = _nommer(scene)
        entieres = ajuster("\n".join(scene.divergences), large, _PIED, fine)
        if entieres:
            return couper(nom, large, gras), entieres
        return couper(f"{nom}\u00a0: page suivante", large, gras), couper("", large, fine)
    if scene.detail:
        regle = ajuster_ou_abreger(scene.detail, large, _PIED, fine)
        return couper("La règle annoncée", large, gras), regle
    return None
