"""La règle de décision dessinée : de zéro à tous les exprimés, où l’on écarte, renvoie, adopte."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.domaine.decision import RegleDecision, en_mots
from charte_studio.interface.theme import (
    CouleurDegre,
    Theme,
    couleurs_degres,
    est_un_changement_de_theme,
    theme_courant,
)


class _Zone(NamedTuple):
    debut: float
    fin: float
    mots: tuple[str, ...]
    """Du plus complet au plus court : on peint le premier qui tient."""
    couleur: CouleurDegre


class BarreRegle(QWidget):
    """Trois zones, et sous leurs bords la part de positions favorables qu’il faut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regle = RegleDecision()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("La règle, dessinée")
        self.montrer(self._regle)

    def montrer(self, regle: RegleDecision) -> None:
        """Dessine cette règle."""
        self._regle = regle
        self.setAccessibleDescription(regle.en_phrase())
        self.update()

    def sizeHint(self) -> QSize:
        """Une barre, et une ligne de repères."""
        theme = theme_courant()
        return QSize(theme.px(280), theme.px(28 + 4) + self._hauteur_repere(theme))

    def minimumSizeHint(self) -> QSize:
        """Assez pour qu’on voie trois zones."""
        return QSize(160, self.sizeHint().height())

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change couleurs et tailles."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
            self.update()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Les zones, leurs mots, les repères."""
        theme = theme_courant()
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        barre = QRectF(0, 0, self.width(), theme.px(28))
        contour = QPainterPath()
        contour.addRoundedRect(barre, theme.rayons["petit"], theme.rayons["petit"])
        peintre.setClipPath(contour)
        peintre.setFont(theme.police("petit", gras=True))
        for zone in self._zones(theme):
            self._peindre_zone(peintre, barre, zone)
        peintre.setClipping(False)
        self._peindre_reperes(peintre, theme, barre)
        peintre.end()

    def _zones(self, theme: Theme) -> tuple[_Zone, ...]:
        rejet, adoption = float(self._regle.seuil_rejet), float(self._regle.seuil_adoption)
        vert, gris, orange = (couleurs_degres(theme, 5)[rang] for rang in (0, 2, 4))
        renvoi = ("Renvoyé au dialogue social", "Dialogue social", "Renvoyé", "")
        return (
            _Zone(0, rejet, ("Écarté", ""), orange),
            _Zone(rejet, adoption, renvoi, gris),
            _Zone(adoption, 1, ("Adopté", ""), vert),
        )

    def _peindre_zone(self, peintre: QPainter, barre: QRectF, zone: _Zone) -> None:
        largeur = barre.width() * (zone.fin - zone.debut)
        cadre = QRectF(barre.width() * zone.debut, 0, largeur, barre.height())
        peintre.fillRect(cadre, QColor(zone.couleur.fond))
        metrique = peintre.fontMetrics()
        mot = next(
            (m for m in zone.mots if metrique.horizontalAdvance(m) <= cadre.width() - 12), ""
        )
        peintre.setPen(QColor(zone.couleur.texte))
        peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, mot)

    def _peindre_reperes(self, peintre: QPainter, theme: Theme, barre: QRectF) -> None:
        peintre.setFont(theme.police("petit"))
        peintre.setPen(QColor(theme.couleurs.encre_seconde))
        metrique = peintre.fontMetrics()
        haut, fin = barre.height() + theme.px(4), float("-inf")
        seuils = dict.fromkeys((self._regle.seuil_rejet, self._regle.seuil_adoption))
        for part in seuils:
            mot = en_mots(part)
            largeur = metrique.horizontalAdvance(mot)
            gauche = barre.width() * float(part) - largeur / 2
            gauche = max(0.0, fin + 8, min(gauche, barre.width() - largeur))
            cadre = QRectF(gauche, haut, largeur + 1, self._hauteur_repere(theme))
            peintre.drawText(cadre, Qt.AlignmentFlag.AlignLeft, mot)
            fin = gauche + largeur

    @staticmethod
    def _hauteur_repere(theme: Theme) -> int:
        return QFontMetrics(theme.police("petit")).height()
