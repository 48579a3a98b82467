"""Préparer : les cinq volets, dans la vraie page sur un vrai fichier."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    creer_atelier,
    regler_atelier,
)
from charte_studio.atelier.gestes.se_positionner import ouvrir_tour
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.domaine.decision import RegleDecision
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.echelle_propre import DialogueEchellePropre
from charte_studio.interface.dialogues.participants import DialogueParticipants
from charte_studio.interface.dialogues.regle import DialogueRegle
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.taches import Taches
from charte_studio.redaction.modeles import Modele
from tests.interface.pages import Notices, ecrire, montrer_page, textes
from tests.outils.base import cle_de


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Preparer:
    return montrer_page(qtbot, Preparer(contexte))


# --- la démarche -------------------------------------------------------------------------------


def test_ce_que_l_on_tape_devient_un_geste_en_sortant_du_champ(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    ecrire(page.demarche.organisation, "Lycée Marie-Curie")
    assert lire_atelier(atelier.connexion).organisation == "Ville de Valbrune"

    qtbot.keyClick(page.demarche.organisation, Qt.Key.Key_Tab)

    assert lire_atelier(atelier.connexion).organisation == "Lycée Marie-Curie"
    assert "✓ Lycée Marie-Curie" in textes(page.sommaire)


def test_une_pause_enregistre_sans_coller_les_mots(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    ecrire(page.demarche.lieu, "Salle ")
    page.demarche.lieu.poser()
    qtbot.keyClicks(page.demarche.lieu, "des mariages")
    page.poser()

    assert lire_atelier(atelier.connexion).lieu == "Salle des mariages"


def test_un_titre_vide_est_refuse_et_le_champ_revient(
    qtbot: QtBot, page: Preparer, notices: Notices
) -> None:
    page.demarche.titre.setFocus()
    page.demarche.titre.selectAll()
    qtbot.keyClick(page.demarche.titre, Qt.Key.Key_Delete)
    qtbot.keyClick(page.demarche.titre, Qt.Key.Key_Return)

    assert [role for role, _ in notices] == ["refus"]
    assert page.demarche.titre.text() == "Atelier d’essai"


def test_annuler_se_voit_dans_le_champ(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    ecrire(page.demarche.titre_charte, "Notre charte")
    page.poser()

    atelier.annuler()

    assert page.demarche.titre_charte.text() == "Charte d’essai"


def test_la_forme_la_date_et_la_duree_s_enregistrent(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    volet = page.demarche
    volet.forme.setFocus()
    qtbot.keyClicks(volet.forme, "Guide")
    volet.date.setFocus()
    qtbot.keyClick(volet.date, Qt.Key.Key_Up)
    volet.duree.setFocus()
    qtbot.keyClick(volet.duree, Qt.Key.Key_Down)
    page.poser()

    info = lire_atelier(atelier.connexion)
    assert info.forme == "guide"
    assert "sans portée obligatoire" in textes(volet)
    assert info.date is not None
    assert info.date.isoformat() == "2026-11-13"
    assert info.duree_minutes == 60


def test_une_duree_que_la_liste_ne_propose_pas_se_lit_quand_meme(
    page: Preparer, atelier: AtelierOuvert
) -> None:
    regler_atelier(atelier, duree_minutes=100)

    assert page.demarche.duree.currentText() == "100 min"


def test_la_molette_ne_change_rien(page: Preparer) -> None:
    """Faire défiler la page ne doit pas changer la forme visée au passage."""
    volet = page.demarche
    for champ in (volet.forme, volet.duree, volet.date):
        assert champ.focusPolicy() == Qt.FocusPolicy.StrongFocus


# --- la page -----------------------------------------------------------------------------------


def test_ctrl_tab_passe_au_volet_suivant(qtbot: QtBot, page: Preparer) -> None:
    vus = [page.volet()]
    for _ in range(5):
        qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        vus.append(page.volet())

    assert vus == ["demarche", "participants", "regle", "principes", "a_imprimer", "demarche"]


def test_une_page_cachee_se_note_perimee_puis_relit(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.hide()
    regler_atelier(atelier, organisation="CHU des Trois-Rivières")
    assert page.demarche.organisation.text() == "Ville de Valbrune"

    with qtbot.waitExposed(page):
        page.show()

    assert page.demarche.organisation.text() == "CHU des Trois-Rivières"


def test_le_bouton_mene_a_l_etape_suivante_quand_tout_est_pret(
    qtbot: QtBot, page: Preparer
) -> None:
    assert page.suite.text() == "Passer aux positions"
    with qtbot.waitSignal(page.contexte.aller_a) as demande:
        page.suite.click()
    assert demande.args == ["se_positionner"]


def test_un_atelier_neuf_invite_a_inscrire(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, modele_simple: Modele
) -> None:
    racine = QWidget()
    qtbot.addWidget(racine)
    with creer_atelier(tmp_path / "neuf.charte", modele_simple) as atelier:
        contexte = Contexte(atelier, Taches(racine), racine)
        page = montrer_page(qtbot, Preparer(contexte))
        assert "organisation à nommer" in textes(page.sommaire)
        assert page.suite.text() == "Inscrire des participants"

        def remplir() -> None:
            dialogue = qapp.activeModalWidget()
            assert isinstance(dialogue, DialogueParticipants)
            nom, nombre = dialogue.par_nombre.lignes()[0]
            ecrire(nom, "Salariées et salariés")
            nombre.setValue(3)
            dialogue.accept()

        QTimer.singleShot(0, remplir)
        page.suite.click()

        assert page.volet() == "participants"
        assert [p.college for p in lire_participants(atelier.connexion)] == [
            "Salariées et salariés"
        ] * 3
        page.close()
        contexte.fermer()


# --- l’échelle et la règle ---------------------------------------------------------------------


def test_l_echelle_se_choisit_puis_se_fige(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("regle")
    page.regle.echelles["consentement"].click()
    assert lire_atelier(atelier.connexion).echelle.cle == "consentement"

    ouvrir_tour(atelier, cle_de(atelier, "principe", cle="transparence"))

    assert not page.regle.echelles["consentement"].isVisible()
    assert not page.regle.modifier.isVisible()
    assert "Consentement" in textes(page.regle)

    atelier.annuler()
    assert page.regle.echelles["consentement"].isVisible()


def test_la_regle_se_change_dans_son_dialogue(
    qapp: QApplication, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("regle")

    def choisir() -> None:
        dialogue = qapp.activeModalWidget()
        assert isinstance(dialogue, DialogueRegle)
        dialogue.objection.choisir("renvoi")
        dialogue.seuil.choisir(5)
        dialogue.accept()

    QTimer.singleShot(0, choisir)
    page.regle.modifier.click()

    info = lire_atelier(atelier.connexion)
    assert info.regle == RegleDecision(effet_objection="renvoi")
    assert info.seuil == 5
    assert info.regle.en_phrase() in textes(page.regle)
    assert "moins de 5 réponses" in textes(page.regle)


@pytest.mark.parametrize("taille_texte", [1.0, 2.0])
def test_rien_ne_deborde_en_largeur(
    qapp: QApplication, qtbot: QtBot, page: Preparer, taille_texte: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("sombre"), taille_texte)
    for volet in page._volets:
        page.ouvrir(volet)
        qtbot.wait(1)
        contenu = page._volets[volet]
        assert contenu.minimumSizeHint().width() <= contenu.width() <= 1065
    theme.appliquer(qapp, theme.lire_theme("clair"))


def test_les_fleches_parcourent_les_volets(qtbot: QtBot, page: Preparer) -> None:
    page.sommaire._volets["demarche"].setFocus()
    qtbot.keyClick(page.sommaire._volets["demarche"], Qt.Key.Key_Right)
    assert page.volet() == "participants"
    qtbot.keyClick(page.sommaire._volets["participants"], Qt.Key.Key_Right)
    assert page.volet() == "regle"


# --- le recueil --------------------------------------------------------------------------------


def test_le_mode_propose_se_regle(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("regle")
    assert page.regle.modes["nominatif"].isChecked()
    page.regle.modes["secret"].click()
    assert lire_atelier(atelier.connexion).mode_recueil == "secret"
    atelier.annuler()
    assert page.regle.modes["nominatif"].isChecked()


def test_une_echelle_propre_s_ecrit_se_choisit_et_se_delaisse(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("regle")
    assert not page.regle.propre.isVisible()

    def remplir() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueEchellePropre)
        dialogue.nom.setText("À nous")
        dialogue.degres()[2].libelle.setText("")
        dialogue.accept()
        assert "n’a pas de libellé" in dialogue.refus()
        dialogue.degres()[2].retirer.click()
        assert len(dialogue.degres()) == 3
        assert not dialogue.degres()[0].retirer.isEnabled()
        dialogue.accept()

    QTimer.singleShot(0, remplir)
    page.regle.ecrire_propre.click()
    echelle = lire_atelier(atelier.connexion).echelle
    assert (echelle.nom, len(echelle.degres), echelle.favorables) == ("À nous", 3, 2)
    assert page.regle.propre.isChecked()
    page.regle.echelles["consentement"].click()
    assert lire_atelier(atelier.connexion).echelle.cle == "consentement"
    page.regle.propre.click()
    assert lire_atelier(atelier.connexion).echelle.nom == "À nous"
    ouvrir_tour(atelier, 1)
    assert not page.regle.ecrire_propre.isVisible()
