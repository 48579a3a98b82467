"""Sous l’affirmation d’un tour clos : ce qu’on regarde, ce qu’on peut faire, et la suite."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot

_ECART = 8


class BarreSuite(QWidget):
    """Une ligne si tout y tient, sinon deux : les gestes discrets passent dessous.

    Le bouton principal reste au bord droit de la première tant qu’il y a la place.
    """

    def __init__(
        self,
        vues: Sequence[Bouton],
        discrets: Sequence[Bouton],
        suite: Bouton,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._suite = suite
        self._vues, self._discrets, self._fin = QWidget(), QWidget(), QWidget()
        self._flot_vues = DispositionFlot(self._vues, ecart=4)
        self._flot_discrets = DispositionFlot(self._discrets, ecart=4)
        self._grille = QGridLayout(self)
        self._places: tuple[tuple[int, int, int], ...] = ()

        for flot, boutons in ((self._flot_vues, vues), (self._flot_discrets, discrets)):
            for bouton in boutons:
                flot.addWidget(bouton)
        fin = QHBoxLayout(self._fin)
        fin.setContentsMargins(0, 0, 0, 0)
        fin.addWidget(suite)
        fin.addStretch(1)
        for groupe in (self._vues, self._discrets):
            groupe.setSizePolicy(hauteur_selon_largeur())
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setHorizontalSpacing(_ECART)
        self._grille.setVerticalSpacing(4)
        self._grille.setColumnStretch(0, 1)
        self.setSizePolicy(hauteur_selon_largeur())
        self.ranger()

    def ranger(self) -> None:
        """Replace les groupes : leurs boutons ou la largeur ont changé."""
        vues = self._flot_vues.sizeHint().width()
        discrets = self._flot_discrets.sizeHint().width()
        suite = self._suite.sizeHint().width()
        if vues + discrets + suite + 2 * _ECART <= self.width():
            places = ((0, 0, 1), (0, 1, 1), (0, 2, 1))
        elif vues + suite + _ECART <= self.width():
            places = ((0, 0, 2), (1, 0, 3), (0, 2, 1))
        else:
            places = ((0, 0, 3), (2, 0, 3), (1, 0, 3))
        if places == self._places:
            return
        self._places = places
        groupes = (self._vues, self._discrets, self._fin)
        for groupe in groupes:
            self._grille.removeWidget(groupe)
        for groupe, (rangee, colonne, largeur) in zip(groupes, places, strict=True):
            milieu = Qt.AlignmentFlag.AlignVCenter
            self._grille.addWidget(groupe, rangee, colonne, 1, largeur, milieu)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Empilée, la barre n’est pas plus large que son plus large bouton."""
        groupes = (self._flot_vues, self._flot_discrets)
        largeurs = [flot.minimumSize().width() for flot in groupes]
        largeur = max(*largeurs, self._suite.minimumSizeHint().width())
        return QSize(largeur, super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Choisit une ligne ou plusieurs."""
        super().resizeEvent(evenement)
        self.ranger()

    def changeEvent(self, evenement: QEvent) -> None:
        """Le texte grandit : la place se compte autrement."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_places"):
            self.ranger()
