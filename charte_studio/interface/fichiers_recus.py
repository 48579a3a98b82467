"""Les fichiers qu’on dépose sur une fenêtre, et le dossier où l’on cherche les autres."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

ATELIER: Final = ".charte"


def fichier_depose(donnees: QMimeData, extension: str = "") -> str:
    """Le premier fichier de cette extension parmi ceux qu’on dépose, vide s’il n’y en a pas."""
    chemins = (adresse.toLocalFile() for adresse in donnees.urls() if adresse.isLocalFile())
    voulus = (c for c in chemins if not extension or Path(c).suffix.lower() == extension)
    return next(voulus, "")


def dossier_documents() -> Path:
    """Le dossier des documents de la personne."""
    from PySide6.QtCore import QStandardPaths  # différé : l’accueil s’en passe

    lieu = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(lieu) or Path.home())
