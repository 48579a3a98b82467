"""Bâtir du XML de Word : les espaces de noms et trois raccourcis de lxml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

NoeudXml = Any
"""Un élément lxml ; lxml n’est pas typé."""

ESPACE_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ESPACE_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W: Final = f"{{{ESPACE_W}}}"
_R: Final = f"{{{ESPACE_R}}}"
_ESPACE_GARDEE: Final = "{http://www.w3.org/XML/1998/namespace}space"

_NOMS: dict[str, str] = {}


def nom(court: str) -> str:
    """« w:p » ou « r:id » en nom qualifié ; retenu, car demandé cent mille fois."""
    qualifie = _NOMS.get(court)
    if qualifie is None:
        prefixe, local = court.split(":")
        qualifie = (_W if prefixe == "w" else _R) + local
        _NOMS[court] = qualifie
    return qualifie


def racine(court: str) -> NoeudXml:
    """L’élément racine d’une partie."""
    return etree.Element(nom(court), nsmap={"w": ESPACE_W, "r": ESPACE_R})


def sous(parent: NoeudXml, court: str, attributs: Mapping[str, str] | None = None) -> NoeudXml:
    """Un nouvel enfant, à la suite des autres."""
    enfant = etree.SubElement(parent, nom(court))
    if attributs:
        for cle, valeur in attributs.items():
            enfant.set(nom(cle), valeur)
    return enfant


def val(parent: NoeudXml, court: str, valeur: str | int) -> NoeudXml:
    """Un nouvel enfant qui ne dit qu’une valeur : `<w:sz w:val="24"/>`."""
    enfant = etree.SubElement(parent, nom(court))
    enfant.set(nom("w:val"), str(valeur))
    return enfant


def texte(parent: NoeudXml, contenu: str, court: str = "w:t") -> None:
    """Un texte dont les espaces de bord comptent."""
    enfant = etree.SubElement(parent, nom(court))
    enfant.text = contenu
    if contenu != contenu.strip():
        enfant.set(_ESPACE_GARDEE, "preserve")


def en_octets(element: NoeudXml) -> bytes:
    """La partie, prête à ranger dans le paquet."""
    octets: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return octets


def en_texte_brut(contenu: str) -> Any:
    """Un élément hors de Word, lu d’un texte déjà échappé."""
    return etree.fromstring(contenu)
