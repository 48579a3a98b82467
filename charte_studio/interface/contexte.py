"""Ce qu’une page reçoit : l’atelier ouvert, de quoi dire un refus, de quoi travailler à côté."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.changements import Changements
from charte_studio.interface.orthographe import Orthographe, orthographe_du_poste
from charte_studio.interface.poste import Poste
from charte_studio.interface.taches import Taches
from charte_studio.socle.erreurs import EnnuiEnvironnement, Refus

T = TypeVar("T")


class Contexte(QObject):
    """Le lien entre les pages d’un atelier ouvert et le reste de la fenêtre."""

    changements = Signal(object)
    """Émis avec les `Changements` de chaque geste durable."""
    notice = Signal(str, str)
    """Rôle (`info`, `reussite`, `refus`, `ennui`) et texte."""
    aller_a = Signal(str)
    """Une page demande à passer à une autre étape."""
    aller_au_principe = Signal(str, int)
    """La même demande, pour y montrer un principe."""

    def __init__(
        self,
        atelier: AtelierOuvert,
        taches: Taches,
        parent: QObject,
        *,
        orthographe: Orthographe | None = None,
    ) -> None:
        super().__init__(parent)
        self.atelier = atelier
        self.taches = taches
        self.orthographe = orthographe
        """`None` sans dictionnaire français sur ce poste."""
        self._desabonner = atelier.abonner(self._annoncer)

    def essayer(self, geste: Callable[[], T]) -> T | None:
        """Fait un geste ; un refus ou un ennui devient une notice, et l’on rend `None`."""
        try:
            return geste()
        except Refus as refus:
            self.notice.emit("refus", str(refus))
        except EnnuiEnvironnement as ennui:
            self.notice.emit("ennui", str(ennui))
        return None

    def reussi(self, geste: Callable[[], object]) -> bool:
        """Fait un geste et dit s’il a abouti."""

        def faire() -> bool:
            geste()
            return True

        return self.essayer(faire) is not None

    def fermer(self) -> None:
        """Cesse d’écouter l’atelier, une fois fini ce qui se lit à côté."""
        self._desabonner()
        self.taches.attendre()

    def _annoncer(self, changements: Changements) -> None:
        self.changements.emit(changements)


def contexte_du_poste(
    atelier: AtelierOuvert, taches: Taches, poste: Poste, parent: QObject
) -> Contexte:
    """Ce que la fenêtre donne aux pages, avec ce que ce poste sait faire."""
    orthographe = orthographe_du_poste(poste, taches, parent)
    return Contexte(atelier, taches, parent, orthographe=orthographe)
