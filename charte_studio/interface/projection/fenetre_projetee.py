"""La fenêtre que voit la salle : une scène, et rien qui vienne de la console."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.domaine.ecrans import Ecran
from charte_studio.interface.projection.ecrans import poser_sur
from charte_studio.interface.projection.vue import VueProjetee

TITRE = "Vue projetée — Charte Studio"
TAILLE_EN_FENETRE = QSize(1280, 720)


class FenetreProjetee(QWidget):
    """Plein écran sur l’écran de la salle, ou fenêtre ordinaire à partager en visioconférence.

    Elle ne décide de rien : `vue` reçoit les scènes, la fermer émet `fermee`.
    """

    fermee = Signal()
    taille_changee = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.vue = VueProjetee()
        disposition = QVBoxLayout(self)

        self.setObjectName("fenetre_projetee")
        self.setWindowTitle(TITRE)
        self.setMinimumSize(320, 180)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(self.vue)

    def montrer_sur(self, ecran: Ecran, *, prendre_le_clavier: bool) -> None:
        """Couvre cet écran ; le clavier ne vient que si on le dit."""
        self._activer(prendre_le_clavier)
        self.setCursor(Qt.CursorShape.BlankCursor)
        if self.isVisible() and not self.isFullScreen():
            self.hide()
        poser_sur(self, ecran)
        self.showFullScreen()
        # Certains systèmes gardent l’ancienne taille quand la fenêtre change d’écran montrée.
        poser_sur(self, ecran)
        if prendre_le_clavier:
            self.activateWindow()

    def montrer_en_fenetre(self) -> None:
        """Une fenêtre que l’on déplace, que l’on agrandit et que l’on partage."""
        self._activer(False)
        self.unsetCursor()
        if self.isFullScreen():
            self.hide()
            self.setWindowState(Qt.WindowState.WindowNoState)
        self.resize(TAILLE_EN_FENETRE)
        self.showNormal()

    def retirer(self) -> None:
        """Disparaît ; la scène reste, pour revenir d’un coup."""
        self.hide()

    def _activer(self, oui: bool) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not oui)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La miniature de la console prend la forme de cet écran."""
        super().resizeEvent(evenement)
        self.taille_changee.emit()

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Fermer la fenêtre, c’est cesser de projeter."""
        super().closeEvent(evenement)
        self.fermee.emit()
