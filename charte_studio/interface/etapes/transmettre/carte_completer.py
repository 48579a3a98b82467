"""Les « [à compléter : …] » restés dans le texte, rangés par partie."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.transmettre import ChampACompleter
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte


class CarteCompleter(Carte):
    """Ce qu’il reste à écrire, et le bouton qui mène au texte."""

    rediger = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("À compléter avant de diffuser", parent=parent)
        self._montres: Sequence[ChampACompleter] | None = None
        self._colonne = QVBoxLayout()
        self._bouton = Bouton("Compléter le texte", icone="modifier")

        self._colonne.setSpacing(2)
        self.disposition.setSpacing(8)
        self.disposition.addLayout(self._colonne)
        self.disposition.addWidget(self._bouton, 0, Qt.AlignmentFlag.AlignLeft)
        self.disposition.addStretch(1)

        self._bouton.clicked.connect(self.rediger)

    def montrer(self, champs: Sequence[ChampACompleter]) -> None:
        """Montre les champs qui restent."""
        if champs == self._montres:
            return
        self._montres = champs
        while (element := self._colonne.takeAt(0)) is not None:
            if (vue := element.widget()) is not None:
                vue.hide()
                vue.deleteLater()
        for ou, ici in groupby(champs, key=lambda champ: champ.ou):
            self._colonne.addWidget(Texte(ou, "petit_fort"))
            for champ in ici:
                quoi = champ.quoi or "champ sans précision"
                self._colonne.addWidget(Texte(f"•\u2002{quoi}"))
        if not champs:
            self._colonne.addWidget(Texte("Rien\u00a0: tous les champs sont remplis.", "seconde"))
        self._bouton.setVisible(bool(champs))
