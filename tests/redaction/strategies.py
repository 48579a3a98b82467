"""Des blocs quelconques, tels que `lire_blocs` en rend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from hypothesis import strategies as st

from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Code,
    Ligne,
    Liste,
    Paragraphe,
    Portion,
    Separateur,
    Tableau,
    Titre,
    texte_nu,
)

ALPHABET = "aé1 .,:;!?*_`~#>+-=|[](){}<>&\\\"'’«»\u00a0—…☕\t"
_MOTS = st.text(ALPHABET, min_size=1, max_size=8)
_AMORCES = st.sampled_from(
    ["", "1. ", "2) ", "- ", "# ", "> ", "```", "~~~", "===", "---", "&amp;", "{#a}", "{", "| a |"]
)
_LIENS = st.sampled_from(["", "", "https://exemple.fr/a_b?c=d&e=f(g)", "mailto:a@b.fr"])


def reunies(portions: Iterable[Portion]) -> Ligne:
    """Une ligne telle que `lire_blocs` en rend : les voisines de même mise en forme réunies."""
    return tuple(
        replace(modele, texte=texte_nu(groupe))
        for modele, groupe in groupby(portions, key=lambda portion: replace(portion, texte=""))
    )


_PORTIONS = st.builds(
    Portion, _MOTS, st.booleans(), st.booleans(), st.booleans(), st.booleans(), _LIENS
)
_SAUTS = st.one_of(st.just(""), st.builds("\n{}{}".format, _AMORCES, _MOTS))


@st.composite
def lignes(tirer: st.DrawFn) -> Ligne:
    """Une ligne dont le début ressemble à autre chose, avec des retours."""
    debut = Portion(tirer(_AMORCES) + tirer(_MOTS))
    suite = [
        portion if portion.code else replace(portion, texte=portion.texte + tirer(_SAUTS))
        for portion in tirer(st.lists(_PORTIONS, max_size=3))
    ]
    return reunies([debut, *suite])


PLEINES = lignes().filter(lambda ligne: bool(texte_nu(ligne).strip()))


def titres(niveau: int = 1) -> st.SearchStrategy[Bloc]:
    return st.builds(Titre, st.integers(niveau, 6), PLEINES)


def _feuilles(niveau: int) -> st.SearchStrategy[Bloc]:
    return st.one_of(
        st.builds(Paragraphe, PLEINES),
        titres(niveau),
        st.text(ALPHABET + "\n", max_size=20).map(lambda texte: Code(texte.rstrip("\n"))),
        st.just(Separateur()),
        st.builds(
            lambda entete, rangees: Tableau(entete, tuple(rangees)),
            st.tuples(lignes(), lignes()),
            st.lists(st.tuples(lignes(), lignes()), max_size=2),
        ),
    )


def _listes(enfants: st.SearchStrategy[Bloc]) -> st.SearchStrategy[Bloc]:
    elements = st.lists(st.lists(enfants, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Liste, elements),
        st.builds(Liste, elements, st.just(True), st.sampled_from([1, 7])),
    )


def blocs(niveau: int = 1, *, taille: int = 5) -> st.SearchStrategy[tuple[Bloc, ...]]:
    """Des blocs quelconques, dont les titres sont au moins de ce niveau."""
    un = st.recursive(
        _feuilles(niveau),
        lambda enfants: st.one_of(
            st.lists(enfants, max_size=3).map(lambda dedans: Citation(tuple(dedans))),
            _listes(enfants),
        ),
        max_leaves=6,
    )
    return st.lists(un, max_size=taille).map(tuple)
