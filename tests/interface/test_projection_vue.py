"""La vue projetée comme fenêtre : pages, fondu, minuteur, thème, changement de taille."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from charte_studio.atelier.lectures.projection import Minuteur
from charte_studio.atelier.lectures.projection.scenes import SceneEnjeu, SceneNoire
from charte_studio.interface.projection import VueProjetee, composer, rendre
from charte_studio.interface.theme import charger_theme
from tests.interface.scenes_projetees import ENORME, REPERE, tour_ouvert
from tests.outils.appels import compter_appels

LONGUE = SceneEnjeu(REPERE, ENORME)


@pytest.fixture
def vue(qtbot: QtBot) -> VueProjetee:
    vue = VueProjetee(animations=False)
    qtbot.addWidget(vue)
    vue.resize(960, 540)
    vue.show()
    return vue


def test_la_vue_montre_exactement_ce_que_rend_la_miniature(vue: VueProjetee) -> None:
    scene = tour_ouvert(14, 24)
    vue.montrer(scene)
    attendue = rendre(scene, QSize(960, 540), densite=vue.devicePixelRatioF())
    assert vue.image() == attendue
    assert vue.grab().toImage().convertToFormat(attendue.format()) == attendue


def test_une_miniature_reproduit_la_forme_de_l_ecran(qtbot: QtBot) -> None:
    scene = tour_ouvert(14, 24)
    carree = rendre(scene, QSize(400, 400), forme=QSize(1920, 1080))
    large = rendre(scene, QSize(400, 225), forme=QSize(1920, 1080))
    assert carree.copy(0, 88, 400, 1).size() == large.copy(0, 0, 400, 1).size()
    bande = {carree.pixelColor(x, 20).name() for x in range(400)}
    assert len(bande) == 1, "le haut de l’image carrée est vide : la scène est centrée"


def test_un_texte_trop_long_se_pagine_et_le_dit(qtbot: QtBot, vue: VueProjetee) -> None:
    with qtbot.waitSignal(vue.trop_long) as dit:
        vue.montrer(LONGUE)
    assert dit.args == [vue.pages]
    assert vue.pages > 2
    assert vue.page == 0


def test_les_pages_se_tournent_et_s_arretent_aux_bouts(qtbot: QtBot, vue: VueProjetee) -> None:
    vue.montrer(LONGUE)
    assert not vue.page_precedente()
    images = [vue.image()]
    with qtbot.waitSignal(vue.page_changee) as dit:
        assert vue.page_suivante()
    assert dit.args == [2, vue.pages]
    images.append(vue.image())
    while vue.page_suivante():
        images.append(vue.image())
    assert len(images) == vue.pages
    assert images[0] != images[1]
    assert not vue.aller_a_la_page(99)
    assert vue.page_precedente()


def test_une_reponse_de_plus_garde_la_page(vue: VueProjetee) -> None:
    longue = replace(tour_ouvert(1, 24), affirmation=ENORME)
    vue.montrer(longue)
    vue.page_suivante()
    vue.montrer(replace(longue, reponses=2))
    assert vue.page == 1
    vue.montrer(replace(longue, tour="Second tour"))
    assert vue.page == 0


def test_une_autre_scene_reprend_a_sa_premiere_page(vue: VueProjetee) -> None:
    vue.montrer(LONGUE)
    vue.page_suivante()
    vue.montrer(SceneEnjeu(replace(REPERE, numero=7), ENORME))
    assert vue.page == 0


def test_agrandir_la_fenetre_refait_les_pages(vue: VueProjetee) -> None:
    vue.montrer(LONGUE)
    avant = vue.image().size()
    vue.resize(1280, 960)
    assert vue.image().size() != avant
    assert 0 <= vue.page < vue.pages


def test_le_fondu_part_de_l_ancienne_scene_et_finit_sur_la_nouvelle(qtbot: QtBot) -> None:
    vue = VueProjetee(animations=True)
    qtbot.addWidget(vue)
    vue.resize(480, 270)
    vue.montrer(tour_ouvert(1, 2))
    vue.show()
    qtbot.waitExposed(vue)
    avant = vue.grab().toImage()
    vue.montrer(SceneNoire())
    assert vue.grab().toImage() == avant, "le fondu commence par ce qui était montré"

    def verifier_noir() -> None:
        assert vue.grab().toImage().pixelColor(240, 135).name() == "#000000"

    qtbot.waitUntil(verifier_noir)


def test_couper_les_animations_ou_cacher_la_vue_finit_le_fondu(qtbot: QtBot) -> None:
    vue = VueProjetee(animations=True)
    qtbot.addWidget(vue)
    vue.resize(480, 270)
    vue.montrer(tour_ouvert(1, 2))
    vue.show()
    vue.grab()
    vue.montrer(SceneNoire())
    vue.regler_animations(False)
    assert vue.grab().toImage().pixelColor(240, 135).name() == "#000000"
    vue.regler_animations(True)
    vue.montrer(tour_ouvert(1, 2))
    vue.hide()
    assert vue.grab().toImage().pixelColor(2, 2).name() != "#000000"


def test_le_minuteur_parait_et_s_en_va(vue: VueProjetee) -> None:
    vue.montrer(tour_ouvert(14, 24))
    sans = vue.image()
    vue.montrer_minuteur(Minuteur(60, 120))
    assert "1:00" in vue.accessibleDescription()
    assert vue.image() != sans
    vue.montrer_minuteur(None)
    assert vue.image() == sans


def test_le_theme_de_la_projection_n_est_pas_celui_de_la_console(vue: VueProjetee) -> None:
    vue.montrer(tour_ouvert(14, 24))
    clair = vue.image()
    vue.regler_theme(charger_theme("contraste-sombre"))
    assert vue.image().pixelColor(2, 2).lightness() < clair.pixelColor(2, 2).lightness()
    vue.regler_theme(None)
    assert vue.image() == clair


def test_montrer_deux_fois_la_meme_scene_ne_refait_rien(vue: VueProjetee) -> None:
    scene = tour_ouvert(14, 24)
    vue.montrer(scene)
    vue.image()
    egale = tour_ouvert(14, 24)
    refait = compter_appels(lambda: vue.montrer(egale))
    assert refait < 10


def test_une_seconde_qui_passe_ne_remet_pas_la_scene_en_pages(vue: VueProjetee) -> None:
    vue.montrer_minuteur(Minuteur(61, 120))
    composer.oublier()
    neuve = compter_appels(lambda: vue.montrer(LONGUE))
    seconde = compter_appels(lambda: vue.montrer_minuteur(Minuteur(60, 120)))
    assert seconde * 5 < neuve
