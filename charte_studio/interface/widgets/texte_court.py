"""Un texte court à côté d’autres : il prend sa largeur entière avant d’aller à la ligne."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from charte_studio.interface.widgets.texte import Texte


class TexteCourt(Texte):
    """Qt compte sinon un texte replié au plus étroit, même quand la place est là."""

    def sizeHint(self) -> QSize:
        """Sur une ligne."""
        self.ensurePolished()
        entier = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self.text())
        return entier + QSize(2, 0)
