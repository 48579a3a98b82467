"""La vue projetée : la scène qu’on lui dit, à sa taille, avec un fondu si l’on veut."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.projection.scenes import Minuteur, Scene, SceneMessage
from charte_studio.interface.projection.composer import composer
from charte_studio.interface.projection.elements import Composition
from charte_studio.interface.projection.rendu import cadre_pour, dessiner, theme_de_projection
from charte_studio.interface.theme import Theme

FONDU_MS: Final = 150


class VueProjetee(QWidget):
    """Tout ce que voit la salle. Elle ne lit rien, ne décide rien : on lui montre une scène.

    L’image est gardée : une fenêtre découverte ou un fondu ne recomposent rien.
    """

    trop_long = Signal(int)
    """La scène demande plusieurs pages : combien. N’est dit qu’une fois par scène."""
    page_changee = Signal(int, int)
    """La page montrée, à partir de 1, et leur nombre."""

    def __init__(
        self,
        *,
        theme: Theme | None = None,
        animations: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scene: Scene = SceneMessage("")
        self._theme = theme
        self._animations = animations
        self._minuteur: Minuteur | None = None
        self._page = 0
        self._composition: Composition | None = None
        self._image: QImage | None = None
        self._ancienne: QImage | None = None
        self._libre: QImage | None = None
        """Une image qui n’est plus à l’écran, prête à servir de nouveau."""
        self._opacite = 1.0
        self._annoncees = 1

        self._bientot = QTimer(self)
        self._fondu = QVariantAnimation(self)
        # Au tour suivant : la console, que l’animatrice attend, se peint d’abord.
        self._bientot.setSingleShot(True)
        self._bientot.setInterval(0)
        self._fondu.setDuration(FONDU_MS)
        self._fondu.setStartValue(0.0)
        self._fondu.setEndValue(1.0)
        self.setObjectName("vue_projetee")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Vue projetée")

        self._bientot.timeout.connect(self.update)
        self._fondu.valueChanged.connect(self._estomper)
        self._fondu.finished.connect(self._finir)

    # --- ce qu’on lui dit ------------------------------------------------------------------------

    @property
    def scene(self) -> Scene:
        """La scène montrée."""
        return self._scene

    @property
    def fond(self) -> bool:
        """Vrai pendant un fondu."""
        return self._ancienne is not None

    @property
    def pages(self) -> int:
        """Le nombre de pages de la scène à cette taille."""
        return len(self._composer().pages)

    @property
    def page(self) -> int:
        """La page montrée, à partir de 0."""
        return min(self._page, self.pages - 1)

    def montrer(self, scene: Scene) -> None:
        """Montre la scène ; une scène de même nature (une réponse de plus) garde sa page."""
        if scene == self._scene:
            return
        meme = type(scene) is type(self._scene) and _sujet(scene) == _sujet(self._scene)
        avant = self._image
        self._scene = scene
        self._page = self.page if meme else 0
        self._refaire()
        if not meme:
            self._fondre(avant)
        self._annoncer(nouvelle=not meme)

    def page_suivante(self) -> bool:
        """Passe à la page d’après ; faux si c’était la dernière."""
        return self.aller_a_la_page(self.page + 1)

    def page_precedente(self) -> bool:
        """Revient à la page d’avant ; faux si c’était la première."""
        return self.aller_a_la_page(self.page - 1)

    def aller_a_la_page(self, page: int) -> bool:
        """Montre cette page, à partir de 0 ; faux si elle n’existe pas."""
        if not 0 <= page < self.pages or page == self._page:
            return False
        avant = self._image
        self._page = page
        self._refaire()
        self._fondre(avant)
        self.page_changee.emit(page + 1, self.pages)
        return True

    def montrer_minuteur(self, minuteur: Minuteur | None) -> None:
        """Montre le temps, ou l’ôte."""
        if minuteur != self._minuteur:
            self._minuteur = minuteur
            self._refaire()

    def regler_theme(self, theme: Theme | None) -> None:
        """Prend ce thème ; `None` : celui de la projection."""
        self._theme = theme
        self._refaire()

    def regler_animations(self, permises: bool) -> None:
        """Permet ou non le fondu entre deux scènes."""
        self._animations = permises
        if not permises:
            self._fondu.stop()
            self._finir()

    def image(self) -> QImage:
        """Ce que montre la vue, fondu fini."""
        # Une copie, que Qt ne fait vraiment que si l’on repeint pendant qu’on la garde.
        return QImage(self._nette())

    def _nette(self) -> QImage:
        if self._image is None:
            libre, self._libre = self._libre, None
            self._image = dessiner(
                self._composer(),
                self.size(),
                page=self.page,
                densite=self.devicePixelRatioF(),
                sur=libre,
            )
        return self._image

    # --- la composition --------------------------------------------------------------------------

    def _composer(self) -> Composition:
        if self._composition is None:
            cadre = cadre_pour(self.size(), self._theme or theme_de_projection())
            self._composition = composer(self._scene, cadre, self._minuteur)
        return self._composition

    def _refaire(self) -> None:
        self._libre = self._image or self._libre
        self._composition = self._image = None
        self.setAccessibleDescription(self._composer().en_mots(self.page))
        self._bientot.start()

    def _annoncer(self, *, nouvelle: bool) -> None:
        pages = self.pages
        if nouvelle or pages != self._annoncees:
            self._annoncees = pages
            if pages > 1:
                self.trop_long.emit(pages)
            self.page_changee.emit(self.page + 1, pages)

    # --- le fondu --------------------------------------------------------------------------------

    def _fondre(self, avant: QImage | None) -> None:
        self._fondu.stop()
        if not self._animations or avant is None or not self.isVisible():
            self._finir()
            return
        # Celle que l’on estompe reste à l’écran ; une image d’un fondu interrompu, plus.
        self._libre = self._ancienne
        self._ancienne, self._opacite = avant, 0.0
        self._fondu.start()

    @Slot(object)
    def _estomper(self, valeur: float) -> None:
        self._opacite = float(valeur)
        self._bientot.start()

    @Slot()
    def _finir(self) -> None:
        self._libre = self._ancienne or self._libre
        self._ancienne, self._opacite = None, 1.0
        self._bientot.start()

    # --- Qt --------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Un écran de salle, en petit."""
        return QSize(960, 540)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Une autre forme d’écran demande une autre mise en pages."""
        super().resizeEvent(evenement)
        self._fondu.stop()
        self._finir()
        self._refaire()
        self._annoncer(nouvelle=False)

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Un fondu ne court pas derrière une fenêtre cachée."""
        super().hideEvent(evenement)
        self._fondu.stop()
        self._finir()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """L’image gardée ; pendant un fondu, par-dessus celle d’avant."""
        nette = self._nette()
        if nette.devicePixelRatio() != self.devicePixelRatioF():
            self._image = None
            nette = self._nette()
        peintre = QPainter(self)
        if self._ancienne is not None:
            peintre.drawImage(0, 0, self._ancienne)
            peintre.setOpacity(self._opacite)
        peintre.drawImage(0, 0, nette)
        peintre.end()


def _sujet(scene: Scene) -> object:
    """Ce dont parle une scène : le principe, ou la scène elle-même."""
    repere = getattr(scene, "repere", None)
    tour = getattr(scene, "tour", "")
    return (repere, tour) if repere is not None else getattr(scene, "titre", type(scene))
