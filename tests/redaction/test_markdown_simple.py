"""La lecture rapide du Markdown rend exactement ce que rendrait l’analyseur, ou renonce."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from charte_studio.redaction import markdown
from charte_studio.redaction.blocs import Bloc
from charte_studio.redaction.markdown import assainir, lire_blocs
from charte_studio.redaction.markdown_simple import lire_simple
from charte_studio.redaction.modeles import lister_modeles
from charte_studio.socle.chemins import dossier_modeles

SIMPLES = (
    "Une phrase.",
    "Une phrase\nsur deux lignes.\n\n\nUne autre, à 12 h 30\u202f!",
    "Du **gras**, de l’*italique* et 3 > 2.",
    "**En tête** de ligne.\n*Aussi*, et fini **là**",
    "# Titre\n## Un autre\ndu texte",
    "Voici\u00a0:\n- un\u202f;\n- *deux*.\n\n- trois, même liste\n* une autre liste",
    "1. un\n2. deux\n7. trois\n\n3) ailleurs",
    "4. une liste qui commence à quatre",
    "| A | B |\n| --- |:-:|\n| a **b** |  |\n| c | d |\n\nsuite",
    "- un\n\n| A |\n| - |\n\n# Titre",
    "Un `code` et un [lien](https://exemple.fr) dans une phrase simple.\n\n- ici ~~barré~~",
)
COMPLIQUES = (
    "- un\nla suite de l’élément",
    "    du code",
    "> une citation",
    "Titre\n=====",
    "- un\n  - deux",
    "---",
    "- [ ]\n\n```\ncode\n```",
    "phrase\n2. pas une liste",
    "| A | B |\n| --- |\n| a | b |",
    "| A |\n| --- |\nsuite",
    "-",
    "texte\ttabulé",
)


def _les_deux(texte: str) -> tuple[tuple[Bloc, ...] | None, tuple[Bloc, ...]]:
    source = assainir(texte)
    return (
        lire_simple(source, markdown._lire_texte_de_ligne),
        markdown._lire_entierement(source),
    )


def test_les_textes_de_tous_les_modeles_se_lisent_sans_l_analyseur() -> None:
    modeles = lister_modeles(dossier_modeles())
    sections = [s.texte for m in modeles for s in (*m.sections_avant, *m.sections_apres)]
    formulations = [f.texte for m in modeles for p in m.principes for f in p.formulations]
    for texte in (*sections, *formulations):
        rapide, entier = _les_deux(texte)
        assert rapide == entier


@pytest.mark.parametrize("texte", SIMPLES)
def test_un_texte_courant_se_lit_sans_l_analyseur(texte: str) -> None:
    rapide, entier = _les_deux(texte)
    assert rapide == entier


@pytest.mark.parametrize("texte", COMPLIQUES)
def test_un_texte_qui_depend_de_ses_voisins_va_a_l_analyseur(texte: str) -> None:
    rapide, entier = _les_deux(texte)
    assert rapide is None
    assert lire_blocs(texte) == entier


BOUTS = st.sampled_from(
    (
        "a", "Mot", "mot ", "é1", "12", "- ", "* ", "+ ", "1. ", "3. ", "2) ", "# ", "## ", "#",
        "|", " | ", "| --- |", "|---|", "\n", "\n", "\n\n", "**", "*", "_", "**gras** ", "*it*",
        " *x y* ", ";", ".", "’", "«\u00a0", "\u00a0", "\u202f;", " ", "  ", "    ", "`c`",
        "---", "===", ">", "\\", "&amp;", "~~b~~", "<b>", ":", "!", "-", "(a)", "—", "œ", "€", "^",
        "\u200b", "\u3000", "\u0301", "\u2028", "\x85", "\x1f", "\t", "☕", "$", "[l](u)",
    )
)  # fmt: skip


@given(st.lists(BOUTS, max_size=16).map("".join))
@example("*a*\u00a0*b*")
@example("- a\n\n- b\n\nc")
def test_la_lecture_rapide_rend_les_memes_blocs_ou_renonce(texte: str) -> None:
    rapide, entier = _les_deux(texte)
    assert rapide is None or rapide == entier


@given(st.text(max_size=60))
def test_un_texte_quelconque_se_lit_pareil(texte: str) -> None:
    rapide, entier = _les_deux(texte)
    assert rapide is None or rapide == entier
