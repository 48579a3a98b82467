"""Se positionner : ce qui se dit, arguments et objections, noté au clavier."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    traiter_objection,
)
from charte_studio.atelier.lectures.se_positionner import (
    lire_contributions,
    lire_objections,
)
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.se_positionner import SePositionner
from tests.interface.pages import montrer_se_positionner
from tests.outils.tours import reponses

TRANSPARENCE, HUMAIN, SOBRIETE = 1, 2, 3
"""Les clés des trois principes du modèle d’essai."""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> SePositionner:
    return montrer_se_positionner(qtbot, contexte)


def test_un_argument_se_note_sans_quitter_la_grille(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_A)
    formulaire = page.parole.formulaire
    assert formulaire.champ.hasFocus()
    formulaire.natures["nuance"].click()
    formulaire.college.montrer("2")

    # Des lettres et des chiffres qui, ailleurs, seraient des raccourcis.
    qtbot.keyClicks(formulaire.champ, "raccoRA 1 ou 2")
    qtbot.keyClick(formulaire.champ, Qt.Key.Key_Return, CTRL)

    (argument,) = lire_contributions(atelier.connexion, TRANSPARENCE)
    assert (argument.nature, argument.texte) == ("nuance", "raccoRA 1 ou 2")
    assert argument.college == "Direction"
    qtbot.waitUntil(page.parole.arguments[argument.id].isVisible)
    assert not formulaire.isVisible()
    assert page.vue.grille.hasFocus()
    assert page.vue.ouvert.isVisible()
    assert reponses(atelier, TRANSPARENCE) == [None] * 6


def test_une_lettre_tapee_sur_la_liste_des_colleges_n_est_pas_un_raccourci(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_A)
    liste = page.parole.formulaire.college
    liste.setFocus()
    qtbot.keyClick(liste, Qt.Key.Key_A)
    assert liste.currentText() == "Agents"
    qtbot.keyClick(liste, Qt.Key.Key_R)
    assert lire_tours(atelier.connexion, TRANSPARENCE) == ()


def test_echap_annule_et_rien_n_est_note(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_O)
    champ = page.parole.formulaire.champ
    qtbot.keyClicks(champ, "Non.")
    qtbot.keyClick(champ, Qt.Key.Key_Escape)
    assert not page.parole.ecrit()
    assert lire_objections(atelier.connexion, TRANSPARENCE) == ()


def test_une_saisie_vide_se_dit_au_formulaire(qtbot: QtBot, page: SePositionner) -> None:
    qtbot.keyClick(page, Qt.Key.Key_A)
    champ = page.parole.formulaire.champ
    qtbot.keyClick(champ, Qt.Key.Key_Return, CTRL)
    assert champ.property("erreur") == "true"
    qtbot.keyClicks(champ, "O")
    assert champ.property("erreur") == ""
    assert page.parole.ecrit()


def test_un_argument_qui_est_une_objection_garde_ses_mots(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_A)
    qtbot.keyClicks(page.parole.formulaire.champ, "Et les prestataires")
    page.parole.ajouter_objection.click()
    qtbot.keyClick(page.parole.formulaire.champ, Qt.Key.Key_Return, CTRL)
    (objection,) = lire_objections(atelier.connexion, TRANSPARENCE)
    assert (objection.texte, objection.etat) == ("Et les prestataires", "ouverte")


def test_corriger_et_retirer_un_argument(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = ajouter_contribution(atelier, principe_id=TRANSPARENCE, nature="pour", texte="Oui.")
    actions = dict(page.parole.arguments[cle].actions_du_menu())
    assert list(actions) == ["Corriger", "Retirer"]
    actions["Corriger"]()
    formulaire = page.parole.formulaire
    assert formulaire.champ.texte() == "Oui."
    formulaire.natures["contre"].click()
    qtbot.keyClicks(formulaire.champ, " Mais.")
    formulaire.enregistrer.click()
    (argument,) = lire_contributions(atelier.connexion, TRANSPARENCE)
    assert (argument.nature, argument.texte) == ("contre", "Oui. Mais.")
    dict(page.parole.arguments[cle].actions_du_menu())["Retirer"]()
    assert lire_contributions(atelier.connexion, TRANSPARENCE) == ()
    assert page.parole.arguments == {}
    atelier.annuler()
    qtbot.waitUntil(page.parole.arguments[cle].isVisible)


def test_la_parole_notee_vient_sous_les_yeux(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    for rang in range(12):
        ajouter_contribution(atelier, principe_id=TRANSPARENCE, nature="pour", texte=f"Dit {rang}.")
    qtbot.keyClick(page, Qt.Key.Key_A)
    qtbot.keyClicks(page.parole.formulaire.champ, "Le dernier.")
    qtbot.keyClick(page.parole.formulaire.champ, Qt.Key.Key_Return, CTRL)
    dernier = list(page.parole.arguments.values())[-1]
    qtbot.waitUntil(lambda: not dernier.visibleRegion().isEmpty())


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_le_menu_d_une_parole_s_ouvre_et_agit(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = ajouter_contribution(atelier, principe_id=TRANSPARENCE, nature="pour", texte="Oui.")
    qtbot.waitUntil(page.parole.arguments[cle].isVisible)
    page.parole.arguments[cle].menu.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    retirer = menu.actions()[-1]
    assert retirer.text() == "Retirer"
    retirer.trigger()
    menu.close()
    assert lire_contributions(atelier.connexion, TRANSPARENCE) == ()


def test_une_objection_se_leve_en_disant_comment(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = ajouter_objection(atelier, principe_id=TRANSPARENCE, texte="Et nous ?", college_id=1)
    vue = page.parole.objections[cle]
    assert vue.pastille.text() == "Objection ouverte"
    vue.lever.click()
    champ = page.parole.formulaire.champ
    qtbot.keyClick(champ, Qt.Key.Key_Return, CTRL)
    assert champ.property("erreur") == "true"
    qtbot.keyClicks(champ, "On les ajoute.")
    qtbot.keyClick(champ, Qt.Key.Key_Return, CTRL)
    (objection,) = lire_objections(atelier.connexion, TRANSPARENCE)
    assert (objection.etat, objection.suite) == ("levee", "On les ajoute.")
    assert vue.pastille.text() == "Objection levée"
    assert not vue.lever.isVisible()


def test_une_objection_se_maintient_se_rouvre_se_corrige_et_se_retire(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = ajouter_objection(atelier, principe_id=TRANSPARENCE, texte="Et nous ?")
    vue = page.parole.objections[cle]
    vue.maintenir.click()
    qtbot.keyClick(page.parole.formulaire.champ, Qt.Key.Key_Return, CTRL)
    assert lire_objections(atelier.connexion, TRANSPARENCE)[0].etat == "maintenue"

    dict(vue.actions_du_menu())["Rouvrir"]()
    assert lire_objections(atelier.connexion, TRANSPARENCE)[0].etat == "ouverte"
    dict(vue.actions_du_menu())["Corriger"]()
    qtbot.keyClicks(page.parole.formulaire.champ, " Alors.")
    qtbot.keyClick(page.parole.formulaire.champ, Qt.Key.Key_Return, CTRL)
    (objection,) = lire_objections(atelier.connexion, TRANSPARENCE)
    assert (objection.texte, objection.etat) == ("Et nous ? Alors.", "ouverte")
    dict(vue.actions_du_menu())["Retirer"]()
    assert lire_objections(atelier.connexion, TRANSPARENCE) == ()


def test_quitter_la_page_met_le_brouillon_a_l_abri_et_l_annulation_le_rend(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_A)
    qtbot.keyClicks(page.parole.formulaire.champ, "Une demi-phrase")
    page.poser()
    assert [c.texte for c in lire_contributions(atelier.connexion, TRANSPARENCE)] == [
        "Une demi-phrase"
    ]
    assert not page.parole.ecrit()

    atelier.annuler()
    assert lire_contributions(atelier.connexion, TRANSPARENCE) == ()
    assert page.parole.ecrit()
    assert page.parole.formulaire.champ.texte() == "Une demi-phrase"
    page.poser()  # annuler encore ne le note pas de nouveau
    assert lire_contributions(atelier.connexion, TRANSPARENCE) == ()


def test_la_suite_d_une_objection_se_garde_sans_la_lever(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    cle = ajouter_objection(atelier, principe_id=TRANSPARENCE, texte="Et nous ?")
    page.parole.objections[cle].lever.click()
    qtbot.keyClicks(page.parole.formulaire.champ, "On verra")
    page.aller_au_principe(HUMAIN)
    (objection,) = lire_objections(atelier.connexion, TRANSPARENCE)
    assert (objection.etat, objection.suite) == ("ouverte", "On verra")
    assert not page.parole.ecrit()


def test_les_amorces_sont_ouvertes_tant_que_rien_n_est_dit(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    amorces = page.parole.amorces
    assert amorces.bascule.isChecked()
    textes = [t.text() for t in amorces.findChildren(QLabel) if t.isVisible()]
    assert "La confiance se gagne." in " ".join(textes)
    ajouter_contribution(atelier, principe_id=HUMAIN, nature="pour", texte="Oui.")
    page.aller_au_principe(HUMAIN)
    assert not amorces.isVisible()  # ce principe n’en a pas
    ajouter_contribution(atelier, principe_id=TRANSPARENCE, nature="pour", texte="Oui.")
    page.aller_au_principe(TRANSPARENCE)
    assert amorces.isVisible()
    assert not amorces.bascule.isChecked()


def test_une_parole_relue_garde_le_clavier_sur_les_autres(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    premiere = ajouter_objection(atelier, principe_id=TRANSPARENCE, texte="Une.")
    seconde = ajouter_objection(atelier, principe_id=TRANSPARENCE, texte="Deux.")
    page.parole.objections[seconde].lever.setFocus()
    traiter_objection(atelier, premiere, etat="maintenue")
    assert page.parole.objections[seconde].lever.hasFocus()
