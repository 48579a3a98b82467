"""L’affirmation mise en débat, en grand, et ce qui la situe."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.interface.etapes.se_positionner.mots import dire_tour
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte


class Entete(QWidget):
    """Deux pastilles, deux boutons qui dévoilent l’enjeu et les formulations, l’affirmation."""

    eclairage_change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.principe = Pastille()
        self.tour = Pastille()
        self.enjeu = _bascule("Enjeu", "E")
        self.formulations = _bascule("Formulations", "F")
        self.affirmation = Texte("", "titre")

        situation = QWidget()
        flot = DispositionFlot(situation, ecart=4)
        flot.addWidget(self.principe)
        flot.addWidget(self.tour)
        regle = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        regle.setHeightForWidth(True)
        situation.setSizePolicy(regle)
        rangee = QHBoxLayout()
        rangee.setSpacing(4)
        rangee.addWidget(situation, 1)
        rangee.addWidget(self.enjeu, 0, Qt.AlignmentFlag.AlignTop)
        rangee.addWidget(self.formulations, 0, Qt.AlignmentFlag.AlignTop)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addLayout(rangee)
        disposition.addWidget(self.affirmation)

        self.enjeu.toggled.connect(self.eclairage_change)
        self.formulations.toggled.connect(self.eclairage_change)

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre le principe et le tour où l’on en est."""
        tour = prise.tours[-1] if prise.tours else None
        ouvert = prise.tour_ouvert is not None
        self.principe.montrer(
            f"Principe {prise.numero} sur {prise.total} · {prise.principe.titre}"
        )
        self.tour.montrer(dire_tour(tour), "accent" if ouvert else "neutre")
        self.affirmation.setText(prise.principe.question or prise.principe.titre)
        self.enjeu.setVisible(bool(prise.principe.enjeu))
        self.formulations.setVisible(bool(prise.principe.formulations))


def _bascule(texte: str, touche: str) -> Bouton:
    bascule = Bouton(texte, raccourci=touche, role="filtre")
    bascule.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return bascule
