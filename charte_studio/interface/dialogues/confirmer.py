"""La seule boîte de l’application : pour ce qui ne se rattrape pas."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def confirmer(
    parent: QWidget, titre: str, question: str, detail: str, *, oui: str, non: str
) -> bool:
    """Pose la question et rend vrai si l’on a dit oui. Entrée et Échap disent non."""
    boite = QMessageBox(parent)
    boite.setIcon(QMessageBox.Icon.Warning)
    boite.setWindowTitle(titre)
    boite.setText(question)
    boite.setInformativeText(detail)
    accepte = boite.addButton(oui, QMessageBox.ButtonRole.DestructiveRole)
    refuse = boite.addButton(non, QMessageBox.ButtonRole.RejectRole)
    boite.setDefaultButton(refuse)
    boite.setEscapeButton(refuse)
    boite.exec()
    reponse = boite.clickedButton() is accepte
    boite.deleteLater()
    return reponse
