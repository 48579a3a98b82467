"""La transmission jouée : le projet et le compte rendu, écrits en Word depuis la page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from charte_studio.interface.demonstration.mains import CTRL, Mains
from charte_studio.interface.etapes.transmettre import Transmettre
from charte_studio.interface.etapes.transmettre.exports import ExportFait
from charte_studio.socle.erreurs import Refus


def transmettre(mains: Mains, documents: dict[str, Path]) -> tuple[ExportFait, ...]:
    """Écrit chaque document (clé du profil) là où il est dit, et rend ce qui a été écrit."""
    mains.taper(Qt.Key.Key_7, CTRL)
    page = mains.page(Transmettre)
    mains.attendre_les_taches()
    for profil, chemin in documents.items():
        choix = page.profil.choix[profil]
        mains.presser(choix)
        mains.attendre_les_taches()
        _exporter(mains, page, chemin)
        mains.photographier(f"transmettre-{profil}")
    return tuple(page.resultat.exports())


def _exporter(mains: Mains, page: Transmettre, chemin: Path) -> None:
    def nommer(dialogue: QWidget) -> None:
        assert isinstance(dialogue, QFileDialog)
        champ = dialogue.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(champ, QLineEdit)
        champ.setCompleter(None)  # type: ignore[arg-type]  # ses propositions prendraient Entrée
        mains.recrire(chemin.name, dans=champ)
        mains.taper(Qt.Key.Key_Return, sur=champ)

    mains.repondre(lambda: mains.taper(Qt.Key.Key_E, CTRL, sur=page), nommer)
    mains.attendre_les_taches()
    mains.respirer()
    if not chemin.exists():
        dit = mains.console.notice_montree()
        raise Refus(f"« {chemin} » n’a pas été écrit. {dit}")
