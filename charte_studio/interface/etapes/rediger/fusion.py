"""Quand l’assemblage a changé depuis la retouche : fusionner, trancher, garder ou renoncer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.gestes.rediger import (
    abandonner_retouche,
    fusionner_retouche,
    garder_retouche,
)
from charte_studio.atelier.lectures.rediger import PartieLue
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.bandeaux import BandeauDepasse
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.conflits_fusion import ConflitsFusion
from charte_studio.redaction.fusion import Fusion, fusionner


class FusionRetouche(QWidget):
    """Le bandeau, et les conflits qui prennent la place de l’éditeur (`occupe(bool)`).

    `finie` : un choix est fait, l’éditeur reprend la main. `poser` rend durable le texte en cours
    avant tout choix.
    """

    occupe = Signal(bool)
    finie = Signal()

    def __init__(
        self, contexte: Contexte, poser: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._poser = poser
        self._cle = ""
        self._fusion: Fusion | None = None
        self.bandeau = BandeauDepasse()
        self.conflits = ConflitsFusion()
        self.bouton_renoncer = Bouton("Trancher plus tard", role="lien")
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(self.conflits, 1)
        disposition.addWidget(self.bouton_renoncer)
        self.hide()

        self.bandeau.fusionner.connect(self._fusionner)
        self.bandeau.garder.connect(self._garder)
        self.bandeau.prendre.connect(self.prendre_assemble)
        self.conflits.resolue.connect(self._resoudre)
        self.bouton_renoncer.clicked.connect(self.refermer)

    def proposer(self, partie: PartieLue | None) -> None:
        """Dit ce que donnerait la fusion de cette partie ; des conflits périmés se referment."""
        cle = partie.cle if partie is not None else ""
        fusion = None
        if partie is not None and partie.base_depassee:
            fusion = fusionner(partie.base, partie.assemble, partie.texte)
            self.bandeau.montrer(fusion)
        self.bandeau.setVisible(fusion is not None)
        if (cle, fusion) != (self._cle, self._fusion):
            self._cle, self._fusion = cle, fusion
            self.refermer()

    def refermer(self) -> None:
        """Rend sa place à l’éditeur ; rien n’est tranché."""
        if not self.isHidden():
            self.hide()
            self.occupe.emit(False)

    @Slot()
    def _fusionner(self) -> None:
        self._poser()
        fusion = self._fusion
        if fusion is None:
            return
        if not fusion.conflits:
            self._resoudre(fusion.texte())
            return
        self.conflits.montrer(fusion)
        self.show()
        self.occupe.emit(True)
        self.conflits.cartes[0].poser_le_clavier()

    @Slot(str)
    def _resoudre(self, texte: str) -> None:
        cle = self._cle
        self._conclure(
            lambda: fusionner_retouche(self._contexte.atelier, cle, texte),
            "Les deux textes sont fusionnés. Annuler rend votre retouche.",
        )

    @Slot()
    def prendre_assemble(self) -> None:
        """Abandonne la retouche de la partie montrée."""
        self._poser()
        cle = self._cle
        self._conclure(
            lambda: abandonner_retouche(self._contexte.atelier, cle),
            "Le texte assemblé est repris. Annuler rend votre retouche.",
        )

    @Slot()
    def _garder(self) -> None:
        self._poser()
        cle = self._cle
        self._conclure(lambda: garder_retouche(self._contexte.atelier, cle), "")

    def _conclure(self, geste: Callable[[], object], dit: str) -> None:
        if self._contexte.reussi(geste):
            self.refermer()
            self.finie.emit()
            if dit:
                self._contexte.notice.emit("info", dit)
