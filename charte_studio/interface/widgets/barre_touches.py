"""La barre du bas : les touches utiles ici, et ce qu’elles font."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.touche import Touche
from charte_studio.interface.widgets.zone import Zone

_Cle = tuple[tuple[str, ...], str]


class BarreTouches(Zone):
    """Des touches et leurs effets, qui passent à la ligne quand le texte est grand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("barre_bas", parent)
        self._flot = DispositionFlot(self, ecart=20, ecart_lignes=4)
        self._groupes: dict[_Cle, _Groupe] = {}
        """Ce que la barre montre, dans l’ordre."""
        self._connus: dict[_Cle, _Groupe] = {}
        """Tout ce qu’elle a montré : revenir à une page ne rebâtit rien."""

        self._flot.setContentsMargins(20, 5, 20, 5)
        self.setAccessibleName("Raccourcis clavier de cette page")

    def montrer(self, touches: Iterable[tuple[Sequence[str], str]]) -> None:
        """Montre des couples (touches, effet) ; deux chiffres font un intervalle, « 1–5 »."""
        voulues = tuple(dict.fromkeys((tuple(sequence), effet) for sequence, effet in touches))
        if voulues == tuple(self._groupes) and self._flot.count() == len(voulues):
            return
        self._ranger()
        for cle in voulues:
            if cle not in self._connus:
                self._connus[cle] = _Groupe(*cle)
            self._groupes[cle] = self._connus[cle]
            self._flot.addWidget(self._connus[cle])
            self._connus[cle].show()

    def montrer_texte(self, *textes: str) -> None:
        """Remplace les touches par de petites phrases d’état."""
        self._ranger()
        for texte in textes:
            phrase = Texte(texte, "petit")
            phrase.setWordWrap(False)
            self._flot.addWidget(phrase)

    def _ranger(self) -> None:
        """Met de côté les touches montrées, et ôte les phrases."""
        for groupe in self._groupes.values():
            self._flot.removeWidget(groupe)
            groupe.hide()
        self._groupes = {}
        self._flot.vider()


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
