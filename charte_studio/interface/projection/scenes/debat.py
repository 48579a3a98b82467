"""Le débat : les arguments pour et contre, côte à côte."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import ColonneDebat, Minuteur, SceneDebat
from charte_studio.interface.projection.elements import (
    MARGE,
    Cadre,
    Element,
    Forme,
    Palette,
    Zone,
)
from charte_studio.interface.projection.liste import (
    points,
    poser_points,
    repartir,
    taille_commune,
)
from charte_studio.interface.projection.pieces import entete, plume
from charte_studio.interface.projection.texte import (
    Plume,
    TexteCoupe,
    ajuster_ou_abreger,
    couper,
    poser,
)

_ECART: Final = 56.0
_TITRE: Final = 82.0
"""Le nom du camp et son filet."""
_LISIBLE: Final = 40


def composer_debat(
    scene: SceneDebat, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Une colonne par camp, à la même taille : aucun ne parle plus fort que l’autre.

    Trop d’arguments pour une page : les suites se rangent deux colonnes par page.
    """
    zone = cadre.scene
    affirmation = ajuster_ou_abreger(
        scene.affirmation, zone.largeur, 160, plume(cadre, 58, gras=True, interligne=1.2)
    )
    titres = zone.y + affirmation.hauteur + 34
    haut = zone.bas - titres - _TITRE
    listes = [points(colonne.arguments) for colonne in scene.colonnes]
    nombre = len(listes)
    ecriture = plume(cadre, 56, interligne=1.22)
    taille = taille_commune(listes, _large(cadre, nombre), haut, ecriture)
    if taille is None:
        nombre, taille = 2, _LISIBLE
    ecriture = ecriture.a(taille)
    rangees = [
        [_Colonne(colonne, points_page, bool(rang)) for rang, points_page in enumerate(pages)]
        for colonne, liste in zip(scene.colonnes, listes, strict=True)
        for pages in [repartir(liste, _large(cadre, nombre), haut, ecriture)]
    ]
    suite = [c for tour in zip_longest(*rangees) for c in tour if c is not None]
    pages = []
    for debut in range(0, len(suite), nombre):
        page: list[Element] = [
            *entete(cadre, scene.repere.phrase, scene.mention or "Débat"),
            *poser(affirmation, MARGE, zone.y),
        ]
        large = _large(cadre, nombre)
        for n, colonne in enumerate(suite[debut : debut + nombre]):
            place = Zone(MARGE + n * (large + _ECART), titres, large, haut)
            page += _poser_colonne(cadre, colonne, place, ecriture)
        pages.append(page)
    return pages


@dataclass(frozen=True, slots=True)
class _Colonne:
    """Ce qui tient d’un camp dans une colonne."""

    camp: ColonneDebat
    points: list[tuple[str, TexteCoupe]]
    suite: bool


def _large(cadre: Cadre, nombre: int) -> float:
    return (cadre.scene.largeur - _ECART * (nombre - 1)) / nombre


def _poser_colonne(cadre: Cadre, colonne: _Colonne, place: Zone, ecriture: Plume) -> list[Element]:
    couleur = _couleur(cadre.palette, colonne.camp.nature)
    titre = plume(cadre, 44, gras=True, couleur=couleur)
    nom = colonne.camp.titre + (", suite" if colonne.suite else "")
    bas = place.y + _TITRE
    elements: list[Element] = [
        Forme(Zone(place.x, place.y + 62, place.largeur, 6), couleur, 3),
        *poser(couper(nom, place.largeur + 1, titre), place.x, place.y),
    ]
    if not colonne.points:
        rien = plume(cadre, 40, couleur=cadre.palette.seconde)
        return [
            *elements,
            *poser(couper("Rien n’est encore dit.", place.largeur, rien), place.x, bas),
        ]
    dedans = Zone(place.x, bas, place.largeur, place.hauteur)
    return elements + poser_points(cadre, colonne.points, dedans, ecriture, couleur_marque=couleur)


def _couleur(palette: Palette, nature: str) -> str:
    """Le bleu-vert et l’orangé des degrés, assez foncés pour s’écrire ; le titre dit le camp."""
    return {"pour": palette.reussi, "contre": palette.alerte}.get(nature, palette.accent)
