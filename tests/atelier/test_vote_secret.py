"""Le vote secret dans le fichier : une voix par personne, rien qui se relise ni s’annule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    creer_atelier,
    noter_presence,
    retirer_participants,
)
from charte_studio.atelier.gestes.se_positionner import (
    abandonner_tour,
    ajouter_contribution,
    clore_tour,
    deposer_bulletin,
    ouvrir_tour,
    recommencer_tour,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.comptes import compter_reponses
from charte_studio.atelier.lectures.mesures import mesurer_un
from charte_studio.atelier.lectures.recueil import lire_votants
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.redaction.modeles import Modele
from tests.outils.base import journal, valeur
from tests.outils.phrases import attendre_refus


@pytest.fixture
def salle(tmp_path: Path, modele_simple: Modele) -> Iterator[AtelierOuvert]:
    """Huit agents et quatre personnes de direction."""
    gens = [Inscription("Agents")] * 8 + [Inscription("Direction")] * 4
    with creer_atelier(tmp_path / "v.charte", modele_simple, inscriptions=gens) as atelier:
        yield atelier


def voter(atelier: AtelierOuvert, tour: int, *degres: str) -> None:
    for qui, degre in enumerate(degres, start=1):
        deposer_bulletin(atelier, tour_id=tour, participant_id=qui, degre=degre)


def test_chacun_vote_une_fois_et_le_depouillement_compte_juste(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, *["plutot"] * 7, "sans-avis")
    with attendre_refus("P03 a déjà voté"):
        deposer_bulletin(salle, tour_id=tour, participant_id=3, degre="partage")
    clore_tour(salle, tour)
    (mesure,) = mesurer_un(salle.connexion, 1)
    assert mesure.repartition.effectifs == (0, 7, 0, 0, 0)
    assert (mesure.repartition.sans_avis, mesure.repartition.manquants) == (1, 4)
    assert mesure.colleges == ()


def test_deux_votes_secrets_gardent_chacun_leurs_bulletins(salle: AtelierOuvert) -> None:
    premier = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, premier, *["plutot"] * 5)
    clore_tour(salle, premier)
    second = ouvrir_tour(salle, 2, mode="secret")
    voter(salle, second, *["partage"] * 6)
    clore_tour(salle, second)
    assert mesurer_un(salle.connexion, 1)[0].repartition.effectifs == (0, 5, 0, 0, 0)
    assert mesurer_un(salle.connexion, 2)[0].repartition.effectifs == (0, 0, 6, 0, 0)
    assert len(lire_votants(salle.connexion, lire_tours(salle.connexion, 2)[0])) == 12


def test_une_urne_ouverte_ne_se_compte_pas(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, "plutot", "partage")
    (mesure,) = mesurer_un(salle.connexion, 1)
    assert mesure.repartition.reponses == 0
    (lu,) = lire_tours(salle.connexion, 1)
    assert compter_reponses(salle.connexion, lu) == 2
    votants = lire_votants(salle.connexion, lu)
    assert [v.numero for v in votants if v.a_vote] == [1, 2]


def test_un_absent_ne_vote_pas(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    noter_presence(salle, [4], present=False)
    with attendre_refus("P04 est noté absent"):
        deposer_bulletin(salle, tour_id=tour, participant_id=4, degre="plutot")
    assert valeur(salle, "SELECT count(*) FROM bulletin") == 0


def test_un_refus_ne_laisse_ni_bulletin_ni_signature(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    with attendre_refus("n’est pas une réponse"):
        deposer_bulletin(salle, tour_id=tour, participant_id=1, degre="bof")
    assert valeur(salle, "SELECT count(*) FROM emargement") == 0


def test_rien_ne_s_annule_du_vote_ni_de_ce_qui_le_precede(salle: AtelierOuvert) -> None:
    ajouter_contribution(salle, principe_id=1, nature="pour", texte="Oui.")
    tour = ouvrir_tour(salle, 1, mode="secret")
    assert salle.annulable is None
    voter(salle, tour, "plutot", "plutot", "partage")
    assert salle.annulable is None
    ajouter_contribution(salle, principe_id=1, nature="contre", texte="Non.")
    salle.annuler()
    with attendre_refus("Il n’y a rien à annuler"):
        salle.annuler()
    clore_tour(salle, tour)
    assert salle.annulable is None
    with attendre_refus("Un vote secret ne se rouvre pas"):
        rouvrir_tour(salle, tour)


def test_recommencer_vide_l_urne_et_tout_le_monde_revote(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, "plutot", "plutot", "partage")
    clore_tour(salle, tour)
    recommencer_tour(salle, tour)
    assert salle.vote_secret_ouvert
    (lu,) = lire_tours(salle.connexion, 1)
    assert compter_reponses(salle.connexion, lu) == 0
    voter(salle, tour, *["partage"] * 4)
    clore_tour(salle, tour)
    assert mesurer_un(salle.connexion, 1)[0].repartition.effectifs == (0, 0, 4, 0, 0)


def test_vider_une_urne_ouverte_ne_laisse_ni_bulletin_ni_ligne_au_journal(
    salle: AtelierOuvert,
) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, "plutot", "partage")
    lignes = len(journal(salle))
    recommencer_tour(salle, tour)
    assert valeur(salle, "SELECT count(*) FROM bulletin") == 0
    assert valeur(salle, "SELECT count(*) FROM emargement") == 0
    assert len(journal(salle)) == lignes
    voter(salle, tour, "plutot")


def test_abandonner_detruit_les_bulletins(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, "plutot")
    abandonner_tour(salle, tour)
    assert lire_tours(salle.connexion, 1) == ()
    assert valeur(salle, "SELECT count(*) FROM bulletin") == 0


def test_copie_et_sauvegarde_attendent_la_cloture(salle: AtelierOuvert, tmp_path: Path) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, "plutot", "plutot", "partage")
    with attendre_refus("Un vote secret est ouvert"):
        salle.copier_vers(tmp_path / "copie.charte")
    assert not (tmp_path / "copie.charte").exists()
    clore_tour(salle, tour)
    salle.copier_vers(tmp_path / "copie.charte")
    assert (tmp_path / "copie.charte").exists()


def test_sous_le_seuil_le_vote_ne_s_ouvre_pas_et_le_resultat_se_tait(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, "plutot", "pas-du-tout")
    clore_tour(salle, tour)
    assert mesurer_un(salle.connexion, 1)[0].masque
    noter_presence(salle, range(1, 11), present=False)
    with attendre_refus("Un vote secret demande 3 personnes présentes"):
        ouvrir_tour(salle, 2, mode="secret")


def test_qui_a_signe_reste_inscrit(salle: AtelierOuvert) -> None:
    tour = ouvrir_tour(salle, 1, mode="secret")
    voter(salle, tour, "plutot", "plutot", "partage")
    clore_tour(salle, tour)
    with attendre_refus("P02 a signé un vote secret"):
        retirer_participants(salle, [2])
    retirer_participants(salle, [9])
