"""Ce que l’atelier écrit de lui-même : le texte d’un article ou d’une section, sans retouche."""

from __future__ import annotations

import re
from typing import Final

from charte_studio.redaction.usages import porte_des_usages

ARTICLE_VIDE: Final = "[à compléter\u00a0: le texte de cet article, que la décision ne dit pas]"
SECTION_VIDE: Final = "[à compléter\u00a0: le texte de cette partie]"

_TABLEAU: Final = re.compile(
    r"^[ ]{0,3}\|[^\n]*\n[ ]{0,3}\|?[ ]*:?-[-| :]*\n(?:[ ]{0,3}\|[^\n]*(?:\n|\Z))*", re.MULTILINE
)


def texte_d_article(formulation: str) -> str:
    """La formulation retenue ; sans elle, un champ à compléter qui se voit et se compte."""
    return formulation if formulation.strip() else ARTICLE_VIDE


def texte_de_section(texte: str, usages: str = "") -> str:
    """Le texte du modèle. Les `usages` de la salle y remplacent le tableau proposé, ou le suivent.

    >>> texte_de_section("Avant.", "# Usages admis")
    'Avant.\\n\\n# Usages admis'
    """
    if not usages:
        return texte if texte.strip() else SECTION_VIDE
    for tableau in _TABLEAU.finditer(texte):
        if porte_des_usages(tableau[0]):
            morceaux = (texte[: tableau.start()], usages, texte[tableau.end() :])
            return "\n\n".join(m.strip("\n") for m in morceaux if m.strip())
    return "\n\n".join(m.strip("\n") for m in (texte, usages) if m.strip())
