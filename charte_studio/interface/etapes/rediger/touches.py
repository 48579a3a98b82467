"""Les touches de Rédiger, telles que la barre du bas et l’aide les montrent."""

from __future__ import annotations

from typing import Final

from charte_studio.interface.etapes.etape import Touches

TOUCHES: Final[Touches] = (
    (("↑", "↓"), "partie"),
    (("Return",), "écrire"),
    (("Ctrl+PgDown",), "partie suivante"),
    (("Ctrl+B",), "gras"),
    (("Ctrl+I",), "italique"),
    (("Ctrl+L",), "liste"),
    (("Alt+P",), "pourquoi"),
    (("Alt+C",), "contrôler"),
)

TOUCHES_PANNEAU: Final[Touches] = (
    (("↑", "↓"), "ligne"),
    (("Return",), "agir"),
    (("Esc",), "revenir au texte"),
)
"""Celles d’un panneau qui prend la place de l’éditeur : contrôles, versions."""

TOUCHES_FUSION: Final[Touches] = (
    (("Tab",), "conflit suivant"),
    (("Space",), "choisir"),
    (("Ctrl+Return",), "valider la fusion"),
)
"""Celles des conflits, qui prennent aussi sa place."""

AUTRES_TOUCHES: Final[Touches] = (
    (("Ctrl+PgUp",), "partie précédente"),
    (("Alt+Up", "Alt+Down"), "déplacer l’article"),
    (("Alt+V",), "versions"),
    (("Ctrl+F", "F3"), "chercher, suivant"),
    (("Ctrl+H",), "remplacer"),
    (("Ctrl+K",), "lien"),
    (("Ctrl+R",), "renvoi à un article"),
    (("Ctrl+E",), "titre"),
    (("Ctrl+Return",), "valider la fusion"),
)
"""Celles que la barre n’a pas la place de montrer."""

TOUCHES_ORTHOGRAPHE: Final[Touches] = (
    (("F7", "Shift+F7"), "mot inconnu suivant, précédent"),
    (("Ctrl+F7",), "corriger le mot"),
)
"""Celles qui ne servent qu’avec un dictionnaire."""


def touches_de(*, panneau: bool, fusion: bool, orthographe: bool) -> tuple[Touches, Touches]:
    """Celles de la barre, puis celles de l’aide seule, selon ce qu’on a sous les yeux."""
    autres = (*AUTRES_TOUCHES, *(TOUCHES_ORTHOGRAPHE if orthographe else ()))
    if panneau:
        return TOUCHES_PANNEAU, (*TOUCHES, *autres)
    if fusion:
        return TOUCHES_FUSION, (*TOUCHES, *autres)
    return TOUCHES, autres
