"""Écrire en français : clés, accords, dates, énumérations."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.domaine.francais import (
    accorder,
    date_en_lettres,
    en_cle,
    enumerer,
    pourcentage,
)
from tests.outils.phrases import simple


@pytest.mark.parametrize(
    ("titre", "cle"),
    [
        ("Transparence", "transparence"),
        ("Primauté humaine", "primaute-humaine"),
        ("L’œuvre d’une IA", "l-oeuvre-d-une-ia"),
        ("ŒUVRE et curriculum vitæ", "oeuvre-et-curriculum-vitae"),
        ("  DSI & données (2026)  ", "dsi-donnees-2026"),
        ("À part ça, où ?", "a-part-ca-ou"),
        ("e\u0301galite\u0301", "egalite"),
        ("— ! —", ""),
    ],
)
def test_la_cle_est_le_titre_en_minuscules_sans_accents(titre: str, cle: str) -> None:
    assert en_cle(titre) == cle


@given(st.text())
def test_une_cle_est_toujours_bien_formee_et_se_redonne_elle_meme(texte: str) -> None:
    cle = en_cle(texte)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", cle)
    assert en_cle(cle) == cle


@pytest.mark.parametrize(
    ("nombre", "phrase"), [(0, "0 objection"), (1, "1 objection"), (2, "2 objections")]
)
def test_le_pluriel_commence_a_deux(nombre: int, phrase: str) -> None:
    assert accorder(nombre, "objection", "objections") == phrase


@pytest.mark.parametrize(
    ("jour", "phrase"),
    [
        (dt.date(2026, 11, 1), "1er novembre 2026"),
        (dt.date(2026, 2, 28), "28 février 2026"),
        (dt.date(2027, 8, 21), "21 août 2027"),
        (dt.date(2024, 12, 31), "31 décembre 2024"),
    ],
)
def test_une_date_s_ecrit_en_lettres(jour: dt.date, phrase: str) -> None:
    assert date_en_lettres(jour) == phrase


@pytest.mark.parametrize(
    ("elements", "phrase"),
    [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")],
)
def test_une_enumeration_finit_par_et(elements: list[str], phrase: str) -> None:
    assert enumerer(elements) == phrase


@pytest.mark.parametrize(("part", "phrase"), [(None, "—"), (0.0, "0 %"), (6 / 7, "86 %")])
def test_une_part_s_ecrit_en_pourcentage(part: float | None, phrase: str) -> None:
    assert simple(pourcentage(part)) == phrase
