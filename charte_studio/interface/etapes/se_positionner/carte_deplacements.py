"""Ce que le débat a déplacé : des rubans d’un tour à l’autre, et les passages en mots."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.se_positionner import Mouvement
from charte_studio.domaine.deplacements import Flux
from charte_studio.domaine.echelles import Echelle
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.graphique import GraphiqueWidget
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.graphiques.dessin import Dessin
from charte_studio.redaction.graphiques.flux import dessiner_flux
from charte_studio.redaction.graphiques.page import MiseEnPage


class CarteDeplacements(Carte):
    """Le graphique de flux, quand il ne désigne personne."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ce que le débat a déplacé", parent=parent)
        self._phrase = Texte("", "fort")
        self.graphique = GraphiqueWidget()
        self.disposition.setSpacing(8)
        self.disposition.addWidget(self._phrase)
        self.disposition.addWidget(self.graphique)

    def montrer(self, mouvement: Mouvement | None, echelle: Echelle) -> None:
        """Montre ce mouvement ; sans flux, il n’y a rien à dessiner."""
        if mouvement is None or mouvement.flux is None:
            self.taire()
            return
        self._phrase.setText(mouvement.phrase)
        self.graphique.montrer(partial(_dessiner, mouvement, mouvement.flux, echelle))

    def taire(self) -> None:
        """Oublie ce qui était montré."""
        self._phrase.clear()
        self.graphique.vider()


def _dessiner(mouvement: Mouvement, flux: Flux, echelle: Echelle, largeur: float) -> Dessin:
    page = MiseEnPage(largeur, taille=float(theme_courant().taille("bouton")))
    return dessiner_flux(
        flux.en_paires(), echelle, page, avant=mouvement.avant, apres=mouvement.apres, en_mots=6
    )
