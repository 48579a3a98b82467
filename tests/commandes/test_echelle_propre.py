"""Une échelle à soi, de la ligne de commande à tout ce que l’on transmet."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.domaine.echelle_propre import CLE_PROPRE
from tests.commandes.conftest import Lancer
from tests.export.outils import DocxRelu
from tests.export.outils import texte as texte_docx
from tests.outils.phrases import simple

METEO = """nom = "Météo de la salle"
[[degres]]
libelle = "Grand soleil"
sens = "favorable"
[[degres]]
libelle = "Quelques nuages"
sens = "favorable"
[[degres]]
libelle = "Brouillard"
sens = "neutre"
[[degres]]
libelle = "Orage"
sens = "defavorable"
"""
POSITIONS = """participant;college;principe;position
P01;Agents;transparence;Grand soleil
P02;Agents;transparence;grand-soleil
P03;Agents;transparence;quelques NUAGES
P04;Direction;transparence;Quelques…
P05;Direction;transparence;brouillard
P06;Direction;transparence;Orage
P07;Direction;transparence;Sans avis
"""
CLES = ("grand-soleil", "quelques-nuages", "brouillard", "orage")


@pytest.fixture
def meteo(tmp_path: Path) -> Path:
    chemin = tmp_path / "meteo.toml"
    chemin.write_text(METEO, encoding="utf-8")
    return chemin


@pytest.fixture
def fichier(tmp_path: Path, lancer: Lancer, modele: Path, meteo: Path) -> Path:
    """Sept personnes qui ont donné leur météo, importées d’un CSV."""
    chemin, csv = tmp_path / "a.charte", tmp_path / "p.csv"
    csv.write_text(POSITIONS, encoding="utf-8")
    assert lancer("nouveau", chemin, "--modele", modele, "--echelle", meteo).code == 0
    assert lancer("importer", chemin, csv).code == 0
    return chemin


def degres_notes(fichier: Path) -> list[str]:
    with ouvrir(fichier, lecture_seule=True) as atelier:
        requete = "SELECT degre FROM position ORDER BY participant_id"
        return list(atelier.connexion.exec_driver_sql(requete).scalars())


def degres_de(fichier: Path) -> tuple[str, tuple[str, ...], int, int]:
    with ouvrir(fichier, lecture_seule=True) as atelier:
        echelle = lire_atelier(atelier.connexion).echelle
    return (
        echelle.nom,
        tuple(degre.cle for degre in echelle.degres),
        echelle.favorables,
        echelle.defavorables,
    )


# --- la donner ---------------------------------------------------------------------------------


def test_nouveau_prend_l_echelle_d_un_fichier_ou_celle_d_un_autre_atelier(
    lancer: Lancer, tmp_path: Path, modele: Path, meteo: Path
) -> None:
    du_fichier, imite = tmp_path / "a.charte", tmp_path / "b.charte"
    assert lancer("nouveau", du_fichier, "--modele", modele, "--echelle", meteo).code == 0
    assert degres_de(du_fichier) == ("Météo de la salle", CLES, 2, 1)

    assert lancer("nouveau", imite, "--modele", modele, "--echelle", du_fichier).code == 0
    assert degres_de(imite) == degres_de(du_fichier)

    livre, comme_lui = tmp_path / "c.charte", tmp_path / "d.charte"
    assert lancer("nouveau", livre, "--modele", modele, "--echelle", "consentement").code == 0
    assert lancer("nouveau", comme_lui, "--modele", modele, "--echelle", livre).code == 0
    assert degres_de(comme_lui) == degres_de(livre)


def test_sans_nom_l_echelle_en_recoit_un(
    lancer: Lancer, tmp_path: Path, modele: Path, meteo: Path
) -> None:
    meteo.write_text(METEO.partition("\n")[2], encoding="utf-8")
    chemin = tmp_path / "a.charte"
    assert lancer("nouveau", chemin, "--modele", modele, "--echelle", meteo).code == 0
    assert degres_de(chemin)[0] == "Échelle de l’atelier"


@pytest.mark.parametrize(
    ("avant", "apres", "phrase"),
    [
        ("", "=", "« meteo.toml » n’est pas du TOML bien formé"),
        ('"Orage"', "5", "degré 4 : « libelle » est un texte entre guillemets"),
        ('libelle = "Orage"\n', "", "degré 4 : il manque « libelle »"),
        ('sens = "neutre"', 'sens = "mitigé"', "« Brouillard » n’a pas de sens"),
        ('sens = "defavorable"', 'sens = "neutre"', "au moins un degré défavorable"),
        ('nom = "Météo de la salle"', "nom = 3", "« nom » est un texte entre guillemets"),
        ('nom = "Météo', 'titre = "Météo', "« titre » n’y a pas sa place"),
        (METEO, 'nom = "Vide"', "il manque « degres »"),
        (METEO, "degres = 3", "chaque degré s’ouvre par une ligne « [[degres]] »"),
        (METEO, "degres = [3]", "degré 1 : on attend une table"),
        (METEO, "degres = []", "de 3 à 9 degrés"),
    ],
)
def test_une_echelle_mal_ecrite_est_refusee_et_rien_n_est_cree(
    lancer: Lancer, tmp_path: Path, modele: Path, meteo: Path, avant: str, apres: str, phrase: str
) -> None:
    meteo.write_text(METEO.replace(avant, apres, 1), encoding="utf-8")
    chemin = tmp_path / "a.charte"
    sortie = lancer("nouveau", chemin, "--modele", modele, "--echelle", meteo)
    assert (sortie.code, sortie.texte) == (1, "")
    assert phrase in sortie.erreur
    assert "meteo.toml" in sortie.erreur
    assert not chemin.exists()


@pytest.mark.parametrize(
    ("echelle", "phrase"),
    [
        (CLE_PROPRE, "Pour la vôtre, donnez un fichier « .toml »"),
        ("meteo.yaml", "un atelier « .charte » qui l’emploie déjà"),
        ("absente.toml", "absente.toml » n’existe pas"),
        ("absent.charte", "absent.charte » n’existe pas"),
    ],
)
def test_une_echelle_introuvable_dit_comment_donner_la_sienne(
    lancer: Lancer, tmp_path: Path, modele: Path, echelle: str, phrase: str
) -> None:
    chemin = tmp_path / "a.charte"
    sortie = lancer("nouveau", chemin, "--modele", modele, "--echelle", echelle)
    assert (sortie.code, sortie.texte) == (1, "")
    assert phrase in sortie.erreur
    assert not chemin.exists()


# --- l’importer --------------------------------------------------------------------------------


def test_ses_degres_s_importent_par_leur_cle_leur_libelle_ou_leur_abrege(fichier: Path) -> None:
    assert degres_notes(fichier) == [
        *("grand-soleil", "grand-soleil", "quelques-nuages", "quelques-nuages"),
        *("brouillard", "orage", "sans-avis"),
    ]


def test_un_degre_d_une_autre_echelle_est_refuse_en_disant_les_siens(
    lancer: Lancer, tmp_path: Path, fichier: Path
) -> None:
    csv = tmp_path / "autre.csv"
    csv.write_text(
        "participant;college;principe;position\nP01;;sobriete;plutot\n", encoding="utf-8"
    )
    sortie = lancer("importer", fichier, csv)
    assert sortie.code == 1
    assert "plutot" in sortie.erreur
    assert all(cle in sortie.erreur for cle in CLES)
    assert len(degres_notes(fichier)) == 7


@pytest.mark.parametrize("suffixe", [".csv", ".xlsx"])
def test_ses_positions_ecrites_se_reimportent_a_l_identique(
    lancer: Lancer, tmp_path: Path, fichier: Path, modele: Path, suffixe: str
) -> None:
    tableau, autre = tmp_path / f"positions{suffixe}", tmp_path / "b.charte"
    assert lancer("exporter-positions", fichier, "--vers", tableau).code == 0
    assert lancer("nouveau", autre, "--modele", modele, "--echelle", fichier).code == 0
    assert lancer("importer", autre, tableau).code == 0
    assert degres_notes(autre) == degres_notes(fichier)


def test_le_tableau_a_remplir_propose_ses_degres(
    lancer: Lancer, tmp_path: Path, fichier: Path
) -> None:
    tableau = tmp_path / "a-remplir.xlsx"
    assert lancer("modele-tableur", fichier, "--vers", tableau).code == 0
    with zipfile.ZipFile(tableau) as paquet:
        parties = "".join(
            paquet.read(nom).decode() for nom in paquet.namelist() if nom.endswith(".xml")
        )
    for libelle in ("Grand soleil", "Quelques nuages", "Brouillard", "Orage"):
        assert libelle in simple(parties)
    assert "Plutôt" not in parties


# --- la transmettre ----------------------------------------------------------------------------


def test_les_mesures_en_json_disent_ses_degres(lancer: Lancer, fichier: Path) -> None:
    lu = json.loads(lancer("mesures", fichier, "--json").texte)
    assert lu["atelier"]["echelle"] == CLE_PROPRE
    assert lu["atelier"]["degres"]["quelques-nuages"] == "Quelques nuages"
    (tour,) = lu["principes"][0]["tours"]
    assert tour["effectifs"] == dict(zip(CLES, (2, 2, 1, 1), strict=True))
    assert (tour["sans_avis"], tour["part_favorable"]) == (1, pytest.approx(4 / 6, abs=1e-3))


def test_les_donnees_ouvertes_portent_ses_degres_et_leur_sens(
    lancer: Lancer, tmp_path: Path, fichier: Path
) -> None:
    sortie, csv = tmp_path / "o.json", tmp_path / "o.csv"
    assert lancer("donnees-ouvertes", fichier, "--vers", sortie).code == 0
    lu = json.loads(sortie.read_text(encoding="utf-8"))
    assert (lu["echelle"]["cle"], lu["echelle"]["nom"]) == (CLE_PROPRE, "Météo de la salle")
    assert [(d["cle"], d["sens"]) for d in lu["echelle"]["degres"]] == list(
        zip(CLES, ("favorable", "favorable", "neutre", "defavorable"), strict=True)
    )
    assert lu["principes"][0]["tours"][0]["total"]["effectifs"]["grand-soleil"] == 2
    assert lancer("donnees-ouvertes", fichier, "--vers", csv).code == 0
    assert "transparence;principe;;1;nominatif;total;orage;1;non" in csv.read_text("utf-8-sig")


@pytest.mark.parametrize("suffixe", [".docx", ".html", ".md"])
def test_la_charte_exportee_parle_dans_ses_mots(
    lancer: Lancer, tmp_path: Path, fichier: Path, suffixe: str
) -> None:
    assert lancer("decider", fichier, "--suggestions").code == 0
    sortie = tmp_path / f"charte{suffixe}"
    exporter = ("exporter", fichier, "--vers", sortie, "--annexes", "repartitions,tracabilite")
    assert lancer(*exporter).code == 0
    if suffixe == ".docx":
        texte = simple(texte_docx(DocxRelu(sortie).corps))
    else:
        texte = simple(sortie.read_text(encoding="utf-8"))
    assert "Météo de la salle : Grand soleil, Quelques nuages, Brouillard, Orage." in texte
    assert "Degré médian : « Quelques nuages »" in texte
    assert "Quelques…" in texte
    assert "Tout à fait" not in texte
