"""Demander où écrire un export, ou quel fichier lire : les dialogues du système."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


class DestinationExport:
    """Le dialogue du système prévient lui-même quand le fichier existe déjà."""

    @classmethod
    def demander(
        cls, parent: QWidget, propose: Path, *, filtre: str, extension: str
    ) -> Path | None:
        """Le fichier à écrire, son extension comprise, ou `None` si l’on renonce."""
        dialogue = QFileDialog(parent, "Exporter", str(propose.parent), filtre)
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.setFileMode(QFileDialog.FileMode.AnyFile)
        dialogue.setDefaultSuffix(extension.removeprefix("."))
        dialogue.selectFile(propose.name)
        accepte = dialogue.exec() == QFileDialog.DialogCode.Accepted
        choisis = dialogue.selectedFiles() if accepte else []
        dialogue.deleteLater()
        return Path(choisis[0]) if choisis else None


class ChoixGabarit:
    """Le gabarit de l’organisation, à lire."""

    @classmethod
    def demander(cls, parent: QWidget, dossier: Path) -> Path | None:
        """Le fichier choisi, ou `None` si l’on renonce."""
        return _ouvrir(
            parent, "Choisir un gabarit Word", dossier, "Gabarits Word (*.docx *.dotx *.docm)"
        )


class ChoixDocumentRelu:
    """Le document revenu de relecture, à lire."""

    @classmethod
    def demander(cls, parent: QWidget, dossier: Path) -> Path | None:
        """Le fichier choisi, ou `None` si l’on renonce."""
        return _ouvrir(parent, "Ouvrir le document relu", dossier, "Documents Word (*.docx)")


def _ouvrir(parent: QWidget, titre: str, dossier: Path, filtre: str) -> Path | None:
    dialogue = QFileDialog(parent, titre, str(dossier), filtre)
    dialogue.setFileMode(QFileDialog.FileMode.ExistingFile)
    accepte = dialogue.exec() == QFileDialog.DialogCode.Accepted
    choisis = dialogue.selectedFiles() if accepte else []
    dialogue.deleteLater()
    return Path(choisis[0]) if choisis else None
