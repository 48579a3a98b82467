"""La couverture : les thèmes que le projet traite, et ceux dont il ne dit rien."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.preparer import Preparation
from charte_studio.domaine.francais import enumerer
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.jauge_themes import JaugeThemes
from charte_studio.interface.widgets.texte import Texte


class CarteCouverture(Carte):
    """Une jauge, et la liste de ce qui manque."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Couverture", parent=parent)
        self._jauge = JaugeThemes()
        self._absents = Texte("", "petit")

        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._jauge)
        self.disposition.addWidget(self._absents)

    def montrer(self, lue: Preparation) -> None:
        """Dit combien de thèmes sont traités, et lesquels ne le sont pas."""
        absents = lue.themes_absents
        self._jauge.montrer(len(THEMES) - len(absents))
        noms = [THEMES[theme].lower() for theme in absents]
        self._absents.setText(
            f"Votre projet ne dit rien de : {enumerer(noms)}."
            if noms
            else "Tous les thèmes sont traités."
        )
