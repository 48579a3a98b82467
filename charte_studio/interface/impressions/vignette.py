"""Une page imprimée, vue à l’écran : blanche dans tous les thèmes, comme le papier."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import theme_courant


class Vignette(QWidget):
    """Une image de page, entière, en haut de sa place."""

    def __init__(self, nom: str, taille: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taille = taille
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(nom)

    def montrer(self, image: QImage) -> None:
        """Montre cette page ; une image nulle laisse la place vide."""
        self._image = image
        self.update()

    def image(self) -> QImage:
        """La page montrée."""
        return self._image

    def sizeHint(self) -> QSize:
        """La place d’une page, quel que soit son sens."""
        theme = theme_courant()
        return QSize(theme.px(self._taille[0]), theme.px(self._taille[1]))

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """La page et son bord."""
        if self._image.isNull():
            return
        vue = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        zone = QRectF(
            (self.width() - vue.width()) / 2, 0,
            vue.width(), vue.height(),
        )  # fmt: skip
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        peintre.drawImage(zone, self._image)
        peintre.setPen(QPen(QColor(theme_courant().couleurs.bord_champ), 1))
        peintre.drawRect(zone.adjusted(0.5, 0.5, -0.5, -0.5))
        peintre.end()
