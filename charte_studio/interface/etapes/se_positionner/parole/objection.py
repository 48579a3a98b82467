"""Une objection : ses mots, son état, et ce qu’on peut en faire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.se_positionner import ObjectionLue
from charte_studio.domaine.vocabulaire import ETATS_OBJECTION
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.etapes.se_positionner.parole.dit import Action, Dit
from charte_studio.interface.etapes.se_positionner.parole.saisie import Genre, Saisie
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import RolePastille
from charte_studio.interface.widgets.texte import Texte

_ROLES: Final[dict[str, RolePastille]] = {
    "ouverte": "alerte",
    "maintenue": "alerte",
    "levee": "reussi",
}


class ObjectionDite(Dit):
    """Ouverte, elle attend une suite : deux boutons. Traitée, le menu permet d’y revenir."""

    corrige = Signal(object)
    """Une `Saisie` à ouvrir : corriger, lever ou maintenir."""
    rouverte = Signal(int)
    retire = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("objection", college_dessous=True, parent=parent)
        self._lu: ObjectionLue | None = None
        self._suite = Texte("", "petit")
        self._actions = QWidget()
        self.lever = Bouton("Lever")
        self.maintenir = Bouton("Maintenir")

        flot = DispositionFlot(self._actions, ecart=6)
        regle = hauteur_selon_largeur()
        self._actions.setSizePolicy(regle)
        for bouton in (self.lever, self.maintenir):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flot.addWidget(bouton)
        self.disposition.addWidget(self._suite)
        self.disposition.addWidget(self._actions)

        self.lever.clicked.connect(lambda: self._traiter("lever"))
        self.maintenir.clicked.connect(lambda: self._traiter("maintenir"))

    def montrer(self, lu: ObjectionLue) -> None:
        """Montre cette objection ; la même ne redessine rien."""
        if lu == self._lu:
            return
        self._lu = lu
        etat = f"Objection {ETATS_OBJECTION[lu.etat].lower()}"
        self.dire(etat, _ROLES[lu.etat], lu.college, lu.texte)
        self._suite.setText(f"Suite\u00a0: {lu.suite}")
        self._suite.setVisible(bool(lu.suite))
        self._actions.setVisible(lu.etat == "ouverte")
        marquer(self, etat=lu.etat)

    def actions_du_menu(self) -> Sequence[Action]:
        """Traitée, on la rouvre ou on change sa suite ; toujours, on la corrige ou la retire."""
        lu = self._lu
        if lu is None:
            return ()
        saisie = Saisie("objection", lu.id, texte=lu.texte, college_id=lu.college_id)
        actions: list[Action] = []
        if lu.etat != "ouverte":
            actions.append(("Rouvrir", lambda: self.rouverte.emit(lu.id)))
        if lu.etat == "maintenue":
            actions.append(("Lever", lambda: self._traiter("lever")))
        elif lu.etat == "levee":
            actions.append(("Maintenir", lambda: self._traiter("maintenir")))
        actions.append(("Corriger", lambda: self.corrige.emit(saisie)))
        actions.append(("Retirer", lambda: self.retire.emit(lu.id)))
        return actions

    def _traiter(self, genre: Genre) -> None:
        lu = self._lu
        if lu is not None:
            suite = lu.suite if lu.etat == "ouverte" else ""
            self.corrige.emit(
                Saisie(genre, lu.id, texte=suite, college_id=lu.college_id, rappel=lu.texte)
            )
