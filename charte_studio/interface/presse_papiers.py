"""Ce que l’on copie, sous plusieurs formes."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QStringListModel


def donnees_a_copier(texte: str, html: str) -> QMimeData:
    """Un texte et sa mise en forme, que le presse-papiers peut garder jusqu’à la fin.

    Des données nées en Python y survivraient à Python : l’application s’arrêterait sur une faute de
    segmentation. Qt en fait donc naître, et on les remplit.
    """
    porteur = QStringListModel([""])
    donnees = porteur.mimeData([porteur.index(0)])
    for forme in donnees.formats():
        donnees.removeFormat(forme)
    donnees.setHtml(html)
    donnees.setText(texte)
    return donnees
