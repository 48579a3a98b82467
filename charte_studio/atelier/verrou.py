"""Le verrou : un fichier voisin, tenu par le système, qui dit quel poste et depuis quand."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import sys
from pathlib import Path

from charte_studio.socle.erreurs import EnnuiEnvironnement
from charte_studio.socle.fichiers import ennuis_en_clair

_OCTET_TENU = 1 << 20
"""Sous Windows on tient un octet loin du texte, pour que l’autre poste puisse le lire."""


class Verrou:
    """Un atelier n’est écrit que par un poste à la fois.

    Le système rend le verrou si le processus meurt : un fichier resté derrière ne bloque personne.
    """

    def __init__(self, chemin: Path, *, maintenant: dt.datetime) -> None:
        """Prend le verrou de `chemin`. Lève `EnnuiEnvironnement` s’il est tenu ailleurs."""
        reel = chemin.resolve()  # un raccourci et le fichier qu’il désigne ont le même verrou
        self._fichier = reel.with_name(f".{reel.name}.verrou")
        self._descripteur = self._prendre(chemin)
        contenu = json.dumps(
            {"poste": platform.node() or "ce poste", "depuis": maintenant.isoformat("T", "minutes")}
        )
        try:
            with ennuis_en_clair(self._fichier):
                os.truncate(self._descripteur, 0)
                os.lseek(self._descripteur, 0, os.SEEK_SET)
                os.write(self._descripteur, contenu.encode())
        except BaseException:
            self.rendre()
            raise

    def _prendre(self, chemin: Path) -> int:
        while True:
            with ennuis_en_clair(self._fichier):
                descripteur = os.open(self._fichier, os.O_RDWR | os.O_CREAT, 0o666)
            if not _tenir(descripteur):
                os.close(descripteur)
                raise EnnuiEnvironnement(self._phrase_deja_ouvert(chemin))
            # Entre l’ouverture et la prise, l’autre a pu supprimer ce fichier en se fermant.
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descripteur), self._fichier.stat()):
                    return descripteur
            os.close(descripteur)

    def _phrase_deja_ouvert(self, chemin: Path) -> str:
        try:
            infos = json.loads(self._fichier.read_text(encoding="utf-8"))
            depuis = dt.datetime.fromisoformat(infos["depuis"])
            ou_quand = f" sur {infos['poste']} depuis le {depuis:%d/%m/%Y à %H:%M}"
        except (OSError, ValueError, KeyError, TypeError):
            ou_quand = " ailleurs"
        return (
            f"« {chemin.name} » est déjà ouvert{ou_quand}. Fermez-le là-bas, "
            "ou travaillez sur une copie."
        )

    def rendre(self) -> None:
        """Rend le verrou ; sans effet s’il est déjà rendu."""
        if self._descripteur < 0:
            return
        if os.name == "posix":
            self._fichier.unlink(missing_ok=True)
        os.close(self._descripteur)
        self._descripteur = -1
        with contextlib.suppress(OSError):
            if os.name != "posix":
                self._fichier.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _tenir(descripteur: int) -> bool:
        os.lseek(descripteur, _OCTET_TENU, os.SEEK_SET)
        try:
            msvcrt.locking(descripteur, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _tenir(descripteur: int) -> bool:
        try:
            fcntl.flock(descripteur, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
