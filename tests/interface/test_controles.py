"""Les contrôles, la grille et la synthèse dans la page Rédiger, sur un vrai fichier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.controles import ajouter_section
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.rediger import lire_plan
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.bibliotheque import BibliothequeDialogue
from charte_studio.interface.dialogues.droit import DialogueDroit
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.etapes.rediger.controles import PanneauControles
from charte_studio.interface.etapes.rediger.controles.fiche_sujet import FicheSujet
from charte_studio.interface.taches import Taches
from tests.outils.base import cle_de, valeur
from tests.outils.fichiers import atelier_neuf, octets_de
from tests.outils.phrases import simple

LONGUE = (
    " ".join(["Les agents qui emploient un outil le disent à leur équipe et"] * 5) + " au public."
)
TEXTE = (
    f"{LONGUE}\n\nLe **CSE** est saisi par une application à haut risque.\n\n"
    "Avant le [à compléter : date], puis le [à compléter : date]."
)


def debattre(chemin: Path) -> None:
    """Transparence est adoptée, avec une objection sans suite et douze paroles."""
    atelier_neuf(chemin)
    with ouvrir(chemin) as atelier:
        tour = ouvrir_tour(atelier, 1)
        for participant in range(1, 7):
            enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
        clore_tour(atelier, tour)
        for rang in range(6):
            for principe in (1, 2):
                ajouter_contribution(
                    atelier,
                    principe_id=principe,
                    nature=("pour", "contre", "nuance")[rang % 3],
                    texte=f"Parole {'abcdef'[rang]} sur le guichet et la signature {principe}.",
                    college_id=1,
                )
        ajouter_objection(atelier, principe_id=1, texte="Et les prestataires ?", college_id=2)
        decider(atelier, 1, issue="adopte")
        retoucher(atelier, "principe:transparence", TEXTE)


@pytest.fixture
def charte(tmp_path: Path) -> Iterator[AtelierOuvert]:
    """L’atelier débattu, ouvert."""
    chemin = tmp_path / "charte.charte"
    chemin.write_bytes(octets_de(debattre))
    with ouvrir(chemin) as ouvert:
        yield ouvert


@pytest.fixture
def contexte(qapp: QApplication, qtbot: QtBot, charte: AtelierOuvert) -> Iterator[Contexte]:
    theme.appliquer(qapp, theme.lire_theme("clair"))
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(charte, Taches(racine), racine)
    yield contexte
    contexte.fermer()


@pytest.fixture
def notices(contexte: Contexte) -> list[tuple[str, str]]:
    recues: list[tuple[str, str]] = []
    contexte.notice.connect(lambda role, texte: recues.append((role, simple(texte))))
    return recues


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Rediger:
    return montrer(qtbot, contexte)


@pytest.fixture
def panneau(qtbot: QtBot, page: Rediger) -> PanneauControles:
    page.controles.montrer_volet("constats")
    attendre_analyse(qtbot, page)
    return page.controles


def montrer(qtbot: QtBot, contexte: Contexte) -> Rediger:
    page = Rediger(contexte)
    qtbot.addWidget(page)
    page.resize(1065, 631)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def attendre_analyse(qtbot: QtBot, page: Rediger) -> None:
    """Attend que l’analyse en cours, et celle qui la suivrait, soient montrées."""
    panneau = page.controles
    qtbot.waitUntil(
        lambda: not panneau.occupe and not page.contexte.taches.occupees, timeout=20_000
    )


def choisir(panneau: PanneauControles, controle: str) -> None:
    """Choisit dans la liste le premier constat de ce contrôle."""
    liste = panneau.onglets.constats.liste
    cle = next(cle for cle in liste.cles() if f"|{controle}:" in cle)
    liste.setCurrentRow([ligne.cle for ligne in liste.lignes()].index(cle))


def titres(panneau: PanneauControles) -> list[str]:
    return [simple(ligne.titre) for ligne in panneau.onglets.constats.liste.lignes()]


def texte_de(atelier: AtelierOuvert, cle: str) -> str:
    return {p.cle: p.texte for p in lire_plan(atelier.connexion).parties}[cle]


# --- le panneau ---------------------------------------------------------------------------------


def test_le_bouton_de_la_page_dit_ce_qui_bloque(qtbot: QtBot, page: Rediger) -> None:
    attendre_analyse(qtbot, page)
    assert page.controles.bouton.detail() == "2 points bloquants"
    assert page.controles.isHidden()


def test_le_panneau_prend_la_place_de_l_editeur_et_la_rend(
    qtbot: QtBot, page: Rediger, panneau: PanneauControles
) -> None:
    assert panneau.isVisible()
    assert not page.editeur.isVisible()
    assert panneau.onglets.constats.liste.hasFocus()
    qtbot.keyClick(panneau.onglets.constats.liste, Qt.Key.Key_Escape)
    assert panneau.isHidden()
    assert page.editeur.isVisible()
    assert panneau.bouton.hasFocus()


def test_choisir_une_partie_du_plan_revient_au_texte(
    page: Rediger, panneau: PanneauControles
) -> None:
    page.plan.liste.avancer(1)
    assert panneau.isHidden()
    assert page.editeur.isVisible()


def test_l_analyse_se_fait_a_cote_une_fois_la_rafale_passee(
    qtbot: QtBot, page: Rediger, panneau: PanneauControles
) -> None:
    retoucher(page.atelier, "section:preambule", "Nous, [à compléter : qui].")
    assert panneau.occupe
    assert not page.contexte.taches.occupees  # on attend la fin de la rafale
    qtbot.waitUntil(lambda: page.contexte.taches.occupees)
    attendre_analyse(qtbot, page)
    assert "À compléter : qui" in titres(panneau)


def test_une_rafale_de_gestes_ne_lance_qu_une_analyse_a_la_fois(
    qtbot: QtBot, page: Rediger, panneau: PanneauControles
) -> None:
    for mot in ("un", "deux", "trois"):
        retoucher(page.atelier, "section:preambule", f"Nous, [à compléter : {mot}].")
    attendre_analyse(qtbot, page)
    assert "À compléter : trois" in titres(panneau)
    assert "À compléter : un" not in titres(panneau)


def test_fermer_pendant_l_analyse_ne_montre_rien_de_ferme(
    qtbot: QtBot, contexte: Contexte, charte: AtelierOuvert
) -> None:
    page = montrer(qtbot, contexte)
    page.controles.montrer_volet()
    contexte.fermer()
    charte.fermer()
    qtbot.waitUntil(lambda: not contexte.taches.occupees)
    assert page.controles.onglets.isHidden()


def test_un_fichier_disparu_se_dit_dans_une_notice(
    qtbot: QtBot, page: Rediger, panneau: PanneauControles, notices: list[tuple[str, str]]
) -> None:
    chemin = page.atelier.chemin
    ailleurs = chemin.rename(chemin.with_suffix(".perdu"))
    panneau.perimer()
    panneau.rafraichir(tout_de_suite=True)
    attendre_analyse(qtbot, page)
    ailleurs.rename(chemin)
    assert notices
    assert notices[-1][0] == "ennui"


# --- les constats -------------------------------------------------------------------------------


def test_les_constats_se_rangent_par_gravite(panneau: PanneauControles) -> None:
    entetes = [simple(x.titre) for x in panneau.onglets.constats.liste.lignes() if not x.cle]
    assert [e.split(" (")[0] for e in entetes] == [
        "Bloque la version adoptée",
        "À reprendre avant de transmettre",
        "Pour mieux se faire lire",
    ]
    assert "2 constats bloquent la version adoptée" in panneau.onglets.constats.bilan()


def test_un_filtre_ne_garde_que_sa_gravite(panneau: PanneauControles) -> None:
    panneau.onglets.constats.filtres["bloquant"].click()
    assert titres(panneau) == [
        "Bloque la version adoptée (2)", "À compléter : date", "À compléter : date",
    ]  # fmt: skip


@pytest.mark.parametrize("rang", [0, 1])
def test_ouvrir_mene_au_passage_meme_quand_il_est_double(
    panneau: PanneauControles, page: Rediger, rang: int
) -> None:
    liste = panneau.onglets.constats.liste
    champs = [cle for cle in liste.cles() if "champ-a-completer" in cle]
    liste.setCurrentRow([ligne.cle for ligne in liste.lignes()].index(champs[rang]))
    panneau.onglets.constats.detail.bouton.click()
    saisie = page.editeur.saisie
    assert saisie.hasFocus()
    assert saisie.cle == "principe:transparence"
    choisi = saisie.textCursor()
    assert simple(choisi.selectedText()) == "[à compléter : date]"
    assert choisi.selectionStart() == (TEXTE.index if rang == 0 else TEXTE.rindex)("[à compléter")


def test_entree_dans_la_liste_repare(
    qtbot: QtBot, panneau: PanneauControles, page: Rediger
) -> None:
    choisir(panneau, "phrase-longue")
    qtbot.keyClick(panneau.onglets.constats.liste, Qt.Key.Key_Return)
    assert page.editeur.saisie.textCursor().selectedText() == LONGUE


def test_developper_un_sigle_l_ecrit_dans_le_texte(
    qtbot: QtBot, panneau: PanneauControles, page: Rediger
) -> None:
    choisir(panneau, "sigle-non-developpe")
    fiche = panneau.onglets.constats.detail
    assert fiche.bouton.text() == "Développer CSE"
    assert fiche.saisie.text() == "comité social et économique"
    fiche.bouton.click()
    texte = texte_de(page.atelier, "principe:transparence")
    assert "Le **comité social et économique (CSE)** est saisi" in texte
    attendre_analyse(qtbot, page)
    assert "CSE n’est pas développé" not in titres(panneau)


def test_ajouter_la_section_proposee_l_ouvre_a_completer(
    panneau: PanneauControles, page: Rediger, notices: list[tuple[str, str]]
) -> None:
    choisir(panneau, "registre-absent")
    panneau.onglets.constats.detail.bouton.click()
    partie = page.partie()
    assert partie is not None
    assert partie.cle == "section:registre"
    assert page.editeur.saisie.textCursor().selectedText().startswith("[à compléter")
    assert "complétez-la" in notices[-1][1]


def test_definir_un_terme_l_ajoute_aux_definitions(
    qtbot: QtBot, panneau: PanneauControles, page: Rediger, notices: list[tuple[str, str]]
) -> None:
    ajouter_section(
        page.atelier, cle="definitions", titre="Définitions", texte="- **Guichet** : l’accueil."
    )
    retoucher(page.atelier, "principe:transparence", "Un système d’IA à haut risque, au guichet.")
    attendre_analyse(qtbot, page)
    choisir(panneau, "terme-non-defini")
    fiche = panneau.onglets.constats.detail
    fiche.bouton.click()
    assert notices[-1][0] == "refus"
    fiche.saisie.setText("un outil qui calcule")
    qtbot.keyClick(fiche.saisie, Qt.Key.Key_Return)
    assert texte_de(page.atelier, "section:definitions").endswith("** : un outil qui calcule.")


def test_une_objection_sans_suite_ramene_a_son_principe(
    qtbot: QtBot, panneau: PanneauControles, contexte: Contexte
) -> None:
    choisir(panneau, "objection-ouverte")
    with qtbot.waitSignal(contexte.aller_au_principe) as demande:
        panneau.onglets.constats.detail.bouton.click()
    assert demande.args == ["se_positionner", 1]


def test_le_fait_de_droit_se_relit_dans_son_dialogue(
    qtbot: QtBot, panneau: PanneauControles, page: Rediger
) -> None:
    retoucher(page.atelier, "principe:transparence", "Les articles L. 2312-38 et R. 9999-1.")
    attendre_analyse(qtbot, page)
    assert "Référence à vérifier" in " ".join(titres(panneau))
    cle = next(iter(panneau.onglets.constats.reparateur.faits()))
    vus: list[tuple[str, ...]] = []

    def fermer() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, DialogueDroit)
        vus.append(tuple(fait.cle for fait in dialogue.montres()))
        dialogue.reject()

    minuteur = _plus_tard(page, fermer)
    panneau.onglets.constats.reparateur.montrer_droit(cle)
    assert vus == [(cle,)]
    assert not minuteur.isActive()


def test_un_theme_absent_ouvre_la_bibliotheque_sur_lui(
    qtbot: QtBot, panneau: PanneauControles, page: Rediger, notices: list[tuple[str, str]]
) -> None:
    choisir(panneau, "theme-absent")
    vus: list[str] = []

    def cocher() -> None:
        dialogue = QApplication.activeModalWidget()
        if not isinstance(dialogue, BibliothequeDialogue):
            minuteur.start()
            return
        vus.append(dialogue.theme.cle())
        choisi = dialogue.liste.currentIndex()
        dialogue.modele.setData(choisi, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
        dialogue.accept() if dialogue.choisis() else dialogue.reject()

    minuteur = _plus_tard(page, cocher)
    principes = valeur(page.atelier, "SELECT count(*) FROM principe")
    panneau.onglets.constats.detail.bouton.click()
    qtbot.waitUntil(lambda: bool(vus) and bool(notices), timeout=20_000)
    assert vus == [panneau.onglets.constats.constat().cible]  # type: ignore[union-attr]
    assert valeur(page.atelier, "SELECT count(*) FROM principe") == principes + 1
    assert "1 principe est ajouté à l’ordre du jour" in notices[-1][1]


def test_assumer_demande_un_motif_et_range_le_constat(
    panneau: PanneauControles, notices: list[tuple[str, str]]
) -> None:
    choisir(panneau, "phrase-longue")
    fiche = panneau.onglets.constats.detail
    fiche.bouton_assumer.click()
    assert notices[-1] == ("refus", "Le motif ne peut pas être vide.")
    assert fiche.motif.hasFocus()
    fiche.motif.setText("La salle y tient.")
    fiche.bouton_assumer.click()
    assert titres(panneau)[-2:] == ["Assumés (1)", "Phrase de 62 mots"]
    assert "1 constat est assumé" in panneau.onglets.constats.bilan()
    panneau.onglets.constats.filtres["assume"].click()
    fiche.bouton_reprendre.click()
    assert "Assumés (1)" not in titres(panneau)


def test_ce_qui_bloque_n_offre_pas_d_assumer(panneau: PanneauControles) -> None:
    choisir(panneau, "champ-a-completer")
    assert not panneau.onglets.constats.detail.bouton_assumer.isVisible()


def test_assumer_ne_relance_pas_l_analyse(page: Rediger, panneau: PanneauControles) -> None:
    choisir(panneau, "phrase-longue")
    panneau.onglets.constats.detail.motif.setText("Voulu.")
    panneau.onglets.constats.detail.bouton_assumer.click()
    assert not panneau.occupe
    assert not page.contexte.taches.occupees


def test_en_lecture_seule_tout_se_lit_et_rien_ne_s_ecrit(
    qtbot: QtBot, charte: AtelierOuvert
) -> None:
    charte.fermer()
    racine = QWidget()
    qtbot.addWidget(racine)
    with ouvrir(charte.chemin, lecture_seule=True) as protege:
        contexte = Contexte(protege, Taches(racine), racine)
        page = montrer(qtbot, contexte)
        page.controles.montrer_volet()
        attendre_analyse(qtbot, page)
        panneau = page.controles
        choisir(panneau, "sigle-non-developpe")
        fiche = panneau.onglets.constats.detail
        assert not fiche.bouton.isEnabled()
        assert not fiche.bouton_assumer.isVisible()
        choisir(panneau, "champ-a-completer")
        assert fiche.bouton.isEnabled()
        assert panneau.onglets.grille.detail.commentaire.isReadOnly()
        assert not panneau.onglets.synthese.ajouts["sujet"].isEnabled()
        contexte.fermer()


# --- la grille ----------------------------------------------------------------------------------


def test_corriger_un_point_se_voit_s_explique_et_se_defait(
    page: Rediger, panneau: PanneauControles
) -> None:
    panneau.montrer_volet("grille")
    grille = panneau.onglets.grille
    _choisir_ligne(grille, "registre")
    assert grille.detail.etats["absent"].isChecked()
    grille.detail.etats["present"].click()
    grille.detail.commentaire.setPlainText("À l’annexe 2.")
    grille.poser()
    ligne = next(x for x in grille.liste.lignes() if x.cle == "registre")
    assert (ligne.mot, ligne.detail) == ("Présent", "corrigé à la main")
    assert "Lecture automatique : absent" in simple(grille.detail.raison.text())
    assert valeur(page.atelier, "SELECT commentaire FROM point_grille") == "À l’annexe 2."
    grille.detail.bouton_rendre.click()
    assert valeur(page.atelier, "SELECT count(*) FROM point_grille") == 0
    assert grille.detail.etats["absent"].isChecked()
    assert grille.detail.commentaire.texte() == ""


def test_le_commentaire_suit_le_point_qu_on_quitte(
    page: Rediger, panneau: PanneauControles
) -> None:
    panneau.montrer_volet("grille")
    grille = panneau.onglets.grille
    _choisir_ligne(grille, "registre")
    grille.detail.commentaire.setPlainText("Au registre.")
    _choisir_ligne(grille, "revoyure")
    assert valeur(page.atelier, "SELECT cle FROM point_grille") == "registre"
    assert grille.detail.commentaire.texte() == ""


def test_un_point_lu_mene_a_son_passage(
    qtbot: QtBot, page: Rediger, panneau: PanneauControles
) -> None:
    retoucher(
        page.atelier, "section:preambule",
        "Bonjour. Le registre des usages est tenu à jour et publié chaque année par le référent.",
    )  # fmt: skip
    attendre_analyse(qtbot, page)
    panneau.montrer_volet("grille")
    _choisir_ligne(panneau.onglets.grille, "registre")
    qtbot.keyClick(panneau.onglets.grille.liste, Qt.Key.Key_Return)
    assert page.editeur.saisie.textCursor().selectedText().startswith("Le registre des usages")


# --- la synthèse --------------------------------------------------------------------------------


def test_ecrire_dans_la_proposition_la_garde(page: Rediger, panneau: PanneauControles) -> None:
    fiche = _sur_la_synthese(panneau)
    assert panneau.onglets.synthese.etat.text() == "Proposition calculée"
    fiche.titre.setText("Le guichet")
    fiche.titre.poser()
    assert panneau.onglets.synthese.etat.text() == "Synthèse gardée"
    assert valeur(page.atelier, "SELECT titre FROM sujet ORDER BY rang") == "Le guichet"
    assert panneau.onglets.synthese.liste.lignes()[1].titre == "Le guichet"
    fiche.titre.setText("")
    fiche.titre.poser()
    assert valeur(page.atelier, "SELECT titre FROM sujet ORDER BY rang") == "Le guichet"


def test_un_sujet_s_ajoute_se_deplace_et_se_retire(
    page: Rediger, panneau: PanneauControles
) -> None:
    fiche = _sur_la_synthese(panneau)
    panneau.onglets.synthese.ajouts["sujet"].click()
    assert fiche.titre.hasFocus()
    assert fiche.titre.selectedText() == "Nouveau sujet"
    nouveau = cle_de(page.atelier, "sujet", titre="Nouveau sujet")
    fiche.bouton_monter.click()
    assert panneau.onglets.synthese.liste.cle() == f"garde:{nouveau}"
    cles = panneau.onglets.synthese.liste.cles()
    assert cles.index(f"garde:{nouveau}") < len(cles) - 1
    fiche.bouton_retirer.click()
    assert f"garde:{nouveau}" not in panneau.onglets.synthese.liste.cles()


def test_les_paroles_se_choisissent_et_ramenent_au_debat(
    qtbot: QtBot, page: Rediger, panneau: PanneauControles, contexte: Contexte
) -> None:
    fiche = _sur_la_synthese(panneau)
    fiche.bouton_paroles.click()
    choix = panneau.onglets.synthese.choix
    assert choix.isVisible()
    assert choix.recherche.hasFocus()
    objection = f"objection:{cle_de(page.atelier, 'objection', principe_id=1)}"
    choix.recherche.setText("prestataires")
    assert choix.liste.cles() == (objection,)
    if objection not in choix.cles():
        choix.basculer(objection)
    for autre in [cle for cle in choix.cles() if cle != objection]:
        choix.basculer(autre)
    choix.bouton.click()
    assert valeur(page.atelier, "SELECT verbatims FROM sujet ORDER BY rang") == f'["{objection}"]'
    with qtbot.waitSignal(contexte.aller_au_principe) as demande:
        fiche.paroles.liens()[0].click()
    assert demande.args == ["se_positionner", 1]


def test_l_explication_cite_chaque_sujet(panneau: PanneauControles) -> None:
    _sur_la_synthese(panneau)
    panneau.onglets.synthese.bouton_pourquoi.click()
    dite = panneau.onglets.synthese.pourquoi.texte()
    assert "ce poste compte les mots" in dite
    for ligne in panneau.onglets.synthese.liste.lignes()[1:2]:
        assert ligne.titre in dite


def test_repartir_de_la_proposition_la_rend(page: Rediger, panneau: PanneauControles) -> None:
    fiche = _sur_la_synthese(panneau)
    propose = fiche.titre.text()
    fiche.titre.setText("Autrement dit")
    panneau.onglets.synthese.bouton_repartir.click()  # ce qui s’écrivait s’enregistre d’abord
    assert fiche.titre.text() in (propose, "Autrement dit")
    panneau.onglets.synthese.bouton_repartir.click()
    assert panneau.onglets.synthese.etat.text() == "Proposition calculée"
    assert fiche.titre.text() == propose
    page.atelier.annuler()
    assert fiche.titre.text() == "Autrement dit"


def test_sans_parole_la_synthese_le_dit_et_s_ecrit_quand_meme(
    qtbot: QtBot, atelier: AtelierOuvert
) -> None:
    racine = QWidget()
    qtbot.addWidget(racine)
    contexte = Contexte(atelier, Taches(racine), racine)
    page = montrer(qtbot, contexte)
    page.controles.montrer_volet("synthese")
    attendre_analyse(qtbot, page)
    volet = page.controles.onglets.synthese
    assert "Aucune parole n’a été notée" in volet.remarques()
    assert volet.bouton_garder.isHidden()
    volet.ajouts["axe"].click()
    assert valeur(atelier, "SELECT titre FROM sujet") == "Nouvel axe"
    assert volet.detail.isVisible()
    contexte.fermer()


def _sur_la_synthese(panneau: PanneauControles) -> FicheSujet:
    panneau.montrer_volet("synthese")
    assert panneau.onglets.synthese.detail.isVisible()
    return panneau.onglets.synthese.detail


def _choisir_ligne(volet: object, cle: str) -> None:
    liste = volet.liste  # type: ignore[attr-defined]
    liste.setCurrentRow([ligne.cle for ligne in liste.lignes()].index(cle))


def _plus_tard(hote: QWidget, faire: Callable[[], object]) -> QTimer:
    minuteur = QTimer(hote)
    minuteur.setSingleShot(True)
    minuteur.setInterval(50)
    minuteur.timeout.connect(faire)
    minuteur.start()
    return minuteur
