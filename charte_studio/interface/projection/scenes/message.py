"""Une scène qui n’a rien d’autre à montrer qu’une phrase."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneMessage
from charte_studio.interface.projection.elements import MARGE, Cadre, Element
from charte_studio.interface.projection.pieces import plume
from charte_studio.interface.projection.texte import ajuster_ou_abreger, poser


def composer_message(
    scene: SceneMessage, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le sujet, puis la phrase, au milieu de l’écran."""
    zone = cadre.scene
    titre = ajuster_ou_abreger(
        scene.titre, zone.largeur, zone.hauteur * 0.55, plume(cadre, 84, gras=True)
    )
    texte = ajuster_ou_abreger(
        scene.texte, zone.largeur, 200, plume(cadre, 52, couleur=cadre.palette.seconde)
    )
    y = max(zone.y, (cadre.hauteur - titre.hauteur - texte.hauteur - 36) / 2)
    return [[*poser(titre, MARGE, y), *poser(texte, MARGE, y + titre.hauteur + 36)]]
