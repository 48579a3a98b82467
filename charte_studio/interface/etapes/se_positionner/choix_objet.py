"""Sur quoi la salle répond : l’affirmation, le niveau d’exigence, un amendement."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from charte_studio.atelier.lectures.se_positionner import ObjetLu, PriseDePosition
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot


class ChoixObjet(QWidget):
    """Un bouton par objet ; rien à voir tant que le principe n’en a qu’un.

    Émet `choisi(objet, amendement_id)`. La touche N passe au suivant.
    """

    choisi = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._montres: tuple[ObjetLu, ...] = ()
        self._groupe = QButtonGroup(self)
        self._flot = DispositionFlot(self, ecart=4)
        self.boutons: list[Bouton] = []

        self.setSizePolicy(hauteur_selon_largeur())
        self.setAccessibleName("Ce sur quoi la salle se positionne")
        self._groupe.idClicked.connect(self._choisir)

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre l’affirmation, le niveau, et les amendements mis aux voix."""
        self._montres = tuple(
            o for o in prise.objets if o.objet != "amendement" or o.tours or o == prise.objet
        )
        while len(self.boutons) < len(self._montres):
            bouton = Bouton("", role="filtre")
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._groupe.addButton(bouton, len(self.boutons))
            bouton.setAutoExclusive(True)
            self.boutons.append(bouton)
            self._flot.addWidget(bouton)
        for rang, bouton in enumerate(self.boutons):
            bouton.setVisible(rang < len(self._montres))
            if rang < len(self._montres):
                objet = self._montres[rang]
                bouton.setText(_nommer(objet))
                bouton.setChecked(objet == prise.objet)
        self.setVisible(len(self._montres) > 1)

    def passer_au_suivant(self) -> None:
        """Demande l’objet d’après."""
        coche = self._groupe.checkedId()
        if len(self._montres) > 1:
            self._choisir((coche + 1) % len(self._montres))

    def _choisir(self, rang: int) -> None:
        objet = self._montres[rang]
        self.choisi.emit(objet.objet, objet.amendement_id)


def _nommer(objet: ObjetLu) -> str:
    if objet.ouvert:
        return f"{objet.libelle} · ouvert"
    return f"{objet.libelle} · clos" if objet.tours and objet.objet != "principe" else objet.libelle
