"""Ce que font les boutons de l’éditeur aux lignes choisies."""

from __future__ import annotations

import pytest

from charte_studio.atelier.lectures.rediger import champs_a_completer
from charte_studio.interface.etapes.rediger.markdown_saisi import (
    en_citation,
    en_liste,
    entourer,
    rangee_suivante,
    separe_l_entete,
    suite_de_liste,
)


@pytest.mark.parametrize(
    ("lignes", "ordonnee", "attendu"),
    [
        (["un", "", "deux"], False, ["- un", "", "- deux"]),
        (["un", "", "deux"], True, ["1. un", "", "2. deux"]),
        (["- un", "* deux"], False, ["un", "deux"]),
        (["- un", "deux"], False, ["- un", "- deux"]),
        (["- un", "- deux"], True, ["1. un", "2. deux"]),
        (["1. un", "2) deux"], True, ["un", "deux"]),
        (["  un"], False, ["  - un"]),
        ([""], False, ["- "]),
    ],
)
def test_une_liste_se_fait_se_change_et_se_defait(
    lignes: list[str], ordonnee: bool, attendu: list[str]
) -> None:
    assert en_liste(lignes, ordonnee=ordonnee) == attendu


def test_une_citation_reste_d_un_seul_tenant() -> None:
    assert en_citation(["un", "", "deux"]) == ["> un", ">", "> deux"]
    assert en_citation(["> un", ">", "> deux"]) == ["un", "", "deux"]


@pytest.mark.parametrize(
    ("ligne", "suite"),
    [
        ("Un alinéa.", None),
        ("- un", "- "),
        ("  * un", "  * "),
        ("9. neuf", "10. "),
        ("> dit", "> "),
        ("- ", ""),
        ("1.", ""),
        (">", ""),
        ("12 h 30", None),
    ],
)
def test_la_suite_d_une_liste(ligne: str, suite: str | None) -> None:
    assert suite_de_liste(ligne) == suite


@pytest.mark.parametrize(
    ("avant", "choisi", "apres", "marque", "attendu"),
    [
        ("", "mot", "", "**", ("**mot**", 0, 0)),
        ("**", "mot", "**", "**", ("mot", 2, 2)),
        ("", "**mot**", "", "**", ("mot", 0, 0)),
        ("**", "mot", "**", "*", ("*mot*", 0, 0)),
        ("***", "mot", "***", "*", ("mot", 1, 1)),
        ("", " mot ", "", "*", (" *mot* ", 0, 0)),
        ("", "un\n\ndeux", "", "**", ("**un**\n\n**deux**", 0, 0)),
        ("", "- un\n- deux", "", "**", ("- **un**\n- **deux**", 0, 0)),
        ("", "- **un**\n- **deux**", "", "**", ("- un\n- deux", 0, 0)),
        ("", "", "", "**", ("****", 0, 0)),
    ],
)
def test_le_gras_et_l_italique_se_mettent_et_s_otent(
    avant: str, choisi: str, apres: str, marque: str, attendu: tuple[str, int, int]
) -> None:
    assert entourer(avant, choisi, apres, marque) == attendu


@pytest.mark.parametrize(
    ("texte", "champs"),
    [
        ("Le [à compléter\u00a0: date].", ["[à compléter\u00a0: date]"]),
        ("[À compléter] et [à compléter : a\nb]", ["[À compléter]", "[à compléter : a\nb]"]),
        ("[note] à compléter", []),
        ("[à compléterons]", []),
    ],
)
def test_les_champs_a_completer_se_reconnaissent(texte: str, champs: list[str]) -> None:
    assert [texte[debut:fin] for debut, fin in champs_a_completer(texte)] == champs


@pytest.mark.parametrize(
    ("ligne", "rangee"),
    [
        ("| a | b |", "|  |  |"),
        ("| a |", "|  |"),
        (r"| a \| b | c |", "|  |  |"),
        ("|  |  |", ""),
        ("|---|---|", "|  |  |"),
        ("du texte | avec une barre", None),
        ("", None),
    ],
)
def test_la_rangee_qui_suit(ligne: str, rangee: str | None) -> None:
    assert rangee_suivante(ligne) == rangee


def test_le_separateur_d_un_tableau_se_reconnait() -> None:
    assert all(map(separe_l_entete, ("|---|---|", "| :-- | --: |", "---|---")))
    assert not any(map(separe_l_entete, ("| a | b |", "---", "- un | deux", "")))


def test_un_gras_ou_rien_n_est_ecrit_s_ote() -> None:
    assert entourer("un ", "", " deux", "**") == ("****", 0, 0)
    assert entourer("un **", "", "** deux", "**") == ("", 2, 2)
    assert entourer("un **", "", "** deux", "*") == ("**", 0, 0)
