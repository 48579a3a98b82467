"""`modeles --depuis` tire un modèle d’un texte existant, et dit ce qu’il en a fait."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from charte_studio.redaction.modeles import lire_modele, verifier_modele
from tests.commandes.conftest import Lancer

SOURCE = """# Charte d’usage de l’IA

Les agents de la commune ont écrit ceci.

## Article 1 — Objet

A.

## Article 2 — Transparence

Le service dit tout. <b>Partout</b>

- au guichet
- au téléphone

## Article 3 — Former chacun

B.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    chemin = tmp_path / "texte.md"
    chemin.write_text(SOURCE, encoding="utf-8")
    return chemin


def test_le_modele_ecrit_est_correct_et_son_decoupage_est_montre(
    source: Path, tmp_path: Path, lancer: Lancer
) -> None:
    vers = tmp_path / "ma-charte.md"
    sortie = lancer("modeles", "--depuis", source, "--vers", vers)
    dit = sortie.texte
    assert sortie.code == 0
    assert "Sections, sans débat (2)\n  - (sans titre) Les agents de la commune" in dit
    assert "Principes, à débattre (2)\n  - Article 2 — Transparence\n  - Article 3" in dit
    assert "Du HTML est gardé" in dit
    assert "Collectivité territoriale » (supposé d’après le texte)" in dit
    assert verifier_modele(vers) == ()
    assert lancer("modeles", "--verifier", vers).code == 0
    modele = lire_modele(vers)
    assert modele.identifiant == "ma-charte"
    assert modele.titre == "Charte d’usage de l’IA"
    assert modele.cadre == "collectivite"
    assert modele.forme == "guide"
    assert modele.principes[0].formulations[0].texte == (
        "Le service dit tout. \\<b>Partout\\</b>\n\n- au guichet\n- au téléphone"
    )


def test_le_modele_ecrit_donne_un_atelier(source: Path, tmp_path: Path, lancer: Lancer) -> None:
    vers = tmp_path / "ma-charte.md"
    assert lancer("modeles", "--depuis", source, "--vers", vers, "--cadre", "ecole").code == 0
    assert lire_modele(vers).cadre == "ecole"
    assert lancer("nouveau", tmp_path / "a.charte", "--modele", vers).code == 0


def test_un_document_word_donne_un_modele(tmp_path: Path, lancer: Lancer) -> None:
    document = docx.Document()
    document.add_heading("Transparence", 1)
    document.add_paragraph("Le service le dit.")
    document.add_heading("Données", 1)
    document.add_paragraph("Le service les protège.")
    document.save(str(tmp_path / "Charte de la maison.docx"))
    vers = tmp_path / "m.md"
    options = ("--vers", vers, "--forme", "deontologie", "--json")
    sortie = lancer("modeles", "--depuis", tmp_path / "Charte de la maison.docx", *options)
    assert sortie.code == 0
    dit = json.loads(sortie.texte)
    assert dit["parties"] == [
        {"genre": "principe", "titre": "Transparence", "blocs": 1},
        {"genre": "principe", "titre": "Données", "blocs": 1},
    ]
    assert lire_modele(vers).titre == "Charte de la maison"
    assert lire_modele(vers).forme == "deontologie"


def test_un_fichier_existant_n_est_jamais_ecrase(
    source: Path, tmp_path: Path, lancer: Lancer
) -> None:
    vers = tmp_path / "deja.md"
    vers.write_text("à moi", encoding="utf-8")
    sortie = lancer("modeles", "--depuis", source, "--vers", vers)
    assert sortie.code == 1
    assert "existe déjà" in sortie.erreur
    assert vers.read_text(encoding="utf-8") == "à moi"
    assert lancer("modeles", "--depuis", source, "--vers", source).code == 1
    assert source.read_text(encoding="utf-8") == SOURCE


@pytest.mark.parametrize("vers", ["m.docx", "m", "absent/m.md"])
def test_une_destination_impossible_est_refusee(
    source: Path, tmp_path: Path, vers: str, lancer: Lancer
) -> None:
    assert lancer("modeles", "--depuis", source, "--vers", tmp_path / vers).code == 1
    assert sorted(f.name for f in tmp_path.iterdir() if f.is_file()) == ["texte.md"]


def test_un_texte_illisible_est_un_refus_et_n_ecrit_rien(tmp_path: Path, lancer: Lancer) -> None:
    (tmp_path / "a.docx").write_bytes(b"%PDF-1.7")
    sortie = lancer("modeles", "--depuis", tmp_path / "a.docx", "--vers", tmp_path / "m.md")
    assert sortie.code == 1
    assert "un PDF" in sortie.erreur
    assert not (tmp_path / "m.md").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("--depuis", "a.md"),
        ("--vers", "m.md"),
        ("--cadre", "ecole"),
        ("--forme", "guide"),
        ("--depuis", "a.md", "--vers", "m.md", "--cadre", "autre"),
        ("--depuis", "a.md", "--vers", "m.md", "--verifier", "m.md"),
    ],
)
def test_un_emploi_incorrect_sort_avec_le_code_2(
    arguments: tuple[str, ...], lancer: Lancer
) -> None:
    sortie = lancer("modeles", *arguments)
    assert sortie.code == 2
    assert "Emploi" in sortie.erreur
