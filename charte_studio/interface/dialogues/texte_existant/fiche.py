"""Les mentions du modèle : son titre, son cadre, sa forme."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.domaine.vocabulaire import CADRES, FORMES
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_FORME_PRUDENTE: Final = "guide"
"""Sans portée obligatoire : la forme qui n’engage à rien tant qu’on n’a pas choisi."""


class Fiche(Rangee):
    """Trois champs côte à côte."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(seuil=620, ecart=16, parent=parent)
        self.titre = ChampTexte("Titre de la charte")
        self.cadre = Choix("Cadre", CADRES)
        self.forme = Choix("Forme visée", FORMES)

        self.ajouter(_nomme("Titre de la charte", self.titre), 5)
        self.ajouter(_nomme("Cadre", self.cadre), 3)
        self.ajouter(_nomme("Forme visée", self.forme), 3)

    def montrer(self, titre: str, cadre: str) -> None:
        """Propose un titre et un cadre ; la forme est la plus prudente."""
        self.titre.setText(titre)
        self.titre.setCursorPosition(0)
        self.cadre.setCurrentIndex(self.cadre.findData(cadre))
        self.forme.setCurrentIndex(self.forme.findData(_FORME_PRUDENTE))

    def titre_saisi(self) -> str:
        """Le titre, sans blancs en trop."""
        return " ".join(self.titre.text().split())


def _nomme(nom: str, champ: QWidget) -> QWidget:
    groupe = QWidget()
    disposition = QVBoxLayout(groupe)
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.setSpacing(2)
    etiquette = Texte(nom, "entete")
    etiquette.setBuddy(champ)
    disposition.addWidget(etiquette)
    disposition.addWidget(champ)
    return groupe
