"""La carte du minuteur : une, deux ou cinq minutes, que la salle voit ou non."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from charte_studio.domaine.deroulement import dire_chrono
from charte_studio.interface.projection.minuterie import Minuterie
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte

DUREES: Final = (1, 2, 5)
"""Les minutes proposées : une de silence, deux pour écrire, cinq pour débattre."""


class CarteMinuteur(Carte):
    """Commande la minuterie et en montre le temps."""

    def __init__(self, minuterie: Minuterie, parent: QWidget | None = None) -> None:
        super().__init__("Minuteur", parent=parent)
        self._minuterie = minuterie
        self.temps = Texte("", "chiffre")
        self.boutons_durees = [Bouton(f"{n}\u00a0min") for n in DUREES]
        self.bouton_pause = Bouton("Pause")
        self.bouton_minute = Bouton("+\u00a01\u00a0min")
        self.bouton_ranger = Bouton("Ranger", role="discret")
        self.montre = QCheckBox("Montrer à la salle")
        self.son = QCheckBox("Signal sonore à la fin")

        self._assembler()

        for minutes, bouton in zip(DUREES, self.boutons_durees, strict=True):
            bouton.clicked.connect(partial(minuterie.lancer, 60 * minutes))
        self.bouton_pause.clicked.connect(minuterie.basculer_pause)
        self.bouton_minute.clicked.connect(partial(minuterie.rallonger, 60))
        self.bouton_ranger.clicked.connect(minuterie.ranger)
        self.montre.toggled.connect(minuterie.montrer_a_la_salle)
        self.son.toggled.connect(self._regler_le_son)
        minuterie.change.connect(self.suivre)
        self.suivre()

    def _assembler(self) -> None:
        self.montre.setChecked(True)
        self.temps.setAccessibleName("Temps restant du minuteur")
        for minutes, bouton in zip(DUREES, self.boutons_durees, strict=True):
            pluriel = "s" if minutes > 1 else ""
            bouton.setAccessibleName(f"Lancer un minuteur de {minutes} minute{pluriel}")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=6, ecart_lignes=6)
        suite = (self.bouton_pause, self.bouton_minute, self.bouton_ranger)
        for bouton in (*self.boutons_durees, *suite):
            flot.addWidget(bouton)
        self.disposition.setSpacing(6)
        for widget in (self.temps, boutons, self.montre, self.son):
            self.disposition.addWidget(widget)

    @Slot()
    def suivre(self) -> None:
        """Montre le temps et les commandes qui ont un sens."""
        minuteur = self._minuterie.minuteur
        lance = minuteur is not None
        self.temps.setVisible(lance)
        if minuteur is not None:
            self.temps.setText(dire_chrono(minuteur.restant))
            marquer(self.temps, depasse=minuteur.restant <= 0)
        for bouton in (self.bouton_pause, self.bouton_minute, self.bouton_ranger):
            bouton.setVisible(lance)
        self.bouton_pause.setText("Pause" if self._minuterie.en_marche else "Reprendre")

    @Slot(bool)
    def _regler_le_son(self, oui: bool) -> None:
        self._minuterie.son = oui
