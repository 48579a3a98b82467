"""Une liste à gauche, la fiche de la ligne choisie à droite ; l’une sous l’autre à l’étroit."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.etapes.rediger.controles.liste import ListeLignes
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.rangee import Rangee

_SEUIL = 560
_HAUTEURS = (150, 190)
"""Ce que la liste et la fiche gardent au moins."""


class DeuxVolets(QWidget):
    """`tete` au-dessus, `gauche` sous la liste, `fiche` à droite."""

    def __init__(self, nom: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.liste = ListeLignes(nom)
        self.tete = QVBoxLayout()
        self.gauche = QVBoxLayout()
        self._zone = Defilant(hauteur=120)
        self.fiche = self._zone.disposition
        self._rangee = Rangee(seuil=_SEUIL, ecart=16)
        colonne, carte = QWidget(), Carte()
        dedans = QVBoxLayout(colonne)

        self.tete.setSpacing(8)
        self.gauche.setSpacing(6)
        dedans.setContentsMargins(0, 0, 0, 0)
        dedans.setSpacing(8)
        dedans.addWidget(self.liste, 1)
        dedans.addLayout(self.gauche)
        carte.setObjectName("fiche_controles")
        self.fiche.setSpacing(8)
        self.fiche.setContentsMargins(20, 8, 20, 8)
        carte.disposition.addWidget(self._zone)
        self._rangee.ajouter(colonne, 4)
        self._rangee.ajouter(carte, 5)
        self._cotes = (colonne, carte)
        # La page défile entière quand un grand texte ne laisse pas assez aux deux volets.
        page = Defilant(hauteur=120)
        page.disposition.setContentsMargins(0, 12, 0, 0)
        page.disposition.setSpacing(12)
        page.disposition.addLayout(self.tete)
        page.disposition.addWidget(self._rangee, 1)
        tout = QVBoxLayout(self)
        tout.setContentsMargins(0, 0, 0, 0)
        tout.addWidget(page)

    def remonter(self) -> None:
        """Montre le haut de la fiche."""
        self._zone.verticalScrollBar().setValue(0)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Empilés, les deux volets gardent chacun de quoi se lire."""
        super().resizeEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte change ce qu’il leur faut."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_cotes"):
            self._ajuster()

    def _ajuster(self) -> None:
        theme = theme_courant()
        for cote, hauteur in zip(self._cotes, _HAUTEURS, strict=True):
            cote.setMinimumHeight(theme.px(hauteur))
