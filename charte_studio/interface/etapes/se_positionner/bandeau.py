"""L’ordre du jour en une ligne : un numéro par principe, et les deux sens de la marche."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.atelier.lectures.se_positionner import PrincipeAuTableau
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.etapes.se_positionner.numero_principe import NumeroPrincipe
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.touche import nom_de_touche


class BandeauPrincipes(QWidget):
    """Un numéro par principe, avec l’état de ses tours ; émet `principe_choisi(id)`."""

    principe_choisi = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._principes: tuple[PrincipeAuTableau, ...] = ()
        self._courant = 0
        self.numeros: list[NumeroPrincipe] = []
        self._liste = QWidget()
        self._flot = DispositionFlot(self._liste, ecart=4)
        self.precedent = _fleche("Principe précédent", "precedent", "PgUp")
        self.suivant = _fleche("Principe suivant", "suivant", "PgDown")

        self._liste.setSizePolicy(hauteur_selon_largeur())
        self._liste.setAccessibleName("Principes à l’ordre du jour")
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(4)
        disposition.addWidget(self.precedent, 0, Qt.AlignmentFlag.AlignTop)
        disposition.addWidget(self._liste)
        disposition.addWidget(self.suivant, 0, Qt.AlignmentFlag.AlignTop)
        disposition.addStretch(1)

        self.precedent.clicked.connect(partial(self.avancer, -1))
        self.suivant.clicked.connect(partial(self.avancer, 1))

    def montrer(self, principes: Sequence[PrincipeAuTableau], courant: int) -> None:
        """Montre ces principes, celui-ci étant à l’écran ; les numéros déjà là servent encore."""
        self._principes, self._courant = tuple(principes), courant
        while len(self.numeros) < len(principes):
            self._ajouter_numero()
        while len(self.numeros) > len(principes):
            numero = self.numeros.pop()
            self._flot.removeWidget(numero)
            numero.hide()
            numero.deleteLater()
        for rang, (numero, principe) in enumerate(zip(self.numeros, principes, strict=True)):
            numero.montrer(rang + 1, principe)
            if principe.id == courant:
                numero.setChecked(True)
        rang = self._rang()
        self.precedent.setEnabled(rang > 0)
        self.suivant.setEnabled(rang < len(self._principes) - 1)

    def laisser_page_suivante(self, a_la_salle: bool) -> None:
        """Pendant qu’on projette, l’infobulle des flèches ne promet plus leur touche."""
        for fleche, touche in ((self.precedent, "PgUp"), (self.suivant, "PgDown")):
            nom = fleche.text()
            dite = "" if a_la_salle else f" ({nom_de_touche(touche)})"
            fleche.setToolTip(f"{nom}{dite}")

    def avancer(self, pas: int, _coche: bool = False) -> bool:
        """Demande le principe suivant ou précédent ; rend faux s’il n’y en a pas."""
        vers = self._rang() + pas
        if not 0 <= vers < len(self._principes):
            return False
        self.principe_choisi.emit(self._principes[vers].id)
        return True

    def _rang(self) -> int:
        ids = [principe.id for principe in self._principes]
        return ids.index(self._courant) if self._courant in ids else 0

    def _ajouter_numero(self) -> None:
        numero = NumeroPrincipe()
        numero.toggled.connect(partial(self._sur_coche, len(self.numeros)))
        self.numeros.append(numero)
        self._flot.addWidget(numero)

    def _sur_coche(self, rang: int, coche: bool) -> None:
        if coche and self._principes[rang].id != self._courant:
            self.principe_choisi.emit(self._principes[rang].id)


def _fleche(nom: str, icone: str, touche: str) -> Bouton:
    fleche = Bouton(nom, icone=icone, icone_seule=True, raccourci=touche)
    fleche.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return fleche
