"""Sous le texte : ce que la charte couvre, ce qui reste à compléter et à trancher."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.rediger import PlanCharte
from charte_studio.domaine.francais import accorder
from charte_studio.interface.etapes.rediger.mots import dire_couverture, dire_themes_absents
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte


class Pied(Rangee):
    """La couverture à gauche, deux accès directs à droite."""

    completer = Signal()
    decider = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(seuil=560, ecart=14, parent=parent)
        self._carte = Carte()
        self.couverture, self.absents = Texte("", "fort"), Texte("", "petit")
        self.bouton_champs = Bouton("", icone="modifier")
        self.bouton_decider = Bouton("", icone="suivant")
        boutons = QWidget()
        colonne = QVBoxLayout(boutons)

        self.absents.setObjectName("themes_absents")
        self._carte.disposition.addWidget(self.couverture)
        self._carte.disposition.addWidget(self.absents)
        self._carte.disposition.setSpacing(1)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        colonne.addStretch(1)
        for bouton in (self.bouton_champs, self.bouton_decider):
            bouton.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            colonne.addWidget(bouton)
        colonne.addStretch(1)
        boutons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.ajouter(self._carte, 1)
        self.ajouter(boutons)

        self.bouton_champs.clicked.connect(self.completer)
        self.bouton_decider.clicked.connect(self.decider)

    def montrer(self, plan: PlanCharte) -> None:
        """Montre la couverture et les principes qui attendent."""
        couverture = f"Couverture\u00a0: {dire_couverture(plan.themes_absents)}"
        manque = dire_themes_absents(plan.themes_absents)
        self.couverture.setText(couverture)
        self.absents.setText(manque)
        self.absents.setVisible(bool(manque))
        self._carte.setAccessibleName(couverture)
        self._carte.setAccessibleDescription(manque)
        self.bouton_decider.setText(
            accorder(plan.non_tranches, "principe à trancher", "principes à trancher")
        )
        # Sans article, la page le dit déjà, en plus grand.
        self.bouton_decider.setVisible(plan.non_tranches > 0 and plan.articles > 0)

    def montrer_champs(self, nombre: int) -> None:
        """Montre combien de champs attendent d’être remplis."""
        self.bouton_champs.setText(accorder(nombre, "champ à compléter", "champs à compléter"))
        self.bouton_champs.setVisible(nombre > 0)
