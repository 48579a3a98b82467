"""Quand un texte saisi devient un geste : à la pause, à la sortie du champ, ou sur demande."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS: Final = 1200


class PoseDifferee(QObject):
    """Compare le texte courant au dernier texte posé, et le pose s’il a changé.

    Une frappe relance la pause ; `poser` l’anticipe ; rien n’est émis si rien n’a changé.
    """

    posee = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pose = ""
        self._courant = ""
        self._minuteur = QTimer(self)

        self._minuteur.setSingleShot(True)
        self._minuteur.setInterval(PAUSE_MS)
        self._minuteur.timeout.connect(self.poser)

    def en_attente(self) -> bool:
        """Vrai si le texte courant n’est pas encore posé."""
        return self._courant != self._pose

    def repartir_de(self, texte: str) -> None:
        """Ce texte est celui qui est enregistré : plus rien n’attend."""
        self._minuteur.stop()
        self._pose = self._courant = texte

    def accueille(self, enregistre: str, *, montre: str, en_saisie: bool) -> bool:
        """Faut-il montrer le texte enregistré à la place du texte `montre` ?

        Jamais pendant qu’une saisie attend. Ni quand ils ne diffèrent que par les blancs que
        l’enregistrement a ôtés : les ôter sous les doigts collerait les mots.
        """
        if self.en_attente():
            return False
        if en_saisie and enregistre.split() == montre.split():
            self.repartir_de(montre)
            return False
        return True

    def frappe(self, texte: str) -> None:
        """Le texte vient de changer sous les doigts."""
        self._courant = texte
        if self.en_attente():
            self._minuteur.start()
        else:
            self._minuteur.stop()

    def poser(self) -> None:
        """Pose tout de suite ce qui attend."""
        self._minuteur.stop()
        if self.en_attente():
            # Noté avant d’émettre : le geste fera relire la page, qui repassera par ici.
            self._pose = self._courant
            self.posee.emit(self._courant)
