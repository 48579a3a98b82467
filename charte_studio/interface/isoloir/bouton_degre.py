"""Un degré en grand bouton : son numéro, sa couleur, son libellé entier."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from charte_studio.interface.theme import (
    CouleurDegre,
    couleurs_degres,
    est_un_changement_de_theme,
    theme_courant,
)

_PLI: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class BoutonDegre(QAbstractButton):
    """Coché, c’est la réponse choisie. `rang` vaut `None` pour « sans avis »."""

    def __init__(
        self, libelle: str, rang: int | None, nombre: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rang, self._nombre = rang, nombre
        self.setText(libelle)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        regle = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        regle.setHeightForWidth(True)
        self.setSizePolicy(regle)
        self.setAccessibleName(f"{self.signe()}, {libelle}")

    def signe(self) -> str:
        """La touche qui le choisit."""
        return "0" if self._rang is None else str(self._rang + 1)

    def sizeHint(self) -> QSize:
        """Une ligne de texte, et de quoi poser le doigt."""
        theme = theme_courant()
        mots = QFontMetrics(theme.police("grand", gras=True)).horizontalAdvance(self.text())
        return QSize(mots + theme.px(92), theme.px(58))

    def minimumSizeHint(self) -> QSize:
        """Le libellé passe à la ligne."""
        return QSize(theme_courant().px(180), theme_courant().px(58))

    def hasHeightForWidth(self) -> bool:
        """La hauteur suit le pli du libellé."""
        return True

    def heightForWidth(self, largeur: int) -> int:
        """Assez haut pour le libellé replié."""
        theme = theme_courant()
        place = QRect(0, 0, max(1, largeur - theme.px(92)), 10_000)
        texte = QFontMetrics(theme.police("grand", gras=True)).boundingRect(
            place, Qt.TextFlag.TextWordWrap, self.text()
        )
        return max(theme.px(58), texte.height() + theme.px(24))

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change couleurs et tailles."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Un cadre, le carré du degré, le libellé, et une coche sur la réponse choisie."""
        theme = theme_courant()
        c = theme.couleurs
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        cadre = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        fond = c.accent_doux if self.isChecked() else c.survol if self.underMouse() else c.surface
        trait = c.focus if self.hasFocus() else c.accent if self.isChecked() else c.bord_champ
        peintre.setBrush(QColor(fond))
        gros = self.isChecked() or self.hasFocus()
        peintre.setPen(QPen(QColor(trait), 3 if gros else 1))
        peintre.drawRoundedRect(cadre, theme.rayons["grand"], theme.rayons["grand"])
        cote = theme.px(38)
        carre = QRectF(theme.px(12), (self.height() - cote) / 2, cote, cote)
        couleur = self._couleur()
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(couleur.fond))
        peintre.drawRoundedRect(carre, theme.px(8), theme.px(8))
        peintre.setPen(QColor(couleur.texte))
        peintre.setFont(theme.police("grand", gras=True))
        peintre.drawText(carre, Qt.AlignmentFlag.AlignCenter, self.signe())
        peintre.setPen(QColor(c.encre))
        peintre.setFont(theme.police("grand", gras=self.isChecked()))
        droite = theme.px(34)
        zone = QRectF(self.rect()).adjusted(theme.px(62), 0, -droite, 0)
        peintre.drawText(zone, _PLI, self.text())
        if self.isChecked():
            peintre.setPen(QColor(c.accent))
            coche = QRectF(self.width() - droite, 0, droite - theme.px(6), self.height())
            peintre.drawText(coche, Qt.AlignmentFlag.AlignCenter, "✓")
        peintre.end()

    def _couleur(self) -> CouleurDegre:
        theme = theme_courant()
        if self._rang is None:
            return CouleurDegre(theme.couleurs.encre_seconde, theme.couleurs.papier)
        return couleurs_degres(theme, self._nombre)[self._rang]
