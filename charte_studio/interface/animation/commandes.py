"""Les commandes de la barre du haut : ce que voit la salle, l’écran noir, projeter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.interface.animation.mots import EtatSalle, dire_etat, dire_etat_court
from charte_studio.interface.raccourcis import touche_de
from charte_studio.interface.theme import marquer, theme_courant
from charte_studio.interface.widgets.bouton import Bouton

LARGEUR_SERREE: Final = 1100
"""En deçà (à taille de texte normale), il ne reste que le témoin, qui ouvre le panneau."""


class CommandesSalle(QWidget):
    """Le témoin dit toujours ce que voit la salle, par un mot et une couleur."""

    panneau = Signal()
    noircir = Signal(bool)
    projeter = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.temoin = Bouton("", raccourci=touche_de("panneau_animation"), icone="projeter")
        self.noir = Bouton("Écran noir", raccourci=touche_de("ecran_noir"))
        self.bouton_projeter = Bouton("Projeter", raccourci=touche_de("projeter"), role="principal")
        disposition = QHBoxLayout(self)

        self.temoin.setObjectName("temoin_salle")
        self.temoin.setCheckable(True)
        self.noir.setCheckable(True)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        for bouton in (self.temoin, self.noir, self.bouton_projeter):
            disposition.addWidget(bouton)

        self.temoin.clicked.connect(self.panneau)
        self.noir.clicked.connect(self.noircir)
        self.bouton_projeter.clicked.connect(self.projeter)

    def montrer(self, etat: EtatSalle, nom: str, *, noire: bool, projette: bool) -> None:
        """L’état de la salle, et les commandes qui vont avec."""
        self.temoin.setText(dire_etat_court(etat))
        self.temoin.setToolTip(f"{dire_etat(etat, nom)}. Ouvrir ou fermer le panneau d’animation")
        marquer(self.temoin, salle=etat)
        self.noir.setChecked(noire)
        self.noir.setEnabled(projette)
        self.bouton_projeter.setText("Arrêter" if projette else "Projeter")
        self.bouton_projeter.montrer_detail("" if projette else touche_de("projeter"))
        self.bouton_projeter.montrer_role("secondaire" if projette else "principal")

    def montrer_panneau_ouvert(self, oui: bool) -> None:
        """Le témoin est enfoncé quand le panneau est ouvert."""
        self.temoin.setChecked(oui)

    def serrer(self, largeur: int) -> None:
        """Se réduit au témoin quand la fenêtre est étroite pour la taille du texte."""
        entier = largeur >= theme_courant().px(LARGEUR_SERREE)
        self.noir.setVisible(entier)
        self.bouton_projeter.setVisible(entier)
