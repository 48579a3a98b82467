"""Les modes de recueil dans la page : main levée, vote secret, niveau, tours de plus, présences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    choisir_echelle_propre,
    creer_atelier,
    inscrire,
    noter_presence,
    regler_atelier,
)
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    deposer_bulletin,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.mesures import mesurer_un
from charte_studio.atelier.lectures.recueil import lire_mains
from charte_studio.atelier.lectures.se_positionner import lire_lignes
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.domaine.echelle_propre import echelle_propre
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.presences import DialoguePresences
from charte_studio.interface.dialogues.ressaisie import DialogueRessaisie
from charte_studio.interface.dialogues.urne_ouverte import peut_fermer
from charte_studio.interface.dialogues.vote_essai import VoteEssai
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.taches import Taches
from charte_studio.redaction.modeles import Modele
from tests.outils.phrases import simple

TRANSPARENCE, HUMAIN, SOBRIETE = 1, 2, 3
Touche = Qt.Key


@contextmanager
def page_sur(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[SePositionner]:
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    page = SePositionner(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.wait(1)
    yield page
    contexte.fermer()


@pytest.fixture
def page(qtbot: QtBot, atelier: AtelierOuvert) -> Iterator[SePositionner]:
    with page_sur(qtbot, atelier) as montree:
        yield montree


def repondre_a_la_boite(texte: str, faire: Callable[[], object]) -> list[str]:
    """Fait un geste qui pose une question, y répond, et rend les questions posées."""
    posees: list[str] = []

    def cliquer() -> None:
        boite = QApplication.activeModalWidget()
        if isinstance(boite, QMessageBox):
            posees.append(simple(boite.text()))
            next(b for b in boite.buttons() if b.text() == texte).click()

    QTimer.singleShot(0, cliquer)
    faire()
    return posees


def tout_repondre(atelier: AtelierOuvert, tour: int, degres: str) -> None:
    cles = [d.cle for d in lire_tours(atelier.connexion)[0].echelle.degres]
    for qui, degre in enumerate(degres, start=1):
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=cles[int(degre) - 1])


def compte(page: SePositionner) -> str:
    ouvert = page.vue.ouvert
    return simple(f"{ouvert.nombre.text()} {ouvert.detail.text()} · {ouvert.suite.text()}")


# --- choisir le mode -----------------------------------------------------------------------------


def test_le_mode_de_l_atelier_est_propose_puis_celui_du_dernier_tour(
    qtbot: QtBot, atelier: AtelierOuvert
) -> None:
    regler_atelier(atelier, mode_recueil="main-levee")
    with page_sur(qtbot, atelier) as page:
        assert page.vue.a_ouvrir.mode.mode() == "main-levee"
        qtbot.keyClick(page, Touche.Key_T)
        assert page.vue.a_ouvrir.mode.mode() == "secret"
        qtbot.keyClick(page, Touche.Key_T)
        qtbot.keyClick(page, Touche.Key_R)
        assert lire_tours(atelier.connexion, TRANSPARENCE)[0].mode == "nominatif"
        tout_repondre(atelier, lire_tours(atelier.connexion, TRANSPARENCE)[0].id, "123")
        qtbot.keyClick(page, Touche.Key_R)
        assert page.vue.clos.mode.mode() == "nominatif"
        page.aller_au_principe(HUMAIN)
        assert page.vue.a_ouvrir.mode.mode() == "main-levee"


def test_un_troisieme_tour_s_ouvre_par_son_bouton_et_jamais_par_r(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    for _ in range(2):
        tour = ouvrir_tour(atelier, TRANSPARENCE)
        tout_repondre(atelier, tour, "112233")
        clore_tour(atelier, tour)
    qtbot.keyClick(page, Touche.Key_R)
    assert len(lire_tours(atelier.connexion, TRANSPARENCE)) == 2
    assert simple(page.vue.clos.bouton_encore.text()) == "Ouvrir un troisième tour…"
    page.conduite.ouvrir_encore("main-levee")
    assert lire_tours(atelier.connexion, TRANSPARENCE)[-1].mode == "main-levee"
    assert page.vue.mains.isVisible()
    noms = page.vue.bandeau.numeros[0].accessibleName()
    assert noms.endswith("tour 3 ouvert")


# --- la main levée -------------------------------------------------------------------------------


@pytest.fixture
def main_levee(page: SePositionner, atelier: AtelierOuvert) -> SePositionner:
    ouvrir_tour(atelier, TRANSPARENCE, mode="main-levee")
    page.vue.mener()
    return page


def mains(atelier: AtelierOuvert) -> list[dict[str, int]]:
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[-1]
    return [dict(ligne.comptes) for ligne in lire_mains(atelier.connexion, tour)]


def test_les_mains_se_comptent_au_clavier_de_case_en_case(
    qtbot: QtBot, main_levee: SePositionner, atelier: AtelierOuvert
) -> None:
    compteur = main_levee.vue.mains
    assert compteur.hasFocus()
    qtbot.keyClicks(compteur, "1")
    qtbot.keyClick(compteur, Touche.Key_Tab)
    qtbot.keyClick(compteur, Touche.Key_Plus)
    qtbot.keyClick(compteur, Touche.Key_Space)
    qtbot.keyClick(compteur, Touche.Key_Space)
    qtbot.keyClick(compteur, Touche.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(compteur, Touche.Key_Return)
    assert mains(atelier)[0] == {"tout-a-fait": 1, "plutot": 2}
    assert compte(main_levee) == (
        "3 réponses sur 6 présents · 3 exprimés, 0 sans avis, 3 manquants"
    )


def test_un_nombre_se_tape_s_efface_et_ne_fait_qu_un_geste(
    qtbot: QtBot, main_levee: SePositionner, atelier: AtelierOuvert
) -> None:
    compteur = main_levee.vue.mains
    assert atelier.derniere_ligne is not None
    avant = atelier.derniere_ligne.n
    qtbot.keyClicks(compteur, "123")
    qtbot.keyClick(compteur, Touche.Key_Backspace)
    compteur.poser()
    assert mains(atelier)[0] == {"tout-a-fait": 12}
    assert atelier.derniere_ligne.n == avant + 1
    qtbot.keyClicks(compteur, "4")
    qtbot.keyClick(compteur, Touche.Key_Down)
    assert mains(atelier)[0] == {"tout-a-fait": 4}
    atelier.annuler()
    assert compteur.model().data(compteur.model().index(0, 2)) == "12"


def test_un_compte_qui_ne_tombe_pas_juste_se_dit_et_se_corrige_par_les_presents(
    qtbot: QtBot, main_levee: SePositionner, atelier: AtelierOuvert
) -> None:
    compteur = main_levee.vue.mains
    qtbot.keyClicks(compteur, "5")
    compteur.poser()
    assert "Agents : 5 réponses pour 4 présents : 1 de trop." in simple(
        main_levee.vue.alerte_mains.text()
    )
    dernier = compteur.model().columnCount() - 1
    assert compteur.model().data(compteur.model().index(2, dernier)) == "à recompter"
    compteur.setCurrentIndex(compteur.model().index(0, 1))
    qtbot.keyClicks(compteur, "5")
    compteur.poser()
    assert not main_levee.vue.alerte_mains.isVisible()
    assert lire_tours(atelier.connexion, TRANSPARENCE)[-1].presents == {"agents": 5, "direction": 2}


def test_tab_traverse_toutes_les_cases_puis_sort(qtbot: QtBot, main_levee: SePositionner) -> None:
    compteur = main_levee.vue.mains
    compteur.setCurrentIndex(compteur.model().index(1, 7))
    qtbot.keyClick(compteur, Touche.Key_Tab)
    assert not compteur.hasFocus()


def test_cloturer_enregistre_d_abord_le_nombre_en_cours(
    qtbot: QtBot, main_levee: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClicks(main_levee.vue.mains, "4")
    qtbot.keyClick(main_levee.vue.mains, Touche.Key_R)
    assert mains(atelier)[0] == {"tout-a-fait": 4}
    assert main_levee.vue.clos.isVisible()
    main_levee.vue.clos.voir_positions.click()
    assert main_levee.vue.mains.isVisible()
    qtbot.keyClicks(main_levee.vue.mains, "9")
    main_levee.vue.mains.poser()
    assert mains(atelier)[0] == {"tout-a-fait": 4}


def test_en_discret_seule_la_ligne_en_cours_montre_ses_mains(
    qtbot: QtBot, main_levee: SePositionner
) -> None:
    compteur = main_levee.vue.mains
    qtbot.keyClicks(compteur, "3")
    qtbot.keyClick(compteur, Touche.Key_Down)
    qtbot.keyClick(main_levee, Touche.Key_C)
    assert compteur.model().data(compteur.model().index(0, 2)) == "•"


def test_sans_liste_la_salle_entiere_leve_la_main(
    qtbot: QtBot, tmp_path: Path, modele_simple: Modele
) -> None:
    with (
        creer_atelier(tmp_path / "salle.charte", modele_simple) as atelier,
        page_sur(qtbot, atelier) as page,
    ):
        page.vue.a_ouvrir.bouton.click()
        qtbot.keyClicks(page.vue.mains, "7")
        page.vue.mains.poser()
        assert mains(atelier) == [{"tout-a-fait": 7}]
        assert compte(page) == "7 réponses · 7 exprimés, 0 sans avis"


# --- le vote secret ------------------------------------------------------------------------------


@pytest.fixture
def urne(page: SePositionner, atelier: AtelierOuvert) -> SePositionner:
    ouvrir_tour(atelier, TRANSPARENCE, mode="secret")
    page.vue.mener()
    return page


def test_un_vote_secret_se_joue_dans_l_isoloir_et_se_depouille(
    qtbot: QtBot, urne: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(urne, Touche.Key_V)
    isoloir = urne.saisies.isoloir
    assert isoloir is not None
    for numero, touche in ((3, "2"), (1, "1"), (5, "0")):
        qtbot.keyClicks(isoloir.attente.champ, str(numero))
        qtbot.keyClick(isoloir.attente.champ, Touche.Key_Return)
        assert isoloir.appel.isVisible()
        qtbot.keyClick(isoloir, Touche.Key_Return)
        qtbot.keyClicks(isoloir, touche)
        qtbot.keyClick(isoloir, Touche.Key_Return)
        assert isoloir.vote.isVisible()
        qtbot.keyClick(isoloir, Touche.Key_Return)
    isoloir.sortir()
    assert urne.saisies.isoloir is None
    assert compte(urne) == "3 bulletins sur 6 présents · 3 attendus"
    posees = repondre_a_la_boite("Clore le vote", urne.vue.ouvert.bouton_clore.click)
    assert posees == ["3 personnes présentes n’ont pas encore voté. Clore quand même ?"]
    (mesure,) = mesurer_un(atelier.connexion, TRANSPARENCE)
    assert (mesure.repartition.effectifs, mesure.repartition.sans_avis) == ((1, 1, 0, 0, 0), 1)
    # Deux exprimés : la console aussi se tait.
    assert simple(urne.vue.clos.resultat.phrase.text()).startswith("Masqué : moins de 3")
    assert not urne.vue.clos.voir_positions.isVisible()


def test_clore_avant_que_tous_aient_vote_se_refuse_d_un_mot(
    urne: SePositionner, atelier: AtelierOuvert
) -> None:
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0].id
    deposer_bulletin(atelier, tour_id=tour, participant_id=1, degre="plutot")
    posees = repondre_a_la_boite("Attendre", urne.vue.ouvert.bouton_clore.click)
    assert len(posees) == 1
    assert urne.vue.ouvert.isVisible()


def test_recommencer_et_abandonner_demandent_confirmation(
    urne: SePositionner, atelier: AtelierOuvert
) -> None:
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0].id
    deposer_bulletin(atelier, tour_id=tour, participant_id=1, degre="plutot")
    assert repondre_a_la_boite("Garder les bulletins", urne.vue.urne.vider.click)
    assert compte(urne).startswith("1 bulletin")
    assert repondre_a_la_boite("Vider l’urne", urne.vue.urne.vider.click)
    assert compte(urne).startswith("0 bulletin")
    assert repondre_a_la_boite("Retirer le vote", urne.vue.ouvert.bouton_abandonner.click)
    assert urne.vue.a_ouvrir.isVisible()


def test_l_animation_appelle_quelqu_un_depuis_l_emargement(
    qtbot: QtBot, urne: SePositionner
) -> None:
    urne.vue.urne.liste.setCurrentRow(3)
    qtbot.keyClick(urne.vue.urne.liste, Touche.Key_Return)
    isoloir = urne.saisies.isoloir
    assert isoloir is not None
    assert isoloir.appel.isVisible()
    isoloir.sortir()


def test_la_page_ne_sait_rien_d_une_urne_ouverte(
    urne: SePositionner, atelier: AtelierOuvert
) -> None:
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0].id
    for qui in range(1, 7):
        deposer_bulletin(atelier, tour_id=tour, participant_id=qui, degre="pas-du-tout")
    lus = " ".join(simple(t.text()) for t in urne.vue.findChildren(QLabel))
    assert "Pas du tout d’accord" not in lus
    assert "favorable" not in lus
    assert compte(urne) == "6 bulletins sur 6 présents · tout le monde a voté"


def test_fermer_pendant_un_vote_previent(
    qtbot: QtBot, urne: SePositionner, atelier: AtelierOuvert
) -> None:
    reponses: list[bool] = []
    repondre_a_la_boite("Continuer le vote", lambda: reponses.append(peut_fermer(urne, atelier)))
    repondre_a_la_boite("Fermer", lambda: reponses.append(peut_fermer(urne, atelier)))
    assert reponses == [False, True]


# --- le niveau d’exigence ------------------------------------------------------------------------


def test_la_salle_choisit_un_niveau_et_la_mediane_basse_se_dit(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    qtbot.keyClick(page, Touche.Key_N)
    assert page.vue.niveaux.isVisible()
    assert page.touches[0] == (("1", "3"), "position")
    qtbot.keyClick(page, Touche.Key_R)
    qtbot.keyClicks(page.vue.grille, "112233")
    qtbot.keyClick(page.vue.grille, Touche.Key_R)
    (tour,) = lire_tours(atelier.connexion, TRANSPARENCE, objet="niveau")
    assert tour.clos
    resultat = page.vue.clos.resultat
    assert resultat.lecture.text() == "Équilibrée"
    assert "2 exigeante, 2 équilibrée, 2 souple" in simple(resultat.phrase.text())
    assert "médiane basse" in resultat.phrase.text()
    assert lire_tours(atelier.connexion, TRANSPARENCE) == ()
    page.vue.clos.bouton_suite.click()
    assert page.vue.a_ouvrir.isVisible()


def test_un_seul_objet_se_vote_a_la_fois(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    ouvrir_tour(atelier, TRANSPARENCE, objet="niveau")
    page.montrer_objet("principe")
    assert not page.vue.a_ouvrir.bouton.isEnabled()
    page.aller_au_principe(HUMAIN)
    page.aller_au_principe(TRANSPARENCE)
    assert page.vue.niveaux.isVisible()


def test_un_principe_d_une_seule_formulation_n_offre_pas_de_niveau(page: SePositionner) -> None:
    page.aller_au_principe(HUMAIN)
    assert not page.vue.entete.objets.isVisible()


# --- présents, retardataires, déplacements -------------------------------------------------------


def test_un_absent_se_voit_et_se_saute(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    noter_presence(atelier, [2, 3], present=False)
    qtbot.keyClick(page, Touche.Key_R)
    modele = page.vue.grille.model()
    assert modele.data(modele.index(1, 3)) == "absent"
    qtbot.keyClicks(page.vue.grille, "11")
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0]
    donnees = [x.numero for x in lire_lignes(atelier.connexion, tour) if x.reponse]
    assert donnees == [1, 4]
    assert compte(page) == "2 réponses sur 4 présents · 2 exprimés, 0 sans avis, 2 manquants"


def test_les_presences_se_basculent_au_numero_et_a_la_coche(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    dialogue = DialoguePresences(page.contexte, page)
    qtbot.addWidget(dialogue)
    qtbot.keyClicks(dialogue.champ, "P04")
    qtbot.keyClick(dialogue.champ, Touche.Key_Return)
    dialogue.liste.item(0).setCheckState(Qt.CheckState.Unchecked)
    presents = atelier.connexion.exec_driver_sql(
        "SELECT numero FROM participant WHERE present ORDER BY numero"
    ).scalars()
    assert list(presents) == [2, 3, 5, 6]
    qtbot.keyClicks(dialogue.champ, "77")
    qtbot.keyClick(dialogue.champ, Touche.Key_Return)
    lus = [simple(t.text()) for t in dialogue.findChildren(QLabel)]
    assert "Aucun participant ne porte le numéro 77." in lus
    dialogue.tous.click()
    assert "6 présents sur 6 inscrits" in [simple(t.text()) for t in dialogue.findChildren(QLabel)]


def test_reveler_de_nouveau_pour_un_retardataire_previent(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    tour = ouvrir_tour(atelier, TRANSPARENCE)
    tout_repondre(atelier, tour, "11223")
    clore_tour(atelier, tour)
    page.vue.clos.bouton_rouvrir.click()
    enregistrer_position(atelier, tour_id=tour, participant_id=6, degre="pas-du-tout")
    posees = repondre_a_la_boite("Laisser le tour ouvert", page.conduite.avancer_tour)
    assert len(posees) == 1
    assert page.vue.ouvert.isVisible()
    assert repondre_a_la_boite("Clore et révéler", page.conduite.avancer_tour)
    assert page.vue.clos.isVisible()


def test_les_flux_se_dessinent_quand_ils_ne_designent_personne(
    qtbot: QtBot, atelier: AtelierOuvert
) -> None:
    inscrire(atelier, [Inscription("Agents")] * 6)
    for reponses in ("111222333444", "111111222222"):
        tour = ouvrir_tour(atelier, TRANSPARENCE)
        tout_repondre(atelier, tour, reponses)
        clore_tour(atelier, tour)
    with page_sur(qtbot, atelier) as page:
        page.aller_au_principe(TRANSPARENCE)
        page.vue.clos.voir_deplacements.click()
        dessin = page.vue.clos.deplacements.graphique.dessin
        assert dessin is not None
        assert page.vue.clos.deplacements.isVisible()
        assert not page.vue.clos.resultat.isVisible()


def test_ce_qui_a_fait_bouger_se_note_apres_le_second_tour(
    page: SePositionner, atelier: AtelierOuvert
) -> None:
    for _ in range(2):
        tour = ouvrir_tour(atelier, TRANSPARENCE)
        tout_repondre(atelier, tour, "112233")
        clore_tour(atelier, tour)
    page.vue.clos.bouton_bouge.click()
    assert page.parole.formulaire.natures["bouge"].isChecked()


# --- l’échelle propre, le papier, l’essai --------------------------------------------------------


def test_une_echelle_propre_sert_a_la_saisie_et_se_fige(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    degres = [("Oui", "favorable"), ("Presque", "favorable"), ("Non", "defavorable")]
    choisir_echelle_propre(atelier, echelle_propre("À nous", degres))
    assert page.touches[0] == (("1", "3"), "position")
    qtbot.keyClick(page, Touche.Key_R)
    qtbot.keyClicks(page.vue.grille, "1239")
    tour = lire_tours(atelier.connexion, TRANSPARENCE)[0]
    lues = [x.reponse for x in lire_lignes(atelier.connexion, tour)]
    assert lues == ["oui", "presque", "non", None, None, None]


def test_des_bulletins_papier_se_ressaisissent_sans_la_souris(
    qtbot: QtBot, tmp_path: Path, modele_simple: Modele
) -> None:
    with (
        creer_atelier(
            tmp_path / "p.charte", modele_simple, inscriptions=[Inscription("Agents")] * 200
        ) as atelier,
        page_sur(qtbot, atelier) as page,
    ):
        ouvrir_tour(atelier, TRANSPARENCE)
        tour = lire_tours(atelier.connexion, TRANSPARENCE)[0]
        dialogue = DialogueRessaisie(page.contexte, tour, page)
        qtbot.addWidget(dialogue)
        dialogue.show()
        dialogue.activateWindow()
        qtbot.waitActive(dialogue)
        dialogue.numero.setFocus()

        def taper(texte: str) -> None:
            """Comme au clavier : chaque touche va où est le focus."""
            for signe in texte:
                cible = dialogue.focusWidget()
                assert cible is not None
                if signe == "\n":
                    qtbot.keyClick(cible, Touche.Key_Return)
                elif signe == "\t":
                    qtbot.keyClick(cible, Touche.Key_Tab)
                else:
                    qtbot.keyClicks(cible, signe)

        taper("12\n1200\n5007\n0\tTrop tot\n999\n")
        assert "Aucun participant ne porte le numéro 999" in simple(dialogue.message.text())
        taper("12\n")
        assert "P12 a déjà répondu : 1" in simple(dialogue.message.text())
        taper("8")
        assert "va de 1 à 5" in simple(dialogue.message.text())
        taper("2")
        lignes = {x.numero: (x.reponse, x.motif) for x in lire_lignes(atelier.connexion, tour)}
        assert lignes[12] == ("plutot", "")
        assert lignes[200] == ("pas-du-tout", "")
        assert lignes[7] == ("sans-avis", "Trop tot")
        assert dialogue.isVisible()


def test_le_vote_d_essai_ne_touche_pas_le_fichier_et_s_efface(
    qtbot: QtBot, page: SePositionner, atelier: AtelierOuvert
) -> None:
    avant = atelier.chemin.read_bytes()
    essai = VoteEssai(page.contexte, "main-levee", SePositionner, page)
    qtbot.addWidget(essai)
    essai.open()
    essai.activateWindow()
    qtbot.waitActive(essai)
    fichier = essai.essai
    assert fichier is not None
    chemin = fichier.chemin
    assert isinstance(essai.page, SePositionner)
    essai.page.vue.a_ouvrir.bouton.click()
    qtbot.keyClicks(essai.page.vue.mains, "4")
    qtbot.keyClick(essai.page, Touche.Key_R)
    assert essai.page.vue.clos.isVisible()
    essai.effacer.click()
    assert not chemin.exists()
    assert not chemin.parent.exists()
    essai.fermer.click()
    assert atelier.chemin.read_bytes() == avant


def test_quitter_l_essai_l_efface_aussi(qtbot: QtBot, page: SePositionner) -> None:
    essai = VoteEssai(page.contexte, "secret", SePositionner, page)
    qtbot.addWidget(essai)
    essai.show()
    assert essai.essai is not None
    chemin = essai.essai.chemin
    essai.reject()
    assert not chemin.exists()


def test_une_urne_laissee_ouverte_reprend_a_la_reouverture(
    qtbot: QtBot, tmp_path: Path, modele_simple: Modele
) -> None:
    chemin = tmp_path / "v.charte"
    gens = [Inscription("Agents")] * 4
    with creer_atelier(chemin, modele_simple, inscriptions=gens) as atelier:
        tour = ouvrir_tour(atelier, HUMAIN, mode="secret")
        deposer_bulletin(atelier, tour_id=tour, participant_id=2, degre="plutot")
    with ouvrir(chemin) as atelier, page_sur(qtbot, atelier) as page:
        assert page.vue.urne.isVisible()
        assert compte(page) == "1 bulletin sur 4 présents · 3 attendus"
