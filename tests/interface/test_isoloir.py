"""L’isoloir : on y vote seul, on n’y lit rien, on n’en sort pas par mégarde."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.lectures.recueil import Votant
from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS
from charte_studio.interface import theme
from charte_studio.interface.isoloir import Isoloir
from tests.outils.phrases import simple

Touche = Qt.Key
ENONCE = "On dit toujours qu’un texte vient d’une IA."
VOTANTS = [
    Votant(11, 1, "Agents", "", present=True, a_vote=False),
    Votant(12, 2, "Agents", "", present=True, a_vote=True),
    Votant(13, 3, "Agents", "", present=False, a_vote=False),
]


class Urne:
    """Ce que la page ferait des bulletins, et ce qui l’en empêcherait."""

    def __init__(self) -> None:
        self.bulletins: list[tuple[int, str]] = []
        self.empechement = ""

    def deposer(self, participant_id: int, degre: str) -> str:
        if not self.empechement:
            self.bulletins.append((participant_id, degre))
        return self.empechement


@pytest.fixture
def urne() -> Urne:
    return Urne()


@pytest.fixture
def isoloir(qtbot: QtBot, qapp: QApplication, urne: Urne) -> Iterator[Isoloir]:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    fenetre = Isoloir(urne.deposer)
    qtbot.addWidget(fenetre)
    fenetre.preparer("Transparence", ENONCE, ECHELLES["accord-5"])
    fenetre.montrer_votants(VOTANTS)
    fenetre.attendre()
    fenetre.resize(1280, 720)
    fenetre.show()
    qtbot.waitExposed(fenetre)
    yield fenetre
    fenetre.sortir()


def donner(qtbot: QtBot, isoloir: Isoloir, numero: str) -> None:
    qtbot.keyClicks(isoloir.attente.champ, numero)
    qtbot.keyClick(isoloir.attente.champ, Touche.Key_Return)


def voter(qtbot: QtBot, isoloir: Isoloir, touche: str) -> None:
    donner(qtbot, isoloir, "1")
    qtbot.keyClick(isoloir, Touche.Key_Return)
    qtbot.keyClicks(isoloir, touche)


def tout_ce_qui_se_lit(isoloir: Isoloir) -> str:
    morceaux: list[str] = []
    for vue in isoloir.findChildren(QWidget):
        morceaux += [vue.accessibleName(), vue.accessibleDescription(), vue.toolTip()]
        if isinstance(vue, QLabel | QAbstractButton | QLineEdit):
            morceaux.append(vue.text())
    return simple(" | ".join(morceaux))


def test_une_personne_vote_au_clavier_de_bout_en_bout(
    qtbot: QtBot, isoloir: Isoloir, urne: Urne
) -> None:
    donner(qtbot, isoloir, "P01")
    assert isoloir.appel.isVisible()
    assert not isoloir.bulletin.isVisible()
    qtbot.keyClick(isoloir, Touche.Key_Return)
    assert isoloir.bulletin.isVisible()
    qtbot.keyClicks(isoloir, "2")
    assert urne.bulletins == []
    qtbot.keyClick(isoloir, Touche.Key_Return)
    assert urne.bulletins == [(11, "plutot")]
    assert isoloir.vote.isVisible()


def test_on_se_corrige_avant_de_confirmer(qtbot: QtBot, isoloir: Isoloir, urne: Urne) -> None:
    voter(qtbot, isoloir, "5")
    isoloir.bulletin.boutons["partage"].click()
    assert "3, Partagé" in tout_ce_qui_se_lit(isoloir)
    qtbot.keyClicks(isoloir, "0")
    isoloir.bulletin.confirmer.click()
    assert urne.bulletins == [(11, SANS_AVIS)]


def test_confirmer_sans_reponse_ne_depose_rien(qtbot: QtBot, isoloir: Isoloir, urne: Urne) -> None:
    voter(qtbot, isoloir, "9")
    qtbot.keyClick(isoloir, Touche.Key_Return)
    assert urne.bulletins == []
    assert isoloir.bulletin.isVisible()
    assert not isoloir.bulletin.confirmer.isEnabled()


@pytest.mark.parametrize("apres", ["vote", "echap"])
def test_une_fois_passe_rien_de_la_reponse_ne_se_lit(
    qtbot: QtBot, isoloir: Isoloir, apres: str
) -> None:
    voter(qtbot, isoloir, "4")
    assert "Plutôt pas d’accord" in tout_ce_qui_se_lit(isoloir)
    qtbot.keyClick(isoloir, Touche.Key_Return if apres == "vote" else Touche.Key_Escape)
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete : les boutons défaits s’en vont
    lu = tout_ce_qui_se_lit(isoloir)
    assert "Plutôt pas" not in lu
    assert ENONCE not in lu
    assert isoloir.bulletin.boutons == {}


@pytest.mark.parametrize(
    ("numero", "phrase"),
    [
        ("2", "P02 a déjà voté."),
        ("3", "P03 est noté absent : voyez l’animation."),
        ("44", "Aucun participant ne porte le numéro 44."),
        ("abc", "Aucun participant ne porte le numéro abc."),
    ],
)
def test_qui_ne_peut_pas_voter_l_apprend_a_l_attente(
    qtbot: QtBot, isoloir: Isoloir, numero: str, phrase: str
) -> None:
    donner(qtbot, isoloir, numero)
    assert isoloir.attente.isVisible()
    assert simple(isoloir.attente.message.text()) == phrase


def test_un_depot_empeche_le_dit_et_revient_a_l_attente(
    qtbot: QtBot, isoloir: Isoloir, urne: Urne
) -> None:
    urne.empechement = "P01 a déjà voté dans ce tour."
    voter(qtbot, isoloir, "1")
    qtbot.keyClick(isoloir, Touche.Key_Return)
    assert isoloir.attente.isVisible()
    assert isoloir.attente.message.text() == urne.empechement


def test_ni_echap_ni_la_croix_ne_ferment_l_isoloir(qtbot: QtBot, isoloir: Isoloir) -> None:
    qtbot.keyClick(isoloir, Touche.Key_Escape)
    isoloir.close()
    assert isoloir.isVisible()
    voter(qtbot, isoloir, "1")
    isoloir.close()
    assert isoloir.isVisible()
    assert isoloir.attente.isVisible()


def test_le_geste_de_l_animation_en_sort(qtbot: QtBot, isoloir: Isoloir) -> None:
    isoloir.barre.bouton.pressed.emit()
    isoloir.barre.bouton.released.emit()
    assert isoloir.isVisible()
    with qtbot.waitSignal(isoloir.quitte):
        isoloir.barre.bouton.pressed.emit()
    assert not isoloir.isVisible()


def test_le_pave_sert_au_doigt_et_a_la_souris(qtbot: QtBot, isoloir: Isoloir) -> None:
    for touche in ("4", "⌫", "1", "Voter"):
        isoloir.attente.touches[touche].click()
    assert isoloir.appel.isVisible()
    isoloir.appel.non.click()
    assert isoloir.attente.isVisible()


def test_la_personne_suivante_peut_taper_son_numero_sans_attendre(
    qtbot: QtBot, isoloir: Isoloir
) -> None:
    voter(qtbot, isoloir, "1")
    qtbot.keyClick(isoloir, Touche.Key_Return)
    qtbot.keyClicks(isoloir, "2")
    assert isoloir.attente.champ.text() == "2"


@pytest.mark.parametrize("cle", ["gradients-8", "mentions-7", "deux-degres"])
def test_toutes_les_echelles_tiennent_a_l_ecran(
    qtbot: QtBot, qapp: QApplication, isoloir: Isoloir, cle: str
) -> None:
    theme.appliquer(qapp, theme.lire_theme("sombre"), 1.0)
    isoloir.preparer("Transparence", ENONCE, ECHELLES[cle])
    donner(qtbot, isoloir, "1")
    qtbot.keyClick(isoloir, Touche.Key_Return)
    assert len(isoloir.bulletin.boutons) == len(ECHELLES[cle].degres) + 1
    qtbot.wait(1)
    assert all(not b.visibleRegion().isEmpty() for b in isoloir.bulletin.boutons.values())
    theme.appliquer(qapp, theme.lire_theme("clair"))
