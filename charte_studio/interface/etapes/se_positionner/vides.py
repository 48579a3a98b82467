"""Ce qu’on voit quand il n’y a pas de quoi se positionner, et où aller."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide


class SansPrincipe(EtatVide):
    """L’ordre du jour est vide."""

    aller_a = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        bouton = Bouton("Choisir des principes", role="principal")
        super().__init__(
            "Aucun principe à l’ordre du jour",
            "Choisissez à l’étape Préparer ce que la salle va débattre\u00a0: chaque principe se "
            "travaille ensuite ici, tour après tour.",
            bouton,
            parent=parent,
        )
        bouton.clicked.connect(lambda: self.aller_a.emit("preparer"))


class SansParticipant(EtatVide):
    """Personne n’est inscrit : aucun tour ne peut s’ouvrir."""

    aller_a = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        bouton = Bouton("Inscrire les participants", role="principal")
        super().__init__(
            "Personne n’est inscrit",
            "Un nombre suffit, ou une liste collée. Le premier tour pourra s’ouvrir aussitôt "
            "après\u202f; les arguments, eux, se notent déjà.",
            bouton,
            parent=parent,
        )
        bouton.clicked.connect(lambda: self.aller_a.emit("preparer"))
