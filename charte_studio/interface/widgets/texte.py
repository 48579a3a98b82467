"""Un texte par rôle : la feuille de style en fait un titre, un détail, une alerte."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.disposition_flot import suivre_la_largeur

RoleTexte = Literal[
    "texte", "affiche", "titre", "soustitre", "grand", "fort", "entete", "seconde", "petit",
    "petit_fort", "chiffre", "accent", "reussi", "alerte",
]  # fmt: skip


class Texte(QLabel):
    """Un texte qui passe à la ligne. Jamais interprété comme du HTML, sauf `riche=True`."""

    def __init__(
        self,
        texte: str = "",
        role: RoleTexte = "texte",
        *,
        riche: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        forme = Qt.TextFormat.RichText if riche else Qt.TextFormat.PlainText
        self.setTextFormat(forme)
        self.setWordWrap(True)
        suivre_la_largeur(self)
        self.montrer_role(role)
        self.setText(texte)

    def montrer_role(self, role: RoleTexte) -> None:
        """Change le rôle, donc l’apparence."""
        marquer(self, role=role)
