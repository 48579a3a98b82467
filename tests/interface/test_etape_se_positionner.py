"""Se positionner : la vraie page sur un vrai fichier, au clavier."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    creer_atelier,
    inscrire,
    nommer_participant,
    regler_atelier,
    retenir_principe,
    retirer_participants,
)
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    noter_motif,
    ouvrir_tour,
    rouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.lectures.commun import lire_tours
from charte_studio.atelier.lectures.se_positionner import (
    lire_contributions,
    lire_lignes,
    lire_objections,
)
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.etapes.se_positionner.parole import Saisie
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.redaction.modeles import Modele
from tests.outils.base import cle_de
from tests.outils.phrases import simple

ACCORD = ECHELLES["accord-5"]
DEGRES = tuple(degre.cle for degre in ACCORD.degres)
TRANSPARENCE, HUMAIN, SOBRIETE = 1, 2, 3
"""Les clés des trois principes du modèle d’essai."""
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def habille(qapp: QApplication) -> Iterator[None]:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    yield
    theme.appliquer(qapp, theme.lire_theme("clair"))


@contextmanager
def page_sur(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[SePositionner]:
    """La page montrée sur cet atelier, le clavier posé."""
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    page = SePositionner(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.wait(1)  # le clavier va à la saisie au tour suivant de la boucle
    yield page
    contexte.fermer()


@pytest.fixture
def page(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[SePositionner]:
    with page_sur(qtbot, atelier) as montree:
        yield montree


@pytest.fixture
def notices(page: SePositionner) -> list[tuple[str, str]]:
    recues: list[tuple[str, str]] = []
    page.contexte.notice.connect(lambda nature, texte: recues.append((nature, simple(texte))))
    return recues


def jouer_tour(atelier: AtelierOuvert, principe: int, reponses: str, *, clos: bool = True) -> int:
    """Ouvre un tour et donne un degré par personne (« . » : pas de réponse)."""
    tour = ouvrir_tour(atelier, principe)
    for participant, degre in enumerate(reponses, start=1):
        if degre != ".":
            cle = "sans-avis" if degre == "0" else DEGRES[int(degre) - 1]
            enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=cle)
    if clos:
        clore_tour(atelier, tour)
    return tour


def reponses(atelier: AtelierOuvert, principe: int) -> list[str | None]:
    """Ce que dit le fichier du dernier tour de ce principe."""
    tour = lire_tours(atelier.connexion, principe)[-1]
    return [ligne.reponse for ligne in lire_lignes(atelier.connexion, tour)]


def compte(page: SePositionner) -> str:
    return simple(f"{page.vue.ouvert.nombre.text()} {page.vue.ouvert.detail.text()}")


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
        "6 réponses sur 6 présents · 5 exprimés · 1 sans avis · tout le monde a répondu"
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
    assert compte(page) == "3 réponses sur 6 présents · 2 exprimés · 1 sans avis · 3 manquants"
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
    qtbot: QtBot, page: SePositionner, notices: list[tuple[str, str]]
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
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert, notices: list[tuple[str, str]]
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


# --- la grille ---------------------------------------------------------------------------------


def test_annuler_une_position_y_ramene_la_ligne(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClicks(page.vue.grille, "123")
    assert page.vue.grille.participant_courant() == 4
    atelier.annuler()
    assert page.vue.grille.participant_courant() == 3
    assert compte(page) == "2 réponses sur 6 présents · 2 exprimés · 0 sans avis · 4 manquants"
    atelier.refaire()
    assert compte(page).startswith("3 réponses")
    qtbot.keyClicks(page.vue.grille, "0")
    assert compte(page) == "3 réponses sur 6 présents · 2 exprimés · 1 sans avis · 3 manquants"


def test_annuler_l_ouverture_referme_la_grille_et_rend_le_clavier(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    atelier.annuler()
    assert page.vue.a_ouvrir.isVisible()
    assert page.vue.a_ouvrir.bouton.hasFocus()


def test_effacer_et_motiver_passent_par_la_grille(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert, notices: list[tuple[str, str]]
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClicks(page.vue.grille, "4")
    page.vue.grille.choisir_participant(1)
    page.vue.grille.motif_donne.emit(1, "Je tiens à pouvoir dire non.")
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0]
    assert lire_lignes(atelier.connexion, tour)[0].motif == "Je tiens à pouvoir dire non."
    modele = page.vue.grille.model()
    assert modele.data(modele.index(0, 4)) == "Je tiens à pouvoir dire non."
    qtbot.keyClick(page.vue.grille, Qt.Key.Key_Delete)
    assert reponses(atelier, TRANSPARENCE)[0] is None
    assert modele.data(modele.index(0, 4)) == ""
    page.vue.grille.motif_donne.emit(2, "Sans position.")
    assert "P02 n’a pas de position" in notices[-1][1]


def test_quitter_la_page_pose_le_motif_en_cours(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    qtbot.keyClicks(page.vue.grille, "4")
    page.vue.grille.choisir_participant(1)
    page.vue.grille.editer_motif()
    clavier = page.window().focusWidget()
    assert clavier is not None
    qtbot.keyClicks(clavier, "Ma raison.")
    page.poser()
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0]
    assert lire_lignes(atelier.connexion, tour)[0].motif == "Ma raison."


def test_un_chiffre_tape_a_cote_de_la_grille_y_va(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_R)
    page.parole.ajouter_argument.setFocus()
    qtbot.keyClick(page.parole.ajouter_argument, Qt.Key.Key_2)
    assert reponses(atelier, TRANSPARENCE)[0] == DEGRES[1]
    assert page.vue.grille.hasFocus()


def test_cacher_les_saisies_ne_montre_que_la_ligne_en_cours(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    jouer_tour(atelier, TRANSPARENCE, "15", clos=False)
    page.vue.grille.choisir_participant(2)
    qtbot.keyClick(page, Qt.Key.Key_C)
    assert page.vue.ouvert.discret.isChecked()
    modele = page.vue.grille.model()
    assert [modele.data(modele.index(rang, 3)) for rang in range(3)] == [
        "saisi", "5, Pas du tout d’accord", "",
    ]  # fmt: skip
    qtbot.keyClick(page, Qt.Key.Key_C)
    assert modele.data(modele.index(0, 3)) == "1, Tout à fait d’accord"


def test_un_nom_annonce_suit_le_numero(page: SePositionner, atelier: AtelierOuvert) -> None:
    nommer_participant(atelier, 2, "Zoé Quinault")
    ouvrir_tour(atelier, TRANSPARENCE)
    modele = page.vue.grille.model()
    assert [modele.data(modele.index(rang, 0)) for rang in (0, 1)] == ["P01", "P02 Zoé Quinault"]


@pytest.mark.parametrize("participants", [10, 1000])
def test_une_position_ne_relit_qu_une_ligne_quel_que_soit_le_nombre(
    qtbot: QtBot, tmp_path: Path, modele_simple: Modele, participants: int
) -> None:
    with creer_atelier(
        tmp_path / "grand.charte",
        modele_simple,
        inscriptions=[Inscription("Agents")] * participants,
    ) as atelier:
        tour = ouvrir_tour(atelier, TRANSPARENCE)
        with page_sur(qtbot, atelier) as page:
            redites: list[tuple[int, int]] = []
            page.vue.grille.model().dataChanged.connect(
                lambda haut, bas: redites.append((haut.row(), bas.row()))
            )
            requetes: list[str] = []

            def noter(*arguments: object) -> None:
                requetes.append(str(arguments[2]))

            for degre in ("plutot", "partage"):  # la première crée, la seconde remplace
                redites.clear()
                requetes.clear()
                event.listen(atelier.connexion, "before_cursor_execute", noter)
                enregistrer_position(atelier, tour_id=tour, participant_id=7, degre=degre)
                event.remove(atelier.connexion, "before_cursor_execute", noter)
                assert redites == [(6, 6)]
                apres = requetes[requetes.index("COMMIT") + 1 :]
                assert apres == []
            assert compte(page) == (
                f"1 réponse sur {participants} présents · 1 exprimé · 0 sans avis · "
                f"{participants - 1} manquants"
            )


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
    with page_sur(qtbot, atelier) as page:
        assert page.vue.bandeau.numeros[1].isChecked()
    ouvrir_tour(atelier, SOBRIETE)
    with page_sur(qtbot, atelier) as page:
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


# --- ce qui se dit -----------------------------------------------------------------------------


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
    assert compte(page) == "2 réponses sur 7 présents · 2 exprimés · 0 sans avis · 5 manquants"


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
    with ouvrir(chemin, lecture_seule=True) as atelier, page_sur(qtbot, atelier) as page:
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
