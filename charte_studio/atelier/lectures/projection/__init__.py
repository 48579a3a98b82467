"""Ce que le public voit, calculé une seule fois : les scènes de la projection et leur ordre."""

from charte_studio.atelier.lectures.projection.demande import (
    NOMS_SCENES,
    Demande,
    demande_depuis_texte,
    demande_en_texte,
)
from charte_studio.atelier.lectures.projection.fil import (
    Pas,
    lire_fil,
    scene_precedente,
    scene_suivante,
    scenes_possibles,
)
from charte_studio.atelier.lectures.projection.lire import lire_scene
from charte_studio.atelier.lectures.projection.scenes import Minuteur, Scene

__all__ = [
    "NOMS_SCENES",
    "Demande",
    "Minuteur",
    "Pas",
    "Scene",
    "demande_depuis_texte",
    "demande_en_texte",
    "lire_fil",
    "lire_scene",
    "scene_precedente",
    "scene_suivante",
    "scenes_possibles",
]
