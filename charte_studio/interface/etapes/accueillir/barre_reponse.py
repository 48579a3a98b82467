"""La part d’une réponse, dessinée, et le repère auquel elle se compare."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant

_HAUTEUR: Final = 14


class BarreReponse(QWidget):
    """Une barre à l’échelle de la salle entière ; un trait là où serait le repère."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = 0.0
        self._repere: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def montrer(self, *, nombre: int, total: int, repere: int | None) -> None:
        """Montre `nombre` sur `total`, et le repère en pour cent s’il y en a un."""
        self._part = nombre / total if total else 0.0
        self._repere = None if repere is None else repere / 100
        self.update()

    def parts(self) -> tuple[float, float | None]:
        """La part peinte et celle du repère, de 0 à 1."""
        return self._part, self._repere

    def sizeHint(self) -> QSize:
        """Une barre fine, large comme on la laisse."""
        theme = theme_courant()
        return QSize(theme.px(160), theme.px(_HAUTEUR))

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change couleurs et tailles."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """La gouttière, la part, le trait du repère."""
        theme = theme_courant()
        c, cadre = theme.couleurs, QRectF(self.rect())
        rayon = theme.px(4)
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(Qt.PenStyle.NoPen)
        barre = cadre.adjusted(0, theme.px(2), 0, -theme.px(2))
        peintre.setBrush(QColor(c.creux))
        peintre.drawRoundedRect(barre, rayon, rayon)
        if self._part:
            part = QRectF(barre)
            part.setWidth(max(2.0 * rayon, barre.width() * self._part))
            peintre.setBrush(QColor(c.accent))
            peintre.drawRoundedRect(part, rayon, rayon)
        if self._repere is not None:
            largeur = theme.px(2)
            x = min(cadre.width() - largeur, cadre.width() * self._repere)
            # Cerné de papier : le trait se lit aussi par-dessus la part.
            peintre.fillRect(QRectF(x - largeur, 0, 3 * largeur, cadre.height()), QColor(c.surface))
            peintre.fillRect(QRectF(x, 0, largeur, cadre.height()), QColor(c.encre))
        peintre.end()
