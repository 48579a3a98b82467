"""Mettre à niveau un fichier plus ancien : tout ou rien, après en avoir laissé une copie."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from sqlalchemy import Connection

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.fichier import (
    VERSION,
    connecter,
    fermer_connexion,
    lire_entete,
    mettre_a_niveau,
    version_lisible,
)
from charte_studio.atelier.migrations import MIGRATIONS, Migration
from charte_studio.atelier.verification import verifier
from charte_studio.socle.erreurs import EnnuiEnvironnement, Refus
from tests.outils.fichiers import atelier_rempli, voisins
from tests.outils.phrases import attendre_refus
from tests.temoins.fabriquer import DOSSIER


@pytest.fixture
def fichier(tmp_path: Path) -> Path:
    return atelier_rempli(tmp_path / "ancien.charte")


@pytest.fixture
def connexion(fichier: Path) -> Iterator[Connection]:
    ouverte = connecter(fichier, lecture_seule=False)
    yield ouverte
    fermer_connexion(ouverte)


def ajouter_une_couleur(operations: Operations) -> None:
    with operations.batch_alter_table("college") as college:
        college.add_column(sa.Column("couleur", sa.String, nullable=False, server_default="encre"))


def ranger_par_nom(operations: Operations) -> None:
    operations.create_index("ix_college_nom", "college", ["nom"])
    operations.execute("UPDATE college SET couleur = 'crème' WHERE cle = 'direction'")


DEUX_MIGRATIONS: dict[int, Migration] = {
    VERSION + 2: ranger_par_nom,
    VERSION + 1: ajouter_une_couleur,
}


def couleurs(connexion: Connection) -> list[tuple[str, str]]:
    return [
        (nom, couleur)
        for nom, couleur in connexion.exec_driver_sql(
            "SELECT nom, couleur FROM college ORDER BY rang"
        )
    ]


def test_les_migrations_se_jouent_dans_l_ordre_des_versions(
    connexion: Connection, fichier: Path
) -> None:
    mettre_a_niveau(
        connexion, fichier, version=VERSION, vers=VERSION + 2, migrations=DEUX_MIGRATIONS
    )
    assert couleurs(connexion) == [("Agents", "encre"), ("Direction", "crème")]
    assert lire_entete(fichier) == VERSION + 2
    assert connexion.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_une_migration_deja_faite_ne_se_rejoue_pas(connexion: Connection, fichier: Path) -> None:
    for vers in (VERSION + 1, VERSION + 2):
        mettre_a_niveau(connexion, fichier, version=vers - 1, vers=vers, migrations=DEUX_MIGRATIONS)
    mettre_a_niveau(
        connexion, fichier, version=VERSION + 2, vers=VERSION + 2, migrations=DEUX_MIGRATIONS
    )
    assert len(couleurs(connexion)) == 2


def echouer(operations: Operations) -> None:
    operations.execute("DELETE FROM contribution")
    raise RuntimeError("la migration s’arrête là")


def se_tromper_de_table(operations: Operations) -> None:
    operations.execute("UPDATE collège SET nom = 'x'")


def laisser_un_orphelin(operations: Operations) -> None:
    operations.execute("DELETE FROM college WHERE cle = 'agents'")


@pytest.mark.parametrize(
    ("fautive", "defaut", "phrase"),
    [
        (echouer, RuntimeError, "s’arrête là"),
        (se_tromper_de_table, EnnuiEnvironnement, "no such table: collège"),
        (laisser_un_orphelin, Refus, "abîmé"),
    ],
)
def test_une_migration_qui_echoue_laisse_le_fichier_octet_pour_octet(
    connexion: Connection,
    fichier: Path,
    fautive: Migration,
    defaut: type[Exception],
    phrase: str,
) -> None:
    avant = fichier.read_bytes()
    with pytest.raises(defaut, match=phrase):
        mettre_a_niveau(
            connexion,
            fichier,
            version=VERSION,
            vers=VERSION + 2,
            migrations={VERSION + 1: ajouter_une_couleur, VERSION + 2: fautive},
        )
    assert fichier.read_bytes() == avant
    assert connexion.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert verifier(fichier).version == version_lisible(VERSION)


@pytest.fixture
def plus_ancien(tmp_path: Path) -> Path:
    """Un fichier du premier format publié."""
    return Path(shutil.copyfile(DOSSIER / "format-1.0.charte", tmp_path / "ancien.charte"))


def test_ouvrir_un_fichier_ancien_en_laisse_une_copie_intacte(plus_ancien: Path) -> None:
    avant = plus_ancien.read_bytes()
    ouvrir(plus_ancien).fermer()
    assert lire_entete(plus_ancien) == VERSION
    copie = plus_ancien.with_name("ancien (avant mise à niveau).charte")
    assert voisins(plus_ancien) == {copie.name}
    assert lire_entete(copie) == 1000
    assert len(copie.read_bytes()) == len(avant)


def test_une_seconde_mise_a_niveau_ne_remplace_pas_la_copie_de_la_premiere(
    plus_ancien: Path,
) -> None:
    autre = plus_ancien.with_name("ancien (avant mise à niveau).charte")
    autre.write_bytes(b"une copie de l'an dernier")
    ouvrir(plus_ancien).fermer()
    assert autre.read_bytes() == b"une copie de l'an dernier"
    assert voisins(plus_ancien) == {autre.name, "ancien (avant mise à niveau 2).charte"}


@pytest.mark.parametrize("faire", [lambda f: ouvrir(f, lecture_seule=True), verifier])
def test_en_lecture_seule_un_fichier_ancien_n_est_pas_mis_a_niveau(
    plus_ancien: Path, faire: Callable[[Path], object]
) -> None:
    avant = plus_ancien.read_bytes()
    with attendre_refus("format plus ancien", "ouvrez la copie"):
        faire(plus_ancien)
    assert plus_ancien.read_bytes() == avant
    assert voisins(plus_ancien) == set()


def test_un_fichier_ancien_et_abime_ne_devient_pas_recent(plus_ancien: Path) -> None:
    octets = plus_ancien.read_bytes()
    plus_ancien.write_bytes(octets[:-8192])
    with attendre_refus("abîmé"):
        ouvrir(plus_ancien)
    assert plus_ancien.read_bytes() == octets[:-8192]
    assert voisins(plus_ancien) == set()


def test_les_migrations_publiees_vont_jusqu_a_la_version_courante() -> None:
    assert max(MIGRATIONS, default=VERSION) == VERSION


def test_un_fichier_mis_a_niveau_a_les_memes_tables_qu_un_fichier_neuf(
    plus_ancien: Path, fichier: Path
) -> None:
    ouvrir(plus_ancien).fermer()
    assert _structure(plus_ancien) == _structure(fichier)


def _structure(chemin: Path) -> dict[str, object]:
    """Colonnes, clés étrangères, index et déclencheurs, sans l’ordre ni la mise en page."""
    with closing(sqlite3.connect(chemin)) as base:
        objets = base.execute(
            "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        ).fetchall()
        tables = [nom for genre, nom in objets if genre == "table"]
        return {
            "objets": sorted(objets),
            **{
                f"colonnes de {table}": sorted(
                    (nom, genre, obligatoire, cle)
                    for _, nom, genre, obligatoire, _, cle in base.execute(
                        f"PRAGMA table_info({table})"
                    )
                )
                for table in tables
            },
            **{
                f"liens de {table}": sorted(
                    ligne[2:5] for ligne in base.execute(f"PRAGMA foreign_key_list({table})")
                )
                for table in tables
            },
        }
