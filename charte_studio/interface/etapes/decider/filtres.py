"""Les filtres du tableau, leurs compteurs, et l’ordre des lignes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot

TOUS, A_TRANCHER, OBJECTIONS = "tous", "a-trancher", "objections"
ATELIER, PARTAGE = "atelier", "partage"

_FILTRES: Final[dict[str, tuple[str, str, Callable[[LigneDecision], bool]]]] = {
    TOUS: ("Tous", "Tous les principes à l’ordre du jour", lambda _ligne: True),
    A_TRANCHER: (
        "À trancher",
        "Les principes qui attendent une décision",
        lambda ligne: ligne.decision is None,
    ),
    OBJECTIONS: (
        "Objections",
        "Les principes dont une objection est ouverte ou maintenue",
        lambda ligne: ligne.objections_vives > 0,
    ),
}
_ORDRES: Final = {ATELIER: "Ordre de l’atelier", PARTAGE: "Du plus partagé au plus clivé"}


def trier(lignes: Sequence[LigneDecision], ordre: str) -> tuple[LigneDecision, ...]:
    """Dans l’ordre de l’atelier, ou par consensus décroissant ; ce qui ne se mesure pas finit."""
    if ordre == ATELIER:
        return tuple(lignes)

    def cle(ligne: LigneDecision) -> float:
        consensus = ligne.mesure.mesures.consensus if ligne.mesure else None
        return 1.0 if consensus is None else -consensus

    return tuple(sorted(lignes, key=cle))


class Filtres(QWidget):
    """Des pastilles qu’on choisit l’une après l’autre, puis l’ordre."""

    change = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ordre = ATELIER
        self._boutons = {cle: Bouton(_FILTRES[cle][0], role="filtre") for cle in _FILTRES}
        self._groupe = QButtonGroup(self)
        self._tri = Bouton("", role="filtre")
        self._menu = QMenu(self)
        self._actions = self._remplir_menu()
        flot = DispositionFlot(self, ecart=8, ecart_lignes=6)

        regle = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        regle.setHeightForWidth(True)
        self.setSizePolicy(regle)
        for cle, bouton in self._boutons.items():
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bouton.setToolTip(_FILTRES[cle][1])
            self._groupe.addButton(bouton)
            flot.addWidget(bouton)
        self._tri.setCheckable(False)
        flot.addWidget(self._tri)
        self._boutons[TOUS].setChecked(True)
        self._dire_ordre()

        self._groupe.buttonClicked.connect(lambda _bouton: self.change.emit())
        self._tri.clicked.connect(self._ouvrir_menu)

    def filtre(self) -> str:
        """La clé du filtre choisi."""
        return next(cle for cle, bouton in self._boutons.items() if bouton.isChecked())

    def ordre(self) -> str:
        """La clé de l’ordre choisi."""
        return self._ordre

    def choisir_filtre(self, cle: str) -> None:
        """Choisit un filtre. Lève `KeyError` s’il est inconnu."""
        self._boutons[cle].setChecked(True)
        self.change.emit()

    def choisir_ordre(self, cle: str) -> None:
        """Choisit un ordre. Lève `KeyError` s’il est inconnu."""
        self._actions[cle].setChecked(True)
        self._ordre = cle
        self._dire_ordre()
        self.change.emit()

    def compter(self, lignes: Sequence[LigneDecision]) -> None:
        """Met les compteurs à jour."""
        for cle, bouton in self._boutons.items():
            libelle, _aide, garde = _FILTRES[cle]
            bouton.setText(f"{libelle} {sum(map(garde, lignes))}")
            bouton.updateGeometry()

    def appliquer(self, lignes: Sequence[LigneDecision]) -> tuple[LigneDecision, ...]:
        """Les lignes que le filtre garde, dans l’ordre choisi."""
        garde = _FILTRES[self.filtre()][2]
        return trier([ligne for ligne in lignes if garde(ligne)], self._ordre)

    def _remplir_menu(self) -> dict[str, QAction]:
        actions = {}
        groupe = QActionGroup(self)
        for cle, libelle in _ORDRES.items():
            action = self._menu.addAction(libelle)
            action.setCheckable(True)
            action.setChecked(cle == self._ordre)
            action.triggered.connect(lambda _coche=False, cle=cle: self.choisir_ordre(cle))
            groupe.addAction(action)
            actions[cle] = action
        return actions

    def _dire_ordre(self) -> None:
        self._tri.setText(f"{_ORDRES[self._ordre]} ▾")
        self._tri.setAccessibleName(f"Ordre\u00a0: {_ORDRES[self._ordre]}")
        self._tri.updateGeometry()

    def _ouvrir_menu(self) -> None:
        self._menu.popup(self._tri.mapToGlobal(self._tri.rect().bottomLeft()))
