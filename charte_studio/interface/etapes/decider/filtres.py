"""Les filtres du tableau, leurs compteurs, et l’ordre des lignes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.domaine.vocabulaire import ISSUES
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur

TOUS, A_TRANCHER, OBJECTIONS, A_REVOIR = "tous", "a-trancher", "objections", "a-revoir"
ATELIER, PARTAGE, FAVORABLE = "atelier", "partage", "favorable"
DEBAT, VIFS, ISSUE = "debat", "vifs", "issue"

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
    A_REVOIR: (
        "À revoir",
        "Les principes tranchés dont la suggestion a changé, ou dont un tour est rouvert",
        lambda ligne: ligne.a_revoir,
    ),
}
_ORDRES: Final = {
    ATELIER: "Ordre de l’atelier",
    PARTAGE: "Du plus partagé au plus clivé",
    FAVORABLE: "Du plus au moins favorable",
    DEBAT: "Ce que le débat a le plus changé",
    VIFS: "Objections d’abord",
    ISSUE: "Par issue",
}


def trier(lignes: Sequence[LigneDecision], ordre: str) -> tuple[LigneDecision, ...]:
    """Dans cet ordre ; ce qui ne se mesure pas, ou ne se montre pas, finit la liste."""
    cles: dict[str, Callable[[LigneDecision], float]] = {
        PARTAGE: lambda ligne: _decroissant(ligne, lambda mesure: mesure.mesures.consensus),
        FAVORABLE: lambda ligne: _decroissant(ligne, lambda mesure: mesure.mesures.part_favorable),
        DEBAT: _par_deplacement,
        VIFS: lambda ligne: -ligne.objections_vives,
        ISSUE: _par_issue,
    }
    return tuple(sorted(lignes, key=cles[ordre])) if ordre in cles else tuple(lignes)


def _decroissant(ligne: LigneDecision, lire: Callable[[TourMesure], float | None]) -> float:
    # Trier sur ce qui se tait le dirait à moitié.
    if ligne.mesure is None or ligne.mesure.masque:
        return 1.0
    valeur = lire(ligne.mesure)
    return 1.0 if valeur is None else -valeur


def _par_deplacement(ligne: LigneDecision) -> float:
    """L’écart de part favorable entre les deux derniers tours clos, le plus grand d’abord."""
    parts = [
        tour.mesures.part_favorable
        for tour in (ligne.avant, ligne.mesure)
        if tour is not None and not tour.masque and tour.mesures.part_favorable is not None
    ]
    return -abs(parts[1] - parts[0]) if len(parts) == 2 else 1.0


def _par_issue(ligne: LigneDecision) -> float:
    return tuple(ISSUES).index(ligne.decision.issue) if ligne.decision else len(ISSUES)


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

        suivre_la_largeur(self)
        for cle, bouton in self._boutons.items():
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bouton.setToolTip(_FILTRES[cle][1])
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
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
            nombre = sum(map(garde, lignes))
            bouton.setText(f"{libelle} {nombre}")
            # Rien à revoir est l’ordinaire : le bouton ne paraît que s’il sert.
            bouton.setVisible(cle != A_REVOIR or nombre > 0 or bouton.isChecked())
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
