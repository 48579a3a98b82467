"""Noter des ressentis en rafale : taper, Entrée, suivant."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from charte_studio.domaine.vocabulaire import RESSENTIS
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.choix import Choix


class SaisieRessenti(QWidget):
    """Émet `saisi(texte, nature)` ; la nature reste, le texte s’efface."""

    saisi = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nature = Choix("Nature du ressenti", RESSENTIS)
        self.texte = QLineEdit()
        self.ajouter = Bouton("Noter", icone="ajouter", raccourci="Return")
        disposition = QHBoxLayout(self)

        self.texte.setAccessibleName("Ressenti")
        self.texte.setPlaceholderText("Un mot, tel qu’il est écrit")
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(self.nature, 1)
        disposition.addWidget(self.texte, 5)
        disposition.addWidget(self.ajouter)

        self.texte.returnPressed.connect(self._valider)
        self.ajouter.clicked.connect(self._valider)

    def vider(self) -> None:
        """Prêt pour le bulletin suivant."""
        self.texte.clear()
        self.texte.setFocus()

    @Slot()
    def _valider(self) -> None:
        if self.texte.text().strip():
            self.saisi.emit(self.texte.text(), self.nature.cle())
        else:
            self.texte.setFocus()
