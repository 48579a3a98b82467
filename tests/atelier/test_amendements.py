"""Amender : proposer, voter, adopter, revenir ; le texte d’origine reste, les numéros aussi."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.se_positionner import (
    adopter_amendement,
    clore_tour,
    compter_mains,
    deposer_bulletin,
    enregistrer_position,
    modifier_amendement,
    ouvrir_tour,
    proposer_amendement,
    rejeter_amendement,
    retirer_amendement,
    rouvrir_amendement,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.amendements import AmendementLu, lire_amendements
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.tours import lire_mode_propose
from charte_studio.atelier.verification import verifier_etat
from tests.outils.base import etat
from tests.outils.modeles import modele_de_trois_principes
from tests.outils.phrases import attendre_refus


@pytest.fixture
def atelier(tmp_path: Path) -> Iterator[AtelierOuvert]:
    """Six personnes ; le principe 1 a trois formulations, de clés 1 à 3."""
    with creer_atelier(
        tmp_path / "a.charte",
        modele_de_trois_principes(),
        inscriptions=[Inscription("Agents")] * 4 + [Inscription("Direction")] * 2,
    ) as ouvert:
        yield ouvert


def proposer(atelier: AtelierOuvert, texte: str = "On le dit, toujours.", **champs: int) -> int:
    return proposer_amendement(
        atelier,
        principe_id=1,
        formulation_id=champs.get("formulation_id", 2),
        texte=texte,
        college_id=1,
    )


def seul(atelier: AtelierOuvert) -> AmendementLu:
    (amendement,) = lire_amendements(atelier.connexion, 1)
    return amendement


def test_un_amendement_garde_le_texte_qu_il_remplace_et_son_numero(
    atelier: AtelierOuvert,
) -> None:
    proposer(atelier)
    lu = seul(atelier)
    assert (lu.numero, lu.niveau, lu.college, lu.etat) == (1, "equilibree", "Agents", "propose")
    assert lu.base
    assert lu.base != lu.texte == "On le dit, toujours."
    assert not lu.base_depassee


@pytest.mark.parametrize("texte", ["", "  \n "])
def test_un_amendement_vide_est_refuse(atelier: AtelierOuvert, texte: str) -> None:
    with attendre_refus("ne peut pas être vide"):
        proposer(atelier, texte)


def test_un_amendement_qui_ne_change_rien_est_refuse(atelier: AtelierOuvert) -> None:
    proposer(atelier)
    with attendre_refus("changez au moins un mot"):
        proposer(atelier, seul(atelier).base)


def test_la_formulation_d_un_autre_principe_est_refusee(atelier: AtelierOuvert) -> None:
    with attendre_refus("appartient à un autre principe"):
        proposer(atelier, formulation_id=6)


def test_adopte_il_devient_la_formulation_retenue(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1)
    for qui in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre="plutot")
    clore_tour(atelier, tour)
    decider(atelier, 1, issue="adopte")
    amendement = proposer(atelier)
    adopter_amendement(atelier, amendement)
    (ligne,) = (p for p in lire_decisions(atelier.connexion) if p.principe_id == 1)
    assert ligne.formulation is not None
    assert (ligne.formulation.niveau, ligne.formulation.texte) == (
        "amendement-1",
        "On le dit, toujours.",
    )
    rouvrir_amendement(atelier, amendement)
    (ligne,) = (p for p in lire_decisions(atelier.connexion) if p.principe_id == 1)
    assert ligne.formulation is not None
    assert ligne.formulation.niveau == "equilibree"
    verifier_etat(atelier.connexion)


def test_adopte_sans_decision_il_est_celui_que_l_on_retiendrait(atelier: AtelierOuvert) -> None:
    adopter_amendement(atelier, proposer(atelier))
    adopter_amendement(atelier, proposer(atelier, "On le dit et on le date."))
    (ligne,) = (p for p in lire_decisions(atelier.connexion) if p.principe_id == 1)
    assert ligne.formulation is not None
    assert ligne.formulation.texte == "On le dit et on le date."


def test_un_amendement_d_amendement_empeche_de_defaire_le_premier(atelier: AtelierOuvert) -> None:
    premier = proposer(atelier)
    adopter_amendement(atelier, premier)
    formulation = next(
        f
        for p in lire_decisions(atelier.connexion)
        for f in p.formulations
        if f.niveau == "amendement-1"
    )
    second = proposer(atelier, "On le dit, partout.", formulation_id=formulation.id)
    with attendre_refus("L’amendement n° 2 récrit le texte de celui-ci"):
        rouvrir_amendement(atelier, premier)
    retirer_amendement(atelier, second)
    assert [a.etat for a in lire_amendements(atelier.connexion)] == ["adopte", "retire"]


def test_les_numeros_ne_servent_qu_une_fois(atelier: AtelierOuvert) -> None:
    retirer_amendement(atelier, proposer(atelier))
    rejeter_amendement(atelier, proposer(atelier, "Jamais."))
    proposer(atelier, "Parfois.")
    assert [(a.numero, a.etat) for a in lire_amendements(atelier.connexion)] == [
        (1, "retire"),
        (2, "rejete"),
        (3, "propose"),
    ]


def voter_nominatif(atelier: AtelierOuvert, tour: int) -> None:
    for qui in range(1, 7):
        degre = "plutot" if qui < 6 else "pas-du-tout"
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=degre)


def voter_a_main_levee(atelier: AtelierOuvert, tour: int) -> None:
    compter_mains(atelier, tour_id=tour, college_id=1, degre="plutot", nombre=4)
    compter_mains(atelier, tour_id=tour, college_id=2, degre="plutot", nombre=1)
    compter_mains(atelier, tour_id=tour, college_id=2, degre="pas-du-tout", nombre=1)


def voter_en_secret(atelier: AtelierOuvert, tour: int) -> None:
    for qui in range(1, 7):
        degre = "plutot" if qui < 6 else "pas-du-tout"
        deposer_bulletin(atelier, tour_id=tour, participant_id=qui, degre=degre)


@pytest.mark.parametrize(
    ("mode", "voter"),
    [
        ("nominatif", voter_nominatif),
        ("main-levee", voter_a_main_levee),
        ("secret", voter_en_secret),
    ],
)
def test_un_amendement_se_vote_dans_les_trois_modes(
    atelier: AtelierOuvert, mode: str, voter: object
) -> None:
    amendement = proposer(atelier)
    tour = ouvrir_tour(atelier, 1, mode=mode, objet="amendement", amendement_id=amendement)
    with attendre_refus("Le vote sur l’amendement n° 1 est ouvert"):
        adopter_amendement(atelier, amendement)
    assert callable(voter)
    voter(atelier, tour)
    clore_tour(atelier, tour)
    lu = seul(atelier)
    assert lu.dernier_clos is not None
    assert lu.dernier_clos.repartition.effectifs == (0, 5, 0, 0, 1)
    assert lu.suggestion is not None
    assert lu.suggestion.issue == "adopte"
    with attendre_refus("La salle s’est déjà prononcée"):
        modifier_amendement(atelier, amendement, texte="Autre.", motif="", college_id=None)
    modifier_amendement(
        atelier, amendement, texte="On le dit, toujours.", motif="Clarté.", college_id=None
    )
    assert seul(atelier).motif == "Clarté."
    rejeter_amendement(atelier, amendement)
    if mode != "secret":
        with attendre_refus("déjà tranché"):
            rouvrir_tour(atelier, tour)
    with attendre_refus("déjà tranché"):
        ouvrir_tour(atelier, 1, mode=mode, objet="amendement", amendement_id=amendement)


def test_le_vote_d_un_amendement_ne_compte_pas_pour_le_principe(atelier: AtelierOuvert) -> None:
    amendement = proposer(atelier)
    tour = ouvrir_tour(atelier, 1, objet="amendement", amendement_id=amendement)
    voter_nominatif(atelier, tour)
    clore_tour(atelier, tour)
    (ligne,) = (p for p in lire_decisions(atelier.connexion) if p.principe_id == 1)
    assert ligne.mesure is None


def test_tout_s_annule_et_se_refait(atelier: AtelierOuvert) -> None:
    avant = etat(atelier)
    amendement = proposer(atelier)
    adopter_amendement(atelier, amendement)
    rouvrir_amendement(atelier, amendement)
    rejeter_amendement(atelier, amendement)
    apres = etat(atelier)
    for _ in range(4):
        atelier.annuler()
    assert etat(atelier) == avant
    for _ in range(4):
        atelier.refaire()
    assert etat(atelier) == apres
    verifier_etat(atelier.connexion)


def test_le_mode_d_un_amendement_ne_devient_pas_celui_du_principe(atelier: AtelierOuvert) -> None:
    amendement = proposer(atelier)
    ouvrir_tour(atelier, 1, mode="main-levee", objet="amendement", amendement_id=amendement)
    assert lire_mode_propose(atelier.connexion, 1) == "nominatif"
    assert lire_mode_propose(atelier.connexion, 1, "amendement") == "main-levee"
