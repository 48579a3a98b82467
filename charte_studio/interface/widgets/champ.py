"""Un champ d’une ligne dont le texte devient un geste sans qu’on l’enregistre."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from charte_studio.interface.widgets.annulation_locale import rend_l_annulation
from charte_studio.interface.widgets.pose_differee import PoseDifferee


class ChampTexte(QLineEdit):
    """Émet `texte_pose(str)` à la pause, à Entrée, à la sortie du champ, ou par `poser()`.

    Mêmes règles que `TexteLong` pour `montrer(texte, cle)`.
    """

    texte_pose = Signal(str)

    def __init__(
        self, nom: str = "", *, indication: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.cle: object = ""
        self._pose = PoseDifferee(self)

        self.setAccessibleName(nom)
        self.setPlaceholderText(indication)

        self.textChanged.connect(self._pose.frappe)
        self.editingFinished.connect(self.poser)
        self._pose.posee.connect(self.texte_pose)

    def montrer(self, texte: str, cle: object = "") -> None:
        """Montre le texte enregistré, sans rien émettre ni déranger une frappe en cours."""
        if cle != self.cle:
            self.poser()
            self.cle = cle
        elif not self._pose.accueille(texte, montre=self.text(), en_saisie=self.hasFocus()):
            return
        if texte != self.text():
            self.setText(texte)
        # Le champ peut avoir arrangé le texte : ce qu’il montre est ce qui est enregistré.
        self._pose.repartir_de(self.text())

    def poser(self) -> None:
        """Pose tout de suite ce qui attend."""
        self._pose.poser()

    def event(self, evenement: QEvent) -> bool:
        """Rend Ctrl+Z à la fenêtre quand le champ n’a rien à annuler."""
        if rend_l_annulation(
            evenement, annuler=self.isUndoAvailable(), refaire=self.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Une page quittée n’emporte pas de texte."""
        self.poser()
        super().hideEvent(evenement)
