"""Une liste de phrases : les règles d’échange, les données gardées."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneListe
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Zone
from charte_studio.interface.projection.liste import pages_de_points, points
from charte_studio.interface.projection.pieces import en_une_ligne
from charte_studio.interface.projection.texte import poser


def composer_liste(
    scene: SceneListe, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le titre, puis les points aussi grands que la place le permet."""
    zone = cadre.scene
    titre = en_une_ligne(cadre, scene.titre, Zone(MARGE, 76, zone.largeur, 200), 84)
    y = 76 + titre.hauteur + 40
    suite = points(scene.points, numerotes=scene.numerotee)
    return [
        [*poser(titre, MARGE, 76), *page]
        for page in pages_de_points(cadre, suite, Zone(MARGE, y, zone.largeur, zone.bas - y), 60)
    ]
