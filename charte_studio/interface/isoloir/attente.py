"""L’attente : la personne tape son numéro. Rien de ce qui a été voté n’est là."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from charte_studio.interface.isoloir.cadre import EcranIsoloir
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte

_TOUCHES: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "Voter")


class Attente(EcranIsoloir):
    """Un champ, un pavé de chiffres pour le doigt ou la souris. Émet `numero_donne(texte)`."""

    numero_donne = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compte = Texte("", "seconde")
        self.champ = QLineEdit()
        self.message = Texte("", "alerte")
        self.touches = {touche: Bouton(touche) for touche in _TOUCHES}

        self.champ.setObjectName("numero_isoloir")
        self.champ.setAccessibleName("Votre numéro")
        self.champ.setPlaceholderText("07")
        self.champ.setMaxLength(6)
        self.champ.setAlignment(Qt.AlignmentFlag.AlignCenter)
        titre = Texte("À qui le tour\u202f?", "affiche")
        consigne = Texte("Tapez votre numéro, puis Entrée.", "grand")
        for texte in (titre, consigne, self.message, self._compte):
            texte.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for vue in (titre, consigne, self.champ, self.message, self._pave(), self._compte):
            self.corps.addWidget(vue)

        self.champ.returnPressed.connect(self._valider)
        self.champ.textEdited.connect(lambda _: self.dire(""))

    def _pave(self) -> QWidget:
        pave = QWidget()
        grille = QGridLayout(pave)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setSpacing(8)
        for rang, (touche, bouton) in enumerate(self.touches.items()):
            bouton.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            bouton.setSizePolicy(
                bouton.sizePolicy().Policy.Expanding, bouton.sizePolicy().Policy.Fixed
            )
            grille.addWidget(bouton, rang // 3, rang % 3)
            bouton.clicked.connect(partial(self._presser, touche))
        self.touches["⌫"].setAccessibleName("Effacer un chiffre")
        self.touches["Voter"].montrer_role("principal")
        return pave

    def attendre(self, compte: str) -> None:
        """Vide le champ et dit combien ont voté."""
        self.champ.clear()
        self._compte.setText(compte)
        self.champ.setFocus(Qt.FocusReason.OtherFocusReason)

    def dire(self, phrase: str) -> None:
        """Ce qui empêche ce numéro de voter."""
        self.message.setText(phrase)
        if phrase:
            self.champ.selectAll()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Entrée a servi au champ : plus loin, elle passerait l’écran suivant."""
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            evenement.accept()
        else:
            super().keyPressEvent(evenement)

    def _presser(self, touche: str, _coche: bool = False) -> None:
        if touche == "Voter":
            self._valider()
        elif touche == "⌫":
            self.champ.backspace()
        else:
            self.champ.insert(touche)
        self.champ.setFocus(Qt.FocusReason.OtherFocusReason)

    def _valider(self) -> None:
        texte = self.champ.text().strip()
        if texte:
            self.numero_donne.emit(texte)
