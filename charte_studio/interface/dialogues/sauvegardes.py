"""Retrouver une sauvegarde : la liste des copies, et où écrire celle qu’on récupère."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidgetItem, QWidget

from charte_studio.atelier.sauvegardes import Sauvegarde
from charte_studio.domaine.francais import date_en_lettres
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.liste import Liste


@dataclass(frozen=True, slots=True)
class DemandeRecuperation:
    sauvegarde: Path
    vers: Path


class DialogueSauvegardes(Dialogue):
    """Les sauvegardes de tous les ateliers, de la plus récente à la plus ancienne."""

    def __init__(
        self, sauvegardes: Sequence[Sauvegarde], dossier: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            "Retrouver une sauvegarde",
            valider="Récupérer sous…",
            annuler="Fermer",
            taille=(640, 480),
            propos="Une copie est faite à l’ouverture, toutes les dix minutes de travail et à la "
            "fermeture. En récupérer une crée un nouveau fichier\u00a0: rien n’est remplacé.",
            parent=parent,
        )
        self._dossier = dossier
        self._vers: Path | None = None
        self._liste = Liste("Sauvegardes", titrees=True)

        for sauvegarde in sauvegardes:
            element = QListWidgetItem(_decrire(sauvegarde), self._liste)
            element.setData(Qt.ItemDataRole.UserRole, sauvegarde)
            element.setToolTip(sauvegarde.origine)
        if sauvegardes:
            self.corps.addWidget(self._liste, 1)
            self._liste.setCurrentRow(0)
            self._liste.setFocus()
        else:
            self.corps.addWidget(
                EtatVide("Aucune sauvegarde", "Elles viendront avec votre premier atelier.")
            )
            self.corps.addStretch(1)
        self._valider.setVisible(bool(sauvegardes))

        self._liste.itemActivated.connect(self.accept)

    @classmethod
    def demander(
        cls, parent: QWidget, sauvegardes: Sequence[Sauvegarde], dossier: Path
    ) -> DemandeRecuperation | None:
        """La sauvegarde choisie et le fichier à écrire, ou `None`."""
        dialogue = cls(sauvegardes, dossier, parent)
        if dialogue.exec() != QDialog.DialogCode.Accepted or dialogue._vers is None:
            return None
        return DemandeRecuperation(dialogue.choisie().chemin, dialogue._vers)

    def choisie(self) -> Sauvegarde:
        """La sauvegarde sélectionnée."""
        sauvegarde: Sauvegarde = self._liste.currentItem().data(Qt.ItemDataRole.UserRole)
        return sauvegarde

    def verifier(self) -> bool:
        """Demande où écrire la copie récupérée ; y renoncer ne ferme pas la liste."""
        sauvegarde = self.choisie()
        nom = f"{Path(sauvegarde.origine or 'atelier').stem} (récupéré).charte"
        vers, _ = QFileDialog.getSaveFileName(
            self, "Récupérer sous", str(self._dossier / nom), "Ateliers (*.charte)"
        )
        self._vers = Path(vers).with_suffix(".charte") if vers else None
        return self._vers is not None


def _decrire(sauvegarde: Sauvegarde) -> str:
    moment = sauvegarde.moment
    octets = f"{max(1, sauvegarde.octets // 1024)} Ko"
    return (
        f"{sauvegarde.titre}\n"
        f"{date_en_lettres(moment.date())} à {moment:%H:%M} · {octets} · "
        f"{Path(sauvegarde.origine).name or 'fichier inconnu'}"
    )
