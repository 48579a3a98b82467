"""Les phrases et la feuille de Se positionner, sans fenêtre."""

from __future__ import annotations

import pytest

from charte_studio.atelier.changements import Changement, Changements
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.se_positionner import LignePosition
from charte_studio.atelier.lectures.tours import TourLu
from charte_studio.domaine.comptes import reconcilier
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.mesures import Deplacement, Repartition, mesurer
from charte_studio.interface.etapes.se_positionner.feuille import Feuille
from charte_studio.interface.etapes.se_positionner.mots import (
    dire_avant,
    dire_deplacement,
    dire_indices,
    dire_mediane,
    dire_mesure,
    dire_presence,
    personnes,
)
from tests.outils.phrases import simple

ACCORD = ECHELLES["accord-5"]


def mesure(repartition: Repartition, *, rang: int = 1, masque: bool = False) -> TourMesure:
    tour = TourLu(rang, 1, rang, "nominatif", "clos")
    return TourMesure(tour, repartition, mesurer(ACCORD, repartition), (), masque)


PLEIN = mesure(Repartition((14, 3, 2, 1, 2), 1, 1))
VIDE = mesure(Repartition((0, 0, 0, 0, 0), 0, 5))
MASQUE = mesure(Repartition((1, 0, 0, 0, 1), 0, 3), masque=True)


@pytest.mark.parametrize(
    ("deplace", "phrase"),
    [
        (Deplacement(7, 1, 9), "Sept personnes ont bougé vers l’accord, une vers le désaccord."),
        (Deplacement(1, 0, 9), "Une personne a bougé vers l’accord, personne vers le désaccord."),
        (
            Deplacement(0, 20, 9),
            "20 personnes ont bougé vers le désaccord, personne vers l’accord.",
        ),
        (Deplacement(0, 0, 9), "Personne n’a changé de position après le débat."),
        (Deplacement(0, 0, 0), "Personne ne s’est exprimé aux deux tours."),
        (None, ""),
    ],
)
def test_le_deplacement_se_dit_en_une_phrase(deplace: Deplacement | None, phrase: str) -> None:
    assert dire_deplacement(deplace, (PLEIN, PLEIN)) == phrase


def test_un_tour_masque_tait_tout_ce_qui_en_depend() -> None:
    assert dire_deplacement(Deplacement(1, 1, 0), (MASQUE, PLEIN)) == ""
    assert simple(dire_mesure(MASQUE, 3)) == "Masqué : moins de 3 personnes se sont exprimées."
    assert dire_mediane(MASQUE, ACCORD) == dire_indices(MASQUE) == dire_avant((MASQUE,)) == ""


def test_la_lecture_donne_les_comptes_qu_on_refait_de_tete() -> None:
    assert simple(dire_mesure(PLEIN, 3)) == (
        "17 favorables sur 22 exprimés (77 %), 3 défavorables, 2 entre les deux."
    )
    assert dire_presence(PLEIN) == "1 sans avis, 1 sans réponse, sur 24 présents."
    assert simple(dire_mediane(PLEIN, ACCORD)) == "Degré médian : « Tout à fait d’accord »."
    assert simple(dire_avant((PLEIN,))) == "Avant débat : large accord."
    assert dire_indices(PLEIN).startswith("Accord 0,")
    assert dire_mesure(VIDE, 3) == "Personne ne s’est exprimé."
    assert dire_presence(mesure(Repartition((5, 0, 0, 0, 0)))) == ""


def test_les_petits_nombres_s_ecrivent_en_lettres() -> None:
    assert [personnes(n) for n in (1, 16, 17)] == [
        "une personne", "seize personnes", "17 personnes",
    ]  # fmt: skip


# --- la feuille --------------------------------------------------------------------------------


def ligne(qui: int, reponse: str | None = None, position: int | None = None) -> LignePosition:
    return LignePosition(qui, qui, "Agents", reponse, "", None, "", position)


@pytest.fixture
def feuille() -> Feuille:
    return Feuille(4, [ligne(1, "plutot", 10), ligne(2), ligne(3, "sans-avis", 11)])


def changement(
    cle: int, avant: dict[str, object] | None, apres: dict[str, object] | None
) -> Changements:
    return Changements((Changement("position", cle, avant, apres),))


def test_la_feuille_suit_une_creation_une_modification_une_suppression(feuille: Feuille) -> None:
    assert feuille.compte() == reconcilier(3, 1, 1)
    assert feuille.premier_sans_reponse() == 2
    image = {"id": 12, "tour_id": 4, "participant_id": 2, "degre": "sans-avis", "motif": ""}
    assert feuille.suivre(changement(12, None, image)) == (ligne(2, "sans-avis", 12),)
    assert feuille.compte() == reconcilier(3, 1, 2)
    assert feuille.premier_sans_reponse() is None
    assert feuille.suivre(changement(12, {"degre": "sans-avis"}, {"degre": "partage"})) == (
        ligne(2, "partage", 12),
    )
    assert feuille.suivre(changement(12, {**image, "degre": "partage"}, None)) == (ligne(2),)
    assert feuille.compte() == reconcilier(3, 1, 1)


def test_la_feuille_dit_quand_elle_ne_sait_pas_situer(feuille: Feuille) -> None:
    ailleurs = {"id": 30, "tour_id": 9, "participant_id": 2, "degre": "plutot", "motif": ""}
    assert feuille.suivre(changement(30, None, ailleurs)) is None
    assert feuille.suivre(changement(31, {"degre": "plutot"}, {"degre": "partage"})) is None
    inconnu = {**ailleurs, "tour_id": 4, "participant_id": 99}
    assert feuille.suivre(changement(32, None, inconnu)) is None
