"""Mettre une scène en pages : la bonne fonction pour chaque scène, le pied pour toutes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from charte_studio.atelier.lectures.projection import scenes
from charte_studio.atelier.lectures.projection.scenes import Minuteur, Scene
from charte_studio.interface.projection.elements import (
    MARGE,
    Cadre,
    Composition,
    Element,
    Forme,
    Zone,
)
from charte_studio.interface.projection.pieces import plume
from charte_studio.interface.projection.scenes.accueil import composer_accueil
from charte_studio.interface.projection.scenes.affirmation import (
    composer_affirmation,
    composer_tour_ouvert,
)
from charte_studio.interface.projection.scenes.amendement import composer_amendement
from charte_studio.interface.projection.scenes.article import composer_article
from charte_studio.interface.projection.scenes.barometre import composer_barometre
from charte_studio.interface.projection.scenes.colleges import composer_colleges
from charte_studio.interface.projection.scenes.debat import composer_debat
from charte_studio.interface.projection.scenes.decision import composer_decision
from charte_studio.interface.projection.scenes.deroule import composer_deroule
from charte_studio.interface.projection.scenes.enjeu import composer_enjeu
from charte_studio.interface.projection.scenes.listes import composer_liste
from charte_studio.interface.projection.scenes.message import composer_message
from charte_studio.interface.projection.scenes.mur import composer_mur
from charte_studio.interface.projection.scenes.resultat import composer_resultat
from charte_studio.interface.projection.scenes.synthese import composer_synthese
from charte_studio.interface.projection.scenes.temps import (
    composer_minuteur,
    composer_pause,
    dire_temps,
)
from charte_studio.interface.projection.texte import couper, poser

NOIR: Final = "#000000"
"""L’écran noir n’a pas de thème : il doit éteindre la salle."""

_COMPOSER: Final[dict[type, Callable[[Any, Cadre, Minuteur | None], list[list[Element]]]]] = {
    scenes.SceneMessage: composer_message,
    scenes.SceneAccueil: composer_accueil,
    scenes.SceneListe: composer_liste,
    scenes.SceneDeroule: composer_deroule,
    scenes.SceneBarometre: composer_barometre,
    scenes.SceneMur: composer_mur,
    scenes.SceneEnjeu: composer_enjeu,
    scenes.SceneAffirmation: composer_affirmation,
    scenes.SceneTourOuvert: composer_tour_ouvert,
    scenes.SceneResultat: composer_resultat,
    scenes.SceneColleges: composer_colleges,
    scenes.SceneDebat: composer_debat,
    scenes.SceneAmendement: composer_amendement,
    scenes.SceneDecision: composer_decision,
    scenes.SceneArticle: composer_article,
    scenes.ScenePause: composer_pause,
    scenes.SceneMinuteur: composer_minuteur,
    scenes.SceneSynthese: composer_synthese,
}
_OU_LE_TEMPS_EST_GRAND: Final = (scenes.SceneMinuteur, scenes.ScenePause)


def composer(scene: Scene, cadre: Cadre, minuteur: Minuteur | None = None) -> Composition:
    """La scène en pages, le numéro de page et le minuteur au pied.

    La mise en pages est gardée : seul un minuteur en grand la fait refaire chaque seconde.
    """
    if isinstance(scene, scenes.SceneNoire):
        return Composition(NOIR, ((),), cadre)
    en_grand = isinstance(scene, _OU_LE_TEMPS_EST_GRAND)
    pages = _mettre_en_pages(scene, cadre, minuteur if en_grand else None)
    pied = _temps(cadre, minuteur) if minuteur and not en_grand else []
    return Composition(
        cadre.palette.papier,
        tuple(
            (*page, *_numero(cadre, rang, len(pages)), *pied)
            for rang, page in enumerate(pages, start=1)
        ),
        cadre,
    )


@lru_cache(maxsize=64)
def _mettre_en_pages(
    scene: Scene, cadre: Cadre, minuteur: Minuteur | None
) -> tuple[tuple[Element, ...], ...]:
    return tuple(tuple(page) for page in _COMPOSER[type(scene)](scene, cadre, minuteur))


def oublier() -> None:
    """Oublie les mises en pages gardées : pour mesurer ce que coûte une scène neuve."""
    _mettre_en_pages.cache_clear()


def _numero(cadre: Cadre, rang: int, nombre: int) -> list[Element]:
    """« page 1 / 3 », seulement quand il y en a plusieurs."""
    if nombre < 2:
        return []
    fine = plume(cadre, couleur=cadre.palette.seconde)
    dit = f"page\u00a0{rang}\u00a0/\u00a0{nombre}"
    return [*poser(couper(dit, 600, fine), MARGE, cadre.bas + 22)]


def _temps(cadre: Cadre, minuteur: Minuteur) -> list[Element]:
    """Le temps en bas à droite, et un filet qui se vide au bord de l’écran."""
    p = cadre.palette
    fini = minuteur.restant <= 0
    gras = plume(cadre, 40, gras=True, couleur=p.alerte if fini else p.encre)
    dit = "Temps écoulé" if fini else dire_temps(minuteur)
    large = gras.largeur(dit)
    filet = Zone(0, cadre.hauteur - 10, cadre.largeur * minuteur.part, 10)
    return [
        *([] if fini else [Forme(filet, p.accent)]),
        *poser(couper(dit, large + 1, gras), cadre.largeur - MARGE - large, cadre.bas + 20),
    ]
