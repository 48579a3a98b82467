"""Une recherche et des pastilles : ce que le mur garde."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from charte_studio.interface.etapes.explorer.cartes import TOUS
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.recherche import Recherche


class Filtres(QWidget):
    """Émet `change` ; `filtre()` et `mots()` disent quoi garder."""

    change = Signal()

    def __init__(
        self, recherche: str, libelles: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._libelles = {TOUS: "Tout", **libelles}
        self.recherche = Recherche(recherche)
        self.boutons = {cle: Bouton(mot, role="filtre") for cle, mot in self._libelles.items()}
        self._groupe = QButtonGroup(self)
        pastilles = QWidget()
        flot = DispositionFlot(pastilles, ecart=6, ecart_lignes=6)
        disposition = QHBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        for bouton in self.boutons.values():
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._groupe.addButton(bouton)
            # Le groupe suffit au clic ; le lecteur d’écran, lui, ne regarde que ceci.
            bouton.setAutoExclusive(True)
            flot.addWidget(bouton)
        self.boutons[TOUS].setChecked(True)
        regle = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        regle.setHeightForWidth(True)
        pastilles.setSizePolicy(regle)
        disposition.addWidget(self.recherche, 2, Qt.AlignmentFlag.AlignTop)
        disposition.addWidget(pastilles, 5, Qt.AlignmentFlag.AlignVCenter)

        self.recherche.textChanged.connect(lambda _texte: self.change.emit())
        self._groupe.buttonClicked.connect(lambda _bouton: self.change.emit())

    def filtre(self) -> str:
        """La clé choisie."""
        return next(cle for cle, bouton in self.boutons.items() if bouton.isChecked())

    def mots(self) -> str:
        """Les mots cherchés."""
        return self.recherche.text()

    def actifs(self) -> bool:
        """Vrai si quelque chose est caché."""
        return self.filtre() != TOUS or bool(self.mots().strip())

    def effacer(self) -> None:
        """Remontre tout."""
        self.boutons[TOUS].setChecked(True)
        self.recherche.clear()
        self.change.emit()

    def compter(self, comptes: Mapping[str, int]) -> None:
        """Met les compteurs à jour ; le total est la somme."""
        nombres = {TOUS: sum(comptes.values()), **comptes}
        for cle, bouton in self.boutons.items():
            bouton.setText(f"{self._libelles[cle]} {nombres.get(cle, 0)}")
            bouton.updateGeometry()
