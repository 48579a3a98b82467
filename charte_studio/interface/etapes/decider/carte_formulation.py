"""Le choix de la formulation : un niveau d’exigence, et son texte en entier."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.atelier.lectures.preparer import FormulationLue
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.interface.etapes.decider.mots import nommer_niveau
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte

_RETENUE = "Formulation retenue"
_PROPOSEE = "Formulation, si vous adoptez"


class CarteFormulation(Carte):
    """Une pastille par formulation ; émet `choisie(id)` quand on en clique une autre."""

    choisie = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_PROPOSEE, parent=parent)
        self._formulations: tuple[FormulationLue, ...] = ()
        self._boutons: dict[int, Bouton] = {}
        self._choix = QWidget()
        self._flot = DispositionFlot(self._choix, ecart=4)
        self._groupe = QButtonGroup(self)
        self._texte = Texte()
        self._pourquoi = Texte("", "petit")

        regle = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        regle.setHeightForWidth(True)
        self._choix.setSizePolicy(regle)
        self._choix.setAccessibleName("Niveau d’exigence")
        self.disposition.setSpacing(8)
        self.disposition.addWidget(self._choix)
        self.disposition.addWidget(self._texte)
        self.disposition.addWidget(self._pourquoi)

    def montrer(self, ligne: LigneDecision, formulation: FormulationLue | None) -> None:
        """Montre les formulations du principe, celle-ci étant choisie."""
        retenue = ligne.decision is not None and ligne.decision.issue in ISSUES_DANS_LA_CHARTE
        self.montrer_titre(_RETENUE if retenue else _PROPOSEE)
        self.setVisible(formulation is not None)
        if ligne.formulations != self._formulations:
            self._rebatir(ligne.formulations)
        if formulation is not None:
            self._boutons[formulation.id].setChecked(True)
            self._texte.setText(formulation.texte)
        self._pourquoi.setText(ligne.niveau.phrase if ligne.niveau else "")
        self._pourquoi.setVisible(ligne.niveau is not None)

    def _rebatir(self, formulations: tuple[FormulationLue, ...]) -> None:
        for bouton in self._boutons.values():
            self._groupe.removeButton(bouton)
        self._flot.vider()
        self._formulations = formulations
        self._boutons = {}
        for formulation in formulations:
            bouton = Bouton(nommer_niveau(formulation.niveau), role="filtre")
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bouton.clicked.connect(partial(self._choisir, formulation.id))
            self._boutons[formulation.id] = bouton
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            self._flot.addWidget(bouton)

    def _choisir(self, formulation_id: int) -> None:
        self.choisie.emit(formulation_id)
