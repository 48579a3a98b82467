"""Le fil de l’atelier : ce que montre Page suivante, et le geste qu’elle demande d’abord."""

from __future__ import annotations

import pytest

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.decider import decider
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    enregistrer_position,
    ouvrir_tour,
)
from charte_studio.atelier.lectures.projection import (
    Demande,
    lire_fil,
    scene_precedente,
    scene_suivante,
    scenes_possibles,
)
from charte_studio.atelier.lectures.projection.fil import (
    CLORE,
    OUVRIR,
    Pas,
    PrincipeAuFil,
    derouler,
    pas_precedent,
    pas_suivant,
)

ENTIER = PrincipeAuFil(7, enjeu=True, debat=True)


def noms(fil: tuple[Pas, ...]) -> list[tuple[str, int, str]]:
    return [(pas.demande.scene, pas.demande.rang, pas.geste) for pas in fil]


def test_un_principe_neuf_se_deroule_en_entier() -> None:
    assert noms(derouler([Demande("accueil")], [ENTIER])) == [
        ("accueil", 1, ""),
        ("enjeu", 1, ""),
        ("affirmation", 1, ""),
        ("tour_ouvert", 1, OUVRIR),
        ("resultat", 1, CLORE),
        ("debat", 1, ""),
        ("tour_ouvert", 2, OUVRIR),
        ("avant_apres", 2, CLORE),
        ("decision", 1, ""),
        ("synthese", 1, ""),
    ]


def test_un_tour_clos_ne_se_rouvre_pas_en_avancant() -> None:
    principe = PrincipeAuFil(7, enjeu=False, debat=True, tours=((1, True), (2, False)))
    assert noms(derouler([], [principe])) == [
        ("affirmation", 1, ""),
        ("resultat", 1, ""),
        ("debat", 1, ""),
        ("tour_ouvert", 2, ""),
        ("avant_apres", 2, CLORE),
        ("decision", 1, ""),
        ("synthese", 1, ""),
    ]


def test_un_principe_decide_n_attend_plus_de_tour() -> None:
    decide = PrincipeAuFil(7, enjeu=False, debat=True, tours=((1, True),), decide=True)
    assert [nom for nom, _, _ in noms(derouler([], [decide]))] == [
        "affirmation", "resultat", "debat", "decision", "synthese",
    ]  # fmt: skip


def test_un_seul_tour_prevu_garde_le_debat() -> None:
    fil = derouler([], [ENTIER], tours_prevus=1)
    assert [nom for nom, _, _ in noms(fil)] == [
        "enjeu", "affirmation", "tour_ouvert", "resultat", "debat", "decision", "synthese",
    ]  # fmt: skip


def test_un_amendement_se_lit_apres_le_debat_et_se_vote_s_il_a_un_tour() -> None:
    principe = PrincipeAuFil(
        7, enjeu=False, debat=True, tours=((1, True),), amendements=((4, None), (5, False))
    )
    suite = [
        (pas.demande.scene, pas.demande.amendement_id, pas.geste)
        for pas in derouler([], [principe])
        if pas.demande.amendement_id
    ]
    assert suite == [
        ("amendement", 4, ""),
        ("amendement", 5, ""),
        ("tour_ouvert", 5, ""),
        ("resultat", 5, CLORE),
    ]


@pytest.mark.parametrize("tours", [(), ((1, False),), ((1, True),), ((1, True), (2, True))])
def test_avancer_puis_reculer_revient_au_meme_endroit(tours: tuple[tuple[int, bool], ...]) -> None:
    principes = [PrincipeAuFil(n, enjeu=True, debat=True, tours=tours) for n in (7, 8)]
    fil = derouler([Demande("accueil")], principes)
    for pas in fil[:-1]:
        suivant = pas_suivant(fil, pas.demande)
        assert suivant is not None
        retour = pas_precedent(fil, suivant.demande)
        assert retour == Pas(pas.demande)
    assert pas_suivant(fil, fil[-1].demande) is None
    assert pas_precedent(fil, fil[0].demande) is None


def test_une_scene_sortie_du_fil_garde_sa_place() -> None:
    """Le tour projeté vient d’être clos : la suite est son résultat, pas le début."""
    fil = derouler([], [PrincipeAuFil(7, enjeu=True, debat=True, tours=((1, True),))])
    parti = Demande("tour_ouvert", 7, rang=1)
    assert parti not in [pas.demande for pas in fil]
    suivant, precedent = pas_suivant(fil, parti), pas_precedent(fil, parti)
    assert suivant is not None
    assert precedent is not None
    assert (suivant.demande.scene, precedent.demande.scene) == ("resultat", "affirmation")
    colleges = pas_suivant(fil, Demande("colleges", 7, rang=1))
    assert colleges is not None
    assert colleges.demande.scene == "debat"


def test_une_scene_sans_place_mene_au_debut() -> None:
    fil = derouler([Demande("accueil")], [ENTIER])
    assert pas_suivant(fil, Demande("pause")) == fil[0]
    assert pas_precedent(fil, Demande("pause")) is None


def test_le_fil_de_l_atelier_suit_ce_qui_s_y_passe(atelier: AtelierOuvert) -> None:
    debut = lire_fil(atelier.connexion)
    assert [pas.demande.scene for pas in debut[:5]] == [
        "accueil", "regles", "donnees", "enjeu", "affirmation",
    ]  # fmt: skip
    affirmation = Demande("affirmation", 1)
    a_ouvrir = scene_suivante(atelier.connexion, affirmation)
    assert a_ouvrir == Pas(Demande("tour_ouvert", 1), OUVRIR)
    tour = ouvrir_tour(atelier, 1)
    assert scene_suivante(atelier.connexion, affirmation) == Pas(Demande("tour_ouvert", 1))
    assert scene_suivante(atelier.connexion, Demande("tour_ouvert", 1)) == Pas(
        Demande("resultat", 1), CLORE
    )
    enregistrer_position(atelier, tour_id=tour, participant_id=1, degre="plutot")
    clore_tour(atelier, tour)
    assert scene_suivante(atelier.connexion, affirmation) == Pas(Demande("resultat", 1))
    assert scene_precedente(atelier.connexion, Demande("resultat", 1)) == Pas(affirmation)


def test_seules_se_proposent_les_scenes_qui_montrent_quelque_chose(atelier: AtelierOuvert) -> None:
    assert [d.scene for d in scenes_possibles(atelier.connexion)] == [
        "accueil", "regles", "donnees", "pause", "minuteur", "noir",
    ]  # fmt: skip
    assert [d.scene for d in scenes_possibles(atelier.connexion, 1)] == [
        "enjeu", "affirmation", "debat", "decision",
    ]  # fmt: skip
    ouvrir_tour(atelier, 1)
    assert "tour_ouvert" in [d.scene for d in scenes_possibles(atelier.connexion, 1)]
    assert "resultat" not in [d.scene for d in scenes_possibles(atelier.connexion, 1)]
    tour = ouvrir_tour(atelier, 2)
    for participant in range(1, 7):
        enregistrer_position(atelier, tour_id=tour, participant_id=participant, degre="plutot")
    clore_tour(atelier, tour)
    decider(atelier, 2, issue="adopte")
    assert "article" in [d.scene for d in scenes_possibles(atelier.connexion, 2)]
    assert "synthese" in [d.scene for d in scenes_possibles(atelier.connexion)]
