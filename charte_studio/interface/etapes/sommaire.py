"""Le sommaire d’une page : ses volets, et pour chacun ce qui est fait ou ce qui manque."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QVBoxLayout, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, marquer, theme_courant
from charte_studio.interface.widgets.bouton_compose import BoutonCompose
from charte_studio.interface.widgets.texte import Texte

EtatVolet = Literal["fait", "manque", "neutre"]
_MARQUES = {"fait": "✓ ", "manque": "", "neutre": ""}
_LARGEUR_VOLET = 120


@dataclass(frozen=True, slots=True)
class VoletLu:
    """Ce qu’un volet dit de lui-même."""

    detail: str
    etat: EtatVolet


class _Volet(BoutonCompose):
    """Un volet : son titre, et une ligne qui dit où il en est."""

    def __init__(self, titre: str) -> None:
        super().__init__("section")
        self._nom = titre
        self._lu = VoletLu("", "neutre")
        self._serre = False
        self._titre = Texte(titre, "fort")
        self._detail = Texte("")

        self.setCheckable(True)
        self.setAutoExclusive(True)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(14, 8, 14, 8)
        disposition.setSpacing(1)
        disposition.addWidget(self._titre)
        disposition.addWidget(self._detail)
        disposition.addStretch(1)
        self.finir()

    def montrer(self, lu: VoletLu) -> None:
        """Dit où en est le volet."""
        self._lu = lu
        self._dire()

    def serrer(self, oui: bool) -> None:
        """Ne montre que le titre ; le détail passe dans l’infobulle."""
        self._serre = oui
        self._dire()

    def _dire(self) -> None:
        marque = _MARQUES[self._lu.etat]
        self._titre.setText(marque + self._nom if self._serre else self._nom)
        self._detail.setText(marque + self._lu.detail)
        self._detail.setVisible(not self._serre)
        marquer(self._detail, etat=self._lu.etat)
        self.setToolTip(self._lu.detail if self._serre else "")
        self.setAccessibleName(f"{self._nom}, {self._lu.detail}")


class Sommaire(QWidget):
    """Les volets côte à côte, ou sur deux lignes quand le texte est grand. Émet `choisi(cle)`."""

    choisi = Signal(str)

    def __init__(self, titres: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._volets = {cle: _Volet(titre) for cle, titre in titres.items()}
        self._groupe = QButtonGroup(self)
        self._grille = QGridLayout(self)
        self._par_ligne = 0

        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setSpacing(8)
        for volet in self._volets.values():
            self._groupe.addButton(volet)
        self._ranger()

        for cle, volet in self._volets.items():
            volet.clicked.connect(lambda _coche=False, cle=cle: self.choisi.emit(cle))

    def montrer(self, lus: Mapping[str, VoletLu]) -> None:
        """Dit où en est chaque volet."""
        for cle, lu in lus.items():
            self._volets[cle].montrer(lu)

    def serrer(self, oui: bool) -> None:
        """Ne garde que les titres, quand la hauteur manque."""
        for volet in self._volets.values():
            volet.serrer(oui)

    def choisir(self, cle: str) -> None:
        """Marque le volet ouvert, sans rien émettre."""
        self._volets[cle].setChecked(True)
        for autre, volet in self._volets.items():
            # Tab mène au volet ouvert, les flèches aux autres.
            politique = Qt.FocusPolicy
            volet.setFocusPolicy(politique.StrongFocus if autre == cle else politique.ClickFocus)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Tous de front, ou trois, ou deux par ligne."""
        super().resizeEvent(evenement)
        self._ranger()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte en décide aussi."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ranger()

    def _ranger(self) -> None:
        place = self.width() // theme_courant().px(_LARGEUR_VOLET)
        par_ligne = len(self._volets) if place >= len(self._volets) else 3 if place >= 3 else 2
        if par_ligne == self._par_ligne:
            return
        self._par_ligne = par_ligne
        for rang, volet in enumerate(self._volets.values()):
            self._grille.addWidget(volet, rang // par_ligne, rang % par_ligne)
        for colonne in range(len(self._volets)):
            self._grille.setColumnStretch(colonne, 1 if colonne < par_ligne else 0)
