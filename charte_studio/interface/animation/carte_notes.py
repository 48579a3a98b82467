"""La carte « Pour l’animation » : ce que la séquence doit produire, et comment s’y prendre."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.deroule import SequenceLue
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte


class CarteNotes(Carte):
    """Rien de ce qu’elle montre n’est projeté. Sans note, elle s’efface."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Pour l’animation", parent=parent)
        self._objectif = Texte("", "petit_fort")
        self._animation = Texte("", "texte")
        self._materiel = Texte("", "petit")

        self.disposition.setSpacing(6)
        for widget in (self._objectif, self._animation, self._materiel):
            self.disposition.addWidget(widget)

    def montrer(self, sequence: SequenceLue | None) -> None:
        """Les notes de cette séquence."""
        dits = (
            (self._objectif, sequence.objectif if sequence else ""),
            (self._animation, sequence.animation if sequence else ""),
            (self._materiel, _dire_materiel(sequence)),
        )
        for texte, dit in dits:
            texte.setText(dit)
            texte.setVisible(bool(dit))
        self.setVisible(any(dit for _, dit in dits))


def _dire_materiel(sequence: SequenceLue | None) -> str:
    if sequence is None or not sequence.materiel:
        return ""
    return f"Sous la main\u00a0: {', '.join(sequence.materiel)}."
