"""Le texte d’une course : les signes que Word écrit par un élément le sont."""

from __future__ import annotations

import re
from typing import Final

from charte_studio.export.docx.xml import NoeudXml, sous, texte, texte_en_xml

_SIGNES: Final = {
    "\n": "w:br",
    "\t": "w:tab",
    "\u2011": "w:noBreakHyphen",
    "\u00ad": "w:softHyphen",
}
_COUPURE: Final = re.compile("([\n\t\u2011\u00ad])")


def ecrire_texte(r: NoeudXml, contenu: str) -> None:
    """Ajoute un texte à une course, retours à la ligne et tabulations compris."""
    if not _COUPURE.search(contenu):
        if contenu:
            texte(r, contenu)
        return
    for morceau in _COUPURE.split(contenu):
        signe = _SIGNES.get(morceau)
        if signe:
            sous(r, signe)
        elif morceau:
            texte(r, morceau)


def signes_en_xml(contenu: str) -> str:
    """Comme `ecrire_texte`, en chaîne : ce que contient une course."""
    if not _COUPURE.search(contenu):
        return texte_en_xml(contenu) if contenu else ""
    return "".join(
        f"<{_SIGNES[morceau]}/>" if morceau in _SIGNES else texte_en_xml(morceau)
        for morceau in _COUPURE.split(contenu)
        if morceau
    )
