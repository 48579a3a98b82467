"""Le grand panneau de l’accueil : ce que fait l’outil, en deux phrases."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.zone import Zone

_MOTIF: Final = ((0.62, 0.26), (0.44, 0.34), (0.30, 0.18))
"""Trois barres de deux parts, en fractions de largeur : l’accord qui se dessine."""

_ECART_MARQUE: Final = 14
_ECART_PROPOS: Final = 16


class PanneauAccueil(Zone):
    """Un fond plein, le titre, la promesse, la mention ; un motif discret s’il reste la place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panneau", parent)
        self._marque = _texte("Charte Studio", "marque")
        self._affiche = _texte(
            "Écrire ensemble la charte IA de votre organisation.", "affiche", interligne=88
        )
        self._propos = _texte(
            "Un atelier guidé, des positions respectées, un projet prêt à relire dans Word. "
            "Tout reste sur cet ordinateur.",
            "propos",
            interligne=116,
        )
        self._mention = _texte("Atelier de type Café IA · sans compte, sans réseau", "mention")

        self._disposition = QVBoxLayout(self)
        self._disposition.setSpacing(0)
        self._disposition.addWidget(self._marque)
        self._disposition.addSpacing(_ECART_MARQUE)
        self._disposition.addWidget(self._affiche)
        self._disposition.addSpacing(_ECART_PROPOS)
        self._disposition.addWidget(self._propos)
        self._disposition.addStretch(1)
        self._disposition.addWidget(self._mention)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Quand la hauteur manque, la mention puis la marque se retirent."""
        super().resizeEvent(evenement)
        self._ajuster()

    def event(self, evenement: QEvent) -> bool:
        """Une police qui change refait le compte."""
        if evenement.type() == QEvent.Type.LayoutRequest:
            self._ajuster()
        return super().event(evenement)

    def _ajuster(self) -> None:
        """Ne montre que ce qui tient entier ; le titre et la promesse passent d’abord."""
        marge = 56 if self.width() >= 480 else 40
        self._disposition.setContentsMargins(marge, 56, marge - 16, 48)
        largeur = self.width() - 2 * marge + 16
        reste = self.height() - 56 - 48 - _ECART_MARQUE - _ECART_PROPOS
        for texte in (self._affiche, self._propos, self._marque, self._mention):
            reste -= texte.heightForWidth(largeur)
            if (tient := reste >= 0 or texte is self._affiche) == texte.isHidden():
                texte.setVisible(tient)

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Le fond de la feuille, puis le motif."""
        super().paintEvent(evenement)
        hauteur, ecart, part_haute = 22, 12, 48
        total = len(_MOTIF) * (hauteur + ecart)
        haut = self._mention.y() - part_haute - total
        if self._mention.isHidden() or haut < self._propos.geometry().bottom() + part_haute:
            return
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(theme_courant().couleurs.motif_panneau))
        for premiere, seconde in _MOTIF:
            gauche = float(self._affiche.x())
            for part in (premiere, seconde):
                largeur = (self.width() - 2 * self._affiche.x()) * part
                peintre.drawRoundedRect(QRectF(gauche, haut, largeur, hauteur), 5, 5)
                gauche += largeur + 6
            haut += hauteur + ecart
        peintre.end()


def _texte(texte: str, role: str, *, interligne: int = 0) -> QLabel:
    """Un texte du panneau ; `interligne` en pour cent de celui de la police."""
    contenu = texte
    if interligne:
        # Le paragraphe vide : un interligne serré couperait les jambages de la dernière ligne.
        vide = '<p style="font-size:1px; margin-top:5px">&nbsp;</p>'
        contenu = f'<p style="line-height:{interligne}%">{texte}</p>{vide}'
    etiquette = QLabel(contenu)
    etiquette.setProperty("accueil", role)
    etiquette.setAccessibleName(texte)
    etiquette.setWordWrap(True)
    return etiquette
