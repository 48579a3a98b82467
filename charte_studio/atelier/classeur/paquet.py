"""Ouvrir sans risque le zip d’un classeur : tout est borné, rien ne va sur le disque."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from charte_studio.socle.erreurs import Refus

MEGA: Final = 1_000_000
PARTIES_MAX: Final = 2_000
PARTIE_MAX: Final = 400 * MEGA
"""En octets, une fois décompressée. Quatre cent mille positions en font cent millions."""
TAUX_MAX: Final = 200
TAUX_LIBRE: Final = 8 * MEGA
"""Sous cette taille, le taux ne dit rien : un tableau répétitif se tasse beaucoup."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHIFFRE_OLE: Final = "EncryptedPackage".encode("utf-16-le")
_CHIFFRE: Final = 0x1


def est_un_classeur(octets: bytes) -> bool:
    """Vrai pour un classeur, lisible ou non : XLSX, XLSM, ancien XLS, classeur chiffré."""
    return octets.startswith((_ZIP, _OLE))


class Classeur:
    """Un classeur dont chaque partie se lit bornée. Les macros n’en sont jamais lues."""

    def __init__(self, nom: str, octets: bytes) -> None:
        """Lève `Refus` si le classeur est chiffré, ancien, abîmé ou d’une autre sorte."""
        self.nom = nom
        if octets.startswith(_OLE):
            raise self.chiffre() if _CHIFFRE_OLE in octets else self.ancien()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(octets))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as erreur:
            raise self.abime() from erreur
        self._parties = {partie.filename: partie for partie in self._zip.infolist()}
        if len(self._parties) > PARTIES_MAX:
            raise self.demesure()
        if any(partie.flag_bits & _CHIFFRE for partie in self._parties.values()):
            raise self.chiffre()
        if "xl/workbook.xml" not in self._parties:
            raise self.etranger()

    def __contains__(self, partie: str) -> bool:
        return partie in self._parties

    def lire(self, partie: str) -> bytes:
        """Les octets d’une partie XML. Lève `Refus` si elle manque, est abîmée ou démesurée."""
        trouvee = self._parties.get(partie)
        if trouvee is None:
            raise self.abime()
        if trouvee.file_size > max(TAUX_LIBRE, TAUX_MAX * trouvee.compress_size):
            raise self.demesure()
        if trouvee.file_size > PARTIE_MAX:
            raise self.demesure()
        try:
            # `zipfile` ne décompresse pas au-delà de la taille annoncée, contrôlée ici.
            octets = self._zip.read(trouvee)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
            ValueError,
        ) as erreur:  # fmt: skip
            raise self.abime() from erreur
        # En UTF-16, le mot serait coupé de zéros ; aucun tableur n’écrit ainsi.
        if b"<!DOCTYPE" in octets or b"<!ENTITY" in octets or b"\x00" in octets[:64]:
            raise self.piege()
        return octets

    def abime(self) -> Refus:
        """Le refus d’un classeur abîmé."""
        return Refus(
            f"« {self.nom} » est abîmé ou incomplet : ouvrez-le dans votre tableur, "
            "enregistrez-le sous un autre nom au format XLSX ou CSV, puis choisissez cette copie."
        )

    def etranger(self) -> Refus:
        """Le refus d’un zip qui n’est pas un classeur XLSX."""
        return Refus(
            f"« {self.nom} » n’est pas un classeur XLSX : enregistrez-le au format XLSX, ou "
            "« CSV UTF-8 », depuis votre tableur."
        )

    def ancien(self) -> Refus:
        """Le refus d’un classeur XLS, quel que soit son nom."""
        return Refus(
            f"« {self.nom} » est un classeur de l’ancien format XLS : ouvrez-le dans votre tableur "
            "et enregistrez-le au format XLSX."
        )

    def chiffre(self) -> Refus:
        """Le refus d’un classeur protégé par un mot de passe."""
        return Refus(
            f"« {self.nom} » est protégé par un mot de passe : ouvrez-le dans votre tableur, "
            "enregistrez-en une copie sans mot de passe, puis choisissez cette copie."
        )

    def demesure(self) -> Refus:
        """Le refus d’un classeur qui enfle sans mesure."""
        return Refus(
            f"« {self.nom} » est démesuré une fois décompressé : il n’a pas été ouvert. Copiez le "
            "tableau utile dans un nouveau classeur, puis choisissez celui-ci."
        )

    def piege(self) -> Refus:
        """Le refus d’un classeur qui définit des entités XML."""
        return Refus(
            f"« {self.nom} » définit des entités XML, ce qu’aucun tableur ne fait : il a sans "
            "doute été piégé et n’a pas été ouvert. Demandez-en une copie à la personne qui l’a "
            "écrit."
        )
