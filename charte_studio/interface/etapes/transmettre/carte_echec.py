"""Un export qui n’a pas abouti : un autre nom, un autre endroit."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.interface.etapes.transmettre.formats import FORMATS, nom_libre
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte

_EXTENSIONS: Final = frozenset(format_.extension for format_ in FORMATS)


class CarteEchec(Carte):
    """La notice a dit pourquoi ; la carte dit quoi faire."""

    autre_nom = Signal(object)
    """Le chemin proposé."""
    autre_endroit = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(nature="alerte", parent=parent)
        self._propose: Path | None = None
        self._constat = Texte("", "fort")
        self._conseil = Texte("")
        self.renommer = Bouton("Écrire sous ce nom")
        self.deplacer = Bouton("Choisir un autre endroit…", icone="dossier")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=8)

        suivre_la_largeur(boutons)
        flot.addWidget(self.renommer)
        flot.addWidget(self.deplacer)
        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._constat)
        self.disposition.addWidget(self._conseil)
        self.disposition.addWidget(boutons)

        self.renommer.clicked.connect(self._renommer)
        self.deplacer.clicked.connect(self.autre_endroit)

    def montrer(self, chemin: Path) -> None:
        """Dit que ce fichier n’est pas écrit ; propose un autre nom si c’est possible ici."""
        possible = chemin.parent.is_dir() and chemin.suffix.lower() in _EXTENSIONS
        self._propose = nom_libre(chemin) if possible else None
        self._constat.setText(f"«\u00a0{chemin.name}\u00a0» n’a pas été écrit")
        if self._propose is not None:
            self._conseil.setText(f"Un nom est libre\u00a0: «\u00a0{self._propose.name}\u00a0».")
            self.renommer.setAccessibleDescription(self._propose.name)
        self._conseil.setVisible(self._propose is not None)
        self.renommer.setVisible(self._propose is not None)
        self.setAccessibleName(self._constat.text())
        self.show()

    def _renommer(self) -> None:
        if self._propose is not None:
            self.autre_nom.emit(self._propose)
