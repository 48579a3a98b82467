"""Ouvrir un fichier : ce qui n’en est pas un, ce qui est protégé, ce qui est trop récent."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.fichier import VERSION, lire_entete
from charte_studio.atelier.gestes.preparer import ajouter_college, inscrire
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.verification import verifier
from tests.outils.base import etat
from tests.outils.fichiers import atelier_rempli, voisins
from tests.outils.phrases import attendre_ennui, attendre_refus


@pytest.fixture
def fichier(tmp_path: Path) -> Path:
    return atelier_rempli(tmp_path / "rempli.charte")


@pytest.mark.parametrize(
    "contenu",
    [
        b"",
        b"SQLite format 3\x00",
        b"PK\x03\x04" + b"x" * 500,
        b"Bonjour, ceci est une note.",
    ],
)
@pytest.mark.parametrize("faire", [ouvrir, verifier])
def test_un_fichier_qui_n_est_pas_une_base_est_refuse_sans_etre_touche(
    tmp_path: Path, contenu: bytes, faire: Callable[[Path], object]
) -> None:
    chemin = tmp_path / "faux.charte"
    chemin.write_bytes(contenu)
    with attendre_refus("n’est pas un fichier d’atelier"):
        faire(chemin)
    assert chemin.read_bytes() == contenu
    assert voisins(chemin) == set()


@pytest.mark.parametrize("faire", [ouvrir, verifier])
def test_la_base_d_une_autre_application_est_refusee_sans_etre_touchee(
    tmp_path: Path, faire: Callable[[Path], object]
) -> None:
    chemin = tmp_path / "compta.charte"
    with closing(sqlite3.connect(chemin)) as connexion, connexion:
        connexion.execute("CREATE TABLE atelier (id INTEGER)")
        connexion.execute("PRAGMA application_id=1234")
    avant = chemin.read_bytes()
    with attendre_refus("appartient à une autre application"):
        faire(chemin)
    assert chemin.read_bytes() == avant


@pytest.mark.parametrize("faire", [ouvrir, verifier])
def test_une_version_majeure_plus_recente_est_refusee_et_pas_un_octet_ne_change(
    fichier: Path, faire: Callable[[Path], object]
) -> None:
    with closing(sqlite3.connect(fichier)) as connexion:
        connexion.execute(f"PRAGMA user_version={2003}")
    avant = fichier.read_bytes()
    with attendre_refus("format 2.3, celle-ci lit jusqu’à 1.1"):
        faire(fichier)
    assert fichier.read_bytes() == avant
    assert voisins(fichier) == set()


def test_une_version_mineure_plus_recente_s_ouvre(fichier: Path) -> None:
    with closing(sqlite3.connect(fichier)) as connexion:
        connexion.execute(f"PRAGMA user_version={VERSION + 1}")
    with ouvrir(fichier) as atelier:
        assert len(lire_colleges(atelier.connexion)) == 2
    assert lire_entete(fichier) == VERSION + 1


def test_un_fichier_absent_et_un_dossier_absent_se_disent(tmp_path: Path) -> None:
    with attendre_ennui("Le fichier", "n’existe pas"):
        ouvrir(tmp_path / "absent.charte")
    with attendre_ennui("Le dossier", "n’existe pas"):
        ouvrir(tmp_path / "nulle" / "part" / "absent.charte")
    with attendre_ennui("est un dossier"):
        ouvrir(tmp_path)


# --- lecture seule -----------------------------------------------------------------------------


@pytest.fixture
def protege(fichier: Path) -> Path:
    fichier.chmod(0o444)
    return fichier


def test_un_fichier_protege_s_ouvre_en_lecture_seule_et_refuse_tout_geste(protege: Path) -> None:
    avant = protege.read_bytes()
    with ouvrir(protege) as atelier:
        assert atelier.lecture_seule
        assert len(lire_colleges(atelier.connexion)) == 2
        for geste in (
            lambda: ajouter_college(atelier, "RH"),
            lambda: inscrire(atelier, []),
            atelier.annuler,
            atelier.refaire,
            atelier.anonymiser,
        ):
            with attendre_refus("ouvert en lecture seule"):
                geste()
    assert protege.read_bytes() == avant
    assert voisins(protege) == set()


def test_la_lecture_seule_se_demande_aussi_sur_un_fichier_libre(fichier: Path) -> None:
    with ouvrir(fichier, lecture_seule=True) as atelier:
        with attendre_refus("lecture seule"):
            ajouter_college(atelier, "RH")
        with pytest.raises(OperationalError, match="readonly"):
            atelier.connexion.exec_driver_sql("DELETE FROM identite")
    assert voisins(fichier) == set()


def test_lire_seulement_reste_possible_pendant_qu_un_autre_ecrit(atelier: AtelierOuvert) -> None:
    with ouvrir(atelier.chemin, lecture_seule=True) as lecteur:
        ajouter_college(atelier, "Élus")
        assert [c.nom for c in lire_colleges(lecteur.connexion)] == ["Agents", "Direction", "Élus"]


# --- fermer et rouvrir -------------------------------------------------------------------------


def test_l_etat_les_annulations_et_l_heure_se_retrouvent_a_la_reouverture(fichier: Path) -> None:
    with ouvrir(fichier) as atelier:
        atelier.annuler()
        avant = etat(atelier), atelier.annulable, atelier.refaisable
        dernier = atelier.dernier_enregistrement
    with ouvrir(fichier) as rouvert:
        assert (etat(rouvert), rouvert.annulable, rouvert.refaisable) == avant
        assert rouvert.dernier_enregistrement == dernier
        assert rouvert.refaisable == "Appliquer les suggestions"


def test_un_atelier_ferme_refuse_un_geste_et_se_ferme_deux_fois(atelier: AtelierOuvert) -> None:
    atelier.fermer()
    atelier.fermer()
    with attendre_refus("fermé"):
        ajouter_college(atelier, "RH")


def test_fermer_ne_laisse_aucun_fichier_voisin(atelier: AtelierOuvert) -> None:
    ajouter_college(atelier, "RH")
    atelier.fermer()
    assert voisins(atelier.chemin) == set()
