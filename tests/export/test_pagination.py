"""L’estimation des pages : ce que pose Word, sans Word."""

from __future__ import annotations

import pytest

from charte_studio.export.docx.metriques import largeur, nombre_de_lignes
from charte_studio.export.docx.pagination import Pagination, Pave


def test_un_texte_se_mesure_en_calibri() -> None:
    assert largeur("Exprimés", 12) == pytest.approx(44.5, abs=0.1)
    assert largeur("été", 12) == largeur("ete", 12)
    assert largeur("☕", 12) > largeur("a", 12)
    assert largeur("mot", 12, gras=True) > largeur("mot", 12)


def test_les_lignes_se_coupent_entre_les_mots() -> None:
    assert nombre_de_lignes("", 12, 100) == 1
    assert nombre_de_lignes("un mot", 12, 400) == 1
    assert nombre_de_lignes("mot " * 40, 12, 100) > 5
    assert nombre_de_lignes("un\ndeux", 12, 400) == 2
    assert nombre_de_lignes("x" * 1000, 12, 100) == pytest.approx(52, abs=2)
    assert nombre_de_lignes("a\u00a0b\u00a0c d", 12, 20) == 2


def _paragraphe(
    lignes: int, *, signet: str = "", solidaire: bool = False, saut: bool = False
) -> Pave:
    return Pave(lignes, 10, solidaire=solidaire, saut=saut, signets=(signet,) if signet else ())


def _pages(*paves: Pave, hauteur: float = 100) -> dict[str, int]:
    pagination = Pagination(hauteur)
    for pave in paves:
        pagination.poser(pave)
    pagination.clore()
    return pagination.pages


def test_un_titre_ne_reste_pas_seul_en_bas_de_page() -> None:
    assert _pages(
        _paragraphe(8), _paragraphe(1, signet="titre", solidaire=True), _paragraphe(5)
    ) == {"titre": 2}
    assert _pages(
        _paragraphe(7), _paragraphe(1, signet="titre", solidaire=True), _paragraphe(5)
    ) == {"titre": 1}


def test_ni_veuve_ni_orpheline() -> None:
    # Neuf lignes puis trois : une seule tiendrait, le paragraphe passe entier.
    assert _pages(_paragraphe(9), _paragraphe(3, signet="p")) == {"p": 2}
    assert _pages(_paragraphe(8), _paragraphe(4, signet="p"), _paragraphe(1, signet="q")) == {
        "p": 1, "q": 2,
    }  # fmt: skip


def test_un_saut_ouvre_une_page_sauf_sur_une_page_vide() -> None:
    assert _pages(_paragraphe(1, signet="a", saut=True)) == {"a": 1}
    assert _pages(_paragraphe(1), _paragraphe(1, signet="a", saut=True)) == {"a": 2}


def test_ce_qui_depasse_une_page_ne_boucle_pas() -> None:
    geant = Pave(1, 1000, insecable=True, signets=("geant",))
    assert _pages(geant, _paragraphe(1, signet="fin")) == {"geant": 1, "fin": 2}
    long = Pave(95, 10, insecable=True, signets=("long",))
    assert _pages(long, _paragraphe(1, signet="fin"))["fin"] == 10


def test_l_espace_entre_deux_paragraphes_est_la_plus_grande_des_deux() -> None:
    un, deux = Pave(4, 10, apres=10), Pave(4, 10, avant=10)
    assert _pages(un, deux, _paragraphe(1, signet="fin")) == {"fin": 1}


def test_un_changement_de_papier_change_de_page_et_de_hauteur() -> None:
    pagination = Pagination(100)
    pagination.poser(_paragraphe(1))
    pagination.nouvelle_section(50)
    pagination.poser(_paragraphe(4, signet="a"))
    pagination.poser(_paragraphe(3, signet="b"))
    assert pagination.pages == {"a": 2, "b": 3}
