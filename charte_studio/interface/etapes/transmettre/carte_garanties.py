"""Ce que le document dit de lui-même, et ce qu’il ne dira pas."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.document import DocumentCharte


class CarteGaranties(Carte):
    """La mention légale en clair, puis la confidentialité."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ce que le document dit, et tait", nature="creux", parent=parent)
        self._mention = Texte()
        self._confidentialite = Texte("", "seconde")

        self.disposition.setSpacing(8)
        self.disposition.addWidget(self._mention)
        self.disposition.addWidget(self._confidentialite)
        self.disposition.addStretch(1)

    def montrer(self, document: DocumentCharte) -> None:
        """Montre la mention du document et le seuil de l’atelier."""
        self._mention.setText(document.mention_legale)
        self._confidentialite.setText(
            "Aucun nom de participant n’y figure\u00a0: les propos y sont rattachés à un collège. "
            f"Aucune répartition de moins de {document.tracabilite.seuil} réponses n’y est "
            "imprimée."
        )
