"""La miniature : l’image exacte de ce que voit la salle, réduite d’un bloc."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.atelier.lectures.projection.scenes import Minuteur, Scene, SceneMessage
from charte_studio.interface.projection.rendu import rendre
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant

_RAYON: Final = 6
_VOILE: Final = 0.62
"""Ce que le papier couvre d’une scène que la salle ne voit pas encore."""


class Miniature(QWidget):
    """Compose la scène pour l’écran de la salle, puis la réduit : mêmes lignes, mêmes pages."""

    def __init__(self, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene: Scene = SceneMessage("")
        self._page = 0
        self._minuteur: Minuteur | None = None
        self._forme = QSize(1920, 1080)
        self._voilee = False
        self._image: QImage | None = None
        regle = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        regle.setHeightForWidth(True)
        self.setSizePolicy(regle)
        self.setAccessibleName(nom)

    def montrer(
        self,
        scene: Scene,
        *,
        page: int = 0,
        minuteur: Minuteur | None = None,
        forme: QSize | None = None,
        voilee: bool = False,
    ) -> None:
        """Montre cette scène. `voilee` : la salle ne la voit pas."""
        forme = forme or self._forme
        voulu = (scene, page, minuteur, forme, voilee)
        if voulu == (self._scene, self._page, self._minuteur, self._forme, self._voilee):
            return
        if forme != self._forme:
            self.updateGeometry()
        self._scene, self._page, self._minuteur, self._forme, self._voilee = voulu
        self._image = None
        self.update()

    def image(self) -> QImage:
        """La scène réduite, sans cadre ni voile."""
        if self._image is None:
            self._image = rendre(
                self._scene,
                self.size(),
                page=self._page,
                minuteur=self._minuteur,
                forme=self._forme,
                densite=self.devicePixelRatioF(),
            )
        return self._image

    def hasHeightForWidth(self) -> bool:
        """La forme de l’écran de la salle."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """La hauteur qui garde les proportions de la salle."""
        return round(largeur * self._forme.height() / max(1, self._forme.width()))

    def sizeHint(self) -> QSize:
        """Assez pour reconnaître la scène."""
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        """Une vignette."""
        return QSize(96, self.heightForWidth(96))

    def changeEvent(self, evenement: QEvent) -> None:
        """Le voile et le cadre suivent le thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """L’image, son voile, son cadre."""
        if self._image is not None and (
            self._image.devicePixelRatio() != self.devicePixelRatioF()
            or self._image.deviceIndependentSize().toSize() != self.size()
        ):
            self._image = None
        couleurs = theme_courant().couleurs
        cadre = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        contour = QPainterPath()
        contour.addRoundedRect(cadre, _RAYON, _RAYON)
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setClipPath(contour)
        peintre.drawImage(0, 0, self.image())
        if self._voilee:
            voile = QColor(couleurs.creux)
            voile.setAlphaF(_VOILE)
            peintre.fillRect(self.rect(), voile)
        peintre.setClipping(False)
        peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.setPen(QPen(QColor(couleurs.bord_champ), 1))
        peintre.drawPath(contour)
        peintre.end()
