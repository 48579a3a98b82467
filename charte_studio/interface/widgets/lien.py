"""Un lien discret, dans le fil d’une page.

À part de `Bouton` : l’accueil n’emploie que celui-ci, et se peint d’autant plus tôt.
"""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget


class Lien(QPushButton):
    """Un texte cliquable, souligné sous le pointeur, cerné quand le clavier y est."""

    def __init__(self, texte: str = "", *, parent: QWidget | None = None) -> None:
        # Le texte à part : avec lui, le constructeur chargerait aussi la classe des icônes.
        super().__init__(parent)
        self.setText(texte)
        self.setProperty("role", "lien")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
