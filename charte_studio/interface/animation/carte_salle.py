"""La carte « Ce que voit la salle » : la miniature, son état en toutes lettres, les commandes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.interface.animation.mots import EtatSalle, dire_etat, nommer
from charte_studio.interface.projection.regie import Regie
from charte_studio.interface.raccourcis import touche_de
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.miniature import Miniature
from charte_studio.interface.widgets.texte import Texte

_PROJETER: Final = {False: "Projeter", True: "Arrêter"}


class CarteSalle(Carte):
    """Ce que la salle a sous les yeux. Les boutons disent ce qu’on demande."""

    projeter = Signal()
    """Commencer, ou cesser si l’on projette."""
    noircir = Signal(bool)
    figer = Signal(bool)
    echanger = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Ce que voit la salle", parent=parent)
        self.etat = Texte("", "petit_fort")
        self.miniature = Miniature("Miniature de la projection")
        self._page = Texte("", "petit")
        self.bouton_projeter = Bouton("Projeter", raccourci=touche_de("projeter"), role="principal")
        self.bouton_noir = Bouton("Écran noir", raccourci=touche_de("ecran_noir"))
        self.bouton_figer = Bouton("Figer", raccourci=touche_de("figer"))
        self.bouton_echanger = Bouton("Échanger", raccourci=touche_de("echanger_ecrans"))

        self.etat.setObjectName("etat_salle")
        for bouton in (self.bouton_noir, self.bouton_figer):
            bouton.setCheckable(True)
        self.bouton_figer.setToolTip(
            "La salle garde cette image pendant que vous préparez la suite"
        )
        self.bouton_echanger.setToolTip("Échange l’écran de la salle et celui de la console")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=4, ecart_lignes=6)
        for bouton in (
            self.bouton_projeter, self.bouton_noir, self.bouton_figer, self.bouton_echanger,
        ):  # fmt: skip
            flot.addWidget(bouton)
        self.disposition.setSpacing(8)
        for widget in (self.etat, self.miniature, self._page, boutons):
            self.disposition.addWidget(widget)

        self.bouton_projeter.clicked.connect(self.projeter)
        self.bouton_noir.clicked.connect(self.noircir)
        self.bouton_figer.clicked.connect(self.figer)
        self.bouton_echanger.clicked.connect(self.echanger)

    def montrer(self, regie: Regie, etat: EtatSalle, *, projette: bool, echangeable: bool) -> None:
        """Montre ce que voit la salle et les commandes dans leur état."""
        salle = regie.salle
        nom = nommer(salle.demande, salle.scene)
        self.etat.setText(dire_etat(etat, nom))
        marquer(self.etat, salle=etat)
        self.miniature.montrer(
            regie.scene_vue,
            page=salle.page,
            minuteur=regie.minuteur,
            forme=regie.forme,
            voilee=etat in ("rien", "absente"),
        )
        self.miniature.setAccessibleDescription(f"{dire_etat(etat, nom)}.")
        self._page.setText(f"page {salle.page + 1} sur {salle.pages}" if salle.pages > 1 else "")
        self._page.setVisible(salle.pages > 1)
        self.bouton_projeter.setText(_PROJETER[projette])
        self.bouton_projeter.montrer_detail("" if projette else touche_de("projeter"))
        self.bouton_projeter.montrer_role("secondaire" if projette else "principal")
        for bouton, oui in ((self.bouton_noir, regie.noire), (self.bouton_figer, regie.figee)):
            bouton.setChecked(oui)
            # Comme dans la barre du haut : rien à éteindre ni à figer tant que rien ne se voit.
            bouton.setEnabled(projette or oui)
        self.bouton_echanger.setEnabled(echangeable)
