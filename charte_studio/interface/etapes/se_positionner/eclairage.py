"""Ce qui éclaire l’affirmation sans l’imposer : l’enjeu, et les formulations possibles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from charte_studio.atelier.lectures.preparer import FormulationLue, PrincipeLu
from charte_studio.domaine.vocabulaire import libelle_niveau
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.html import blocs_en_html
from charte_studio.redaction.markdown import lire_blocs

_MISE_EN_GARDE = (
    "Pour se représenter l’article possible. La salle se positionne sur l’affirmation\u202f; la "
    "formulation se choisit à l’étape Décider."
)


class Eclairage(Carte):
    """L’enjeu, puis une formulation à la fois. S’efface quand rien n’est demandé."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(nature="creux", parent=parent)
        self._formulations: tuple[FormulationLue, ...] = ()
        self._enjeu = Texte("", riche=True)
        self._choix = QWidget()
        self._flot = DispositionFlot(self._choix, ecart=4)
        self._groupe = QButtonGroup(self)
        self._texte = Texte("", riche=True)
        self._garde = Texte(_MISE_EN_GARDE, "petit")

        regle = hauteur_selon_largeur()
        self._choix.setSizePolicy(regle)
        self._choix.setAccessibleName("Niveau d’exigence")
        self.disposition.setSpacing(8)
        for vue in (self._enjeu, self._choix, self._texte, self._garde):
            self.disposition.addWidget(vue)
        self.setAccessibleName("Pour éclairer l’affirmation")

    def montrer(self, principe: PrincipeLu, *, enjeu: bool, formulations: bool) -> None:
        """Montre ce qu’on demande de ce principe."""
        enjeu = enjeu and bool(principe.enjeu)
        formulations = formulations and bool(principe.formulations)
        if principe.formulations != self._formulations:
            self._rebatir(principe.formulations)
        self._enjeu.setText(_en_html(principe.enjeu))
        self._enjeu.setVisible(enjeu)
        for vue in (self._choix, self._texte, self._garde):
            vue.setVisible(formulations)
        self.setVisible(enjeu or formulations)

    def _rebatir(self, formulations: tuple[FormulationLue, ...]) -> None:
        for bouton in self._groupe.buttons():
            self._groupe.removeButton(bouton)
        self._flot.vider()
        self._formulations = formulations
        for rang, formulation in enumerate(formulations):
            bouton = Bouton(libelle_niveau(formulation.niveau), role="filtre")
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            bouton.toggled.connect(partial(self._choisir, rang))
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            self._flot.addWidget(bouton)
        if formulations:
            milieu = next((r for r, f in enumerate(formulations) if f.niveau == "equilibree"), 0)
            self._groupe.buttons()[milieu].setChecked(True)

    def _choisir(self, rang: int, coche: bool) -> None:
        if coche:
            self._texte.setText(_en_html(self._formulations[rang].texte))


def _en_html(texte: str) -> str:
    return blocs_en_html(lire_blocs(texte), niveau_titre=None)
