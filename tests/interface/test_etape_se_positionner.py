"""Se positionner : la vraie page sur un vrai fichier, au clavier."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    creer_atelier,
    inscrire,
    regler_atelier,
    retenir_principe,
    retirer_participants,
)
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    noter_motif,
    ouvrir_tour,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.etapes.se_positionner.parole import Saisie
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.redaction.modeles import Modele
from tests.interface.pages import Notices, compte, montrer_se_positionner, se_positionner_sur
from tests.outils.base import cle_de
from tests.outils.phrases import simple
from tests.outils.tours import DEGRES, jouer_tour, reponses

TRANSPARENCE, HUMAIN, SOBRIETE = 1, 2, 3
"""Les clés des trois principes du modèle d’essai."""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> SePositionner:
    return montrer_se_positionner(qtbot, contexte)


def affirmation(page: SePositionner) -> str:
    return page.vue.entete.affirmation.text()


def tout_ce_qui_se_lit(page: SePositionner) -> str:
    """Textes, noms, descriptions et infobulles de la page, montrés ou non, grille exceptée."""
    morceaux = []
    for widget in page.findChildren(QWidget):
        if widget is page.vue.grille or page.vue.grille.isAncestorOf(widget):
            continue
        morceaux += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QAbstractButton):
            morceaux.append(widget.text())
    return simple(" | ".join(morceaux)).lower()


# --- un tour, du début à la fin ------------------------------------------------------------------


def test_un_tour_entier_se_joue_au_clavier(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    assert page.vue.a_ouvrir.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert page.vue.ouvert.isVisible()
    assert page.vue.grille.hasFocus()

    qtbot.keyClicks(page.vue.grille, "1&2205")

    assert reponses(atelier, TRANSPARENCE) == [
        DEGRES[0], DEGRES[0], DEGRES[1], DEGRES[1], "sans-avis", DEGRES[4],
    ]  # fmt: skip
    assert compte(page) == (
        "6 réponses sur 6 présents · 5 exprimés, 1 sans avis, tout le monde a répondu"
    )
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_R)
    assert page.vue.clos.isVisible()
    assert not page.vue.grille.isVisible()
    _, barre = page.vue.clos.resultat.barres[1]
    assert barre.isVisible()
    assert barre.accessibleDescription() == (
        "2 tout à fait d’accord, 2 plutôt d’accord, 1 pas du tout d’accord"
    )
    assert page.vue.clos.resultat.lecture.text() == "Large accord"


def test_le_compte_dit_combien_et_rien_de_plus(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "15.0", clos=False)
    assert compte(page) == "3 réponses sur 6 présents · 2 exprimés, 1 sans avis, 3 manquants"
    lu = tout_ce_qui_se_lit(page)
    assert "caché jusqu’à la clôture" in lu
    for mot in ("favorable", "consensus", "accord 0", "large accord", "médian", "1 tout à fait d’"):
        assert mot not in lu


def test_un_tour_rouvert_ne_laisse_rien_de_son_resultat(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    tour = jouer_tour(atelier, TRANSPARENCE, "111115")
    assert "5 favorables sur 6 exprimés" in tout_ce_qui_se_lit(page)
    rouvrir_tour(atelier, tour)
    lu = tout_ce_qui_se_lit(page)
    assert "favorable" not in lu
    assert "5 tout à fait" not in lu
    assert page.vue.ouvert.isVisible()


def test_clore_sans_reponse_est_refuse_en_notice(
    qtbot: QtBot, page: SePositionner, notices: Notices
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_R)
    assert [nature for nature, _ in notices] == ["refus"]
    assert "Personne n’a encore répondu" in notices[0][1]
    assert page.vue.ouvert.isVisible()


def test_la_souris_et_le_menu_des_etats_font_la_meme_chose(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    page.vue.a_ouvrir.bouton.click()
    qtbot.keyClicks(page.vue.grille, "2")
    page.vue.ouvert.bouton_clore.click()
    assert page.vue.clos.bouton_suite.text() == "Ouvrir le second tour"
    page.vue.clos.bouton_rouvrir.click()
    assert page.vue.ouvert.isVisible()
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_R)
    page.vue.clos.bouton_suite.click()
    assert [tour.etat for tour in lire_tours(atelier.connexion, TRANSPARENCE)] == ["clos", "ouvert"]


def test_le_second_tour_montre_l_avant_et_ce_qui_a_bouge(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "334511")
    tour = jouer_tour(atelier, TRANSPARENCE, "113551", clos=False)
    modele = page.vue.grille.model()
    assert modele.data(modele.index(0, 2)) == "3, Partagé"
    assert "Avant débat : clivé." in simple(
        " ".join(label.text() for label in page.vue.ouvert.findChildren(QLabel))
    )
    clore_tour(atelier, tour)
    assert [barre.isVisible() for _, barre in page.vue.clos.resultat.barres.values()] == [True] * 2
    assert page.vue.clos.resultat.deplacement.text() == (
        "Trois personnes ont bougé vers l’accord, une vers le désaccord."
    )


def test_un_college_sous_le_seuil_est_masque_et_la_page_dit_pourquoi(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "111155")
    colleges = page.vue.clos.colleges
    assert not [b for b in colleges.findChildren(BarreRepartition) if b.isVisible()]
    lu = simple(" ".join(t.text() for t in colleges.findChildren(QLabel) if t.isVisible()))
    # Sans dire lequel des deux est sous le seuil.
    assert "Agents et Direction. Masqué : moins de 3 réponses, ou un chiffre" in lu


def test_un_tour_clos_se_lit_une_position_apres_l_autre_sans_se_changer(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "111155")
    page.vue.clos.voir_positions.click()
    modele = page.vue.grille.model()
    assert modele.data(modele.index(5, 3)) == "5, Pas du tout d’accord"
    qtbot.keyClicks(page.vue.grille, "3")
    assert reponses(atelier, TRANSPARENCE)[0] == DEGRES[0]
    noter_motif(
        atelier,
        tour_id=lire_tours(atelier.connexion, TRANSPARENCE)[0].id,
        participant_id=1,
        motif="Parce que.",
    )
    assert modele.data(modele.index(0, 4)) == "Parce que."


def test_les_deux_tours_clos_menent_au_principe_suivant_puis_a_decider(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert, notices: Notices
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "1")
    jouer_tour(atelier, TRANSPARENCE, "1")
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert [nature for nature, _ in notices] == ["info"]
    assert page.vue.clos.bouton_suite.text() == "Principe suivant"
    page.vue.clos.bouton_suite.click()
    assert affirmation(page) == "Une personne signe-t-elle chaque décision ?"
    page.aller_au_principe(SOBRIETE)
    jouer_tour(atelier, SOBRIETE, "1")
    jouer_tour(atelier, SOBRIETE, "1")
    with qtbot.waitSignal(page.contexte.aller_a) as demande:
        page.vue.clos.bouton_suite.click()
    assert demande.args == ["decider"]


# --- l’ordre du jour ---------------------------------------------------------------------------


def test_les_numeros_disent_ou_en_est_chaque_principe(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "1")
    jouer_tour(atelier, TRANSPARENCE, "1")
    jouer_tour(atelier, HUMAIN, "1")
    noms = [simple(numero.accessibleName()) for numero in page.vue.bandeau.numeros]
    assert noms == [
        "1. Transparence : deux tours clos",
        "2. Décision humaine : tour 1 clos",
        "3. Sobriété : à venir",
    ]
    ouvrir_tour(atelier, HUMAIN)
    assert page.vue.bandeau.numeros[1].accessibleName().endswith("tour 2 ouvert")


def test_page_suivante_et_precedente_changent_de_principe(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    ouvrir_tour(atelier, TRANSPARENCE)
    page.vue.mener()
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_PageDown)
    assert affirmation(page) == "Une personne signe-t-elle chaque décision ?"
    assert page.vue.bandeau.numeros[1].isChecked()
    assert page.vue.entete.principe.text() == "Principe 2 sur 3 · Décision humaine"
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    qtbot.keyClick(page, Qt.Key.Key_PageUp)
    assert page.vue.bandeau.numeros[0].isChecked()
    assert page.vue.grille.hasFocus()


def test_un_numero_clique_mene_a_son_principe(page: SePositionner) -> None:
    page.vue.bandeau.numeros[2].click()
    assert affirmation(page) == "Choisit-on le plus petit outil qui suffit ?"
    assert page.vue.entete.tour.text() == "À venir"


def test_la_page_s_ouvre_sur_le_tour_ouvert_puis_sur_ce_qui_reste_a_faire(
    qtbot: QtBot, atelier: AtelierOuvert
) -> None:
    for _ in range(2):
        jouer_tour(atelier, TRANSPARENCE, "1")
    with se_positionner_sur(qtbot, atelier) as page:
        assert page.vue.bandeau.numeros[1].isChecked()
    ouvrir_tour(atelier, SOBRIETE)
    with se_positionner_sur(qtbot, atelier) as page:
        assert page.vue.bandeau.numeros[2].isChecked()


def test_l_enjeu_se_lit_avant_le_tour_et_les_formulations_sur_demande(
    qtbot: QtBot, page: SePositionner
) -> None:
    entete, eclairage = page.vue.entete, page.vue.eclairage
    assert eclairage.isVisible()
    assert entete.enjeu.isChecked()
    qtbot.keyClick(page, Qt.Key.Key_F)
    lus = [t.text() for t in eclairage.findChildren(QLabel) if t.isVisible()]
    assert any("On le dit au public." in texte for texte in lus)
    qtbot.keyClick(page, Qt.Key.Key_R)
    assert not eclairage.isVisible()
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_E)
    assert eclairage.isVisible()


def test_les_touches_suivent_l_echelle(page: SePositionner, atelier: AtelierOuvert) -> None:
    assert page.touches[0] == (("1", "5"), "position")
    regler_atelier(atelier, echelle="gradients-8")
    assert page.touches[0] == (("1", "8"), "position")


# --- la page et le reste -----------------------------------------------------------------------


def test_une_page_cachee_relit_en_revenant(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    page.hide()
    jouer_tour(atelier, TRANSPARENCE, "12", clos=False)
    inscrire(atelier, [Inscription("Agents")])
    assert page.vue.moment() == "a_ouvrir"
    page.show()
    assert page.vue.moment() == "ouvert"
    assert compte(page) == "2 réponses sur 7 présents · 2 exprimés, 0 sans avis, 5 manquants"


def test_sans_principe_la_page_mene_a_preparer(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    for principe in (TRANSPARENCE, HUMAIN, SOBRIETE):
        retenir_principe(atelier, principe, False)
    assert page.vide.isVisible()
    assert not page.vue.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_R)
    with qtbot.waitSignal(page.contexte.aller_a) as demande:
        page.vide.bouton.click()
    assert demande.args == ["preparer"]
    retenir_principe(atelier, HUMAIN, True)
    assert affirmation(page) == "Une personne signe-t-elle chaque décision ?"


def test_sans_participant_la_page_mene_a_preparer_et_les_arguments_se_notent(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    retirer_participants(atelier, list(range(1, 7)))
    assert page.vue.sans_participant.isVisible()
    assert page.vue.a_ouvrir.isVisible()
    assert page.vue.a_ouvrir.mode.mode() == "main-levee"
    assert not page.vue.a_ouvrir.mode.boutons["nominatif"].isEnabled()
    with qtbot.waitSignal(page.contexte.aller_a) as demande:
        page.vue.sans_participant.bouton.click()
    assert demande.args == ["preparer"]
    page.parole.demander(Saisie("argument"))
    assert page.parole.ecrit()


def test_en_lecture_seule_la_grille_se_regarde(
    qtbot: QtBot, tmp_path: Path, modele_simple: Modele
) -> None:
    chemin = tmp_path / "lu.charte"
    inscriptions = [Inscription("Agents")] * 3
    with creer_atelier(chemin, modele_simple, inscriptions=inscriptions) as atelier:
        jouer_tour(atelier, TRANSPARENCE, "12", clos=False)
    with ouvrir(chemin, lecture_seule=True) as atelier, se_positionner_sur(qtbot, atelier) as page:
        refus: list[str] = []
        page.contexte.notice.connect(lambda _nature, texte: refus.append(texte))
        qtbot.keyClicks(page.vue.grille, "5")
        assert reponses(atelier, TRANSPARENCE)[:2] == [DEGRES[0], DEGRES[1]]
        qtbot.keyClick(page, Qt.Key.Key_R)
        assert "lecture seule" in refus[-1]


@pytest.mark.parametrize(("nom", "taille"), [("clair", 1.0), ("sombre", 2.0)])
def test_rien_ne_deborde_ni_ne_change_de_largeur(
    qapp: QApplication, page: SePositionner, atelier: AtelierOuvert, nom: str, taille: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme(nom), taille)
    page.resize(1065, 631)
    for preparer in (
        lambda: None,
        lambda: jouer_tour(atelier, TRANSPARENCE, "123451", clos=False),
        lambda: clore_tour(atelier, lire_tours(atelier.connexion, TRANSPARENCE)[-1].id),
    ):
        preparer()
        QApplication.sendPostedEvents()
        page.grab()
        contenu = page.vue.widget()
        assert contenu is not None
        assert contenu.width() <= page.vue.viewport().width()
        assert page.width() == 1065
    cle = cle_de(atelier, "principe", cle="transparence")
    assert cle == TRANSPARENCE
