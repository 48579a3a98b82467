"""Une recherche et des pastilles, ou une liste à l’étroit : ce que le mur garde."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from charte_studio.interface.etapes.explorer.cartes import TOUS
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
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
        self.liste = Choix("Ne montrer que", self._libelles)
        self._groupe = QButtonGroup(self)
        self._pastilles = QWidget()
        flot = DispositionFlot(self._pastilles, ecart=6, ecart_lignes=6)
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
        suivre_la_largeur(self._pastilles)
        disposition.addWidget(self.recherche, 2, Qt.AlignmentFlag.AlignTop)
        disposition.addWidget(self._pastilles, 5, Qt.AlignmentFlag.AlignVCenter)
        disposition.addWidget(self.liste, 2, Qt.AlignmentFlag.AlignTop)
        self.liste.hide()

        self.recherche.textChanged.connect(lambda _texte: self.change.emit())
        self._groupe.buttonClicked.connect(self._sur_pastille)
        self.liste.change.connect(self._sur_liste)

    def serrer(self, oui: bool) -> None:
        """À l’étroit, les pastilles prendraient trois lignes : une liste les remplace."""
        self._pastilles.setVisible(not oui)
        self.liste.setVisible(oui)

    def _sur_pastille(self) -> None:
        self.liste.montrer(self.filtre())
        self.change.emit()

    def _sur_liste(self, cle: str) -> None:
        self.liste.poser()
        self.boutons[cle].setChecked(True)
        self.change.emit()

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
        self.liste.montrer(TOUS)
        self.recherche.clear()
        self.change.emit()

    def compter(self, comptes: Mapping[str, int]) -> None:
        """Met les compteurs à jour ; le total est la somme."""
        nombres = {TOUS: sum(comptes.values()), **comptes}
        for rang, (cle, bouton) in enumerate(self.boutons.items()):
            texte = f"{self._libelles[cle]} {nombres.get(cle, 0)}"
            bouton.setText(texte)
            bouton.updateGeometry()
            self.liste.setItemText(rang, texte)
