"""Une liste de lignes de texte, aux marges de la feuille de style."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QListWidget, QWidget

from charte_studio.interface.widgets.delegue_deux_lignes import DelegueDeuxLignes


class Liste(QListWidget):
    """Une liste qu’on parcourt aux flèches.

    `creux=True` : posée sur une colonne en creux, la ligne choisie est une surface claire.
    `titrees=True` : la première ligne de chaque texte est son titre.
    """

    def __init__(
        self,
        nom: str,
        *,
        creux: bool = False,
        titrees: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(nom)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if titrees:
            self.setItemDelegate(DelegueDeuxLignes(self))
            self.setResizeMode(QListView.ResizeMode.Adjust)  # chaque ligne se remesure
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if creux:
            self.setProperty("zone", "creux")
        # Sans cela, les lignes ajoutées avant l’affichage gardent une hauteur sans marges.
        self.ensurePolished()
