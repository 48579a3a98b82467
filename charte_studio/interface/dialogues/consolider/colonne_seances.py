"""La colonne des fichiers à réunir : les ajouter, les retirer, voir ce que chacun apporte."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from charte_studio.atelier.consolider import SeanceLue
from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.liste import Liste
from charte_studio.interface.widgets.texte import Texte


class ColonneSeances(QWidget):
    """Les fichiers choisis, dans l’ordre. Émet `changee` quand la liste change."""

    changee = Signal()
    ajout_demande = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chemins: list[Path] = []
        self._liste = Liste("Séances à réunir", titrees=True)
        self._vide = EtatVide(
            "Aucune séance choisie",
            "Ajoutez le fichier .charte de chaque séance, deux au moins. Vous verrez ici combien "
            "de personnes et de tours chacun apporte, et à côté ce que leur réunion donnerait.",
        )
        self.ajouter = Bouton("Ajouter des séances…", icone="dossier", role="principal")
        self.retirer = Bouton("Retirer", role="discret")

        boutons = QHBoxLayout()
        boutons.setSpacing(8)
        boutons.addWidget(self.ajouter)
        boutons.addWidget(self.retirer)
        boutons.addStretch(1)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        disposition.addWidget(Texte("Séances", "entete"))
        disposition.addWidget(self._vide)
        disposition.addWidget(self._liste, 1)
        disposition.addLayout(boutons)
        disposition.addStretch(0)
        self._liste.setMinimumHeight(180)
        self.retirer.setEnabled(False)
        self._montrer_vide()

        self.ajouter.clicked.connect(self.ajout_demande)
        self.retirer.clicked.connect(self._retirer)
        self.changee.connect(self._montrer_vide)
        self._liste.currentRowChanged.connect(lambda rang: self.retirer.setEnabled(rang >= 0))

    @Slot()
    def _montrer_vide(self) -> None:
        """Sans séance, de quoi commencer ; avec, la liste, et le premier rôle passe à la suite."""
        vide = not self._chemins
        self._vide.setVisible(vide)
        self._liste.setVisible(not vide)
        self.retirer.setVisible(not vide)
        self.ajouter.montrer_role("principal" if vide else "secondaire")

    def chemins(self) -> tuple[Path, ...]:
        """Les fichiers choisis."""
        return tuple(self._chemins)

    def ajouter_fichiers(self, chemins: Sequence[Path]) -> None:
        """Ajoute ces fichiers à la suite, sans répéter ceux qui y sont."""
        nouveaux = [chemin for chemin in dict.fromkeys(chemins) if chemin not in self._chemins]
        if not nouveaux:
            return
        self._chemins += nouveaux
        for chemin in nouveaux:
            element = QListWidgetItem(chemin.name, self._liste)
            element.setToolTip(str(chemin))
        self.changee.emit()

    def montrer_lues(self, seances: Sequence[SeanceLue]) -> None:
        """Dit de chaque fichier lu ce qu’il apporte."""
        for rang, seance in enumerate(seances):
            self._liste.item(rang).setText(_decrire(seance))

    @Slot()
    def _retirer(self) -> None:
        rang = self._liste.currentRow()
        if rang < 0:
            return
        del self._chemins[rang]
        self._liste.takeItem(rang)
        for reste in range(self._liste.count()):
            self._liste.item(reste).setText(self._chemins[reste].name)
        self._liste.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changee.emit()


def _decrire(seance: SeanceLue) -> str:
    tours = sum(tour.reponses > 0 for tour in seance.tours)
    return (
        f"{seance.nom}\n{accorder(seance.participants, 'participant', 'participants')}, "
        f"{accorder(tours, 'tour clos', 'tours clos')}"
    )
