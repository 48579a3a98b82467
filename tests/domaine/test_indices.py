"""Les indices : les valeurs des articles, à un milliardième près."""

from __future__ import annotations

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.mesures import (
    Repartition,
    accord_van_der_eijk,
    consensus_tastle_wierman,
    mesurer,
    polarisation,
)

EXACT = 1e-9
effectifs = st.lists(st.integers(0, 400), min_size=3, max_size=9).filter(any)

# Van der Eijk (2001), page 331 : l’exemple décomposé en sept couches.
EXEMPLE = [30, 40, 210, 130, 530, 50, 10]


@pytest.mark.parametrize(
    ("couche", "accord"),
    [
        ([10] * 7, 0),
        ([20] * 6 + [0], 1 / 6),
        ([0, 10, 10, 10, 10, 10, 0], 1 / 3),
        ([0, 0, 10, 10, 10, 10, 0], 1 / 2),
        ([0, 0, 80, 80, 80, 0, 0], 2 / 3),
        ([0, 0, 80, 0, 80, 0, 0], 7 / 15),
        ([0, 0, 0, 0, 320, 0, 0], 1),
    ],
)
def test_chaque_couche_de_l_exemple_de_l_article_a_l_accord_publie(
    couche: list[int], accord: float
) -> None:
    assert accord_van_der_eijk(couche) == pytest.approx(accord, abs=EXACT)


def test_l_exemple_de_l_article_a_l_accord_la_polarisation_et_le_consensus_publies() -> None:
    """Valeurs du paquet R `agrmt` : 0,6113333, 0,1943333 et 0,7256876."""
    accord = accord_van_der_eijk(EXEMPLE)
    poids = [0.07, 0.12, 0.05, 0.04, 0.24, 0.16, 0.32]
    couches = [0, 1 / 6, 1 / 3, 1 / 2, 2 / 3, 7 / 15, 1]
    assert accord == pytest.approx(
        sum(p * a for p, a in zip(poids, couches, strict=True)), abs=EXACT
    )
    assert accord == pytest.approx(0.611333333333, abs=EXACT)
    assert polarisation(accord) == pytest.approx(0.194333333333, abs=EXACT)
    assert consensus_tastle_wierman(EXEMPLE) == pytest.approx(0.7256876, abs=5e-8)


@pytest.mark.parametrize(
    ("parti", "accord"),
    [
        # En pour mille : Van der Eijk (2001), deux partis placés sur une échelle en sept points.
        ([24, 28, 32, 62, 135, 304, 416], 0.61),
        ([16, 26, 82, 210, 293, 270, 103], 0.48),
        # L’exemple entre les types purs de la notice du paquet R `agrmt`.
        ([2, 0, 1, 1], 0.08),
    ],
)
def test_les_autres_exemples_publies_sont_retrouves(parti: list[int], accord: float) -> None:
    assert accord_van_der_eijk(parti) == pytest.approx(accord, abs=0.005)


@pytest.mark.parametrize(
    ("n", "attendu"),
    [
        ([7, 0, 0, 0, 0], 1),
        ([5, 0, 0, 0, 5], 0),
        ([1, 1, 1, 1, 1], 1 + (2 * log2(1 / 2) + 2 * log2(3 / 4)) / 5),
        ([0, 4, 0, 4, 0], 1 + log2(3 / 4)),
        ([4, 4, 0, 0, 0], 1 + log2(7 / 8)),
        ([1, 0, 0, 0, 3], 1 + log2(1 / 4) / 4 + 3 * log2(3 / 4) / 4),
    ],
)
def test_le_consensus_suit_la_formule_de_l_article(n: list[int], attendu: float) -> None:
    assert consensus_tastle_wierman(n) == pytest.approx(attendu, abs=EXACT)


@pytest.mark.parametrize(
    ("n", "attendue"), [([9, 0, 0, 0, 0], 0), ([2] * 5, 0.5), ([6, 0, 0, 0, 6], 1)]
)
def test_la_polarisation_va_d_un_seul_camp_a_deux(n: list[int], attendue: float) -> None:
    assert polarisation(accord_van_der_eijk(n)) == pytest.approx(attendue, abs=EXACT)


@given(effectifs)
def test_la_polarisation_reste_entre_zero_et_un_et_se_lit_dans_les_deux_sens(n: list[int]) -> None:
    mesure = polarisation(accord_van_der_eijk(n))
    assert mesure is not None
    assert 0 <= mesure <= 1
    assert polarisation(accord_van_der_eijk(n[::-1])) == mesure


@pytest.mark.parametrize("exprimes", [0, 1, 4])
def test_pas_de_polarisation_sans_assez_d_exprimes(exprimes: int) -> None:
    mesures = mesurer(ECHELLES["accord-5"], Repartition((exprimes, 0, 0, 0, 0), sans_avis=9))
    assert mesures.polarisation is None


def test_la_polarisation_accompagne_l_accord() -> None:
    mesures = mesurer(ECHELLES["accord-5"], Repartition((5, 0, 0, 0, 5)))
    assert (mesures.accord_a, mesures.polarisation) == (-1, 1)


def test_deux_degres_n_ont_pas_de_polarisation() -> None:
    assert mesurer(ECHELLES["deux-degres"], Repartition((5, 5))).polarisation is None
