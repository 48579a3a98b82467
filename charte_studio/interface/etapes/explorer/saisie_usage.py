"""Ajouter des usages l’un après l’autre : tâche, outil, données, Entrée."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QWidget

from charte_studio.interface.widgets.bouton import Bouton

_DONNEES = ("aucune", "publiques", "internes", "personnelles", "sensibles")


class SaisieUsage(QWidget):
    """Émet `saisi(tache, outil, donnees)` ; le clavier revient à la tâche."""

    saisi = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tache = _champ("Tâche", "Une tâche\u00a0: résumer un rapport…")
        self.outil = _champ("Outil", "Outil")
        self.donnees = _champ("Données", "Données")
        self.ajouter = Bouton("Ajouter", icone="ajouter", raccourci="Return")
        disposition = QHBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(self.tache, 4)
        disposition.addWidget(self.outil, 2)
        disposition.addWidget(self.donnees, 2)
        disposition.addWidget(self.ajouter)
        self.proposer((), ())

        for champ in (self.tache, self.outil, self.donnees):
            champ.returnPressed.connect(self._valider)
        self.ajouter.clicked.connect(self._valider)

    def proposer(self, outils: Iterable[str], donnees: Iterable[str]) -> None:
        """Ce que l’on a déjà écrit se propose en tapant."""
        for champ, mots in ((self.outil, outils), (self.donnees, (*_DONNEES, *donnees))):
            completeur = QCompleter(list(dict.fromkeys(filter(None, mots))), champ)
            completeur.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completeur.setFilterMode(Qt.MatchFlag.MatchContains)
            champ.setCompleter(completeur)

    def vider(self) -> None:
        """Prêt pour l’usage suivant."""
        for champ in (self.tache, self.outil, self.donnees):
            champ.clear()
        self.tache.setFocus()

    @Slot()
    def _valider(self) -> None:
        if self.tache.text().strip():
            self.saisi.emit(self.tache.text(), self.outil.text(), self.donnees.text())
        else:
            self.tache.setFocus()


def _champ(nom: str, indication: str) -> QLineEdit:
    champ = QLineEdit()
    champ.setAccessibleName(nom)
    champ.setPlaceholderText(indication)
    return champ
