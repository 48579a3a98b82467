"""Additionner sans dévoiler : les totaux restent, aucune séance ne se lit sous le seuil."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.atelier.consolider.voix import Cellule, TourRange, Voix, a_taire, ranger

DEGRES = ("plutot", "partage", "sans-avis")
SEUIL = 3

cellules = st.tuples(st.integers(0, 4), st.sampled_from(["agents", "direction", "dsi", None]))
voix = st.dictionaries(
    cellules, st.dictionaries(st.sampled_from(DEGRES), st.integers(0, 5)), max_size=9
)


def totaux(tour: Voix) -> Counter[str]:
    comptes: Counter[str] = Counter()
    for degres in tour.values():
        comptes.update(degres)
    return +comptes


def lignes(range_: TourRange) -> dict[tuple[int | None, str | None], int]:
    """Le nombre de réponses de chaque ligne (séance, collège) du résultat."""
    nombres: dict[tuple[int | None, str | None], int] = defaultdict(int)
    for une in range_.voix:
        nombres[(une.seance, une.college)] += une.nombre
    return dict(nombres)


@given(st.lists(voix, min_size=1, max_size=3))
def test_les_totaux_sont_la_somme_des_seances(tours: list[Voix]) -> None:
    for tour, range_ in zip(tours, ranger(tours, SEUIL), strict=True):
        comptes: Counter[str] = Counter()
        for une in range_.voix:
            comptes[une.degre] += une.nombre
        assert comptes == totaux(tour)


@given(st.lists(voix, min_size=1, max_size=3))
def test_un_college_garde_exactement_ses_voix_ou_les_reunit_a_d_autres(tours: list[Voix]) -> None:
    for tour, range_ in zip(tours, ranger(tours, SEUIL), strict=True):
        attendu: Counter[str] = Counter()
        for (_, college), degres in tour.items():
            if college is not None and college not in range_.reunis:
                attendu[college] += sum(degres.values())
        obtenu: Counter[str] = Counter()
        for (_, college), nombre in lignes(range_).items():
            if college is not None:
                obtenu[college] += nombre
        assert obtenu == +attendu


@given(st.lists(voix, min_size=1, max_size=3))
def test_aucune_ligne_qui_dit_sa_seance_n_est_sous_le_seuil(tours: list[Voix]) -> None:
    for range_ in ranger(tours, SEUIL):
        assert all(
            nombre >= SEUIL for (seance, _), nombre in lignes(range_).items() if seance is not None
        )


@given(voix)
def test_une_petite_cellule_se_perd_parmi_d_autres_tant_qu_il_y_en_a(tour: Voix) -> None:
    """L’attaque : retrancher d’un total tout ce qui dit sa séance, et regarder ce qui reste."""
    (range_,) = ranger([tour], SEUIL)
    connues = set(lignes(range_))
    par_college: dict[str | None, dict[Cellule, int]] = defaultdict(dict)
    for cellule, degres in tour.items():
        if nombre := sum(degres.values()):
            college = None if cellule[1] in range_.reunis else cellule[1]
            par_college[college][cellule] = nombre
    for college, siennes in par_college.items():
        tues = {c: n for c, n in siennes.items() if (c[0], c[1]) not in connues or c[1] != college}
        petites = [n for n in tues.values() if n < SEUIL]
        if petites and len(siennes) > 1:
            assert len(tues) > 1 or college is None
            assert sum(tues.values()) >= min(SEUIL, sum(siennes.values()))


@given(st.lists(voix, min_size=2, max_size=3))
def test_d_un_tour_a_l_autre_les_memes_se_taisent(tours: list[Voix]) -> None:
    rangees = ranger(tours, SEUIL)
    assert len({range_.reunis for range_ in rangees}) == 1
    dits = [{cle for cle in lignes(range_) if cle[0] is not None} for range_ in rangees]
    for tour, siens in zip(tours, dits, strict=True):
        for cellule in {c for autres in dits for c in autres} - siens:
            assert not sum(tour.get(cellule, {}).values())  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("effectifs", "tues"),
    [
        ([{"a": 3, "b": 4}], set()),
        ([{"a": 1, "b": 4, "c": 9}], {"a", "b"}),
        ([{"a": 1, "b": 1, "c": 9}], {"a", "b", "c"}),
        ([{"a": 2, "b": 2, "c": 9}], {"a", "b"}),
        ([{"a": 1}], {"a"}),
        ([{"a": 0, "b": 5}], set()),
        ([{"a": 1, "b": 4, "c": 9}, {"a": 1, "c": 9}], {"a", "b", "c"}),
    ],
)
def test_ce_qui_se_tait_se_couvre(effectifs: list[dict[str, int]], tues: set[str]) -> None:
    assert a_taire(effectifs, SEUIL) == tues


def test_l_ordre_des_lignes_ne_dit_pas_d_ou_elles_viennent() -> None:
    tour = {
        (0, "agents"): {"plutot": 4},
        (1, "agents"): {"partage": 1},
        (2, "agents"): {"plutot": 2},
    }
    envers = dict(reversed(tour.items()))
    assert ranger([tour], SEUIL) == ranger([envers], SEUIL)
