"""Un argument, une nuance ou une question, dans les mots de la personne."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.se_positionner import ContributionLue
from charte_studio.domaine.vocabulaire import CONTRIBUTIONS
from charte_studio.interface.etapes.se_positionner.parole.dit import Action, Dit
from charte_studio.interface.etapes.se_positionner.parole.saisie import Saisie
from charte_studio.interface.widgets.pastille import RolePastille

_ROLES: Final[dict[str, RolePastille]] = {
    "pour": "reussi",
    "contre": "alerte",
    "nuance": "neutre",
    "question": "accent",
}


class ArgumentDit(Dit):
    """Émet `corrige(Saisie)` et `retire(id)`."""

    corrige = Signal(object)
    retire = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("argument", parent=parent)
        self._lu: ContributionLue | None = None

    def montrer(self, lu: ContributionLue) -> None:
        """Montre cet argument ; le même ne redessine rien."""
        if lu != self._lu:
            self._lu = lu
            nature = CONTRIBUTIONS.get(lu.nature, lu.nature)
            self.dire(nature, _ROLES.get(lu.nature, "neutre"), lu.college, lu.texte)

    def actions_du_menu(self) -> Sequence[Action]:
        """Corriger, retirer."""
        lu = self._lu
        if lu is None:
            return ()
        saisie = Saisie("argument", lu.id, lu.nature, lu.texte, lu.college_id)
        return (
            ("Corriger", lambda: self.corrige.emit(saisie)),
            ("Retirer", lambda: self.retire.emit(lu.id)),
        )
