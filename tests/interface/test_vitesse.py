"""Ce qui se fait une fois ne se refait pas : ni lecture, ni mise en place, ni image."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.interface import theme
from charte_studio.interface.console import Console
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.decider import Decider
from charte_studio.interface.etapes.decider.filtres import A_TRANCHER
from charte_studio.interface.etapes.etape import CALME_MS
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.projection import VueProjetee
from charte_studio.interface.ramasse_miettes import ranger_les_miettes
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.barre_touches import BarreTouches
from tests.interface.scenes_projetees import tour_ouvert


@pytest.fixture
def console(qapp: QApplication, qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[Console]:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    for principe in (1, 2, 3):
        tour = ouvrir_tour(atelier, principe)
        for participant in range(1, 7):
            enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
        clore_tour(atelier, tour)
    racine = QObject()
    ouverte = Console(Contexte(atelier, Taches(racine), racine))
    qtbot.addWidget(ouverte)
    ouverte.resize(1280, 720)
    ouverte.show()
    ouverte.aller_a("preparer")
    yield ouverte
    ouverte.fermer()
    ouverte.contexte.fermer()


def compter(methodes: dict[str, int], objet: object, nom: str) -> Callable[..., object]:
    """Compte les passages par une méthode d’un objet, qui fait toujours son travail."""
    vraie = getattr(objet, nom)

    def faire(*arguments: object, **nommes: object) -> object:
        methodes[nom] = methodes.get(nom, 0) + 1
        return vraie(*arguments, **nommes)

    setattr(objet, nom, faire)
    return faire


@pytest.mark.parametrize("cle", ["se_positionner", "decider"])
def test_aller_a_un_principe_ne_montre_pas_d_abord_un_autre(console: Console, cle: str) -> None:
    console.aller_a(cle)
    page = console.page
    assert isinstance(page, SePositionner | Decider)
    passages: dict[str, int] = {}
    montree = page.vue if isinstance(page, SePositionner) else page.panneau
    compter(passages, montree, "montrer")
    console.aller_a("preparer")
    ajouter_contribution(console.contexte.atelier, principe_id=3, nature="pour", texte="Oui.")
    tour = ouvrir_tour(console.contexte.atelier, 3)
    console.aller_au_principe(cle, 3)
    assert passages == {"montrer": 1}
    assert page.principe_montre() == 3
    passages.clear()
    console.aller_a("preparer")
    console.aller_au_principe(cle, 2)
    assert page.principe_montre() == 2
    assert passages == {"montrer": 1}
    clore_tour_vide(console.contexte.atelier, tour)
    console.aller_a(cle)
    assert page.principe_montre() == 2


def test_la_page_ou_mene_la_projection_relit_au_calme_et_non_quand_on_y_va(
    console: Console, qtbot: QtBot
) -> None:
    console.aller_a("decider")
    page = console.page
    assert isinstance(page, Decider)
    passages: dict[str, int] = {}
    compter(passages, page, "relire")
    console.aller_a("preparer")
    for principe in (1, 2):  # une rafale de gestes ne fait relire qu’une fois
        tour = ouvrir_tour(console.contexte.atelier, principe)
        clore_tour_vide(console.contexte.atelier, tour)
    assert passages == {}
    qtbot.waitUntil(lambda: bool(passages))
    console.aller_a("decider")
    assert passages == {"relire": 1}
    qtbot.wait(2 * CALME_MS)
    assert passages == {"relire": 1}


def test_une_page_jamais_montree_ne_lit_rien_d_avance(console: Console, qtbot: QtBot) -> None:
    page = Decider(console.contexte)
    qtbot.addWidget(page)
    passages: dict[str, int] = {}
    compter(passages, page, "relire")
    clore_tour_vide(console.contexte.atelier, ouvrir_tour(console.contexte.atelier, 1))
    qtbot.wait(2 * CALME_MS)
    assert passages == {}


def clore_tour_vide(atelier: AtelierOuvert, tour: int) -> None:
    """Une réponse, puis la clôture."""
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="plutot")
    clore_tour(atelier, tour)


def test_un_principe_vise_que_le_filtre_cache_se_montre_quand_meme(console: Console) -> None:
    console.aller_a("decider")
    page = console.page
    assert isinstance(page, Decider)
    decider(console.contexte.atelier, 3, issue="adopte")
    page.filtres.choisir_filtre(A_TRANCHER)
    assert page.principe_montre() != 3
    console.aller_a("preparer")
    ouvrir_tour(console.contexte.atelier, 2)
    console.aller_au_principe("decider", 3)
    assert page.principe_montre() == 3


def test_la_barre_du_bas_ne_rebatit_pas_ce_qu_elle_a_deja_montre(qtbot: QtBot) -> None:
    barre = BarreTouches()
    qtbot.addWidget(barre)
    premiere = [(("1", "5"), "position"), (("R",), "ouvrir")]
    barre.montrer(premiere)
    batis = set(barre.findChildren(QLabel))
    barre.montrer([(("?",), "aide")])
    barre.montrer(premiere)
    montres = [mot for mot in barre.findChildren(QLabel) if mot.isVisibleTo(barre)]
    assert [mot.text() for mot in montres] == ["1", "–", "5", "position", "R", "ouvrir"]
    assert set(montres) == batis


def test_l_image_qu_on_garde_ne_change_pas_quand_la_salle_passe_a_la_suite(qtbot: QtBot) -> None:
    vue = VueProjetee(animations=False)
    qtbot.addWidget(vue)
    vue.resize(QSize(480, 270))
    vue.show()
    vue.montrer(tour_ouvert(1, 24))
    gardee = vue.image()
    copie = gardee.copy()
    for reponses in range(2, 6):
        vue.montrer(tour_ouvert(reponses, 24))
        assert vue.image() != copie
    assert gardee == copie


def test_reposer_le_meme_theme_ne_fait_rien_revoir(qapp: QApplication, qtbot: QtBot) -> None:
    class Temoin(QLabel):
        revus = 0

        def changeEvent(self, evenement) -> None:  # type: ignore[no-untyped-def]
            super().changeEvent(evenement)
            Temoin.revus += theme.est_un_changement_de_theme(evenement)

    theme.appliquer(qapp, theme.lire_theme("clair"))
    temoin = Temoin()
    qtbot.addWidget(temoin)
    temoin.show()
    Temoin.revus = 0
    theme.appliquer(qapp, theme.lire_theme("clair"))
    assert Temoin.revus == 0
    theme.appliquer(qapp, theme.lire_theme("sombre"))
    assert Temoin.revus > 0
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_ranger_les_miettes_libere_ce_qui_ne_sert_plus_et_met_le_reste_a_l_abri() -> None:
    class Noeud:
        def __init__(self) -> None:
            self.soi = self

    perdu = weakref.ref(Noeud())
    try:
        ranger_les_miettes()
        assert perdu() is None
        assert gc.get_freeze_count() > 10_000
        gele = Noeud()
        ranger_les_miettes()
        mort = weakref.ref(gele)
        del gele
        gc.collect()
        assert mort() is not None, "ce qui était vivant n’est plus revu"
        ranger_les_miettes()
        assert mort() is None, "jusqu’au prochain rangement"
    finally:
        gc.unfreeze()
