"""Les trois formulations d’un principe, de la plus souple à la plus exigeante."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.domaine.vocabulaire import NIVEAUX
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.html import blocs_en_html
from charte_studio.redaction.markdown import lire_blocs


class Formulations(QWidget):
    """Un niveau sans texte ne prend pas de place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._textes = {
            niveau: (Texte(f"Formulation {libelle.lower()}", "petit_fort"), Texte("", riche=True))
            for niveau, libelle in NIVEAUX.items()
        }

        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(6)
        for etiquette, texte in self._textes.values():
            colonne.addSpacing(4)
            colonne.addWidget(etiquette)
            colonne.addWidget(texte)

    def montrer(self, textes: Mapping[str, str]) -> None:
        """Montre ces textes, en Markdown, par niveau."""
        for niveau, (etiquette, texte) in self._textes.items():
            etiquette.setVisible(niveau in textes)
            texte.setVisible(niveau in textes)
            texte.setText(markdown_en_html(textes.get(niveau, "")))


def markdown_en_html(texte: str) -> str:
    """Le Markdown mis en forme : listes et gras compris."""
    html = blocs_en_html(lire_blocs(texte), niveau_titre=None)
    # Qt prend l’espace fine pour une espace ordinaire, où il irait à la ligne.
    return html.replace("\u202f", "\u00a0")
