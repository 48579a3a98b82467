"""Choisir le document : à qui il va, ce qu’il contient."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from charte_studio.export.profils import PROFILS
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte

USAGES: Final[dict[str, str]] = {
    "projet": "Pour les collèges qui relisent\u00a0: lignes numérotées, marge où écrire, "
    "commentaires par article avec les positions et les objections.",
    "consultation": "Pour le CSE, le CSA ou le CST\u00a0: le projet, la note explicative, le "
    "circuit et ses pièces, les amendements, le registre, la grille de lecture, la traçabilité.",
    "adoptee": "Le texte seul, sa formule et son bloc de signature. Les positions divergentes le "
    "suivent en annexe.",
    "compte-rendu": "Pour garder trace de la séance\u00a0: présences par collège, déroulé, "
    "positions avant et après débat en images, décisions, synthèse.",
    "une-page": "L’essentiel en langage clair, sur une page, pour tout le monde.",
}
"""À quoi sert chaque document."""


class CarteProfil(Carte):
    """Émet `choisi(str)` avec la clé du document."""

    choisi = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Quel document\u00a0?", parent=parent)
        self._profil = ""
        self._groupe = QButtonGroup(self)
        self.choix = {cle: QRadioButton(profil.libelle) for cle, profil in PROFILS.items()}
        self._usage = Texte("", "seconde")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=20, ecart_lignes=4)

        suivre_la_largeur(boutons)
        for choix in self.choix.values():
            self._groupe.addButton(choix)
            flot.addWidget(choix)
        self.disposition.setSpacing(8)
        self.disposition.addWidget(boutons)
        self.disposition.addWidget(self._usage)

        for cle, choix in self.choix.items():
            choix.toggled.connect(partial(self._choisir, cle))

    def profil(self) -> str:
        """La clé du document choisi."""
        return self._profil

    def montrer(self, cle: str) -> None:
        """Choisit ce document."""
        self.choix[cle].setChecked(True)

    def _choisir(self, cle: str, coche: bool) -> None:
        if coche and cle != self._profil:
            self._profil = cle
            self._usage.setText(USAGES[cle])
            for autre, choix in self.choix.items():
                choix.setAccessibleDescription(USAGES[autre])
            self.choisi.emit(cle)
