"""Le débat : les arguments pour et contre, côte à côte."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import ColonneDebat, Minuteur, SceneDebat
from charte_studio.interface.projection.elements import (
    MARGE,
    TEXTE_MINIMAL,
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
from charte_studio.interface.projection.pieces import entete, plume, rappel
from charte_studio.interface.projection.texte import (
    Plume,
    TexteCoupe,
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
    affirmation = rappel(cadre, scene.affirmation, 160, 58)
    titres = zone.y + affirmation.hauteur + 34
    haut = zone.bas - titres - _TITRE
    listes = [points(colonne.arguments) for colonne in scene.colonnes]
    nombre = len(listes)
    ecriture = plume(cadre, 56, interligne=1.22)
    taille = taille_commune(listes, _large(cadre, nombre), haut, ecriture)
    if taille is None:
        nombre = 2
        # Le plus grand des deux, sauf s’il demande des pages de plus.
        taille = min(
            (_LISIBLE, TEXTE_MINIMAL),
            key=lambda t: len(_suite(scene, cadre, haut, ecriture.a(t))),
        )
        colonnes = _suite(scene, cadre, haut, ecriture.a(taille))
    else:
        colonnes = [
            _Colonne(camp, repartir(liste, _large(cadre, nombre), haut, ecriture.a(taille))[0])
            for camp, liste in zip(scene.colonnes, listes, strict=True)
        ]
    pages = []
    large = _large(cadre, nombre)
    for debut in range(0, len(colonnes), nombre):
        page: list[Element] = [
            *entete(cadre, scene.repere.phrase, scene.mention or "Débat"),
            *poser(affirmation, MARGE, zone.y),
        ]
        for n, colonne in enumerate(colonnes[debut : debut + nombre]):
            place = Zone(MARGE + n * (large + _ECART), titres, large, haut)
            page += _poser_colonne(cadre, colonne, place, ecriture.a(taille))
        pages.append(page)
    return pages


def _suite(scene: SceneDebat, cadre: Cadre, haut: float, ecriture: Plume) -> list[_Colonne]:
    """Pour et contre face à face jusqu’au bout, puis les nuances : deux colonnes par page."""
    rangees = [
        [
            _Colonne(camp, montres, bool(rang))
            for rang, montres in enumerate(
                repartir(points(camp.arguments), _large(cadre, 2), haut, ecriture)
            )
        ]
        for camp in scene.colonnes
    ]
    face_a_face = [c for paire in zip_longest(*rangees[:2]) for c in paire if c is not None]
    return [*face_a_face, *(c for rangee in rangees[2:] for c in rangee)]


@dataclass(frozen=True, slots=True)
class _Colonne:
    """Ce qui tient d’un camp dans une colonne."""

    camp: ColonneDebat
    points: list[tuple[str, TexteCoupe]]
    suite: bool = False


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
