"""Les données ouvertes : tout ce qui se publie, et rien qui désigne quelqu’un."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.consolider import preparer_reunion, reunir
from charte_studio.atelier.gestes.decider import appliquer_suggestions, decider
from charte_studio.atelier.gestes.preparer import Inscription, inscrire
from charte_studio.atelier.gestes.se_positionner import (
    ajouter_contribution,
    ajouter_objection,
    enregistrer_position,
    noter_motif,
    ouvrir_tour,
    proposer_amendement,
)
from charte_studio.atelier.lectures.export_ouvert import donnees_ouvertes
from charte_studio.atelier.lectures.export_ouvert_csv import ecrire_donnees_ouvertes
from charte_studio.domaine.confidentialite import masquer
from tests.domaine.attaques import (
    TourPublie,
    cases_devinees,
    mondes_possibles,
    obeit_a_la_regle,
)
from tests.outils.phrases import attendre_refus
from tests.outils.seances import creer_seance, jouer_tour

DEGRES = ("tout-a-fait", "plutot", "partage", "plutot-pas", "pas-du-tout", "sans-avis")


@pytest.fixture
def seance(tmp_path: Path) -> Path:
    """Six agents, quatre de direction, une personne de la DSI ; un tour, des paroles."""
    chemin = creer_seance(
        tmp_path / "s.charte",
        {"Agents": 6, "Direction": 4, "DSI": 1},
        noms=["Zoé Quinault", "Renée"],
    )
    jouer_tour(
        chemin,
        1,
        {"Agents": ["plutot"] * 6, "Direction": ["partage"] * 4, "DSI": ["pas-du-tout"]},
    )
    with ouvrir(chemin) as atelier:
        for college, texte in ((1, "Comme dit Zoé Quinault, et P07."), (3, "=Trop risqué")):
            ajouter_contribution(
                atelier, principe_id=1, nature="nuance", texte=texte, college_id=college
            )
        ajouter_objection(atelier, principe_id=1, texte="Et les prestataires ?", college_id=2)
        noter_motif(atelier, tour_id=1, participant_id=11, motif="Le motif de Solange.")
        proposer_amendement(
            atelier, principe_id=1, formulation_id=1, texte="On le dit.", college_id=3
        )
        appliquer_suggestions(atelier)
    return chemin


def lues(chemin: Path, *, paroles: bool = True) -> dict[str, Any]:
    with ouvrir(chemin, lecture_seule=True) as atelier:
        return donnees_ouvertes(atelier.connexion, paroles=paroles)


def test_aucun_nom_ni_numero_ni_motif_n_en_sort(seance: Path) -> None:
    tout = json.dumps(lues(seance), ensure_ascii=False)
    assert not [mot for mot in ("Zoé", "Quinault", "P07", "Solange") if mot in tout]
    assert "Comme dit [nom ôté], et [participant]." in tout


def test_un_college_trop_petit_ne_signe_ni_parole_ni_amendement(seance: Path) -> None:
    principe = lues(seance)["principes"][0]
    assert {c["texte"]: c["college"] for c in principe["contributions"]} == {
        "=Trop risqué": None,
        "Comme dit [nom ôté], et [participant].": "Agents",
    }
    assert principe["amendements"][0]["college"] is None


def test_un_petit_college_et_celui_qui_le_couvre_sont_masques(seance: Path) -> None:
    donnees = lues(seance)
    (tour,) = donnees["principes"][0]["tours"]
    assert {c["college"]: c["masque"] for c in tour["par_college"]} == {
        "agents": False,
        "direction": True,
        "dsi": True,
    }
    assert tour["colleges_reunis"]["effectifs"]["partage"] == 4
    assert {c["cle"]: c["inscrits"] for c in donnees["colleges"]} == {
        "agents": 6,
        "direction": None,
        "dsi": None,
        None: 5,
    }


def test_un_tour_ouvert_et_un_tour_trop_petit_se_taisent(atelier: AtelierOuvert) -> None:
    tour = ouvrir_tour(atelier, 1, mode="nominatif")
    for qui in (1, 2, 3, 4):
        enregistrer_position(atelier, tour_id=tour, participant_id=qui, degre="plutot")
    assert donnees_ouvertes(atelier.connexion)["principes"][0]["tours"] == []


def test_deux_reponses_ne_disent_ni_compte_ni_suggestion(tmp_path: Path) -> None:
    chemin = creer_seance(tmp_path / "s.charte", {"Agents": 6})
    jouer_tour(chemin, 1, {"Agents": ["plutot", "pas-du-tout"]})
    with ouvrir(chemin) as atelier:
        decider(atelier, 1, issue="ecarte", justification="Trop tôt.")
    principe = lues(chemin)["principes"][0]
    assert principe["tours"] == [
        {
            "rang": 1,
            "mode": "nominatif",
            "masque": True,
            "total": None,
            "mesures": None,
            "par_college": [],
            "colleges_reunis": None,
        }
    ]
    assert principe["decision"]["suggestion_phrase"] is None


def test_sans_paroles_les_textes_libres_sont_tus(seance: Path) -> None:
    donnees = lues(seance, paroles=False)
    principe = donnees["principes"][0]
    assert (principe["contributions"], donnees["ressentis"]) == ([], [])
    assert principe["objections"] == [
        {"etat": "ouverte", "college": None, "texte": None, "suite": None}
    ]


def test_le_zip_porte_un_csv_par_sorte_de_chose(seance: Path, tmp_path: Path) -> None:
    vers = tmp_path / "d.zip"
    with ouvrir(seance, lecture_seule=True) as atelier:
        ecrire_donnees_ouvertes(atelier.connexion, vers)
        ecrire_donnees_ouvertes(atelier.connexion, tmp_path / "d.csv")
        ecrire_donnees_ouvertes(atelier.connexion, tmp_path / "d.json")
        with attendre_refus("« d.ods » doit finir par"):
            ecrire_donnees_ouvertes(atelier.connexion, tmp_path / "d.ods")
    paquet = zipfile.ZipFile(vers)
    assert sorted(paquet.namelist()) == [
        *("LISEZ-MOI.txt", "amendements.csv", "colleges.csv", "paroles.csv", "principes.csv"),
        *("repartitions.csv", "usages.csv"),
    ]
    assert paquet.read("repartitions.csv") == (tmp_path / "d.csv").read_bytes()
    lignes = list(
        csv.DictReader(
            io.StringIO(paquet.read("repartitions.csv").decode("utf-8-sig")), delimiter=";"
        )
    )
    total = {
        ligne["degre"]: ligne["nombre"]
        for ligne in lignes
        if (ligne["principe"], ligne["groupe"]) == ("transparence", "total")
    }
    assert total == dict(
        zip((*DEGRES, "manquants"), ("0", "6", "4", "0", "1", "0", "0"), strict=True)
    )
    assert {ligne["groupe"] for ligne in lignes if ligne["masque"] == "oui"} == {"direction", "dsi"}
    assert "'=Trop risqué" in paquet.read("paroles.csv").decode()
    assert json.loads((tmp_path / "d.json").read_text(encoding="utf-8")) == lues(seance)


def test_un_atelier_qui_reunit_des_seances_se_publie_aussi(seance: Path, tmp_path: Path) -> None:
    autre = creer_seance(tmp_path / "autre.charte", {"Agents": 6})
    jouer_tour(autre, 1, {"Agents": ["plutot"] * 6})
    reunir(preparer_reunion([seance, autre]), vers=tmp_path / "r.charte")
    donnees = lues(tmp_path / "r.charte")
    assert donnees["atelier"]["seances"] == 2
    (tour,) = donnees["principes"][0]["tours"]
    assert (tour["mode"], tour["total"]["exprimes"]) == ("reuni", 17)


def test_un_atelier_vide_se_publie(atelier: AtelierOuvert) -> None:
    donnees = donnees_ouvertes(atelier.connexion)
    assert [p["tours"] for p in donnees["principes"]] == [[], [], []]
    assert donnees["colleges"][2] == {"cle": None, "nom": "Collèges réunis", "inscrits": 6}


def test_l_ordre_de_saisie_ne_se_lit_pas(atelier: AtelierOuvert) -> None:
    for texte in ("Zut.", "Bon.", "Ah."):
        ajouter_contribution(atelier, principe_id=1, nature="pour", texte=texte)
    lus = donnees_ouvertes(atelier.connexion)["principes"][0]["contributions"]
    assert [c["texte"] for c in lus] == ["Ah.", "Bon.", "Zut."]


# --- l’attaque ---------------------------------------------------------------------------------

salles = st.fixed_dictionaries(
    {nom: st.lists(st.sampled_from(DEGRES[1:4]), max_size=5) for nom in ("Agents", "Élus", "DSI")}
).filter(lambda salle: any(salle.values()))


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(salles)
def test_aucune_case_masquee_ne_se_retrouve_dans_ce_qui_est_publie(
    tmp_path: Path, salle: dict[str, list[str]]
) -> None:
    """Un programme ne lit que le JSON, et cherche ce qu’il tait."""
    chemin = tmp_path / "attaque.charte"
    chemin.unlink(missing_ok=True)
    creer_seance(chemin, {nom: len(reponses) for nom, reponses in salle.items()})
    jouer_tour(chemin, 1, salle)
    (tour,) = lues(chemin)["principes"][0]["tours"]
    chemin.unlink()
    if tour["masque"]:
        assert tour["total"] is tour["mesures"] is None
        return
    effectifs = {
        cle: len(salle[nom])
        for cle, nom in (("agents", "Agents"), ("elus", "Élus"), ("dsi", "DSI"))
        if salle[nom]
    }
    publie = [
        TourPublie(
            ligne(tour["total"]),
            {c["college"]: ligne(c) for c in tour["par_college"] if not c["masque"]},
            effectifs,
        )
    ]
    mondes = mondes_possibles(publie)
    assert mondes is not None
    possibles = [monde for monde in mondes if obeit_a_la_regle(monde, publie, masquer, 3)]
    assert cases_devinees(possibles, publie, 3) == []


def ligne(lu: dict[str, Any]) -> tuple[int, ...]:
    return (*lu["effectifs"].values(), lu["sans_avis"])


def test_des_inscrits_sans_reponse_ne_changent_rien_aux_effectifs(atelier: AtelierOuvert) -> None:
    inscrire(atelier, [Inscription("Agents")] * 4)
    (agents, *_) = donnees_ouvertes(atelier.connexion)["colleges"]
    assert agents["inscrits"] is None  # la direction, deux personnes, se retrouverait sinon
