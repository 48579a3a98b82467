"""Écrire à côté, vider, remplacer : la seule façon d’écrire un fichier entier."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from charte_studio.socle.erreurs import EnnuiEnvironnement


def ecrire_a_cote(chemin: Path, contenu: bytes) -> None:
    """Écrit `contenu` dans `chemin` d’un seul coup : l’ancien fichier reste entier en cas d’échec.

    Lève `EnnuiEnvironnement` quand le dossier manque, que le fichier est tenu par une autre
    application, que le disque est plein ou que les droits manquent.
    """
    remplacer_par(chemin, lambda provisoire: provisoire.write_bytes(contenu))


def remplacer_par(chemin: Path, ecrire: Callable[[Path], object]) -> None:
    """Fait écrire un fichier provisoire voisin par `ecrire`, le vide sur le disque et remplace."""
    with ennuis_en_clair(chemin):
        if chemin.is_dir():
            raise IsADirectoryError(errno.EISDIR, "dossier", str(chemin))
        provisoire = chemin.with_name(f".{chemin.name[:80]}.{os.getpid()}.provisoire")
        provisoire.touch(exist_ok=True)
        try:
            ecrire(provisoire)
            with provisoire.open("rb+") as fichier:
                os.fsync(fichier.fileno())
            if chemin.exists():
                provisoire.chmod(chemin.stat().st_mode & 0o777)
            provisoire.replace(chemin)
        except BaseException:
            provisoire.unlink(missing_ok=True)
            raise


@contextmanager
def ennuis_en_clair(chemin: Path) -> Iterator[None]:
    """Traduit les erreurs du système sur `chemin` en une phrase qui dit quoi faire."""
    try:
        yield
    except OSError as erreur:
        raise EnnuiEnvironnement(phrase_erreur_systeme(erreur, chemin)) from erreur


def phrase_erreur_systeme(erreur: OSError, chemin: Path) -> str:
    """La phrase qui dit ce qui bloque et quoi faire pour une erreur du système sur `chemin`."""
    nom, dossier = chemin.name, chemin.parent
    if erreur.errno in (errno.ENOSPC, errno.EDQUOT):
        return (
            f"Le disque est plein : « {nom} » n’a pas été écrit et rien n’est abîmé. "
            "Libérez de la place ou choisissez un autre dossier."
        )
    if isinstance(erreur, IsADirectoryError):
        return f"« {chemin} » est un dossier : donnez un nom de fichier."
    if isinstance(erreur, FileNotFoundError):
        if dossier.is_dir():
            return f"Le fichier « {chemin} » n’existe pas : vérifiez son nom."
        return f"Le dossier « {dossier} » n’existe pas : créez-le ou choisissez-en un autre."
    if isinstance(erreur, PermissionError):
        autre = chemin.with_name(f"{chemin.stem} (2){chemin.suffix}").name
        return (
            f"« {nom} » ne peut pas être écrit : il est ouvert dans une autre application, ou "
            f"vous n’avez pas le droit d’écrire ici. Fermez-le, ou choisissez un autre nom, "
            f"par exemple « {autre} »."
        )
    if erreur.errno == errno.EROFS:
        return f"« {dossier} » est en lecture seule : choisissez un autre dossier."
    if erreur.errno == errno.ENAMETOOLONG:
        return f"Le nom « {nom[:40]}… » est trop long : choisissez-en un plus court."
    return f"« {nom} » n’a pas pu être traité ({erreur.strerror or erreur}). Réessayez ailleurs."
