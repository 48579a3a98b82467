"""Ce que toutes les pages d’étape ont en commun : relire quand on est concerné, et seulement."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from charte_studio.atelier.changements import Changements
from charte_studio.interface.contexte import Contexte

Touches = tuple[tuple[tuple[str, ...], str], ...]
"""Ce que montre la barre du bas : des touches, puis ce qu’elles font."""
CALME_MS: Final = 400
"""Sans changement pendant ce temps, une page cachée peut relire d’avance : personne n’attend."""


class Etape(QWidget):
    """Une page. Cachée, elle se note périmée ; montrée, elle relit ce qui a changé.

    Celle où la projection mène relit d’avance, au calme : la salle regarde pendant qu’on y va.
    """

    touches_changees = Signal()
    """La barre du bas est à relire : la page en est à un autre moment."""
    tables: ClassVar[frozenset[str]] = frozenset()
    """Les tables dont le changement concerne la page."""
    relit_d_avance: ClassVar[bool] = False
    """Vrai pour une page dont la lecture est courte et où l’on arrive en projetant."""
    touches: Touches = ()
    """Ce que montre la barre du bas ; une page peut le préciser à l’usage."""
    autres_touches: Touches = ()
    """Celles que la barre n’a pas la place de montrer : l’aide les donne à la suite."""

    def __init__(self, contexte: Contexte) -> None:
        super().__init__()
        self.contexte = contexte
        self.atelier = contexte.atelier
        self._perimee = True
        self._deja_montree = False
        self._vise: int | None = None
        """Le principe que la page montrera en relisant."""
        self._calme = QTimer(self)
        self._calme.setSingleShot(True)
        self._calme.setInterval(CALME_MS)
        self._calme.timeout.connect(self._relire_d_avance)
        contexte.changements.connect(self.recevoir)

    def relire(self) -> None:
        """Relit et montre tout ce que la page montre ; chaque page dit comment."""

    def suivre(self, changements: Changements) -> None:  # noqa: ARG002
        """Tient compte de changements qui concernent la page visible ; par défaut, relit."""
        self.relire()

    def poser(self) -> None:
        """Rend durable ce qui est en cours de frappe. Appelé en quittant la page."""

    def aller_au_principe(self, principe_id: int) -> None:
        """Montre ce principe ; une page qui n’en montre aucun à part n’en fait rien."""

    def viser(self, principe_id: int) -> None:
        """La page va se montrer sur ce principe : si elle doit relire, que ce soit celui-là, et
        pas d’abord un autre. `aller_au_principe` suit toujours."""
        if self._perimee and not self.isVisible():
            self._vise = principe_id

    def laisser_page_suivante(self, a_la_salle: bool) -> None:
        """Vrai pendant qu’on projette : Page suivante y mène la salle. Une page qui l’annonce pour
        elle-même cesse alors de le faire."""

    def principe_montre(self) -> int | None:
        """Le principe que la page montre à part, s’il y en a un."""
        return None

    def prendre_le_clavier(self) -> None:
        """Met le clavier au premier contrôle de la page, s’il n’y est pas déjà."""
        if self.isAncestorOf(QApplication.focusWidget() or self):
            return
        # Pas par `nextInFocusChain` : PySide ferait de chaque widget l’enfant du précédent, et
        # l’emporterait avec lui.
        if any(
            vue.focusPolicy() & Qt.FocusPolicy.TabFocus
            and vue.isEnabled()
            and vue.isVisibleTo(self)
            for vue in self.findChildren(QWidget)
        ):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextPrevChild(True)

    @Slot(object)
    def recevoir(self, changements: Changements) -> None:
        """Décide si la page est concernée."""
        if not any(ligne.table in self.tables for ligne in changements.lignes):
            return
        if self.isVisible():
            self.suivre(changements)
        else:
            self._perimee = True
            if self.relit_d_avance and self._deja_montree:
                self._calme.start()

    @Slot()
    def _relire_d_avance(self) -> None:
        if self._perimee and not self.isVisible() and self.atelier.ouvert:
            self._perimee = False
            self.relire()

    def showEvent(self, event: QShowEvent) -> None:
        self._deja_montree = True
        if self._perimee:
            self._perimee = False
            self.relire()
        self._vise = None
        super().showEvent(event)
