"""Ce qui change d’un tour à l’autre, avec ou sans les noms."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.deplacements import (
    apparier,
    compter_flux,
    dire_flux,
    ecart_des_repartitions,
    flux_montrable,
    flux_par_sens,
)
from charte_studio.domaine.echelles import ECHELLES, SANS_AVIS
from charte_studio.domaine.mesures import Repartition, deplacement, repartir
from tests.outils.phrases import simple

ACCORD = ECHELLES["accord-5"]
CLES = [degre.cle for degre in ACCORD.degres]
reponses = st.sampled_from([*CLES, SANS_AVIS, None])
paires = st.lists(st.tuples(reponses, reponses), max_size=40)


@given(paires)
def test_les_marges_du_flux_sont_les_repartitions_des_deux_tours(
    liste: list[tuple[str | None, str | None]],
) -> None:
    flux = compter_flux(ACCORD, liste)
    for marge, cote in ((flux.avant, 0), (flux.apres, 1)):
        repartition = repartir(ACCORD, [paire[cote] for paire in liste])
        assert marge == (*repartition.effectifs, repartition.sans_avis, repartition.manquants)
    assert sum(flux.en_paires().values()) == len(liste)


@given(paires)
def test_le_flux_et_le_deplacement_comptent_les_memes_personnes(
    liste: list[tuple[str | None, str | None]],
) -> None:
    flux, deplace = compter_flux(ACCORD, liste), deplacement(ACCORD, liste)
    degres = range(len(CLES))
    assert deplace.immobiles == sum(flux.matrice[rang][rang] for rang in degres)
    assert deplace.vers_accord == sum(flux.matrice[a][b] for a in degres for b in degres if b < a)


@given(paires)
def test_reunir_les_degres_par_sens_ne_perd_personne(
    liste: list[tuple[str | None, str | None]],
) -> None:
    flux = compter_flux(ACCORD, liste)
    reuni = flux_par_sens(ACCORD, flux)
    assert reuni.avant[0] == sum(flux.avant[:2])
    assert reuni.apres[-2:] == flux.apres[-2:]
    assert sum(reuni.avant) == len(liste)


def test_sans_avis_et_absence_sont_deux_lignes_du_flux() -> None:
    flux = compter_flux(ACCORD, [(None, "plutot"), (SANS_AVIS, "plutot"), ("plutot", None)])
    assert flux.nombre(None, "plutot") == flux.nombre(SANS_AVIS, "plutot") == 1
    assert flux.nombre("plutot", None) == 1
    assert flux.immobiles == 0
    with pytest.raises(KeyError):
        compter_flux(ACCORD, [("excellent", "plutot")])


def test_on_apparie_les_deux_tours_et_les_inscrits_qui_n_ont_rien_dit() -> None:
    avant, apres = {1: "plutot", 2: "partage"}, {2: "plutot", 3: SANS_AVIS}
    assert sorted(apparier(avant, apres, [1, 2, 3, 4]), key=str) == sorted(
        [("plutot", None), ("partage", "plutot"), (None, SANS_AVIS), (None, None)], key=str
    )


def test_un_groupe_trop_petit_ne_se_suit_pas_d_un_tour_a_l_autre() -> None:
    liste = [("plutot", "plutot")] * 5 + [("partage", "plutot")] * 3
    assert flux_montrable(compter_flux(ACCORD, liste), 3)
    seul = [*liste, ("pas-du-tout", "plutot")]
    assert not flux_montrable(compter_flux(ACCORD, seul), 3)
    assert not flux_montrable(flux_par_sens(ACCORD, compter_flux(ACCORD, seul)), 3)
    en_deux = [("pas-du-tout", "plutot")] * 2 + [("plutot-pas", "tout-a-fait")] * 2
    assert not flux_montrable(compter_flux(ACCORD, en_deux), 3)
    assert flux_montrable(flux_par_sens(ACCORD, compter_flux(ACCORD, en_deux)), 3)


@pytest.mark.parametrize(
    ("liste", "phrase"),
    [
        ([], "Personne n’a pris position aux deux tours."),
        (
            [("plutot", None)],
            ("Personne n’a pris position aux deux tours. 1 personne n’a plus pris position après."),
        ),
        ([("plutot", "plutot")], "Une seule personne a pris position aux deux tours, sans bouger."),
        (
            [("partage", "plutot")],
            ("Une seule personne a pris position aux deux tours ; elle a bougé vers l’accord."),
        ),
        (
            [("plutot", "plutot")] * 4,
            ("Sur 4 personnes qui ont pris position aux deux tours, aucune n’a bougé."),
        ),
        (
            [("plutot", "plutot")] * 3 + [("plutot", "partage")],
            (
                "Sur 4 personnes qui ont pris "
                "position aux deux tours, une a bougé vers le désaccord, aucune vers l’accord."
            ),
        ),
        (
            [("partage", "plutot")] * 3 + [("plutot", "partage")] + [(SANS_AVIS, "plutot")] * 2,
            (
                "Sur 4 personnes qui ont pris position aux deux tours, 4 ont bougé : "
                "3 vers l’accord, 1 vers le désaccord. "
                "2 personnes n’avaient pas pris position avant."
            ),
        ),
    ],
)
def test_le_flux_se_dit_sans_nommer_de_degre(
    liste: list[tuple[str | None, str | None]], phrase: str
) -> None:
    assert simple(dire_flux(ACCORD, compter_flux(ACCORD, liste))) == phrase


# --- quand on ne sait pas qui ------------------------------------------------------------------

comptes = st.lists(st.integers(0, 30), min_size=5, max_size=5).map(tuple)


@given(comptes.filter(any), comptes.filter(any))
def test_l_ecart_des_repartitions_est_exact_borne_et_symetrique(
    a: tuple[int, ...], b: tuple[int, ...]
) -> None:
    aller = ecart_des_repartitions(ACCORD, Repartition(a), Repartition(b))
    retour = ecart_des_repartitions(ACCORD, Repartition(b), Repartition(a))
    assert aller.variation is not None
    assert aller.favorable is not None
    assert retour.favorable is not None
    assert 0 <= aller.variation == retour.variation <= 1
    assert aller.favorable == -retour.favorable
    assert abs(aller.favorable) <= aller.variation


@given(st.lists(st.tuples(st.sampled_from(CLES), st.sampled_from(CLES)), min_size=1, max_size=30))
def test_les_deplaces_sont_un_minimum_de_ceux_qui_ont_vraiment_bouge(
    liste: list[tuple[str, str]],
) -> None:
    avant, apres = (repartir(ACCORD, [paire[cote] for paire in liste]) for cote in (0, 1))
    deplaces = ecart_des_repartitions(ACCORD, avant, apres).deplaces
    assert deplaces is not None
    assert deplaces <= sum(a != b for a, b in liste)


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        (
            (5, 5, 0, 5, 5),
            (5, 10, 0, 0, 5),
            (
                "10 favorables sur 20 exprimés avant, 15 sur 20 après "
                "(+25 points). 5 réponses au moins ont changé."
            ),
        ),
        (
            (2, 2, 0, 2, 4),
            (2, 1, 1, 2, 4),
            (
                "4 favorables sur 10 exprimés avant, 3 sur 10 après "
                "(−10 points). Une réponse au moins a changé."
            ),
        ),
        (
            (4, 2, 0, 0, 0),
            (2, 4, 0, 0, 0),
            (
                "6 favorables sur 6 exprimés avant, 6 sur 6 après "
                "(part inchangée). 2 réponses au moins ont changé."
            ),
        ),
        (
            (1, 1, 0, 0, 0),
            (2, 2, 0, 0, 0),
            ("2 favorables sur 2 exprimés avant, 4 sur 4 après. La répartition est la même."),
        ),
        (
            (1, 0, 0, 0, 2),
            (2, 1, 0, 0, 2),
            (
                "1 favorable sur 3 exprimés avant, 3 sur 5 après. "
                "L’écart entre les deux répartitions est de 27 %."
            ),
        ),
        (
            (0, 0, 0, 0, 0),
            (3, 1, 0, 0, 2),
            ("Personne ne s’est exprimé avant le débat : rien à comparer."),
        ),
        (
            (3, 0, 0, 0, 0),
            (0, 0, 0, 0, 0),
            ("Personne ne s’est exprimé après le débat : rien à comparer."),
        ),
        ((0,) * 5, (0,) * 5, "Personne ne s’est exprimé à aucun des deux tours."),
    ],
)
def test_l_ecart_se_dit_avec_ses_effectifs(
    avant: tuple[int, ...], apres: tuple[int, ...], phrase: str
) -> None:
    ecart = ecart_des_repartitions(ACCORD, Repartition(avant), Repartition(apres))
    assert simple(ecart.phrase) == phrase


def test_les_sans_avis_ne_comptent_pas_dans_l_ecart() -> None:
    ecart = ecart_des_repartitions(
        ACCORD, Repartition((3, 0, 0, 0, 3), sans_avis=8), Repartition((3, 0, 0, 0, 3))
    )
    assert (ecart.variation, ecart.favorable, ecart.deplaces) == (Fraction(0), Fraction(0), 0)


def test_deux_echelles_differentes_ne_se_comparent_pas() -> None:
    with pytest.raises(ValueError, match="argument"):
        ecart_des_repartitions(ACCORD, Repartition((1, 0, 0, 0, 0)), Repartition((1, 0)))
