"""Sauvegardes et copies : entières, cohérentes, et seulement quand quelque chose a changé."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from charte_studio.atelier import sauvegardes
from charte_studio.atelier.atelier import AtelierOuvert, ouvrir
from charte_studio.atelier.gestes.preparer import ajouter_college, regler_atelier
from charte_studio.atelier.gestes.se_positionner import ajouter_contribution
from charte_studio.atelier.verification import verifier
from tests.outils.base import etat
from tests.outils.fichiers import atelier_rempli, voisins
from tests.outils.horloge import SEANCE, HorlogeReglable
from tests.outils.phrases import attendre_ennui, attendre_refus


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return tmp_path / "sauvegardes"


@pytest.fixture
def horloge() -> HorlogeReglable:
    """L’heure du poste : les sauvegardes portent dans leur nom l’heure que lit la personne."""
    return HorlogeReglable(SEANCE.replace(tzinfo=None).astimezone())


@pytest.fixture
def ouvert(tmp_path: Path, dossier: Path, horloge: HorlogeReglable) -> Iterator[AtelierOuvert]:
    chemin = atelier_rempli(tmp_path / "a.charte")
    with ouvrir(chemin, dossier_sauvegardes=dossier, horloge=horloge) as atelier:
        yield atelier


def sauvegarder(atelier: AtelierOuvert) -> Path:
    faire = atelier.preparer_sauvegarde()
    assert faire is not None
    return faire()


def test_une_sauvegarde_est_un_atelier_entier_et_verifiable(ouvert: AtelierOuvert) -> None:
    faite = sauvegarder(ouvert)
    assert verifier(faite) == verifier(ouvert.chemin)
    with ouvrir(faite) as copie:
        assert etat(copie) == etat(ouvert)


def test_sans_changement_il_n_y_a_pas_de_nouvelle_sauvegarde(
    ouvert: AtelierOuvert, dossier: Path, horloge: HorlogeReglable
) -> None:
    sauvegarder(ouvert)
    assert ouvert.preparer_sauvegarde() is None
    horloge.avancer(minutes=10)
    ajouter_college(ouvert, "Élus")
    sauvegarder(ouvert)
    ouvert.fermer()
    assert len(sauvegardes.lister(dossier)) == 2


def test_fermer_sauvegarde_ce_qui_a_change_depuis_la_derniere(
    ouvert: AtelierOuvert, dossier: Path, horloge: HorlogeReglable
) -> None:
    sauvegarder(ouvert)
    horloge.avancer(minutes=3)
    ajouter_college(ouvert, "Élus")
    ouvert.fermer()
    derniere = sauvegardes.lister(dossier)[0]
    assert verifier(derniere.chemin).gestes == 13


def test_en_lecture_seule_ou_sans_dossier_rien_n_est_sauvegarde(
    atelier: AtelierOuvert, dossier: Path
) -> None:
    assert atelier.preparer_sauvegarde() is None
    with ouvrir(atelier.chemin, lecture_seule=True, dossier_sauvegardes=dossier) as lecteur:
        assert lecteur.preparer_sauvegarde() is None
    assert not dossier.exists()


def test_la_liste_dit_le_titre_l_origine_et_le_moment_de_la_plus_recente_d_abord(
    ouvert: AtelierOuvert, dossier: Path, horloge: HorlogeReglable
) -> None:
    sauvegarder(ouvert)
    horloge.avancer(hours=2)
    regler_atelier(ouvert, titre="Un autre titre")
    sauvegarder(ouvert)
    recente, ancienne = sauvegardes.lister(dossier)
    assert recente.titre == ancienne.titre == "Un autre titre"
    assert recente.origine == str(ouvert.chemin.resolve())
    assert recente.moment == horloge.maintenant
    assert (recente.moment - ancienne.moment).total_seconds() == 2 * 3600
    assert recente.octets == recente.chemin.stat().st_size


def test_les_sauvegardes_s_eclaircissent_avec_le_temps(
    ouvert: AtelierOuvert, dossier: Path, horloge: HorlogeReglable
) -> None:
    for jour in range(12):
        for _ in range(3):
            ajouter_contribution(ouvert, principe_id=1, nature="pour", texte=f"Jour {jour}")
            sauvegarder(ouvert)
            horloge.avancer(minutes=10)
        horloge.avancer(days=1)
    moments = [s.moment for s in sauvegardes.lister(dossier)]
    par_jour = [
        sum(m.date() == jour for m in moments) for jour in sorted({m.date() for m in moments})
    ]
    assert par_jour == [1] * 10 + [2, 3]


def test_la_liste_supporte_un_dossier_absent_ou_encombre(dossier: Path) -> None:
    assert sauvegardes.lister(dossier) == ()
    (dossier / "abc").mkdir(parents=True)
    (dossier / "note.txt").write_text("à moi", encoding="utf-8")
    (dossier / "abc" / "atelier.json").write_text("{pas du json", encoding="utf-8")
    (dossier / "abc" / "20261112-140000.charte").write_bytes(b"x")
    (dossier / "abc" / "copie de la mienne.charte").write_bytes(b"x")
    (seule,) = sauvegardes.lister(dossier)
    assert (seule.titre, seule.origine, seule.octets) == ("abc", "", 1)


def test_recuperer_une_sauvegarde_la_rend_sous_un_nom_neuf(
    ouvert: AtelierOuvert, tmp_path: Path
) -> None:
    faite = sauvegarder(ouvert)
    avant = etat(ouvert)
    ajouter_college(ouvert, "Élus")
    vers = tmp_path / "récupéré.charte"
    sauvegardes.recuperer(faite, vers=vers)
    with ouvrir(vers) as recupere:
        assert etat(recupere) == avant
    with attendre_refus("« récupéré.charte » existe déjà"):
        sauvegardes.recuperer(faite, vers=vers)


def test_une_sauvegarde_illisible_ne_se_recupere_pas(tmp_path: Path) -> None:
    for nom, octets in (("vide.charte", b""), ("texte.charte", b"x" * 900)):
        (tmp_path / nom).write_bytes(octets)
        with attendre_refus("Cette sauvegarde ne se lit plus"):
            sauvegardes.recuperer(tmp_path / nom, vers=tmp_path / "r.charte")
    assert not (tmp_path / "r.charte").exists()


def test_une_sauvegarde_alteree_ne_se_recupere_pas(tmp_path: Path) -> None:
    chemin = atelier_rempli(tmp_path / "a.charte")
    chemin.write_bytes(chemin.read_bytes()[:-20_000])
    with attendre_refus("Cette sauvegarde ne se lit plus"):
        sauvegardes.recuperer(chemin, vers=tmp_path / "r.charte")
    assert not (tmp_path / "r.charte").exists()


# --- enregistrer une copie ---------------------------------------------------------------------


def test_une_copie_est_le_meme_atelier_et_l_original_reste_ouvert(
    ouvert: AtelierOuvert, tmp_path: Path
) -> None:
    copie = tmp_path / "copie.charte"
    ouvert.copier_vers(copie)
    ajouter_college(ouvert, "Élus")
    assert verifier(copie).gestes == 12
    with closing(sqlite3.connect(copie)) as base:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert "copie.charte-journal" not in voisins(ouvert.chemin)


def test_une_copie_remplace_un_fichier_entierement_ou_pas_du_tout(
    ouvert: AtelierOuvert, tmp_path: Path
) -> None:
    ancien = tmp_path / "ancien.charte"
    ancien.write_bytes(b"x" * 10)
    ouvert.copier_vers(ancien)
    assert verifier(ancien).titre == "Atelier rempli"
    with attendre_ennui("Le dossier"):
        ouvert.copier_vers(tmp_path / "absent" / "copie.charte")


def test_la_copie_ne_prend_pas_la_place_de_l_atelier_ouvert(ouvert: AtelierOuvert) -> None:
    lien = ouvert.chemin.with_name("lien.charte")
    lien.symlink_to(ouvert.chemin)
    for vers in (ouvert.chemin, lien):
        with attendre_refus("porterait le nom de l’atelier ouvert"):
            ouvert.copier_vers(vers)
    assert verifier(ouvert.chemin).gestes == 12
