"""Ce qu’on voit quand il n’y a rien à décider, et par où continuer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.interface.etapes.decider import filtres
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide


class Vides(QWidget):
    """Un état vide à la fois, chacun avec le bouton qui en fait sortir."""

    aller_a = Signal(str)
    tout_montrer = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        preparer = Bouton("Choisir des principes", role="principal")
        positionner = Bouton("Se positionner", role="principal", icone="suivant")
        rediger = Bouton("Rédiger la charte", role="principal", icone="suivant")
        tous = Bouton("Montrer tous les principes")
        tous_revus = Bouton("Montrer tous les principes")
        self._etats = {
            "ordre-du-jour": EtatVide(
                "Aucun principe à l’ordre du jour",
                "Choisissez à l’étape Préparer ce que la salle va débattre.",
                preparer,
            ),
            "positions": EtatVide(
                "La salle ne s’est pas encore positionnée",
                "Décider commence quand un premier tour est clos\u00a0: chaque principe montre "
                "alors ses positions, ce que suggère la règle annoncée, et attend votre décision.",
                positionner,
            ),
            filtres.A_TRANCHER: EtatVide(
                "Tout est tranché",
                "Chaque principe a son issue. Vous pouvez encore en changer, ou passer au texte.",
                rediger,
            ),
            filtres.OBJECTIONS: EtatVide(
                "Aucune objection en attente",
                "Aucun principe ne porte d’objection ouverte ou maintenue.",
                tous,
            ),
            filtres.A_REVOIR: EtatVide(
                "Rien à revoir",
                "Chaque décision répond encore à ce que la salle a dit.",
                tous_revus,
            ),
        }
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        for etat in self._etats.values():
            disposition.addWidget(etat)
            etat.hide()
        disposition.addStretch(1)

        preparer.clicked.connect(lambda: self.aller_a.emit("preparer"))
        positionner.clicked.connect(lambda: self.aller_a.emit("se_positionner"))
        rediger.clicked.connect(lambda: self.aller_a.emit("rediger"))
        tous.clicked.connect(self.tout_montrer)
        tous_revus.clicked.connect(self.tout_montrer)

    def montrer(
        self, lignes: Sequence[LigneDecision], montrees: Sequence[LigneDecision], filtre: str
    ) -> bool:
        """Montre l’état qui convient, et rend vrai s’il y en a un."""
        if not lignes:
            cle = "ordre-du-jour"
        elif not any(ligne.mesure for ligne in lignes):
            cle = "positions"
        else:
            cle = "" if montrees else filtre
        for nom, etat in self._etats.items():
            etat.setVisible(nom == cle)
        self.setVisible(bool(cle))
        return bool(cle)
