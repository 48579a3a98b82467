"""Les amendements du principe, l’un sous l’autre, dans la colonne de droite."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.amendements import AmendementLu
from charte_studio.interface.etapes.se_positionner.amendements.dit import AmendementDit


class ListeAmendements(QWidget):
    """Une carte par amendement, dans l’ordre des numéros ; émet `demande(action, id)`."""

    demande = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dits: dict[int, AmendementDit] = {}
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(8)
        self.setAccessibleName("Amendements du principe")

    def montrer(self, amendements: Sequence[AmendementLu]) -> None:
        """Montre ces amendements ; ceux qui n’ont pas changé gardent leur place et le clavier."""
        cles = {amendement.id for amendement in amendements}
        for cle in [cle for cle in self.dits if cle not in cles]:
            parti = self.dits.pop(cle)
            self._colonne.removeWidget(parti)
            parti.hide()
            parti.deleteLater()
        for rang, amendement in enumerate(amendements):
            if amendement.id not in self.dits:
                dit = AmendementDit()
                dit.demande.connect(self.demande)
                self.dits[amendement.id] = dit
                self._colonne.insertWidget(rang, dit)
            self.dits[amendement.id].montrer(amendement)
