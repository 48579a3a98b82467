"""Charger un texte que l’on a déjà : Word, LibreOffice, Markdown ou texte simple."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, Final

from charte_studio.redaction.texte_lu import (
    TexteLu,
    avec_remarques,
    lire_texte_colle,
    lire_texte_markdown,
    texte_lu,
)
from charte_studio.relecture.docx import lire_docx
from charte_studio.relecture.odt import lire_odt
from charte_studio.relecture.paquet import MEGA, Paquet, phrase_chiffre
from charte_studio.relecture.pertes import Pertes
from charte_studio.socle.erreurs import Refus

TAILLE_MAX: Final = 200 * MEGA
"""En octets, images comprises."""

EXTENSIONS: Final = {
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
    ".odt": "odt", ".ott": "odt",
    ".md": "markdown", ".markdown": "markdown",
    ".txt": "texte",
}  # fmt: skip
"""Ce qu’on attend d’un fichier d’après son nom."""

_A_CONVERTIR: Final = {
    ".doc": "un ancien document Word",
    ".rtf": "un document RTF",
    ".pdf": "un PDF",
    ".pages": "un document Pages",
    ".fodt": "un document OpenDocument en un seul fichier XML",
    ".html": "une page web",
    ".htm": "une page web",
}
_NATURES: Final = {
    "docx": ("un document Word", ".docx"),
    "odt": ("un document OpenDocument", ".odt"),
    "ole": ("un ancien document Word", ".doc"),
    "rtf": ("un document RTF", ".rtf"),
    "pdf": ("un PDF", ".pdf"),
    "html": ("une page web ou du XML", ".html"),
    "tableur": ("un classeur", ""),
    "presentation": ("une présentation", ""),
    "zip": ("une archive", ".zip"),
    "texte": ("un texte simple", ".txt"),
}
_CONSEIL: Final = (
    "ouvrez-le dans un traitement de texte, « Enregistrer sous… », format « .docx » ou « .odt », "
    "puis choisissez cette copie."
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAQUET_CHIFFRE: Final = "EncryptedPackage".encode("utf-16-le")


def lire_texte(chemin: Path) -> TexteLu:
    """Le texte du fichier : titre, blocs, et ce qui n’a pas pu être gardé.

    Lève `Refus`, d’une phrase qui dit quoi faire, pour un fichier absent, vide, sans texte,
    chiffré, piégé, démesuré, d’un format qu’on ne lit pas ou d’un autre que son nom ne le dit.
    """
    try:
        if not chemin.is_file():
            raise Refus(
                f"« {chemin} » {'est un dossier' if chemin.is_dir() else 'n’existe pas'} : donnez "
                "le chemin d’un document .docx, .odt, .md ou .txt."
            )
        with chemin.open("rb") as fichier:
            return _lire(chemin, fichier)
    except OSError as erreur:
        raise Refus(
            f"« {chemin.name} » ne peut pas être lu ({erreur.strerror or erreur}) : vérifiez que "
            "vous avez le droit de le lire et qu’il n’est pas ouvert ailleurs."
        ) from erreur


def _lire(chemin: Path, fichier: BinaryIO) -> TexteLu:
    taille = fichier.seek(0, 2)
    fichier.seek(0)
    if taille == 0:
        raise Refus(f"« {chemin.name} » est vide : choisissez un document qui contient du texte.")
    if taille > TAILLE_MAX:
        raise Refus(
            f"« {chemin.name} » dépasse 200 Mo : copiez le texte utile dans un nouveau document, "
            "puis choisissez celui-ci."
        )
    extension = chemin.suffix.lower()
    attendu = EXTENSIONS.get(extension)
    paquet, nature = _reconnaitre(chemin.name, fichier)
    if extension in _A_CONVERTIR and nature not in ("docx", "odt"):
        raise Refus(
            f"« {chemin.name} » est {_A_CONVERTIR[extension]}, que Charte Studio ne lit pas : "
            f"{_CONSEIL}"
        )
    if attendu is None or nature != ("texte" if attendu == "markdown" else attendu):
        raise Refus(_autre_nature(chemin.name, nature, attendu))
    if paquet is None:
        return _lire_un_texte(chemin, fichier, markdown=attendu == "markdown")
    return _lire_un_paquet(chemin, paquet, nature)


def _lire_un_paquet(chemin: Path, paquet: Paquet, nature: str) -> TexteLu:
    pertes = Pertes()
    try:
        brut = lire_docx(paquet, pertes) if nature == "docx" else lire_odt(paquet, pertes)
    except RecursionError:  # des centaines d’éléments l’un dans l’autre
        raise paquet.demesure() from None
    lu = texte_lu(brut.titre, brut.blocs, pertes.phrases(), chemin.name)
    return lu if lu.titre else TexteLu(brut.titre_des_proprietes, lu.blocs, lu.remarques)


def _lire_un_texte(chemin: Path, fichier: BinaryIO, *, markdown: bool) -> TexteLu:
    octets = fichier.read()
    source, encodage = _decoder(octets, chemin.name)
    if markdown:
        texte = lire_texte_markdown(source, nom=chemin.name)
    else:
        texte = lire_texte_colle(source, nom=chemin.name)
    if encodage:
        texte = avec_remarques(
            texte,
            f"Le fichier n’est pas en UTF-8 : il a été lu en {encodage}. Vérifiez les accents.",
        )
    return texte


def _decoder(octets: bytes, nom: str) -> tuple[str, str]:
    """Le texte, et l’encodage à dire quand ce n’est pas UTF-8."""
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return octets.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as erreur:
            raise Refus(_pas_un_texte(nom)) from erreur
    if b"\0" in octets:
        raise Refus(_pas_un_texte(nom))
    try:
        return octets.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return octets.decode("cp1252", errors="replace"), "Windows-1252"


def _pas_un_texte(nom: str) -> str:
    return f"« {nom} » n’est pas un texte, malgré son nom : {_CONSEIL}"


# --- reconnaître --------------------------------------------------------------------------------


def _reconnaitre(nom: str, fichier: BinaryIO) -> tuple[Paquet | None, str]:
    """Ce que le fichier est vraiment, d’après ses octets. Lève `Refus` s’il est chiffré."""
    debut = fichier.read(512)
    fichier.seek(0)
    if debut.startswith(_OLE):
        if _PAQUET_CHIFFRE in fichier.read():
            raise Refus(phrase_chiffre(nom))
        return None, "ole"
    if debut.startswith(b"PK"):
        paquet = Paquet(fichier, nom)
        return paquet, _nature_du_paquet(paquet)
    nu = debut.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signature, nature in ((b"%pdf", "pdf"), (b"{\\rtf", "rtf"), (b"<?xml", "html")):
        if nu.startswith(signature):
            return None, nature
    if nu.startswith((b"<!doctype html", b"<html")) and not nom.lower().endswith((".md", ".txt")):
        return None, "html"
    return None, "texte"


def _nature_du_paquet(paquet: Paquet) -> str:
    if "mimetype" in paquet:
        genre = paquet.lire("mimetype").strip()
        if genre.startswith(b"application/vnd.oasis.opendocument."):
            suite = genre.rpartition(b".")[2]
            if suite.startswith(b"text"):
                return "odt"
            return "presentation" if suite.startswith(b"presentation") else "tableur"
    if "[Content_Types].xml" in paquet:
        types = paquet.lire("[Content_Types].xml")
        for marque, nature in (
            (b"wordprocessingml", "docx"),
            (b"ms-word", "docx"),
            (b"presentationml", "presentation"),
            (b"spreadsheetml", "tableur"),
        ):
            if marque in types:
                return nature
    return "zip"


def _autre_nature(nom: str, nature: str, attendu: str | None) -> str:
    quoi, extension = _NATURES[nature]
    if nature in ("docx", "odt"):
        return (
            f"« {nom} » est en réalité {quoi} : renommez-le pour qu’il finisse par "
            f"« {extension} », puis rouvrez-le."
        )
    if nature == "texte" and attendu is None:
        return (
            f"« {nom} » n’est pas d’un format que Charte Studio lit : donnez un document .docx, "
            ".odt, .md ou .txt, ou collez son texte."
        )
    if nature in ("tableur", "presentation", "zip"):
        return (
            f"« {nom} » est {quoi}, pas un texte : copiez le texte utile dans un document .docx "
            "ou .odt, puis choisissez celui-ci."
        )
    if nature == "texte":
        return f"« {nom} » n’est pas un document, malgré son nom, mais {quoi} : {_CONSEIL}"
    return f"« {nom} » est {quoi}, que Charte Studio ne lit pas : {_CONSEIL}"
