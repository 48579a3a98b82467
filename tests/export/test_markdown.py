"""Le Markdown exporté se relit à l’identique."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charte_studio.export import exporter
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
from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.markdown import lire_blocs
from tests.export.conftest import ARTICLE, HORODATAGE, OBJECTION, PREAMBULE

Fabrique = Callable[..., DocumentCharte]

_ALPHABET = "aé1 .,:;!?*_`~#>+-=|[]()<>&\\\"'’«»\u00a0—…☕|"
_MOTS = st.text(_ALPHABET, min_size=1, max_size=8)
_DEVANT = st.sampled_from(["", "1. ", "2) ", "- ", "# ", "> ", "```", "~~~", "===", "---", "&amp;"])
_LIENS = st.sampled_from(["", "", "https://exemple.fr/a_b?c=d&e=f(g)", "mailto:a@b.fr"])


def _reunies(portions: list[Portion]) -> Ligne:
    """Une ligne telle que `lire_blocs` en rend : les voisines de même mise en forme réunies."""
    return tuple(
        replace(modele, texte=texte_nu(groupe))
        for modele, groupe in groupby(portions, key=lambda portion: replace(portion, texte=""))
    )


_PORTIONS = st.builds(
    Portion, _MOTS, st.booleans(), st.booleans(), st.booleans(), st.booleans(), _LIENS
)
_LIGNES = st.lists(_PORTIONS, min_size=1, max_size=5).map(_reunies)


@st.composite
def _paragraphes(tirer: st.DrawFn) -> Paragraphe:
    """Un paragraphe dont le début ressemble à autre chose, avec des retours à la ligne."""
    debut = Portion(tirer(_DEVANT) + tirer(_MOTS))
    suite = [
        portion if portion.code else replace(portion, texte=portion.texte + tirer(_SAUTS))
        for portion in tirer(st.lists(_PORTIONS, max_size=4))
    ]
    return Paragraphe(_reunies([debut, *suite]))


_SAUTS = st.one_of(st.just(""), st.builds("\n{}{}".format, _DEVANT, _MOTS))
_FEUILLES: st.SearchStrategy[Bloc] = st.one_of(
    _paragraphes().filter(lambda bloc: bool(texte_nu(bloc.portions).strip())),
    st.builds(Titre, st.integers(1, 6), _LIGNES),
    st.text(_ALPHABET + "\n", max_size=20).map(lambda texte: Code(texte.rstrip("\n"))),
    st.just(Separateur()),
    st.builds(
        lambda entete, lignes: Tableau(entete, tuple(lignes)),
        st.tuples(_LIGNES, _LIGNES),
        st.lists(st.tuples(_LIGNES, _LIGNES), max_size=2),
    ),
)


def _listes(enfants: st.SearchStrategy[Bloc]) -> st.SearchStrategy[Bloc]:
    elements = st.lists(st.lists(enfants, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Liste, elements),
        st.builds(Liste, elements, st.just(True), st.sampled_from([1, 7])),
    )


_BLOCS = st.recursive(
    _FEUILLES,
    lambda enfants: st.one_of(
        st.lists(enfants, max_size=3).map(lambda blocs: Citation(tuple(blocs))), _listes(enfants)
    ),
    max_leaves=6,
)


@given(st.lists(_BLOCS, max_size=5))
def test_tout_bloc_ecrit_se_relit_a_l_identique(blocs: list[Bloc]) -> None:
    assert lire_blocs(blocs_en_markdown(blocs)) == tuple(blocs)


@pytest.mark.parametrize("source", [PREAMBULE, ARTICLE, OBJECTION])
def test_un_texte_ordinaire_reste_lisible_et_identique(source: str) -> None:
    ecrit = blocs_en_markdown(lire_blocs(source))
    assert "\\" not in ecrit
    assert "&#" not in ecrit
    assert lire_blocs(ecrit) == lire_blocs(source)


def test_une_liste_simple_reste_serree() -> None:
    source = "- un\n- deux\n  1. trois\n  2. quatre\n- cinq\n"
    assert blocs_en_markdown(lire_blocs(source)) == source


def test_un_retour_a_la_ligne_final_ou_un_lien_dangereux_sont_ecrits_sans_dommage() -> None:
    blocs = (
        Paragraphe((Portion("gras\n", gras=True),)),
        Paragraphe((Portion("clic", lien="javascript:alert(1)"),)),
        Paragraphe((Portion("\n", gras=True), Portion("a"))),
    )
    assert lire_blocs(blocs_en_markdown(blocs)) == (
        Paragraphe((Portion("gras", gras=True),)),
        Paragraphe((Portion("clic"),)),
        Paragraphe((Portion("\na"),)),
    )


def _exporte(document: DocumentCharte, dossier: Path) -> str:
    exporter(document, vers=dossier / "c.md", horodatage=HORODATAGE)
    return (dossier / "c.md").read_text(encoding="utf-8")


def test_le_fichier_commence_par_ses_proprietes(document_exemple: Fabrique, tmp_path: Path) -> None:
    ecrit = _exporte(document_exemple(organisation='Les "Deux"\nRives'), tmp_path)
    entete, _, corps = ecrit.removeprefix("---\n").partition("\n---\n")
    assert 'titre: "Charte d’usage de l’intelligence artificielle"' in entete.splitlines()
    assert 'organisation: "Les \\"Deux\\" Rives"' in entete.splitlines()
    assert 'ecrit_le: "2026-11-22T14:30:00Z"' in entete.splitlines()
    assert corps.lstrip().startswith("# Charte d’usage")


def test_le_fichier_relu_redonne_les_textes_de_la_charte(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    document = document_exemple()
    relus = lire_blocs(_exporte(document, tmp_path).partition("\n---\n")[2])
    for article in document.articles:
        rang = next(
            r
            for r, bloc in enumerate(relus)
            if isinstance(bloc, Titre) and texte_nu(bloc.portions).endswith(f"— {article.titre}")
        )
        alinea = 0
        for ecrit, bloc in zip(relus[rang + 1 :], article.blocs, strict=False):
            attendu = bloc
            if isinstance(bloc, Paragraphe):
                alinea += 1
                numero = Portion(f"{article.numero}.{alinea}", gras=True)
                premiere, *reste = bloc.portions
                espacee = replace(premiere, texte=f" {premiere.texte}")
                attendu = Paragraphe((numero, espacee, *reste))
            assert ecrit == attendu
        for encadre in article.encadres:
            titre = Paragraphe((Portion(encadre.titre, gras=True),))
            assert Citation((titre, *encadre.blocs)) in relus


def test_le_fichier_a_les_memes_annexes_et_aucun_lien_mort(
    document_exemple: Fabrique, tmp_path: Path
) -> None:
    ecrit = _exporte(document_exemple(), tmp_path)
    assert "## Annexe\u00a03 — Traçabilité" in ecrit
    assert "| Représentants du personnel | Avant | — | — | — | — | — | masqué | — | — |" in ecrit
    assert "](#" not in ecrit
    assert "3f" * 32 in ecrit
