"""Le corps de la page Rédiger : le texte et sa feuille, ce qui les coiffe et ce qui les suit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.rangee import Rangee

_HAUTEUR: Final = 210
"""Ce que le texte et sa feuille gardent au moins : au-delà, le corps défile."""


class Corps(Defilant):
    """Défile d’un bloc quand un grand texte ne laisse pas assez de place."""

    def __init__(
        self,
        dessus: Sequence[QWidget],
        colonnes: Sequence[QWidget],
        conflits: QWidget,
        dessous: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        """`conflits` prend la place des `colonnes` pendant qu’on tranche."""
        super().__init__(parent=parent)
        self._rangee = Rangee(seuil=600, ecart=16)
        self._hauts = (self._rangee, *colonnes)

        for colonne in colonnes:
            self._rangee.ajouter(colonne, 1)
        self._rangee.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.disposition.setContentsMargins(24, 22, 24, 22)
        self.disposition.setSpacing(12)
        for vue in dessus:
            self.disposition.addWidget(vue)
        self.disposition.addWidget(self._rangee, 1)
        self.disposition.addWidget(conflits, 1)
        self.disposition.addWidget(dessous)
        self._ajuster()

    def montrer_les_colonnes(self, oui: bool) -> None:
        """Le texte et sa feuille, ou rien à leur place."""
        self._rangee.setVisible(oui)

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte change ce qu’il faut de hauteur."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_hauts"):
            self._ajuster()

    def _ajuster(self) -> None:
        hauteur = theme_courant().px(_HAUTEUR)
        for vue in self._hauts:
            vue.setMinimumHeight(hauteur)
