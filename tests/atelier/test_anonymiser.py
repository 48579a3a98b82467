"""Effacer les noms : plus un octet n’en reste, et le journal tient toujours."""

from __future__ import annotations

from pathlib import Path

import pytest

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.changements import Changements
from charte_studio.atelier.gestes.importer import importer_positions
from charte_studio.atelier.gestes.preparer import (
    Inscription,
    ajouter_college,
    inscrire,
    nommer_participant,
)
from charte_studio.atelier.lectures.preparer import lire_participants, lire_preparation
from charte_studio.atelier.verification import verifier
from tests.outils.base import cle_de, etat, journal, valeur
from tests.outils.fichiers import executer_sql

NOMS = ("Zoé Quinault", "Aristide Kermarrec", "Philomène Oyarzabal")


@pytest.fixture
def nommes(atelier: AtelierOuvert) -> AtelierOuvert:
    """Trois noms : inscrit, donné puis changé, ôté."""
    inscrire(atelier, [Inscription("Agents", nom=NOMS[0])])
    nommer_participant(atelier, cle_de(atelier, "participant", numero=1), NOMS[1])
    nommer_participant(atelier, cle_de(atelier, "participant", numero=2), NOMS[2])
    nommer_participant(atelier, cle_de(atelier, "participant", numero=2), "")
    return atelier


def noms_dans_les_octets(chemin: Path) -> set[str]:
    octets = chemin.read_bytes()
    return {mot for nom in NOMS for mot in nom.split() if mot.encode() in octets}


def noms_montres(atelier: AtelierOuvert) -> list[str]:
    return [p.nom for p in lire_participants(atelier.connexion) if p.nom]


def test_anonymiser_ne_laisse_aucun_nom_dans_les_octets_du_fichier(nommes: AtelierOuvert) -> None:
    assert noms_dans_les_octets(nommes.chemin) == {mot for nom in NOMS for mot in nom.split()}
    assert nommes.anonymiser() == 3
    assert noms_dans_les_octets(nommes.chemin) == set()
    nommes.fermer()
    assert noms_dans_les_octets(nommes.chemin) == set()


def test_les_numeros_les_colleges_et_l_etat_restent(nommes: AtelierOuvert) -> None:
    avant = etat(nommes)
    nommes.anonymiser()
    assert etat(nommes) == avant
    assert noms_montres(nommes) == []
    assert lire_preparation(nommes.connexion).noms == 0


def test_le_journal_reste_intact_et_dit_qu_on_a_efface(nommes: AtelierOuvert) -> None:
    nommes.anonymiser()
    assert journal(nommes)[-1] == ("anonymisation", "Effacer les noms")
    nommes.fermer()
    assert verifier(nommes.chemin).gestes == 6


def test_annuler_et_refaire_marchent_encore_sans_rendre_de_nom(nommes: AtelierOuvert) -> None:
    nommes.anonymiser()
    for _ in range(4):
        nommes.annuler()
        assert noms_montres(nommes) == []
    for _ in range(4):
        nommes.refaire()
        assert noms_montres(nommes) == []
    assert noms_dans_les_octets(nommes.chemin) == set()
    with ouvrir(nommes.chemin, lecture_seule=True) as lecteur:
        assert lecteur.annulable == "Nommer un participant"


def test_effacer_les_noms_ne_s_annule_pas(nommes: AtelierOuvert) -> None:
    nommes.anonymiser()
    assert nommes.annulable == "Nommer un participant"


def test_un_nom_donne_apres_ne_reprend_pas_la_place_d_un_nom_efface(
    nommes: AtelierOuvert,
) -> None:
    nommes.anonymiser()
    nommer_participant(nommes, cle_de(nommes, "participant", numero=5), "Renée Dupuis")
    assert noms_montres(nommes) == ["Renée Dupuis"]


def test_sans_nom_rien_n_est_ecrit(atelier: AtelierOuvert) -> None:
    avant = atelier.chemin.read_bytes()
    assert atelier.anonymiser() == 0
    assert atelier.chemin.read_bytes() == avant


def test_ceux_qui_montrent_les_participants_sont_prevenus(nommes: AtelierOuvert) -> None:
    recus: list[Changements] = []
    nommes.abonner(recus.append)
    nommes.anonymiser()
    assert len(recus) == 1
    assert recus[0].touche("participant")


def test_un_nom_venu_d_un_tableur_s_efface_aussi(atelier: AtelierOuvert, tmp_path: Path) -> None:
    csv = tmp_path / "positions.csv"
    csv.write_text(
        f"participant;college;principe;position\n{NOMS[0]};Élus;transparence;plutot\n",
        encoding="utf-8",
    )
    assert importer_positions(atelier, csv).nommes == 1
    ajouter_college(atelier, "RH")
    atelier.anonymiser()
    assert noms_dans_les_octets(atelier.chemin) == set()
    assert [p.numero for p in lire_participants(atelier.connexion)] == [1, 2, 3, 4, 5, 6, 7]


def test_un_nom_laisse_dans_des_pages_libres_disparait_aussi(nommes: AtelierOuvert) -> None:
    executer_sql(
        nommes.chemin,
        "PRAGMA secure_delete=OFF",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90)"
        f" INSERT INTO identite (nom) SELECT '{NOMS[2]}' || hex(zeroblob(200)) FROM n",
        "DELETE FROM identite WHERE length(nom) > 200",
    )
    assert valeur(nommes, "PRAGMA freelist_count") > 0
    nommes.anonymiser()
    assert noms_dans_les_octets(nommes.chemin) == set()
