"""Ouvrir sans risque le zip d’un DOCX ou d’un ODT : tout est borné, rien ne va sur le disque."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from charte_studio.relecture.xml import ErreurXml, NoeudXml, XmlDangereux, lire_xml, parcourir
from charte_studio.socle.erreurs import Refus

MEGA: Final = 1_000_000
ENTREES_MAX: Final = 10_000
CATALOGUE_MAX: Final = 4 * MEGA
PARTIE_MAX: Final = 64 * MEGA
"""En octets, une fois décompressée. Cinq cents pages de texte en font quinze millions au plus."""
TOTAL_LU_MAX: Final = 160 * MEGA
TOTAL_ANNONCE_MAX: Final = 2_000 * MEGA
"""Tout le paquet, images comprises : on ne les décompresse pas, mais on se méfie."""
TAUX_MAX: Final = 400
TAUX_LIBRE: Final = 8 * MEGA
"""Sous cette taille, le taux de compression ne dit rien : un texte répétitif se tasse beaucoup."""

_CHIFFRE: Final = 0x1
_TRANCHE: Final = 1 << 16
_METHODES: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Paquet:
    """Un zip ouvert en lecture, dont chaque partie se lit bornée."""

    def __init__(self, fichier: BinaryIO, nom: str) -> None:
        self.nom = nom
        self._lu = 0
        if _taille_du_catalogue(fichier) > CATALOGUE_MAX:
            raise self.demesure()
        try:
            self._zip = zipfile.ZipFile(fichier)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as erreur:
            raise self.abime() from erreur
        self._entrees = {entree.filename: entree for entree in self._zip.infolist()}
        self._controler()

    def __contains__(self, partie: str) -> bool:
        return partie in self._entrees

    def lire(self, partie: str) -> bytes:
        """Les octets d’une partie. Lève `Refus` si elle manque, est abîmée ou démesurée."""
        entree = self._entrees.get(partie)
        if entree is None:
            raise self.abime()
        # Par tranches, `zipfile` ne décompresse guère plus que la taille annoncée, contrôlée ici.
        tasse = entree.file_size > max(TAUX_LIBRE, TAUX_MAX * entree.compress_size)
        self._lu += entree.file_size
        if entree.file_size > PARTIE_MAX or self._lu > TOTAL_LU_MAX or tasse:
            raise self.demesure()
        try:
            with self._zip.open(entree) as flux:
                return b"".join(iter(lambda: flux.read(_TRANCHE), b""))
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
            ValueError,
        ) as erreur:  # fmt: skip
            raise self.abime() from erreur

    def xml(self, partie: str) -> NoeudXml:
        """La racine d’une partie. Lève `Refus`."""
        with self._fautes_en_clair():
            return lire_xml(self.lire(partie))

    def enfants(self, partie: str, conteneurs: Collection[str]) -> Iterator[NoeudXml]:
        """Chaque enfant des `conteneurs` de cette partie, vidé après usage. Lève `Refus`."""
        with self._fautes_en_clair():
            yield from parcourir(self.lire(partie), conteneurs)

    def _controler(self) -> None:
        entrees = self._zip.infolist()
        if len(entrees) > ENTREES_MAX or sum(e.file_size for e in entrees) > TOTAL_ANNONCE_MAX:
            raise self.demesure()
        if any(_sort_du_paquet(entree.filename) for entree in entrees):
            raise Refus(
                f"« {self.nom} » contient des chemins qui sortent du document : il a sans doute "
                "été piégé et n’a pas été ouvert. Demandez-en une copie à la personne qui l’a "
                "écrit."
            )
        if any(entree.flag_bits & _CHIFFRE for entree in entrees):
            raise self.chiffre()
        if any(entree.compress_type not in _METHODES for entree in entrees):
            raise self.abime()

    @contextmanager
    def _fautes_en_clair(self) -> Iterator[None]:
        try:
            yield
        except ErreurXml as erreur:
            raise self.abime() from erreur
        except XmlDangereux as erreur:
            if str(erreur) != "entites":
                raise self.demesure() from erreur
            raise Refus(
                f"« {self.nom} » définit des entités XML, ce qu’aucun traitement de texte ne "
                "fait : il a sans doute été piégé et n’a pas été ouvert. Demandez-en une copie à "
                "la personne qui l’a écrit."
            ) from erreur

    def abime(self) -> Refus:
        """Le refus d’un fichier abîmé."""
        return Refus(
            f"« {self.nom} » est abîmé ou incomplet : ouvrez-le dans votre traitement de texte, "
            "enregistrez-le sous un autre nom, puis choisissez cette copie."
        )

    def demesure(self) -> Refus:
        """Le refus d’un fichier qui enfle sans mesure."""
        return Refus(
            f"« {self.nom} » est démesuré une fois décompressé : il n’a pas été ouvert. Copiez le "
            "texte utile dans un nouveau document, puis choisissez celui-ci."
        )

    def chiffre(self) -> Refus:
        """Le refus d’un fichier protégé par un mot de passe."""
        return Refus(phrase_chiffre(self.nom))


def phrase_chiffre(nom: str) -> str:
    """Ce que l’on dit d’un document chiffré."""
    return (
        f"« {nom} » est protégé par un mot de passe : ouvrez-le dans votre traitement de texte, "
        "enregistrez-en une copie sans mot de passe, puis choisissez cette copie."
    )


def cible(partie: str, adresse: str) -> str:
    """Le chemin dans le paquet où mène une adresse écrite dans `partie`."""
    adresse = adresse.split("#", 1)[0]
    if adresse.startswith("/"):
        return posixpath.normpath(adresse.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(partie), adresse))


def _sort_du_paquet(nom: str) -> bool:
    parties = re.split(r"[/\\]", nom)
    return ".." in parties or nom.startswith(("/", "\\")) or bool(re.match(r"[A-Za-z]:", nom))


def _taille_du_catalogue(fichier: BinaryIO) -> int:
    """La taille annoncée de la table des entrées : `zipfile` la lit entière, sans borne."""
    fichier.seek(0, 2)
    fin = fichier.tell()
    fichier.seek(max(0, fin - (1 << 16) - 22 - 20 - 56))
    queue = fichier.read()
    fichier.seek(0)
    tailles = [0]
    for signature, place, forme in ((b"PK\x05\x06", 12, "<L"), (b"PK\x06\x06", 40, "<Q")):
        debut = queue.rfind(signature)
        octets = queue[debut + place : debut + place + struct.calcsize(forme)]
        if debut >= 0 and len(octets) == struct.calcsize(forme):
            taille = int(struct.unpack(forme, octets)[0])
            tailles.append(0 if forme == "<L" and taille == 0xFFFFFFFF else taille)
    return max(tailles)
