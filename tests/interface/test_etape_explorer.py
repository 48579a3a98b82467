"""Explorer : le mur, la fiche, le tirage, la boussole, dans la vraie page sur un vrai fichier."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.explorer import (
    ajouter_groupe,
    ajouter_ressenti,
    ajouter_usage,
    trancher_usage,
)
from charte_studio.atelier.lectures.explorer import Exploration, UsageLu, lire_exploration
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.ressenti import DialogueRessenti
from charte_studio.interface.etapes.explorer import Explorer
from charte_studio.interface.etapes.explorer.mur import Mur
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import Texte
from tests.interface.pages import Notices
from tests.outils.appels import compter_appels

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Explorer:
    page = Explorer(contexte)
    qtbot.addWidget(page)
    page.resize(1240, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def lue(atelier: AtelierOuvert) -> Exploration:
    return lire_exploration(atelier.connexion)


def usage(atelier: AtelierOuvert, tache: str) -> UsageLu:
    return next(u for u in lue(atelier).usages if u.tache == tache)


def garnir(atelier: AtelierOuvert, *taches: str) -> list[int]:
    return [ajouter_usage(atelier, tache=tache) for tache in taches]


def titres(mur: Mur) -> list[list[str]]:
    return [[carte.titre or carte.texte for carte in colonne.cartes()] for colonne in mur.colonnes]


def textes(widget: QWidget) -> str:
    return "\n".join(t.text() for t in widget.findChildren(Texte) if t.isVisible())


# --- les usages --------------------------------------------------------------------------------


def test_ouvrir_la_page_n_ecrit_rien(page: Explorer, atelier: AtelierOuvert) -> None:
    for volet in ("ressentis", "boussole", "usages"):
        page.ouvrir(volet)
    page.poser()
    assert atelier.annulable is None
    assert "Nos usages, d’abord" in textes(page.usages)


def test_on_ajoute_des_usages_l_un_apres_l_autre(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    saisie = page.usages.saisie
    for tache, outil in (("Traduire", "Traducteur"), ("Noter", "")):
        qtbot.keyClicks(saisie.tache, tache)
        qtbot.keyClicks(saisie.outil, outil)
        qtbot.keyClick(saisie.outil, Qt.Key.Key_Return)
        assert saisie.tache.hasFocus()
        assert saisie.tache.text() == saisie.outil.text() == ""
    qtbot.keyClick(saisie.tache, Qt.Key.Key_Return)

    assert [(u.tache, u.outil) for u in lue(atelier).usages] == [
        ("Traduire", "Traducteur"),
        ("Noter", ""),
    ]
    assert titres(page.usages.mur) == [["Traduire", "Noter"]]


def test_un_chiffre_tranche_la_carte_choisie(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "Traduire", "Noter")
    mur = page.usages.mur
    mur.choisir(1, clavier=True)
    liste = mur.colonnes[0].liste
    qtbot.keyClick(liste, Qt.Key.Key_1)
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    qtbot.keyClick(liste, Qt.Key.Key_3)
    assert [u.verdict for u in lue(atelier).usages] == ["oui", "non"]
    qtbot.keyClick(liste, Qt.Key.Key_0)
    assert usage(atelier, "Noter").verdict == ""


def test_oui_si_attend_les_conditions_avant_de_s_enregistrer(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "Traduire")
    page.usages.mur.choisir(1, clavier=True)
    qtbot.keyClick(page.usages.mur.colonnes[0].liste, Qt.Key.Key_2)
    fiche = page.usages.fiche
    assert fiche.conditions.hasFocus()
    assert usage(atelier, "Traduire").verdict == ""
    assert "Dites à quelles conditions" in textes(fiche)

    qtbot.keyClicks(fiche.conditions, "On relit.")
    page.poser()
    assert (usage(atelier, "Traduire").verdict, usage(atelier, "Traduire").conditions) == (
        "oui-si",
        "On relit.",
    )
    assert fiche.verdicts["oui-si"].isChecked()
    assert "Dites à quelles conditions" not in textes(fiche)


def test_vider_les_conditions_d_un_oui_si_le_remet_a_trancher(
    page: Explorer, atelier: AtelierOuvert, notices: Notices
) -> None:
    (cle,) = garnir(atelier, "Traduire")
    trancher_usage(atelier, cle, verdict="oui-si", conditions="On relit.")
    page.usages.mur.choisir(cle)
    page.usages.fiche.conditions.setPlainText("")
    page.poser()
    assert usage(atelier, "Traduire").verdict == ""
    assert notices == []


def test_recliquer_sur_un_verdict_l_ote(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "Traduire")
    page.usages.mur.choisir(1)
    for attendu in ("non", ""):
        qtbot.mouseClick(page.usages.fiche.verdicts["non"], Qt.MouseButton.LeftButton)
        assert usage(atelier, "Traduire").verdict == attendu
        assert page.usages.fiche.verdicts["non"].isChecked() == bool(attendu)


def test_ce_que_l_on_tape_reste_a_sa_carte(page: Explorer, atelier: AtelierOuvert) -> None:
    garnir(atelier, "Traduire", "Noter")
    page.usages.mur.choisir(1)
    page.usages.fiche.outil.setText("Traducteur")
    page.usages.fiche.conditions.setPlainText("Sans nom.")
    page.usages.mur.choisir(2)
    page.poser()
    assert (usage(atelier, "Traduire").outil, usage(atelier, "Traduire").conditions) == (
        "Traducteur",
        "Sans nom.",
    )
    assert (usage(atelier, "Noter").outil, usage(atelier, "Noter").conditions) == ("", "")


def test_une_tache_videe_est_refusee_et_revient(
    page: Explorer, atelier: AtelierOuvert, notices: Notices
) -> None:
    garnir(atelier, "Traduire")
    page.usages.mur.choisir(1)
    page.usages.fiche.tache.setPlainText("")
    page.usages.fiche.tache.poser()
    assert [role for role, _ in notices] == ["refus"]
    assert page.usages.fiche.tache.texte() == "Traduire"


def test_la_boussole_s_examine_et_se_resume(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "Traduire")
    page.usages.mur.choisir(1)
    boussole = page.usages.fiche.boussole
    for critere, reponse in (("utile", "oui"), ("humain", "question"), ("utile", "oui")):
        qtbot.mouseClick(boussole.lignes[critere].boutons[reponse], Qt.MouseButton.LeftButton)
    assert usage(atelier, "Traduire").criteres == {"humain": "question"}
    assert "La boussole\u00a0: 1 à creuser" in textes(page.usages.fiche)


def test_a_l_etroit_la_fiche_remplace_le_mur_et_echap_y_ramene(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "Traduire")
    page.resize(760, 700)
    mur, fiche = page.usages.mur, page.usages.fiche
    mur.choisir(1, clavier=True)
    assert mur.isVisible()
    assert not fiche.isVisible()
    qtbot.keyClick(mur.colonnes[0].liste, Qt.Key.Key_Return)
    assert fiche.isVisible()
    assert not mur.isVisible()
    qtbot.keyClick(fiche.verdicts["oui"], Qt.Key.Key_Escape)
    assert mur.isVisible()
    assert mur.colonnes[0].liste.hasFocus()


# --- filtrer -----------------------------------------------------------------------------------


def test_le_filtre_et_la_recherche_ne_gardent_que_ce_qui_correspond(
    page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "Traduire un courrier", "Noter des copies", "Résumer un décret")
    trancher_usage(atelier, 2, verdict="non")
    filtres = page.usages.filtres
    assert filtres.boutons["non"].text() == "Non 1"
    filtres.boutons["non"].click()
    assert titres(page.usages.mur) == [["Noter des copies"]]
    filtres.boutons["tous"].click()
    filtres.recherche.setText("DECRET")
    assert titres(page.usages.mur) == [["Résumer un décret"]]
    filtres.recherche.setText("introuvable")
    assert "Aucun usage ne correspond" in textes(page.usages)
    assert not page.usages.mur.isVisible()
    filtres.effacer()
    assert len(titres(page.usages.mur)[0]) == 3


# --- ranger ------------------------------------------------------------------------------------


def test_alt_et_les_fleches_rangent_la_carte_et_la_suivent(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "A", "B")
    ajouter_groupe(atelier, genre="usage", nom="Écrire")
    mur = page.usages.mur
    mur.choisir(1, clavier=True)
    qtbot.keyClick(mur.colonnes[0].liste, Qt.Key.Key_Right, ALT)
    assert titres(mur) == [["B"], ["A"]]
    assert mur.colonnes[1].liste.hasFocus()
    assert mur.courante() == 1
    qtbot.keyClick(mur.colonnes[1].liste, Qt.Key.Key_Right, ALT)  # il n’y a plus rien à droite
    qtbot.keyClick(mur.colonnes[1].liste, Qt.Key.Key_Left)
    assert mur.courante() == 2
    atelier.annuler()
    assert titres(mur) == [["A", "B"], []]


def test_alt_haut_et_bas_changent_la_carte_de_place(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "A", "B", "C")
    mur = page.usages.mur
    mur.choisir(1, clavier=True)
    liste = mur.colonnes[0].liste
    for _ in range(3):
        qtbot.keyClick(liste, Qt.Key.Key_Down, ALT)
    assert titres(mur) == [["B", "C", "A"]]
    qtbot.keyClick(liste, Qt.Key.Key_Up, ALT)
    assert titres(mur) == [["B", "A", "C"]]


def test_une_carte_glissee_change_de_groupe(page: Explorer, atelier: AtelierOuvert) -> None:
    garnir(atelier, "A", "B", "C")
    ajouter_groupe(atelier, genre="usage", nom="Écrire", cartes=[3])
    mur = page.usages.mur
    depart, arrivee = (colonne.liste.modele for colonne in mur.colonnes)
    donnees = depart.mimeData([depart.index(1), depart.index(0)])
    arrivee.dropMimeData(donnees, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert titres(mur) == [[], ["A", "B", "C"]]

    retour = arrivee.mimeData([arrivee.index(2)])
    depart.dropMimeData(retour, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert titres(mur) == [["C"], ["A", "B"]]


def test_un_ressenti_ne_se_depose_pas_parmi_les_usages(
    page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "A")
    ajouter_ressenti(atelier, texte="Peur.")
    ressentis = page.ressentis.mur.colonnes[0].liste.modele
    usages = page.usages.mur.colonnes[0].liste.modele
    donnees = ressentis.mimeData([ressentis.index(0)])
    assert not set(donnees.formats()) & set(usages.mimeTypes())


def test_ctrl_g_cree_un_groupe_avec_les_cartes_choisies_et_attend_son_nom(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert, notices: Notices
) -> None:
    garnir(atelier, "A", "B", "C")
    mur = page.usages.mur
    mur.choisir(1, clavier=True)
    qtbot.keyClick(mur.colonnes[0].liste, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert titres(mur) == [["C"], ["A", "B"]]
    nom = mur.colonnes[1].nom
    assert nom.hasFocus()
    qtbot.keyClicks(nom, "Decider")
    qtbot.keyClick(nom, Qt.Key.Key_Return)
    assert [groupe.nom for groupe in lue(atelier).groupes_usages] == ["Decider"]

    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(mur.colonnes[2].nom, "decider")
    qtbot.keyClick(mur.colonnes[2].nom, Qt.Key.Key_Return)
    assert [role for role, _ in notices] == ["refus"]
    assert mur.colonnes[2].nom.text() == "Nouveau groupe"


def test_le_menu_d_un_groupe_fusionne_deplace_et_retire(
    page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "A", "B")
    gauche = ajouter_groupe(atelier, genre="usage", nom="Gauche", cartes=[1])
    droite = ajouter_groupe(atelier, genre="usage", nom="Droite", cartes=[2])
    mur = page.usages.mur

    def faire(groupe: int, mots: str) -> None:
        entrees = {texte: geste for lot in mur.entrees(groupe) for texte, _, geste in lot}
        entrees[mots]()

    faire(gauche, "Déplacer à droite")
    assert titres(mur) == [[], ["B"], ["A"]]
    faire(gauche, "Verser dans «\u00a0Droite\u00a0»")
    assert titres(mur) == [[], ["B", "A"]]
    faire(droite, "Retirer le groupe, garder ses cartes")
    assert titres(mur) == [["B", "A"]]


def test_suppr_retire_et_choisit_la_voisine(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, "A", "B", "C")
    mur = page.usages.mur
    mur.choisir(2, clavier=True)
    qtbot.keyClick(mur.colonnes[0].liste, Qt.Key.Key_Delete)
    assert titres(mur) == [["A", "C"]]
    assert mur.courante() == 3
    atelier.annuler()
    assert titres(mur) == [["A", "B", "C"]]


def test_deux_cents_cartes_ne_se_mesurent_qu_une_fois(
    page: Explorer, atelier: AtelierOuvert
) -> None:
    garnir(atelier, *(f"Une tâche qui porte le numéro {n}" for n in range(200)))
    assert len(titres(page.usages.mur)[0]) == 200
    liste = page.usages.mur.colonnes[0].liste
    page.resize(1100, 760)
    liste.resize(liste.width() - 10, liste.height())
    premiere = compter_appels(liste.doItemsLayout)
    seconde = compter_appels(liste.doItemsLayout)
    assert 0 < seconde < premiere / 3


# --- les ressentis -----------------------------------------------------------------------------


def test_les_ressentis_se_notent_en_rafale(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("ressentis")
    saisie = page.ressentis.saisie
    saisie.nature.montrer("crainte")
    for mot in ("Perdre la main.", "Se tromper."):
        qtbot.keyClicks(saisie.texte, mot)
        qtbot.keyClick(saisie.texte, Qt.Key.Key_Return)
    assert [(r.texte, r.nature) for r in lue(atelier).ressentis] == [
        ("Perdre la main.", "crainte"),
        ("Se tromper.", "crainte"),
    ]
    assert saisie.texte.hasFocus()


def test_le_tirage_montre_un_mot_jusqu_a_vider_la_boite(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("ressentis")
    for mot in ("Un", "Deux"):
        ajouter_ressenti(atelier, texte=mot)
    tirage = page.ressentis.tirage
    vus = set()
    for _ in range(2):
        qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        vus.add(tirage.tire())
    assert vus == {1, 2}
    assert not tirage.tirer.isEnabled()
    assert "La boîte est vide" in textes(tirage)

    dernier = tirage.tire()
    qtbot.mouseClick(tirage.remettre, Qt.MouseButton.LeftButton)
    assert lue(atelier).a_tirer == 1
    assert tirage.tire() == 0
    qtbot.mouseClick(tirage.tirer, Qt.MouseButton.LeftButton)
    assert tirage.tire() == dernier


def test_annuler_un_tirage_l_efface_de_l_ecran(page: Explorer, atelier: AtelierOuvert) -> None:
    page.ouvrir("ressentis")
    ajouter_ressenti(atelier, texte="Un mot")
    page.ressentis.tirer()
    assert "Un mot" in textes(page.ressentis.tirage)
    atelier.annuler()
    assert "Un mot" not in textes(page.ressentis.tirage)


def test_entree_corrige_un_ressenti(qtbot: QtBot, page: Explorer, atelier: AtelierOuvert) -> None:
    page.ouvrir("ressentis")
    ajouter_ressenti(atelier, texte="Un mto")

    def corriger() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueRessenti)
        dialogue.texte.setPlainText(" ")
        dialogue.accept()
        assert dialogue.refus()
        dialogue.texte.setPlainText("Un mot")
        dialogue.accept()

    page.ressentis.mur.choisir(1, clavier=True)
    QTimer.singleShot(0, corriger)
    qtbot.keyClick(page.ressentis.mur.colonnes[0].liste, Qt.Key.Key_Return)
    assert lue(atelier).ressentis[0].texte == "Un mot"


@pytest.mark.parametrize("taille_texte", [1.0, 2.0])
def test_corriger_un_ressenti_montre_tout_sans_defiler(
    qtbot: QtBot, qapp: QApplication, taille_texte: float
) -> None:
    theme.appliquer(qapp, theme.lire_theme("clair"), taille_texte)
    dialogue = DialogueRessenti("Où part ce que j’écris\u202f?", "question")
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.resize(dialogue.taille_sur(QSize(1280, 720)))
    qtbot.wait(5)
    (defilant,) = dialogue.findChildren(Defilant)
    assert defilant.verticalScrollBar().maximum() == 0
    # Et l’espace fine du bulletin reste une espace fine.
    assert dialogue.saisie() == ("Où part ce que j’écris\u202f?", "question")


# --- la boussole -------------------------------------------------------------------------------


def test_la_boussole_se_recrit_s_ordonne_et_se_reprend(
    qtbot: QtBot, page: Explorer, atelier: AtelierOuvert
) -> None:
    page.ouvrir("boussole")
    volet = page.boussole
    assert not volet.reprendre.isVisible()
    volet.lignes[0].question.setPlainText("À quoi cela sert-il ?")
    page.poser()
    qtbot.mouseClick(volet.lignes[0].descendre, Qt.MouseButton.LeftButton)
    assert lue(atelier).criteres[1].question == "À quoi cela sert-il ?"

    qtbot.mouseClick(volet.lignes[0].retirer, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(volet.reprendre, Qt.MouseButton.LeftButton)
    assert lue(atelier).criteres[-1].cle == "donnees"

    qtbot.keyClicks(volet.titre, "Cout")
    qtbot.keyClick(volet.titre, Qt.Key.Key_Return)
    assert volet.question.hasFocus()
    qtbot.keyClicks(volet.question, "Combien ?")
    qtbot.keyClick(volet.question, Qt.Key.Key_Return)
    assert lue(atelier).criteres[-1].titre == "Cout"


def test_un_critere_sans_nom_est_refuse_et_revient(
    page: Explorer, atelier: AtelierOuvert, notices: Notices
) -> None:
    page.ouvrir("boussole")
    page.boussole.lignes[0].titre.setText("")
    page.boussole.lignes[0].titre.poser()
    assert [role for role, _ in notices] == ["refus"]
    assert page.boussole.lignes[0].titre.text() == lue(atelier).criteres[0].titre


def test_tout_controle_de_la_page_a_un_nom_lu(page: Explorer, atelier: AtelierOuvert) -> None:
    garnir(atelier, "A")
    ajouter_groupe(atelier, genre="usage", nom="Écrire")
    page.usages.mur.choisir(1)
    muets = [
        controle
        for controle in page.findChildren(QWidget)
        if controle.focusPolicy() & Qt.FocusPolicy.TabFocus
        and controle.isVisible()
        and not controle.accessibleName()
        and not getattr(controle, "text", str)()
    ]
    assert muets == []


@pytest.mark.parametrize("taille_texte", [1.0, 2.0])
def test_rien_ne_deborde_en_largeur(
    qapp: QApplication, qtbot: QtBot, page: Explorer, atelier: AtelierOuvert, taille_texte: float
) -> None:
    garnir(atelier, "Une tâche", "Une autre")
    ajouter_groupe(atelier, genre="usage", nom="Écrire")
    ajouter_ressenti(atelier, texte="Un mot")
    page.resize(960, 560)
    theme.appliquer(qapp, theme.lire_theme("sombre"), taille_texte)
    for cle, volet in page._volets.items():
        page.ouvrir(cle)
        qtbot.wait(1)
        assert volet.minimumSizeHint().width() <= volet.width() <= 960, cle
    theme.appliquer(qapp, theme.lire_theme("clair"))
