"""Une répartition en une phrase : honnête à deux personnes comme à deux cents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.mesures import Repartition
from charte_studio.domaine.phrases import accord_en_mots, dire_repartition
from tests.outils.phrases import simple

ACCORD = ECHELLES["accord-5"]


@pytest.mark.parametrize(
    ("effectifs", "phrase"),
    [
        ((0, 0, 0, 0, 0), "Personne ne s’est exprimé."),
        (
            (0, 1, 0, 0, 0),
            ("Une seule personne s’est exprimée, elle est favorable ; trop peu pour un indice."),
        ),
        (
            (0, 0, 1, 0, 0),
            (
                "Une seule personne s’est exprimée, elle est entre les deux ; "
                "trop peu pour un indice."
            ),
        ),
        (
            (2, 1, 0, 1, 0),
            ("3 personnes sur 4 sont favorables, 1 est défavorable ; trop peu pour un indice."),
        ),
        (
            (0, 0, 0, 2, 2),
            ("Les 4 personnes exprimées sont défavorables ; trop peu pour un indice."),
        ),
        (
            (1, 0, 0, 0, 1),
            ("Sur 2 personnes, une est favorable et une défavorable ; trop peu pour un indice."),
        ),
        (
            (1, 0, 1, 0, 1),
            (
                "Sur 3 personnes, une est favorable, une défavorable et une entre les "
                "deux ; trop peu pour un indice."
            ),
        ),
        (
            (0, 0, 2, 1, 1),
            (
                "2 personnes sur 4 sont défavorables, 2 sont entre les deux ; "
                "trop peu pour un indice."
            ),
        ),
    ],
)
def test_a_quelques_uns_on_dit_les_comptes_et_aucun_indice(
    effectifs: tuple[int, ...], phrase: str
) -> None:
    assert simple(dire_repartition(ACCORD, Repartition(effectifs))) == phrase


def test_a_partir_de_cinq_on_dit_le_mot_les_comptes_la_mediane_et_l_accord() -> None:
    assert simple(dire_repartition(ACCORD, Repartition((14, 3, 2, 1, 2), 1, 3))) == (
        "Large accord : 17 favorables sur 22 exprimés (77 %), 3 défavorables, 2 entre les deux. "
        "Degré médian : « Tout à fait d’accord » ; les réponses sont plutôt resserrées. "
        "1 sans avis, 3 sans réponse."
    )
    assert simple(dire_repartition(ACCORD, Repartition((5, 0, 0, 0, 5)))) == (
        "Clivé : 5 favorables sur 10 exprimés (50 %), 5 défavorables. Degré médian : "
        "« Pas du tout d’accord » ; les réponses forment des camps opposés."
    )


def test_sans_avis_ne_se_confond_pas_avec_une_absence() -> None:
    assert simple(dire_repartition(ACCORD, Repartition((0,) * 5, 6, 0))) == (
        "Personne ne s’est exprimé. 6 sans avis."
    )
    assert simple(dire_repartition(ACCORD, Repartition((0,) * 5, 0, 6))) == (
        "Personne ne s’est exprimé. 6 sans réponse."
    )


def test_deux_degres_se_disent_sans_accord_a() -> None:
    phrase = simple(dire_repartition(ECHELLES["deux-degres"], Repartition((4, 2))))
    assert phrase.endswith("Degré médian : « D’accord ».")


@pytest.mark.parametrize(
    ("accord", "mots"),
    [
        (None, ""),
        (1, "toutes les réponses sont au même degré"),
        (0.75, "les réponses sont très resserrées"),
        (0.5, "les réponses sont plutôt resserrées"),
        (0, "les réponses sont dispersées"),
        (-1, "les réponses forment des camps opposés"),
    ],
)
def test_l_accord_se_dit_en_mots(accord: float | None, mots: str) -> None:
    assert accord_en_mots(accord) == mots


@given(st.sampled_from(sorted(ECHELLES)), st.data(), st.integers(0, 3), st.integers(0, 3))
def test_toute_repartition_de_toute_echelle_se_dit(
    cle: str, donnees: st.DataObject, sans_avis: int, manquants: int
) -> None:
    echelle = ECHELLES[cle]
    degres = len(echelle.degres)
    effectifs = donnees.draw(st.tuples(*[st.integers(0, 3)] * degres))
    phrase = dire_repartition(echelle, Repartition(effectifs, sans_avis, manquants))
    assert phrase.endswith(".")
    assert ("trop peu pour un indice" in phrase) is (0 < sum(effectifs) < 5)
    assert ("sans avis" in phrase) is (sans_avis > 0)
    assert ("sans réponse" in phrase) is (manquants > 0)
    assert "None" not in phrase
