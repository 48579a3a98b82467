"""Qui est là : une personne partie n’est plus attendue, une personne arrivée le devient."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from charte_studio.atelier.gestes.preparer import noter_presence
from charte_studio.atelier.lectures.preparer import ParticipantLu, lire_participants
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.liste_en_colonnes import ListeEnColonnes
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_CLE = Qt.ItemDataRole.UserRole
_ENTREE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DialoguePresences(Dialogue):
    """Chaque coche est un geste : rien à valider. Un numéro tapé puis Entrée bascule la sienne."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(
            "Qui est là\u202f?",
            valider="Fermer",
            taille=(680, 600),
            propos="Seules les personnes présentes sont attendues aux tours. Qui a répondu avant "
            "de partir garde sa réponse.",
            parent=parent,
        )
        self._contexte = contexte
        self._participants: dict[int, ParticipantLu] = {}
        self.champ = QLineEdit()
        self.liste = ListeEnColonnes("Présences")
        self.tous = Bouton("Tous présents")
        self._compte = Texte("", "fort")
        self._message = Texte("", "alerte")

        self.champ.setPlaceholderText("Un numéro, puis Entrée")
        self.champ.setAccessibleName("Numéro de la personne qui arrive ou qui part")
        haut = Rangee(seuil=360, ecart=8)
        haut.ajouter(self.champ, 1)
        haut.ajouter(self.tous)
        for vue in (self._compte, haut, self._message):
            self.corps.addWidget(vue)
        self.corps.addWidget(self.liste, 1)
        self._annuler.hide()
        self._message.hide()
        self.tous.setAutoDefault(False)
        self._valider.setDefault(False)
        self._valider.setAutoDefault(False)
        self.champ.setFocus()
        self._relire()

        self.champ.returnPressed.connect(self._basculer_le_numero)
        self.liste.itemChanged.connect(self._sur_coche)
        self.tous.clicked.connect(self._tous_presents)

    @classmethod
    def demander(cls, parent: QWidget, contexte: Contexte) -> None:
        """Montre le dialogue ; les présences changent à mesure."""
        dialogue = cls(contexte, parent)
        dialogue.exec()
        dialogue.deleteLater()

    def _relire(self) -> None:
        participants = lire_participants(self._contexte.atelier.connexion)
        self.liste.blockSignals(True)
        if [p.id for p in participants] != list(self._participants):
            self.liste.clear()
            for _ in participants:
                self.liste.addItem(QListWidgetItem())
        self._participants = {p.id: p for p in participants}
        for rang, participant in enumerate(participants):
            ligne = self.liste.item(rang)
            qui = f"P{participant.numero:02d} {participant.nom}".strip()
            ligne.setText(f"{qui} · {participant.college}")
            ligne.setData(_CLE, participant.id)
            etat = Qt.CheckState.Checked if participant.present else Qt.CheckState.Unchecked
            ligne.setCheckState(etat)
        self.liste.ranger()
        self.liste.blockSignals(False)
        presents = sum(p.present for p in participants)
        dit = accorder(presents, "présent", "présents")
        inscrits = accorder(len(participants), "inscrit", "inscrits")
        self._compte.setText(f"{dit} sur {inscrits}" if participants else "Personne n’est inscrit.")
        self.tous.setEnabled(presents < len(participants))

    def _noter(self, participants: list[int], *, present: bool) -> None:
        if participants:
            atelier = self._contexte.atelier
            self._contexte.reussi(lambda: noter_presence(atelier, participants, present=present))
        self._relire()

    @Slot(QListWidgetItem)
    def _sur_coche(self, ligne: QListWidgetItem) -> None:
        present = ligne.checkState() == Qt.CheckState.Checked
        self._noter([int(ligne.data(_CLE))], present=present)

    @Slot()
    def _tous_presents(self) -> None:
        absents = [p.id for p in self._participants.values() if not p.present]
        self._noter(absents, present=True)

    @Slot()
    def _basculer_le_numero(self) -> None:
        texte = self.champ.text().strip()
        lu = re.fullmatch(r"[Pp]?\s*0*(\d+)", texte)
        qui = next((p for p in self._participants.values() if lu and p.numero == int(lu[1])), None)
        self._message.setVisible(bool(texte) and qui is None)
        self.champ.selectAll()
        if qui is None:
            self._message.setText(f"Aucun participant ne porte le numéro {texte}.")
            return
        self._noter([qui.id], present=not qui.present)
        self.liste.setCurrentRow(list(self._participants).index(qui.id))
        self.champ.clear()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée sert au champ ; elle ne ferme rien."""
        if evenement.key() in _ENTREE:
            evenement.accept()
        else:
            super().keyPressEvent(evenement)
