"""Un choix dans une liste déroulante, par clé, qui devient un geste à la pause."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from charte_studio.interface.widgets.pose_differee import PoseDifferee


class Choix(QComboBox):
    """Une liste déroulante de libellés, chacun sous sa clé.

    Émet `cle_posee(str)` à la pause, à la sortie du champ ou par `poser()`, et `change(str)`
    aussitôt. La molette fait défiler la page, jamais la valeur.
    """

    cle_posee = Signal(str)
    change = Signal(str)

    def __init__(self, nom: str, options: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pose = PoseDifferee(self)

        self.setAccessibleName(nom)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for cle, libelle in options.items():
            self.addItem(libelle, cle)
        self._pose.repartir_de(self.cle())

        self.activated.connect(self._sur_choix)
        self._pose.posee.connect(self.cle_posee)

    def cle(self) -> str:
        """La clé choisie."""
        return str(self.currentData() or "")

    def montrer(self, cle: str, libelle: str = "") -> None:
        """Montre la valeur enregistrée ; `libelle` sert si elle n’est pas parmi les options."""
        if self._pose.en_attente():
            return
        rang = self.findData(cle)
        if rang < 0:
            self.addItem(libelle or cle, cle)
            rang = self.count() - 1
        self.setCurrentIndex(rang)
        self._pose.repartir_de(cle)

    def poser(self) -> None:
        """Pose tout de suite ce qui attend."""
        self._pose.poser()

    def _sur_choix(self) -> None:
        self._pose.frappe(self.cle())
        self.change.emit(self.cle())

    def event(self, evenement: QEvent) -> bool:
        """L’infobulle dit le libellé entier, que la place abrège parfois."""
        if evenement.type() == QEvent.Type.ToolTip:
            self.setToolTip(self.currentText())
        return super().event(evenement)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Laisse la molette à la page."""
        evenement.ignore()

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Sortir du champ pose le choix ; ouvrir sa liste n’est pas en sortir."""
        super().focusOutEvent(evenement)
        if evenement.reason() != Qt.FocusReason.PopupFocusReason:
            self.poser()

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Une page quittée n’emporte pas de choix."""
        self.poser()
        super().hideEvent(evenement)
