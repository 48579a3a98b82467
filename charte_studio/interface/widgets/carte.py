"""Une carte : un cadre arrondi posé sur le papier, un titre discret, une disposition verticale."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.texte import Texte

NatureCarte = Literal["simple", "creux", "alerte"]


class Carte(QFrame):
    """Un cadre dont on remplit `disposition`. Le titre vide ne prend pas de place."""

    def __init__(
        self, titre: str = "", *, nature: NatureCarte = "simple", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._titre = Texte(titre, "entete")
        self.disposition = QVBoxLayout(self)

        self.disposition.setContentsMargins(0, 0, 0, 0)
        self.disposition.setSpacing(4)
        self.disposition.addWidget(self._titre)
        self.montrer_nature(nature)
        self.montrer_titre(titre)

    def montrer_titre(self, titre: str) -> None:
        """Change le titre, que les lecteurs d’écran donnent aussi au cadre."""
        self._titre.setText(titre)
        self._titre.setVisible(bool(titre))
        self.setAccessibleName(titre)

    def montrer_nature(self, nature: NatureCarte) -> None:
        """Simple, en creux, ou alerte (un liseré à gauche)."""
        marquer(self, carte=nature)
