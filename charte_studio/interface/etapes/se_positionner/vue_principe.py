"""La colonne principale : l’ordre du jour, l’affirmation, le tour, la grille."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.commun import TourLu
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.se_positionner import (
    LignePosition,
    PrincipeAuTableau,
    PriseDePosition,
)
from charte_studio.domaine.mesures import Deplacement
from charte_studio.interface.etapes.se_positionner.bandeau import BandeauPrincipes
from charte_studio.interface.etapes.se_positionner.eclairage import Eclairage
from charte_studio.interface.etapes.se_positionner.entete import Entete
from charte_studio.interface.etapes.se_positionner.feuille import Feuille
from charte_studio.interface.etapes.se_positionner.mots import dire_avant, nommer
from charte_studio.interface.etapes.se_positionner.tour_a_ouvrir import TourAOuvrir
from charte_studio.interface.etapes.se_positionner.tour_clos import TourClos
from charte_studio.interface.etapes.se_positionner.tour_ouvert import TourOuvert
from charte_studio.interface.etapes.se_positionner.vides import SansParticipant
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.grille_positions import GrillePositions, LigneGrille

Moment = Literal["vide", "a_ouvrir", "ouvert", "clos"]
_MARGE = 24


class VuePrincipe(Defilant):
    """Montre un principe et l’état de son tour ; ne lit ni n’écrit rien."""

    grille_demandee = Signal()
    """On veut voir les positions une à une : à la page de les lire."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._prise: PriseDePosition | None = None
        self.bandeau = BandeauPrincipes()
        self.entete = Entete()
        self.eclairage = Eclairage()
        self.sans_participant = SansParticipant()
        self.a_ouvrir = TourAOuvrir()
        self.ouvert = TourOuvert()
        self.clos = TourClos()
        self.grille = GrillePositions()
        self._bas = QWidget()

        contenu = self.disposition
        contenu.setContentsMargins(_MARGE, 14, _MARGE, 12)
        contenu.setSpacing(10)
        for vue in (
            self.bandeau, self.entete, self.eclairage, self.sans_participant, self.a_ouvrir,
            self.ouvert, self.clos,
        ):  # fmt: skip
            contenu.addWidget(vue)
        contenu.addWidget(self.grille, 1)
        contenu.addWidget(self._bas)
        self._ajuster()

        self.entete.eclairage_change.connect(self._montrer_eclairage)
        self.clos.vue_change.connect(self._montrer_grille)
        self.ouvert.discret_change.connect(self.grille.definir_discret)
        self.grille.selectionModel().currentRowChanged.connect(self._suivre_la_ligne)

    # --- montrer -------------------------------------------------------------------------------

    def montrer_ordre_du_jour(self, principes: Sequence[PrincipeAuTableau], courant: int) -> None:
        """Montre où en sont tous les principes."""
        self.bandeau.montrer(principes, courant)

    def montrer(
        self,
        prise: PriseDePosition,
        mesures: tuple[TourMesure, ...],
        deplacement: Deplacement | None,
    ) -> None:
        """Montre ce principe ; `mesures` sont celles des tours clos, et d’eux seuls."""
        avant, self._prise = self._prise, prise
        if avant is None or avant.principe.id != prise.principe.id:
            self.clos.revenir_au_resultat()
            self._proposer_eclairage(prise)
        elif bool(avant.tours) != bool(prise.tours):
            self._proposer_eclairage(prise)
        self.entete.montrer(prise)
        self._montrer_eclairage()
        moment = self.moment()
        self.sans_participant.setVisible(moment == "vide")
        self.a_ouvrir.setVisible(moment == "a_ouvrir")
        self.ouvert.setVisible(moment == "ouvert")
        self.clos.setVisible(moment == "clos")
        if moment == "a_ouvrir":
            self.a_ouvrir.montrer(prise)
        elif moment == "ouvert":
            self.clos.taire()
            self.ouvert.montrer(prise.info.echelle, dire_avant(mesures))
        elif moment == "clos":
            self.clos.montrer(prise, mesures, deplacement)
        self._placer_grille()

    def montrer_feuille(
        self, feuille: Feuille, lignes: Sequence[LignePosition], *, lecture_seule: bool
    ) -> None:
        """Montre toutes les lignes d’un tour."""
        if self._prise is None:
            return
        self.grille.montrer(self._prise.info.echelle, [_en_ligne(ligne) for ligne in lignes])
        self.grille.definir_lecture_seule(lecture_seule)
        self.ouvert.compter(feuille.compte())

    def remplacer_lignes(self, feuille: Feuille, lignes: Sequence[LignePosition]) -> None:
        """Montre ce qui a changé, et rien d’autre."""
        for ligne in lignes:
            self.grille.remplacer_ligne(_en_ligne(ligne))
        self.ouvert.compter(feuille.compte())

    # --- demander ------------------------------------------------------------------------------

    def tour(self) -> TourLu | None:
        """Le tour qu’on regarde : le dernier."""
        return self._prise.tours[-1] if self._prise and self._prise.tours else None

    def moment(self) -> Moment:
        """Où en est le principe."""
        tour = self.tour()
        if tour is not None:
            return "clos" if tour.clos else "ouvert"
        return "a_ouvrir" if self._prise and self._prise.inscrits else "vide"

    def montre_grille(self) -> bool:
        """Vrai si les positions sont à l’écran."""
        moment = self.moment()
        return moment == "ouvert" or (moment == "clos" and self.clos.montre_positions())

    def remonter(self) -> None:
        """Un autre principe se lit depuis le haut."""
        self.verticalScrollBar().setValue(0)

    def mener(self) -> None:
        """Mène le clavier à ce qui suit : la grille, ou le bouton principal."""
        boutons = {
            "vide": self.sans_participant.bouton,
            "a_ouvrir": self.a_ouvrir.bouton,
            "clos": self.clos.bouton_suite,
        }
        cible = self.grille if self.montre_grille() else boutons[self.moment()]
        cible.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- l’éclairage, la grille, la place ------------------------------------------------------

    def _proposer_eclairage(self, prise: PriseDePosition) -> None:
        """L’enjeu se lit avant le premier tour ; ensuite la place est à la grille."""
        self.entete.enjeu.setChecked(not prise.tours)
        self.entete.formulations.setChecked(False)

    def _montrer_eclairage(self) -> None:
        if self._prise is not None:
            self.eclairage.montrer(
                self._prise.principe,
                enjeu=self.entete.enjeu.isChecked(),
                formulations=self.entete.formulations.isChecked(),
            )

    def _montrer_grille(self) -> None:
        self._placer_grille()
        if self.montre_grille():
            self.grille_demandee.emit()

    def _placer_grille(self) -> None:
        """La hauteur libre va à la grille ; sans elle, au bas de la page."""
        self.grille.setVisible(self.montre_grille())
        self.disposition.setStretchFactor(self._bas, 0 if self.montre_grille() else 1)

    def _suivre_la_ligne(self) -> None:
        """En grand texte, la page défile : la ligne en cours y reste en vue."""
        if self.verticalScrollBar().maximum() > 0 and self.grille.isVisible():
            # Une fois que la grille a elle-même défilé.
            QTimer.singleShot(0, self, self._montrer_la_ligne)

    def _montrer_la_ligne(self) -> None:
        cadre = self.grille.visualRect(self.grille.currentIndex())
        if cadre.isValid():
            fond = self.grille.viewport().mapToGlobal(cadre.bottomLeft())
            y = self.bandeau.mapFromGlobal(fond).y() + self.bandeau.y()
            self.ensureVisible(0, y, 0, cadre.height())

    def changeEvent(self, evenement: QEvent) -> None:
        """La hauteur gardée à la grille suit la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "grille"):
            self._ajuster()

    def _ajuster(self) -> None:
        """Trois lignes et l’en-tête au moins ; au-delà, la page défile."""
        self.grille.setMinimumHeight(theme_courant().px(38) * 3 + theme_courant().px(30))


def _en_ligne(ligne: LignePosition) -> LigneGrille:
    return LigneGrille(
        participant_id=ligne.participant_id,
        numero=nommer(ligne),
        college=ligne.college,
        reponse=ligne.reponse,
        motif=ligne.motif,
        avant=ligne.avant,
    )
