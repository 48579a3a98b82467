"""Le rail : chaque étape dit ce qui est fait et ce qui manque."""

from __future__ import annotations

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.preparer import retenir_principe, retirer_participants
from charte_studio.atelier.gestes.rediger import retoucher
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.parcours import lire_parcours
from tests.outils.phrases import simple


def details(atelier: AtelierOuvert) -> dict[str, str]:
    return {etape.cle: simple(etape.detail) for etape in lire_parcours(atelier.connexion)}


def faites(atelier: AtelierOuvert) -> list[str]:
    return [etape.cle for etape in lire_parcours(atelier.connexion) if etape.faite]


def test_un_atelier_neuf_n_a_que_sa_preparation_de_faite(atelier: AtelierOuvert) -> None:
    assert faites(atelier) == ["preparer"]
    assert details(atelier)["preparer"] == "3 principes, 6 personnes"
    assert details(atelier)["se_positionner"] == "0 principe sur 3"


def test_sans_personne_ou_sans_principe_rien_n_est_fait(atelier: AtelierOuvert) -> None:
    retirer_participants(atelier, range(1, 7))
    assert faites(atelier) == []
    atelier.annuler()
    for principe in (1, 2, 3):
        retenir_principe(atelier, principe, False)
    assert faites(atelier) == []


def test_chaque_etape_se_fait_a_son_tour(atelier: AtelierOuvert) -> None:
    retenir_principe(atelier, 2, False)
    retenir_principe(atelier, 3, False)
    tour = ouvrir_tour(atelier, 1)
    assert details(atelier)["se_positionner"] == "0 principe sur 1 · tour ouvert"
    for participant in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
    clore_tour(atelier, tour)
    assert faites(atelier) == ["preparer", "se_positionner"]
    decider(atelier, 1, issue="adopte")
    retoucher(atelier, "principe:transparence", "On le dit au public, toujours.")
    assert faites(atelier) == ["preparer", "se_positionner", "decider", "rediger"]
    assert details(atelier)["rediger"] == "1 article, 1 retouché"
