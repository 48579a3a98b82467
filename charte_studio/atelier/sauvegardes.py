"""Les sauvegardes : des copies entières, faites par SQLite, éclaircies avec le temps."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from charte_studio.atelier.fichier import (
    EXTENSION,
    connecter,
    controler_octets,
    ennuis_base_en_clair,
    fermer_connexion,
    lecture_en_clair,
    lire_entete,
)
from charte_studio.domaine.sauvegardes import moments_a_garder
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ecrire_a_cote, ennuis_en_clair, remplacer_par

_FORMAT = "%Y%m%d-%H%M%S"
_FICHE = "atelier.json"


@dataclass(frozen=True, slots=True)
class Sauvegarde:
    """Une copie que l’on peut récupérer."""

    chemin: Path
    titre: str
    origine: str
    """Le chemin du fichier sauvegardé."""
    moment: dt.datetime
    octets: int


def copier(source: Path, vers: Path) -> None:
    """Copie un atelier, ouvert ou non, par l’API de SQLite : la copie est toujours cohérente."""

    def ecrire(provisoire: Path) -> None:
        with (
            ennuis_base_en_clair(source),
            contextlib.closing(
                sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
            ) as lue,
            contextlib.closing(sqlite3.connect(provisoire)) as ecrite,
        ):
            ecrite.execute("PRAGMA synchronous=OFF")  # le remplacement fait le fsync
            _copier_les_pages(lue, ecrite)

    remplacer_par(vers, ecrire)


def _copier_les_pages(lue: sqlite3.Connection, ecrite: sqlite3.Connection) -> None:
    try:
        lue.backup(ecrite)
    except sqlite3.OperationalError as erreur:
        if erreur.sqlite_errorcode == sqlite3.SQLITE_FULL:
            # C’est la copie qui manque de place, non l’atelier : la phrase doit nommer la copie.
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from erreur
        raise


def sauvegarder(
    source: Path, *, dossier: Path, identifiant: str, titre: str, maintenant: dt.datetime
) -> Path:
    """Ajoute une sauvegarde de `source` et éclaircit les anciennes. Rend son chemin."""
    ici = dossier / identifiant
    with ennuis_en_clair(ici):
        ici.mkdir(parents=True, exist_ok=True)
    chemin = ici / f"{maintenant.strftime(_FORMAT)}{EXTENSION}"
    copier(source, chemin)
    fiche = {"titre": titre, "origine": str(source.resolve())}
    ecrire_a_cote(ici / _FICHE, json.dumps(fiche, ensure_ascii=False).encode())
    _eclaircir(ici, maintenant)
    return chemin


def _eclaircir(dossier: Path, maintenant: dt.datetime) -> None:
    par_moment = dict(_dater(dossier))
    for moment in set(par_moment) - moments_a_garder(par_moment, maintenant):
        with contextlib.suppress(OSError):  # une vieille copie tenue ailleurs attendra
            par_moment[moment].unlink()


def _dater(dossier: Path) -> list[tuple[dt.datetime, Path]]:
    datees = []
    for chemin in dossier.glob(f"*{EXTENSION}"):
        with contextlib.suppress(ValueError):
            datees.append((dt.datetime.strptime(chemin.stem, _FORMAT).astimezone(), chemin))
    return datees


def lister(dossier: Path) -> tuple[Sauvegarde, ...]:
    """Les sauvegardes de tous les ateliers, de la plus récente à la plus ancienne."""
    trouvees: list[Sauvegarde] = []
    for ici in dossier.iterdir() if dossier.is_dir() else ():
        try:
            fiche = json.loads((ici / _FICHE).read_text(encoding="utf-8"))
            titre, origine = str(fiche["titre"]), str(fiche["origine"])
        except (OSError, ValueError, KeyError, TypeError):
            titre, origine = ici.name, ""
        trouvees += (
            Sauvegarde(chemin, titre, origine, moment, chemin.stat().st_size)
            for moment, chemin in _dater(ici)
        )
    return tuple(sorted(trouvees, key=lambda s: s.moment, reverse=True))


def recuperer(sauvegarde: Path, *, vers: Path) -> Path:
    """Écrit une sauvegarde sous un nom neuf, et le rend. Lève `Refus` s’il est pris."""
    with ennuis_en_clair(vers):
        pris = vers.exists()
    if pris:
        raise Refus(f"« {vers.name} » existe déjà : donnez un autre nom à la copie récupérée.")
    try:
        _controler(sauvegarde)
    except Refus as erreur:
        raise Refus(f"Cette sauvegarde ne se lit plus : {erreur}") from erreur
    copier(sauvegarde, vers)
    return vers


def _controler(sauvegarde: Path) -> None:
    lire_entete(sauvegarde)
    with lecture_en_clair(sauvegarde):
        connexion = connecter(sauvegarde, lecture_seule=True)
    try:
        controler_octets(connexion, sauvegarde)
    finally:
        fermer_connexion(connexion)
