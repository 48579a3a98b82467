"""La console de l’animation : barre du haut, rail des étapes, page courante, touches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QStackedWidget, QWidget

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.parcours import EtapeLue, lire_parcours
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.decider import Decider
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.etapes.transmettre import Transmettre
from charte_studio.interface.widgets.barre_haut import BarreHaut
from charte_studio.interface.widgets.barre_touches import BarreTouches
from charte_studio.interface.widgets.notice import Notice
from charte_studio.interface.widgets.rail import EtapeMontree, Rail

PAGES: Final[dict[str, Callable[[Contexte], Etape]]] = {
    "preparer": Preparer,
    "se_positionner": SePositionner,
    "decider": Decider,
    "rediger": Rediger,
    "transmettre": Transmettre,
}
TABLES_DU_PARCOURS: Final = frozenset({"principe", "participant", "tour", "decision", "article"})


class Console(QWidget):
    """Un atelier ouvert. Les pages sont bâties à la première visite."""

    menu = Signal(QPoint)
    titre_change = Signal()

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contexte = contexte
        self.info = lire_atelier(contexte.atelier.connexion)
        self._parcours: tuple[EtapeLue, ...] = ()
        self._pages: dict[str, Etape] = {}
        self._barre = BarreHaut()
        self._rail = Rail()
        self._pile = QStackedWidget()
        self._touches = BarreTouches()
        self._notice = Notice(self._pile)

        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setSpacing(0)
        grille.addWidget(self._barre, 0, 0, 1, 2)
        grille.addWidget(self._rail, 1, 0)
        grille.addWidget(self._pile, 1, 1)
        grille.addWidget(self._touches, 2, 0, 1, 2)
        grille.setRowStretch(1, 1)
        grille.setColumnStretch(1, 1)

        self._barre.annuler.connect(self.annuler)
        self._barre.refaire.connect(self.refaire)
        self._barre.menu.connect(self.menu)
        self._rail.choisie.connect(self.aller_a)
        contexte.changements.connect(self._suivre)
        contexte.notice.connect(self.montrer_notice)
        contexte.aller_a.connect(self.aller_a)
        self._poser_raccourcis()

        self._montrer_titre()
        self._montrer_parcours()
        self._montrer_etat()
        if contexte.atelier.lecture_seule:
            self.montrer_notice(
                "info",
                "Ce fichier est protégé : vous pouvez tout lire et exporter. Pour le modifier, "
                "enregistrez-en une copie (menu).",
            )

    def _poser_raccourcis(self) -> None:
        raccourcis: list[tuple[QKeySequence, Callable[[], object]]] = [
            (QKeySequence(QKeySequence.StandardKey.Undo), self.annuler),
            (QKeySequence("Ctrl+Shift+Z"), self.refaire),
            (QKeySequence("Ctrl+Y"), self.refaire),
        ]
        for rang, cle in enumerate(PAGES, start=1):
            raccourcis.append((QKeySequence(f"Ctrl+{rang}"), partial(self.aller_a, cle)))
        for sequence, faire in raccourcis:
            QShortcut(sequence, self).activated.connect(faire)

    @property
    def titre(self) -> str:
        """Le titre de l’atelier."""
        return self.info.titre

    # --- les pages -----------------------------------------------------------------------------

    @property
    def page(self) -> Etape | None:
        """La page montrée."""
        courante = self._pile.currentWidget()
        return courante if isinstance(courante, Etape) else None

    @Slot(str)
    def aller_a(self, cle: str) -> None:
        """Montre la page `cle`, après avoir rendu durable ce qui s’écrivait dans l’autre."""
        self.poser()
        if cle not in self._pages:
            self._pages[cle] = PAGES[cle](self.contexte)
            self._pile.addWidget(self._pages[cle])
        page = self._pages[cle]
        self._rail.choisir(cle)
        self._pile.setCurrentWidget(page)
        if not self._rail.isAncestorOf(QApplication.focusWidget() or self):
            page.prendre_le_clavier()
        self._touches.montrer((*page.touches, (("?",), "tous les raccourcis")))

    def poser(self) -> None:
        """Rend durable ce qui est en cours de frappe."""
        if self.page is not None:
            self.page.poser()

    # --- annuler, refaire ----------------------------------------------------------------------

    @Slot()
    def annuler(self) -> None:
        """Annule le dernier geste, s’il y en a un."""
        self.poser()
        if self.contexte.atelier.annulable is not None:
            self.contexte.essayer(self.contexte.atelier.annuler)

    @Slot()
    def refaire(self) -> None:
        """Refait le dernier geste annulé, s’il y en a un."""
        if self.contexte.atelier.refaisable is not None:
            self.contexte.essayer(self.contexte.atelier.refaire)

    # --- ce que la console montre --------------------------------------------------------------

    @Slot(str, str)
    def montrer_notice(self, nature: str, message: str) -> None:
        """Montre une notice par-dessus la page."""
        self._notice.montrer(message, nature)  # type: ignore[arg-type]

    def notice_montree(self) -> str:
        """Le message de la notice visible, vide s’il n’y en a pas."""
        return self._notice.message()

    @Slot(object)
    def _suivre(self, changements: Changements) -> None:
        if changements.touche("atelier"):
            self._montrer_titre()
        if changements.touche(*TABLES_DU_PARCOURS):
            self._montrer_parcours()
        self._montrer_etat()

    def _montrer_titre(self) -> None:
        self.info = lire_atelier(self.contexte.atelier.connexion)
        self._barre.montrer_titre(self.titre)
        self.titre_change.emit()

    def _montrer_parcours(self) -> None:
        self._parcours = lire_parcours(self.contexte.atelier.connexion)
        self._rail.montrer(
            [EtapeMontree(e.cle, e.titre, e.detail, e.faite) for e in self._parcours]
        )

    def resume(self) -> str:
        """Où en est l’atelier, en une ligne : la première étape qui n’est pas faite."""
        etape = next((e for e in self._parcours if not e.faite), self._parcours[-1])
        return f"{etape.titre} · {etape.detail}"

    def _montrer_etat(self) -> None:
        atelier = self.contexte.atelier
        if atelier.lecture_seule:
            self._barre.montrer_lecture_seule()
        elif atelier.dernier_enregistrement is not None:
            self._barre.montrer_enregistre(atelier.dernier_enregistrement)
        self._barre.montrer_annulation(atelier.annulable, atelier.refaisable)
