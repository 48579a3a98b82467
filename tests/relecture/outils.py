"""Fabriquer de vrais documents Word et OpenDocument, sains ou piégés, à partir de leur XML."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from charte_studio.redaction.blocs_markdown import blocs_en_markdown
from charte_studio.redaction.markdown import lire_blocs
from charte_studio.redaction.texte_lu import TexteLu
from charte_studio.relecture import lire_texte
from charte_studio.socle.erreurs import Refus
from tests.outils.phrases import simple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ESPACES = " ".join(
    f'xmlns:{prefixe}="{adresse}"'
    for prefixe, adresse in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
ESPACES_ODF = (
    " ".join(
        f'xmlns:{prefixe}="urn:oasis:names:tc:opendocument:xmlns:{suite}:1.0"'
        for prefixe, suite in {
            "office": "office",
            "text": "text",
            "style": "style",
            "table": "table",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "meta": "meta",
            "manifest": "manifest",
        }.items()
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SORTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zip_de(chemin: Path, parties: Mapping[str, str | bytes]) -> Path:
    """Écrit un zip de ces parties."""
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as paquet:
        for nom, contenu in parties.items():
            paquet.writestr(nom, contenu)
    return chemin


def parties_docx(
    corps: str,
    *,
    voisines: Mapping[str, str] | None = None,
    liens: Mapping[str, str] | None = None,
) -> dict[str, str | bytes]:
    """Les parties d’un document Word dont voici le corps.

    `voisines` : le contenu de `styles`, `numbering`, `footnotes`, `header`… ; `liens` : les
    adresses par identifiant.
    """
    relations = [
        f'<Relationship Id="v{sorte}" Type="{_SORTES}/{sorte}" Target="{sorte}.xml"/>'
        for sorte in voisines or {}
    ]
    relations += [
        f'<Relationship Id="{cle}" Type="{_SORTES}/hyperlink" Target="{adresse}" '
        'TargetMode="External"/>'
        for cle, adresse in (liens or {}).items()
    ]
    parties: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a" '
        f'Type="{_SORTES}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {ESPACES}><w:body>{corps}<w:sectPr/></w:body>"
        "</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f"{''.join(relations)}</Relationships>",
    }
    for sorte, contenu in (voisines or {}).items():
        racine = {"header": "hdr", "footer": "ftr"}.get(sorte, sorte)
        parties[f"word/{sorte}.xml"] = f"<w:{racine} {ESPACES}>{contenu}</w:{racine}>"
    return parties


def docx_de(
    dossier: Path,
    corps: str,
    *,
    voisines: Mapping[str, str] | None = None,
    liens: Mapping[str, str] | None = None,
) -> Path:
    """Un document Word dont voici le corps, en XML."""
    return zip_de(dossier / "texte.docx", parties_docx(corps, voisines=voisines, liens=liens))


def par(texte: str, proprietes: str = "") -> str:
    """Un paragraphe de Word d’un seul passage."""
    return (
        f'<w:p><w:pPr>{proprietes}</w:pPr><w:r><w:t xml:space="preserve">{texte}</w:t></w:r></w:p>'
    )


def parties_odt(corps: str, *, automatiques: str = "", styles: str = "") -> dict[str, str | bytes]:
    """Les parties d’un document OpenDocument dont voici le corps."""
    return {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {ESPACES_ODF}>"
        f"<office:automatic-styles>{automatiques}</office:automatic-styles>"
        f"<office:body><office:text>{corps}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {ESPACES_ODF}>{styles}</office:document-styles>",
    }


def odt_de(dossier: Path, corps: str, *, automatiques: str = "", styles: str = "") -> Path:
    """Un document OpenDocument dont voici le corps, en XML."""
    parties = parties_odt(corps, automatiques=automatiques, styles=styles)
    return zip_de(dossier / "texte.odt", parties)


def lire(chemin: Path) -> TexteLu:
    """Le texte lu, dont les blocs se relisent à l’identique une fois écrits en Markdown."""
    lu = lire_texte(chemin)
    assert lire_blocs(blocs_en_markdown(lu.blocs)) == lu.blocs
    return lu


def en_markdown(chemin: Path) -> str:
    """Le texte du fichier, en Markdown."""
    return blocs_en_markdown(lire(chemin).blocs).strip("\n")


def remarques(chemin: Path) -> tuple[str, ...]:
    """Ce qui n’a pas pu être gardé du fichier, les insécables rendues ordinaires."""
    return tuple(simple(remarque) for remarque in lire(chemin).remarques)


def refus_de(chemin: Path) -> str:
    """La phrase du refus d’un fichier, qui n’en est qu’une et nomme le fichier."""
    with pytest.raises(Refus) as capture:
        lire_texte(chemin)
    phrase = simple(str(capture.value))
    assert chemin.name in phrase
    assert "\n" not in phrase
    assert phrase.endswith(".")
    return phrase
