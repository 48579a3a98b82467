"""Le panneau de droite : tout ce qu’il faut lire d’un principe pour trancher, puis trancher."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.decider import DetailDecision, LigneDecision
from charte_studio.atelier.lectures.preparer import FormulationLue
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.vocabulaire import ISSUES_DANS_LA_CHARTE
from charte_studio.interface.etapes.decider.carte_decision import CarteDecision
from charte_studio.interface.etapes.decider.carte_desaccords import CarteDesaccords
from charte_studio.interface.etapes.decider.carte_formulation import CarteFormulation
from charte_studio.interface.etapes.decider.carte_objections import CarteObjections
from charte_studio.interface.etapes.decider.carte_repartition import CarteRepartition
from charte_studio.interface.etapes.decider.carte_suggestion import CarteSuggestion
from charte_studio.interface.etapes.decider.choix_issue import ChoixIssue
from charte_studio.interface.theme import est_un_changement_de_theme
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte_colleges import CarteColleges
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Filet, Zone

_MARGE = 18
_BORD = 6
"""À droite de ce qui défile, avant l’ascenseur."""
_PART_DES_ACTIONS = 0.55
"""Au-delà de cette part de la hauteur, les boutons défilent avec le reste."""


class Panneau(Zone):
    """Ce qu’on lit défile ; ce qu’on décide reste en vue, tant que la hauteur le permet."""

    se_positionner = Signal()
    aller = Signal(str)
    """On veut voir ce principe à une autre étape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("colonne_droite", parent)
        self._montre: tuple[object, ...] = ()
        """Le principe et la décision à l’écran."""
        self._titre = Texte("", "entete")
        self._question = Texte("", "petit")
        self.vote = Bouton("Le vote", role="lien")
        self.article = Bouton("L’article", role="lien")
        self._liens = QWidget()
        self.suggestion = CarteSuggestion()
        self.decision = CarteDecision()
        self.repartition = CarteRepartition()
        self.colleges = CarteColleges()
        self.objections = CarteObjections()
        self.desaccords = CarteDesaccords()
        self.formulation = CarteFormulation()
        self.choix = ChoixIssue()
        self._aller = Bouton("Se positionner", icone="suivant", role="principal")
        self.attente = EtatVide("", "", self._aller)
        self._defilement = Defilant()
        self._pied = QWidget()
        self._boite_pied = QVBoxLayout()

        self.setObjectName("panneau_decider")
        self.setAccessibleName("Principe choisi")
        self._cartes = (
            self.suggestion, self.decision, self.repartition, self.colleges, self.objections,
            self.desaccords, self.formulation,
        )  # fmt: skip
        liens = QHBoxLayout(self._liens)
        liens.setContentsMargins(0, 0, 0, 0)
        liens.setSpacing(14)
        for lien, etape in ((self.vote, "se_positionner"), (self.article, "rediger")):
            lien.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            lien.clicked.connect(partial(self.aller.emit, etape))
            liens.addWidget(lien)
        liens.addStretch(1)
        for vue in (self._titre, self._question, self._liens, self.attente, *self._cartes):
            self._defilement.disposition.addWidget(vue)
        self._defilement.disposition.addStretch(1)
        self._defilement.disposition.setContentsMargins(_MARGE, _MARGE, _BORD, _MARGE)
        self._defilement.disposition.setSpacing(10)
        self._defilement.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._boite_pied.addWidget(self.choix)
        pied = QVBoxLayout(self._pied)
        pied.setContentsMargins(0, 0, 0, 0)
        pied.setSpacing(0)
        pied.addWidget(Filet())
        pied.addLayout(self._boite_pied)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(self._defilement, 1)
        disposition.addWidget(self._pied)

        self._aller.clicked.connect(self.se_positionner)

    def montrer(
        self,
        ligne: LigneDecision,
        detail: DetailDecision,
        formulation: FormulationLue | None,
        *,
        echelle: Echelle,
        seuil: int,
        regle_figee: str = "",
    ) -> None:
        """Montre un principe. Un autre principe, une autre décision se lisent depuis le haut."""
        self._titre.setText(ligne.titre)
        self._question.setText(detail.question)
        self._question.setVisible(bool(detail.question))
        positionne = ligne.mesure is not None
        for vue in (*self._cartes, self.choix, self._liens):
            vue.setVisible(positionne)
        dans_la_charte = ligne.decision and ligne.decision.issue in ISSUES_DANS_LA_CHARTE
        self.article.setVisible(bool(dans_la_charte))
        self.attente.setVisible(not positionne)
        if ligne.mesure is None:
            self._dire_attente(ligne)
        else:
            self.suggestion.montrer(ligne)
            self.suggestion.montrer_regle(regle_figee)
            self.decision.montrer(ligne)
            self.repartition.montrer(ligne, echelle, seuil)
            self.colleges.montrer(ligne.mesure, echelle, seuil)
            self.choix.montrer(ligne)
            self.formulation.montrer(ligne, formulation, detail.origines)
        self.objections.montrer(detail.objections)
        if positionne:
            self.desaccords.montrer(detail.dissensus, a_proposer=bool(detail.propositions))
        decision = ligne.decision
        montre = (ligne.principe_id, decision and (decision.issue, decision.automatique))
        if montre != self._montre:
            self._montre = montre
            self._defilement.verticalScrollBar().setValue(0)
        self._placer_actions()

    def montrer_justification(self, issue: str, texte: str, *, exigee: bool = True) -> None:
        """Montre le champ de justification, sans y mener le clavier."""
        # Montré dans le pied, un champ trop haut agrandirait aussitôt la fenêtre.
        self._faire_defiler_actions()
        self.choix.demander_justification(issue, texte, exigee=exigee)
        self._placer_actions()

    def demander_justification(self, issue: str, texte: str, *, exigee: bool = True) -> None:
        """Montre le champ de justification et y mène le clavier."""
        self.montrer_justification(issue, texte, exigee=exigee)
        self.choix.justification.champ.setFocus(Qt.FocusReason.OtherFocusReason)
        self._defilement.ensureWidgetVisible(self.choix.justification)

    def ranger_justification(self) -> None:
        """Retire le champ de justification."""
        self.choix.ranger_justification()
        self._placer_actions()

    def devoiler_formulation(self) -> None:
        """Amène la formulation sous les yeux."""
        self._defilement.ensureWidgetVisible(self.formulation, 0, 12)

    def _dire_attente(self, ligne: LigneDecision) -> None:
        if ligne.tour_ouvert:
            self.attente.montrer(
                "Le tour est ouvert",
                "Les résultats restent cachés jusqu’à la clôture. Décider vient ensuite.",
            )
        else:
            self.attente.montrer(
                "Pas encore de position",
                "Aucun tour n’est clos sur ce principe\u00a0: la salle se positionne d’abord.",
            )

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La hauteur dit où tiennent les boutons."""
        super().resizeEvent(evenement)
        self._placer_actions()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte aussi."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_pied"):
            self._placer_actions()

    def _placer_actions(self) -> None:
        # Sans attendre le tour suivant de Qt : la hauteur d’un champ qu’on vient de montrer.
        for vue in (self.choix.justification, self.choix):
            disposition = vue.layout()
            assert disposition is not None
            disposition.invalidate()
            disposition.activate()
            vue.updateGeometry()
        droite = _BORD + self._defilement.verticalScrollBar().sizeHint().width()
        self._boite_pied.setContentsMargins(_MARGE, 10, droite, 14)
        largeur = self.width() - _MARGE - droite
        hauteur = max(self.choix.heightForWidth(largeur), self.choix.minimumSizeHint().height())
        if self.choix.isHidden():
            self._pied.hide()
        elif hauteur < self.height() * _PART_DES_ACTIONS:
            self._fixer_actions()
        else:
            self._faire_defiler_actions()

    def _fixer_actions(self) -> None:
        if self.choix.parent() is not self._pied:
            self._deplacer_actions(self._boite_pied, 0)
        self._pied.show()

    def _faire_defiler_actions(self) -> None:
        self._pied.hide()
        if self.choix.parent() is self._pied:
            rang = self._defilement.disposition.indexOf(self.repartition)
            self._deplacer_actions(self._defilement.disposition, rang)

    def _deplacer_actions(self, vers: QVBoxLayout, rang: int) -> None:
        """Change les boutons de place, sans leur prendre le clavier."""
        clavier = self.window().focusWidget()
        le_leur = clavier is not None and self.choix.isAncestorOf(clavier)
        caches = self.choix.isHidden()
        vers.insertWidget(rang, self.choix)
        self.choix.setVisible(not caches)  # Qt ne remontre qu’au tour suivant ce qu’on déplace.
        if le_leur and clavier is not None:
            clavier.setFocus(Qt.FocusReason.OtherFocusReason)
