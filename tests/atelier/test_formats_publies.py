"""Chaque format publié se rouvre, avec tout ce qu’il contenait."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.fichier import VERSION, version_lisible
from charte_studio.atelier.lectures.commun import lire_atelier, lire_colleges
from charte_studio.atelier.lectures.comptes import repartition_du_tour
from charte_studio.atelier.lectures.decider import lire_decisions
from charte_studio.atelier.lectures.preparer import lire_participants, lire_principe
from charte_studio.atelier.lectures.rediger import assembler, lire_plan
from charte_studio.atelier.lectures.se_positionner import lire_contributions, lire_objections
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.atelier.schema import Entite
from charte_studio.atelier.verification import verifier
from tests.outils.base import etat, valeur
from tests.outils.phrases import simple
from tests.temoins.fabriquer import DOSSIER

TEMOINS = sorted(DOSSIER.glob("format-*.charte"))


@pytest.fixture(params=TEMOINS, ids=lambda temoin: temoin.stem)
def temoin(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def copie(temoin: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(temoin, tmp_path / "temoin.charte"))


@pytest.fixture
def format_lu(temoin: Path) -> str:
    return temoin.stem


def test_le_format_courant_a_son_temoin() -> None:
    assert DOSSIER / f"format-{version_lisible(VERSION)}.charte" in TEMOINS


def test_chaque_temoin_se_rouvre_et_se_verifie(copie: Path) -> None:
    with ouvrir(copie) as atelier:
        assert not atelier.lecture_seule
    assert verifier(copie).titre == "Atelier témoin"


LIGNES = {
    "format-1.0": {
        "atelier": 1,
        "college": 2,
        "participant": 6,
        "identite": 1,
        "section": 2,
        "principe": 3,
        "formulation": 6,
        "amorce": 4,
        "tour": 2,
        "position": 11,
        "contribution": 1,
        "objection": 1,
        "decision": 1,
        "article": 2,
        "journal": 26,
    },
}
LIGNES["format-1.1"] = LIGNES["format-1.0"] | {
    "formulation": 7,
    "tour": 4,
    "journal": 47,
    "seance": 1,
    "sequence": 6,
    "barometre": 1,
    "choix_barometre": 2,
    "critere": 9,
    "usage": 1,
    "ressenti": 1,
    "groupe": 1,
    "comptage": 1,
    "bulletin": 4,
    "emargement": 4,
    "amendement": 1,
    "dissensus": 1,
    "version": 1,
    "point_grille": 1,
    "controle_assume": 1,
    "sujet": 1,
}
"""Le nombre de lignes de chaque table qui en porte, par format."""


def test_chaque_table_du_temoin_porte_encore_ses_lignes(copie: Path, format_lu: str) -> None:
    with ouvrir(copie) as atelier:
        comptes = {
            table: valeur(atelier, f"SELECT count(*) FROM {table}")
            for table in Entite.metadata.tables
        }
    assert {table: nombre for table, nombre in comptes.items() if nombre} == LIGNES[format_lu]


def test_le_temoin_du_format_courant_emploie_toutes_les_tables() -> None:
    assert set(LIGNES[f"format-{version_lisible(VERSION)}"]) == set(Entite.metadata.tables)


def test_le_contenu_du_temoin_est_celui_qu_on_y_avait_mis(copie: Path) -> None:
    with ouvrir(copie) as atelier:
        base = atelier.connexion
        info = lire_atelier(base)
        assert (info.lieu, info.duree_minutes, info.seuil) == ("Salle des mariages", 180, 3)
        assert [c.inscrits for c in lire_colleges(base)] == [4, 2]
        assert [p.nom for p in lire_participants(base)] == ["Zoé Quinault", *[""] * 5]
        principe = lire_principe(base, 1)
        assert principe is not None
        assert [f.niveau for f in principe.formulations] == ["souple", "equilibree", "exigeante"]
        transparence, *autres = lire_decisions(base)
        assert transparence.avant is not None
        assert transparence.mesure is not None
        assert transparence.avant.repartition.effectifs == (1, 2, 1, 0, 1)
        assert transparence.mesure.repartition.effectifs == (0, 5, 0, 0, 0)
        assert transparence.decision is not None
        assert transparence.decision.issue == "adopte-avec-reserves"
        assert [ligne.decision for ligne in autres] == [None, None]
        assert [c.texte for c in lire_contributions(base, 1)] == ["Oui, si c’est court."]
        assert [(o.etat, o.suite) for o in lire_objections(base, 1)] == [
            ("maintenue", "Rien ne la couvre.")
        ]
        assert valeur(atelier, "SELECT motif FROM position WHERE motif != ''") == "Et la nuit ?"


def test_la_charte_du_temoin_s_assemble_avec_ses_retouches(copie: Path) -> None:
    with ouvrir(copie) as atelier:
        textes = {partie.cle: partie.texte for partie in lire_plan(atelier.connexion).parties}
        document = assembler(atelier.connexion)
    assert textes == {
        "section:preambule": "Nous, agents, élus et habitants.",
        "principe:transparence": "On le dit **toujours** au public.",
        "section:suivi": "Un bilan par an.",
    }
    assert [article.titre for article in document.articles] == ["Transparence"]
    assert document.articles[0].encadres[0].titre.endswith("Direction")


def test_on_peut_encore_tout_annuler_et_tout_refaire_dans_le_temoin(
    copie: Path, format_lu: str
) -> None:
    dernier, nombre = {
        "format-1.0": ("Retoucher « Préambule »", 23),
        "format-1.1": ("Noter une séance", 42),
    }[format_lu]
    with ouvrir(copie) as atelier:
        assert (simple(str(atelier.annulable)), atelier.refaisable) == (dernier, "Ouvrir un tour")
        avant = etat(atelier)
        gestes = _annuler_tout(atelier)
        assert len(gestes) == nombre
        for _ in gestes:
            atelier.refaire()
        assert etat(atelier) == avant
        assert atelier.refaire() == "Ouvrir un tour"


def test_le_vote_secret_du_temoin_se_compte_encore(copie: Path, format_lu: str) -> None:
    with ouvrir(copie) as atelier:
        secrets = [t for t in lire_tours(atelier.connexion) if t.mode == "secret"]
        comptes = [
            repartition_du_tour(atelier.connexion, t.id, t.echelle, 0).effectifs for t in secrets
        ]
    assert comptes == ([] if format_lu == "format-1.0" else [(0, 2, 1, 0, 0)])


def _annuler_tout(atelier: AtelierOuvert) -> list[str]:
    gestes = []
    while atelier.annulable:
        gestes.append(atelier.annuler())
    return gestes
