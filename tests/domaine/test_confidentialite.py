"""Masquer les petits collèges : ce que l’on tait ne doit pas se retrouver par soustraction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.confidentialite import SEUILS_POSSIBLES, colleges_masques
from tests.domaine.attaques import lignes_possibles

DEGRES = 4
"""Trois degrés et « sans avis » : de quoi croiser, sans que l’attaque soit trop longue."""

Tableau = dict[str, tuple[int, ...]]

tableaux = st.dictionaries(
    st.sampled_from("abcdef"), st.tuples(*[st.integers(0, 4)] * DEGRES), min_size=1
)
seuils = st.sampled_from(SEUILS_POSSIBLES)


@given(tableaux, seuils)
def test_aucune_soustraction_ne_retrouve_la_ventilation_d_un_college_masque(
    tableau: Tableau, seuil: int
) -> None:
    effectifs = {cle: sum(ligne) for cle, ligne in tableau.items()}
    masques = colleges_masques(effectifs, seuil)
    reponses_donnees = {
        degre for masque in masques for degre, nombre in enumerate(tableau[masque]) if nombre
    }
    if len([n for n in effectifs.values() if n]) < 2 or len(reponses_donnees) < 2:
        return  # un seul collège, ou l’unanimité des masqués : le total le dit déjà
    reste = tuple(sum(tableau[masque][degre] for masque in masques) for degre in range(DEGRES))
    for masque in masques:
        assert sum(1 for _ in lignes_possibles(effectifs[masque], reste)) > 1


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1), seuils)
def test_un_college_masque_n_est_jamais_seul_quand_un_autre_a_repondu(
    effectifs: dict[str, int], seuil: int
) -> None:
    masques = colleges_masques(effectifs, seuil)
    presents = {cle for cle, n in effectifs.items() if n}
    assert len(masques) != 1 or len(presents) == 1
    if masques and masques != presents:
        assert sum(effectifs[cle] for cle in masques) >= seuil


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1), seuils)
def test_ce_qui_est_montre_atteint_le_seuil_et_rien_n_est_masque_sans_raison(
    effectifs: dict[str, int], seuil: int
) -> None:
    masques = colleges_masques(effectifs, seuil)
    petits = {cle for cle, n in effectifs.items() if 0 < n < seuil}
    assert petits <= masques
    assert bool(masques) is bool(petits)


def test_le_college_ajoute_au_masque_est_le_plus_petit_des_autres() -> None:
    assert colleges_masques({"a": 2, "b": 30, "c": 7, "d": 12}) == {"a", "c"}


def test_deux_petits_qui_atteignent_ensemble_le_seuil_suffisent() -> None:
    assert colleges_masques({"a": 1, "b": 2, "c": 9}) == {"a", "b"}
    assert colleges_masques({"a": 1, "b": 1, "c": 9}) == {"a", "b", "c"}


def test_un_college_sans_reponse_n_a_rien_a_cacher() -> None:
    assert colleges_masques({"a": 0, "b": 6}) == frozenset()
    assert colleges_masques({"a": 0, "b": 2, "c": 6}) == {"b", "c"}


@pytest.mark.parametrize(("seuil", "masque"), [(3, False), (4, True), (5, True)])
def test_le_seuil_choisi_est_celui_qui_compte(seuil: int, masque: bool) -> None:
    assert bool(colleges_masques({"a": 3, "b": 9}, seuil)) is masque
