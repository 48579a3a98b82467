"""La régie : ce que voit la salle, ce qui se prépare, l’écran noir et l’image figée."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot

from charte_studio.atelier.lectures.projection import Demande, Minuteur, Scene, lire_scene
from charte_studio.atelier.lectures.projection.scenes import SceneNoire
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.projection.minuterie import Minuterie
from charte_studio.interface.projection.rendu import compter_pages
from charte_studio.interface.projection.vue import VueProjetee

RELECTURE_MS: Final = 60
"""Une rafale de réponses ne fait relire la scène qu’une fois."""
FORME: Final = QSize(1920, 1080)
"""L’écran que l’on suppose tant que rien n’est projeté."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Une scène, sa page, et la demande dont elle vient."""

    demande: Demande
    scene: Scene
    page: int = 0
    pages: int = 1


class Regie(QObject):
    """Tient le plan de la salle et celui que l’on prépare ; ils ne diffèrent que figés.

    La vue projetée ne reçoit rien que par ici, et rien d’autre que des scènes.
    """

    change = Signal()
    """Ce que voit la salle, ou ce qui se prépare, n’est plus le même."""

    def __init__(
        self,
        contexte: Contexte,
        vue: VueProjetee,
        minuterie: Minuterie,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._atelier = contexte.atelier
        self._vue = vue
        self._minuterie = minuterie
        self._forme = FORME
        self._figee = False
        self._noire = False
        self._prepare = self._lire(Demande("accueil"))
        self._salle = self._prepare
        self._relecture = QTimer(self)

        self._relecture.setSingleShot(True)
        self._relecture.setInterval(RELECTURE_MS)

        contexte.changements.connect(self._relecture_bientot)
        self._relecture.timeout.connect(self.relire)
        minuterie.change.connect(self._montrer_le_temps)
        self._envoyer()

    # --- ce qu’on peut demander ------------------------------------------------------------------

    @property
    def salle(self) -> Plan:
        """Le plan de la salle, écran noir non compris."""
        return self._salle

    @property
    def prepare(self) -> Plan:
        """Le plan que l’on prépare ; celui de la salle, sauf figée."""
        return self._prepare

    @property
    def figee(self) -> bool:
        """Vrai si la salle garde son image pendant que l’on prépare."""
        return self._figee

    @property
    def noire(self) -> bool:
        """Vrai si la salle voit un écran noir."""
        return self._noire

    @property
    def scene_vue(self) -> Scene:
        """La scène que voit la salle, écran noir compris."""
        return SceneNoire() if self._noire else self._salle.scene

    @property
    def minuteur(self) -> Minuteur | None:
        """Le temps que voit la salle."""
        return None if self._noire else self._minuterie.projete

    @property
    def forme(self) -> QSize:
        """La taille de l’écran de la salle, ou celle que l’on suppose."""
        return self._forme

    # --- ce qu’on lui dit ------------------------------------------------------------------------

    def montrer(self, demande: Demande, *, derniere_page: bool = False) -> None:
        """Montre cette scène, à sa première page ou à sa dernière ; figée, la prépare."""
        plan = self._lire(demande)
        self._poser(_a_la_page(plan, plan.pages - 1) if derniere_page else plan)

    def tourner(self, pas: int) -> bool:
        """Avance (+1) ou recule (−1) d’une page dans la scène ; faux s’il n’y en a pas."""
        page = self._prepare.page + pas
        if not 0 <= page < self._prepare.pages:
            return False
        self._poser(_a_la_page(self._prepare, page))
        return True

    @Slot(bool)
    def figer(self, oui: bool) -> None:
        """Fige l’image de la salle, ou lui montre ce que l’on a préparé."""
        if oui != self._figee:
            self._figee = oui
            self._poser(self._prepare)

    @Slot(bool)
    def noircir(self, oui: bool) -> None:
        """Éteint la salle, ou rallume ce qu’elle voyait."""
        if oui != self._noire:
            self._noire = oui
            self._envoyer()
            self.change.emit()

    def prendre_la_forme(self, taille: QSize) -> None:
        """L’écran de la salle a cette taille : les pages se comptent de nouveau."""
        if taille != self._forme and not taille.isEmpty():
            self._forme = QSize(taille)
            if self._figee:
                self._salle = self._repaginer(self._salle)
            self._poser(self._repaginer(self._prepare))

    @Slot()
    def relire(self) -> None:
        """Relit la scène préparée ; celle d’une salle figée ne bouge pas."""
        self._relecture.stop()
        if not self._atelier.ouvert:
            return
        plan = self._lire(self._prepare.demande)
        if plan.scene != self._prepare.scene:
            self._poser(_a_la_page(plan, min(self._prepare.page, plan.pages - 1)))

    def arreter(self) -> None:
        """Cesse de relire : l’atelier se ferme."""
        self._relecture.stop()
        self._minuterie.change.disconnect(self._montrer_le_temps)

    # --- le travail ------------------------------------------------------------------------------

    @Slot()
    def _relecture_bientot(self) -> None:
        if not self._relecture.isActive():
            self._relecture.start()

    @Slot()
    def _montrer_le_temps(self) -> None:
        self._vue.montrer_minuteur(self.minuteur)
        self.change.emit()

    def _lire(self, demande: Demande) -> Plan:
        scene = lire_scene(self._atelier.connexion, demande)
        return Plan(demande, scene, 0, compter_pages(scene, self._forme))

    def _repaginer(self, plan: Plan) -> Plan:
        pages = compter_pages(plan.scene, self._forme)
        return Plan(plan.demande, plan.scene, min(plan.page, pages - 1), pages)

    def _poser(self, plan: Plan) -> None:
        self._prepare = plan
        if not self._figee:
            self._salle = plan
        self._envoyer()
        self.change.emit()

    def _envoyer(self) -> None:
        self._vue.montrer(self.scene_vue)
        if not self._noire:
            self._vue.aller_a_la_page(self._salle.page)
        self._vue.montrer_minuteur(self.minuteur)


def _a_la_page(plan: Plan, page: int) -> Plan:
    return Plan(plan.demande, plan.scene, page, plan.pages)
