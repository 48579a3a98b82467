"""Ce qu’on voit quand il n’y a rien encore : ce que ce sera, et par où commencer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from charte_studio.interface.widgets.texte import Texte


class EtatVide(QFrame):
    """Un titre, une phrase, un bouton facultatif."""

    def __init__(
        self,
        titre: str,
        texte: str,
        bouton: QPushButton | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._titre = Texte(titre, "soustitre")
        self._texte = Texte(texte, "seconde")

        self.setObjectName("etat_vide")
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(24, 20, 24, 20)
        disposition.setSpacing(6)
        disposition.addWidget(self._titre)
        disposition.addWidget(self._texte)
        if bouton is not None:
            disposition.addSpacing(8)
            disposition.addWidget(bouton, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(titre)
        self.setAccessibleDescription(texte)

    def montrer(self, titre: str, texte: str) -> None:
        """Change les mots."""
        self._titre.setText(titre)
        self._texte.setText(texte)
        self.setAccessibleName(titre)
        self.setAccessibleDescription(texte)
