"""Mener les tours : ouvrir, clore, faire voter, ressaisir, essayer, puis passer à la suite."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.presences import DialoguePresences
from charte_studio.interface.dialogues.ressaisie import DialogueRessaisie
from charte_studio.interface.dialogues.vote_essai import VoteEssai
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.etapes.modes import NOMS
from charte_studio.interface.etapes.se_positionner.saisies import Saisies
from charte_studio.interface.etapes.se_positionner.touches import (
    TOURS_D_ORDINAIRE,
    tours_proposes,
)
from charte_studio.interface.etapes.se_positionner.tours import Tours
from charte_studio.interface.etapes.se_positionner.vue_principe import VuePrincipe
from charte_studio.interface.widgets.menu import derouler_menu


class Conduite(QObject):
    """Relie les boutons d’un tour à ses gestes, pour le principe montré."""

    fait = Signal()
    """Un geste a eu lieu, ou un dialogue s’est refermé : le clavier revient à la saisie."""
    a_reprendre = Signal()
    """La saisie reprend au premier participant sans réponse."""
    a_l_affirmation = Signal()
    """On revient du niveau d’exigence ou d’un amendement à l’affirmation."""

    def __init__(
        self,
        page: Etape,
        vue: VuePrincipe,
        saisies: Saisies,
        batir_l_essai: Callable[[Contexte], Etape],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._batir_l_essai = batir_l_essai
        self._contexte = page.contexte
        self._vue = vue
        self._saisies = saisies
        self._tours = Tours(page.contexte, page)
        self._prise: PriseDePosition | None = None

        vue.a_ouvrir.ouvrir.connect(self.avancer_tour)
        vue.a_ouvrir.essai.connect(self._essayer)
        vue.ouvert.clore.connect(self.avancer_tour)
        vue.ouvert.abandonner.connect(self._abandonner)
        vue.ouvert.presences.connect(self.noter_presences)
        vue.ouvert.bulletins.connect(self.ressaisir)
        vue.clos.suite.connect(self._suite)
        vue.clos.encore.connect(self._choisir_encore)
        vue.clos.rouvrir.connect(self._rouvrir)
        vue.urne.isoloir_demande.connect(self._ouvrir_isoloir)
        vue.urne.recommencer.connect(self._recommencer)

    def suivre(self, prise: PriseDePosition | None) -> None:
        """Dit quel principe est à l’écran."""
        self._prise = prise

    # --- les tours -----------------------------------------------------------------------------

    @Slot()
    def avancer_tour(self) -> None:
        """Ouvre le tour suivant, ou clôt celui qui est ouvert."""
        prise = self._prise
        if prise is None:
            return
        self._vue.mains.poser()
        ouvert = prise.tour_ouvert
        if ouvert is not None:
            self._vue.clos.revenir_au_resultat()
            fait = self._tours.clore(ouvert, prise.info.seuil)
        elif len(prise.tours) < tours_proposes(prise):
            fait = self._ouvrir(prise)
        else:
            fait = False
            self._contexte.notice.emit(
                "info",
                "Les tours proposés sont clos\u00a0: passez à la suite, ou demandez un tour de "
                "plus par son bouton.",
            )
        if fait:
            self.fait.emit()

    def _ouvrir(self, prise: PriseDePosition) -> bool:
        choix = self._vue.clos.mode if prise.tours else self._vue.a_ouvrir.mode
        return self._ouvrir_en(prise, choix.mode())

    def _ouvrir_en(self, prise: PriseDePosition, mode: str) -> bool:
        fait = self._tours.ouvrir(prise, mode)
        self.a_reprendre.emit()
        return fait

    @Slot()
    def _choisir_encore(self) -> None:
        """Un tour de plus que d’ordinaire : on en demande le mode."""
        bouton = self._vue.clos.bouton_encore
        entrees = [(nom, "", partial(self.ouvrir_encore, cle)) for cle, nom in NOMS.items()]
        derouler_menu(self._page, (entrees,), bouton.mapToGlobal(bouton.rect().bottomLeft()))

    def ouvrir_encore(self, mode: str) -> None:
        """Ouvre un tour de plus sur l’objet regardé."""
        if self._prise is not None and self._ouvrir_en(self._prise, mode):
            self.fait.emit()

    @Slot()
    def _rouvrir(self) -> None:
        tour = self._vue.tour()
        if tour is not None and self._tours.rouvrir(tour):
            self.fait.emit()

    @Slot()
    def _recommencer(self) -> None:
        tour = self._vue.tour()
        if tour is not None and self._tours.recommencer(tour):
            self.fait.emit()

    @Slot()
    def _abandonner(self) -> None:
        tour = self._vue.tour()
        if tour is not None and self._tours.abandonner(tour):
            self.fait.emit()

    @Slot()
    def _suite(self) -> None:
        """Le bouton principal d’un tour clos : le tour suivant, le principe suivant, ou Décider."""
        prise = self._prise
        if prise is not None and prise.objet.objet != "principe":
            self.a_l_affirmation.emit()
        elif prise is not None and len(prise.tours) < TOURS_D_ORDINAIRE:
            self.avancer_tour()
        elif not self._vue.bandeau.avancer(1):
            self._contexte.aller_a.emit("decider")

    @Slot()
    def changer_de_mode(self) -> None:
        """Le mode suivant, pour le tour à venir."""
        moment = self._vue.moment()
        if moment == "a_ouvrir":
            self._vue.a_ouvrir.mode.passer_au_suivant()
        elif moment == "clos" and self._vue.clos.mode.isVisible():
            self._vue.clos.mode.passer_au_suivant()

    # --- le vote secret, les présences, le papier, l’essai -------------------------------------

    @Slot()
    def voter(self) -> None:
        """Passe le poste, si un vote secret est ouvert."""
        if self._vue.saisie() is self._vue.urne:
            self._ouvrir_isoloir(None)

    @Slot(object)
    def _ouvrir_isoloir(self, participant_id: int | None) -> None:
        if self._prise is not None:
            self._saisies.ouvrir_isoloir(self._prise, participant_id)

    @Slot()
    def noter_presences(self) -> None:
        """Montre qui est là, et le change."""
        DialoguePresences.demander(self._page, self._contexte)
        self.fait.emit()

    @Slot()
    def ressaisir(self) -> None:
        """Ressaisit des bulletins papier dans le tour nominatif ouvert."""
        tour = self._vue.tour()
        if tour is None or tour.clos or self._vue.saisie() is not self._vue.grille:
            return
        DialogueRessaisie.demander(self._page, self._contexte, tour)
        self.a_reprendre.emit()
        self.fait.emit()

    @Slot()
    def _essayer(self) -> None:
        mode = self._vue.a_ouvrir.mode.mode()
        VoteEssai.demander(self._page, self._contexte, mode, self._batir_l_essai)
