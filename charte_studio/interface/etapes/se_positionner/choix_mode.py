"""Comment le tour à venir se recueille : trois boutons, et ce que le mode choisi veut dire."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from charte_studio.domaine.vocabulaire import MODES_A_OUVRIR
from charte_studio.interface.etapes.modes import NOMS
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte

_SENS: Final = {
    "nominatif": "Chacun donne un chiffre sous son numéro\u202f; il se corrige tant que le tour "
    "est ouvert.",
    "main-levee": "On compte les mains par collège et par réponse, sans savoir à qui elles sont.",
    "secret": "Chacun vote seul sur ce poste, dans l’isoloir. Un bulletin ne se relit ni ne se "
    "reprend\u202f; le total seul se montre.",
}


class ChoixMode(QWidget):
    """Le mode du tour à venir. La touche T passe au suivant."""

    change = Signal(str)

    def __init__(self, *, explique: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pour: Hashable = None
        self._groupe = QButtonGroup(self)
        self.boutons = {cle: Bouton(NOMS[cle], role="filtre") for cle in MODES_A_OUVRIR}
        self._sens = Texte("", "petit")

        ligne = QWidget()
        flot = DispositionFlot(ligne, ecart=4)
        titre = Texte("Recueillir", "petit_fort")
        titre.setWordWrap(False)
        flot.addWidget(titre)
        for bouton in self.boutons.values():
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flot.addWidget(bouton)
        for cle, bouton in self.boutons.items():
            bouton.setToolTip(_SENS[cle])
        ligne.setSizePolicy(hauteur_selon_largeur())
        self.setSizePolicy(hauteur_selon_largeur())
        self.setAccessibleName("Mode de recueil")
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(4)
        disposition.addWidget(ligne)
        disposition.addWidget(self._sens)
        # Une fois dans la page : sans parent, se montrer ouvrirait une fenêtre.
        self._sens.setVisible(explique)

        self._groupe.buttonToggled.connect(self._dire)
        self.boutons["nominatif"].setChecked(True)

    def proposer(
        self, pour: Hashable, mode: str, possibles: Collection[str] = MODES_A_OUVRIR
    ) -> None:
        """Propose `mode` pour ce tour-là ; le choix déjà fait pour le même tour reste."""
        for cle, bouton in self.boutons.items():
            bouton.setEnabled(cle in possibles)
        if pour != self._pour or self.mode() not in possibles:
            self._pour = pour
            retenu = mode if mode in possibles else next(iter(possibles))
            self.boutons[retenu].setChecked(True)

    def mode(self) -> str:
        """Le mode choisi."""
        return next((cle for cle, b in self.boutons.items() if b.isChecked()), MODES_A_OUVRIR[0])

    def passer_au_suivant(self) -> None:
        """Choisit le mode d’après, parmi ceux qui conviennent."""
        cles = [cle for cle, bouton in self.boutons.items() if bouton.isEnabled()]
        rang = cles.index(self.mode()) if self.mode() in cles else -1
        self.boutons[cles[(rang + 1) % len(cles)]].setChecked(True)

    def _dire(self) -> None:
        self._sens.setText(_SENS[self.mode()])
        self.change.emit(self.mode())
