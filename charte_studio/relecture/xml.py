"""Lire du XML venu d’ailleurs : jamais d’entité, jamais de réseau, toujours au fil de l’eau."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, Final

from lxml import etree

NoeudXml = Any
"""Un élément lxml ; lxml n’est pas typé."""

ErreurXml: Final = etree.XMLSyntaxError

ELEMENTS_MAX: Final = 1_500_000
"""Cinq cents pages très mises en forme en ont la moitié."""

ELEMENTS_EN_MEMOIRE_MAX: Final = 400_000
"""Pour une partie gardée entière : styles, listes, notes."""

_TRANCHE: Final = 1 << 16
_ESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "math": "http://www.w3.org/1998/Math/MathML",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xlink": "http://www.w3.org/1999/xlink",
}
# Le format « strict » de Word ne diffère, pour le texte, que par ses espaces de noms.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _ESPACES["w"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _ESPACES["r"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _ESPACES["m"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _ESPACES["a"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", _ESPACES["c"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", _ESPACES["dgm"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", _ESPACES["pic"].encode()),
)


class XmlDangereux(Exception):
    """Le XML définit des entités ou dépasse toute mesure."""


@cache
def nom(court: str) -> str:
    """« w:p » en nom qualifié."""
    prefixe, local = court.split(":")
    return f"{{{_ESPACES[prefixe]}}}{local}"


def noms(courts: str) -> frozenset[str]:
    """Les noms qualifiés de « w:p w:tbl »."""
    return frozenset(nom(court) for court in courts.split())


def local(noeud: NoeudXml) -> str:
    """Le nom d’un élément sans son espace de noms ; vide pour ce qui n’est pas un élément."""
    return noeud.tag.rpartition("}")[2] if isinstance(noeud.tag, str) else ""


def lire_xml(source: bytes) -> NoeudXml:
    """La racine d’une partie entière.

    Lève `XmlDangereux` ou `ErreurXml`.
    """
    racine = None
    for evenement, noeud in _evenements(source, ELEMENTS_EN_MEMOIRE_MAX):
        if evenement == "start" and racine is None:
            racine = noeud
    if racine is None:
        raise XmlDangereux("vide")
    return racine


def parcourir(source: bytes, conteneurs: Collection[str]) -> Iterator[NoeudXml]:
    """Chaque enfant des éléments `conteneurs`, dès qu’il est lu ; il est vidé ensuite.

    La mémoire ne porte qu’un enfant à la fois. Lève `XmlDangereux` ou `ErreurXml`.
    """
    parents: list[NoeudXml] = []
    for evenement, noeud in _evenements(source, ELEMENTS_MAX):
        if evenement == "start":
            parents.append(noeud)
            continue
        parents.pop()
        if parents and parents[-1].tag in conteneurs:
            yield noeud
            noeud.clear()
            while noeud.getprevious() is not None:
                del parents[-1][0]


def _evenements(source: bytes, maximum: int) -> Iterator[tuple[str, NoeudXml]]:
    """Les débuts et les fins d’élément, à mesure. Un DOCTYPE, qu’aucun des deux formats n’admet,
    est refusé avant toute lecture ; la seconde garde vaut pour les encodages rares."""
    if b"<!DOCTYPE" in source.replace(b"\0", b"") or b"<!ENTITY" in source:
        raise XmlDangereux("entites")
    for strict, courant in _STRICT if b"purl.oclc.org/ooxml" in source else ():
        source = source.replace(strict, courant)
    analyseur = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    elements = 0
    for place in range(0, len(source), _TRANCHE):
        analyseur.feed(source[place : place + _TRANCHE])
        for evenement, noeud in analyseur.read_events():
            if evenement == "start":
                elements += 1
                if elements == 1 and noeud.getroottree().docinfo.internalDTD is not None:
                    raise XmlDangereux("entites")
                if elements > maximum:
                    raise XmlDangereux("demesure")
            yield evenement, noeud
    analyseur.close()
