"""Projeter, et enchaîner l’atelier à la touche Page suivante."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from charte_studio.interface.demonstration.mains import CTRL, Mains
from charte_studio.interface.widgets.barre_haut import BarreHaut
from charte_studio.socle.erreurs import Refus

PAS_MAXIMUM: Final = 40


class Salle:
    """Ce que voit la salle, mené de la console. `vues` : les scènes, dans l’ordre."""

    def __init__(self, mains: Mains) -> None:
        self._mains = mains
        self.vues: list[str] = []

    @property
    def scene(self) -> str:
        """La scène que voit la salle."""
        return self._mains.console.animation.regie.prepare.demande.scene

    @property
    def principe(self) -> int | None:
        """Le principe dont parle la scène."""
        return self._mains.console.animation.regie.prepare.demande.principe_id

    def projeter(self) -> None:
        """Sur l’écran de la salle s’il y en a un ; sinon dans une fenêtre, par le menu."""
        mains, projecteur = self._mains, self._mains.console.animation.projecteur
        if projecteur.plusieurs_ecrans():
            mains.taper(Qt.Key.Key_F5)
        else:
            barre = mains.console.findChild(BarreHaut)
            assert isinstance(barre, BarreHaut)
            mains.repondre(
                lambda: mains.presser(mains.bouton("Menu", barre)),
                mains.choisir_au_menu("Projeter dans une fenêtre"),
            )
        if not projecteur.projette:
            raise Refus("La projection ne s’est pas ouverte.")
        mains.reprendre_la_fenetre()
        self.vues.append(self.scene)

    def avancer(self) -> None:
        """Page suivante : la page d’après, ou la scène d’après et son geste."""
        avant = (self.scene, self.principe)
        self._mains.taper(Qt.Key.Key_PageDown)
        self._mains.respirer()
        if (self.scene, self.principe) != avant:
            self.vues.append(self.scene)

    def mener(self, *scenes: str, principe: int | None = None) -> None:
        """Page suivante jusqu’à l’une de ces scènes, de ce principe si on le dit."""
        for _ in range(PAS_MAXIMUM):
            if self.scene in scenes and principe in (None, self.principe):
                return
            self.avancer()
        raise Refus(
            f"Page suivante ne mène pas à « {scenes[0]} » : la salle voit « {self.scene} », et la "
            f"console dit « {self._mains.console.notice_montree()} » »."
        )

    def arreter(self) -> None:
        """Cesse de projeter."""
        self._mains.taper(Qt.Key.Key_F5, CTRL)
        self._mains.reprendre_la_fenetre()
