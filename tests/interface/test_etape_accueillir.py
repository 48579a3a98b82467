"""Accueillir : les trois volets, dans la vraie page sur un vrai fichier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.accueillir import ajouter_barometre
from charte_studio.atelier.gestes.preparer import (
    choisir_deroule,
    modifier_sequence,
    regler_atelier,
)
from charte_studio.atelier.lectures.accueillir import BarometreLu, lire_accueil, lire_barometres
from charte_studio.atelier.lectures.deroule import lire_deroule
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.barometre import DialogueBarometre
from charte_studio.interface.etapes.accueillir import Accueillir
from charte_studio.interface.widgets.texte import Texte
from tests.interface.pages import Notices
from tests.outils.gestes_ouverture import GUICHET, deroule_d_essai


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Iterator[Accueillir]:
    defauts: list[object] = []
    contexte.taches.defaut.connect(defauts.append)
    page = Accueillir(contexte)
    qtbot.addWidget(page)
    page.resize(1060, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page
    assert defauts == []


def textes(widget: QWidget) -> str:
    return "\n".join(t.text() for t in widget.findChildren(Texte) if t.isVisible())


def barometre(atelier: AtelierOuvert) -> BarometreLu:
    return lire_barometres(atelier.connexion)[-1]


# --- les mots ----------------------------------------------------------------------------------


def test_ouvrir_la_page_n_ecrit_rien(page: Accueillir, atelier: AtelierOuvert) -> None:
    for volet in ("deroule", "barometre", "mots"):
        page.ouvrir(volet)
    page.poser()
    assert atelier.annulable is None


def test_on_ecrit_l_objectif_et_l_on_revient_au_texte_livre(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    carte = page.mots.objectif
    assert not carte.revenir.isVisible()
    carte.champ.setPlainText("Écrire nos règles ensemble.")
    page.poser()
    assert lire_accueil(atelier.connexion).objectif.texte == "Écrire nos règles ensemble."

    qtbot.mouseClick(carte.revenir, Qt.MouseButton.LeftButton)
    assert not lire_accueil(atelier.connexion).objectif.propre
    assert "Aujourd’hui" in carte.champ.texte()


def test_retaper_le_texte_livre_n_en_fait_pas_le_sien(
    page: Accueillir, atelier: AtelierOuvert
) -> None:
    champ, livre = page.mots.regles.champ, page.mots.regles.champ.texte()
    champ.setPlainText("Autre chose.")
    page.poser()
    champ.setPlainText(livre + "\n")
    page.poser()
    assert not lire_accueil(atelier.connexion).regles.propre


def test_l_information_montree_suit_un_reglage_fait_ailleurs(
    page: Accueillir, atelier: AtelierOuvert
) -> None:
    regler_atelier(atelier, seuil=4)
    assert "moins de 4 réponses" in page.mots.donnees.champ.texte()


# --- le déroulé --------------------------------------------------------------------------------


def test_sans_deroule_on_en_choisit_un(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    page.ouvrir("deroule")
    assert "Choisissez un déroulé" in textes(page.deroule)
    qtbot.mouseClick(page.deroule.choix["express"], Qt.MouseButton.LeftButton)

    assert lire_deroule(atelier.connexion).minutes() == 90
    assert page.deroule.liste.count() == len(lire_deroule(atelier.connexion).sequences)
    assert page.deroule.fiche.titre.text() == "Le cadre"
    atelier.annuler()
    assert "Choisissez un déroulé" in textes(page.deroule)


def test_la_liste_se_mene_au_clavier(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20, 30))
    page.ouvrir("deroule")
    liste = page.deroule.liste
    liste.setFocus()
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    assert page.deroule.fiche.titre.text() == "Séquence 2"

    qtbot.keyClick(liste, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(liste, Qt.Key.Key_Plus)
    sequences = lire_deroule(atelier.connexion).sequences
    assert [(s.titre, s.minutes) for s in sequences[:2]] == [
        ("Séquence 2", 25),
        ("Séquence 1", 10),
    ]
    assert liste.courante() == sequences[0].id

    qtbot.keyClick(liste, Qt.Key.Key_Delete)
    assert len(lire_deroule(atelier.connexion).sequences) == 2


def test_on_demarre_puis_on_saute_une_sequence(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20))
    page.ouvrir("deroule")
    boutons = page.deroule.fiche.boutons
    qtbot.mouseClick(boutons["demarrer"], Qt.MouseButton.LeftButton)
    assert not boutons["demarrer"].isVisible()
    assert not page.deroule.fiche.retirer.isEnabled()
    page.deroule.liste.choisir(2)
    qtbot.mouseClick(boutons["sauter"], Qt.MouseButton.LeftButton)

    assert [s.etat for s in lire_deroule(atelier.connexion).sequences] == ["en-cours", "sautee"]
    assert "en cours" in textes(page.sommaire)


def test_ce_que_l_on_tape_reste_a_sa_sequence(page: Accueillir, atelier: AtelierOuvert) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20))
    page.ouvrir("deroule")
    page.deroule.fiche.animation.setPlainText("On se présente.")
    page.deroule.fiche.minutes.setValue(12)
    page.deroule.liste.choisir(2)
    page.poser()

    premiere, seconde = lire_deroule(atelier.connexion).sequences
    assert (premiere.animation, premiere.minutes) == ("On se présente.", 12)
    assert (seconde.animation, seconde.minutes) == ("On parle.", 20)


def test_le_deroule_dit_ses_moments_comme_une_horloge(
    page: Accueillir, atelier: AtelierOuvert
) -> None:
    choisir_deroule(atelier, deroule_d_essai(50, 45, 10))
    page.ouvrir("deroule")
    liste = page.deroule.liste
    premiere, seconde = lire_deroule(atelier.connexion).sequences[:2]
    debut, fin = f"0\u00a0h\u00a0{premiere.minutes:02}", premiere.minutes + seconde.minutes
    assert liste.item(1).text().startswith(f"{seconde.titre}\n{debut} → ")
    liste.choisir(seconde.id)
    assert f"De {debut} à {fin // 60}\u00a0h\u00a0{fin % 60:02}" in textes(page.deroule.fiche)


def test_un_titre_de_sequence_trop_long_se_replie(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    choisir_deroule(atelier, deroule_d_essai(50, 45, 10))
    premiere, seconde = lire_deroule(atelier.connexion).sequences[:2]
    modifier_sequence(atelier, premiere.id, titre="Dire pourquoi l’on est là, ensemble " * 3)
    page.ouvrir("deroule")
    liste = page.deroule.liste
    qtbot.waitUntil(
        lambda: (
            liste.visualItemRect(liste.item(0)).height()
            > 1.3 * liste.visualItemRect(liste.item(1)).height()
        )
    )
    assert liste.horizontalScrollBar().maximum() == 0
    assert seconde.titre in liste.item(1).text()


def test_une_sequence_ajoutee_attend_son_nom(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20))
    page.ouvrir("deroule")
    qtbot.mouseClick(page.deroule.ajouter, Qt.MouseButton.LeftButton)
    assert page.deroule.fiche.titre.hasFocus()
    qtbot.keyClicks(page.deroule.fiche.titre, "Tour de table")
    page.poser()
    titres = [s.titre for s in lire_deroule(atelier.connexion).sequences]
    assert titres == ["Séquence 1", "Tour de table", "Séquence 2"]


# --- le baromètre ------------------------------------------------------------------------------


def test_l_exemple_du_guichet_porte_son_repere_et_sa_source(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    page.ouvrir("barometre")
    qtbot.mouseClick(page.barometre.exemple, Qt.MouseButton.LeftButton)
    lu = barometre(atelier)
    assert [choix.repere for choix in lu.choix] == [80, 20]
    assert lu.source
    assert page.barometre.cartes[0].hasFocus()


def test_le_numero_d_une_reponse_ajoute_une_main(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    page.ouvrir("barometre")
    carte = page.barometre.cartes[0]
    carte.setFocus()
    for touche in (Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        qtbot.keyClick(carte, touche)
    assert [choix.nombre for choix in barometre(atelier).choix] == [2, 1]
    assert [nombre.value() for nombre in carte.nombres] == [2, 1]
    assert "cachées à la salle" in textes(carte)


def test_clore_montre_les_comptes_et_rouvrir_les_rend_modifiables(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    page.ouvrir("barometre")
    carte = page.barometre.cartes[0]
    carte.nombres[0].setValue(9)
    carte.nombres[1].setValue(11)
    qtbot.mouseClick(carte.clore, Qt.MouseButton.LeftButton)

    assert barometre(atelier).clos
    assert "9 sur 20" in textes(carte)
    assert "ce serait 16" in textes(carte)
    assert [barre.parts() for barre in carte.barres] == [(0.45, 0.8), (0.55, 0.2)]
    assert all(barre.isVisible() for barre in carte.barres)
    assert not carte.nombres[0].isVisible()
    carte.setFocus()
    qtbot.keyClick(carte, Qt.Key.Key_1)
    assert barometre(atelier).total == 20

    qtbot.mouseClick(carte.rouvrir, Qt.MouseButton.LeftButton)
    assert not barometre(atelier).clos
    assert carte.nombres[0].isVisible()


def test_ouverte_une_question_ne_dessine_rien_et_compte_pres_du_libelle(
    page: Accueillir, atelier: AtelierOuvert
) -> None:
    ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    page.ouvrir("barometre")
    page.resize(1700, 900)
    carte = page.barometre.cartes[0]
    assert [barre.isVisible() for barre in carte.barres] == [False, False]
    assert carte.nombres[0].geometry().right() < carte.width() * 2 // 3


def test_clore_sans_reponse_est_refuse_en_le_disant(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert, notices: Notices
) -> None:
    ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    page.ouvrir("barometre")
    qtbot.mouseClick(page.barometre.cartes[0].clore, Qt.MouseButton.LeftButton)
    assert [role for role, _ in notices] == ["refus"]


def test_on_ecrit_une_question_dans_le_dialogue(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    def remplir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueBarometre)
        dialogue.question.setText("Alors ?")
        dialogue.libelles[0].setText("oui")
        dialogue.accept()
        assert "au moins 2" in dialogue.refus()
        dialogue.libelles[1].setText("Oui ")
        dialogue.accept()
        assert "les mêmes" in dialogue.refus()
        dialogue.libelles[1].setText("non")
        dialogue.reperes[0].setValue(60)
        dialogue.accept()
        assert "d’où vient" in dialogue.refus()
        dialogue.source.setText("une étude")
        dialogue.accept()

    page.ouvrir("barometre")
    QTimer.singleShot(0, remplir)
    qtbot.mouseClick(page.barometre.ajouter, Qt.MouseButton.LeftButton)
    lu = barometre(atelier)
    assert [(c.libelle, c.repere) for c in lu.choix] == [("oui", 60), ("non", None)]


def test_modifier_une_question_repondue_ne_laisse_que_le_repere(
    qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert
) -> None:
    ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    page.ouvrir("barometre")
    carte = page.barometre.cartes[0]
    carte.setFocus()
    qtbot.keyClick(carte, Qt.Key.Key_1)

    def corriger() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueBarometre)
        assert dialogue.question.isReadOnly()
        dialogue.reperes[0].setValue(75)
        dialogue.accept()

    QTimer.singleShot(0, corriger)
    qtbot.mouseClick(carte.modifier, Qt.MouseButton.LeftButton)
    assert barometre(atelier).choix[0].repere == 75


def test_ctrl_tab_fait_le_tour_des_volets(qtbot: QtBot, page: Accueillir) -> None:
    page.mots.objectif.champ.setFocus()
    vus = []
    for _ in range(3):
        qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        vus.append(page.volet())
    assert vus == ["deroule", "barometre", "mots"]


@pytest.mark.parametrize("taille_texte", [1.0, 2.0])
def test_rien_ne_deborde_en_largeur(
    qapp: QApplication, qtbot: QtBot, page: Accueillir, atelier: AtelierOuvert, taille_texte: float
) -> None:
    choisir_deroule(atelier, deroule_d_essai(10, 20))
    ajouter_barometre(atelier, question="Alors ?", reponses=GUICHET, source="un baromètre")
    page.resize(960, 560)
    theme.appliquer(qapp, theme.lire_theme("sombre"), taille_texte)
    for cle, volet in page._volets.items():
        page.ouvrir(cle)
        qtbot.wait(1)
        assert volet.minimumSizeHint().width() <= volet.width() <= 960, cle
    theme.appliquer(qapp, theme.lire_theme("clair"))
