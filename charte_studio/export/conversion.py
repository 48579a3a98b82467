"""Passer de Word à un autre format par LibreOffice, s’il est installé sur le poste."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from charte_studio.socle.erreurs import EnnuiEnvironnement

DELAI: Final = 180.0
"""En secondes : une charte de deux cents articles en prend dix."""
_PAS: Final = 0.1
_ATTENDU: Final = 8.0
"""Ce que dure d’ordinaire une conversion, pour la progression."""
VARIABLE: Final = "CHARTE_STUDIO_LIBREOFFICE"
"""Le chemin de LibreOffice, quand il n’est pas à sa place habituelle."""

_FILTRES: Final = {
    ".pdf": "pdf:writer_pdf_Export:"
    + json.dumps(
        {
            cle: {"type": sorte, "value": valeur}
            for cle, sorte, valeur in (
                # PDF/UA : balises, langue, titre affiché, textes de remplacement.
                ("PDFUACompliance", "boolean", "true"),
                ("UseTaggedPDF", "boolean", "true"),
                ("ExportBookmarks", "boolean", "true"),
                ("DisplayPDFDocumentTitle", "boolean", "true"),
                ("ExportNotes", "boolean", "false"),
                ("InitialView", "long", "1"),
            )
        }
    ),
    ".odt": "odt:writer8",
}
_DOSSIERS_WINDOWS: Final = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def libreoffice_est_la() -> bool:
    """Vrai si LibreOffice est installé."""
    return _trouver(os.environ.get(VARIABLE, ""), os.environ.get("PATH", "")) is not None


def chercher_libreoffice() -> Path:
    """Son programme. Lève `EnnuiEnvironnement` s’il n’est pas installé."""
    trouve = _trouver(os.environ.get(VARIABLE, ""), os.environ.get("PATH", ""))
    if trouve is None:
        raise EnnuiEnvironnement(
            "LibreOffice n’est pas installé sur ce poste, et lui seul sait écrire ce format. "
            "Installez-le, ou exportez en Word\u00a0: votre traitement de texte saura "
            "l’enregistrer autrement."
        )
    return trouve


@cache
def _trouver(choisi: str, chemins: str) -> Path | None:
    """`chemins` : le PATH, pour chercher de nouveau s’il change."""
    if choisi:
        return Path(choisi) if Path(choisi).is_file() else None
    for nom in ("soffice", "libreoffice"):
        if trouve := shutil.which(nom, path=chemins):
            return Path(trouve)
    return next((possible for possible in _places_habituelles() if possible.is_file()), None)


def _places_habituelles() -> Iterator[Path]:
    systeme: str = sys.platform
    if systeme == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    elif systeme == "win32":
        for variable in _DOSSIERS_WINDOWS:
            if dossier := os.environ.get(variable):
                yield Path(dossier) / "LibreOffice" / "program" / "soffice.com"


def convertir(
    word: bytes, extension: str, annoncer: Callable[[float], None], *, delai: float = DELAI
) -> bytes:
    """Le document Word dans un autre format. `annoncer` peut lever pour interrompre.

    Tout se passe dans un dossier provisoire, avec un profil à part : un LibreOffice déjà ouvert
    n’en sait rien. Lève `EnnuiEnvironnement` s’il manque, échoue ou n’en finit pas.
    """
    programme = chercher_libreoffice()
    with tempfile.TemporaryDirectory(
        prefix="charte-studio-", ignore_cleanup_errors=True
    ) as provisoire:
        dossier = Path(provisoire)
        source = dossier / "charte.docx"
        source.write_bytes(word)
        commande = [
            str(programme),
            f"-env:UserInstallation={(dossier / 'profil').as_uri()}",
            "--headless", "--norestore", "--nolockcheck", "--nodefault",
            "--convert-to", _FILTRES[extension],
            "--outdir", str(dossier / "sortie"),
            str(source),
        ]  # fmt: skip
        journal = dossier / "journal.txt"
        with journal.open("wb") as trace:
            try:
                enfant = subprocess.Popen(  # noqa: S603 — le programme trouvé, nos arguments
                    commande, stdout=trace, stderr=trace, stdin=subprocess.DEVNULL,
                    cwd=dossier, **_a_part(),
                )  # fmt: skip
            except OSError as erreur:
                raise EnnuiEnvironnement(
                    f"LibreOffice n’a pas pu démarrer ({erreur.strerror or erreur})\u00a0: "
                    "réinstallez-le, ou exportez en Word."
                ) from erreur
            try:
                _attendre(enfant, annoncer, delai)
            finally:
                _arreter(enfant)
        ecrit = dossier / "sortie" / f"charte{extension}"
        if not ecrit.is_file() or not ecrit.stat().st_size:
            raise EnnuiEnvironnement(
                "LibreOffice n’a pas réussi à convertir le document. Fermez-le s’il est ouvert et "
                "recommencez, ou exportez en Word."
            )
        return ecrit.read_bytes()


def _attendre(
    enfant: subprocess.Popen[bytes], annoncer: Callable[[float], None], delai: float
) -> None:
    debut = time.monotonic()
    while enfant.poll() is None:
        passe = time.monotonic() - debut
        if passe > delai:
            raise EnnuiEnvironnement(
                f"LibreOffice n’a pas fini après {round(delai)} secondes\u00a0: la conversion est "
                "abandonnée et rien n’est écrit. Exportez en Word."
            )
        annoncer(0.95 * passe / (passe + _ATTENDU))
        time.sleep(_PAS)


def _a_part() -> dict[str, Any]:
    """Dans son propre groupe : l’arrêter arrête aussi les programmes qu’il a lancés."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _arreter(enfant: subprocess.Popen[bytes]) -> None:
    if enfant.poll() is not None:
        return
    if sys.platform == "win32":
        enfant.kill()
    else:
        os.killpg(enfant.pid, signal.SIGKILL)
    enfant.wait()
