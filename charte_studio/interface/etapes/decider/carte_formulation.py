"""Le choix de la formulation : un niveau d’exigence, son texte, ce qu’un amendement y change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.atelier.lectures.preparer import FormulationLue
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.interface.etapes.decider.mots import nommer_niveau
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_amende import TexteAmende

_RETENUE = "Formulation retenue"
_PROPOSEE = "Formulation, si vous adoptez"


class CarteFormulation(Carte):
    """Une pastille par formulation ; émet `choisie(id)` quand on en clique une autre.

    Amendée, elle se compare mot à mot au texte d’origine, tant qu’on ne demande pas le texte seul.
    """

    choisie = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_PROPOSEE, parent=parent)
        self._formulations: tuple[FormulationLue, ...] = ()
        self._boutons: dict[int, Bouton] = {}
        self._choix = QWidget()
        self._flot = DispositionFlot(self._choix, ecart=4)
        self._groupe = QButtonGroup(self)
        self._texte = Texte()
        self.comparaison = TexteAmende()
        self.comparer = Bouton("", role="lien")
        self._origine: str | None = None
        self._pourquoi = Texte("", "petit")

        suivre_la_largeur(self._choix)
        self._choix.setAccessibleName("Niveau d’exigence")
        self.disposition.setSpacing(8)
        self.disposition.addWidget(self._choix)
        self.comparer.setCheckable(True)
        self.comparer.setChecked(True)
        self.comparer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for vue in (self._texte, self.comparaison):
            self.disposition.addWidget(vue)
        self.disposition.addWidget(self.comparer, 0, Qt.AlignmentFlag.AlignLeft)
        self.disposition.addWidget(self._pourquoi)

        self.comparer.toggled.connect(self._montrer_textes)

    def montrer(
        self,
        ligne: LigneDecision,
        formulation: FormulationLue | None,
        origines: Mapping[int, str] | None = None,
    ) -> None:
        """Montre les formulations du principe, celle-ci étant choisie ; `origines` : le texte
        qu’un amendement adopté a remplacé, par formulation."""
        retenue = ligne.decision is not None and ligne.decision.issue in ISSUES_DANS_LA_CHARTE
        self.montrer_titre(_RETENUE if retenue else _PROPOSEE)
        self.setVisible(formulation is not None)
        if ligne.formulations != self._formulations:
            self._rebatir(ligne.formulations)
        if formulation is not None:
            self._boutons[formulation.id].setChecked(True)
            self._texte.setText(formulation.texte)
            self._origine = (origines or {}).get(formulation.id)
            if self._origine is not None:
                self.comparaison.montrer(self._origine, formulation.texte)
            self._montrer_textes()
        self._pourquoi.setText(ligne.niveau.phrase if ligne.niveau else "")
        self._pourquoi.setVisible(ligne.niveau is not None)

    def _montrer_textes(self) -> None:
        amendee = self._origine is not None
        compare = amendee and self.comparer.isChecked()
        self._texte.setVisible(not compare)
        self.comparaison.setVisible(compare)
        self.comparer.setVisible(amendee)
        resume = self.comparaison.resume()
        self.comparer.setText("Lire le texte seul" if compare else "Ce que l’amendement a changé")
        self.comparer.montrer_detail(resume)

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
