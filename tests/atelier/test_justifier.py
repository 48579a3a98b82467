"""Dire pourquoi l’on a décidé, même en suivant la suggestion ; et ce qui tient à une décision."""

from __future__ import annotations

from collections.abc import Sequence

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import appliquer_suggestions, decider, justifier
from charte_studio.atelier.gestes.preparer import retenir_principe
from charte_studio.atelier.gestes.se_positionner import (
    abandonner_tour,
    adopter_amendement,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    proposer_amendement,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.decider import DecisionLue, lire_decisions, lire_detail
from charte_studio.atelier.lectures.historique import MomentLu, lire_historique
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.atelier.lectures.rediger import assembler
from tests.outils.phrases import attendre_refus, simple

TRANSPARENCE = 1
EQUILIBREE = 2


def jouer_tour(atelier: AtelierOuvert, degres: Sequence[str] = ("plutot",) * 6) -> int:
    tour = ouvrir_tour(atelier, TRANSPARENCE)
    for participant, degre in enumerate(degres, start=1):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre=degre)
    clore_tour(atelier, tour)
    return tour


def decision(atelier: AtelierOuvert) -> DecisionLue:
    (ligne,) = lire_decisions(atelier.connexion, TRANSPARENCE)
    assert ligne.decision is not None
    return ligne.decision


def histoire(atelier: AtelierOuvert) -> tuple[MomentLu, ...]:
    return lire_historique(
        atelier.connexion, "decision", colonne="principe_id", valeurs={1}, mots="justification"
    )


def articles(atelier: AtelierOuvert) -> list[str]:
    return [article.cle for article in assembler(atelier.connexion).articles]


# --- justifier -----------------------------------------------------------------------------------


def test_une_decision_qui_suit_la_suggestion_se_justifie_aussi(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier)
    decider(atelier, TRANSPARENCE, issue="adopte")
    justifier(atelier, TRANSPARENCE, "  La salle y tient.  ")

    assert decision(atelier).justification == "La salle y tient."
    assert decision(atelier).suivie
    deliberation = next(
        d for d in assembler(atelier.connexion).deliberations if d.cle == "transparence"
    )
    assert (deliberation.justification, deliberation.suivie) == ("La salle y tient.", True)
    atelier.annuler()
    assert decision(atelier).justification == ""


def test_elle_ne_s_efface_que_si_rien_ne_l_exige(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier)
    decider(atelier, TRANSPARENCE, issue="adopte", justification="La salle y tient.")
    justifier(atelier, TRANSPARENCE, " ")
    assert decision(atelier).justification == ""

    decider(atelier, TRANSPARENCE, issue="ecarte", justification="Trop tôt.")
    with attendre_refus("s’écarte de la suggestion « Adopté »"):
        justifier(atelier, TRANSPARENCE, "")
    justifier(atelier, TRANSPARENCE, "Trop tôt, après le bilan.")
    assert decision(atelier).justification == "Trop tôt, après le bilan."


def test_qui_justifie_une_suggestion_appliquee_l_a_relue(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier)
    appliquer_suggestions(atelier)
    assert decision(atelier).automatique
    justifier(atelier, TRANSPARENCE, "Relue avec la salle.")
    assert not decision(atelier).automatique


def test_on_ne_justifie_pas_ce_qui_n_est_pas_tranche(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier)
    with attendre_refus("pas encore tranché"):
        justifier(atelier, TRANSPARENCE, "La salle y tient.")


def test_l_histoire_donne_les_mots_avec_le_geste_qui_les_a_poses(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier)
    decider(atelier, TRANSPARENCE, issue="adopte")
    justifier(atelier, TRANSPARENCE, "La salle y tient.")
    justifier(atelier, TRANSPARENCE, "")
    decider(atelier, TRANSPARENCE, issue="ecarte", justification="Trop tôt.")
    atelier.annuler()

    assert [(simple(m.libelle), m.dit) for m in histoire(atelier)] == [
        ("Adopté : Transparence", None),
        ("Justifier la décision : Transparence", "La salle y tient."),
        ("Justifier la décision : Transparence", ""),
        ("Écarté : Transparence", "Trop tôt."),
        ("Annuler : Écarté : Transparence", ""),
    ]


# --- ce qui tient à une décision -----------------------------------------------------------------


def test_un_principe_tranche_ne_se_retire_pas_et_l_on_dit_comment_l_ecarter(
    atelier: AtelierOuvert,
) -> None:
    jouer_tour(atelier)
    decider(atelier, TRANSPARENCE, issue="adopte")
    avant = articles(atelier)
    assert "principe:transparence" in avant

    with attendre_refus("« Transparence » est déjà tranché (adopté)"):
        retenir_principe(atelier, TRANSPARENCE, retenu=False)
    assert articles(atelier) == avant
    assert TRANSPARENCE in {p.id for p in lire_preparation(atelier.connexion).retenus}

    decider(atelier, TRANSPARENCE, issue="ecarte", justification="La salle a changé d’avis.")
    assert "principe:transparence" not in articles(atelier)
    with attendre_refus("il n’a pas d’article"):
        retenir_principe(atelier, TRANSPARENCE, retenu=False)
    atelier.annuler()
    assert articles(atelier) == avant


def test_une_decision_garde_le_tour_sur_lequel_elle_repose(atelier: AtelierOuvert) -> None:
    premier = jouer_tour(atelier)
    decider(atelier, TRANSPARENCE, issue="adopte")
    rouvrir_tour(atelier, premier)
    with attendre_refus("ne repose que sur ce tour"):
        abandonner_tour(atelier, premier)
    clore_tour(atelier, premier)

    second = ouvrir_tour(atelier, TRANSPARENCE)
    abandonner_tour(atelier, second)
    (ligne,) = lire_decisions(atelier.connexion, TRANSPARENCE)
    assert ligne.mesure is not None
    assert decision(atelier).issue == "adopte"


def test_un_amendement_adopte_garde_son_texte_d_origine(atelier: AtelierOuvert) -> None:
    jouer_tour(atelier)
    origine = "On le dit au public."
    amendement = proposer_amendement(
        atelier,
        principe_id=TRANSPARENCE,
        formulation_id=EQUILIBREE,
        texte=f"{origine} Toujours.",
        motif="",
        college_id=None,
    )
    assert lire_detail(atelier.connexion, TRANSPARENCE).origines == {}
    adopter_amendement(atelier, amendement)
    (ligne,) = lire_decisions(atelier.connexion, TRANSPARENCE)
    amendee = ligne.formulations[-1]
    assert amendee.texte == f"{origine} Toujours."
    assert set(lire_detail(atelier.connexion, TRANSPARENCE).origines) == {amendee.id}
