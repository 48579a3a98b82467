"""Se positionner à 1280 × 720 : ce qui tient sur une ligne, ce que disent les touches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.interface import theme
from charte_studio.interface.console import Console
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.amendement import (
    AmendementSaisi,
    BaseAmendable,
    DialogueAmendement,
)
from charte_studio.interface.dialogues.vote_essai import VoteEssai
from charte_studio.interface.etapes.se_positionner import SePositionner, page_d_essai
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.liste_en_colonnes import ListeEnColonnes
from tests.interface.pages import montrer_se_positionner
from tests.outils.base import cle_de
from tests.outils.phrases import simple


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> SePositionner:
    return montrer_se_positionner(qtbot, contexte)


def jouer_deux_tours(atelier: AtelierOuvert, cle: str = "transparence") -> None:
    principe = cle_de(atelier, "principe", cle=cle)
    for _ in range(2):
        tour = ouvrir_tour(atelier, principe)
        for participant in range(1, 7):
            enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
        clore_tour(atelier, tour)


def haut(vue: QWidget, dans: QWidget) -> int:
    return vue.mapTo(dans, QPoint(0, 0)).y()


def droite(vue: QWidget, dans: QWidget) -> int:
    return vue.mapTo(dans, QPoint(vue.width(), 0)).x()


# --- la suite d’un tour clos -------------------------------------------------------------------


def test_la_suite_est_au_bord_droit_de_la_premiere_ligne(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_deux_tours(atelier)
    clos = page.vue.clos
    qtbot.waitUntil(lambda: haut(clos.bouton_suite, clos) < haut(clos.bouton_encore, clos))
    assert haut(clos.bouton_rouvrir, clos) == haut(clos.bouton_encore, clos)
    assert droite(clos.bouton_suite, clos) == clos.width()
    milieu = haut(clos.voir_resultat, clos) + clos.voir_resultat.height() / 2
    assert abs(milieu - haut(clos.bouton_suite, clos) - clos.bouton_suite.height() / 2) <= 2

    page.resize(1700, 800)
    qtbot.wait(10)
    milieux = {
        haut(bouton, clos) + bouton.height() // 2
        for bouton in (clos.bouton_suite, clos.bouton_encore, clos.bouton_rouvrir)
    }
    assert max(milieux) - min(milieux) <= 2
    page.resize(760, 631)
    qtbot.wait(10)
    assert haut(clos.bouton_suite, clos) > haut(clos.voir_resultat, clos)
    assert page.vue.widget().width() <= page.vue.viewport().width()


def test_un_tour_clos_ne_montre_que_les_touches_qui_servent(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_deux_tours(atelier)
    effets = [effet for _, effet in page.touches]
    assert effets == ["argument", "objection", "amendement", "principe"]
    assert {"sans avis", "participant", "cacher"} <= {effet for _, effet in page.autres_touches}


def test_un_vote_secret_ne_promet_pas_de_cacher_les_saisies(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    ouvrir_tour(atelier, cle_de(atelier, "principe", cle="transparence"), mode="secret")
    effets = [effet for _, effet in page.touches]
    assert "cacher" not in effets
    assert effets[0] == "passer le poste"


def test_tant_qu_il_manque_des_bulletins_clore_n_est_pas_le_premier_bouton(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    ouvrir_tour(atelier, cle_de(atelier, "principe", cle="transparence"), mode="secret")
    assert page.vue.ouvert.bouton_clore.property("role") == "secondaire"
    assert page.vue.urne.isoloir.property("role") == "principal"


@pytest.fixture
def console(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[Console]:
    jouer_deux_tours(atelier)
    parent = QObject()
    ouverte = Console(Contexte(atelier, Taches(parent), parent))
    ouverte.setGeometry(0, 0, 1280, 720)
    ouverte.show()
    yield ouverte
    ouverte.fermer()
    ouverte.contexte.fermer()
    ouverte.close()
    ouverte.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_pendant_qu_on_projette_page_suivante_n_est_plus_au_principe(
    qtbot: QtBot, console: Console, atelier: AtelierOuvert
) -> None:
    console.aller_au_principe("se_positionner", cle_de(atelier, "principe", cle="transparence"))
    page = console.page
    assert isinstance(page, SePositionner)
    suite, fleche = page.vue.clos.bouton_suite, page.vue.bandeau.suivant
    assert (suite.text(), simple(suite.detail())) == ("Principe suivant", "Page suiv.")
    assert "Page suiv." in simple(fleche.toolTip())

    console.animation.projeter_en_fenetre()
    assert (suite.text(), suite.detail()) == ("Principe suivant", "")
    assert fleche.toolTip() == "Principe suivant"
    suite.click()
    assert page.principe_montre() == cle_de(atelier, "principe", cle="humain")

    console.animation.projecteur.arreter()
    console.aller_au_principe("se_positionner", cle_de(atelier, "principe", cle="transparence"))
    assert simple(suite.detail()) == "Page suiv."


# --- les mains, les listes ---------------------------------------------------------------------


def test_les_mains_en_grand_texte_gardent_les_noms_entiers(
    qtbot: QtBot, qapp: QApplication, page: SePositionner, atelier: AtelierOuvert
) -> None:
    ouvrir_tour(atelier, cle_de(atelier, "principe", cle="transparence"), mode="main-levee")
    mains = page.vue.mains
    assert not mains.abrege
    assert not page.vue.ouvert._legende.isVisible()

    theme.appliquer(qapp, theme.lire_theme("clair"), 2.0)
    qtbot.waitUntil(lambda: mains.abrege)
    assert page.vue.ouvert._legende.isVisible()
    assert mains.height() == mains.hauteur_utile()
    assert mains.verticalScrollBar().maximum() == 0
    theme.appliquer(qapp, theme.lire_theme("clair"))
    qtbot.waitUntil(lambda: not mains.abrege)


def test_une_liste_courte_se_range_en_colonnes_et_ne_defile_qu_en_hauteur(
    qtbot: QtBot, qapp: QApplication
) -> None:
    liste = ListeEnColonnes("Présences")
    qtbot.addWidget(liste)
    for rang in range(1, 25):
        liste.addItem(QListWidgetItem(f"P{rang:02d} · Représentants du personnel"))
    liste.resize(760, 300)
    liste.show()
    liste.ranger()
    qtbot.wait(1)
    assert liste.colonnes() == 2
    cases = [liste.visualItemRect(liste.item(rang)) for rang in range(3)]
    assert cases[0].y() == cases[1].y() < cases[2].y()
    assert cases[1].right() <= liste.viewport().width()
    assert liste.horizontalScrollBar().maximum() == 0
    liste.setCurrentRow(0)
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    assert liste.currentRow() == 2
    qtbot.keyClick(liste, Qt.Key.Key_Right)
    assert liste.currentRow() == 3

    liste.resize(300, 300)
    assert liste.colonnes() == 1


# --- les dialogues -----------------------------------------------------------------------------


def test_les_fleches_de_la_comparaison_restent_ensemble(qtbot: QtBot) -> None:
    dialogue = DialogueAmendement(
        titre="Proposer un amendement",
        bases={1: BaseAmendable("Souple", "On le dit.")},
        colleges={},
        depart=AmendementSaisi(1, "On le dit. Toujours.", "", None),
    )
    qtbot.addWidget(dialogue)
    dialogue.show()
    qtbot.wait(1)
    compare = dialogue.comparaison
    for largeur in (1120, 900, 640):
        dialogue.resize(largeur, 660)
        qtbot.wait(1)
        hauts = [haut(b, compare) for b in (compare.bouton_precedent, compare.bouton_suivant)]
        assert hauts[0] == hauts[1]


def test_un_vote_d_essai_n_en_propose_pas_un_autre(qtbot: QtBot, contexte: Contexte) -> None:
    essai = VoteEssai(contexte, "nominatif", page_d_essai)
    qtbot.addWidget(essai)
    essai.show()
    page = essai.page
    assert isinstance(page, SePositionner)
    assert page.vue.a_ouvrir.bouton.isVisible()
    assert not page.vue.a_ouvrir.bouton_essai.isVisible()
    essai.tout_effacer()
