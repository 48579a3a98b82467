"""Une petite touche de clavier dessinée, et les noms français des touches."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_NOMS: Final = {
    "ctrl": "Ctrl", "shift": "Maj", "alt": "Alt", "meta": "Cmd",
    "return": "Entrée", "enter": "Entrée", "space": "Espace", "tab": "Tab",
    "esc": "Échap", "escape": "Échap", "del": "Suppr", "delete": "Suppr",
    "backspace": "Retour", "ins": "Inser", "home": "Début", "end": "Fin",
    "pgup": "Page préc.", "pgdown": "Page suiv.",
    ".": "Point",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


def nom_de_touche(sequence: str) -> str:
    """Le raccourci tel qu’il est gravé sur un clavier français : « Ctrl+Maj+Z », « Échap »."""
    if sequence == "+" or not sequence:
        return sequence
    return "+".join(_NOMS.get(partie.lower(), partie) for partie in sequence.split("+"))


class Touche(QLabel):
    """Une touche dessinée dans le fil d’un texte."""

    def __init__(self, texte: str, parent: QWidget | None = None) -> None:
        super().__init__(nom_de_touche(texte), parent)
        self.setProperty("touche", "oui")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
