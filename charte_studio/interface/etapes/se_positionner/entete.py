"""L’affirmation mise en débat, en grand, et ce qui la situe."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.interface.etapes.se_positionner.choix_objet import ChoixObjet
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.etapes.se_positionner.mots import dire_tour
from charte_studio.interface.etapes.se_positionner.pastille_pliable import PastillePliable
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte


class Entete(QWidget):
    """Deux pastilles, deux boutons qui dévoilent l’enjeu et les formulations, l’affirmation."""

    eclairage_change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.principe = PastillePliable()
        self.tour = Pastille()
        self.enjeu = _bascule("Enjeu", "E")
        self.formulations = _bascule("Formulations", "F")
        self.affirmation = Texte("", "titre")
        self.objets = ChoixObjet()

        situation = QWidget()
        flot = DispositionFlot(situation, ecart=4)
        flot.addWidget(self.principe)
        flot.addWidget(self.tour)
        regle = hauteur_selon_largeur(QSizePolicy.Policy.Expanding)
        situation.setSizePolicy(regle)
        bascules = QWidget()
        droite = DispositionFlot(bascules, ecart=4)
        droite.addWidget(self.enjeu)
        droite.addWidget(self.formulations)
        rangee = Rangee(seuil=560, ecart=4)
        rangee.ajouter(situation, 1)
        rangee.ajouter(bascules)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(rangee)
        disposition.addWidget(self.objets)
        disposition.addWidget(self.affirmation)

        self.enjeu.toggled.connect(self.eclairage_change)
        self.formulations.toggled.connect(self.eclairage_change)

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre le principe et le tour où l’on en est."""
        tour = prise.tours[-1] if prise.tours else None
        ouvert = prise.tour_ouvert is not None
        place = f"Principe {prise.numero} sur {prise.total}"
        self.principe.montrer(f"{place} · {prise.principe.titre}")
        dit = dire_tour(tour)
        if prise.objet.objet != "principe":
            dit = dit.replace("Tour", "Vote", 1)
        self.tour.montrer(dit, "accent" if ouvert else "neutre")
        self.affirmation.setText(prise.objet.texte)
        self.objets.montrer(prise)
        self.enjeu.setVisible(bool(prise.principe.enjeu))
        # Mises aux voix, les formulations sont toutes à l’écran.
        niveau = prise.objet.objet == "niveau"
        self.formulations.setVisible(bool(prise.principe.formulations) and not niveau)


def _bascule(texte: str, touche: str) -> Bouton:
    bascule = Bouton(texte, raccourci=touche, role="filtre")
    bascule.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return bascule
