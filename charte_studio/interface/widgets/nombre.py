"""Un nombre facultatif, qui devient un geste à la pause."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.annulation_locale import rend_l_annulation
from charte_studio.interface.widgets.pose_differee import PoseDifferee


def hauteur_de_champ() -> int:
    """La hauteur que la feuille de style donne à un champ d’une ligne."""
    return theme_courant().px(20) + 14


class Nombre(QSpinBox):
    """Un entier de 0 à `maximum` ; `vide` est ce qui se lit à la place de zéro.

    Émet `nombre_pose(int)` à la pause, à Entrée, à la sortie du champ ou par `poser()`.
    """

    nombre_pose = Signal(int)

    def __init__(
        self, nom: str, *, maximum: int = 5_000, vide: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pose = PoseDifferee(self)

        self.setAccessibleName(nom)
        self.setRange(0, maximum)
        self.setSpecialValueText(vide)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pose.repartir_de("0")

        self.textChanged.connect(self._sur_frappe)
        self.editingFinished.connect(self.poser)
        self._pose.posee.connect(lambda texte: self.nombre_pose.emit(int(texte)))

    def montrer(self, nombre: int) -> None:
        """Montre le nombre enregistré, sans déranger une frappe en cours."""
        if self._pose.en_attente():
            return
        self.setValue(nombre)
        self._pose.repartir_de(str(nombre))

    def poser(self) -> None:
        """Pose tout de suite ce qui attend."""
        self._pose.poser()

    def _sur_frappe(self) -> None:
        self._pose.frappe(str(self.value()))

    def sizeHint(self) -> QSize:
        """La hauteur d’un champ de texte : côte à côte, ils s’alignent."""
        return QSize(super().sizeHint().width(), hauteur_de_champ())

    def minimumSizeHint(self) -> QSize:
        """La même hauteur."""
        return QSize(super().minimumSizeHint().width(), hauteur_de_champ())

    def event(self, evenement: QEvent) -> bool:
        """Rend Ctrl+Z à la fenêtre quand le champ n’a rien à annuler."""
        champ = self.lineEdit()
        if rend_l_annulation(
            evenement, annuler=champ.isUndoAvailable(), refaire=champ.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Laisse la molette à la page."""
        evenement.ignore()

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Une page quittée n’emporte pas de nombre."""
        self.poser()
        super().hideEvent(evenement)
