"""Un article de la charte, tel qu’il est écrit."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneArticle
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Zone
from charte_studio.interface.projection.pieces import en_une_ligne, entete, pages_de_texte
from charte_studio.interface.projection.texte import poser


def composer_article(
    scene: SceneArticle, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le titre, puis les alinéas."""
    zone = cadre.scene
    titre = en_une_ligne(cadre, scene.titre, Zone(MARGE, zone.y, zone.largeur, 180), 76)
    y = zone.y + titre.hauteur + 36
    place = Zone(MARGE, y, zone.largeur, zone.bas - y)
    texte = "\n".join(scene.paragraphes) or "Cet article n’est pas encore écrit."
    return [
        [
            *entete(cadre, f"Article\u00a0{scene.numero}", "Notre charte"),
            *poser(titre, MARGE, zone.y),
            *poser(page, MARGE, y),
        ]
        for page in pages_de_texte(cadre, texte, place, 60, gras=False, interligne=1.32)
    ]
