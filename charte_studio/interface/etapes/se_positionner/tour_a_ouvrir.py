"""Avant le premier tour : ce qu’on dit à la salle, l’échelle, le mode, le bouton qui ouvre."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import MODES_A_OUVRIR
from charte_studio.interface.etapes.se_positionner.choix_mode import ChoixMode
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.texte import Texte

_TITRES: Final = {
    "principe": "Premier tour, avant le débat",
    "niveau": "Le niveau d’exigence",
    "amendement": "L’amendement mis aux voix",
}
_CONSIGNES: Final = {
    "principe": "Lisez l’affirmation à voix haute, laissez une minute de silence, puis ouvrez le "
    "tour. Chaque personne répond\u202f; rien ne se montre avant la clôture.",
    "niveau": "Lisez les formulations à voix haute, de la plus exigeante à la plus souple. Chaque "
    "personne choisit celle qu’elle veut voir dans la charte.",
    "amendement": "Lisez le texte d’origine puis l’amendement. Chaque personne dit si elle veut "
    "ce texte-ci.",
}


class TourAOuvrir(Carte):
    """La consigne, la légende, le mode, le bouton principal ; le vote d’essai à côté."""

    ouvrir = Signal()
    essai = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_TITRES["principe"], parent=parent)
        self._consigne = Texte("")
        self._legende = LegendeEchelle()
        self._qui = Texte("", "petit")
        self.mode = ChoixMode()
        self.bouton = Bouton("Ouvrir le premier tour", raccourci="R", role="principal")
        self.bouton_essai = Bouton("Vote d’essai…", role="discret")

        actions = QWidget()
        flot = DispositionFlot(actions, ecart=8)
        for bouton in (self.bouton, self.bouton_essai):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flot.addWidget(bouton)
        actions.setSizePolicy(hauteur_selon_largeur())
        self.bouton_essai.setToolTip(
            "Une question pour rire, dans le mode choisi, puis effacée devant la salle"
        )
        self.disposition.setSpacing(10)
        for vue in (self._consigne, self._legende, self._qui, self.mode, actions):
            self.disposition.addWidget(vue)

        self.bouton.clicked.connect(self.ouvrir)
        self.bouton_essai.clicked.connect(self.essai)

    def sans_essai(self) -> None:
        """Dans un vote d’essai, on n’en propose pas un autre."""
        self.bouton_essai.hide()

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre l’échelle, qui est attendu, et le mode proposé."""
        objet = prise.objet
        self.montrer_titre(_TITRES[objet.objet])
        self._consigne.setText(_CONSIGNES[objet.objet])
        self._legende.montrer(prise.echelle)
        presents = accorder(prise.inscrits, "personne attendue", "personnes attendues")
        qui = presents if prise.inscrits else "personne n’est inscrit"
        self._qui.setText(f"{prise.echelle.nom}, ou sans avis (0) · {qui}")
        possibles = MODES_A_OUVRIR if prise.inscrits else ("main-levee",)
        pour = (prise.principe.id, objet.objet, objet.amendement_id, prise.mode_propose)
        self.mode.proposer(pour, prise.mode_propose, possibles)
        texte = "Ouvrir le premier tour" if objet.objet == "principe" else "Ouvrir le vote"
        self.bouton.setText(texte)
        bloque = prise.ouvert_ailleurs
        self.bouton.setEnabled(bloque is None)
        self.bouton.setToolTip(
            f"Un tour est ouvert\u00a0: {bloque.libelle}. Fermez-le d’abord." if bloque else ""
        )
