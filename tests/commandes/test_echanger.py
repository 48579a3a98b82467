"""Réunir, publier, donner un modèle de tableau : en ligne de commande."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.gestes.preparer import ajouter_principe
from charte_studio.atelier.verification import verifier
from tests.commandes.conftest import POSITIONS, Lancer


@pytest.fixture
def autre(tmp_path: Path, modele: Path, positions: Path, lancer: Lancer) -> Path:
    """Une seconde séance du même modèle."""
    chemin = tmp_path / "b.charte"
    assert lancer("nouveau", chemin, "--modele", modele, "--titre", "Essai B").code == 0
    assert lancer("importer", chemin, positions).code == 0
    return chemin


def test_consolider_reunit_et_dit_ce_qu_il_faut_savoir(
    lancer: Lancer, tmp_path: Path, fichier: Path, autre: Path
) -> None:
    for chemin, titre in ((fichier, "Formation"), (autre, "Former avant")):
        with ouvrir(chemin) as atelier:
            ajouter_principe(
                atelier, titre=titre, question="Forme-t-on avant ?", formulations={"souple": "Oui."}
            )
    resultat = tmp_path / "r.charte"
    sortie = lancer("consolider", resultat, fichier, autre, "--titre", "Tout")
    assert (sortie.code, sortie.erreur) == (0, "")
    assert sortie.texte.startswith(
        f"{resultat} : 2 séances réunies, 16 participants, 4 principes, 2 tours, 18 voix.\n"
    )
    assert "seance;principe;vers\na.charte;formation;former-avant\n" in sortie.texte
    assert verifier(resultat).titre == "Tout"
    correspondance = tmp_path / "c.csv"
    correspondance.write_text(
        "seance;principe;vers\nb.charte;former-avant;formation\n", encoding="utf-8"
    )
    sortie = lancer(
        *("consolider", tmp_path / "r2.charte", fichier, autre),
        *("--correspondance", correspondance, "--json"),
    )
    dit = json.loads(sortie.texte)
    assert [(p["cle"], p["seances"]) for p in dit["principes"]] == [
        ("transparence", 2),
        ("sobriete", 2),
        ("formation", 2),
    ]
    assert dit["participants"] == 16
    assert [s["fichier"] for s in dit["seances"]] == ["a.charte", "b.charte"]


def test_consolider_refuse_en_une_phrase_et_n_ecrit_rien(
    lancer: Lancer, tmp_path: Path, fichier: Path, autre: Path
) -> None:
    for arguments, phrase in (
        ((tmp_path / "r.txt", fichier, autre), "doit finir par « .charte »"),
        ((fichier, autre), "« a.charte » existe déjà : donnez d’abord le nom du résultat"),
        ((tmp_path / "r.charte", fichier), "deux séances au moins"),
        ((tmp_path / "r.charte", fichier, fichier), "sont la même séance"),
        ((tmp_path / "r.charte", fichier, tmp_path / "absent.charte"), "absent.charte"),
    ):
        sortie = lancer("consolider", *arguments)
        assert (sortie.code, sortie.texte) == (1, "")
        assert phrase in sortie.erreur
    assert not (tmp_path / "r.charte").exists()


@pytest.mark.parametrize("extension", ["json", "zip", "csv"])
def test_les_donnees_ouvertes_s_ecrivent(
    lancer: Lancer, tmp_path: Path, fichier: Path, extension: str
) -> None:
    vers = tmp_path / f"d.{extension}"
    sortie = lancer("donnees-ouvertes", fichier, "--vers", vers, "--sans-paroles")
    assert (sortie.code, sortie.erreur) == (0, "")
    assert "sans nom ni numéro" in sortie.texte
    assert vers.stat().st_size > 200
    assert lancer("donnees-ouvertes", fichier, "--vers", tmp_path / "d.ods").code == 1


def test_le_modele_de_tableau_se_remplit_et_s_importe(
    lancer: Lancer, tmp_path: Path, fichier: Path
) -> None:
    modele = tmp_path / "m.csv"
    sortie = lancer("modele-tableur", fichier, "--vers", modele)
    assert sortie.texte == f"{modele} : modèle écrit, 16 lignes à remplir.\n"
    rempli = modele.read_text(encoding="utf-8-sig").replace(";2;;", ";2;Plutôt d’accord;")
    modele.write_text(rempli, encoding="utf-8")
    assert "16 positions importées" in lancer("importer", fichier, modele).texte
    classeur = tmp_path / "p.xlsx"
    assert lancer("modele-tableur", fichier, "--vers", classeur, "--participants").code == 0
    assert classeur.read_bytes()[:2] == b"PK"


def test_les_positions_s_exportent_et_se_reimportent(
    lancer: Lancer, tmp_path: Path, fichier: Path, modele: Path
) -> None:
    vers = tmp_path / "p.xlsx"
    sortie = lancer("exporter-positions", fichier, "--vers", vers)
    donnees = len([ligne for ligne in POSITIONS.splitlines()[1:] if ligne.split(";")[4]])
    assert sortie.texte == f"{vers} : {donnees} positions écrites.\n"
    neuf = tmp_path / "neuf.charte"
    assert lancer("nouveau", neuf, "--modele", modele).code == 0
    assert f"{donnees} positions importées" in lancer("importer", neuf, vers).texte
    vide = tmp_path / "vide.charte"
    assert lancer("nouveau", vide, "--modele", modele).code == 0
    assert "Aucune position à écrire" in lancer("exporter-positions", vide, "--vers", vers).erreur
