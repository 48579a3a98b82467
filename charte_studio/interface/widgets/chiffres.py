"""Le chiffre d’une touche, même sur un clavier français où la rangée du haut en demande deux."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_RANGEE_FRANCAISE: Final = {
    "&": 1, "é": 2, '"': 3, "'": 4, "(": 5, "-": 6, "è": 7, "_": 8, "ç": 9, "à": 0,
    "É": 2, "È": 7, "Ç": 9, "À": 0,
}  # fmt: skip
"""Ce qu’écrit la rangée des chiffres sans Maj ; en capitales quand le verrouillage est mis."""

_MODIFICATEURS_GENANTS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def chiffre_de_touche(evenement: QKeyEvent) -> int | None:
    """Le chiffre de 0 à 9 que demande la touche, ou rien."""
    if evenement.modifiers() & _MODIFICATEURS_GENANTS:
        return None
    texte = evenement.text()
    if len(texte) == 1 and texte in "0123456789":
        return int(texte)
    if evenement.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return None
    return _RANGEE_FRANCAISE.get(texte)
