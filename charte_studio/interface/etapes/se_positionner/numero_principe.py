"""Le numéro d’un principe dans l’ordre du jour : où en sont ses tours, en points."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from charte_studio.atelier.lectures.se_positionner import PrincipeAuTableau
from charte_studio.interface.etapes.se_positionner.mots import dire_etat
from charte_studio.interface.theme import Theme, est_un_changement_de_theme, theme_courant

_TOURS_D_ORDINAIRE: Final = 2


class NumeroPrincipe(QAbstractButton):
    """Un chiffre et des points : plein, le tour est clos ; cerclé, il est ouvert ; creux, à venir.

    Deux points d’ordinaire, davantage si la salle a pris plus de tours. Coché, c’est le principe
    montré. Les flèches vont de l’un à l’autre.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ouvert: int | None = None
        self._clos = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def montrer(self, numero: int, principe: PrincipeAuTableau) -> None:
        """Montre ce principe, à cette place."""
        sur_le_principe = principe.objet_ouvert in ("", "principe")
        self._ouvert = principe.rang_ouvert if sur_le_principe else None
        self._clos = principe.tours_clos
        self.setText(str(numero))
        phrase = f"{numero}. {principe.titre}\u00a0: {dire_etat(principe)}"
        self.setToolTip(phrase)
        self.setAccessibleName(phrase)
        self.update()

    def sizeHint(self) -> QSize:
        """Deux chiffres et une rangée de points."""
        theme = theme_courant()
        return QSize(theme.px(34), theme.px(34))

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille suit celle du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Le fond, le chiffre, un point par tour."""
        theme = theme_courant()
        c = theme.couleurs
        encre = c.sur_accent if self.isChecked() else c.encre
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._peindre_fond(peintre, theme)
        peintre.setFont(theme.police("petit", gras=True))
        peintre.setPen(QColor(encre))
        haut = QRectF(0, theme.px(2), self.width(), self.height() - theme.px(14))
        peintre.drawText(haut, Qt.AlignmentFlag.AlignCenter, self.text())
        ecart, y = theme.px(6), self.height() - theme.px(9)
        nombre = max(_TOURS_D_ORDINAIRE, self._clos, self._ouvert or 0)
        pas = min(2 * ecart, (self.width() - theme.px(8)) / nombre)
        for rang in range(1, nombre + 1):
            centre = QPointF(self.width() / 2 + (rang - (nombre + 1) / 2) * pas, y)
            self._peindre_point(peintre, theme, centre, rang, QColor(encre))
        peintre.end()

    def _peindre_fond(self, peintre: QPainter, theme: Theme) -> None:
        c = theme.couleurs
        cadre, rayon = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.rayons["moyen"]
        if self.isChecked():
            fond, trait = c.accent, c.accent
        elif self.underMouse():
            fond, trait = c.survol, c.bord_champ
        else:
            fond, trait = c.surface, c.accent if self._ouvert else c.trait
        peintre.setPen(QPen(QColor(trait), 2 if self._ouvert else 1))
        peintre.setBrush(QColor(fond))
        peintre.drawRoundedRect(cadre, rayon, rayon)
        if self.hasFocus():
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.setPen(QPen(QColor(c.sur_accent if self.isChecked() else c.focus), 2))
            dedans = cadre.adjusted(2, 2, -2, -2)
            peintre.drawRoundedRect(dedans, rayon - 2, rayon - 2)

    def _peindre_point(
        self, peintre: QPainter, theme: Theme, centre: QPointF, rang: int, encre: QColor
    ) -> None:
        rayon = theme.px(2.5 if max(self._clos, self._ouvert or 0) <= 3 else 1.5)
        if rang == self._ouvert:
            peintre.setPen(QPen(encre, theme.px(1.4)))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawEllipse(centre, rayon + theme.px(1.8), rayon + theme.px(1.8))
            rayon = theme.px(1.6)
        if rang <= self._clos or rang == self._ouvert:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(encre)
        else:
            peintre.setPen(QPen(encre, 1))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.drawEllipse(centre, rayon, rayon)
