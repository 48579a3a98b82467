"""Ouvrir le gabarit d’une organisation : un zip venu d’ailleurs, lu borné, jamais exécuté."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from charte_studio.export.docx.xml import NoeudXml
from charte_studio.socle.erreurs import Refus
from charte_studio.socle.fichiers import ennuis_en_clair

EXTENSIONS: Final = (".docx", ".dotx", ".docm", ".dotm")
OCTETS_MAX: Final = 60_000_000
_PARTIE_MAX: Final = 40_000_000
_TOTAL_MAX: Final = 120_000_000
_ENTREES_MAX: Final = 4_000
_CHIFFREE: Final = 0x1

_ANCIEN_WORD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FLUX_CHIFFRE: Final = "EncryptedPackage".encode("utf-16-le")
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_PAQUET: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_CORPS: Final = (
    f"{_WORD}document.main+xml",
    f"{_WORD}template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)


@dataclass(frozen=True, slots=True)
class Relation:
    """Un lien d’une partie vers une autre, ou vers l’extérieur."""

    identifiant: str
    sorte: str
    """La fin de son type : « header », « image », « hyperlink »…"""
    type: str
    cible: str
    """Le chemin dans le paquet, ou l’adresse."""
    externe: bool


class PaquetGabarit:
    """Les parties d’un gabarit, lues une à une."""

    def __init__(self, octets: bytes, nom: str) -> None:
        self.nom = nom
        _refuser_ce_qui_n_est_pas_un_zip(octets, nom)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(octets))
            entrees = {entree.filename: entree for entree in self._zip.infolist()}
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as erreur:
            raise self.abime() from erreur
        if len(entrees) > _ENTREES_MAX:
            raise self.abime()
        if any(entree.flag_bits & _CHIFFREE for entree in entrees.values()):
            raise _protege(nom)
        self._entrees = entrees
        self._lus = 0
        self._types = self._lire_types()
        self.corps = self._trouver_le_corps()
        if _STRICT in self.lire(self.corps)[:4000]:
            raise Refus(
                f"«\u00a0{nom}\u00a0» est au format «\u00a0Open XML strict\u00a0»\u00a0: dans "
                "Word, enregistrez-le comme «\u00a0Document Word (.docx)\u00a0», puis choisissez "
                "cette copie."
            )

    def __contains__(self, partie: str) -> bool:
        return partie in self._entrees

    @property
    def a_des_macros(self) -> bool:
        """Vrai si le fichier porte du code Visual Basic."""
        return any(nom.endswith("vbaProject.bin") for nom in self._entrees)

    def lire(self, partie: str) -> bytes:
        """Les octets d’une partie. Lève `Refus` si elle manque ou ne se lit pas."""
        entree = self._entrees.get(partie)
        if entree is None or entree.file_size > _PARTIE_MAX:
            raise self.abime()
        self._lus += entree.file_size
        if self._lus > _TOTAL_MAX:
            raise self.abime()
        try:
            return self._zip.read(entree)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
            ValueError,
        ) as erreur:  # fmt: skip
            raise self.abime() from erreur

    def xml(self, partie: str) -> NoeudXml:
        """La racine d’une partie. Lève `Refus`."""
        return self.analyser(self.lire(partie))

    def analyser(self, octets: bytes) -> NoeudXml:
        """La racine d’un XML venu d’ailleurs : ni entité, ni réseau."""
        lecteur = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            racine = etree.fromstring(octets, lecteur)
        except (etree.XMLSyntaxError, ValueError) as erreur:
            raise self.abime() from erreur
        if racine.getroottree().docinfo.doctype:
            raise self.abime()
        return racine

    def type(self, partie: str) -> str:
        """Le type d’une partie, vide s’il n’est pas dit."""
        fin = posixpath.splitext(partie)[1].removeprefix(".").lower()
        return self._types.get(f"/{partie}", "") or self._types.get(fin, "")

    def relations(self, partie: str) -> list[Relation]:
        """Ce à quoi une partie renvoie."""
        dossier, _, fichier = partie.rpartition("/")
        chemin = f"{dossier}/_rels/{fichier}.rels".lstrip("/") if partie else "_rels/.rels"
        return list(self._relations(chemin, partie)) if chemin in self else []

    def voisine(self, sorte: str) -> str:
        """La partie de cette sorte à laquelle le corps renvoie, vide s’il n’y en a pas."""
        return next(
            (
                lien.cible
                for lien in self.relations(self.corps)
                if lien.sorte == sorte and not lien.externe and lien.cible in self
            ),
            "",
        )

    def _relations(self, chemin: str, partie: str) -> Iterator[Relation]:
        for noeud in self.xml(chemin).iter(f"{{{_PAQUET}/relationships}}Relationship"):
            externe = noeud.get("TargetMode") == "External"
            cible, genre = noeud.get("Target", ""), noeud.get("Type", "")
            if not externe:
                cible = posixpath.normpath(
                    cible.lstrip("/")
                    if cible.startswith("/")
                    else posixpath.join(posixpath.dirname(partie), cible)
                )
            yield Relation(noeud.get("Id", ""), genre.rpartition("/")[2], genre, cible, externe)

    def _lire_types(self) -> dict[str, str]:
        types: dict[str, str] = {}
        for noeud in self.xml("[Content_Types].xml"):
            cle = noeud.get("PartName") or (noeud.get("Extension") or "").lower()
            types[cle] = noeud.get("ContentType", "")
        return types

    def _trouver_le_corps(self) -> str:
        for lien in self.relations(""):
            if lien.sorte == "officeDocument" and lien.cible in self:
                if self.type(lien.cible) in _CORPS:
                    return lien.cible
                break
        raise Refus(
            f"«\u00a0{self.nom}\u00a0» n’est pas un document Word\u00a0: choisissez un gabarit "
            ".docx ou .dotx."
        )

    def abime(self) -> Refus:
        """Le refus d’un gabarit qui ne se lit pas."""
        return Refus(
            f"«\u00a0{self.nom}\u00a0» est abîmé ou incomplet\u00a0: ouvrez-le dans Word, "
            "enregistrez-le sous un autre nom, puis choisissez cette copie."
        )


def lire_octets(chemin: Path) -> bytes:
    """Les octets du gabarit. Lève `Refus` s’il ne peut pas en être un, `EnnuiEnvironnement` si le
    disque dit non."""
    if chemin.suffix.lower() in (".doc", ".dot"):
        raise _ancien(chemin.name)
    if chemin.suffix.lower() not in EXTENSIONS:
        raise Refus(
            f"«\u00a0{chemin.name}\u00a0» n’est pas un gabarit Word\u00a0: choisissez un fichier "
            ".docx ou .dotx."
        )
    with ennuis_en_clair(chemin):
        if chemin.is_dir():
            raise IsADirectoryError(21, "dossier", str(chemin))
        if chemin.stat().st_size > OCTETS_MAX:
            raise Refus(
                f"«\u00a0{chemin.name}\u00a0» est trop lourd pour un gabarit\u00a0: ôtez-en les "
                "images du texte, qui ne servent pas, puis choisissez cette copie."
            )
        return chemin.read_bytes()


def _refuser_ce_qui_n_est_pas_un_zip(octets: bytes, nom: str) -> None:
    if octets.startswith(_ANCIEN_WORD):
        raise _protege(nom) if _FLUX_CHIFFRE in octets else _ancien(nom)
    if not octets.startswith(b"PK"):
        raise Refus(
            f"«\u00a0{nom}\u00a0» n’est pas un document Word, malgré son nom\u00a0: choisissez un "
            "gabarit .docx ou .dotx."
        )


def _ancien(nom: str) -> Refus:
    return Refus(
        f"«\u00a0{nom}\u00a0» est au format de Word 97\u00a0: ouvrez-le dans Word ou LibreOffice, "
        "enregistrez-le en .docx, puis choisissez cette copie."
    )


def _protege(nom: str) -> Refus:
    return Refus(
        f"«\u00a0{nom}\u00a0» est protégé par un mot de passe\u00a0: enregistrez-en une copie sans "
        "mot de passe, puis choisissez cette copie."
    )
