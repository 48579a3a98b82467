"""La colonne de gauche : le rail, et sous lui la miniature de la salle s’il reste de la place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.animation.mots import EtatSalle, dire_etat_court
from charte_studio.interface.projection.regie import Regie
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.miniature import Miniature
from charte_studio.interface.widgets.rail import Rail
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone

_MARGE: Final = 12


class VignetteSalle(Zone):
    """La miniature en petit et l’état de la salle. La cliquer ouvre le panneau d’animation."""

    cliquee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("colonne_gauche", parent)
        self.miniature = Miniature("Miniature de ce que voit la salle")
        self._etat = Texte("", "petit_fort")
        disposition = QVBoxLayout(self)

        self._etat.setObjectName("etat_salle")
        self._etat.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setToolTip("Ouvrir le panneau d’animation (F6)")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        disposition.setContentsMargins(_MARGE, 4, _MARGE, _MARGE)
        disposition.setSpacing(4)
        disposition.addWidget(self._etat)
        disposition.addWidget(self.miniature)

    def montrer(self, regie: Regie, etat: EtatSalle) -> None:
        """Ce que voit la salle."""
        self._etat.setText(dire_etat_court(etat))
        marquer(self._etat, salle=etat)
        self.miniature.montrer(
            regie.scene_vue,
            page=regie.salle.page,
            minuteur=regie.minuteur,
            forme=regie.forme,
            voilee=etat in ("rien", "absente"),
        )

    def hauteur(self, largeur: int) -> int:
        """La hauteur qu’elle demande à cette largeur."""
        marges = self.contentsMargins()
        interieur = largeur - 2 * _MARGE - marges.left() - marges.right()
        return (
            self._etat.sizeHint().height() + self.miniature.heightForWidth(interieur) + _MARGE + 8
        )

    def mouseReleaseEvent(self, evenement: QMouseEvent) -> None:
        """Le clic ouvre le panneau."""
        if evenement.button() == Qt.MouseButton.LeftButton:
            self.cliquee.emit()
        super().mouseReleaseEvent(evenement)


class ColonneGauche(QWidget):
    """Le rail d’abord : la vignette se retire dès qu’elle lui ferait perdre une étape."""

    def __init__(self, rail: Rail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rail = rail
        self._permise = True
        self.vignette = VignetteSalle(self)
        rail.setParent(self)

    def permettre_la_vignette(self, oui: bool) -> None:
        """Faux quand le panneau d’animation montre déjà la miniature."""
        self._permise = oui
        self._ranger()

    def sizeHint(self) -> QSize:
        """Celle du rail."""
        return QSize(self._rail.minimumWidth(), self._rail.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Celle du rail : la vignette n’agrandit jamais la fenêtre."""
        return self.sizeHint()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Partage la hauteur."""
        super().resizeEvent(evenement)
        self._ranger()

    def event(self, evenement: QEvent) -> bool:
        """Le rail a changé de largeur avec la taille du texte."""
        traite = super().event(evenement)
        if evenement.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._ranger()
        return traite

    def _ranger(self) -> None:
        largeur = max(self.width(), self._rail.minimumWidth())
        hauteur = self.vignette.hauteur(largeur)
        tient = self._permise and self._rail.minimumHeight() + hauteur <= self.height()
        bas = hauteur if tient else 0
        self._rail.setGeometry(0, 0, largeur, self.height() - bas)
        self.vignette.setGeometry(0, self.height() - bas, largeur, hauteur)
        self.vignette.setVisible(tient)
