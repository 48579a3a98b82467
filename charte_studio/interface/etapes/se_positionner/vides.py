"""Ce qu’on voit quand il n’y a pas de quoi se positionner, et où aller."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.texte import Texte


class SansPrincipe(QWidget):
    """L’ordre du jour est vide : toute la page le dit."""

    aller_a = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bouton = Bouton("Choisir des principes", role="principal")
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(24, 18, 24, 16)
        disposition.setSpacing(10)
        disposition.addWidget(Texte("Se positionner", "titre"))
        disposition.addWidget(
            EtatVide(
                "Aucun principe à l’ordre du jour",
                "Choisissez à l’étape Préparer ce que la salle va débattre\u00a0: chaque principe "
                "se travaille ensuite ici, tour après tour.",
                self.bouton,
            )
        )

        self.bouton.clicked.connect(lambda: self.aller_a.emit("preparer"))


class SansParticipant(EtatVide):
    """Personne n’est inscrit : la salle ne peut que lever la main."""

    aller_a = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        bouton = Bouton("Inscrire les participants", role="principal")
        super().__init__(
            "Personne n’est inscrit",
            "Un nombre suffit, ou une liste collée\u00a0: chacun répond alors sous son numéro, "
            "ou à bulletin secret. Sans liste, comptez les mains levées de la salle.",
            bouton,
            parent=parent,
        )
        self.bouton = bouton
        bouton.clicked.connect(lambda: self.aller_a.emit("preparer"))
