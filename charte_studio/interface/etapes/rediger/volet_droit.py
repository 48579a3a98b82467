"""À droite du texte : l’aperçu, d’où vient la rédaction, ou ce qui la distingue de l’assemblage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from charte_studio.atelier.lectures.commun import InfoAtelier
from charte_studio.atelier.lectures.rediger import Origine, PartieLue
from charte_studio.interface.etapes.rediger.apercu import Apercu
from charte_studio.interface.etapes.rediger.comparaison import Comparaison
from charte_studio.interface.etapes.rediger.provenance import Provenance
from charte_studio.interface.widgets.carte import Carte
from charte_studio.redaction.document import Encadre


class VoletDroit(Carte):
    """Une vue à la fois, sur une feuille."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.apercu = Apercu()
        self.provenance = Provenance()
        self.comparaison = Comparaison()
        self._pile = QStackedWidget()

        self.setObjectName("feuille")
        for vue in (self.apercu, self.provenance, self.comparaison):
            self._pile.addWidget(vue)
        self.disposition.addWidget(self._pile)

    def prevoir(self, partie: PartieLue, texte: str, divergences: Sequence[Encadre]) -> None:
        """L’aperçu de ce texte, avec les positions divergentes qui le suivront."""
        self.apercu.montrer(partie.titre, partie.numero, texte, tuple(divergences))
        self._pile.setCurrentWidget(self.apercu)

    def expliquer(self, partie: PartieLue, origine: Origine, info: InfoAtelier) -> None:
        """D’où vient la rédaction."""
        self.provenance.montrer(partie, origine, info)
        self._pile.setCurrentWidget(self.provenance)

    def comparer(self, retouche: str, assemble: str) -> None:
        """Le texte assemblé, et ce qui le distingue de la retouche."""
        self.comparaison.montrer(retouche, assemble)
        self._pile.setCurrentWidget(self.comparaison)

    def suivre_frappe(self, texte: str) -> None:
        """L’aperçu suit ce qu’on écrit, s’il est montré."""
        if self._prevoit():
            self.apercu.suivre_frappe(texte)

    def suivre_curseur(self, ligne: str, part: float) -> None:
        """L’aperçu, s’il est montré, va à la `ligne` qu’on écrit, à cette `part` du texte."""
        if self._prevoit():
            self.apercu.suivre_curseur(ligne, part)

    def _prevoit(self) -> bool:
        return self._pile.currentWidget() is self.apercu
