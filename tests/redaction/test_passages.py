"""Retrouver dans le Markdown un passage cité en texte nu."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.redaction.passages import trouver_passage
from charte_studio.redaction.sections_proposees import lire_sections_proposees
from charte_studio.socle.chemins import dossier_ressources
from tests.outils.phrases import attendre_refus, simple


@pytest.mark.parametrize(
    ("texte", "extrait", "attendu"),
    [
        ("Avant. Le chef relit. Après.", "Le chef relit.", "Le chef relit."),
        ("Le **chef de *service*** relit.", "Le chef de service relit.", None),
        ("- un\n- Le chef\n  relit tout.", "Le chef relit tout.", "Le chef\n  relit tout."),
        ("Le [à compléter : date].", "[à compléter : date]", "[à compléter : date]"),
        ("Un deux trois quatre. Et cinq.", "Un deux trois…", "Un deux trois quatre."),
        ("Un deux trois quatre\n\nEt cinq.", "Un deux trois…", "Un deux trois quatre"),
        ("Le texte [du règlement](adresse) vaut pour tous.", "Le texte du règlement vaut", None),
    ],
)
def test_les_marques_du_markdown_n_empechent_pas_de_trouver(
    texte: str, extrait: str, attendu: str | None
) -> None:
    trouve = trouver_passage(texte, extrait)
    assert trouve is not None
    if attendu is not None:
        assert texte[slice(*trouve)] == attendu


def test_de_deux_passages_egaux_le_rang_choisit() -> None:
    texte = "[à compléter : nom] puis [à compléter : nom]"
    premier, second = (trouver_passage(texte, "[à compléter : nom]", rang) for rang in (0, 1))
    assert (premier, second) == ((0, 19), (25, 44))
    assert trouver_passage(texte, "[à compléter : nom]", 7) == second


@pytest.mark.parametrize("extrait", ["", "   ", "Rien de tel ici, vraiment rien."])
def test_un_passage_disparu_ne_se_trouve_pas(extrait: str) -> None:
    assert trouver_passage("Un texte récrit depuis.", extrait) is None


def test_un_mot_ne_se_reconnait_pas_au_milieu_d_un_autre() -> None:
    assert trouver_passage("Les agentes travaillent.", "agent travail…") is None


def test_chaque_attendu_des_controles_a_sa_section_proposee() -> None:
    proposees = lire_sections_proposees(dossier_ressources() / "sections_proposees.toml")
    assert set(proposees.sections) == {"revoyure", "gouvernance", "registre", "definitions"}
    assert all("[à compléter : " in simple(s.texte) for s in proposees.sections.values())
    assert [s.cle for s in proposees.sections.values() if s.avant] == ["definitions"]


def test_une_section_sans_texte_est_refusee_par_son_nom(tmp_path: Path) -> None:
    chemin = tmp_path / "sections.toml"
    chemin.write_text('[sections.registre]\ntitre = "Registre"\n', encoding="utf-8")
    with attendre_refus("sections.toml", "registre", "texte"):
        lire_sections_proposees(chemin)
