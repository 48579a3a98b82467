"""Les formes d’un modèle, lues dans son seul en-tête."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.redaction.modeles import Modele, formes_du_modele, lister_modeles
from charte_studio.socle.chemins import dossier_modeles

LIVRES = lister_modeles(dossier_modeles())


@pytest.mark.parametrize("modele", LIVRES, ids=[modele.identifiant for modele in LIVRES])
def test_elles_sont_celles_que_lit_le_modele_entier(modele: Modele) -> None:
    assert formes_du_modele(modele.identifiant, dossier_modeles()) == modele.formes


@pytest.mark.parametrize("identifiant", ["", "inconnu", "../modeles_charte/etat", "principes"])
def test_un_modele_inconnu_n_en_a_aucune(identifiant: str) -> None:
    assert formes_du_modele(identifiant, dossier_modeles()) == ()


@pytest.mark.parametrize("octets", [b"", b"sans en-tete", b"---\ntitre", b"\xff\xfe\x00"])
def test_un_fichier_illisible_n_en_a_aucune(tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "essai.md").write_bytes(octets)
    assert formes_du_modele("essai", tmp_path) == ()
