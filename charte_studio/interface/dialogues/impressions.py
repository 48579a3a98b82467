"""Demander où écrire les PDF : un fichier, ou un dossier pour plusieurs documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_FILTRE = "Document PDF (*.pdf)"


class DestinationImpressions:
    """Le dialogue du système prévient lui-même quand un fichier existe déjà."""

    @classmethod
    def demander_fichier(cls, parent: QWidget, propose: Path) -> Path | None:
        """Le fichier à écrire, ou `None` si l’on renonce."""
        dialogue = QFileDialog(parent, "Écrire le PDF", str(propose.parent), _FILTRE)
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.setFileMode(QFileDialog.FileMode.AnyFile)
        dialogue.setDefaultSuffix("pdf")
        dialogue.selectFile(propose.name)
        return _choisi(dialogue)

    @classmethod
    def demander_dossier(cls, parent: QWidget, depart: Path) -> Path | None:
        """Le dossier où écrire, ou `None`. Un PDF du même nom y sera remplacé."""
        titre = "Choisir le dossier (un PDF du même nom y sera remplacé)"
        dialogue = QFileDialog(parent, titre, str(depart))
        dialogue.setFileMode(QFileDialog.FileMode.Directory)
        dialogue.setOption(QFileDialog.Option.ShowDirsOnly)
        return _choisi(dialogue)


def _choisi(dialogue: QFileDialog) -> Path | None:
    accepte = dialogue.exec() == QFileDialog.DialogCode.Accepted
    choisis = dialogue.selectedFiles() if accepte else []
    dialogue.deleteLater()
    return Path(choisis[0]) if choisis else None
