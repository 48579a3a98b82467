"""Rendre une scène à n’importe quelle taille : la projection, la miniature, une capture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from charte_studio.atelier.lectures.projection.scenes import Minuteur, Scene
from charte_studio.interface.projection.composer import composer
from charte_studio.interface.projection.elements import (
    HAUTEUR,
    LARGEUR_MINIMALE,
    Cadre,
    Composition,
    palette_de,
)
from charte_studio.interface.projection.peindre import peindre
from charte_studio.interface.theme import Theme, charger_theme

THEME: Final = "projection"


def theme_de_projection() -> Theme:
    """Le thème que la salle voit, quel que soit celui de la console."""
    return charger_theme(THEME)


def cadre_pour(taille: QSize, theme: Theme) -> Cadre:
    """Le cadre d’un écran de cette forme, en unités de référence."""
    large, haut = max(1, taille.width()), max(1, taille.height())
    unite = min(haut / HAUTEUR, large / LARGEUR_MINIMALE)
    return Cadre(large / unite, haut / unite, palette_de(theme))


def rendre(
    scene: Scene,
    taille: QSize,
    *,
    theme: Theme | None = None,
    page: int = 0,
    minuteur: Minuteur | None = None,
    densite: float = 1.0,
    forme: QSize | None = None,
) -> QImage:
    """L’image de la scène, `taille` en pixels logiques.

    `forme` : l’écran que l’on reproduit, quand l’image n’en est que la miniature ; la mise en
    pages est alors exactement la sienne, et l’image se centre si les proportions diffèrent.
    """
    cadre = cadre_pour(forme or taille, theme or theme_de_projection())
    return dessiner(composer(scene, cadre, minuteur), taille, page=page, densite=densite)


def dessiner(
    composition: Composition,
    taille: QSize,
    *,
    page: int = 0,
    densite: float = 1.0,
    sur: QImage | None = None,
) -> QImage:
    """L’image d’une page composée.

    `sur` : une image qui ne sert plus, où peindre si elle a la bonne taille ; en réserver une neuve
    pour chaque scène coûte autant que de la peindre.
    """
    large = max(1, round(taille.width() * densite))
    haut = max(1, round(taille.height() * densite))
    image = sur
    if image is None or image.size() != QSize(large, haut):
        image = QImage(large, haut, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(densite)
    image.fill(QColor(composition.fond))
    cadre = composition.cadre
    unite = min(taille.width() / cadre.largeur, taille.height() / cadre.hauteur)
    peintre = QPainter(image)
    peintre.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    peintre.translate(
        (taille.width() - cadre.largeur * unite) / 2,
        (taille.height() - cadre.hauteur * unite) / 2,
    )
    peintre.scale(unite, unite)
    montree = composition.pages[min(max(0, page), len(composition.pages) - 1)]
    peindre(peintre, montree, cadre.palette.famille)
    peintre.end()
    return image


def compter_pages(scene: Scene, taille: QSize, *, theme: Theme | None = None) -> int:
    """En combien de pages la scène se met sur un écran de cette forme."""
    return len(composer(scene, cadre_pour(taille, theme or theme_de_projection())).pages)
