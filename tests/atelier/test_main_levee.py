"""Compter des mains levées : par collège, par réponse, et des présents que l’on corrige."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.preparer import (
    creer_atelier,
    noter_presence,
    retirer_participants,
)
from charte_studio.atelier.gestes.se_positionner import (
    SALLE,
    clore_tour,
    compter_mains,
    enregistrer_position,
    noter_presents,
    ouvrir_tour,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.mesures import mesurer_un
from charte_studio.atelier.lectures.recueil import lire_mains, reconcilier_clos, reconcilier_mains
from charte_studio.atelier.lectures.se_positionner import lire_mouvement, lire_prise_de_position
from charte_studio.atelier.lectures.tours import TourLu, lire_tours
from charte_studio.domaine.echelles import SANS_AVIS
from charte_studio.redaction.modeles import Modele
from tests.outils.phrases import attendre_refus, simple

AGENTS, DIRECTION = 1, 2


@pytest.fixture
def tour(atelier: AtelierOuvert) -> int:
    return ouvrir_tour(atelier, 1, mode="main-levee")


def le_tour(atelier: AtelierOuvert) -> TourLu:
    return lire_tours(atelier.connexion, 1)[-1]


def compter(atelier: AtelierOuvert, tour: int, college: int | None, **mains: int) -> None:
    for degre, nombre in mains.items():
        cle = degre.replace("_", "-")
        compter_mains(atelier, tour_id=tour, college_id=college, degre=cle, nombre=nombre)


def test_le_compte_se_rapproche_des_inscrits_presents(atelier: AtelierOuvert, tour: int) -> None:
    compter(atelier, tour, AGENTS, plutot=3)
    compter(atelier, tour, AGENTS, sans_avis=1)
    agents, direction = lire_mains(atelier.connexion, le_tour(atelier))
    assert (agents.nom, agents.presents, dict(agents.comptes)) == (
        "Agents", 4, {"plutot": 3, SANS_AVIS: 1},
    )  # fmt: skip
    assert reconcilier_mains(agents.presents, agents.comptes).complet
    assert reconcilier_mains(direction.presents, direction.comptes).manquants == 2


def test_une_main_de_trop_se_dit_sans_bloquer(atelier: AtelierOuvert, tour: int) -> None:
    compter(atelier, tour, DIRECTION, plutot=3)
    direction = lire_mains(atelier.connexion, le_tour(atelier))[1]
    lu = reconcilier_mains(direction.presents, direction.comptes)
    assert "3 réponses pour 2 présents : 1 de trop" in simple(lu.alerte)
    clore_tour(atelier, tour)
    assert le_tour(atelier).clos


def test_les_presents_se_corrigent_pour_ce_tour(atelier: AtelierOuvert, tour: int) -> None:
    noter_presents(atelier, tour, {"agents": 7, "direction": 0})
    assert [ligne.presents for ligne in lire_mains(atelier.connexion, le_tour(atelier))] == [7, 0]
    compter(atelier, tour, AGENTS, plutot=5)
    clore_tour(atelier, tour)
    (mesure,) = mesurer_un(atelier.connexion, 1)
    assert mesure.repartition.manquants == 2
    assert reconcilier_clos(mesure.tour, mesure.repartition).presents == 7


def test_des_presents_impossibles_sont_refuses(atelier: AtelierOuvert, tour: int) -> None:
    for presents in ({"agents": -1}, {"inconnu": 3}, {"agents": 10**6}):
        with attendre_refus("Donnez un nombre positif ou nul"):
            noter_presents(atelier, tour, presents)


def test_zero_main_efface_le_compte(atelier: AtelierOuvert, tour: int) -> None:
    compter(atelier, tour, AGENTS, plutot=3)
    compter(atelier, tour, AGENTS, plutot=0)
    with attendre_refus("Personne n’a encore répondu"):
        clore_tour(atelier, tour)


def test_sans_liste_on_compte_la_salle(tmp_path: Path, modele_simple: Modele) -> None:
    with creer_atelier(tmp_path / "salle.charte", modele_simple) as atelier:
        with attendre_refus("Personne n’est inscrit ni présent"):
            ouvrir_tour(atelier, 1, mode="nominatif")
        tour = ouvrir_tour(atelier, 1, mode="main-levee")
        (salle,) = lire_mains(atelier.connexion, le_tour(atelier))
        assert (salle.college_id, salle.nom, salle.presents) == (None, "La salle", 0)
        noter_presents(atelier, tour, {SALLE: 30})
        compter(atelier, tour, None, plutot=20, partage=8)
        clore_tour(atelier, tour)
        (mesure,) = mesurer_un(atelier.connexion, 1)
        assert (mesure.repartition.exprimes, mesure.repartition.manquants) == (28, 2)


def test_un_tour_a_main_levee_se_rouvre_avec_ses_presents(
    atelier: AtelierOuvert, tour: int
) -> None:
    noter_presents(atelier, tour, {"agents": 9})
    compter(atelier, tour, AGENTS, plutot=9)
    clore_tour(atelier, tour)
    rouvrir_tour(atelier, tour)
    assert lire_mains(atelier.connexion, le_tour(atelier))[0].presents == 9


def test_d_un_mode_a_l_autre_on_compare_les_repartitions(atelier: AtelierOuvert, tour: int) -> None:
    compter(atelier, tour, AGENTS, plutot=2, partage=4)
    clore_tour(atelier, tour)
    second = ouvrir_tour(atelier, 1, mode="nominatif")
    for qui in range(1, 7):
        enregistrer_position(atelier, tour_id=second, participant_id=qui, degre="plutot")
    clore_tour(atelier, second)
    prise = lire_prise_de_position(atelier.connexion, 1)
    assert prise is not None
    mouvement = lire_mouvement(atelier.connexion, prise, mesurer_un(atelier.connexion, 1))
    assert mouvement is not None
    assert (mouvement.flux, mouvement.deplacement) == (None, None)
    assert "2 favorables sur 6 exprimés avant, 6 sur 6 après" in simple(mouvement.phrase)


# --- présents et absents -----------------------------------------------------------------------


def test_une_personne_partie_n_est_plus_attendue(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1, mode="nominatif")
    noter_presence(atelier, [6], present=False)
    with attendre_refus("P06 est noté absent"):
        enregistrer_position(atelier, tour_id=tour, participant_id=6, degre="plutot")
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="plutot")
    clore_tour(atelier, tour)
    (mesure,) = mesurer_un(atelier.connexion, 1)
    assert mesure.repartition.manquants == 4


def test_qui_a_repondu_avant_de_partir_compte_parmi_les_presents(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1, mode="nominatif")
    for qui in (1, 2, 3, 4, 6):
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre="plutot")
    noter_presence(atelier, [6], present=False)
    clore_tour(atelier, tour)
    (mesure,) = mesurer_un(atelier.connexion, 1)
    assert (mesure.repartition.reponses, mesure.repartition.manquants) == (5, 1)
    retirer_participants(atelier, [5])
    assert reconcilier_clos(mesure.tour, mesure.repartition).juste
