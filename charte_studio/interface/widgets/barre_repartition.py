"""La répartition des positions en une barre : un segment par degré, son nombre dedans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from charte_studio.interface.theme import (
    Theme,
    est_un_changement_de_theme,
    theme_courant,
)
from charte_studio.interface.widgets.peinture_repartition import (
    Segment,
    peindre_hachures,
    peindre_repartition,
    segments_de,
)

CACHE: Final = "caché jusqu’à la clôture"
VIDE: Final = "pas encore de réponse"


class BarreRepartition(QWidget):
    """Une barre peinte. Trois états : montrée, cachée, vide.

    L’infobulle et la description accessible donnent chaque degré en toutes lettres.
    """

    def __init__(self, *, epaisse: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._epaisse = epaisse
        self._effectifs: tuple[int, ...] = ()
        self._libelles: tuple[str, ...] = ()
        self._mention = VIDE
        self._cachee = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Répartition des positions")
        self.vider()

    def montrer(self, effectifs: Sequence[int], libelles: Sequence[str]) -> None:
        """Montre un effectif et un libellé par degré, du plus au moins favorable.

        Lève `ValueError` si les deux suites n’ont pas la même longueur.
        """
        if len(effectifs) != len(libelles):
            raise ValueError("il faut un libellé par degré")
        self._effectifs, self._libelles = tuple(effectifs), tuple(libelles)
        self._cachee = False
        self._mention = VIDE
        self._redire(decrire_repartition(effectifs, libelles))

    def cacher(self, mention: str = CACHE) -> None:
        """Dit qu’un résultat existe et ne se montre pas encore."""
        self._effectifs, self._cachee, self._mention = (), True, mention
        self._redire(mention)

    def vider(self, mention: str = VIDE) -> None:
        """Dit qu’il n’y a rien à montrer."""
        self._effectifs, self._cachee, self._mention = (), False, mention
        self._redire(mention)

    def _redire(self, description: str) -> None:
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        """Large de préférence, haute comme une ligne de tableau."""
        theme = theme_courant()
        hauteur = (44 if self._epaisse else 24) * (1 + theme.echelle) / 2
        return QSize(theme.px(200), round(hauteur))

    def minimumSizeHint(self) -> QSize:
        """Les nombres se lisent encore."""
        return QSize(theme_courant().px(80), self.sizeHint().height())

    def changeEvent(self, evenement: QEvent) -> None:
        """Le thème change les couleurs et la hauteur."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self.updateGeometry()
            self.update()

    def event(self, evenement: QEvent) -> bool:
        """L’infobulle est celle du segment sous le pointeur."""
        if evenement.type() == QEvent.Type.ToolTip:
            aide = cast(QHelpEvent, evenement)
            QToolTip.showText(aide.globalPos(), self.infobulle(aide.pos().x()), self)
            return True
        return super().event(evenement)

    def infobulle(self, x: float) -> str:
        """Le texte du segment à l’abscisse `x`, ou celui de toute la barre."""
        for segment in self._segments():
            if segment.zone.left() <= x < segment.zone.right():
                return f"{segment.effectif} · {segment.rang + 1} {self._libelles[segment.rang]}"
        return self.accessibleDescription()

    def paintEvent(self, _evenement: QPaintEvent) -> None:
        """Peint l’état courant."""
        theme = theme_courant()
        zone, rayon = QRectF(self.rect()), theme.px(7 if self._epaisse else 5)
        peintre = QPainter(self)
        if sum(self._effectifs):
            peindre_repartition(peintre, zone, self._effectifs, theme, rayon=rayon)
        else:
            self._peindre_mention(peintre, zone, theme, rayon)
        peintre.end()

    def _segments(self) -> list[Segment]:
        return segments_de(self._effectifs, QRectF(self.rect()), theme_courant().px(4))

    def _peindre_mention(self, peintre: QPainter, zone: QRectF, theme: Theme, rayon: float) -> None:
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._cachee:
            peindre_hachures(peintre, zone, theme, rayon=rayon)
        else:
            peintre.setPen(QPen(QColor(theme.couleurs.bord_champ), 1, Qt.PenStyle.DashLine))
            peintre.drawRoundedRect(zone.adjusted(0.5, 0.5, -0.5, -0.5), rayon, rayon)
        peintre.setFont(theme.police("petit"))
        texte = peintre.fontMetrics().elidedText(
            self._mention, Qt.TextElideMode.ElideRight, round(zone.width()) - 12
        )
        largeur = peintre.fontMetrics().horizontalAdvance(texte) + theme.px(16)
        if self._cachee:
            fond = QRectF(0, 0, largeur, zone.height())
            fond.moveCenter(zone.center())
            peintre.fillRect(fond, QColor(theme.couleurs.creux))
        peintre.setPen(QColor(theme.couleurs.encre_seconde))
        peintre.drawText(zone, Qt.AlignmentFlag.AlignCenter, texte)


def decrire_repartition(effectifs: Sequence[int], libelles: Sequence[str]) -> str:
    """« 14 tout à fait d’accord, 7 plutôt d’accord » ; les degrés sans voix sont omis."""
    parties = [
        f"{nombre} {libelle[:1].lower()}{libelle[1:]}"
        for nombre, libelle in zip(effectifs, libelles, strict=True)
        if nombre
    ]
    return ", ".join(parties) or VIDE
