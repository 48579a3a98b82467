"""Le minuteur de la séance : il bat, il le dit, et la salle ne le voit que si on le veut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from charte_studio.atelier.lectures.projection import Minuteur
from charte_studio.domaine.deroulement import Chronometre

BATTEMENT_MS: Final = 200
"""Cinq fois par seconde : la seconde affichée ne saute jamais."""


class Minuterie(QObject):
    """Un compte à rebours. `horloge` donne l’heure ; les tests la choisissent."""

    change = Signal()
    """Une seconde de moins, une mise en marche, un arrêt."""
    fini = Signal()
    """Le temps vient de s’écouler."""

    def __init__(self, horloge: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._horloge = horloge
        self._chrono: Chronometre | None = None
        self._dernier: Minuteur | None = None
        self._sonne = False
        self._montre = True
        self.son = False
        """Vrai pour un signal sonore à la fin."""
        self._battement = QTimer(self)

        self._battement.setInterval(BATTEMENT_MS)

        self._battement.timeout.connect(self.battre)

    @property
    def minuteur(self) -> Minuteur | None:
        """Le temps à l’instant, ou rien si le minuteur est rangé."""
        if self._chrono is None:
            return None
        return Minuteur(self._chrono.restant(self._horloge()), self._chrono.total)

    @property
    def projete(self) -> Minuteur | None:
        """Le temps que voit la salle : rien si on l’a caché."""
        return self.minuteur if self._montre else None

    @property
    def en_marche(self) -> bool:
        """Vrai si le temps court."""
        return self._chrono is not None and self._chrono.en_marche

    @property
    def montre_a_la_salle(self) -> bool:
        """Vrai si la salle voit le temps."""
        return self._montre

    def lancer(self, secondes: int, *, deja: int = 0) -> None:
        """Part pour cette durée, dont `deja` secondes sont passées."""
        self._sonne = deja >= secondes
        self._chrono = Chronometre(secondes, deja).partir(self._horloge())
        self._battre_ou_non()

    @Slot()
    def basculer_pause(self) -> None:
        """Suspend, ou reprend ; sans effet si rien n’est lancé."""
        if self._chrono is None:
            return
        maintenant = self._horloge()
        self._chrono = (
            self._chrono.suspendre(maintenant)
            if self._chrono.en_marche
            else self._chrono.partir(maintenant)
        )
        self._battre_ou_non()

    def rallonger(self, secondes: int) -> None:
        """Donne du temps en plus ; le signal de fin pourra sonner de nouveau."""
        if self._chrono is not None:
            self._chrono = self._chrono.rallonger(secondes)
            self._sonne = self._chrono.restant(self._horloge()) <= 0
            self._battre_ou_non()

    @Slot()
    def ranger(self) -> None:
        """Arrête et ôte le minuteur."""
        self._chrono = None
        self._battre_ou_non()

    @Slot(bool)
    def montrer_a_la_salle(self, oui: bool) -> None:
        """Montre ou cache le temps à la salle ; l’animation, elle, le garde."""
        self._montre = oui
        self.change.emit()

    @Slot()
    def battre(self) -> None:
        """Regarde l’heure ; n’annonce que ce qui a changé."""
        minuteur = self.minuteur
        if minuteur == self._dernier:
            return
        self._dernier = minuteur
        if minuteur is not None and minuteur.restant <= 0 and not self._sonne:
            self._sonne = True
            if self.son:
                QApplication.beep()
            self.fini.emit()
        self.change.emit()

    def _battre_ou_non(self) -> None:
        if self.en_marche:
            self._battement.start()
        else:
            self._battement.stop()
        self._dernier = self.minuteur
        self.change.emit()
