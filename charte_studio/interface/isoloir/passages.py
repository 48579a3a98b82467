"""Les deux écrans de passage : « À vous, P07 », et « Voté. Passez le poste »."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charte_studio.interface.isoloir.cadre import EcranIsoloir
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte


class _Passage(EcranIsoloir):
    """Une affiche, une phrase, des boutons."""

    def __init__(self, affiche: str, phrase: str, *boutons: Bouton) -> None:
        super().__init__()
        self._affiche = Texte(affiche, "affiche")
        texte = Texte(phrase, "grand")
        for mot in (self._affiche, texte):
            mot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.corps.addWidget(mot)
        rangee = Rangee(seuil=420, ecart=12)
        rangee.ajouter(QWidget(), 1)
        for bouton in boutons:
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            rangee.ajouter(bouton)
        rangee.ajouter(QWidget(), 1)
        self.corps.addWidget(rangee)


class Appel(_Passage):
    """La personne vérifie que c’est bien son tour, avant que rien ne s’affiche."""

    def __init__(self) -> None:
        self.oui = Bouton("C’est moi\u00a0: voter", raccourci="Return", role="principal")
        self.non = Bouton("Ce n’est pas moi", raccourci="Esc")
        super().__init__(
            "À vous",
            "Prenez le poste. Personne d’autre que vous ne doit voir l’écran\u202f; votre réponse "
            "ne pourra être ni relue ni reprise.",
            self.non,
            self.oui,
        )

    def appeler(self, qui: str) -> None:
        """« À vous, P07 »."""
        self._affiche.setText(f"À vous, {qui}")


class Vote(_Passage):
    """Le vote est dans l’urne ; plus rien n’en est à l’écran."""

    def __init__(self) -> None:
        self.suivant = Bouton("Personne suivante", raccourci="Return", role="principal")
        super().__init__(
            "Voté. Passez le poste.",
            "Votre bulletin est dans l’urne, sans votre nom, sans l’heure et sans ordre.",
            self.suivant,
        )
