"""Le jugement majoritaire : la mention, la jauge, le départage complet et les vrais ex æquo."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.echelles import ECHELLES, Echelle
from charte_studio.domaine.jugement import (
    AU_PLUS_BAS,
    HORS_COMPTE,
    classer,
    comparer,
    dire_traitement,
    juger,
)
from charte_studio.domaine.mesures import Repartition, rang_median
from tests.outils.phrases import simple

MENTIONS = ECHELLES["mentions-7"]
ACCORD = ECHELLES["accord-5"]
profils = st.lists(st.integers(0, 7), min_size=5, max_size=5).filter(any)


def valeur_majoritaire(effectifs: list[int]) -> list[int]:
    """La définition, prise au mot : noter la médiane, retirer ce bulletin, recommencer."""
    reste, suite = list(effectifs), []
    while any(reste):
        rang = rang_median(reste)
        suite.append(rang)
        reste[rang] -= 1
    return suite


def au_meme_total(a: list[int], b: list[int]) -> tuple[list[int], list[int]]:
    """Chaque bulletin répété pour que les deux profils aient autant de voix."""
    total = lcm(sum(a), sum(b))
    return [total // sum(a) * n for n in a], [total // sum(b) * n for n in b]


def signe(nombre: int) -> int:
    return (nombre > 0) - (nombre < 0)


@given(profils, profils)
def test_comparer_equivaut_a_retirer_les_mentions_majoritaires_une_a_une(
    a: list[int], b: list[int]
) -> None:
    egal_a, egal_b = au_meme_total(a, b)
    suite_a, suite_b = valeur_majoritaire(egal_a), valeur_majoritaire(egal_b)
    assert comparer(a, b) == (suite_a > suite_b) - (suite_a < suite_b)


@given(profils, profils)
def test_quand_la_jauge_departage_le_classement_dit_comme_elle(a: list[int], b: list[int]) -> None:
    """La jauge (p, α±, q) : α+ avant α−, puis le plus grand p, ou le plus petit q."""

    def jauge(n: list[int]) -> tuple[int, int, Fraction]:
        rang, total = rang_median(n), sum(n)
        p, q = Fraction(sum(n[:rang]), total), Fraction(sum(n[rang + 1 :]), total)
        return (rang, 0, -p) if p > q else (rang, 1, q)

    if jauge(a) != jauge(b):
        assert comparer(a, b) == (1 if jauge(a) > jauge(b) else -1)


@given(profils, profils)
def test_seules_des_parts_identiques_sont_ex_aequo(a: list[int], b: list[int]) -> None:
    egal_a, egal_b = au_meme_total(a, b)
    assert (comparer(a, b) == 0) is (egal_a == egal_b)
    assert comparer(a, b) == -comparer(b, a)


@given(profils, profils, st.integers(1, 40), st.integers(1, 40))
def test_des_salles_plus_nombreuses_de_meme_avis_se_classent_pareil(
    a: list[int], b: list[int], k: int, m: int
) -> None:
    assert comparer([k * n for n in a], [m * n for n in b]) == comparer(a, b)


@given(st.lists(profils, min_size=3, max_size=3))
def test_le_classement_est_coherent_de_proche_en_proche(trois: list[list[int]]) -> None:
    a, b, c = trois
    if comparer(a, b) <= 0 and comparer(b, c) <= 0:
        assert comparer(a, c) == min(comparer(a, b), comparer(b, c))


@given(profils, st.integers(0, 3))
def test_une_voix_plus_favorable_ne_fait_jamais_reculer(n: list[int], rang: int) -> None:
    if n[rang + 1]:
        mieux = list(n)
        mieux[rang + 1] -= 1
        mieux[rang] += 1
        assert comparer(mieux, n) == -1


def test_l_experience_d_orsay_est_retrouvee() -> None:
    """Balinski et Laraki, bureaux d’Orsay, 22 avril 2007 : parts publiées, en pour mille."""
    resultats = {
        "Besancenot": (41, 99, 163, 160, 226, 311),
        "Voynet": (29, 93, 175, 237, 261, 205),
        "Sarkozy": (191, 198, 143, 115, 71, 282),
        "Royal": (167, 227, 191, 168, 122, 126),
        "Bayrou": (136, 307, 251, 148, 84, 74),
    }
    six = Echelle(
        "orsay", "Orsay", (*MENTIONS.degres[:5], MENTIONS.degres[6]), favorables=3, defavorables=2
    )
    places = classer(six, {nom: Repartition(n) for nom, n in resultats.items()})
    assert [place.cle for place in places] == [
        "Bayrou", "Royal", "Sarkozy", "Voynet", "Besancenot",
    ]  # fmt: skip
    dits = [(p.jugement.mention, p.jugement.signe) for p in places if p.jugement]
    assert dits == [
        ("bien", "+"), ("bien", "−"), ("bien", "−"), ("assez-bien", "−"), ("passable", "+"),
    ]  # fmt: skip
    premier = places[0].jugement
    assert premier is not None
    assert (premier.au_dessus, premier.au_dessous) == (Fraction(443, 1000), Fraction(306, 1000))


# --- le classement d’une liste -----------------------------------------------------------------


def test_les_ex_aequo_partagent_leur_place_et_la_suivante_est_sautee() -> None:
    places = classer(
        ACCORD,
        {
            "vide": Repartition((0, 0, 0, 0, 0), sans_avis=3),
            "dernier": Repartition((0, 0, 0, 0, 4)),
            "double": Repartition((2, 4, 0, 2, 0)),
            "simple": Repartition((1, 2, 0, 1, 0)),
            "premier": Repartition((3, 1, 0, 0, 0)),
        },
    )
    assert [(p.cle, p.place, p.ex_aequo) for p in places] == [
        ("premier", 1, False),
        ("double", 2, True),
        ("simple", 2, True),
        ("dernier", 4, False),
        ("vide", None, False),
    ]
    assert places[-1].jugement is None


def test_sans_principe_il_n_y_a_rien_a_classer() -> None:
    assert classer(ACCORD, {}) == ()


def test_meme_mention_le_departage_regarde_ce_qui_suit() -> None:
    """Même médiane, mêmes parts au-dessus et au-dessous : la jauge seule les dirait ex æquo."""
    a, b = (2, 0, 4, 2, 0), (0, 2, 4, 2, 0)
    places = classer(ACCORD, {"b": Repartition(b), "a": Repartition(a)})
    assert [(p.cle, p.place) for p in places] == [("a", 1), ("b", 2)]


# --- les « sans avis » -------------------------------------------------------------------------


def test_les_sans_avis_sont_hors_du_compte_ou_au_plus_bas() -> None:
    repartition = Repartition((3, 2, 0, 0, 0), sans_avis=5)
    hors = juger(ACCORD, repartition)
    bas = juger(ACCORD, repartition, sans_avis=AU_PLUS_BAS)
    assert hors is not None
    assert bas is not None
    assert (hors.mention, hors.voix) == ("tout-a-fait", 5)
    assert (bas.mention, bas.voix) == ("pas-du-tout", 10)
    assert hors == juger(ACCORD, repartition, sans_avis=HORS_COMPTE)


def test_compter_les_sans_avis_peut_changer_le_classement_et_on_le_dit() -> None:
    deux = {
        "aime": Repartition((4, 0, 0, 0, 0), sans_avis=6),
        "connu": Repartition((2, 8, 0, 0, 0)),
    }
    assert [p.cle for p in classer(ACCORD, deux)] == ["aime", "connu"]
    assert [p.cle for p in classer(ACCORD, deux, sans_avis=AU_PLUS_BAS)] == ["connu", "aime"]
    assert simple(dire_traitement(deux.values())) == (
        "« Sans avis » reste hors du compte : seules les mentions données sont comparées. "
        "Il y en a 6."
    )
    assert simple(dire_traitement(deux.values(), sans_avis=AU_PLUS_BAS)).startswith(
        "« Sans avis » est compté au plus bas"
    )
    assert dire_traitement([Repartition((1, 0, 0, 0, 0))]) == ""


def test_un_traitement_inconnu_et_un_profil_vide_sont_refuses() -> None:
    with pytest.raises(ValueError, match="inconnu"):
        juger(ACCORD, Repartition((1, 0, 0, 0, 0)), sans_avis="au-plus-haut")
    with pytest.raises(ValueError, match="rien à juger"):
        comparer([1, 0], [0, 0])
    assert juger(ACCORD, Repartition((0, 0, 0, 0, 0), sans_avis=4)) is None


@pytest.mark.parametrize(
    ("effectifs", "phrase"),
    [
        ((4, 1, 3, 1, 0), "« Plutôt d’accord » − : 44 % des 9 voix au-dessus, 44 % au-dessous."),
        ((4, 2, 3, 0, 0), "« Plutôt d’accord » + : 44 % des 9 voix au-dessus, 33 % au-dessous."),
        ((0, 0, 1, 0, 0), "« Partagé », d’une seule voix."),
        ((0, 0, 0, 6, 0), "« Plutôt pas d’accord », de toutes les voix (6)."),
    ],
)
def test_le_jugement_se_dit_en_une_phrase(effectifs: tuple[int, ...], phrase: str) -> None:
    jugement = juger(ACCORD, Repartition(effectifs))
    assert jugement is not None
    assert simple(jugement.phrase(ACCORD)) == phrase
