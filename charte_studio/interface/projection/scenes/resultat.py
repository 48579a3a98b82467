"""Le résultat d’un tour, seul ou sous celui d’avant le débat."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    BarreMontree,
    Minuteur,
    MorceauMontre,
    SceneResultat,
)
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Zone
from charte_studio.interface.projection.pieces import (
    COURT,
    LISIBLE,
    barre,
    en_une_ligne,
    entete,
    hauteur_legende,
    legende,
    plume,
)
from charte_studio.interface.projection.texte import (
    AJOUTE,
    RETIRE,
    TexteCoupe,
    ajuster,
    ajuster_ou_abreger,
    couper,
    poser,
)

_LEGENDE_LONGUE: Final = 110
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
    for serre in (haut_legende > _LEGENDE_LONGUE, True):
        hauts = _hauteurs(len(scene.barres), serre=serre)
        haut_barres = sum(hauts) + _ENTRE * (len(hauts) - 1)
        place = bas_barres - haut_legende - haut_barres - 30 - 34 - zone.y
        texte = _texte(cadre, scene, place)
        if texte.plume.taille >= LISIBLE:
            break
    # Ce que le texte laisse libre s’ouvre au-dessus des barres et sous la légende.
    libre = max(0.0, place - texte.hauteur)
    y = zone.y + texte.hauteur + 34 + libre * 0.4
    elements: list[Element] = [
        *entete(cadre, scene.repere.phrase, _en_tete(scene)),
        *poser(texte, MARGE, zone.y),
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


def _en_tete(scene: SceneResultat) -> str:
    """Une seule barre ne dit pas de quel tour elle est : l’en-tête le dit."""
    return scene.presence if len(scene.barres) > 1 else f"{scene.tour} · {scene.presence}"


def _texte(cadre: Cadre, scene: SceneResultat, haut: float) -> TexteCoupe:
    """L’affirmation en gras ; un texte long, ou ce que change un amendement, sans gras."""
    large = cadre.scene.largeur
    fine = plume(cadre, 56, interligne=1.26)
    if scene.passage:
        portions = [(m.texte, _marque(m)) for m in scene.passage]
        passage = ajuster(portions, large, haut, fine)
        if passage:
            return passage
    elif len(scene.affirmation) <= COURT:
        return ajuster_ou_abreger(
            scene.affirmation, large, haut, plume(cadre, 68, gras=True, interligne=1.2)
        )
    return ajuster_ou_abreger(scene.affirmation, large, haut, fine)


def _marque(morceau: MorceauMontre) -> int:
    if not morceau.change:
        return 0
    return RETIRE if morceau.retire else AJOUTE


def comptes_par_degre(barres: tuple[BarreMontree, ...], nombre: int) -> tuple[str, ...]:
    """Par degré « 7 → 11 », ou « 11 » quand une seule barre se montre."""
    montrees = [b.effectifs for b in barres if b.effectifs]
    return tuple(
        " → ".join(str(e[rang]) for e in montrees) for rang in range(nombre if montrees else 0)
    )


def _hauteurs(barres: int, *, serre: bool) -> tuple[float, ...]:
    """Les hauteurs des barres ; une longue légende leur prend un peu de place."""
    if barres < 2:
        return (120.0 if serre else 190.0,)
    return (84.0, 110.0) if serre else (106.0, 150.0)


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
