"""La couverture : les thèmes que le projet traite, et ceux dont il ne dit rien."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from charte_studio.atelier.lectures.preparer import Preparation
from charte_studio.domaine.francais import accorder, enumerer
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte


class CarteCouverture(Carte):
    """Une jauge, et la liste de ce qui manque."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Couverture", parent=parent)
        self._compte = Texte("", "fort")
        self._jauge = QProgressBar()
        self._absents = Texte("", "petit")

        self._jauge.setRange(0, len(THEMES))
        self._jauge.setTextVisible(False)
        self._jauge.setAccessibleName("Thèmes traités")
        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._compte)
        self.disposition.addWidget(self._jauge)
        self.disposition.addWidget(self._absents)

    def montrer(self, lue: Preparation) -> None:
        """Dit combien de thèmes sont traités, et lesquels ne le sont pas."""
        absents = lue.themes_absents
        traites = len(THEMES) - len(absents)
        self._jauge.setValue(traites)
        self._compte.setText(
            accorder(traites, "thème traité", "thèmes traités") + f" sur {len(THEMES)}"
        )
        noms = [THEMES[theme].lower() for theme in absents]
        self._absents.setText(
            f"Votre projet ne dit rien de : {enumerer(noms)}."
            if noms
            else "Tous les thèmes sont traités."
        )
