"""Retrouver une sauvegarde : la liste des copies, et où écrire celle qu’on récupère."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from charte_studio.atelier.sauvegardes import Sauvegarde
from charte_studio.domaine.francais import date_en_lettres
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.texte import Texte


@dataclass(frozen=True, slots=True)
class DemandeRecuperation:
    sauvegarde: Path
    vers: Path


class DialogueSauvegardes(QDialog):
    """Les sauvegardes de tous les ateliers, de la plus récente à la plus ancienne."""

    def __init__(
        self, sauvegardes: Sequence[Sauvegarde], dossier: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self._vers: Path | None = None
        self._liste = QListWidget()
        self._recuperer = Bouton("Récupérer sous…", role="principal")
        self._fermer = Bouton("Fermer")

        self.setWindowTitle("Retrouver une sauvegarde")
        self.resize(640, 480)
        self._liste.setAccessibleName("Sauvegardes")
        for sauvegarde in sauvegardes:
            element = QListWidgetItem(_decrire(sauvegarde), self._liste)
            element.setData(Qt.ItemDataRole.UserRole, sauvegarde)
            element.setToolTip(sauvegarde.origine)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(24, 20, 24, 20)
        disposition.setSpacing(12)
        disposition.addWidget(Texte("Retrouver une sauvegarde", "titre"))
        disposition.addWidget(
            Texte(
                "Une copie est faite à l’ouverture, toutes les dix minutes de travail et à la "
                "fermeture. En récupérer une crée un nouveau fichier : rien n’est remplacé.",
                "seconde",
            )
        )
        if sauvegardes:
            disposition.addWidget(self._liste, 1)
            self._liste.setCurrentRow(0)
        else:
            disposition.addWidget(
                EtatVide("Aucune sauvegarde", "Elles viendront avec votre premier atelier.")
            )
            disposition.addStretch(1)
        pied = QHBoxLayout()
        pied.addStretch(1)
        pied.addWidget(self._fermer)
        pied.addWidget(self._recuperer)
        disposition.addLayout(pied)

        self._recuperer.setVisible(bool(sauvegardes))
        self._recuperer.setDefault(True)
        self._recuperer.clicked.connect(self._choisir_destination)
        self._fermer.clicked.connect(self.reject)
        self._liste.itemActivated.connect(self._choisir_destination)

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

    def _choisir_destination(self) -> None:
        sauvegarde = self.choisie()
        nom = f"{Path(sauvegarde.origine or 'atelier').stem} (récupéré).charte"
        vers, _ = QFileDialog.getSaveFileName(
            self, "Récupérer sous", str(self._dossier / nom), "Ateliers (*.charte)"
        )
        if vers:
            self._vers = Path(vers).with_suffix(".charte")
            self.accept()


def _decrire(sauvegarde: Sauvegarde) -> str:
    moment = sauvegarde.moment
    octets = f"{max(1, sauvegarde.octets // 1024)} Ko"
    return (
        f"{sauvegarde.titre}\n"
        f"{date_en_lettres(moment.date())} à {moment:%H:%M} · {octets} · "
        f"{Path(sauvegarde.origine).name or 'fichier inconnu'}"
    )
