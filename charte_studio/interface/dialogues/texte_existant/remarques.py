"""Ce que la lecture a à dire : ce qui n’a pas pu être gardé, ce qui est à vérifier."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte

_MONTREES: Final = 2


class CarteRemarques(Carte):
    """Les premières remarques, les autres à la demande. Absente s’il n’y a rien à dire."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("À savoir sur ce texte", nature="alerte", parent=parent)
        self._remarques: tuple[str, ...] = ()
        self._texte = Texte()
        self._bascule = Bouton("", role="lien")
        self._tout = False

        self._texte.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.disposition.addWidget(self._texte)
        self.disposition.addWidget(self._bascule, 0, Qt.AlignmentFlag.AlignLeft)

        self._bascule.clicked.connect(self._basculer)

    def montrer(self, remarques: tuple[str, ...]) -> None:
        """Montre les premières."""
        self._remarques, self._tout = remarques, False
        self._composer()
        self.setVisible(bool(remarques))

    @Slot()
    def _basculer(self) -> None:
        self._tout = not self._tout
        self._composer()

    def _composer(self) -> None:
        vues = self._remarques if self._tout else self._remarques[:_MONTREES]
        self._texte.setText("\n".join(f"•\u00a0{remarque}" for remarque in vues))
        autres = len(self._remarques) - _MONTREES
        self._bascule.setText(
            "Réduire"
            if self._tout
            else f"Voir {accorder(autres, 'autre remarque', 'autres remarques')}"
        )
        self._bascule.setVisible(autres > 0)
