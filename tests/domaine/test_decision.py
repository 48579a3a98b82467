"""La règle annoncée et ce qu’elle suggère : une issue, et la phrase qui la justifie."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.decision import (
    RegleDecision,
    Suggestion,
    en_mots,
    suggerer,
    suggerer_amendement,
)
from charte_studio.domaine.echelles import ECHELLES
from charte_studio.domaine.mesures import Repartition, mesurer
from charte_studio.domaine.vocabulaire import ISSUES
from tests.outils.phrases import simple

ACCORD_5 = ECHELLES["accord-5"]


def suggestion(
    effectifs: tuple[int, ...],
    regle: RegleDecision | None = None,
    *,
    sans_avis: int = 0,
    manquants: int = 0,
    maintenues: int = 0,
    ouvertes: int = 0,
) -> Suggestion:
    repartition = Repartition(effectifs, sans_avis, manquants)
    obtenue = suggerer(
        regle or RegleDecision(),
        repartition,
        mesurer(ACCORD_5, repartition),
        objections_maintenues=maintenues,
        objections_ouvertes=ouvertes,
    )
    return Suggestion(obtenue.issue, simple(obtenue.phrase))


def test_la_regle_par_defaut_s_annonce_en_une_phrase() -> None:
    assert simple(RegleDecision().en_phrase()) == (
        "Un principe est adopté à partir de deux tiers de positions favorables parmi les exprimés, "
        "écarté sous un tiers, renvoyé au dialogue social entre les deux. Quorum : la moitié des "
        "attendus. Objection maintenue : elle fait adopter avec réserves."
    )


@pytest.mark.parametrize(
    ("part", "mots"),
    [
        (Fraction(2, 3), "deux tiers"),
        (Fraction(1, 2), "la moitié"),
        (Fraction(4, 6), "deux tiers"),
        (Fraction(11, 20), "55 %"),
    ],
)
def test_une_part_se_dit_en_mots_quand_l_usage_en_a_un(part: Fraction, mots: str) -> None:
    assert simple(en_mots(part)) == mots


@pytest.mark.parametrize(
    ("effectifs", "issue"),
    [
        ((4, 2, 0, 3, 0), "adopte"),
        ((4, 1, 0, 4, 0), "renvoye"),
        ((2, 1, 0, 6, 0), "renvoye"),
        ((2, 0, 1, 6, 0), "ecarte"),
        ((0, 0, 0, 0, 9), "ecarte"),
    ],
)
def test_les_seuils_sont_atteints_a_l_egalite_exacte(
    effectifs: tuple[int, ...], issue: str
) -> None:
    assert suggestion(effectifs).issue == issue


def test_l_adoption_dit_le_compte_et_le_seuil() -> None:
    assert suggestion((4, 3, 1, 1, 0)).phrase == (
        "7 favorables, 1 défavorable, 1 partagé : le seuil annoncé (deux tiers) est atteint, "
        "sans objection maintenue."
    )


def test_le_renvoi_dit_ce_que_la_regle_demandait() -> None:
    assert suggestion((3, 2, 0, 4, 0)).phrase == (
        "5 favorables, 4 défavorables : la règle annoncée demande deux tiers des exprimés."
    )


def test_l_ecart_dit_sous_quelle_part_on_ecarte() -> None:
    assert suggestion((1, 0, 0, 3, 4)).phrase == (
        "1 favorable, 7 défavorables : sous un tiers de favorables parmi les exprimés, "
        "la règle annoncée écarte le principe."
    )


@pytest.mark.parametrize(
    ("effet", "issue", "fin"),
    [
        ("reserves", "adopte-avec-reserves", "2 objections maintenues : adoption avec réserves."),
        ("renvoi", "renvoye", "2 objections maintenues : renvoi au dialogue social."),
        ("aucun", "adopte", ""),
    ],
)
def test_une_objection_maintenue_a_l_effet_annonce(effet: str, issue: str, fin: str) -> None:
    obtenue = suggestion((9, 0, 0, 0, 0), RegleDecision(effet_objection=effet), maintenues=2)
    assert obtenue.issue == issue
    assert obtenue.phrase.endswith(fin)


def test_sans_effet_sur_l_issue_une_objection_maintenue_se_dit_quand_meme() -> None:
    obtenue = suggestion((9, 0, 0, 0, 0), RegleDecision(effet_objection="aucun"), maintenues=1)
    assert obtenue.phrase.endswith("est atteint ; 1 objection maintenue, sans changer l’issue.")


def test_une_objection_ouverte_n_empeche_pas_mais_se_rappelle() -> None:
    obtenue = suggestion((9, 0, 0, 0, 0), ouvertes=1)
    assert obtenue.issue == "adopte"
    assert "1 objection reste ouverte : à traiter avant de trancher" in obtenue.phrase


def test_sans_quorum_la_regle_ne_dit_rien_et_le_dit() -> None:
    obtenue = suggestion((1, 0, 0, 0, 0), manquants=5)
    assert obtenue == Suggestion(
        None,
        "1 favorable, 0 défavorable : 1 réponse sur 6, "
        "le quorum annoncé (la moitié) n’est pas atteint.",
    )


def test_sans_avis_compte_pour_le_quorum_mais_pas_pour_la_part() -> None:
    obtenue = suggestion((2, 0, 0, 0, 0), sans_avis=3, manquants=5)
    assert obtenue.issue == "adopte"


def test_personne_d_exprime_ne_suggere_rien() -> None:
    obtenue = suggestion((0, 0, 0, 0, 0), sans_avis=7)
    assert obtenue.issue is None
    assert obtenue.phrase.startswith("Personne ne s’est exprimé")


parts = st.fractions(0, 1, max_denominator=20)


@given(
    st.tuples(*[st.integers(0, 30)] * 5),
    st.tuples(parts, parts, parts),
    st.integers(0, 20),
    st.integers(0, 2),
)
def test_toute_repartition_recoit_une_issue_connue_et_une_phrase(
    effectifs: tuple[int, ...],
    seuils: tuple[Fraction, Fraction, Fraction],
    manquants: int,
    maintenues: int,
) -> None:
    bas, haut, quorum = *sorted(seuils[:2]), seuils[2]
    regle = RegleDecision(seuil_adoption=haut, seuil_rejet=bas, quorum=quorum)
    obtenue = suggestion(effectifs, regle, manquants=manquants, maintenues=maintenues)
    exprimes = sum(effectifs)
    if exprimes == 0 or exprimes < quorum * (exprimes + manquants):
        assert obtenue.issue is None
    else:
        part = Fraction(sum(effectifs[:2]), exprimes)
        assert obtenue.issue in ISSUES
        assert (obtenue.issue == "ecarte") is (part < bas)
        assert (obtenue.issue in ("adopte", "adopte-avec-reserves")) is (part >= haut)
    assert obtenue.phrase.endswith(".")


@pytest.mark.parametrize(
    "champs",
    [
        {"seuil_adoption": Fraction(1, 4), "seuil_rejet": Fraction(1, 2)},
        {"seuil_adoption": Fraction(3, 2)},
        {"seuil_rejet": Fraction(-1, 3)},
        {"quorum": Fraction(2)},
        {"effet_objection": "veto"},
    ],
)
def test_une_regle_incoherente_ne_peut_pas_exister(champs: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"seuils de la règle|Effet d’objection"):
        RegleDecision(**champs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("effectifs", "issue", "phrase"),
    [
        ((4, 2, 0, 1, 0), "adopte", "6 favorables, 1 défavorable : le seuil annoncé (deux tiers)"),
        ((0, 1, 0, 3, 2), "ecarte", "la règle annoncée écarte l’amendement."),
        ((1, 2, 0, 3, 0), None, "C’est à la salle de dire si elle garde le texte d’origine."),
        ((0, 0, 0, 0, 0), None, "Personne ne s’est exprimé"),
    ],
)
def test_la_regle_parle_d_un_amendement_sans_parler_d_objection(
    effectifs: tuple[int, ...], issue: str | None, phrase: str
) -> None:
    repartition = Repartition(effectifs, 0, 0)
    obtenue = suggerer_amendement(RegleDecision(), repartition, mesurer(ACCORD_5, repartition))
    assert obtenue.issue == issue
    assert phrase in simple(obtenue.phrase)
    assert "objection" not in obtenue.phrase
    assert "principe" not in obtenue.phrase


def test_le_quorum_vaut_aussi_pour_un_amendement() -> None:
    repartition = Repartition((1, 0, 0, 0, 0), 0, 9)
    obtenue = suggerer_amendement(RegleDecision(), repartition, mesurer(ACCORD_5, repartition))
    assert obtenue.issue is None
    assert "quorum" in obtenue.phrase
