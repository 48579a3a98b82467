"""Chaque commande : ce qu’elle fait, ce qu’elle dit, et son code de sortie."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.preparer import lire_participants
from charte_studio.atelier.verification import verifier
from charte_studio.domaine.vocabulaire import CADRES
from tests.commandes.conftest import Lancer
from tests.export.outils import DocxRelu
from tests.export.test_docx_gabarit import maison
from tests.outils.fichiers import executer_sql

# --- nouveau -----------------------------------------------------------------------------------


def test_nouveau_cree_un_atelier_avec_ses_options(
    lancer: Lancer, tmp_path: Path, modele: Path
) -> None:
    liste = tmp_path / "liste.csv"
    liste.write_text("college;nom\nAgents;Zoé\nAgents;\nÉlus;\n", encoding="utf-8")
    chemin = tmp_path / "neuf.charte"
    sortie = lancer(
        *("nouveau", chemin, "--modele", modele, "--titre", "Mon atelier"),
        *("--organisation", "Valbrune", "--echelle", "consentement", "--participants", liste),
    )
    assert (sortie.code, sortie.erreur) == (0, "")
    assert sortie.texte == (
        f"{chemin} : atelier créé sur le modèle « essai », 2 principes, 3 participants.\n"
    )
    with ouvrir(chemin) as atelier:
        info = lire_atelier(atelier.connexion)
        assert (info.titre, info.organisation) == ("Mon atelier", "Valbrune")
        assert (info.echelle.cle, info.cadre) == ("consentement", "entreprise")
        assert [p.college for p in lire_participants(atelier.connexion)] == [
            "Agents",
            "Agents",
            "Élus",
        ]


@pytest.mark.parametrize("identifiant", ["collectivite", "entreprise"])
def test_nouveau_connait_les_modeles_livres(
    lancer: Lancer, tmp_path: Path, identifiant: str
) -> None:
    chemin = tmp_path / "neuf.charte"
    assert lancer("nouveau", chemin, "--modele", identifiant).code == 0
    assert verifier(chemin).gestes == 1


@pytest.mark.parametrize(
    ("nom", "options", "phrase"),
    [
        ("neuf.txt", [], "doit finir par « .charte »"),
        ("absent/neuf.charte", [], "Le dossier"),
        ("neuf.charte", ["--echelle", "accord-6"], "L’échelle « accord-6 » n’existe pas"),
        ("neuf.charte", ["--modele", "inconnu"], "Aucun modèle « inconnu »"),
        ("neuf.charte", ["--participants", "absent.csv"], "n’existe pas"),
    ],
)
def test_nouveau_refuse_en_une_phrase_et_ne_laisse_aucun_fichier(
    lancer: Lancer, tmp_path: Path, modele: Path, nom: str, options: list[str], phrase: str
) -> None:
    chemin = tmp_path / nom
    sortie = lancer("nouveau", chemin, "--modele", modele, *options)
    assert (sortie.code, sortie.texte) == (1, "")
    assert phrase in sortie.erreur
    assert sortie.erreur.endswith("\n")
    assert not chemin.exists()


def test_nouveau_ne_touche_pas_a_un_fichier_qui_existe(
    lancer: Lancer, fichier: Path, modele: Path
) -> None:
    avant = fichier.read_bytes()
    sortie = lancer("nouveau", fichier, "--modele", modele)
    assert sortie.code == 1
    assert "existe déjà" in sortie.erreur
    assert fichier.read_bytes() == avant


def test_un_modele_mal_forme_est_refuse_avec_son_fichier_et_sa_ligne(
    lancer: Lancer, tmp_path: Path, modele: Path
) -> None:
    modele.write_text(
        modele.read_text(encoding="utf-8").replace("cadre: entreprise", "cadre: usine"),
        encoding="utf-8",
    )
    sortie = lancer("nouveau", tmp_path / "neuf.charte", "--modele", modele)
    assert sortie.code == 1
    assert "essai.md" in sortie.erreur
    assert "ligne 4" in sortie.erreur
    assert not (tmp_path / "neuf.charte").exists()


# --- importer ----------------------------------------------------------------------------------


def test_importer_dit_ce_qu_il_a_fait(lancer: Lancer, tmp_path: Path, modele: Path) -> None:
    chemin, csv = tmp_path / "a.charte", tmp_path / "p.csv"
    csv.write_text(
        "participant,college,principe,position\nP01,Agents,transparence,plutot\n"
        "P01,Agents,transparence,partage\nZoé,Élus,sobriete,\n",
        encoding="cp1252",
    )
    lancer("nouveau", chemin, "--modele", modele)
    sortie = lancer("importer", chemin, csv)
    assert (sortie.code, sortie.erreur) == (0, "")
    assert sortie.texte.splitlines() == [
        "1 position importée",
        "1 ligne sans réponse",
        "2 participants créés",
        "collèges créés : Agents, Élus",
        "1 ligne répétée, la dernière l’emporte (ignorées : 2)",
        "1 participant porte un nom dans le fichier : effacez-les si rien ne l’exige",
    ]


def test_un_import_fautif_dit_les_lignes_et_ne_change_pas_un_octet(
    lancer: Lancer, fichier: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "faux.csv"
    csv.write_text(
        "participant;college;principe;position\nP01;Agents;poésie;plutot\n"
        "P01;Agents;transparence;oui\n",
        encoding="utf-8",
    )
    avant = fichier.read_bytes()
    sortie = lancer("importer", fichier, csv)
    assert (sortie.code, sortie.texte) == (1, "")
    assert "ligne 2 : " in sortie.erreur
    assert "ligne 3 : " in sortie.erreur
    assert fichier.read_bytes() == avant


def test_un_fichier_ouvert_ailleurs_ne_s_importe_pas_mais_se_lit(
    lancer: Lancer, fichier: Path, positions: Path
) -> None:
    with ouvrir(fichier):
        sortie = lancer("importer", fichier, positions)
        assert sortie.code == 1
        assert "déjà ouvert sur" in sortie.erreur
        assert lancer("mesures", fichier).code == 0


# --- decider -----------------------------------------------------------------------------------


def test_decider_applique_les_suggestions_et_le_dit(lancer: Lancer, fichier: Path) -> None:
    sortie = lancer("decider", fichier, "--suggestions")
    assert sortie.code == 0
    assert sortie.texte.splitlines()[0].startswith("Transparence : Adopté. 4 favorables")
    assert sortie.texte.splitlines()[-1].startswith("1 suggestion appliquée sans relecture humaine")
    with ouvrir(fichier) as atelier:
        premiere, seconde = lire_decisions(atelier.connexion)
    assert premiere.decision is not None
    assert premiere.decision.automatique
    assert seconde.decision is None
    assert lancer("decider", fichier, "--suggestions").texte.startswith("0 suggestion appliquée")


# --- exporter ----------------------------------------------------------------------------------


@pytest.mark.parametrize("extension", ["md", "html", "docx"])
def test_exporter_ecrit_le_document_et_donne_son_empreinte(
    lancer: Lancer, fichier: Path, tmp_path: Path, extension: str
) -> None:
    lancer("decider", fichier, "--suggestions")
    octets = []
    for nom in ("un", "deux"):
        vers = tmp_path / f"{nom}.{extension}"
        sortie = lancer(
            *("exporter", fichier, "--vers", vers, "--profil", "projet"),
            *("--horodatage", "2026-11-12T17:00:00"),
        )
        assert (sortie.code, sortie.erreur) == (0, "")
        assert sortie.texte.splitlines()[0] == str(vers)
        assert len(sortie.texte.split("SHA-256 : ")[1].strip()) == 64
        octets.append(vers.read_bytes())
    assert octets[0] == octets[1]


@pytest.mark.parametrize(
    ("options", "phrase"),
    [
        (["--vers", "sortie.rtf"], ".docx"),
        (["--vers", "absent/sortie.md"], "Le dossier"),
        (["--vers", "s.md", "--horodatage", "hier"], "L’horodatage « hier » ne se lit pas"),
    ],
)
def test_un_export_impossible_se_dit(
    lancer: Lancer, fichier: Path, options: list[str], phrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(fichier.parent)
    sortie = lancer("exporter", fichier, *options)
    assert (sortie.code, sortie.texte) == (1, "")
    assert phrase in sortie.erreur
    assert not [f for f in fichier.parent.iterdir() if f.name.startswith(("s.", "sortie"))]


# --- journal et verifier -----------------------------------------------------------------------


def test_le_journal_se_lit_en_texte_et_en_json(lancer: Lancer, fichier: Path) -> None:
    with ouvrir(fichier) as atelier:
        atelier.annuler()
        atelier.refaire()
    texte = lancer("journal", fichier).texte.splitlines()
    assert [ligne.split(maxsplit=3)[3] for ligne in texte] == [
        "Créer l’atelier",
        "Importer 10 lignes",
        "Annuler : Importer 10 lignes",
        "Refaire : Importer 10 lignes",
    ]
    lignes = json.loads(lancer("journal", fichier, "--json").texte)
    assert [(ligne["n"], ligne["nature"], ligne["cible"]) for ligne in lignes] == [
        (1, "creation", None),
        (2, "geste", None),
        (3, "annulation", 2),
        (4, "refaire", 2),
    ]
    assert set(lignes[0]) == {"n", "moment", "nature", "cible", "libelle", "empreinte"}
    assert lignes[3]["empreinte"] == verifier(fichier).empreinte


def test_verifier_dit_que_le_fichier_est_intact(lancer: Lancer, fichier: Path) -> None:
    sortie = lancer("verifier", fichier)
    assert sortie.code == 0
    assert sortie.texte.splitlines() == [
        f"{fichier} : fichier intact.",
        "Atelier « Essai », format 1.1, 2 gestes au journal.",
        f"Empreinte du journal : {verifier(fichier).empreinte}",
    ]


def test_verifier_trouve_une_position_changee_hors_de_l_application(
    lancer: Lancer, fichier: Path
) -> None:
    executer_sql(fichier, "UPDATE position SET degre = 'plutot' WHERE degre = 'pas-du-tout'")
    sortie = lancer("verifier", fichier)
    assert (sortie.code, sortie.texte) == (1, "")
    assert "ne correspond pas à son journal (« position »" in sortie.erreur


@pytest.mark.parametrize("commande", ["mesures", "journal", "verifier"])
def test_lire_ne_change_pas_le_fichier_et_ne_laisse_rien(
    lancer: Lancer, fichier: Path, commande: str
) -> None:
    avant, voisins = fichier.read_bytes(), set(fichier.parent.iterdir())
    assert lancer(commande, fichier).code == 0
    assert fichier.read_bytes() == avant
    assert set(fichier.parent.iterdir()) == voisins


@pytest.mark.parametrize("commande", ["mesures", "journal", "verifier"])
@pytest.mark.parametrize(
    ("octets", "phrase"),
    [
        (None, "n’existe pas"),
        (b"", "n’est pas un fichier d’atelier"),
        (b"bonjour" * 50, "n’est pas un fichier d’atelier"),
    ],
)
def test_un_mauvais_fichier_donne_une_phrase_et_le_code_un(
    lancer: Lancer, tmp_path: Path, commande: str, octets: bytes | None, phrase: str
) -> None:
    chemin = tmp_path / "faux.charte"
    if octets is not None:
        chemin.write_bytes(octets)
    sortie = lancer(commande, chemin)
    assert (sortie.code, sortie.texte) == (1, "")
    assert phrase in sortie.erreur
    assert "Traceback" not in sortie.erreur


# --- modeles -----------------------------------------------------------------------------------


def test_modeles_liste_ceux_qui_sont_livres(lancer: Lancer) -> None:
    texte = lancer("modeles").texte.splitlines()
    livres = json.loads(lancer("modeles", "--json").texte)
    assert len(texte) == len(livres) >= 2
    assert [ligne.split()[0] for ligne in texte] == [modele["identifiant"] for modele in livres]
    for modele in livres:
        assert set(modele) == {"identifiant", "titre", "cadre", "forme", "version", "principes"}
        assert modele["cadre"] in CADRES
        assert len(modele["principes"]) >= 12
        assert set(modele["principes"][0]) == {"cle", "titre", "theme", "axe"}


def test_modeles_verifie_un_fichier(lancer: Lancer, modele: Path) -> None:
    assert lancer("modeles", "--verifier", modele).texte == f"{modele} : modèle correct.\n"
    modele.write_text("# Rien", encoding="utf-8")
    sortie = lancer("modeles", "--verifier", modele)
    assert (sortie.code, sortie.texte) == (1, "")
    assert "essai.md" in sortie.erreur


# --- emploi incorrect --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (["nouveau"], "Il manque : FICHIER, --modele"),
        (["nouveau", "a.charte"], "Il manque : --modele"),
        (["importer", "a.charte"], "Il manque : POSITIONS.csv"),
        (["decider", "a.charte"], "Il manque : --suggestions"),
        (["exporter", "a.charte"], "Il manque : --vers"),
        (["exporter", "a.charte", "--vers", "b.md", "--profil", "x"], "valeur impossible"),
        (["mesures", "a.charte", "--xml"], "Argument inconnu : --xml"),
        (["mesures", "a.charte", "--js"], "Argument inconnu : --js"),
        (["demo"], "Il manque : --sortie"),
        (["--inconnu"], "Argument inconnu : --inconnu"),
        (["a.charte", "b.charte"], "Argument inconnu : b.charte"),
    ],
)
def test_un_emploi_incorrect_dit_ce_qui_manque_et_sort_avec_le_code_deux(
    lancer: Lancer, arguments: list[str], phrase: str
) -> None:
    sortie = lancer(*arguments)
    assert (sortie.code, sortie.texte) == (2, "")
    assert "Emploi : " in sortie.erreur
    assert phrase in sortie.erreur


def test_l_aide_est_en_francais_et_nomme_chaque_commande(lancer: Lancer) -> None:
    sortie = lancer("--aide")
    assert sortie.code == 0
    assert "usage:" not in sortie.texte
    for commande in (
        *("nouveau", "importer", "decider", "mesures", "exporter"),
        *("journal", "verifier", "modeles", "demo", "captures"),
    ):
        assert commande in sortie.texte
        assert lancer(commande, "--help").texte.startswith("Emploi : ")


def test_exporter_choisit_profil_annexes_et_gabarit(
    lancer: Lancer, fichier: Path, tmp_path: Path
) -> None:
    vers, gabarit = tmp_path / "c.docx", maison(tmp_path)
    sortie = lancer(
        *("exporter", fichier, "--vers", vers, "--profil", "consultation"),
        *("--annexes", "tracabilite", "--gabarit", gabarit),
    )
    assert sortie.code == 0
    assert "styles repris" in sortie.texte
    annexes = [t for t in DocxRelu(vers).paragraphes("Heading1") if t.startswith("Annexe")]
    assert annexes == ["Annexe\u00a01 — Traçabilité"]


@pytest.mark.parametrize(
    ("options", "dit"),
    [
        (("--profil", "adoptee"), "ne peut pas encore être écrite comme adoptée"),
        (("--suivi-depuis", "2"), "pas de version 2"),
        (("--version-figee", "1"), "aucune n’a été figée"),
        (("--annexes", "recettes"), "recettes"),
        (("--gabarit", "vieux.doc"), "Word 97"),
    ],
)
def test_un_export_qui_ne_va_pas_se_dit_et_n_ecrit_rien(
    lancer: Lancer, fichier: Path, tmp_path: Path, options: tuple[str, ...], dit: str
) -> None:
    vers = tmp_path / "c.docx"
    sortie = lancer("exporter", fichier, "--vers", vers, *options)
    assert sortie.code == 1
    assert dit in sortie.erreur
    assert not vers.exists()
