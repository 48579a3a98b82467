"""Les mesures : valeurs publiées, bornes, et ce qui ne doit pas les changer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS
from charte_studio.domaine.mesures import (
    Deplacement,
    Repartition,
    accord_van_der_eijk,
    consensus_tastle_wierman,
    deplacement,
    mesurer,
    qualifier,
    rang_median,
    repartir,
)

ACCORD_5 = ECHELLES["accord-5"]
effectifs = st.lists(st.integers(0, 400), min_size=3, max_size=8).filter(any)
degres = st.integers(3, 8)


# --- accord A de Van der Eijk ------------------------------------------------------------------


@given(degres, st.integers(1, 50))
def test_autant_de_reponses_partout_donne_un_accord_nul(k: int, n: int) -> None:
    assert accord_van_der_eijk([n] * k) == 0


@given(degres, st.data())
def test_un_seul_pic_donne_un_accord_de_un_ou_qu_il_soit(k: int, donnees: st.DataObject) -> None:
    pic = donnees.draw(st.integers(0, k - 1))
    assert accord_van_der_eijk([9 * (rang == pic) for rang in range(k)]) == 1


@given(degres, st.integers(1, 50))
def test_deux_moities_aux_extremes_donnent_moins_un(k: int, n: int) -> None:
    assert accord_van_der_eijk([n, *[0] * (k - 2), n]) == -1


@pytest.mark.parametrize(
    ("motif", "attendu"),
    [
        # Triplets comptés à la main, puis U·(1 − (S − 1)/(K − 1)) avec K = 5.
        ([1, 1, 0, 0, 0], 0.75),
        ([1, 1, 1, 0, 0], 0.5),
        ([1, 1, 1, 1, 0], 0.25),
        ([0, 1, 1, 1, 0], 0.5),
        ([1, 0, 1, 0, 0], 1 / 6),  # 110 deux fois, 101 une fois : U = 2/9
        ([1, 0, 0, 1, 0], -5 / 12),  # 110 une fois, 101 deux fois : U = −5/9
        ([1, 0, 1, 0, 1], -5 / 18),  # 110 et 011 une fois, 101 quatre fois : U = −5/9
    ],
)
def test_l_accord_d_une_couche_suit_la_formule_de_l_article(
    motif: list[int], attendu: float
) -> None:
    assert accord_van_der_eijk(motif) == pytest.approx(attendu)


def test_l_exemple_publie_avec_agrmt_est_retrouve() -> None:
    """D. Ruedin, paquet R `agrmt`, aides de `agreement` et de `consensus`."""
    exemple = [30, 40, 210, 130, 530, 50, 10]
    assert accord_van_der_eijk(exemple) == pytest.approx(0.6113333, abs=1e-7)
    assert consensus_tastle_wierman(exemple) == pytest.approx(0.7256876, abs=1e-7)


def test_la_largeur_de_l_echelle_declaree_compte_meme_ou_personne_ne_repond() -> None:
    assert accord_van_der_eijk([5, 5, 0]) == pytest.approx(0.5)
    assert accord_van_der_eijk([5, 5, 0, 0, 0]) == pytest.approx(0.75)
    assert consensus_tastle_wierman([5, 5]) == pytest.approx(0)
    assert consensus_tastle_wierman([5, 5, 0, 0, 0]) == pytest.approx(0.807355, abs=1e-6)


@given(effectifs)
def test_les_indices_restent_dans_leurs_bornes(n: list[int]) -> None:
    accord, consensus = accord_van_der_eijk(n), consensus_tastle_wierman(n)
    assert accord is not None
    assert consensus is not None
    assert -1 <= accord <= 1
    assert 0 <= consensus <= 1


@given(effectifs)
def test_lire_l_echelle_a_l_envers_ne_change_pas_les_indices(n: list[int]) -> None:
    assert accord_van_der_eijk(n[::-1]) == accord_van_der_eijk(n)
    assert consensus_tastle_wierman(n[::-1]) == pytest.approx(consensus_tastle_wierman(n))


@given(effectifs, st.integers(2, 30))
def test_une_salle_plus_nombreuse_de_meme_avis_a_les_memes_indices(n: list[int], k: int) -> None:
    plus = [k * effectif for effectif in n]
    assert accord_van_der_eijk(plus) == accord_van_der_eijk(n)
    assert consensus_tastle_wierman(plus) == pytest.approx(consensus_tastle_wierman(n))


@pytest.mark.parametrize("indice", [accord_van_der_eijk, consensus_tastle_wierman])
def test_sans_reponse_aucun_indice_et_aucune_division_par_zero(indice: object) -> None:
    assert callable(indice)
    assert indice([0, 0, 0, 0, 0]) is None


def test_deux_degres_n_ont_pas_d_accord_a_mais_un_consensus() -> None:
    assert accord_van_der_eijk([4, 3]) is None
    assert consensus_tastle_wierman([7, 0]) == 1


# --- consensus de Tastle et Wierman ------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "attendu"),
    [
        ([6, 0, 0, 0, 0], 1.0),
        ([3, 0, 0, 0, 3], 0.0),
        ([1, 1, 1, 1, 1], 0.433985),  # 1 − (2·1 + 2·log₂(4/3)) / 5
        ([0, 3, 0, 3, 0], 0.584963),  # log₂(3/2)
    ],
)
def test_le_consensus_prend_les_valeurs_de_sa_definition(n: list[int], attendu: float) -> None:
    assert consensus_tastle_wierman(n) == pytest.approx(attendu, abs=1e-6)


# --- médiane basse -----------------------------------------------------------------------------


@given(effectifs)
def test_la_mediane_est_le_moins_favorable_des_deux_du_milieu(n: list[int]) -> None:
    reponses = [rang for rang, effectif in enumerate(n) for _ in range(effectif)]
    assert rang_median(n) == reponses[len(reponses) // 2]


def test_a_egalite_la_mediane_ne_flatte_pas() -> None:
    assert mesurer(ACCORD_5, Repartition((0, 3, 0, 0, 3))).degre_median == "pas-du-tout"


def test_sans_reponse_il_n_y_a_pas_de_mediane() -> None:
    with pytest.raises(ValueError, match="pas de médiane"):
        rang_median([0, 0, 0])


# --- répartition et mesures --------------------------------------------------------------------


def test_sans_avis_est_une_reponse_et_pas_une_absence() -> None:
    repartition = repartir(
        ACCORD_5, ["plutot", None, SANS_AVIS, "plutot", "partage", None], manquants=1
    )
    assert repartition == Repartition((0, 2, 1, 0, 0), sans_avis=1, manquants=3)
    assert (repartition.exprimes, repartition.reponses) == (3, 4)


def test_une_reponse_etrangere_a_l_echelle_est_refusee() -> None:
    with pytest.raises(KeyError):
        repartir(ACCORD_5, ["excellent"])


def test_les_parts_portent_sur_les_exprimes() -> None:
    mesures = mesurer(ACCORD_5, Repartition((2, 4, 1, 0, 1), sans_avis=5, manquants=9))
    assert (mesures.favorables, mesures.defavorables) == (6, 1)
    assert (mesures.part_favorable, mesures.part_defavorable) == (0.75, 0.125)


def test_sans_exprime_tout_est_vide_et_rien_n_est_invente() -> None:
    mesures = mesurer(ACCORD_5, Repartition((0, 0, 0, 0, 0), sans_avis=8))
    assert mesures.part_favorable is None
    assert mesures.part_defavorable is None
    assert mesures.degre_median is None
    assert mesures.qualification == "trop peu de réponses"


@pytest.mark.parametrize(("exprimes", "calcule"), [(4, False), (5, True)])
def test_aucun_indice_sous_cinq_exprimes(exprimes: int, calcule: bool) -> None:
    mesures = mesurer(ACCORD_5, Repartition((exprimes, 0, 0, 0, 0), sans_avis=10))
    assert (mesures.accord_a is not None) is calcule
    assert (mesures.consensus is not None) is calcule
    assert (mesures.qualification == "trop peu de réponses") is not calcule
    assert mesures.degre_median == "tout-a-fait"


@pytest.mark.parametrize("cle", ECHELLES)
def test_toute_repartition_de_toute_echelle_se_mesure(cle: str) -> None:
    echelle = ECHELLES[cle]
    mesures = mesurer(echelle, Repartition((3,) * len(echelle.degres)))
    assert mesures.favorables == 3 * echelle.favorables
    assert mesures.defavorables == 3 * echelle.defavorables
    assert (mesures.accord_a is None) is (len(echelle.degres) < 3)
    assert mesures.consensus is not None


# --- qualification -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exprimes", "favorables", "defavorables", "mot"),
    [
        (4, 4, 0, "trop peu de réponses"),
        (20, 16, 1, "consensus"),
        (20, 15, 1, "large accord"),
        (20, 16, 2, "large accord"),
        (12, 8, 3, "large accord"),
        (12, 8, 4, "clivé"),
        (12, 7, 3, "partagé"),
        (12, 4, 4, "clivé"),
        (12, 4, 8, "rejet"),
        (12, 0, 8, "rejet"),
        (12, 3, 7, "partagé"),
        (12, 0, 0, "partagé"),
    ],
)
def test_la_qualification_change_exactement_au_seuil(
    exprimes: int, favorables: int, defavorables: int, mot: str
) -> None:
    assert qualifier(exprimes, favorables, defavorables) == mot


@given(st.integers(5, 60), st.data())
def test_une_voix_favorable_de_plus_ne_degrade_jamais(n: int, donnees: st.DataObject) -> None:
    """Quand une personne passe de l’autre camp au camp favorable, le mot ne recule pas."""
    echelle = ["rejet", "clivé", "partagé", "large accord", "consensus"]
    favorables = donnees.draw(st.integers(0, n - 1))
    avant = qualifier(n, favorables, n - favorables)
    apres = qualifier(n, favorables + 1, n - favorables - 1)
    assert echelle.index(apres) >= echelle.index(avant)


# --- déplacement entre les tours ---------------------------------------------------------------


def test_le_deplacement_ne_compte_que_les_exprimes_des_deux_tours() -> None:
    paires = [
        ("pas-du-tout", "plutot"),
        ("tout-a-fait", "plutot"),
        ("plutot", "plutot"),
        ("plutot", None),
        (None, "plutot"),
        (SANS_AVIS, "plutot"),
        ("plutot", SANS_AVIS),
    ]
    assert deplacement(ACCORD_5, paires) == Deplacement(
        vers_accord=1, vers_desaccord=1, immobiles=1
    )


@given(st.lists(st.tuples(*[st.sampled_from([d.cle for d in ACCORD_5.degres])] * 2)))
def test_inverser_les_tours_inverse_le_deplacement(paires: list[tuple[str, str]]) -> None:
    aller = deplacement(ACCORD_5, paires)
    retour = deplacement(ACCORD_5, [(apres, avant) for avant, apres in paires])
    assert (aller.vers_accord, aller.vers_desaccord) == (retour.vers_desaccord, retour.vers_accord)
    assert aller.vers_accord + aller.vers_desaccord + aller.immobiles == len(paires)
