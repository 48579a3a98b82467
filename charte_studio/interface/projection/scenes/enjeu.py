"""L’enjeu d’un principe : son titre en grand, puis pourquoi on en parle."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneEnjeu
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Forme, Zone
from charte_studio.interface.projection.pieces import (
    TEXTE_LONG,
    en_une_ligne,
    entete,
    pages_de_texte,
)
from charte_studio.interface.projection.texte import poser


def composer_enjeu(
    scene: SceneEnjeu, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le titre, un filet, le texte."""
    zone = cadre.scene
    repere = scene.repere
    titre = en_une_ligne(cadre, repere.titre, Zone(MARGE, zone.y, zone.largeur, 220), 88)
    filet = zone.y + titre.hauteur + 24
    y = filet + 44
    place = Zone(MARGE, y, zone.largeur, zone.bas - y)
    return [
        [
            *entete(cadre, f"Principe\u00a0{repere.numero} sur\u00a0{repere.total}", "L’enjeu"),
            *poser(titre, MARGE, zone.y),
            Forme(Zone(MARGE, filet, 140, 10), cadre.palette.accent, 5),
            *poser(texte, MARGE, y),
        ]
        for texte in pages_de_texte(
            cadre, scene.enjeu, place, TEXTE_LONG, gras=False, interligne=1.32
        )
    ]
