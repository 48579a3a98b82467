"""Préparer : les cinq volets, dans la vraie page sur un vrai fichier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_college,
    creer_atelier,
    inscrire,
    regler_atelier,
    retenir_principe,
)
from charte_studio.atelier.gestes.se_positionner import ouvrir_tour
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.preparer import lire_participants, lire_preparation
from charte_studio.domaine.decision import RegleDecision
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.echelle_propre import DialogueEchellePropre
from charte_studio.interface.dialogues.participants import DialogueParticipants
from charte_studio.interface.dialogues.principe import DialoguePrincipe
from charte_studio.interface.dialogues.regle import DialogueRegle
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.preparer.liste_principes.modele import FORMAT
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import Modele
from tests.outils.base import cle_de

Notices = list[tuple[str, str]]


@pytest.fixture
def contexte(qapp: QApplication, qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[Contexte]:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    yield contexte
    contexte.taches.attendre()
    contexte.fermer()


@pytest.fixture
def notices(contexte: Contexte) -> Notices:
    recues: Notices = []
    contexte.notice.connect(lambda role, texte: recues.append((role, texte)))
    return recues


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Preparer:
    return montrer(qtbot, contexte)


def montrer(qtbot: QtBot, contexte: Contexte) -> Preparer:
    page = Preparer(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def ecrire(champ: QLineEdit, texte: str) -> None:
    """Remplace ce que dit un champ, sans en sortir. `keyClicks` ne sait pas les accents."""
    champ.setFocus()
    champ.selectAll()
    champ.insert(texte)


def textes(page: QWidget) -> str:
    return "\n".join(t.text() for t in page.findChildren(Texte) if t.isVisible())


def titres(atelier: AtelierOuvert) -> list[str]:
    return [principe.titre for principe in lire_preparation(atelier.connexion).principes]


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
        page = montrer(qtbot, contexte)
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


# --- les participants --------------------------------------------------------------------------


def test_un_effectif_qui_ne_tombe_pas_juste_se_dit(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("participants")
    agents = page.participants.colleges.ligne(cle_de(atelier, "college", cle="agents"))
    assert "Il en manque 1." in textes(agents)
    assert "1 collège à vérifier" in textes(page.sommaire)

    inscrire(atelier, [Inscription("Agents")] * 2)

    assert "1 de plus qu’attendu." in textes(agents)


def test_un_college_attendu_et_vide_se_dit(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("participants")
    elus = ajouter_college(atelier, "Élus", 3)

    assert "3 personnes attendues" in textes(page.participants.colleges.ligne(elus))


def test_on_renomme_un_college_et_son_effectif_au_clavier(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    cle = cle_de(atelier, "college", cle="direction")
    ligne = page.participants.colleges.ligne(cle)
    ecrire(ligne.nom, "Direction générale")
    qtbot.keyClick(ligne.nom, Qt.Key.Key_Tab)
    ligne.attendus.setFocus()
    ligne.attendus.selectAll()
    qtbot.keyClicks(ligne.attendus, "2")
    page.poser()

    (college,) = (c for c in lire_colleges(atelier.connexion) if c.id == cle)
    assert (college.nom, college.effectif_attendu) == ("Direction générale", 2)
    assert page.participants.colleges.ligne(cle) is ligne, "la ligne reste en place"


def test_ajouter_un_college_laisse_ecrire_son_nom(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    page.participants.colleges.ajouter.click()
    page.participants.colleges.ajouter.click()

    noms = [c.nom for c in lire_colleges(atelier.connexion)]
    assert noms[2:] == ["Nouveau collège", "Nouveau collège 2"]
    champ = page.participants.colleges.ligne(cle_de(atelier, "college", cle="nouveau-college-2"))
    assert champ.nom.hasFocus()
    assert champ.nom.selectedText() == "Nouveau collège 2"


def test_un_college_peuple_ne_se_retire_pas(
    page: Preparer, atelier: AtelierOuvert, notices: Notices
) -> None:
    page.ouvrir("participants")
    page.participants.colleges.ligne(cle_de(atelier, "college", cle="agents")).retirer.click()
    assert [role for role, _ in notices] == ["refus"]

    vide = ajouter_college(atelier, "Élus")
    page.participants.colleges.ligne(vide).retirer.click()
    assert [c.nom for c in lire_colleges(atelier.connexion)] == ["Agents", "Direction"]


def test_un_nom_de_college_deja_pris_est_refuse_et_revient(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert, notices: Notices
) -> None:
    page.ouvrir("participants")
    ligne = page.participants.colleges.ligne(cle_de(atelier, "college", cle="agents"))
    ecrire(ligne.nom, "Direction")
    qtbot.keyClick(ligne.nom, Qt.Key.Key_Return)

    assert [role for role, _ in notices] == ["refus"]
    assert ligne.nom.text() == "Agents"


def test_suppr_retire_la_selection_et_annuler_la_rend(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.participants.retirer.text() == "Retirer (2)"

    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert [p.numero for p in lire_participants(atelier.connexion)] == [1, 4, 5, 6]
    assert table.model().rowCount() == 4

    atelier.annuler()
    assert table.model().rowCount() == 6


def test_la_selection_change_de_college_par_le_menu(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.selectRow(0)

    menu = page.participants.menu_des_colleges()
    next(a for a in menu.actions() if a.text() == "Direction").trigger()

    assert lire_participants(atelier.connexion)[0].college == "Direction"
    assert table.choisis() == (lire_participants(atelier.connexion)[0].id,), "sélection gardée"


def test_entree_demande_le_college(qtbot: QtBot, page: Preparer) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.college_demande.disconnect()
    table.selectRow(0)

    with qtbot.waitSignal(table.college_demande) as demande:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert isinstance(demande.args[0], QPoint)


def test_chercher_ne_garde_que_ce_qui_ressemble(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    assert not page.participants.recherche.isVisible(), "à six, on voit tout"
    inscrire(atelier, [Inscription("Élus")] * 8)
    assert page.participants.recherche.isVisible()

    qtbot.keyClicks(page.participants.recherche, "elu")
    assert page.participants.table.model().rowCount() == 8
    qtbot.keyClick(page.participants.recherche, Qt.Key.Key_Escape)
    assert page.participants.table.model().rowCount() == 14


@pytest.mark.parametrize(("bouton", "restants"), [("Garder les noms", 1), ("Effacer les noms", 0)])
def test_effacer_les_noms_se_confirme(
    qapp: QApplication,
    page: Preparer,
    atelier: AtelierOuvert,
    notices: Notices,
    bouton: str,
    restants: int,
) -> None:
    page.ouvrir("participants")
    assert not page.participants.effacer_noms.isVisible()
    inscrire(atelier, [Inscription("Agents", nom="Camille Roy")])
    assert "1 personne est nommée" in textes(page.participants)

    def repondre() -> None:
        boite = qapp.activeModalWidget()
        assert isinstance(boite, QMessageBox)
        next(b for b in boite.buttons() if b.text() == bouton).click()

    QTimer.singleShot(0, repondre)
    page.participants.effacer_noms.click()

    assert lire_preparation(atelier.connexion).noms == restants
    assert [role for role, _ in notices] == ([] if restants else ["reussite"])
    assert page.participants.effacer_noms.isVisible() is bool(restants)


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


# --- les principes -----------------------------------------------------------------------------


def test_espace_laisse_de_cote_et_annuler_rend(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("principes")
    liste = page.principes.liste
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    qtbot.keyClick(liste, Qt.Key.Key_Space)

    assert [p.titre for p in lire_preparation(atelier.connexion).retenus] == [
        "Transparence",
        "Sobriété",
    ]
    assert "2 retenus sur 3" in textes(page.principes)
    atelier.annuler()
    assert "3 retenus sur 3" in textes(page.principes)


def test_un_clic_sur_la_case_suffit(qtbot: QtBot, page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    liste = page.principes.liste
    zone = liste.visualRect(liste.model().index(2, 0))

    qtbot.mouseClick(
        liste.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(zone.left() + 18, zone.center().y()),
    )
    assert len(lire_preparation(atelier.connexion).retenus) == 2

    qtbot.mouseClick(liste.viewport(), Qt.MouseButton.LeftButton, pos=zone.center())
    assert len(lire_preparation(atelier.connexion).retenus) == 2


def test_alt_et_les_fleches_ordonnent(qtbot: QtBot, page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    liste, alt = page.principes.liste, Qt.KeyboardModifier.AltModifier

    qtbot.keyClick(liste, Qt.Key.Key_Down, alt)
    assert titres(atelier) == ["Décision humaine", "Transparence", "Sobriété"]
    qtbot.keyClick(liste, Qt.Key.Key_Down, alt)
    assert titres(atelier) == ["Décision humaine", "Sobriété", "Transparence"]
    qtbot.keyClick(liste, Qt.Key.Key_Down, alt)
    qtbot.keyClick(liste, Qt.Key.Key_Up, alt)
    assert titres(atelier) == ["Décision humaine", "Transparence", "Sobriété"]
    assert liste.courant() == cle_de(atelier, "principe", cle="transparence")


def test_deposer_un_principe_le_place(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    modele = page.principes.liste.modele
    emporte = modele.mimeData([modele.index(2)])
    assert emporte.hasFormat(FORMAT)

    pris = modele.dropMimeData(emporte, Qt.DropAction.MoveAction, 0, 0, QModelIndex())

    assert pris is False, "la liste suit le geste, elle ne se déplace pas elle-même"
    assert titres(atelier) == ["Sobriété", "Transparence", "Décision humaine"]
    modele.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert atelier.annulable == "Ordonner les principes"


def test_un_principe_deja_debattu_ne_se_laisse_pas_de_cote(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert, notices: Notices
) -> None:
    ouvrir_tour(atelier, cle_de(atelier, "principe", cle="transparence"))
    page.ouvrir("principes")

    qtbot.keyClick(page.principes.liste, Qt.Key.Key_Space)

    assert [role for role, _ in notices] == ["refus"]
    assert len(lire_preparation(atelier.connexion).retenus) == 3


def test_la_recherche_filtre_et_garde_l_ordre_des_autres(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("principes")
    qtbot.keyClicks(page.principes.recherche, "sobriete")
    assert page.principes.liste.modele.rowCount() == 1
    assert page.principes.liste.courant() == cle_de(atelier, "principe", cle="sobriete")

    qtbot.keyClicks(page.principes.recherche, " introuvable")
    assert "Aucun principe ne contient ces mots." in textes(page.principes)


def test_la_couverture_nomme_ce_dont_rien_ne_parle(page: Preparer, atelier: AtelierOuvert) -> None:
    page.ouvrir("principes")
    assert "2 thèmes traités" in textes(page.principes)
    assert "transparence" not in textes(page.principes.couverture).lower()

    retenir_principe(atelier, cle_de(atelier, "principe", cle="transparence"), False)

    assert "1 thème traité" in textes(page.principes)
    assert "transparence" in textes(page.principes.couverture).lower()


def test_ajouter_puis_modifier_un_principe(
    qapp: QApplication, qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("principes")

    def ajouter() -> None:
        dialogue = qapp.activeModalWidget()
        assert isinstance(dialogue, DialoguePrincipe)
        qtbot.keyClicks(dialogue.titre, "Droit de refuser")
        qtbot.keyClicks(dialogue.question, "Chacun peut refuser un outil.")
        dialogue.formulations["equilibree"].setPlainText("Nul n’est tenu de s’en servir.")
        dialogue.accept()

    QTimer.singleShot(0, ajouter)
    page.principes.ajouter.click()
    assert titres(atelier)[-1] == "Droit de refuser"
    assert "Chacun peut refuser un outil." in textes(page.principes.lecture)

    def renommer() -> None:
        dialogue = qapp.activeModalWidget()
        assert isinstance(dialogue, DialoguePrincipe)
        dialogue.titre.setText("Droit de ne pas utiliser")
        dialogue.accept()

    QTimer.singleShot(0, renommer)
    qtbot.keyClick(page.principes.liste, Qt.Key.Key_Return)
    assert titres(atelier)[-1] == "Droit de ne pas utiliser"
    assert atelier.annulable is not None
    assert atelier.annulable.startswith("Modifier le principe")


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


def test_espace_note_absent_puis_present(
    qtbot: QtBot, page: Preparer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("participants")
    table = page.participants.table
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert [p.present for p in lire_participants(atelier.connexion)].count(False) == 1
    assert table.model().data(table.model().index(1, 1)).endswith("· absent")
    assert page.participants.presence.text() == "Présent"
    page.participants.presence.click()
    assert all(p.present for p in lire_participants(atelier.connexion))


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
