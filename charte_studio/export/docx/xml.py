"""Bâtir du XML de Word : les espaces de noms et trois raccourcis de lxml.

Le corps du document s’écrit en chaînes, dix fois plus vite qu’en éléments ; on n’en refait des
éléments que pour le comparer ou l’habiller d’un gabarit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from lxml import etree

NoeudXml = Any
"""Un élément lxml ; lxml n’est pas typé."""

ESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
"""L’espace de noms de chaque préfixe."""

PREFIXES_DU_DOCUMENT: Final = ("wp", "a", "pic")
"""Ceux que le corps emploie en plus de `w` et `r`."""
_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_ESPACE_GARDEE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NOUVEAUX: Final = frozenset({"w14", "w15"})
"""Les espaces de noms qu’un lecteur ancien a le droit d’ignorer."""


class _Noms(dict[str, str]):
    """Les noms qualifiés déjà formés : on en demande cent mille par document."""

    def __missing__(self, court: str) -> str:
        prefixe, local = court.split(":")
        # Un attribut sans préfixe s’écrit « :cle ».
        qualifie = self[court] = f"{{{ESPACES[prefixe]}}}{local}" if prefixe else local
        return qualifie


_NOMS: Final = _Noms()
_NOUVEL_ENFANT: Final = etree.SubElement


def nom(court: str) -> str:
    """« w:p » ou « r:id » en nom qualifié."""
    return _NOMS[court]


def racine(court: str, *prefixes: str) -> NoeudXml:
    """L’élément racine d’une partie ; `prefixes` : ceux qu’elle emploie en plus de `w` et `r`."""
    voulus = ("w", "r", *prefixes)
    ignorables = " ".join(prefixe for prefixe in voulus if prefixe in _NOUVEAUX)
    if ignorables:
        voulus = (*voulus, "mc")
    element = etree.Element(nom(court), nsmap={prefixe: ESPACES[prefixe] for prefixe in voulus})
    if ignorables:
        element.set(nom("mc:Ignorable"), ignorables)
    return element


def sous(parent: NoeudXml, court: str, attributs: Mapping[str, str] | None = None) -> NoeudXml:
    """Un nouvel enfant, à la suite des autres."""
    if attributs:
        qualifies = {_NOMS[cle]: valeur for cle, valeur in attributs.items()}
        return _NOUVEL_ENFANT(parent, _NOMS[court], qualifies)
    return _NOUVEL_ENFANT(parent, _NOMS[court])


def val(parent: NoeudXml, court: str, valeur: str | int) -> NoeudXml:
    """Un nouvel enfant qui ne dit qu’une valeur : `<w:sz w:val="24"/>`."""
    return _NOUVEL_ENFANT(parent, _NOMS[court], {_NOMS["w:val"]: str(valeur)})


def texte(parent: NoeudXml, contenu: str, court: str = "w:t") -> None:
    """Un texte dont les espaces de bord comptent."""
    enfant = _NOUVEL_ENFANT(parent, _NOMS[court])
    enfant.text = contenu
    if contenu[:1].isspace() or contenu[-1:].isspace():
        enfant.set(_ESPACE_GARDEE, "preserve")


def echapper(contenu: str) -> str:
    """Un texte, prêt à mettre entre deux balises."""
    return contenu.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def valeur(contenu: str) -> str:
    """Un texte, prêt à mettre entre les guillemets d’un attribut."""
    return echapper(contenu).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def texte_en_xml(contenu: str, court: str = "w:t") -> str:
    """Comme `texte`, en chaîne."""
    garde = ' xml:space="preserve"' if contenu[:1].isspace() or contenu[-1:].isspace() else ""
    return f"<{court}{garde}>{echapper(contenu)}</{court}>"


def entourer(court: str, contenu: Iterable[str], *prefixes: str) -> str:
    """La racine d’une partie et ce qu’elle contient, déjà écrit."""
    espaces = "".join(f' xmlns:{p}="{ESPACES[p]}"' for p in ("w", "r", *prefixes))
    return f"<{court}{espaces}>{''.join(contenu)}</{court}>"


def en_partie(contenu: str) -> bytes:
    """Une partie écrite en chaîne, prête à ranger dans le paquet."""
    return f"{_DECLARATION}{contenu}".encode()


def en_noeuds(textes: Iterable[str]) -> list[NoeudXml]:
    """Les éléments que disent ces chaînes, une chacun."""
    return list(etree.fromstring(entourer("w:body", textes, *PREFIXES_DU_DOCUMENT)))


def en_textes(noeuds: Sequence[NoeudXml]) -> list[str]:
    """Ces éléments en chaînes, sans les espaces de noms que la racine déclare déjà."""
    corps = racine("w:body", *PREFIXES_DU_DOCUMENT)
    corps.extend(noeuds)
    return [_sans_espaces(etree.tostring(noeud, encoding="unicode")) for noeud in corps]


def _sans_espaces(texte: str) -> str:
    debut, chevron, suite = texte.partition(">")
    for prefixe in ("w", "r", *PREFIXES_DU_DOCUMENT):
        debut = debut.replace(f' xmlns:{prefixe}="{ESPACES[prefixe]}"', "")
    return f"{debut}{chevron}{suite}"


def en_octets(element: NoeudXml) -> bytes:
    """La partie, prête à ranger dans le paquet."""
    octets: bytes = etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
    return octets


def canonique(element: NoeudXml) -> bytes:
    """Les mêmes octets pour deux éléments pareils, où qu’ils soient."""
    octets: bytes = etree.tostring(element, method="c14n", exclusive=True)
    return octets


def en_texte_brut(contenu: str) -> Any:
    """Un élément hors de Word, lu d’un texte déjà échappé."""
    return etree.fromstring(contenu)
