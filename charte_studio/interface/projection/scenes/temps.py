"""Le temps qui reste : la pause, et le minuteur seul."""

from __future__ import annotations

from charte_studio.atelier.lectures.projection.scenes import Minuteur, SceneMinuteur, ScenePause
from charte_studio.interface.projection.elements import MARGE, Cadre, Element, Forme, Zone
from charte_studio.interface.projection.pieces import plume
from charte_studio.interface.projection.texte import ajuster_ou_abreger, couper, poser


def composer_pause(
    scene: ScenePause, cadre: Cadre, minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le mot en grand, et le temps s’il est compté."""
    return [_composer(cadre, scene.titre, scene.texte, minuteur)]


def composer_minuteur(
    scene: SceneMinuteur, cadre: Cadre, minuteur: Minuteur | None
) -> list[list[Element]]:
    """Le temps seul ; sans minuteur lancé, le mot d’animation seul."""
    return [_composer(cadre, scene.titre, "", minuteur)]


def dire_temps(minuteur: Minuteur) -> str:
    """« 4:05 », « 1:02:00 », « 0:00 » quand il est passé."""
    secondes = max(0, minuteur.restant)
    heures, reste = divmod(secondes, 3600)
    if heures:
        return f"{heures}:{reste // 60:02}:{reste % 60:02}"
    return f"{reste // 60}:{reste % 60:02}"


def _composer(cadre: Cadre, titre: str, texte: str, minuteur: Minuteur | None) -> list[Element]:
    zone = cadre.scene
    grand = ajuster_ou_abreger(
        titre, zone.largeur, 240, plume(cadre, 96 if minuteur else 140, gras=True, interligne=1.15)
    )
    if minuteur is None:
        suite = ajuster_ou_abreger(texte, zone.largeur, 300, plume(cadre, 56))
        y = (cadre.hauteur - grand.hauteur - suite.hauteur - 40) / 2
        return [
            *poser(grand, MARGE, y, largeur=zone.largeur, alignement="centre"),
            *poser(
                suite,
                MARGE,
                y + grand.hauteur + 40,
                largeur=zone.largeur,
                alignement="centre",
            ),
        ]
    p = cadre.palette
    fini = minuteur.restant <= 0
    couleur = p.alerte if fini else p.encre
    temps = couper(
        dire_temps(minuteur),
        zone.largeur,
        plume(cadre, 340, gras=True, couleur=couleur, interligne=1.1),
    )
    haut = grand.hauteur + temps.hauteur + 120
    y = max(60.0, (cadre.hauteur - haut) / 2)
    barre = Zone(MARGE + 120, y + haut - 60, zone.largeur - 240, 28)
    mot = couper("Le temps est écoulé.", zone.largeur, plume(cadre, 48, couleur=p.alerte))
    elements: list[Element] = [
        *poser(grand, MARGE, y, largeur=zone.largeur, alignement="centre"),
        *poser(temps, MARGE, y + grand.hauteur + 20, largeur=zone.largeur, alignement="centre"),
    ]
    if fini:
        place = barre.y - 16
        elements += poser(mot, MARGE, place, largeur=zone.largeur, alignement="centre")
        return elements
    elements.append(Forme(barre, p.creux, 14, contour=p.trait))
    plein = Zone(barre.x, barre.y, max(28.0, barre.largeur * minuteur.part), 28)
    return [*elements, Forme(plein, p.accent, 14)]
