"""Les contenus livrés : modèles et bibliothèque se lisent, sont complets et bien écrits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from charte_studio.domaine.vocabulaire import CADRES, NIVEAUX, THEMES
from charte_studio.redaction.bibliotheque import lire_bibliotheque, verifier_bibliotheque
from charte_studio.redaction.modeles import lire_modele, lister_modeles, verifier_modele
from charte_studio.redaction.principes import PROPOSITIONS, PrincipeModele
from charte_studio.redaction.typographie import defauts_typographiques, typographier_markdown
from charte_studio.socle.chemins import dossier_modeles

MODELES = dossier_modeles()
PRINCIPES = MODELES / "principes"
FICHIERS = sorted(MODELES.rglob("*.md"))


def _principes() -> list[PrincipeModele]:
    """Les principes lisibles ; ceux d’une bibliothèque fautive sont dits par un autre test."""
    if verifier_bibliotheque(PRINCIPES):
        return []
    return list(lire_bibliotheque(PRINCIPES).principes.values())


def _nom(chose: object) -> str:
    match chose:
        case Path():
            return chose.relative_to(MODELES).as_posix()
        case PrincipeModele():
            return chose.cle
        case _:
            return str(chose)


def _mots(texte: str) -> int:
    return len(re.findall(r"\w[\w-]*", texte))


def _phrases(texte: str) -> int:
    return len(re.findall(r"[.!?…]+[\s»)]*(?=[A-ZÀ-Ý«]|$)", texte))


# --- les fichiers -------------------------------------------------------------------------------


@pytest.mark.parametrize("chemin", FICHIERS, ids=_nom)
def test_un_fichier_livre_n_a_aucun_defaut(chemin: Path) -> None:
    assert verifier_modele(chemin) == ()


@pytest.mark.parametrize("chemin", FICHIERS, ids=_nom)
def test_la_typographie_d_un_fichier_livre_est_sans_defaut(chemin: Path) -> None:
    texte = chemin.read_text(encoding="utf-8")
    assert defauts_typographiques(texte) == []
    assert typographier_markdown(texte) == texte


# --- la bibliothèque ----------------------------------------------------------------------------


def test_la_bibliotheque_se_lit_et_ses_cles_sont_uniques() -> None:
    assert verifier_bibliotheque(PRINCIPES) == ()


@pytest.mark.parametrize("theme", THEMES)
def test_chaque_theme_a_son_fichier(theme: str) -> None:
    assert (PRINCIPES / f"{theme}.md").is_file()
    assert theme in {principe.theme for principe in _principes()}


def test_un_fichier_de_theme_porte_le_nom_de_son_theme() -> None:
    assert {chemin.stem for chemin in PRINCIPES.glob("*.md")} <= THEMES.keys()
    for chemin in PRINCIPES.glob("*.md"):
        assert f"\ntheme: {chemin.stem}\n" in chemin.read_text(encoding="utf-8")


@pytest.mark.parametrize("proposition", PROPOSITIONS)
def test_chaque_proposition_a_un_principe(proposition: int) -> None:
    assert [p.cle for p in _principes() if proposition in p.propositions]


@pytest.mark.parametrize("principe", _principes(), ids=_nom)
def test_un_principe_livre_est_complet(principe: PrincipeModele) -> None:
    assert [f.niveau for f in principe.formulations] == list(NIVEAUX)
    assert len({f.texte for f in principe.formulations}) == 3
    assert principe.axe
    assert len(principe.pour) >= 2
    assert len(principe.contre) >= 2
    assert principe.vigilance
    assert principe.sources


@pytest.mark.parametrize("principe", _principes(), ids=_nom)
def test_un_principe_livre_se_projette(principe: PrincipeModele) -> None:
    assert 1 <= _mots(principe.question) <= 40
    assert 1 <= _phrases(principe.enjeu) <= 3


# --- les modèles --------------------------------------------------------------------------------


def test_chaque_cadre_a_son_modele() -> None:
    assert {modele.cadre for modele in lister_modeles(MODELES)} == CADRES.keys()


@pytest.mark.parametrize("chemin", sorted(MODELES.glob("*.md")), ids=_nom)
def test_un_modele_livre_est_complet(chemin: Path) -> None:
    modele = lire_modele(chemin)
    assert chemin.stem == modele.identifiant
    assert modele.resume
    assert modele.licence
    assert len(modele.principes) >= 12
    assert modele.sections_avant[0].cle == "preambule"
    assert modele.sections_apres
    assert all(section.texte for section in (*modele.sections_avant, *modele.sections_apres))
