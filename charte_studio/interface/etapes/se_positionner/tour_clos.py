"""Un tour clos : la répartition, ce que le débat a déplacé, ce que chaque collège a dit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.domaine.mesures import Deplacement
from charte_studio.domaine.vocabulaire import RANGS_TOUR
from charte_studio.interface.etapes.se_positionner.carte_resultat import CarteResultat
from charte_studio.interface.etapes.se_positionner.disposition import au_milieu
from charte_studio.interface.etapes.se_positionner.mots import nommer_tour
from charte_studio.interface.widgets.barre_repartition import BarreRepartition
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte_colleges import CarteColleges
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.touche import nom_de_touche


class TourClos(QWidget):
    """Les boutons de la suite, puis le résultat ; ou, à la place du résultat, la grille à lire."""

    suite = Signal()
    rouvrir = Signal()
    vue_change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.voir_resultat = Bouton("Résultat", role="filtre")
        self.voir_positions = Bouton("Positions une à une", role="filtre")
        self.bouton_suite = Bouton("", raccourci="R", role="principal")
        self.bouton_rouvrir = Bouton("", icone="annuler", role="discret")
        self.resultat = CarteResultat()
        self.colleges = CarteColleges()
        self._cartes = Rangee(seuil=620, ecart=12)

        self._assembler()

        self.bouton_suite.clicked.connect(self.suite)
        self.bouton_rouvrir.clicked.connect(self.rouvrir)
        self.voir_positions.toggled.connect(self._changer_vue)

    def _assembler(self) -> None:
        groupe = QButtonGroup(self)
        vues, actions = QWidget(), QWidget()
        gauche, droite = DispositionFlot(vues, ecart=4), DispositionFlot(actions, ecart=4)
        for bouton in (self.voir_resultat, self.voir_positions):
            groupe.addButton(bouton)
            gauche.addWidget(bouton)
        for bouton in (self.bouton_rouvrir, self.bouton_suite):
            droite.addWidget(bouton)
        for bouton in (
            self.voir_resultat, self.voir_positions, self.bouton_rouvrir, self.bouton_suite,
        ):  # fmt: skip
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.voir_resultat.setChecked(True)
        barre = Rangee(seuil=560, ecart=8)
        barre.ajouter(au_milieu(vues), 1)
        barre.ajouter(actions)
        # Plus courte que sa voisine, la carte garde son titre en haut.
        self.colleges.disposition.addStretch(1)
        self._cartes.ajouter(self.resultat, 3)
        self._cartes.ajouter(self.colleges, 2)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(barre)
        disposition.addWidget(self._cartes)

    def montrer(
        self,
        prise: PriseDePosition,
        mesures: tuple[TourMesure, ...],
        deplacement: Deplacement | None,
    ) -> None:
        """Montre les tours clos du principe ; `mesures` en a un ou deux, dans l’ordre."""
        dernier = mesures[-1]
        self.resultat.montrer(prise.info, mesures, deplacement)
        self.colleges.montrer(dernier, prise.info.echelle, prise.info.seuil)
        self.colleges.montrer_titre(f"Par collège, {RANGS_TOUR[dernier.tour.rang].lower()}")
        self.bouton_rouvrir.setText(f"Rouvrir le {nommer_tour(dernier.tour.rang)}")
        if dernier.tour.rang < len(RANGS_TOUR):
            self._dire_suite(f"Ouvrir le {nommer_tour(dernier.tour.rang + 1)}", "R")
        elif prise.numero < prise.total:
            self._dire_suite("Principe suivant", "PgDown")
        else:
            self._dire_suite("Passer à Décider", "")

    def taire(self) -> None:
        """Oublie le résultat : un tour rouvert n’en laisse rien, même caché."""
        self.resultat.taire()
        for barre in self.colleges.findChildren(BarreRepartition):
            barre.vider()

    def montre_positions(self) -> bool:
        """Vrai si l’on demande les positions une à une."""
        return self.voir_positions.isChecked()

    def revenir_au_resultat(self) -> None:
        """Un tour qu’on vient de clore se montre d’abord par son résultat."""
        self.voir_resultat.setChecked(True)

    def _dire_suite(self, texte: str, touche: str) -> None:
        self.bouton_suite.setText(texte)
        self.bouton_suite.montrer_detail(nom_de_touche(touche))

    def _changer_vue(self, positions: bool) -> None:
        self._cartes.setVisible(not positions)
        self.vue_change.emit()
