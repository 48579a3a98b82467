"""Rédiger : le plan, l’éditeur, l’aperçu et ce qui manque, sur un vrai fichier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.decider import decider, revenir_sur_decision
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.schema import Decision, Formulation
from charte_studio.interface import theme
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.pose_differee import PAUSE_MS
from tests.interface.page_rediger import (
    HUMAIN,
    TRANSPARENCE,
    ecrire,
    partie,
    principe,
    tenir_seance,
    texte_apercu,
    textes,
)
from tests.interface.pages import Notices, montrer_page
from tests.outils.base import journal, valeur
from tests.outils.fichiers import poser
from tests.outils.horloge import HorlogeReglable
from tests.outils.modeles import modele_de_trois_principes
from tests.outils.phrases import simple

CTRL, MAJ = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def atelier(tmp_path: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    """La séance tenue, ouverte."""
    with ouvrir(poser(tenir_seance, tmp_path / "essai.charte"), horloge=horloge) as ouvert:
        yield ouvert


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte) -> Rediger:
    return montrer_page(qtbot, Rediger(contexte))


# --- le plan ------------------------------------------------------------------------------------


def test_le_plan_suit_l_ordre_de_la_charte_et_numerote_les_articles(page: Rediger) -> None:
    assert page.plan.cles() == ("section:preambule", TRANSPARENCE, HUMAIN, "section:suivi")
    liste = page.plan.liste
    assert liste.item(0).toolTip() == "Préambule"
    assert simple(liste.item(1).toolTip()) == (
        "Article 1 — Transparence, adopté avec réserves, 1 objection maintenue"
    )
    assert liste.item(2).toolTip() == "Article 2 — Décision humaine"


def test_on_parcourt_la_charte_au_clavier_et_entree_mene_au_texte(
    qtbot: QtBot, page: Rediger
) -> None:
    assert page.plan.liste.hasFocus()
    assert page.titre.text() == "Préambule"
    assert page.issue.isHidden()

    qtbot.keyClick(page.plan.liste, Qt.Key.Key_Down)
    assert page.titre.text() == "Article 1 — Transparence"
    assert page.issue.text() == "Adopté avec réserves"

    qtbot.keyClick(page.plan.liste, Qt.Key.Key_PageDown)
    assert page.titre.text() == "Article 2 — Décision humaine"
    qtbot.keyClick(page.plan.liste, Qt.Key.Key_PageUp)
    qtbot.keyClick(page.plan.liste, Qt.Key.Key_Return)
    assert page.editeur.saisie.hasFocus()

    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_PageDown, CTRL)
    assert page.titre.text() == "Article 2 — Décision humaine"
    assert page.editeur.saisie.hasFocus()


def test_un_article_dont_la_decision_change_disparait_et_sa_retouche_reste(
    qtbot: QtBot, page: Rediger, notices: Notices
) -> None:
    ecrire(qtbot, page, TRANSPARENCE, " Et à l’oral.")
    page.poser()
    page.hide()
    identifiant = principe(page.atelier, "transparence")
    decider(page.atelier, identifiant, issue="renvoye", justification="À revoir.")
    page.show()

    assert page.plan.cles() == ("section:preambule", HUMAIN, "section:suivi")
    assert page.titre.text() == "Article 1 — Décision humaine"
    assert valeur(page.atelier, "SELECT texte FROM article") == "On le dit au public. Et à l’oral."

    page.atelier.annuler()
    page.choisir(TRANSPARENCE)
    assert page.editeur.saisie.texte() == "On le dit au public. Et à l’oral."
    assert notices == []


def test_la_partie_choisie_qui_disparait_sous_les_yeux_laisse_la_suivante(page: Rediger) -> None:
    page.choisir(HUMAIN)
    revenir_sur_decision(page.atelier, principe(page.atelier, "humain"))
    assert page.titre.text() == "Suivi"
    assert page.plan.liste.currentRow() == 2


def test_une_page_cachee_ne_relit_qu_une_fois_montree(page: Rediger) -> None:
    page.hide()
    retoucher(page.atelier, "section:preambule", "Nous tous.")
    assert page.editeur.saisie.texte() == "Nous, **agents** et élus."
    page.show()
    assert page.editeur.saisie.texte() == "Nous tous."


# --- écrire -------------------------------------------------------------------------------------


def test_l_apercu_suit_la_frappe_et_numerote_les_alineas(qtbot: QtBot, page: Rediger) -> None:
    ecrire(qtbot, page, HUMAIN, " Toujours.")
    assert "2.1 Une personne signe. Toujours." in texte_apercu(page)
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_Return)
    qtbot.keyClicks(page.editeur.saisie, "Sinon, rien.")
    # Sur un poste lent, l’aperçu attend la première pause.
    qtbot.waitUntil(lambda: "2.2 Sinon, rien." in texte_apercu(page))
    assert journal(page.atelier)[-1][1] != "Retoucher « Décision humaine »"


def test_le_texte_devient_un_geste_a_la_pause(qtbot: QtBot, page: Rediger) -> None:
    ecrire(qtbot, page, HUMAIN, " Toujours.")
    qtbot.waitUntil(lambda: partie(page, HUMAIN).retouche, timeout=PAUSE_MS * 3)
    assert partie(page, HUMAIN).texte == "Une personne signe. Toujours."
    assert simple(journal(page.atelier)[-1][1]) == "Retoucher « Décision humaine »"
    assert "texte retouché" in page.plan.liste.item(2).toolTip()


def test_changer_de_partie_pose_le_texte_de_celle_qu_on_quitte(qtbot: QtBot, page: Rediger) -> None:
    ecrire(qtbot, page, HUMAIN, " Toujours.")
    page.choisir("section:suivi")
    assert partie(page, HUMAIN).texte == "Une personne signe. Toujours."
    assert partie(page, "section:suivi").texte == "Un bilan par an."


def test_une_espace_a_la_fin_et_le_curseur_survivent_a_l_enregistrement(
    qtbot: QtBot, page: Rediger
) -> None:
    ecrire(qtbot, page, HUMAIN, " Toujours ")
    page.poser()
    qtbot.keyClicks(page.editeur.saisie, "oui.")
    assert page.editeur.saisie.texte() == "Une personne signe. Toujours oui."


def test_annuler_se_voit_dans_l_editeur_et_dans_l_apercu(qtbot: QtBot, page: Rediger) -> None:
    ecrire(qtbot, page, HUMAIN, " Toujours.")
    page.poser()
    page.atelier.annuler()
    assert page.editeur.saisie.texte() == "Une personne signe."
    assert "Toujours" not in texte_apercu(page)
    page.atelier.refaire()
    assert "Toujours" in texte_apercu(page)


def test_vider_une_partie_est_refuse_en_la_quittant(
    qtbot: QtBot, page: Rediger, notices: Notices
) -> None:
    ecrire(qtbot, page, HUMAIN, "")
    page.editeur.saisie.selectAll()
    qtbot.keyClick(page.editeur.saisie, Qt.Key.Key_Delete)
    page.editeur.saisie.poser()
    assert notices == []  # on efface souvent pour récrire

    page.plan.liste.setFocus()
    ((role, texte),) = notices
    assert role == "refus"
    assert "« Décision humaine » ne peut pas être vide" in texte
    assert page.editeur.saisie.texte() == "Une personne signe."
    assert "2.1 Une personne signe." in texte_apercu(page)


def test_la_barre_d_outils_et_ses_touches_mettent_en_forme(qtbot: QtBot, page: Rediger) -> None:
    ecrire(qtbot, page, HUMAIN, "")
    saisie = page.editeur.saisie
    saisie.moveCursor(QTextCursor.MoveOperation.Start)
    saisie.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    qtbot.keyClick(saisie, Qt.Key.Key_B, CTRL)
    assert saisie.texte() == "**Une** personne signe."
    qtbot.keyClick(saisie, Qt.Key.Key_I, CTRL)
    assert saisie.texte() == "***Une*** personne signe."
    qtbot.keyClick(saisie, Qt.Key.Key_B, CTRL)
    assert saisie.texte() == "*Une* personne signe."

    qtbot.mouseClick(page.editeur.outils[2], Qt.MouseButton.LeftButton)
    assert saisie.texte() == "- *Une* personne signe."
    assert saisie.hasFocus()
    qtbot.keyClick(saisie, Qt.Key.Key_L, CTRL | MAJ)
    assert saisie.texte() == "1. *Une* personne signe."
    qtbot.keyClick(saisie, Qt.Key.Key_L, CTRL | MAJ)
    qtbot.keyClick(saisie, Qt.Key.Key_C, CTRL | MAJ)
    assert saisie.texte() == "> *Une* personne signe."
    for _ in range(7):
        qtbot.keyClick(saisie, Qt.Key.Key_Z, CTRL)
    assert saisie.texte() == "Une personne signe."
    assert not partie(page, HUMAIN).retouche


def test_entree_continue_une_liste_puis_en_sort(qtbot: QtBot, page: Rediger) -> None:
    ecrire(qtbot, page, HUMAIN, "")
    saisie = page.editeur.saisie
    qtbot.keyClick(saisie, Qt.Key.Key_Return)
    qtbot.keyClicks(saisie, "1. un")
    qtbot.keyClick(saisie, Qt.Key.Key_Return)
    qtbot.keyClicks(saisie, "deux")
    qtbot.keyClick(saisie, Qt.Key.Key_Return)
    qtbot.keyClick(saisie, Qt.Key.Key_Return)
    qtbot.keyClicks(saisie, "Fin.")
    assert saisie.texte() == "Une personne signe.\n\n1. un\n2. deux\n\nFin."
    for _ in range(5):
        qtbot.keyClick(saisie, Qt.Key.Key_Backspace)
    assert saisie.texte() == "Une personne signe.\n\n1. un\n2. deux"


def test_la_frappe_ne_lit_rien_dans_le_fichier_et_ne_change_que_l_apercu(
    qtbot: QtBot, page: Rediger
) -> None:
    ecrire(qtbot, page, HUMAIN, "a")
    requetes: list[str] = []

    def noter(_c: object, _curseur: object, requete: str, *_: object) -> None:
        requetes.append(requete)

    event.listen(page.atelier.connexion, "before_cursor_execute", noter)
    qtbot.keyClicks(page.editeur.saisie, "bcd")
    event.remove(page.atelier.connexion, "before_cursor_execute", noter)
    assert "abcd" in texte_apercu(page)
    assert requetes == []


# --- l’aperçu -----------------------------------------------------------------------------------


def test_l_apercu_montre_la_position_divergente(page: Rediger) -> None:
    page.choisir(TRANSPARENCE)
    assert texte_apercu(page).split("\n")[0] == "Article 1 — Transparence"
    assert "Position divergente — Direction" in texte_apercu(page)
    assert "Et les outils cachés ?" in texte_apercu(page)
    assert "Personne n’a pu répondre." in texte_apercu(page)


def test_l_apercu_ne_fait_pas_du_html_saisi_une_page(qtbot: QtBot, page: Rediger) -> None:
    ecrire(qtbot, page, HUMAIN, " <b>Non</b> [à compléter : **qui** ?]")
    assert "<b>Non</b>" in texte_apercu(page)
    assert "[à compléter : qui ?]" in texte_apercu(page)


def test_un_lien_se_copie_et_ne_s_ouvre_pas(qtbot: QtBot, page: Rediger, notices: Notices) -> None:
    ecrire(qtbot, page, HUMAIN, " [Le registre](https://exemple.fr/registre)")
    page.apercu.setFocus()
    qtbot.keyClick(page.apercu, Qt.Key.Key_Tab)
    qtbot.keyClick(page.apercu, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "https://exemple.fr/registre"
    assert notices[0][0] == "info"
    assert "https://exemple.fr/registre" in notices[0][1]
    assert "registre" in texte_apercu(page)


def test_un_texte_tres_long_attend_une_pause_pour_se_mettre_en_page(
    qtbot: QtBot, page: Rediger
) -> None:
    page.choisir(HUMAIN)
    long = "\n\n".join(f"Alinéa **numéro** {rang}, assez long pour peser." for rang in range(900))
    page.editeur.saisie.setPlainText(long)
    page.editeur.saisie.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(page.editeur.saisie, " fin")
    assert "peser. fin" not in texte_apercu(page)
    qtbot.waitUntil(lambda: "peser. fin" in texte_apercu(page), timeout=20_000)


# --- ce qui manque ------------------------------------------------------------------------------


def test_le_pied_dit_les_themes_absents_et_mene_a_decider(
    qtbot: QtBot, page: Rediger, contexte: Contexte
) -> None:
    assert simple(page.pied.couverture.text()) == "Couverture : 2 thèmes sur 22"
    assert simple(page.pied.absents.text()).startswith("Rien sur : données, sobriété, utilité")
    assert "transparence" not in page.pied.absents.text()
    assert page.pied.bouton_decider.text() == "1 principe à trancher"
    with qtbot.waitSignal(contexte.aller_a) as demande:
        page.pied.bouton_decider.click()
    assert demande.args == ["decider"]


def test_on_va_d_un_champ_a_completer_au_suivant(qtbot: QtBot, page: Rediger) -> None:
    assert page.pied.bouton_champs.isHidden()
    retoucher(page.atelier, "section:preambule", "Nous 😀 [à compléter : qui], ici.")
    retoucher(page.atelier, "section:suivi", "Le [à compléter : date] et [à compléter : lieu].")
    assert simple(page.pied.bouton_champs.text()) == "3 champs à compléter"
    page.choisir(HUMAIN)
    choisis = []
    for _ in range(4):
        page.pied.bouton_champs.click()
        choisis.append(page.editeur.saisie.textCursor().selectedText())
    assert choisis == [
        "[à compléter : qui]",
        "[à compléter : date]",
        "[à compléter : lieu]",
        "[à compléter : qui]",
    ]
    assert page.editeur.saisie.hasFocus()
    qtbot.keyClicks(page.editeur.saisie, "la ville")
    assert simple(page.pied.bouton_champs.text()) == "2 champs à compléter"


def test_sans_article_la_page_mene_a_decider_et_montre_les_sections(
    qtbot: QtBot, contexte: Contexte, atelier: AtelierOuvert
) -> None:
    for cle in ("transparence", "humain"):
        revenir_sur_decision(atelier, principe(atelier, cle))
    page = montrer_page(qtbot, Rediger(contexte))
    assert page.plan.cles() == ("section:preambule", "section:suivi")
    assert page.sans_article.isVisible()
    assert any("3 principes attendent une décision." in dit for dit in textes(page.sans_article))
    qtbot.keyClick(page.plan.liste, Qt.Key.Key_Down)
    assert page.titre.text() == "Suivi"  # la ligne « Aucun article » ne se choisit pas
    with qtbot.waitSignal(contexte.aller_a) as demande:
        page.sans_article.bouton.click()
    assert demande.args == ["decider"]


def test_en_lecture_seule_on_lit_sans_ecrire(
    qtbot: QtBot, qapp: QApplication, atelier: AtelierOuvert
) -> None:
    retoucher(atelier, HUMAIN, "Autrement.")
    chemin = atelier.chemin
    atelier.fermer()
    racine = QWidget()
    qtbot.addWidget(racine)
    with ouvrir(chemin, lecture_seule=True) as relu:
        contexte = Contexte(relu, Taches(racine), racine)
        page = montrer_page(qtbot, Rediger(contexte))
        page.choisir(HUMAIN)
        qtbot.keyClicks(page.editeur.saisie, "x")
        page.poser()
        assert page.editeur.saisie.texte() == "Autrement."
        assert not page.editeur.bouton_revenir.isEnabled()
        assert not any(outil.isEnabled() for outil in page.editeur.outils)
        contexte.fermer()


@pytest.mark.parametrize(("nom", "taille"), [("clair", 2.0), ("sombre", 1.0)])
def test_le_theme_change_sans_perdre_ni_le_texte_ni_l_apercu(
    qtbot: QtBot, qapp: QApplication, page: Rediger, nom: str, taille: float
) -> None:
    page.choisir(TRANSPARENCE)
    theme.appliquer(qapp, theme.lire_theme(nom), taille)
    try:
        assert "1.1 On le dit au public." in texte_apercu(page)
        assert theme.theme_courant().couleurs.accent.lower() in page.apercu.toHtml()
        assert page.editeur.saisie.texte() == "On le dit au public."
    finally:
        theme.appliquer(qapp, theme.lire_theme("clair"))


def test_deux_cents_articles_se_parcourent(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    modele = modele_de_trois_principes()
    patron = modele.principes[0]
    principes = tuple(
        replace(patron, cle=f"p{rang}", titre=f"Principe {rang}") for rang in range(200)
    )
    racine = QWidget()
    qtbot.addWidget(racine)
    with creer_atelier(
        tmp_path / "grand.charte",
        replace(modele, principes=principes),
        titre="Grand",
        colleges=[("Agents", None)],
        inscriptions=[Inscription("Agents")],
    ) as atelier:
        with atelier.geste("Tout adopter") as session:
            for formulation in session.query(Formulation).filter_by(niveau="equilibree"):
                session.add(
                    Decision(
                        principe_id=formulation.principe_id,
                        issue="adopte",
                        formulation_id=formulation.id,
                        justification="",
                        suggestion="",
                        suggestion_phrase="",
                        automatique=True,
                    )
                )
        contexte = Contexte(atelier, Taches(racine), racine)
        page = montrer_page(qtbot, Rediger(contexte))
        assert page.plan.liste.count() == 202
        ecrire(qtbot, page, "principe:p199", " Fin.")
        assert "200.1 On le dit au public. Fin." in texte_apercu(page)
        page.poser()
        assert "texte retouché" in page.plan.liste.item(200).toolTip()
        contexte.fermer()
