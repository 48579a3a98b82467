"""Relire un DOCX comme le ferait un autre logiciel : par le zip, lxml et python-docx."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from charte_studio.export import exporter
from charte_studio.redaction.document import Article, DocumentCharte, Encadre, Section
from charte_studio.redaction.markdown import lire_blocs
from tests.export.conftest import HORODATAGE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ESPACES = {"w": W[1:-1], "r": R[1:-1]}


class DocxRelu:
    """Les parties d’un DOCX, lues."""

    def __init__(self, chemin: Path) -> None:
        with zipfile.ZipFile(chemin) as paquet:
            self.parties = {nom: paquet.read(nom) for nom in paquet.namelist()}
        self.document = self.lire("word/document.xml")
        self.corps = self.document[0]

    def lire(self, nom: str) -> Any:
        return etree.fromstring(self.parties[nom])

    def chercher(self, chemin: str, dans: Any = None) -> list[Any]:
        trouves: list[Any] = (self.corps if dans is None else dans).xpath(
            chemin, namespaces=ESPACES
        )
        return trouves

    def paragraphes(self, style: str) -> list[str]:
        """Le texte des paragraphes d’un style, dans l’ordre."""
        return [texte(p) for p in self.chercher(f".//w:p[w:pPr/w:pStyle/@w:val='{style}']")]

    def suite(self) -> list[tuple[str, str]]:
        """Style et texte de chaque paragraphe du corps, hors tableaux et sommaire."""
        return [(style(p), texte(p)) for p in self.corps if p.tag == f"{W}p"]

    def tableaux(self) -> list[list[list[str]]]:
        return [
            [[texte(tc) for tc in tr.findall(f"{W}tc")] for tr in tbl.findall(f"{W}tr")]
            for tbl in self.chercher(".//w:tbl")
        ]


def texte(element: Any) -> str:
    """Le texte d’un élément, retours à la ligne compris, champs exclus."""
    return "".join(
        enfant.text or "" if enfant.tag == f"{W}t" else "\n"
        for enfant in element.iter(f"{W}t", f"{W}br", f"{W}tab")
    )


def style(paragraphe: Any) -> str:
    trouves = paragraphe.xpath("w:pPr/w:pStyle/@w:val", namespaces=ESPACES)
    return str(trouves[0]) if trouves else ""


def ecrire(document: DocumentCharte, dossier: Path) -> DocxRelu:
    """Exporte en DOCX et relit."""
    chemin = dossier / "charte.docx"
    exporter(document, vers=chemin, horodatage=HORODATAGE)
    return DocxRelu(chemin)


def avec_texte(document: DocumentCharte, markdown: str) -> DocumentCharte:
    """Le document, son corps réduit à un préambule de ce texte."""
    return replace(
        document, corps=(Section("section:preambule", "Préambule", lire_blocs(markdown)),)
    )


def avec_article(
    document: DocumentCharte,
    markdown: str,
    *encadres: Encadre,
    numero: int = 1,
    titre: str = "Titre",
) -> DocumentCharte:
    """Le document, son corps réduit à un article de ce texte."""
    article = Article("principe:x", numero, titre, lire_blocs(markdown), encadres)
    return replace(document, corps=(article,))
