"""Les contenus livrés : modèles, bibliothèque et déroulés se lisent, complets et bien écrits."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from charte_studio.domaine.vocabulaire import CADRES, NIVEAUX, THEMES
from charte_studio.redaction.bibliotheque import lire_bibliotheque, verifier_bibliotheque
from charte_studio.redaction.blocs import Paragraphe, Tableau, texte_nu
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.modeles import lire_modele, lister_modeles, verifier_modele
from charte_studio.redaction.principes import PROPOSITIONS, PrincipeModele
from charte_studio.redaction.typographie import (
    defauts_typographiques,
    typographier_markdown,
    typographier_toml,
)
from charte_studio.socle.chemins import dossier_modeles, dossier_ressources

MODELES = dossier_modeles()
PRINCIPES = MODELES / "principes"
RESSOURCES = dossier_ressources()
FICHIERS = sorted(MODELES.rglob("*.md"))
FICHIERS_TOML = sorted(RESSOURCES.rglob("*.toml"))
FICHIERS_MODELES = sorted(MODELES.glob("*.md"))

COLONNES = ("Usage", "Données", "Verdict", "Conditions ou raison")
DONNEES = {"publiques", "internes", "personnelles", "sensibles", "aucune"}
VERDICTS = {"Oui", "Oui, si…", "Non"}


@cache
def _principes() -> list[PrincipeModele]:
    """Les principes lisibles ; ceux d’une bibliothèque fautive sont dits par un autre test."""
    if verifier_bibliotheque(PRINCIPES):
        return []
    return list(lire_bibliotheque(PRINCIPES).principes.values())


def _nom(chose: object) -> str:
    match chose:
        case Path():
            return chose.relative_to(MODELES.parent).as_posix()
        case PrincipeModele():
            return chose.cle
        case _:
            return str(chose)


def _usages(chemin: Path) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """L’introduction et les lignes de la table d’usages d’un modèle, qui suit ses principes."""
    section = lire_modele(chemin).sections_apres[0]
    assert section.titre == "Usages admis, sous conditions et exclus"
    introduction, tableau = lire_blocs(section.texte)
    assert isinstance(introduction, Paragraphe)
    assert isinstance(tableau, Tableau)
    entete, *lignes = ((texte_nu(c) for c in ligne) for ligne in (tableau.entete, *tableau.lignes))
    assert tuple(entete) == COLONNES
    return texte_nu(introduction.portions), tuple(tuple(ligne) for ligne in lignes)


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


@pytest.mark.parametrize("chemin", FICHIERS_TOML, ids=_nom)
def test_la_typographie_d_une_ressource_livree_est_sans_defaut(chemin: Path) -> None:
    texte = chemin.read_text(encoding="utf-8")
    assert typographier_toml(texte) == texte


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


@pytest.mark.parametrize("chemin", FICHIERS_MODELES, ids=_nom)
def test_un_modele_livre_est_complet(chemin: Path) -> None:
    modele = lire_modele(chemin)
    assert chemin.stem == modele.identifiant
    assert modele.resume
    assert modele.licence
    assert len(modele.principes) >= 12
    assert modele.sections_avant[0].cle == "preambule"
    assert modele.sections_apres
    assert all(section.texte for section in (*modele.sections_avant, *modele.sections_apres))


@pytest.mark.parametrize("chemin", FICHIERS_MODELES, ids=_nom)
def test_un_modele_livre_propose_sa_table_d_usages(chemin: Path) -> None:
    introduction, lignes = _usages(chemin)
    assert _phrases(introduction) == 1
    assert 9 <= len(lignes) <= 12
    for usage, donnees, verdict, raison in lignes:
        assert usage.strip()
        assert donnees in DONNEES
        assert verdict in VERDICTS
        assert raison.endswith(".")
    comptes = Counter(verdict for _, _, verdict, _ in lignes)
    assert all(comptes[verdict] >= 3 for verdict in VERDICTS)


def test_les_usages_proposes_different_d_un_cadre_a_l_autre() -> None:
    usages = Counter(ligne[0] for chemin in FICHIERS_MODELES for ligne in _usages(chemin)[1])
    assert [usage for usage, fois in usages.items() if fois > 1] == []


# --- les déroulés -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cle", "durees"), [("express", [90]), ("standard", [180]), ("serie", [120, 120, 120])]
)
def test_un_deroule_livre_tient_son_horaire(cle: str, durees: list[int]) -> None:
    deroule = lire_deroules(RESSOURCES / "deroules.toml")[cle]
    assert [deroule.minutes(seance) for seance in deroule.seances] == durees


@pytest.mark.parametrize("cle", ["express", "standard", "serie"])
def test_une_animation_se_suit_en_deux_a_quatre_phrases(cle: str) -> None:
    for sequence in lire_deroules(RESSOURCES / "deroules.toml")[cle].sequences:
        assert _phrases(sequence.objectif) == 1, sequence.titre
        assert 2 <= _phrases(sequence.animation) <= 4, sequence.titre
