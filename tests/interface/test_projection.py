"""La vue projetée : tout se lit, rien ne déborde, quelle que soit la scène et l’écran."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from charte_studio.atelier.lectures.projection import Minuteur, Scene
from charte_studio.atelier.lectures.projection.scenes import (
    SceneAffirmation,
    SceneDebat,
    SceneMinuteur,
    SceneNoire,
    SceneResultat,
    SceneTourOuvert,
)
from charte_studio.interface.couleurs import contraste
from charte_studio.interface.projection import (
    VueProjetee,
    compter_pages,
    rendre,
    theme_de_projection,
)
from charte_studio.interface.projection.composer import composer
from charte_studio.interface.projection.elements import (
    TEXTE_MINIMAL,
    Composition,
    Forme,
    Trace,
)
from charte_studio.interface.projection.rendu import cadre_pour
from charte_studio.interface.projection.texte import Plume, couper, eluder
from charte_studio.interface.theme import charger_theme, noms_themes
from tests.interface.scenes_projetees import (
    AFFIRMATION,
    ENORME,
    REPERE,
    scenes,
    tour_ouvert,
)

ECRANS = ((1920, 1080), (1280, 720), (1024, 768), (1920, 1200), (2560, 1080), (1080, 1920))
MINUTEUR = Minuteur(245, 420)


def mettre_en_pages(scene: Scene, ecran: tuple[int, int], theme: str = "projection") -> Composition:
    cadre = cadre_pour(QSize(*ecran), charger_theme(theme))
    return composer(scene, cadre, MINUTEUR)


def traces(composition: Composition) -> list[Trace]:
    return [e for page in composition.pages for e in page if isinstance(e, Trace)]


# --- toutes les scènes, tous les écrans --------------------------------------------------------


@pytest.mark.parametrize("ecran", ECRANS, ids=lambda e: f"{e[0]}x{e[1]}")
def test_aucun_texte_n_est_trop_petit_ni_hors_de_l_ecran(
    qtbot: QtBot, ecran: tuple[int, int]
) -> None:
    for nom, scene in scenes().items():
        composition = mettre_en_pages(scene, ecran)
        cadre = composition.cadre
        for trace in traces(composition):
            ou = f"{nom} : « {trace.texte[:40]} »"
            assert trace.taille >= TEXTE_MINIMAL, ou
            assert trace.x >= -1, ou
            assert trace.x + trace.largeur <= cadre.largeur + 1, ou
            assert trace.base - 0.8 * trace.taille >= 0, ou
            assert trace.base + 0.25 * trace.taille <= cadre.hauteur, ou


@pytest.mark.parametrize("ecran", ECRANS[:3], ids=lambda e: f"{e[0]}x{e[1]}")
def test_deux_textes_ne_se_chevauchent_jamais(qtbot: QtBot, ecran: tuple[int, int]) -> None:
    for nom, scene in scenes().items():
        for page in mettre_en_pages(scene, ecran).pages:
            poses = [e for e in page if isinstance(e, Trace) and e.texte.strip()]
            for rang, une in enumerate(poses):
                for autre in poses[rang + 1 :]:
                    cote = (
                        une.x + une.largeur <= autre.x + 1 or autre.x + autre.largeur <= une.x + 1
                    )
                    dessus = (
                        une.base <= autre.base - 0.62 * autre.taille
                        or autre.base <= une.base - 0.62 * une.taille
                    )
                    assert cote or dessus, (
                        f"{nom} : « {une.texte[:40]} » sur « {autre.texte[:40]} »"
                    )


@pytest.mark.parametrize("nom_theme", noms_themes())
def test_chaque_texte_atteint_le_contraste_de_son_theme(qtbot: QtBot, nom_theme: str) -> None:
    seuil = charger_theme(nom_theme).contraste_texte
    for nom, scene in scenes().items():
        for trace in traces(mettre_en_pages(scene, ECRANS[0], nom_theme)):
            mesure = contraste(trace.couleur, trace.fond)
            assert mesure >= seuil, f"{nom} : « {trace.texte[:40]} » {mesure:.1f}"


def test_la_projection_demande_sept_pour_un(qtbot: QtBot) -> None:
    assert theme_de_projection().contraste_texte >= 7


def test_le_fond_annonce_est_celui_qui_est_peint(qtbot: QtBot) -> None:
    """Le contraste se calcule sur ce fond : il faut donc que ce soit bien lui, dessous."""
    for nom, scene in scenes().items():
        composition = mettre_en_pages(scene, ECRANS[0])
        for page in composition.pages:
            for rang, trace in enumerate(page):
                if not isinstance(trace, Trace):
                    continue
                x, y = trace.x + trace.largeur / 2, trace.base - 0.3 * trace.taille
                dessous = composition.fond
                for forme in page[:rang]:
                    if isinstance(forme, Forme) and forme.couleur:
                        z = forme.zone
                        if z.x <= x <= z.droite and z.y <= y <= z.bas:
                            dessous = forme.couleur
                assert dessous == trace.fond, f"{nom} : « {trace.texte[:40]} »"


def test_une_miniature_a_exactement_la_mise_en_pages_de_l_ecran(qtbot: QtBot) -> None:
    for scene in scenes().values():
        grande = mettre_en_pages(scene, (1920, 1080))
        petite = mettre_en_pages(scene, (384, 216))
        assert grande == petite


# --- ce que disent les scènes ------------------------------------------------------------------


def en_mots(scene: Scene) -> str:
    composition = mettre_en_pages(scene, ECRANS[0])
    return "\n".join(composition.en_mots(page) for page in range(len(composition.pages)))


def test_un_tour_ouvert_montre_ses_reponses_et_aucune_repartition(qtbot: QtBot) -> None:
    mots = en_mots(tour_ouvert(14, 24))
    assert "14\n\u00a0réponses sur\u00a024" in mots
    assert "Tout à fait" in mots


def test_les_comptes_se_lisent_sans_la_couleur(qtbot: QtBot) -> None:
    """Chaque degré donne son nombre d’avant et d’après, même quand personne ne l’a choisi."""
    mots = en_mots(scenes()["avant et après"])
    assert "11 → 8" in mots
    assert "0 → 1" in mots


def test_une_page_de_texte_ne_perd_aucun_mot(qtbot: QtBot) -> None:
    scene = SceneAffirmation(REPERE, ENORME, scenes_degres())
    composition = mettre_en_pages(scene, ECRANS[0])
    assert len(composition.pages) > 1
    lus = " ".join(t.texte for t in traces(composition) if t.taille > 40)
    for mot in set(ENORME.split()):
        assert lus.split().count(mot) >= ENORME.split().count(mot)
    assert f"page\u00a01\u00a0/\u00a0{len(composition.pages)}" in composition.en_mots(0)


def scenes_degres() -> tuple[object, ...]:
    return tour_ouvert(0, 1).degres


def test_aucun_argument_du_debat_ne_disparait(qtbot: QtBot) -> None:
    scene = scenes()["débat de douze"]
    assert isinstance(scene, SceneDebat)
    mots = en_mots(scene).replace("\n", " ")
    attendus = sum(len(colonne.arguments) for colonne in scene.colonnes)
    assert sum(mots.count(f"Argument {n} ") for n in range(1, attendus + 1)) == attendus


def test_un_rappel_trop_long_s_abrege_au_lieu_de_chasser_le_resultat(qtbot: QtBot) -> None:
    scene = scenes()["avant et après"]
    assert isinstance(scene, SceneResultat)
    composition = mettre_en_pages(replace(scene, affirmation=ENORME), ECRANS[0])
    assert len(composition.pages) == 1
    assert any(trace.texte.endswith("…") for trace in traces(composition))


def test_le_titre_garde_la_taille_des_maquettes(qtbot: QtBot) -> None:
    grande = max(t.taille for t in traces(mettre_en_pages(tour_ouvert(14, 24), ECRANS[0])))
    assert 68 <= grande <= 92


def test_l_ecran_noir_est_noir_partout_sans_minuteur(qtbot: QtBot) -> None:
    image = rendre(SceneNoire(), QSize(64, 36), minuteur=MINUTEUR)
    couleurs = {image.pixelColor(x, y).name() for x in range(64) for y in range(36)}
    assert couleurs == {"#000000"}


@pytest.mark.parametrize(
    ("restant", "dit"),
    [(245, "4:05"), (3725, "1:02:05"), (0, "0:00"), (-30, "0:00")],
)
def test_le_minuteur_se_dit_en_minutes(qtbot: QtBot, restant: int, dit: str) -> None:
    cadre = cadre_pour(QSize(1920, 1080), theme_de_projection())
    mots = composer(SceneMinuteur("Silence"), cadre, Minuteur(restant, 420)).en_mots(0)
    assert dit in mots.split("\n")
    assert ("écoulé" in mots) is (restant <= 0)


def test_le_texte_d_un_minuteur_discret_dit_le_temps(qtbot: QtBot) -> None:
    assert "4:05" in en_mots(tour_ouvert(1, 2))


# --- le texte ----------------------------------------------------------------------------------


def plume(taille: float = 40) -> Plume:
    return Plume(theme_de_projection().famille, "#000000", "#FFFFFF", taille)


@settings(max_examples=80)
@given(st.text(alphabet="abé ’-\u00a0\n", max_size=200), st.integers(60, 900))
def test_couper_ne_perd_rien_et_ne_depasse_pas(qapp: object, texte: str, largeur: int) -> None:
    coupe = couper(texte, largeur, plume())
    rendu = "".join(ligne.texte for ligne in coupe.lignes).replace(" ", "")
    assert rendu == texte.replace(" ", "").replace("\n", "")
    for ligne in coupe.lignes:
        assert plume().largeur(ligne.texte) <= largeur * 1.03 + 2


def test_une_espace_insecable_ne_se_coupe_pas(qtbot: QtBot) -> None:
    for largeur in range(240, 600, 20):
        lignes = [
            ligne.texte for ligne in couper("Vraiment\u00a0? Oui\u00a0!", largeur, plume()).lignes
        ]
        assert not any(ligne.startswith(("?", "!")) for ligne in lignes)


def test_elider_garde_le_debut(qtbot: QtBot) -> None:
    assert eluder("court", 900, plume()) == "court"
    assert eluder("beaucoup trop long", 200, plume()).endswith("…")
    assert plume().largeur(eluder("beaucoup trop long", 200, plume())) <= 200


def test_le_nombre_de_pages_se_demande_sans_fenetre(qtbot: QtBot) -> None:
    assert compter_pages(tour_ouvert(1, 2), QSize(1920, 1080)) == 1
    longue = replace(tour_ouvert(1, 2), affirmation=ENORME)
    assert compter_pages(longue, QSize(1920, 1080)) > 1


def test_la_vue_dit_tout_haut_ce_qu_elle_montre(qtbot: QtBot) -> None:
    vue = VueProjetee(animations=False)
    qtbot.addWidget(vue)
    vue.resize(1280, 720)
    scene: SceneTourOuvert = tour_ouvert(14, 24)
    vue.montrer(scene)
    assert AFFIRMATION.split()[0] in vue.accessibleDescription()
    assert vue.scene == scene
