"""Le compte réconcilié : chaque présent une fois, et l’alerte quand cela ne tombe pas juste."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.comptes import reconcilier
from tests.outils.phrases import simple

nombres = st.integers(0, 60)


@given(nombres, nombres, nombres, nombres | st.none())
def test_le_compte_est_juste_si_reponses_et_manquants_font_les_presents(
    presents: int, exprimes: int, sans_avis: int, manquants: int | None
) -> None:
    compte = reconcilier(presents, exprimes, sans_avis, manquants)
    assert compte.juste is (compte.reponses + compte.manquants == presents)
    assert bool(compte.alerte) is not compte.juste
    assert compte.phrase
    if manquants is None:
        assert compte.juste is (exprimes + sans_avis <= presents)


def test_les_manquants_se_deduisent_quand_on_compte_des_mains() -> None:
    compte = reconcilier(24, 20, 2)
    assert (compte.manquants, compte.juste, compte.complet) == (2, True, False)
    assert simple(compte.phrase) == "24 présents : 20 exprimés, 2 sans avis, 2 sans réponse."
    assert reconcilier(22, 20, 2).complet


@pytest.mark.parametrize(
    ("presents", "exprimes", "sans_avis", "manquants", "alerte"),
    [
        (
            24,
            25,
            1,
            None,
            (
                "26 réponses pour 24 présents : 2 de trop. Recomptez, ou corrigez le "
                "nombre de présents."
            ),
        ),
        (
            1,
            2,
            0,
            0,
            (
                "2 réponses pour 1 présent : 1 de trop. Recomptez, ou corrigez le nombre de "
                "présents."
            ),
        ),
        (
            24,
            20,
            1,
            5,
            (
                "21 réponses et 5 sans réponse pour 24 présents : 2 de trop. Quelqu’un est "
                "compté deux fois."
            ),
        ),
        (
            24,
            20,
            1,
            0,
            (
                "21 réponses et 0 sans réponse pour 24 présents : il en manque 3. Recomptez "
                "avant de clore le tour."
            ),
        ),
        (24, 20, 1, 3, ""),
    ],
)
def test_l_alerte_dit_l_ecart_et_quoi_faire(
    presents: int, exprimes: int, sans_avis: int, manquants: int | None, alerte: str
) -> None:
    assert simple(reconcilier(presents, exprimes, sans_avis, manquants).alerte) == alerte


def test_une_salle_vide_est_un_compte_juste() -> None:
    compte = reconcilier(0, 0, 0)
    assert (compte.complet, compte.phrase) == (True, "Personne n’est compté présent.")


def test_un_compte_negatif_est_refuse() -> None:
    with pytest.raises(ValueError, match="négatif"):
        reconcilier(3, -1, 0)
