"""Les scènes projetées, une image chacune et une planche qui les réunit."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.demonstration import PRINCIPE_MONTRE
from charte_studio.atelier.gestes.se_positionner import rouvrir_tour
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.atelier.lectures.projection import (
    Demande,
    Minuteur,
    lire_scene,
    scenes_possibles,
)
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.interface.captures_extremes import visiter_les_extremes
from charte_studio.interface.projection import compter_pages, rendre
from charte_studio.interface.theme import Theme, lire_theme

PRINCIPES_MONTRES: Final = (PRINCIPE_MONTRE, "droit-ne-pas-utiliser", "acces-humain")
"""Un vote nominatif, un secret, un amendement adopté."""
DECORS_SCENES: Final = (
    ("projection", 1280, 720),
    ("projection", 1920, 1080),
    ("sombre", 1280, 720),
    ("contraste", 1920, 1080),
)
DECORS_EXTREMES: Final = (("projection", 1920, 1080), ("projection", 1024, 768))
"""Un écran large et un vieux vidéoprojecteur, où la place manque le plus."""
_MINUTEUR: Final = Minuteur(95, 240)
_VIGNETTE: Final = QSize(480, 270)
_COLONNES: Final = 5
_MARGE: Final = 12


@dataclass(frozen=True, slots=True)
class SceneMontree:
    """Une scène à photographier, et le nom de son image."""

    nom: str
    demande: Demande


def visiter_scenes(atelier: AtelierOuvert) -> Iterator[SceneMontree]:
    """Chaque scène qui a quelque chose à montrer, dans l’ordre d’un atelier.

    Un tour est rouvert le temps de ses scènes, puis refermé par l’annulation.
    """
    yield from _nommer("salle", scenes_possibles(atelier.connexion))
    principes = {p.cle: p.id for p in lire_preparation(atelier.connexion).principes}
    for cle in PRINCIPES_MONTRES:
        yield from _nommer(cle, scenes_possibles(atelier.connexion, principes[cle]))
    montre = principes[PRINCIPE_MONTRE]
    dernier = lire_tours(atelier.connexion, montre)[-1]
    rouvrir_tour(atelier, dernier.id)
    yield from _nommer("pendant", [Demande("tour_ouvert", montre, dernier.rang)])
    atelier.annuler()


def _nommer(prefixe: str, demandes: tuple[Demande, ...] | list[Demande]) -> Iterator[SceneMontree]:
    for rang, demande in enumerate(demandes, start=1):
        yield SceneMontree(f"{prefixe}-{rang:02}-{demande.scene.replace('_', '-')}", demande)


def photographier_scenes(atelier: AtelierOuvert, dossier: Path) -> int:
    """Écrit chaque page de chaque scène, et une planche par décor. Rend le nombre d’images."""
    nombre = 0
    for nom, largeur, hauteur in DECORS_SCENES:
        theme = lire_theme(nom)
        suite = f"{nom}-{largeur}x{hauteur}"
        vignettes = []
        for montree in visiter_scenes(atelier):
            images = _rendre(atelier, montree.demande, QSize(largeur, hauteur), theme)
            vignettes += _ecrire(images, f"scene-{montree.nom}", suite, dossier)
        assembler_planche(vignettes).save(str(dossier / f"planche-scenes-{suite}.png"))
        nombre += len(vignettes) + 1
    return nombre


def photographier_les_extremes(dossier: Path) -> int:
    """Écrit chaque page des cas extrêmes, une planche par décor. Rend le nombre d’images."""
    nombre = 0
    planches: dict[str, list[QImage]] = {}
    with tempfile.TemporaryDirectory() as provisoire:
        for cas, atelier, demandes in visiter_les_extremes(Path(provisoire)):
            for montree in _nommer(f"extreme-{cas}", demandes):
                for nom, largeur, hauteur in DECORS_EXTREMES:
                    suite = f"{nom}-{largeur}x{hauteur}"
                    images = _rendre(
                        atelier, montree.demande, QSize(largeur, hauteur), lire_theme(nom)
                    )
                    vignettes = _ecrire(images, f"scene-{montree.nom}", suite, dossier)
                    planches.setdefault(suite, []).extend(vignettes)
                    nombre += len(vignettes)
    for suite, vignettes in planches.items():
        assembler_planche(vignettes).save(str(dossier / f"planche-extremes-{suite}.png"))
    return nombre + len(planches)


def _ecrire(images: Iterable[QImage], nom: str, suite: str, dossier: Path) -> list[QImage]:
    """Écrit les pages d’une scène et rend leurs vignettes."""
    vignettes = []
    for page, image in enumerate(images, start=1):
        pages = f"-p{page}" if page > 1 else ""
        image.save(str(dossier / f"{nom}{pages}-{suite}.png"))
        vignettes.append(_reduire(image))
    return vignettes


def _rendre(
    atelier: AtelierOuvert, demande: Demande, taille: QSize, theme: Theme
) -> Iterator[QImage]:
    scene = lire_scene(atelier.connexion, demande)
    minuteur = _MINUTEUR if demande.scene in ("tour_ouvert", "minuteur", "pause") else None
    for page in range(compter_pages(scene, taille, theme=theme)):
        yield rendre(scene, taille, theme=theme, page=page, minuteur=minuteur)


def _reduire(image: QImage) -> QImage:
    return image.scaled(
        _VIGNETTE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def assembler_planche(vignettes: list[QImage]) -> QImage:
    """Les vignettes côte à côte, dans l’ordre, sur un fond neutre."""
    lignes = -(-len(vignettes) // _COLONNES)
    large, haut = _VIGNETTE.width() + _MARGE, _VIGNETTE.height() + _MARGE
    planche = QImage(_COLONNES * large + _MARGE, lignes * haut + _MARGE, QImage.Format.Format_RGB32)
    planche.fill(QColor(128, 128, 128))
    peintre = QPainter(planche)
    for rang, vignette in enumerate(vignettes):
        ligne, colonne = divmod(rang, _COLONNES)
        coin = QRect(_MARGE + colonne * large, _MARGE + ligne * haut, 0, 0).topLeft()
        peintre.drawImage(coin, vignette)
    peintre.end()
    return planche
