"""Des éléments côte à côte, qui s’empilent quand la largeur manque ou que le texte est grand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.disposition_flot import suivre_la_largeur


class Rangee(QWidget):
    """Une rangée de cartes ou de boutons.

    Elle s’empile sous `seuil` pixels (à taille de texte normale) et se remet en ligne seule.
    """

    def __init__(self, *, seuil: int = 520, ecart: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seuil = seuil
        self._boite = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)

        self._boite.setContentsMargins(0, 0, 0, 0)
        self._boite.setSpacing(ecart)
        suivre_la_largeur(self)

    def ajouter(self, widget: QWidget, part: int = 0, *, en_haut: bool = False) -> None:
        """Ajoute un élément ; `part` dit sa part de la largeur libre.

        `en_haut` : à sa hauteur, plutôt qu’au milieu de celle de la rangée.
        """
        place = Qt.AlignmentFlag.AlignTop if en_haut else Qt.AlignmentFlag(0)
        self._boite.addWidget(widget, part, place)

    def empilee(self) -> bool:
        """Vrai si les éléments sont l’un sous l’autre."""
        return self._boite.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Empilée, la rangée n’est pas plus large que son plus large élément."""
        tailles = [
            widget.minimumSizeHint()
            for rang in range(self._boite.count())
            if (element := self._boite.itemAt(rang)) and (widget := element.widget())
        ]
        largeur = max((taille.width() for taille in tailles), default=0)
        return QSize(largeur, super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Choisit la ligne ou la pile."""
        super().resizeEvent(evenement)
        self._orienter()

    def changeEvent(self, evenement: QEvent) -> None:
        """Le texte grandit : la place se compte autrement."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._orienter()

    def _orienter(self) -> None:
        pile = self.width() < theme_courant().px(self._seuil)
        sens = QBoxLayout.Direction
        voulu = sens.TopToBottom if pile else sens.LeftToRight
        if voulu != self._boite.direction():
            self._boite.setDirection(voulu)
            self.updateGeometry()
