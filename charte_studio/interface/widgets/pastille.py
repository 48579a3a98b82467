"""Une pastille : deux ou trois mots sur un fond arrondi, pour situer ou qualifier."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from charte_studio.interface.theme import marquer

RolePastille = Literal["neutre", "accent", "reussi", "alerte"]


class Pastille(QLabel):
    """Un texte court ; son rôle choisit la couleur, ses mots disent le sens."""

    def __init__(
        self, texte: str = "", role: RolePastille = "neutre", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.montrer(texte, role)

    def montrer(self, texte: str, role: RolePastille = "neutre") -> None:
        """Change le texte et le rôle ; un texte vide efface la pastille."""
        self.setText(texte)
        self._se_montrer()
        marquer(self, pastille=role)

    def changeEvent(self, evenement: QEvent) -> None:
        """Posée dans une page, elle se montre si elle a quelque chose à dire."""
        super().changeEvent(evenement)
        if evenement.type() == QEvent.Type.ParentChange:
            self._se_montrer()

    def _se_montrer(self) -> None:
        # Sans parent encore, se montrer ouvrirait une fenêtre à part.
        if self.parentWidget() is not None:
            self.setVisible(bool(self.text()))
