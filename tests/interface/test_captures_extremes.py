"""Les cas extrêmes, de vrais ateliers : tout se lit encore, et rien de privé ne sort."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize

from charte_studio.atelier.lectures.projection import Scene, lire_scene
from charte_studio.interface.captures_extremes import AFFIRMATION, ARGUMENT, visiter_les_extremes
from charte_studio.interface.projection.composer import composer
from charte_studio.interface.projection.elements import TEXTE_MINIMAL, Composition, Trace
from charte_studio.interface.projection.rendu import cadre_pour
from charte_studio.interface.theme import lire_theme

ECRANS = ((1920, 1080), (1024, 768), (3840, 2160))


@pytest.fixture(scope="module")
def extremes(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Scene]]:
    """Les scènes de chaque cas."""
    lues: dict[str, dict[str, Scene]] = {}
    for nom, atelier, demandes in visiter_les_extremes(tmp_path_factory.mktemp("extremes")):
        lues[nom] = {f"{d.scene}-{d.rang}": lire_scene(atelier.connexion, d) for d in demandes}
    return lues


def compositions(scenes: dict[str, Scene], ecran: tuple[int, int]) -> Iterator[Composition]:
    cadre = cadre_pour(QSize(*ecran), lire_theme("projection"))
    return (composer(scene, cadre) for scene in scenes.values())


def ecrits(composition: Composition) -> list[Trace]:
    return [e for page in composition.pages for e in page if isinstance(e, Trace)]


@pytest.mark.parametrize("ecran", ECRANS, ids=str)
def test_rien_ne_deborde_et_rien_n_est_trop_petit(
    extremes: dict[str, dict[str, Scene]], ecran: tuple[int, int]
) -> None:
    for scenes in extremes.values():
        for composition in compositions(scenes, ecran):
            cadre = composition.cadre
            for trace in ecrits(composition):
                assert trace.taille >= TEXTE_MINIMAL, trace.texte
                assert trace.x >= 0, trace.texte
                assert trace.x + trace.largeur <= cadre.largeur + 1, trace.texte
                assert trace.base <= cadre.hauteur, trace.texte


def test_le_plus_long_des_ateliers_se_projette_mot_pour_mot(
    extremes: dict[str, dict[str, Scene]],
) -> None:
    scenes = extremes["long"]
    assert len(AFFIRMATION) > 850
    for nom, attendu, fois in (
        ("affirmation-1", AFFIRMATION, 1), ("debat-1", ARGUMENT, 12), ("decision-1", ARGUMENT, 3),
    ):  # fmt: skip
        (composition,) = compositions({nom: scenes[nom]}, ECRANS[0])
        lus = " ".join(trace.texte for trace in ecrits(composition)).split()
        for mot in set(attendu.split()):
            assert lus.count(mot) >= fois, (nom, mot)


def test_d_une_seule_personne_la_salle_ne_voit_jamais_la_reponse(
    extremes: dict[str, dict[str, Scene]],
) -> None:
    scenes = extremes["seul"]
    for nom in ("resultat-1", "colleges-1"):
        barres = getattr(scenes[nom], "barres", ())
        assert barres
        assert all(not barre.effectifs for barre in barres), nom


def test_un_atelier_vide_dit_ce_qui_manque_au_lieu_d_un_ecran_vide(
    extremes: dict[str, dict[str, Scene]], tmp_path: Path
) -> None:
    for nom, scene in extremes["vide"].items():
        (composition,) = compositions({nom: scene}, ECRANS[0])
        assert len(" ".join(t.texte for t in ecrits(composition))) > 20, nom
