"""Les objections du principe : ce qui a été dit, par quel collège, et la suite donnée."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.se_positionner import ObjectionLue
from charte_studio.domaine.vocabulaire import ETATS_OBJECTION
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.pastille import Pastille, RolePastille
from charte_studio.interface.widgets.texte import Texte

_ROLES: dict[str, RolePastille] = {
    "ouverte": "alerte",
    "maintenue": "alerte",
    "levee": "reussi",
}


class CarteObjections(Carte):
    """Une objection sous l’autre ; la carte s’efface quand il n’y en a pas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Objections", parent=parent)
        self._montrees: tuple[ObjectionLue, ...] = ()
        self._vues: list[QWidget] = []

        self.disposition.setSpacing(10)

    def montrer(self, objections: Sequence[ObjectionLue]) -> None:
        """Montre ces objections."""
        self.setVisible(bool(objections))
        if tuple(objections) == self._montrees:
            return
        self._montrees = tuple(objections)
        for vue in self._vues:
            self.disposition.removeWidget(vue)
            vue.hide()
            vue.deleteLater()
        self._vues = [_Objection(objection) for objection in objections]
        for vue in self._vues:
            self.disposition.addWidget(vue)


class _Objection(QWidget):
    """L’état et le collège, les mots, la suite."""

    def __init__(self, objection: ObjectionLue) -> None:
        super().__init__()
        etat = ETATS_OBJECTION[objection.etat]
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(3)
        pastille = Pastille(etat, _ROLES[objection.etat], parent=self)
        disposition.addWidget(pastille, 0, Qt.AlignmentFlag.AlignLeft)
        if objection.college:
            disposition.addWidget(Texte(objection.college, "petit_fort"))
        disposition.addWidget(Texte(f"«\u00a0{objection.texte}\u00a0»"))
        if objection.suite:
            disposition.addWidget(Texte(f"Suite\u00a0: {objection.suite}", "petit"))
        self.setAccessibleName(f"Objection {etat.lower()}")
        self.setAccessibleDescription(objection.texte)
