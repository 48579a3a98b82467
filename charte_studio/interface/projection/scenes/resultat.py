"""Le résultat d’un tour, seul ou sous celui d’avant le débat."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    BarreMontree,
    Minuteur,
    SceneResultat,
)
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Zone
from charte_studio.interface.projection.pieces import (
    barre,
    en_une_ligne,
    entete,
    hauteur_legende,
    legende,
    plume,
)
from charte_studio.interface.projection.texte import ajuster_ou_abreger, couper, poser

_NOMS: Final = 304.0
_ENTRE: Final = 28.0
_PHRASE: Final = 164.0
"""La place de la phrase et de son détail, en bas."""


def composer_resultat(
    scene: SceneResultat, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """L’affirmation, les barres, la légende, puis la phrase qui résume."""
    zone = cadre.scene
    p = cadre.palette
    comptes = comptes_par_degre(scene.barres, len(scene.degres))
    bas_barres = zone.bas - _PHRASE - 24
    haut_legende = hauteur_legende(cadre, scene.degres, comptes)
    hauts = _hauteurs(len(scene.barres), serre=haut_legende > 110)
    haut_barres = sum(hauts) + _ENTRE * (len(hauts) - 1)
    place = bas_barres - haut_legende - haut_barres - 30 - 34 - zone.y
    affirmation = ajuster_ou_abreger(
        scene.affirmation, zone.largeur, place, plume(cadre, 68, gras=True, interligne=1.2)
    )
    # Ce que l’affirmation laisse libre s’ouvre au-dessus des barres et sous la légende.
    libre = max(0.0, place - affirmation.hauteur)
    y = zone.y + affirmation.hauteur + 34 + libre * 0.4
    elements: list[Element] = [
        *entete(cadre, scene.repere.phrase, scene.presence),
        *poser(affirmation, MARGE, zone.y),
        *_barres(cadre, scene.barres, hauts, y),
    ]
    elements += legende(cadre, scene.degres, y + haut_barres + 30, comptes)
    large = Zone(MARGE, 0, zone.largeur, 88)
    phrase = en_une_ligne(cadre, scene.phrase, large, 58, couleur=p.accent)
    reste = _PHRASE - phrase.hauteur
    detail = ajuster_ou_abreger(
        scene.detail, zone.largeur, reste, plume(cadre, 42, couleur=p.seconde, interligne=1.18)
    )
    haut = zone.bas - _PHRASE + max(0.0, reste - detail.hauteur)
    elements += poser(phrase, MARGE, haut)
    elements += poser(detail, MARGE, haut + phrase.hauteur)
    return [elements]


def comptes_par_degre(barres: tuple[BarreMontree, ...], nombre: int) -> tuple[str, ...]:
    """Par degré « 7 → 11 », ou « 11 » quand une seule barre se montre."""
    montrees = [b.effectifs for b in barres if b.effectifs]
    return tuple(
        " → ".join(str(e[rang]) for e in montrees) for rang in range(nombre if montrees else 0)
    )


def _hauteurs(barres: int, *, serre: bool) -> tuple[float, ...]:
    """Les hauteurs des barres ; une longue légende leur prend un peu de place."""
    if barres < 2:
        return (150.0 if serre else 190.0,)
    return (84.0, 116.0) if serre else (106.0, 150.0)


def _barres(
    cadre: Cadre, barres: tuple[BarreMontree, ...], hauts: tuple[float, ...], y: float
) -> list[Element]:
    nommees = any(b.libelle for b in barres) and len(barres) > 1
    x = MARGE + (_NOMS if nommees else 0.0)
    elements: list[Element] = []
    for rang, montree in enumerate(barres):
        derniere = rang == len(barres) - 1
        haut = hauts[rang]
        zone = Zone(x, y, cadre.largeur - MARGE - x, haut)
        if nommees:
            nom = couper(montree.libelle, _NOMS - 20, plume(cadre, 40, gras=derniere))
            elements += poser(nom, MARGE, y + (haut - nom.hauteur) / 2)
        elements += barre(cadre, zone, montree.effectifs, montree.mention)
        y += haut + _ENTRE
    return elements
