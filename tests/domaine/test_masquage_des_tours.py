"""Masquer les tours d’un principe, face à un attaquant qui n’a que ce qui est publié."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from charte_studio.domaine.confidentialite import (
    COMPLEMENT,
    ECART,
    PETIT,
    RESTANTS,
    SEUILS_POSSIBLES,
    MasqueTours,
    Ventilation,
    colleges_masques,
    dire_raison,
    masquer,
)
from charte_studio.domaine.mesures import Repartition
from tests.domaine.attaques import (
    Masqueur,
    Tableau,
    cases_devinees,
    ecart_lisible,
    ecarts_devines,
    en_ventilation,
    mondes_possibles,
    obeit_a_la_regle,
    publier,
    retrancher_l_autre_tour,
    sont_immobiles,
)
from tests.outils.phrases import simple

REPONSES = 3
"""Deux degrés et « sans avis » : de quoi croiser sans que l’énumération soit trop longue."""

seuils = st.sampled_from(SEUILS_POSSIBLES)
lignes = st.tuples(*[st.integers(0, 3)] * REPONSES)


@st.composite
def seances(tirer: st.DrawFn, *, immobiles: bool = False) -> list[Tableau]:
    """Deux tours d’une petite salle : chacun répond, change d’avis, arrive ou part."""
    tours: list[dict[str, list[int]]] = [{}, {}]
    reponse = st.sampled_from(range(REPONSES))
    for cle in "abcd"[: tirer(st.integers(2, 4))]:
        for tour in tours:
            tour[cle] = [0] * REPONSES
        for _ in range(tirer(st.integers(1, 4))):
            avant = tirer(reponse)
            apres = avant if immobiles else tirer(reponse)
            presence = tirer(st.sampled_from(["deux", "deux", "deux", "avant", "apres"]))
            if presence != "apres":
                tours[0][cle][avant] += 1
            if presence != "avant":
                tours[1][cle][apres] += 1
    return [{cle: tuple(ligne) for cle, ligne in tour.items()} for tour in tours]


def masque_de(
    tours: Sequence[Tableau], seuil: int = 3, masqueur: Masqueur = masquer
) -> MasqueTours:
    return masqueur([en_ventilation(tour) for tour in tours], seuil)


def sans_complement(tours: Sequence[Ventilation], seuil: int) -> MasqueTours:
    """La règle affaiblie : seuls les petits se taisent. L’attaque doit l’emporter."""
    return _refaire(tours, seuil, lambda _: {
        cle for tour in tours for cle, lu in tour.items() if 0 < lu.reponses < seuil
    })  # fmt: skip


def chaque_tour_a_part(tours: Sequence[Ventilation], seuil: int) -> MasqueTours:
    """La règle affaiblie : chaque tour masqué comme s’il était seul."""
    return _refaire(tours, seuil, lambda tour: set(
        colleges_masques({cle: lu.reponses for cle, lu in tour.items()}, seuil)
    ))  # fmt: skip


def _refaire(
    tours: Sequence[Ventilation], seuil: int, tus: Callable[[Ventilation], Collection[str]]
) -> MasqueTours:
    entier = masquer(tours, seuil)
    refaits = []
    for tour, vu in zip(tours, entier.tours, strict=True):
        masques = frozenset(tus(tour)) & frozenset(tour)
        montres = frozenset(tour) - masques if vu.total_montre else frozenset()
        refaits.append(
            type(vu)(vu.total_montre, montres, frozenset(tour) - montres, frozenset(), None, "")
        )
    return MasqueTours(tuple(refaits), entier.masques, entier.raisons, ())


# --- l’attaque sûre : ce qui ne peut valoir qu’une chose ---------------------------------------


@given(seances(), seuils)
def test_aucune_case_masquee_sous_le_seuil_ne_se_deduit(tours: list[Tableau], seuil: int) -> None:
    publie = publier(tours, masque_de(tours, seuil))
    mondes = mondes_possibles(publie)
    assume(mondes is not None)
    assert mondes is not None
    assert cases_devinees(mondes, publie, seuil) == []


@settings(max_examples=60)
@given(seances(), st.just(3))
def test_connaitre_la_regle_n_apprend_rien_de_plus(tours: list[Tableau], seuil: int) -> None:
    publie = publier(tours, masque_de(tours, seuil))
    mondes = mondes_possibles(publie, limite=1_500)
    assume(mondes is not None)
    assert mondes is not None
    retenus = [m for m in mondes if obeit_a_la_regle(m, publie, masquer, seuil)]
    assert len(retenus) == len(mondes)


@given(seances(), seuils, st.data())
def test_le_masque_ne_depend_que_des_nombres_de_reponses(
    tours: list[Tableau], seuil: int, donnees: st.DataObject
) -> None:
    """Les mêmes nombres de réponses, d’autres réponses : le même masque."""
    autres = []
    for tour in tours:
        autres.append({})
        for cle, ligne in tour.items():
            melangee = donnees.draw(st.permutations(ligne[:-1]))
            autres[-1][cle] = (*melangee, ligne[-1])
    assert masque_de(autres, seuil).masques == masque_de(tours, seuil).masques


def test_sans_masque_complementaire_l_attaque_l_emporte() -> None:
    """L’attaque sait gagner : le collège de deux se lit dans ce qui reste du total."""
    tours: list[Tableau] = [{"direction": (1, 1, 0), "agents": (4, 3, 2)}]
    nu = publier(tours, masque_de(tours, masqueur=sans_complement))
    mondes = mondes_possibles(nu)
    assert mondes is not None
    assert {(t.college, t.degre, t.valeur) for t in cases_devinees(mondes, nu, 3)} == {
        ("direction", 0, 1), ("direction", 1, 1),
    }  # fmt: skip
    couvert = publier(tours, masque_de(tours))
    assert couvert[0].montres == {}
    mondes = mondes_possibles(couvert)
    assert mondes is not None
    assert cases_devinees(mondes, couvert, 3) == []


# --- l’attaque entre les tours : parier que la salle n’a pas bougé -----------------------------


def test_un_tour_masque_seul_se_retrouve_par_l_autre_et_pas_par_la_regle() -> None:
    """Un retardataire fait passer la direction le seuil : le second tour dirait le premier."""
    tours: list[Tableau] = [
        {"direction": (1, 1, 0), "rh": (2, 1, 0), "agents": (9, 5, 1)},
        {"direction": (2, 1, 0), "rh": (2, 1, 0), "agents": (8, 6, 1)},
    ]
    a_part = masque_de(tours, masqueur=chaque_tour_a_part)
    assert retrancher_l_autre_tour(publier(tours, a_part), 3) == ["direction"]
    masque = masque_de(tours)
    assert masque.masques == {"direction", "rh"}
    assert retrancher_l_autre_tour(publier(tours, masque), 3) == []


@given(seances(), seuils)
def test_l_autre_tour_ne_montre_jamais_de_quoi_retrancher(tours: list[Tableau], seuil: int) -> None:
    masque = masque_de(tours, seuil)
    seul = [sum(1 for ligne in tour.values() if any(ligne)) < 2 for tour in tours]
    if not any(seul):
        assert retrancher_l_autre_tour(publier(tours, masque), seuil) == []


@settings(max_examples=80)
@given(seances(immobiles=True), seuils)
def test_parier_que_toute_la_salle_est_immobile_n_apprend_rien_sans_alerte(
    tours: list[Tableau], seuil: int
) -> None:
    """Ce pari-là, aucun masque de collège ne l’arrête ; l’animation, elle, est prévenue."""
    masque = masque_de(tours, seuil)
    publie = publier(tours, masque)
    mondes = mondes_possibles(publie, limite=4_000)
    assume(mondes is not None)
    assert mondes is not None
    paris = [monde for monde in mondes if sont_immobiles(monde)]
    if ecarts_devines(paris, publie, seuil):
        assert masque.alertes


@given(seances(), seuils)
def test_un_petit_college_montre_n_a_jamais_d_ecart_lisible(
    tours: list[Tableau], seuil: int
) -> None:
    masque = masque_de(tours, seuil)
    avant, apres = (
        {cle: tour[cle] for cle in vu.montres} for tour, vu in zip(tours, masque.tours, strict=True)
    )
    for cle in avant.keys() & apres.keys():
        assert not ecart_lisible(avant[cle], apres[cle], seuil)


def test_qui_arrive_dans_un_petit_college_le_fait_masquer_aux_deux_tours() -> None:
    tours: list[Tableau] = [
        {"cadres": (3, 2, 0), "agents": (20, 9, 1), "rh": (4, 3, 1)},
        {"cadres": (3, 3, 0), "agents": (14, 15, 1), "rh": (4, 4, 0)},
    ]
    masque = masque_de(tours)
    assert dict(masque.raisons) == {"cadres": ECART, "rh": COMPLEMENT}
    assert [tour.montres for tour in masque.tours] == [{"agents"}] * 2
    assert [tour.reunis for tour in masque.tours] == [
        Repartition((7, 5), 1), Repartition((7, 7), 0),
    ]  # fmt: skip


def test_qui_part_d_un_grand_college_n_y_change_rien_mais_se_signale_s_il_se_lit() -> None:
    grand = (RESTANTS * 3, 4, 1)
    parti = (grand[0] - 1, 4, 1)
    discret: list[Tableau] = [
        {"agents": grand, "rh": (4, 3, 1)},
        {"agents": (8, 7, 1), "rh": (3, 4, 1)},
    ]
    assert masque_de(discret).masques == frozenset()
    assert masque_de(discret).alertes == ()
    lisible: list[Tableau] = [
        {"agents": grand, "rh": (4, 3, 1)},
        {"agents": parti, "rh": (3, 4, 1)},
    ]
    alertes = masque_de(lisible).alertes
    assert len(alertes) == 1
    assert "dans un collège montré" in alertes[0]


# --- ce que la règle dit, et ce qu’elle laisse -------------------------------------------------


@given(lignes, lignes, lignes, seuils)
def test_un_seul_tour_se_masque_comme_avant(
    a: tuple[int, ...], b: tuple[int, ...], c: tuple[int, ...], seuil: int
) -> None:
    tour = {"a": a, "b": b, "c": c}
    masque = masque_de([tour], seuil)
    if masque.tours[0].total_montre:
        effectifs = {cle: sum(ligne) for cle, ligne in tour.items()}
        assert masque.masques == colleges_masques(effectifs, seuil)


@given(seances(), seances(), seuils)
def test_un_tour_de_plus_ne_demasque_jamais_un_college(
    tours: list[Tableau], suite: list[Tableau], seuil: int
) -> None:
    """Sans quoi ce qui a été montré d’abord se soustrairait de ce que l’on montre ensuite."""
    avant = masque_de(tours, seuil)
    apres = masque_de([*tours, *suite], seuil)
    assert avant.masques <= apres.masques
    for vu, revu in zip(avant.tours, apres.tours, strict=False):
        assert revu.montres <= vu.montres


@given(seances(), seuils)
def test_a_chaque_tour_les_masques_sont_au_moins_deux_et_reunissent_le_seuil(
    tours: list[Tableau], seuil: int
) -> None:
    masque = masque_de(tours, seuil)
    for tour, vu in zip(tours, masque.tours, strict=True):
        tus = [n for cle in vu.masques if (n := sum(tour[cle]))]
        montres = [cle for cle in vu.montres if any(tour[cle])]
        if vu.total_montre and tus and montres:
            assert len(tus) >= 2
            assert sum(tus) >= seuil
            assert vu.reunis is not None
        assert all(sum(tour[cle]) >= seuil for cle in montres)
        assert bool(vu.phrase) is (bool(vu.masques) or not vu.total_montre)


@pytest.mark.parametrize(
    ("tour", "montre"),
    [
        ({"a": (1, 1, 0)}, False),
        ({"a": (1, 1, 9)}, False),
        ({"a": (0, 0, 2)}, False),
        ({"a": (0, 0, 9)}, True),
        ({"a": (2, 1, 0)}, True),
        ({"a": (0, 0, 0)}, True),
        ({}, True),
    ],
)
def test_un_total_de_trop_peu_de_reponses_ou_d_exprimes_se_tait(
    tour: Tableau, montre: bool
) -> None:
    vu = masque_de([tour]).tours[0]
    assert vu.total_montre is montre
    if not montre:
        assert vu.montres == frozenset()
        assert simple(vu.phrase) == "Masqué : moins de 3 personnes se sont exprimées."


def test_un_tour_qui_se_tait_ne_fait_pas_masquer_les_autres() -> None:
    tours: list[Tableau] = [{"a": (4, 3, 0), "b": (5, 1, 0)}, {"a": (1, 0, 0), "b": (0, 1, 0)}]
    masque = masque_de(tours)
    assert masque.masques == frozenset()
    assert [vu.total_montre for vu in masque.tours] == [True, False]


def test_l_unanimite_se_signale_qu_elle_soit_montree_ou_masquee() -> None:
    masque = masque_de([{"a": (4, 0, 0), "b": (1, 4, 0), "c": (0, 5, 1)}])
    assert masque.tours[0].unanimes == {"a"}
    assert masque.alertes == ()
    tus = masque_de([{"a": (2, 0, 0), "b": (3, 0, 0), "c": (0, 5, 1)}])
    assert tus.masques == {"a", "b"}
    assert "même réponse" in tus.alertes[0]


def test_la_raison_se_dit_a_l_animation_et_la_phrase_projetee_ne_distingue_personne() -> None:
    masque = masque_de([{"a": (1, 1, 0), "b": (2, 3, 0), "c": (5, 4, 0)}])
    assert dict(masque.raisons) == {"a": PETIT, "b": COMPLEMENT}
    assert dire_raison(PETIT, 3) == "moins de 3 réponses à l’un des tours"
    assert dire_raison(ECART, 3).startswith("d’un tour à l’autre, moins de 3 réponses")
    assert dire_raison(COMPLEMENT, 3).startswith("masqué avec les autres")
    phrase = simple(masque.tours[0].phrase)
    assert phrase.startswith("Masqué : moins de 3 réponses, ou un chiffre")


def test_sans_tour_ni_college_rien_n_est_masque() -> None:
    assert masquer([]) == MasqueTours((), frozenset(), {}, ())
    assert masque_de([{"a": (0, 0, 0), "b": (0, 0, 0)}]).masques == frozenset()


def test_un_college_arrive_au_second_tour_ne_laisse_pas_son_voisin_seul_au_premier() -> None:
    """Masqué seul au premier tour, « b » s’y lirait, puis dirait « c » au second."""
    tours: list[Tableau] = [
        {"a": (4, 3, 0), "b": (5, 1, 0)},
        {"a": (4, 3, 0), "b": (5, 1, 0), "c": (1, 0, 0)},
    ]
    masque = masque_de(tours)
    assert masque.masques == {"a", "b", "c"}
    assert [vu.reunis for vu in masque.tours] == [None, None]
    assert any("dans le total" in alerte for alerte in masque.alertes)
