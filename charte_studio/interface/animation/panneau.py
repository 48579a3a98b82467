"""Le panneau d’animation : la salle, la suite, la séquence, les notes, le minuteur."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.interface.animation.carte_minuteur import CarteMinuteur
from charte_studio.interface.animation.carte_notes import CarteNotes
from charte_studio.interface.animation.carte_salle import CarteSalle
from charte_studio.interface.animation.carte_suite import CarteSuite
from charte_studio.interface.animation.carte_temps import CarteTemps
from charte_studio.interface.projection.minuterie import Minuterie
from charte_studio.interface.raccourcis import touche_de
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone


class PanneauAnimation(Zone):
    """Une colonne qui s’ouvre à droite et se referme ; Échap la ferme quand le clavier y est."""

    ferme = Signal()

    def __init__(
        self,
        minuterie: Minuterie,
        horloge: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("colonne_droite", parent)
        self.salle = CarteSalle()
        self.suite = CarteSuite()
        self.temps = CarteTemps(horloge)
        self.notes = CarteNotes()
        self.minuteur = CarteMinuteur(minuterie)
        self._defilant = Defilant()
        fermer = Bouton(
            "Fermer le panneau", icone="fermer", icone_seule=True, role="discret",
            raccourci=touche_de("panneau_animation"),
        )  # fmt: skip

        self.setObjectName("panneau_animation")
        self.setAccessibleName("Animation")
        haut = QHBoxLayout()
        haut.setContentsMargins(16, 8, 8, 0)
        haut.addWidget(Texte("Animation", "soustitre"), 1)
        haut.addWidget(fermer)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(4)
        disposition.addLayout(haut)
        disposition.addWidget(self._defilant, 1)
        self._defilant.disposition.setContentsMargins(12, 4, 12, 12)
        self._defilant.disposition.setSpacing(10)
        for carte in (self.salle, self.suite, self.temps, self.notes, self.minuteur):
            self._defilant.disposition.addWidget(carte)
        self._defilant.disposition.addStretch(1)
        self.hide()

        fermer.clicked.connect(self.ferme)

    def prendre_le_clavier(self) -> None:
        """Le clavier va à la première commande."""
        self.salle.bouton_projeter.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap ferme."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.ferme.emit()
        else:
            super().keyPressEvent(evenement)
