"""Le texte d’une course : les signes que Word écrit par un élément le sont."""

from __future__ import annotations

import re
from typing import Final

from charte_studio.export.docx.xml import NoeudXml, sous, texte

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
