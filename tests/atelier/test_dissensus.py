"""Consigner un désaccord : proposé d’après ce qui se montre, relu avec la salle, annulable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.dissensus import (
    consigner_dissensus,
    faire_relire,
    modifier_dissensus,
    retirer_dissensus,
)
from charte_studio.atelier.gestes.preparer import Inscription, creer_atelier
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_objection,
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
    traiter_objection,
)
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.dissensus import lire_dissensus, proposer_dissensus
from charte_studio.atelier.lectures.historique import lire_historique
from charte_studio.atelier.verification import verifier_etat
from tests.outils.base import etat
from tests.outils.modeles import modele_de_trois_principes
from tests.outils.phrases import attendre_refus, simple


@pytest.fixture
def atelier(tmp_path: Path) -> Iterator[AtelierOuvert]:
    """Cinq agents sur six contre, la direction et les élus pour."""
    with creer_atelier(
        tmp_path / "a.charte",
        modele_de_trois_principes(),
        inscriptions=[Inscription("Agents")] * 6
        + [Inscription("Direction")] * 5
        + [Inscription("Élus")] * 5,
    ) as ouvert:
        tour = ouvrir_tour(ouvert, 1)
        for qui in range(1, 17):
            degre = "pas-du-tout" if qui < 6 else "plutot"
            enregistrer_position(ouvert, tour_id=tour, participant_id=qui, degre=degre)
        clore_tour(ouvert, tour)
        yield ouvert


def test_un_college_oppose_est_propose_avec_son_compte(atelier: AtelierOuvert) -> None:
    (proposition,) = proposer_dissensus(atelier.connexion, 1)
    assert proposition.college == "Agents"
    assert "5 personnes sur 6 ne sont pas d’accord" in proposition.texte


def test_un_college_sous_le_seuil_n_est_jamais_compte(atelier: AtelierOuvert) -> None:
    objection = ajouter_objection(atelier, principe_id=2, texte="Pas sans nous.", college_id=2)
    traiter_objection(atelier, objection, etat="maintenue", suite="Rien ne la couvre.")
    tour = ouvrir_tour(atelier, 2)
    for qui in (1, 2, 3, 4, 5, 6, 7, 8):
        degre = "pas-du-tout" if qui > 6 else "plutot"
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=degre)
    clore_tour(atelier, tour)
    (proposition,) = proposer_dissensus(atelier.connexion, 2)
    assert (proposition.college, proposition.texte) == ("Direction", "Pas sans nous.")


def test_un_desaccord_se_consigne_se_relit_et_se_retire(atelier: AtelierOuvert) -> None:
    avant = etat(atelier)
    cle = consigner_dissensus(atelier, principe_id=1, texte="Nous refusons.", college_id=1)
    assert proposer_dissensus(atelier.connexion, 1) == ()
    modifier_dissensus(atelier, cle, texte="Nous, agents, refusons.", college_id=1, relu=False)
    faire_relire(atelier, cle, True)
    (lu,) = lire_dissensus(atelier.connexion, 1)
    assert (lu.college, lu.texte, lu.relu) == ("Agents", "Nous, agents, refusons.", True)
    retirer_dissensus(atelier, cle)
    assert lire_dissensus(atelier.connexion) == ()
    for _ in range(4):
        atelier.annuler()
    assert etat(atelier) == avant
    verifier_etat(atelier.connexion)


def test_un_college_n_a_qu_un_desaccord_par_principe(atelier: AtelierOuvert) -> None:
    premier = consigner_dissensus(atelier, principe_id=1, texte="Non.", college_id=1)
    with attendre_refus("« Agents » a déjà un désaccord consigné"):
        consigner_dissensus(atelier, principe_id=1, texte="Non plus.", college_id=1)
    consigner_dissensus(atelier, principe_id=1, texte="Une part de la salle refuse.")
    with attendre_refus("La salle a déjà un désaccord consigné"):
        modifier_dissensus(atelier, premier, texte="Non.", college_id=None, relu=False)
    with attendre_refus("ne peut pas être vide"):
        consigner_dissensus(atelier, principe_id=2, texte="  ", college_id=1)


def test_l_histoire_d_une_decision_se_relit_sans_dire_qui(atelier: AtelierOuvert) -> None:
    decider(atelier, 1, issue="adopte")
    decider(atelier, 1, issue="renvoye", justification="On attend le bilan.")
    atelier.annuler()
    moments = lire_historique(atelier.connexion, "decision", colonne="principe_id", valeurs={1})
    assert [simple(moment.libelle) for moment in moments] == [
        "Adopté : Transparence",
        "Renvoyé au dialogue social : Transparence",
        "Annuler : Renvoyé au dialogue social : Transparence",
    ]


def test_la_salle_choisit_un_niveau_et_la_mediane_est_suggeree(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1, objet="niveau")
    for qui in range(1, 17):
        degre = "exigeante" if qui < 9 else "souple"
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre=degre)
    clore_tour(atelier, tour)
    (ligne,) = lire_decisions(atelier.connexion, 1)
    assert ligne.niveau is not None
    assert ligne.niveau.niveau == "souple"
    assert "la moins exigeante des deux médianes" in ligne.niveau.phrase
    decider(atelier, 1, issue="adopte")
    (ligne,) = lire_decisions(atelier.connexion, 1)
    assert ligne.formulation is not None
    assert ligne.formulation.niveau == "souple"
