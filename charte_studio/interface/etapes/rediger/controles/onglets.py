"""Les trois volets, sous leurs onglets."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from charte_studio.atelier.lectures.controles import (
    Analyse,
    ConstatLu,
    Retouches,
    lire_points,
    nom_de_partie,
)
from charte_studio.atelier.lectures.synthese import SyntheseLue
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.controles.volet_constats import VoletConstats
from charte_studio.interface.etapes.rediger.controles.volet_grille import VoletGrille
from charte_studio.interface.etapes.rediger.controles.volet_synthese import VoletSynthese

VOLETS: Final = {"constats": "Contrôles", "grille": "Grille", "synthese": "Synthèse"}


class Onglets(QTabWidget):
    """`ouvrir(cle, extrait, rang)` demande à la page de montrer un passage."""

    ouvrir = Signal(str, str, int)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.constats = VoletConstats(contexte)
        self.grille = VoletGrille(contexte)
        self.synthese = VoletSynthese(contexte)

        self.setDocumentMode(True)
        for volet, nom in zip(
            (self.constats, self.grille, self.synthese), VOLETS.values(), strict=True
        ):
            self.addTab(volet, nom)

        self.constats.ouvrir.connect(self.ouvrir)
        self.grille.ouvrir.connect(self.ouvrir)
        self.currentChanged.connect(lambda _rang: self.poser())

    def montrer(
        self,
        analyse: Analyse,
        constats: tuple[ConstatLu, ...],
        retouches: Retouches,
        synthese: SyntheseLue,
    ) -> None:
        """Montre l’analyse et ce que des personnes y ont changé."""
        points = lire_points(analyse, retouches)
        noms = {partie.cle: nom_de_partie(partie) for partie in analyse.document.corps}
        self.constats.montrer(constats)
        self.grille.montrer(points, analyse.points, noms)
        self.synthese.montrer(synthese, analyse.synthese)
        restent = sum(lu.motif is None for lu in constats)
        presents = sum(point.etat == "present" for point in points)
        self.setTabText(0, f"Contrôles\u00a0({restent})")
        self.setTabText(1, f"Grille\u00a0({presents} sur {len(points)})")

    def choisir(self, cle: str) -> None:
        """Montre ce volet : une clé de `VOLETS`."""
        self.setCurrentIndex(list(VOLETS).index(cle))

    def poser(self) -> None:
        """Rend durable ce qui s’écrit."""
        self.grille.poser()
        self.synthese.poser()

    def prendre_le_clavier(self) -> None:
        """Mène le clavier à la liste du volet."""
        volet = self.currentWidget()
        if isinstance(volet, VoletConstats | VoletGrille | VoletSynthese):
            volet.liste.setFocus(Qt.FocusReason.OtherFocusReason)
