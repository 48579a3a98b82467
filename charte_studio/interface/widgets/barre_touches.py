"""La barre du bas : les touches utiles ici, et ce qu’elles font."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.touche import Touche
from charte_studio.interface.widgets.zone import Zone


class BarreTouches(Zone):
    """Des touches et leurs effets, qui passent à la ligne quand le texte est grand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("barre_bas", parent)
        self._flot = DispositionFlot(self, ecart=20, ecart_lignes=4)

        self._flot.setContentsMargins(20, 5, 20, 5)
        self.setAccessibleName("Raccourcis clavier de cette page")

    def montrer(self, touches: Iterable[tuple[Sequence[str], str]]) -> None:
        """Montre des couples (touches, effet) ; deux chiffres font un intervalle, « 1–5 »."""
        self._flot.vider()
        for sequence, effet in touches:
            self._flot.addWidget(_Groupe(sequence, effet))

    def montrer_texte(self, *textes: str) -> None:
        """Remplace les touches par de petites phrases d’état."""
        self._flot.vider()
        for texte in textes:
            phrase = Texte(texte, "petit")
            phrase.setWordWrap(False)
            self._flot.addWidget(phrase)


class _Groupe(QWidget):
    """Une ou plusieurs touches, puis leur effet."""

    def __init__(self, sequence: Sequence[str], effet: str) -> None:
        super().__init__()
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(3)
        intervalle = len(sequence) == 2 and all(touche.isdigit() for touche in sequence)
        for rang, touche in enumerate(sequence):
            if rang and intervalle:
                disposition.addWidget(_mot("–"))
            disposition.addWidget(Touche(touche))
        disposition.addSpacing(4)
        disposition.addWidget(_mot(effet))


def _mot(texte: str) -> Texte:
    mot = Texte(texte, "petit")
    mot.setWordWrap(False)
    return mot
