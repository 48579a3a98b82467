"""Ce qui vient après la préparation, en quatre verbes : de quoi se représenter la séance."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte

SUITE: Final = (
    ("Se positionner", "Chacun répond en silence, on débat, puis chacun répond de nouveau."),
    ("Décider", "L’outil suggère selon la règle annoncée ; le groupe tranche."),
    ("Rédiger", "La charte s’assemble, article par article. Vous la retouchez."),
    ("Transmettre", "Un document Word, prêt à relire et à soumettre aux instances."),
)  # fmt: skip
_LARGEUR_ETAPE: Final = 190


class Ensuite(Carte):
    """Quatre étapes de front, ou deux par deux quand la place manque."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Et ensuite", parent=parent)
        self._grille = QGridLayout()
        self._etapes = [_etape(titre, texte) for titre, texte in SUITE]
        self._par_ligne = 0

        self._grille.setHorizontalSpacing(24)
        self._grille.setVerticalSpacing(10)
        self.disposition.addLayout(self._grille)
        self._ranger()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La largeur décide."""
        super().resizeEvent(evenement)
        self._ranger()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte aussi."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ranger()

    def _ranger(self) -> None:
        place = self.width() // theme_courant().px(_LARGEUR_ETAPE)
        par_ligne = 4 if place >= 4 else 2
        if par_ligne == self._par_ligne:
            return
        self._par_ligne = par_ligne
        for rang, etape in enumerate(self._etapes):
            self._grille.addWidget(etape, rang // par_ligne, rang % par_ligne)
        for colonne in range(len(SUITE)):
            self._grille.setColumnStretch(colonne, 1 if colonne < par_ligne else 0)


def _etape(titre: str, texte: str) -> QWidget:
    bloc = QWidget()
    disposition = QVBoxLayout(bloc)
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.setSpacing(2)
    disposition.addWidget(Texte(titre, "accent"))
    disposition.addWidget(Texte(texte, "petit"))
    disposition.addStretch(1)
    return bloc
