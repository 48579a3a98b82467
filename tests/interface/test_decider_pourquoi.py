"""Décider, et dire pourquoi : le champ facultatif, l’histoire, ce qu’un amendement a changé."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import appliquer_suggestions, decider
from charte_studio.atelier.gestes.se_positionner import (
    adopter_amendement,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    proposer_amendement,
)
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.historique import MomentLu, lire_historique
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.histoire import DialogueHistoire
from charte_studio.interface.etapes.decider import Decider
from tests.interface.pages import Notices, montrer_page, noter_notices, textes
from tests.outils.phrases import simple

TRANSPARENCE = 1
EQUILIBREE = 2
ECRAN = QSize(1280, 720)


@pytest.fixture
def atelier_vote(atelier: AtelierOuvert) -> AtelierOuvert:
    """La salle est d’accord sur la transparence : la règle suggère d’adopter."""
    tour = ouvrir_tour(atelier, TRANSPARENCE)
    for participant in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
    clore_tour(atelier, tour)
    return atelier


@pytest.fixture
def page(qtbot: QtBot, contexte: Contexte, atelier_vote: AtelierOuvert) -> Decider:
    assert contexte.atelier is atelier_vote
    return montrer_page(qtbot, Decider(contexte))


@pytest.fixture
def notices(contexte: Contexte) -> Notices:
    return noter_notices(contexte)


def justification(atelier: AtelierOuvert) -> str | None:
    (ligne,) = lire_decisions(atelier.connexion, TRANSPARENCE)
    return ligne.decision.justification if ligne.decision else None


def test_j_offre_de_dire_pourquoi_sans_l_exiger(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert
) -> None:
    champ = page.panneau.choix.justification
    qtbot.keyClick(page.tableau, Qt.Key.Key_1)
    assert not champ.isVisible()
    assert page.panneau.decision.justifier.text() == "Dire pourquoi…"

    qtbot.keyClick(page.tableau, Qt.Key.Key_J)
    assert champ.isVisible()
    assert champ.property("carte") == "simple"
    assert "Facultatif" in textes(champ)
    assert champ.valider.text() == "Enregistrer"

    qtbot.keyClicks(champ.champ, "La salle y tient.")
    qtbot.keyClick(champ.champ, Qt.Key.Key_Return)
    assert justification(atelier) == "La salle y tient."
    assert not champ.isVisible()
    assert "«\u00a0La salle y tient.\u00a0»" in textes(page.panneau.decision)
    assert page.panneau.decision.justifier.text() == "Récrire pourquoi…"
    assert atelier.annulable.startswith("Justifier la décision")


def test_valider_vide_efface_une_justification_facultative(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert
) -> None:
    decider(atelier, TRANSPARENCE, issue="adopte", justification="La salle y tient.")
    page.panneau.decision.justifier.click()
    champ = page.panneau.choix.justification
    assert champ.texte() == "La salle y tient."
    champ.champ.clear()
    champ.valider.click()
    assert justification(atelier) == ""
    assert not champ.isVisible()


def test_j_reprend_la_justification_exigee_et_la_garde_exigee(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert
) -> None:
    decider(atelier, TRANSPARENCE, issue="ecarte", justification="Trop tôt.")
    qtbot.keyClick(page.tableau, Qt.Key.Key_J)
    champ = page.panneau.choix.justification
    assert (champ.texte(), champ.property("carte")) == ("Trop tôt.", "alerte")
    champ.champ.clear()
    qtbot.keyClick(champ.champ, Qt.Key.Key_Return)
    assert champ.champ.property("erreur") == "true"
    assert justification(atelier) == "Trop tôt."


def test_j_dit_ce_qui_manque_avant_de_justifier(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert, notices: Notices
) -> None:
    qtbot.keyClick(page.tableau, Qt.Key.Key_J)
    appliquer_suggestions(atelier)
    qtbot.keyClick(page.tableau, Qt.Key.Key_J)
    assert not page.panneau.choix.justification.isVisible()
    assert notices == [
        ("info", "Tranchez d’abord : on dit pourquoi ensuite."),
        ("info", "Confirmez d’abord cette décision, ou décidez autrement."),
    ]


def test_une_phrase_facultative_commencee_attend_son_principe(qtbot: QtBot, page: Decider) -> None:
    qtbot.keyClick(page.tableau, Qt.Key.Key_1)
    qtbot.keyClick(page.tableau, Qt.Key.Key_J)
    champ = page.panneau.choix.justification
    qtbot.keyClicks(champ.champ, "Parce que")
    qtbot.keyClick(page.tableau, Qt.Key.Key_Down)
    assert not champ.isVisible()
    qtbot.keyClick(page.tableau, Qt.Key.Key_Up)
    assert (champ.texte(), champ.property("carte")) == ("Parce que", "simple")


# --- l’histoire --------------------------------------------------------------------------------


def histoire(atelier: AtelierOuvert) -> tuple[MomentLu, ...]:
    return lire_historique(
        atelier.connexion,
        "decision",
        colonne="principe_id",
        valeurs={TRANSPARENCE},
        mots="justification",
    )


def montrer_histoire(qtbot: QtBot, moments: tuple[MomentLu, ...]) -> DialogueHistoire:
    dialogue = DialogueHistoire("Histoire", moments)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.resize(dialogue.taille_sur(ECRAN))
    qtbot.wait(1)
    return dialogue


def test_l_histoire_montre_les_mots_poses_et_s_ils_sont_effaces(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert
) -> None:
    decider(atelier, TRANSPARENCE, issue="adopte", justification="La salle y tient.")
    decider(atelier, TRANSPARENCE, issue="adopte")
    lus = simple(textes(montrer_histoire(qtbot, histoire(atelier))))
    assert "« La salle y tient. »" in lus
    assert "La justification est effacée." in lus


def test_l_histoire_d_un_seul_geste_tient_dans_un_petit_dialogue(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert
) -> None:
    decider(atelier, TRANSPARENCE, issue="adopte", justification="La salle y tient.")
    court = montrer_histoire(qtbot, histoire(atelier))
    longue = montrer_histoire(qtbot, histoire(atelier) * 20)
    assert court.height() < 260
    assert court.height() < longue.height() <= ECRAN.height()
    for dialogue in (court, longue):
        assert all(
            texte.height() >= texte.heightForWidth(texte.width())
            for texte in dialogue.findChildren(type(page._filet))
            if texte.isVisible()
        )


# --- la règle, l’amendement --------------------------------------------------------------------


def test_la_regle_annoncee_se_lit_d_un_clic(page: Decider) -> None:
    carte = page.panneau.suggestion
    assert "Figée au premier tour" not in textes(carte)
    carte.regle.click()
    assert "Figée au premier tour" in textes(carte)


def test_un_amendement_adopte_se_compare_au_texte_d_origine(
    qtbot: QtBot, page: Decider, atelier: AtelierOuvert
) -> None:
    carte = page.panneau.formulation
    assert not carte.comparer.isVisible()
    amendement = proposer_amendement(
        atelier,
        principe_id=TRANSPARENCE,
        formulation_id=EQUILIBREE,
        texte="On le dit, toujours.",
        motif="",
        college_id=None,
    )
    adopter_amendement(atelier, amendement)

    assert carte.comparaison.isVisible()
    assert "ajouté" in carte.comparer.detail()
    assert "ajouté" in carte.comparaison.accessibleDescription()
    carte.comparer.click()
    assert not carte.comparaison.isVisible()
    assert "On le dit, toujours." in textes(carte)

    qtbot.keyClick(page.tableau, Qt.Key.Key_F)  # la suivante n’est pas amendée
    assert not carte.comparer.isVisible()
