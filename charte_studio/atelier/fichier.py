"""Le fichier `.charte` : une base SQLite que l’on copie sur une clé et rouvre dans dix ans."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from charte_studio.atelier.journal import verifier_chaine
from charte_studio.atelier.migrations import MIGRATIONS, Migration, migrer
from charte_studio.atelier.schema import Entite
from charte_studio.socle.erreurs import EnnuiEnvironnement, Refus
from charte_studio.socle.fichiers import ennuis_en_clair

EXTENSION: Final = ".charte"
APPLICATION_ID: Final = 0x43485354
"""« CHST », lu par l’utilitaire `file` et par nous avant d’ouvrir quoi que ce soit."""
VERSION: Final = 1001
"""Majeur × 1000 + mineur. Un majeur plus récent est refusé sans toucher au fichier."""

_ENTETE_SQLITE: Final = b"SQLite format 3\x00"
_SQLITE_PLEIN, _SQLITE_LECTURE_SEULE, _SQLITE_OCCUPE = 13, 8, (5, 6)
_SQLITE_ABIME: Final = (11, 26)
_SQLITE_GESTE_A_DEFAIRE: Final = 776
_SQLITE_ENVIRONNEMENT: Final = (3, 5, 6, 7, 8, 10, 13, 14)
"""Ce qui vient de la machine (droits, place, disque), et non des octets du fichier."""


def version_lisible(version: int) -> str:
    """« 1.0 »."""
    return f"{version // 1000}.{version % 1000}"


def lire_entete(chemin: Path) -> int:
    """Vérifie que `chemin` est un atelier que l’on sait lire et rend sa version de format.

    Ne lit que les cent premiers octets. Lève `Refus` ou `EnnuiEnvironnement`.
    """
    with ennuis_en_clair(chemin):
        if chemin.is_dir():
            raise IsADirectoryError
        with chemin.open("rb") as fichier:
            entete = fichier.read(100)
    if len(entete) < 100 or not entete.startswith(_ENTETE_SQLITE):
        raise Refus(
            f"« {chemin.name} » n’est pas un fichier d’atelier : choisissez un fichier "
            f"« {EXTENSION} » créé par Charte Studio."
        )
    if int.from_bytes(entete[68:72], "big") != APPLICATION_ID:
        raise Refus(
            f"« {chemin.name} » appartient à une autre application : choisissez un fichier "
            f"« {EXTENSION} » créé par Charte Studio."
        )
    version = int.from_bytes(entete[60:64], "big")
    if version // 1000 > VERSION // 1000:
        raise Refus(
            f"« {chemin.name} » vient d’une version plus récente de Charte Studio (format "
            f"{version_lisible(version)}, celle-ci lit jusqu’à {version_lisible(VERSION)}). "
            "Mettez Charte Studio à jour ; le fichier n’a pas été touché."
        )
    return version


def est_en_lecture_seule(chemin: Path) -> bool:
    """Vrai si le fichier ou son dossier ne se laisse pas écrire."""
    sans_droit = not chemin.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return sans_droit or not os.access(chemin, os.W_OK) or not os.access(chemin.parent, os.W_OK)


def connecter(chemin: Path, *, lecture_seule: bool) -> Connection:
    """Une connexion réglée ; écrire commence par un `BEGIN IMMEDIATE` explicite."""
    reel = chemin.resolve()
    # Un geste interrompu par une panne se défait à la première lecture, et c’est une écriture.
    a_defaire = reel.with_name(f"{reel.name}-journal").exists()
    sans_ecrire = lecture_seule and not (a_defaire and not est_en_lecture_seule(reel))
    adresse = f"{reel.as_uri()}?mode={'ro' if sans_ecrire else 'rw'}"

    def creer() -> sqlite3.Connection:
        # Sans isolation, sqlite3 n’ouvre aucune transaction de lui-même : la porte seule le fait.
        connexion = sqlite3.connect(
            adresse, uri=True, isolation_level=None, check_same_thread=False, timeout=5
        )
        for reglage in (
            "foreign_keys=ON",
            "secure_delete=ON",
            "synchronous=FULL",
            "temp_store=MEMORY",
        ):
            connexion.execute(f"PRAGMA {reglage}")
        connexion.execute("PRAGMA query_only=ON" if lecture_seule else "PRAGMA journal_mode=DELETE")
        return connexion

    moteur = create_engine("sqlite://", creator=creer, poolclass=NullPool)
    return moteur.connect()


def creer_fichier(chemin: Path) -> None:
    """Crée un atelier vide au format courant. Lève `Refus` si `chemin` existe déjà."""
    if chemin.exists():
        raise Refus(f"« {chemin.name} » existe déjà : donnez un autre nom, ou ouvrez ce fichier.")
    with ennuis_en_clair(chemin):
        chemin.touch(exist_ok=False)
    try:
        with ennuis_base_en_clair(chemin):
            connexion = connecter(chemin, lecture_seule=False)
            try:
                connexion.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                connexion.exec_driver_sql(f"PRAGMA user_version={VERSION}")
                connexion.exec_driver_sql("BEGIN IMMEDIATE")
                Entite.metadata.create_all(connexion)
                connexion.exec_driver_sql("COMMIT")
            finally:
                fermer_connexion(connexion)
    except BaseException:
        chemin.unlink(missing_ok=True)
        raise


def fermer_connexion(connexion: Connection) -> None:
    """Ferme la connexion et le moteur qui la portait."""
    connexion.close()
    connexion.engine.dispose()


def controler_octets(connexion: Connection, chemin: Path) -> None:
    """Fait contrôler par SQLite l’intégrité de la base. Lève `Refus`."""
    with lecture_en_clair(chemin):
        defauts = connexion.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
        if defauts != ["ok"]:
            raise Refus(phrase_abime(chemin))


def controler_contenu(connexion: Connection, chemin: Path) -> None:
    """Contrôle les tables, l’atelier et la chaîne du journal, au format courant. Lève `Refus`."""
    with lecture_en_clair(chemin):
        presentes = set(
            connexion.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).scalars()
        )
        if not set(Entite.metadata.tables) <= presentes:
            raise Refus(phrase_abime(chemin))
        if connexion.exec_driver_sql("SELECT count(*) FROM atelier").scalar() != 1:
            raise Refus(phrase_abime(chemin))
        verifier_chaine(connexion)


def mettre_a_niveau(
    connexion: Connection,
    chemin: Path,
    *,
    version: int,
    vers: int = VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> None:
    """Passe un fichier plus ancien au format `vers`, tout ou rien."""
    if version >= vers:
        return
    with ennuis_base_en_clair(chemin):
        connexion.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connexion.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            migrer(connexion, depuis=version, vers=vers, migrations=migrations)
            if connexion.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise Refus(phrase_abime(chemin))
            connexion.exec_driver_sql("COMMIT")
        except BaseException:
            # Un disque plein peut avoir déjà annulé la transaction de lui-même.
            if connexion.connection.in_transaction:
                connexion.exec_driver_sql("ROLLBACK")
            raise
        finally:
            connexion.exec_driver_sql("PRAGMA foreign_keys=ON")


def phrase_abime(chemin: Path) -> str:
    """La phrase d’un fichier dont les octets ne tiennent plus."""
    return (
        f"« {chemin.name} » est abîmé : il a été tronqué ou altéré. Rien n’y a été écrit. "
        "Récupérez une sauvegarde depuis l’accueil, ou une copie plus ancienne."
    )


@contextmanager
def ennuis_base_en_clair(chemin: Path) -> Iterator[None]:
    """Traduit les erreurs de SQLite en une phrase qui dit quoi faire."""
    try:
        yield
    except DBAPIError as erreur:
        raise _traduire(erreur.orig, chemin) from erreur
    except sqlite3.Error as erreur:
        raise _traduire(erreur, chemin) from erreur


@contextmanager
def lecture_en_clair(chemin: Path) -> Iterator[None]:
    """Comme `ennuis_base_en_clair`, pour lire un fichier dont les octets peuvent être altérés :
    ce que SQLite ou Python ne savent pas lire, et qui ne vient pas de la machine, est abîmé."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as erreur:
        origine = erreur.orig if isinstance(erreur, DBAPIError) else erreur
        if _code(origine) in _SQLITE_ENVIRONNEMENT:
            raise _traduire(origine, chemin) from erreur
        raise Refus(phrase_abime(chemin)) from erreur


def _code(erreur: Any) -> int:
    """Le code de SQLite, sans ses précisions ; 0 si l’erreur ne vient pas de lui."""
    return getattr(erreur, "sqlite_errorcode", 0) & 0xFF


def _traduire(erreur: Any, chemin: Path) -> Exception:
    code = _code(erreur)
    if code in _SQLITE_ABIME:
        return Refus(phrase_abime(chemin))
    if code == _SQLITE_PLEIN:
        return EnnuiEnvironnement(
            f"Le disque est plein : le dernier geste n’a pas été enregistré dans "
            f"« {chemin.name} », qui reste intact. Libérez de la place et recommencez."
        )
    if getattr(erreur, "sqlite_errorcode", 0) == _SQLITE_GESTE_A_DEFAIRE:
        return EnnuiEnvironnement(
            f"« {chemin.name} » a été interrompu au milieu d’un geste et se trouve en lecture "
            f"seule : copiez-le avec son voisin « {chemin.name}-journal » dans un dossier où vous "
            "pouvez écrire, et ouvrez la copie."
        )
    if code == _SQLITE_LECTURE_SEULE:
        return EnnuiEnvironnement(
            f"« {chemin.name} » est en lecture seule : copiez-le dans un dossier où vous pouvez "
            "écrire, et ouvrez la copie."
        )
    if code in _SQLITE_OCCUPE:
        return EnnuiEnvironnement(
            f"« {chemin.name} » est occupé par une autre application : attendez un instant et "
            "recommencez."
        )
    if isinstance(erreur, sqlite3.OperationalError):
        return EnnuiEnvironnement(
            f"« {chemin.name} » n’a pas pu être lu ou écrit ({erreur}). Vérifiez que le disque "
            "est bien branché et que le dossier existe, puis recommencez."
        )
    return erreur if isinstance(erreur, Exception) else RuntimeError(str(erreur))
