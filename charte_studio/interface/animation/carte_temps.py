"""La carte du temps : la séquence en cours, ce qu’il en reste, la dérive, et la séance entière."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from charte_studio.atelier.lectures.deroule import DerouleLu, SequenceLue
from charte_studio.domaine.deroulement import (
    MomentSuivi,
    dire_chrono,
    dire_derive,
    dire_minutes,
    temps_en_tout,
)
from charte_studio.domaine.francais import duree_en_mots
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte

RALLONGE: int = 5
"""Les minutes que donne une pression sur « + 5 min »."""


class CarteTemps(Carte):
    """Bat chaque seconde tant qu’elle est visible ; `horloge` dit l’heure."""

    demarrer = Signal(int)
    terminer = Signal(int)
    rallonger = Signal(int, int)
    sauter = Signal(int)
    projeter_le_temps = Signal(int, int)
    """La durée de la séquence et ce qui en est passé, en secondes."""
    choisir_un_deroule = Signal()

    def __init__(self, horloge: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__("Séquence", parent=parent)
        self._horloge = horloge
        self._lu: DerouleLu | None = None
        self.nom = Texte("", "fort")
        self.chrono = Texte("", "chiffre")
        self.dit = Texte("", "petit")
        self.barre = QProgressBar()
        self.seance = Texte("", "petit")
        self.bouton_suivre = Bouton("Commencer", role="principal")
        self.bouton_rallonger = Bouton(f"+\u00a0{RALLONGE}\u00a0min")
        self.bouton_sauter = Bouton("Sauter", role="discret")
        self.bouton_projeter = Bouton("Projeter le temps", role="discret")
        self.bouton_choisir = Bouton("Choisir un déroulé")
        self._boutons = QWidget()
        self._battement = QTimer(self)

        self._assembler()

        self._battement.timeout.connect(self.battre)
        self.bouton_suivre.clicked.connect(self._suivre)
        self.bouton_rallonger.clicked.connect(self._rallonger)
        self.bouton_sauter.clicked.connect(self._sauter)
        self.bouton_projeter.clicked.connect(self._projeter)
        self.bouton_choisir.clicked.connect(self.choisir_un_deroule)

    def _assembler(self) -> None:
        self.barre.setObjectName("barre_temps")
        self.barre.setTextVisible(False)
        self.barre.setRange(0, 1000)
        self.barre.setAccessibleName("Part de la séquence écoulée")
        self.chrono.setAccessibleName("Temps restant de la séquence")
        self.bouton_rallonger.setAccessibleName(f"Rallonger la séquence de {RALLONGE} minutes")
        self._battement.setInterval(1000)
        flot = DispositionFlot(self._boutons, ecart=6, ecart_lignes=6)
        for bouton in (
            self.bouton_suivre, self.bouton_rallonger, self.bouton_sauter, self.bouton_projeter,
        ):  # fmt: skip
            flot.addWidget(bouton)
        for widget in (
            self.nom, self.chrono, self.dit, self.barre, self.seance, self._boutons,
            self.bouton_choisir,
        ):  # fmt: skip
            self.disposition.addWidget(widget)

    def montrer(self, lu: DerouleLu, *, modifiable: bool = True) -> None:
        """Montre où l’on en est ; sans déroulé, propose d’en choisir un."""
        self._lu = lu
        choisi = bool(lu.sequences)
        for widget in (self.chrono, self.barre, self.seance, self._boutons):
            widget.setVisible(choisi)
        self.bouton_choisir.setVisible(not choisi)
        self._boutons.setEnabled(modifiable)
        self.battre()

    def sequence(self) -> SequenceLue | None:
        """Celle que l’on vit, sinon celle qui vient."""
        return (self._lu.en_cours or self._lu.suivante) if self._lu else None

    @Slot()
    def battre(self) -> None:
        """Regarde l’heure et récrit le temps."""
        lu, sequence = self._lu, self.sequence()
        if lu is None or not lu.sequences:
            self.nom.setText("Aucun déroulé minuté")
            self.dit.setText("Choisissez-en un pour suivre le temps séquence par séquence.")
            return
        maintenant = self._horloge()
        self._dire_la_seance(lu, maintenant)
        if sequence is None:
            self._montrer_fini()
            return
        self.nom.setText(sequence.titre)
        restant = sequence.secondes_restantes(maintenant)
        depasse = sequence.en_cours and restant < 0
        self.chrono.setText(dire_chrono(restant))
        marquer(self.chrono, depasse=depasse)
        total = sequence.minutes * 60
        self.barre.setValue(min(1000, max(0, round(1000 * (total - restant) / total))))
        marquer(self.barre, depasse=depasse)
        self.dit.setText(self._dire_la_sequence(lu, sequence, maintenant, depasse=depasse))
        self._regler_les_boutons(lu, sequence)

    def _dire_la_sequence(
        self, lu: DerouleLu, sequence: SequenceLue, maintenant: dt.datetime, *, depasse: bool
    ) -> str:
        prevue = f"sur {duree_en_mots(sequence.minutes)}"
        if not sequence.en_cours:
            return f"{prevue}, pas encore commencée"
        derive = dire_derive(lu.retard(maintenant))
        return f"de trop, {prevue} · {derive}" if depasse else f"{prevue} · {derive}"

    def _dire_la_seance(self, lu: DerouleLu, maintenant: dt.datetime) -> None:
        sequence = self.sequence()
        numero = sequence.seance if sequence else lu.seances[-1]
        temps = temps_en_tout(
            (MomentSuivi(s.minutes, s.etat, s.debut, s.fin) for s in lu.de_la_seance(numero)),
            maintenant,
        )
        nom = f"Séance\u00a0{numero}" if len(lu.seances) > 1 else "Séance"
        dit = f"{nom} depuis {dire_minutes(temps.ecoule)}" if temps.ecoule else nom
        reste = f"reste {dire_minutes(temps.restant)}" if temps.restant else "c’est fini"
        fin = lu.fin_prevue(maintenant)
        vers = f" · fin vers {fin:%H}\u00a0h\u00a0{fin:%M}" if fin else ""
        self.seance.setText(f"{dit}, {reste}{vers}")

    def _montrer_fini(self) -> None:
        self.nom.setText("Le déroulé est terminé")
        self.chrono.setText("")
        self.dit.setText("")
        for widget in (self.chrono, self.barre, self._boutons):
            widget.hide()

    def _regler_les_boutons(self, lu: DerouleLu, sequence: SequenceLue) -> None:
        suivante = lu.suivante
        derniere = sequence.en_cours and suivante is None
        self.bouton_suivre.setText(
            "Terminer" if derniere else "Séquence suivante" if sequence.en_cours else "Commencer"
        )
        self.bouton_suivre.setToolTip(
            f"Passe à «\u00a0{suivante.titre}\u00a0»" if sequence.en_cours and suivante else ""
        )
        self.bouton_projeter.setEnabled(sequence.en_cours)

    # --- ce qu’on demande ------------------------------------------------------------------------

    @Slot()
    def _suivre(self) -> None:
        sequence = self.sequence()
        if self._lu is None or sequence is None:
            return
        suivante = self._lu.suivante
        if not sequence.en_cours:
            self.demarrer.emit(sequence.id)
        elif suivante is not None:
            self.demarrer.emit(suivante.id)
        else:
            self.terminer.emit(sequence.id)

    @Slot()
    def _rallonger(self) -> None:
        sequence = self.sequence()
        if sequence is not None:
            self.rallonger.emit(sequence.id, RALLONGE)

    @Slot()
    def _sauter(self) -> None:
        sequence = self.sequence()
        if sequence is not None:
            self.sauter.emit(sequence.id)

    @Slot()
    def _projeter(self) -> None:
        sequence = self.sequence()
        if sequence is not None:
            total = sequence.minutes * 60
            passe = total - sequence.secondes_restantes(self._horloge())
            self.projeter_le_temps.emit(total, passe)

    def showEvent(self, evenement: QShowEvent) -> None:
        """Visible, elle bat."""
        super().showEvent(evenement)
        self._battement.start()
        self.battre()

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Cachée, elle se tait."""
        super().hideEvent(evenement)
        self._battement.stop()
