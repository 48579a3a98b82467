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
