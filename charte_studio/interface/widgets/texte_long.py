"""Un champ de plusieurs lignes dont le texte devient un geste sans qu’on l’enregistre."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFocusEvent, QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from charte_studio.interface.widgets.annulation_locale import rend_l_annulation
from charte_studio.interface.widgets.pose_differee import PoseDifferee


class TexteLong(QPlainTextEdit):
    """Émet `texte_pose(str)` à la pause (1,2 s), à la sortie du champ, ou par `poser()`.

    `montrer(texte, cle)` dit le texte enregistré de l’objet `cle`. Si le même objet a une
    saisie en attente, elle l’emporte ; si c’est un autre objet, la saisie en attente est
    d’abord posée, pendant que `cle` désigne encore l’ancien.
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
        self.setTabChangesFocus(True)

        self.textChanged.connect(self._sur_frappe)
        self._pose.posee.connect(self.texte_pose)

    def montrer(self, texte: str, cle: object = "") -> None:
        """Montre le texte enregistré, sans rien émettre ni déranger une frappe en cours."""
        if cle != self.cle:
            self.poser()
            self.cle = cle
        elif not self._pose.accueille(texte, montre=self.texte(), en_saisie=self.hasFocus()):
            return
        if texte != self.texte():
            self.setPlainText(texte)
        # Le champ peut avoir arrangé le texte : ce qu’il montre est ce qui est enregistré.
        self._pose.repartir_de(self.texte())

    def poser(self) -> None:
        """Pose tout de suite ce qui attend : avant de changer de page, avant de fermer."""
        self._pose.poser()

    def texte(self) -> str:
        """Le texte tel qu’il est dans le champ, espaces insécables comprises.

        `toPlainText` les changerait en espaces ordinaires.
        """
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _sur_frappe(self) -> None:
        self._pose.frappe(self.texte())

    def event(self, evenement: QEvent) -> bool:
        """Rend Ctrl+Z à la fenêtre quand le champ n’a rien à annuler."""
        document = self.document()
        if rend_l_annulation(
            evenement, annuler=document.isUndoAvailable(), refaire=document.isRedoAvailable()
        ):
            evenement.ignore()
            return False
        return super().event(evenement)

    def focusOutEvent(self, evenement: QFocusEvent) -> None:
        """Sortir du champ pose le texte ; ouvrir son menu n’est pas en sortir."""
        super().focusOutEvent(evenement)
        if evenement.reason() != Qt.FocusReason.PopupFocusReason:
            self.poser()

    def hideEvent(self, evenement: QHideEvent) -> None:
        """Une page quittée n’emporte pas de texte."""
        self.poser()
        super().hideEvent(evenement)

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Fermer pose le texte et arrête la pause."""
        self.poser()
        super().closeEvent(evenement)
