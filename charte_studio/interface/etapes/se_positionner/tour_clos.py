"""Un tour clos : la répartition, ce que le débat a déplacé, ce que chaque collège a dit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.se_positionner import Mouvement, PriseDePosition
from charte_studio.domaine.vocabulaire import MODES_A_OUVRIR, RANGS_MAX, libelle_rang
from charte_studio.interface.etapes.se_positionner.barre_suite import BarreSuite
from charte_studio.interface.etapes.se_positionner.carte_deplacements import CarteDeplacements
from charte_studio.interface.etapes.se_positionner.carte_resultat import CarteResultat
from charte_studio.interface.etapes.se_positionner.choix_mode import ChoixMode
from charte_studio.interface.etapes.se_positionner.mots import nommer_tour
from charte_studio.interface.etapes.se_positionner.touches import TOURS_D_ORDINAIRE
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte_colleges import CarteColleges
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.touche import nom_de_touche

_SANS_COLLEGES: Final = (
    "Un bulletin secret ne dit pas son collège\u00a0: il n’y a de résultat que pour toute la salle."
)
_UNE_A_UNE: Final = {"nominatif": "Positions une à une", "main-levee": "Mains comptées"}


class TourClos(QWidget):
    """Les boutons de la suite, puis le résultat ; ou, à sa place, les saisies à relire."""

    suite = Signal()
    encore = Signal()
    """Un tour de plus que d’ordinaire ; son mode se choisit dans un menu."""
    rouvrir = Signal()
    bouge = Signal()
    """On veut noter ce qui a fait bouger."""
    vue_change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voir_resultat = Bouton("Résultat", role="filtre")
        self.voir_deplacements = Bouton("Déplacements", role="filtre")
        self.voir_positions = Bouton("Positions une à une", role="filtre")
        self.bouton_suite = Bouton("", raccourci="R", role="principal")
        self.bouton_rouvrir = Bouton("", icone="annuler", role="discret")
        self.bouton_encore = Bouton("", role="discret")
        self.bouton_bouge = Bouton("Ce qui a fait bouger…", role="discret")
        self.mode = ChoixMode(explique=False)
        self.resultat = CarteResultat()
        self.colleges = CarteColleges()
        self.sans_colleges = Texte(_SANS_COLLEGES, "petit")
        self.deplacements = CarteDeplacements()
        self._cartes = Rangee(seuil=620, ecart=12)
        self._vues = (self.voir_resultat, self.voir_deplacements, self.voir_positions)
        self._discrets = (self.bouton_bouge, self.bouton_rouvrir, self.bouton_encore)
        self._barre = BarreSuite(self._vues, self._discrets, self.bouton_suite)
        self._secret = False
        self._touche = ""
        """La touche du bouton principal, quand elle est à lui."""
        self._salle_a_la_suite = False
        """Vrai pendant qu’on projette : Page suivante mène alors la salle, pas la console."""

        self._assembler()

        self.bouton_suite.clicked.connect(self.suite)
        self.bouton_rouvrir.clicked.connect(self.rouvrir)
        self.bouton_encore.clicked.connect(self.encore)
        self.bouton_bouge.clicked.connect(self.bouge)
        self.voir_positions.toggled.connect(self._changer_vue)
        self.voir_deplacements.toggled.connect(self._changer_vue)

    def _assembler(self) -> None:
        groupe = QButtonGroup(self)
        for bouton in (*self._vues, *self._discrets, self.bouton_suite):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for bouton in self._vues:
            groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
        self.voir_resultat.setChecked(True)
        # Plus courte que sa voisine, la carte garde son titre en haut.
        self.colleges.disposition.addStretch(1)
        self._cartes.ajouter(self.resultat, 3)
        self._cartes.ajouter(self.colleges, 2)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        for vue in (self._barre, self.mode, self._cartes, self.sans_colleges, self.deplacements):
            disposition.addWidget(vue)
        self.deplacements.hide()

    def montrer(
        self,
        prise: PriseDePosition,
        mesures: Sequence[TourMesure],
        mouvement: Mouvement | None,
    ) -> None:
        """Montre les tours clos de l’objet ; `mesures` en a un ou plusieurs, dans l’ordre."""
        dernier = mesures[-1]
        mode = dernier.tour.mode
        self.resultat.montrer(prise, mesures, mouvement)
        self.colleges.montrer(dernier, prise.echelle, prise.info.seuil)
        rang = libelle_rang(dernier.tour.rang).lower()
        debat = prise.objet.objet == "principe"
        self.colleges.montrer_titre(f"Par collège, {rang}" if debat else "Par collège")
        self.deplacements.montrer(mouvement, prise.echelle)
        self._proposer_vues(mode, flux=mouvement is not None and mouvement.flux is not None)
        self._secret = mode == "secret"
        self.sans_colleges.setVisible(self._secret and self.voir_resultat.isChecked())
        self._dire_rouvrir(dernier)
        self._dire_la_suite(prise, dernier.tour.rang)
        pour = (prise.principe.id, prise.objet.objet, prise.objet.amendement_id, dernier.tour.rang)
        possibles = MODES_A_OUVRIR if prise.inscrits else ("main-levee",)
        self.mode.proposer(pour, prise.mode_propose, possibles)
        self._barre.ranger()

    def _proposer_vues(self, mode: str, *, flux: bool) -> None:
        self.voir_deplacements.setVisible(flux)
        self.voir_positions.setVisible(mode in _UNE_A_UNE)
        self.voir_positions.setText(_UNE_A_UNE.get(mode, ""))
        une_a_une = mode in _UNE_A_UNE
        perdue = self.voir_positions.isChecked() and not une_a_une
        if perdue or (self.voir_deplacements.isChecked() and not flux):
            self.voir_resultat.setChecked(True)
        self.voir_resultat.setVisible(flux or une_a_une)

    def _dire_rouvrir(self, dernier: TourMesure) -> None:
        mode = dernier.tour.mode
        self.bouton_rouvrir.setVisible(mode in MODES_A_OUVRIR)
        nom = nommer_tour(dernier.tour.rang) if dernier.tour.objet == "principe" else "vote"
        texte = "Recommencer le vote…" if mode == "secret" else f"Rouvrir le {nom}"
        self.bouton_rouvrir.setText(texte)

    def _dire_la_suite(self, prise: PriseDePosition, rang: int) -> None:
        affirmation = prise.objet.objet == "principe"
        proposer = affirmation and rang < TOURS_D_ORDINAIRE
        self.mode.setVisible(proposer)
        self.bouton_bouge.setVisible(affirmation and rang >= TOURS_D_ORDINAIRE)
        self.bouton_encore.setVisible(not proposer and rang < RANGS_MAX)
        if rang < RANGS_MAX:
            suivant = f"Ouvrir un {nommer_tour(rang + 1)}…" if affirmation else "Voter de nouveau…"
            self.bouton_encore.setText(suivant)
        if proposer:
            self._dire_suite(f"Ouvrir le {nommer_tour(rang + 1)}", "R")
        elif not affirmation:
            self._dire_suite("Revenir à l’affirmation", "")
        elif prise.numero < prise.total:
            self._dire_suite("Principe suivant", "PgDown")
        else:
            self._dire_suite("Passer à Décider", "")

    def taire(self) -> None:
        """Oublie le résultat : un tour rouvert n’en laisse rien, même caché."""
        self.resultat.taire()
        self.deplacements.taire()
        for barre in self.colleges.findChildren(BarreRepartition):
            barre.vider()

    def montre_positions(self) -> bool:
        """Vrai si l’on demande les saisies une à une."""
        return self.voir_positions.isChecked()

    def revenir_au_resultat(self) -> None:
        """Un tour qu’on vient de clore se montre d’abord par son résultat."""
        self.voir_resultat.setChecked(True)

    def _dire_suite(self, texte: str, touche: str) -> None:
        self._touche = touche
        self.bouton_suite.setText(texte)
        self._dire_touche()
        # La flèche du bandeau dit déjà « Principe suivant » : à l’oreille, ce ne serait pas lequel.
        self.bouton_suite.setAccessibleName(f"Continuer\u00a0: {texte[:1].lower()}{texte[1:]}")

    def laisser_page_suivante(self, a_la_salle: bool) -> None:
        """Pendant qu’on projette, le bouton n’annonce plus la touche qui mène la salle."""
        self._salle_a_la_suite = a_la_salle
        self._dire_touche()

    def _dire_touche(self) -> None:
        prise = self._touche == "PgDown" and self._salle_a_la_suite
        self.bouton_suite.montrer_detail("" if prise else nom_de_touche(self._touche))
        self._barre.ranger()

    def _changer_vue(self) -> None:
        resultat = self.voir_resultat.isChecked()
        self._cartes.setVisible(resultat)
        self.sans_colleges.setVisible(resultat and self._secret)
        self.deplacements.setVisible(self.voir_deplacements.isChecked())
        self.vue_change.emit()
