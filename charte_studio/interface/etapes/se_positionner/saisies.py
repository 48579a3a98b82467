"""Ce que l’on saisit dans un tour ouvert devient des gestes : positions, mains, bulletins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.gestes.se_positionner import (
    compter_mains,
    deposer_bulletin,
    effacer_position,
    enregistrer_position,
    noter_motif,
    noter_presents,
)
from charte_studio.atelier.lectures.recueil import lire_mains, lire_votants
from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.se_positionner.vue_principe import VuePrincipe
from charte_studio.interface.isoloir import Isoloir
from charte_studio.socle.erreurs import Empechement


class Saisies(QObject):
    """Écrit ce que demandent la grille, le compteur et l’isoloir."""

    isoloir_quitte = Signal()

    def __init__(self, contexte: Contexte, vue: VuePrincipe, parent: QWidget) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._atelier = contexte.atelier
        self._vue = vue
        self._page = parent
        self.en_cours = False
        """Vrai pendant un geste de la page : elle n’a pas à y ramener la ligne."""
        self.isoloir: Isoloir | None = None

        vue.grille.position_donnee.connect(self._donner)
        vue.grille.position_effacee.connect(self._effacer)
        vue.grille.motif_donne.connect(self._motiver)
        vue.mains.mains_comptees.connect(self._compter)
        vue.mains.presents_notes.connect(self._noter_presents)

    # --- les positions -------------------------------------------------------------------------

    @Slot(int, str)
    def _donner(self, participant_id: int, degre: str) -> None:
        self.ecrire(enregistrer_position, participant_id, degre=degre)

    @Slot(int)
    def _effacer(self, participant_id: int) -> None:
        self.ecrire(effacer_position, participant_id)

    @Slot(int, str)
    def _motiver(self, participant_id: int, motif: str) -> None:
        self.ecrire(noter_motif, participant_id, motif=motif)

    def ecrire(self, geste: Callable[..., None], participant_id: int, **valeurs: str) -> bool:
        """Fait un geste sur la position d’un participant ; faux s’il est refusé."""
        tour = self._vue.tour()
        if tour is None:
            return False
        return self._faire(
            partial(geste, self._atelier, tour_id=tour.id, participant_id=participant_id, **valeurs)
        )

    def _faire(self, geste: Callable[[], None]) -> bool:
        self.en_cours = True
        try:
            return self._contexte.reussi(geste)
        finally:
            self.en_cours = False

    # --- les mains levées ----------------------------------------------------------------------

    @Slot(object, str, int)
    def _compter(self, college_id: int | None, degre: str, nombre: int) -> None:
        tour = self._vue.tour()
        if tour is None or tour.clos:
            return
        geste = partial(
            compter_mains, self._atelier, tour_id=tour.id, college_id=college_id, degre=degre,
            nombre=nombre,
        )  # fmt: skip
        if not self._faire(geste):
            self.relire_mains()

    @Slot(object)
    def _noter_presents(self, presents: dict[str, int]) -> None:
        tour = self._vue.tour()
        if tour is None or tour.clos:
            return
        if not self._faire(partial(noter_presents, self._atelier, tour.id, presents)):
            self.relire_mains()

    def relire_mains(self) -> None:
        """Montre ce qui est enregistré."""
        tour = self._vue.tour()
        if tour is not None:
            fige = tour.clos or self._atelier.lecture_seule
            lignes = lire_mains(self._atelier.connexion, tour)
            self._vue.montrer_mains(lignes, lecture_seule=fige)

    # --- le vote secret ------------------------------------------------------------------------

    def relire_votants(self) -> None:
        """Montre qui a voté, sur la page et dans l’isoloir."""
        tour = self._vue.tour()
        if tour is None:
            return
        votants = lire_votants(self._atelier.connexion, tour)
        self._vue.montrer_votants(votants)
        if self.isoloir is not None:
            self.isoloir.montrer_votants(votants)

    def ouvrir_isoloir(self, prise: PriseDePosition, participant_id: int | None) -> None:
        """Passe le poste : l’isoloir couvre tout l’écran, et rien d’autre ne répond."""
        if prise.tour_ouvert is None or self.isoloir is not None or self._atelier.lecture_seule:
            return
        self.isoloir = Isoloir(self._deposer, self._page)
        self.isoloir.quitte.connect(self._quitter)
        self.isoloir.preparer(prise.principe.titre, prise.objet.texte, prise.echelle)
        self.relire_votants()
        self.isoloir.attendre()
        if participant_id is not None:
            self.isoloir.appeler(participant_id)
        self.isoloir.showFullScreen()
        self.isoloir.activateWindow()

    def _deposer(self, participant_id: int, degre: str) -> str:
        tour = self._vue.tour()
        if tour is None:
            return "Ce vote n’est plus ouvert."
        try:
            deposer_bulletin(
                self._atelier, tour_id=tour.id, participant_id=participant_id, degre=degre
            )
        except Empechement as empechement:
            return str(empechement)
        return ""

    @Slot()
    def _quitter(self) -> None:
        if self.isoloir is not None:
            isoloir, self.isoloir = self.isoloir, None
            isoloir.deleteLater()
        self.isoloir_quitte.emit()
