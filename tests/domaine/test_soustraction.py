"""Le retardataire : révéler deux fois le même tour ne doit pas dire ce qu’il a répondu."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.confidentialite import SEUILS_POSSIBLES
from charte_studio.domaine.soustraction import soustraction_possible
from tests.domaine.attaques import Tableau, en_ventilation
from tests.outils.phrases import simple

AVANT: Tableau = {"agents": (6, 3, 1), "cadres": (2, 3, 0)}


def comparer(apres: Tableau, seuil: int = 3, avant: Tableau = AVANT) -> object:
    return soustraction_possible(en_ventilation(avant), en_ventilation(apres), seuil)


@pytest.mark.parametrize(
    ("apres", "debut", "personnes", "colleges"),
    [
        ({"agents": (6, 4, 1), "cadres": (2, 3, 0)}, "1 réponse de plus", 1, ("agents",)),
        ({"agents": (6, 3, 1), "cadres": (1, 2, 0)}, "2 réponses de moins", 2, ("cadres",)),
        ({"agents": (5, 4, 1), "cadres": (2, 3, 0)}, "1 réponse changée", 1, ("agents",)),
    ],
)
def test_un_retardataire_ou_une_correction_se_lit_et_se_dit(
    apres: Tableau, debut: str, personnes: int, colleges: tuple[str, ...]
) -> None:
    trouve = soustraction_possible(en_ventilation(AVANT), en_ventilation(apres), 3)
    assert trouve is not None
    assert (trouve.personnes, trouve.total, trouve.colleges) == (personnes, True, colleges)
    assert simple(trouve.phrase).startswith(f"{debut} depuis ce qui a été montré : ")
    assert "3 réponses nouvelles" in simple(trouve.phrase)


def test_deux_corrections_qui_s_annulent_au_total_se_lisent_par_college() -> None:
    trouve = soustraction_possible(
        en_ventilation(AVANT), en_ventilation({"agents": (7, 2, 1), "cadres": (1, 4, 0)}), 3
    )
    assert trouve is not None
    assert not trouve.total
    assert trouve.colleges == ("agents", "cadres")


def test_assez_de_reponses_nouvelles_partout_et_rien_ne_se_lit() -> None:
    assert comparer({"agents": (8, 4, 1), "cadres": (2, 3, 0)}) is None
    assert comparer({"agents": (8, 4, 1), "cadres": (4, 4, 0)}) is None
    assert comparer({"agents": (8, 4, 1), "cadres": (4, 4, 0)}, 4) is not None
    assert comparer(AVANT) is None


def test_ce_qui_ne_se_montrait_pas_n_a_rien_revele() -> None:
    assert comparer({"a": (4, 2, 0)}, avant={"a": (1, 1, 0)}) is None
    assert comparer({"a": (4, 2, 0)}, avant={"a": (0, 0, 0)}) is None
    assert comparer({"a": (4, 2, 0)}, avant={}) is None
    assert comparer({"a": (1, 0, 0)}) is None


def test_demasquer_un_college_dirait_ce_que_la_premiere_fois_cachait() -> None:
    avant: Tableau = {"direction": (1, 1, 0), "rh": (2, 1, 0), "agents": (6, 3, 1)}
    apres: Tableau = {"direction": (4, 1, 0), "rh": (2, 1, 0), "agents": (6, 3, 1)}
    trouve = soustraction_possible(en_ventilation(avant), en_ventilation(apres), 3)
    assert trouve is not None
    assert trouve.demasques == ("direction", "rh")
    assert (trouve.personnes, trouve.total) == (0, False)
    assert simple(trouve.phrase).startswith("2 collèges masqués à la révélation précédente")
    garde = soustraction_possible(
        en_ventilation(avant), en_ventilation(apres), 3, masques_apres={"direction", "rh"}
    )
    assert garde is None


def test_un_college_qui_apparait_se_lit_dans_le_total() -> None:
    trouve = soustraction_possible(
        en_ventilation(AVANT), en_ventilation({**AVANT, "rh": (1, 0, 0)}), 3
    )
    assert trouve is not None
    assert trouve.total
    assert trouve.personnes == 1


lignes = st.tuples(*[st.integers(0, 6)] * 3)


@given(
    st.dictionaries(st.sampled_from("abc"), lignes, min_size=1),
    st.sampled_from("abc"),
    st.integers(0, 2),
    st.sampled_from(SEUILS_POSSIBLES),
)
def test_une_seule_arrivee_apres_une_revelation_est_toujours_signalee(
    avant: Tableau, cle: str, degre: int, seuil: int
) -> None:
    ligne = list(avant.get(cle, (0, 0, 0)))
    ligne[degre] += 1
    exprimes = sum(sum(autre[:-1]) for autre in avant.values())
    trouve = soustraction_possible(
        en_ventilation(avant), en_ventilation({**avant, cle: tuple(ligne)}), seuil
    )
    assert (trouve is not None) or exprimes < seuil
