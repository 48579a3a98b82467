"""Avant le premier tour : ce qu’on fait dire à la salle, l’échelle, le bouton qui ouvre."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.texte import Texte

_CONSIGNE = (
    "Lisez l’affirmation à voix haute, laissez une minute de silence, puis ouvrez le tour. Chaque "
    "personne donne un chiffre\u202f; rien ne se montre avant la clôture."
)


class TourAOuvrir(Carte):
    """La consigne, la légende, le bouton principal."""

    ouvrir = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Premier tour, avant le débat", parent=parent)
        self._legende = LegendeEchelle()
        self._qui = Texte("", "petit")
        self.bouton = Bouton("Ouvrir le premier tour", raccourci="R", role="principal")

        self.bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.disposition.setSpacing(10)
        self.disposition.addWidget(Texte(_CONSIGNE))
        self.disposition.addWidget(self._legende)
        self.disposition.addWidget(self._qui)
        self.disposition.addWidget(self.bouton, 0, Qt.AlignmentFlag.AlignLeft)

        self.bouton.clicked.connect(self.ouvrir)

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre l’échelle de l’atelier et qui est attendu."""
        self._legende.montrer(prise.info.echelle)
        attendues = accorder(prise.inscrits, "personne attendue", "personnes attendues")
        self._qui.setText(f"{prise.info.echelle.nom}, ou sans avis (0) · {attendues}")
