"""Le bulletin : l’énoncé, une réponse à choisir, à changer si l’on veut, à confirmer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS, SANS_AVIS, Echelle
from charte_studio.interface.isoloir.bouton_degre import BoutonDegre
from charte_studio.interface.isoloir.cadre import EcranIsoloir
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_RIEN = "Choisissez une réponse\u00a0: une touche, ou un clic."
_EN_COLONNE = 5
"""Au-delà, les réponses se rangent sur deux colonnes."""


class BulletinVue(EcranIsoloir):
    """Émet `confirme(degre)`. `vider` n’en laisse rien, ni à l’écran ni en mémoire."""

    confirme = Signal(str)
    renonce = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cles: list[str] = []
        self._choix: str | None = None
        self._qui = Texte("", "entete")
        self._enonce = Texte("", "titre")
        self._groupe = QButtonGroup(self)
        self._reponses = QWidget()
        self._grille = QGridLayout(self._reponses)
        self.boutons: dict[str, BoutonDegre] = {}
        self._dit = Texte(_RIEN, "grand")
        self.confirmer = Bouton("Confirmer mon vote", raccourci="Return", role="principal")
        self.renoncer = Bouton("Renoncer", raccourci="Esc", role="discret")

        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setSpacing(8)
        self.confirmer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.renoncer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pied = Rangee(seuil=480, ecart=12)
        pied.ajouter(self._dit, 1)
        pied.ajouter(self.renoncer)
        pied.ajouter(self.confirmer)
        self.corps.setSpacing(12)
        for vue in (self._qui, self._enonce, self._reponses, pied):
            self.corps.addWidget(vue)

        self.confirmer.clicked.connect(self.valider)
        self.renoncer.clicked.connect(self.renonce)

    def montrer(self, qui: str, enonce: str, echelle: Echelle) -> None:
        """Montre un bulletin vierge."""
        self.vider()
        self._qui.setText(qui)
        self._enonce.setText(enonce)
        self._cles = [SANS_AVIS, *(degre.cle for degre in echelle.degres)]
        nombre = len(echelle.degres)
        for rang, degre in enumerate(echelle.degres):
            self._ajouter(degre.cle, BoutonDegre(degre.libelle, rang, nombre))
        self._ajouter(SANS_AVIS, BoutonDegre(LIBELLE_SANS_AVIS, None, nombre))
        colonnes = 1 if nombre <= _EN_COLONNE else 2
        par_colonne = -(-len(self.boutons) // colonnes)
        for place, bouton in enumerate(self.boutons.values()):
            self._grille.addWidget(bouton, place % par_colonne, place // par_colonne)
        self.remonter()

    def _ajouter(self, cle: str, bouton: BoutonDegre) -> None:
        self.boutons[cle] = bouton
        self._groupe.addButton(bouton)
        bouton.clicked.connect(partial(self.choisir, cle))

    def vider(self) -> None:
        """Oublie la réponse et défait les boutons : rien ne s’en relit."""
        self._choix = None
        self._qui.clear()
        self._enonce.clear()
        self._dit.setText(_RIEN)
        self.confirmer.setEnabled(False)
        for bouton in self.boutons.values():
            self._groupe.removeButton(bouton)
            self._grille.removeWidget(bouton)
            bouton.hide()
            bouton.deleteLater()
        self.boutons = {}

    def choisir(self, cle: str, _coche: bool = False) -> None:
        """Choisit cette réponse, ou en change."""
        self._choix = cle
        self.boutons[cle].setChecked(True)
        choisie = f"{self.boutons[cle].signe()}, {self.boutons[cle].text()}"
        self._dit.setText(f"Votre réponse\u00a0: {choisie}. Vous pouvez encore en changer.")
        self.confirmer.setEnabled(True)
        self.devoiler(self.boutons[cle])
        self.devoiler(self.confirmer)

    def choisir_par_chiffre(self, chiffre: int) -> None:
        """1 à 9 : un degré ; 0 : sans avis. Un chiffre hors de l’échelle ne fait rien."""
        if chiffre < len(self._cles):
            self.choisir(self._cles[chiffre])

    def valider(self) -> None:
        """Confirme la réponse choisie ; sans réponse, rappelle qu’il en faut une."""
        if self._choix is not None:
            self.confirme.emit(self._choix)
        else:
            self._dit.setText(_RIEN)
