"""La fiche d’un sujet ou d’un axe : ses mots, sa place, les paroles qui le fondent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.synthese import GENRES, SujetLu
from charte_studio.interface.etapes.rediger.controles.paroles import ListeParoles
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes


class FicheSujet(QWidget):
    """`recrire(cle, titre, texte)` porte ce qu’on vient d’écrire pour la ligne `cle`."""

    recrire = Signal(str, str, str)
    monter = Signal()
    descendre = Signal()
    retirer = Signal()
    choisir_paroles = Signal()
    retirer_parole = Signal(str)
    voir = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._genre = Texte("", "petit_fort")
        self.titre = ChampTexte("Titre")
        self.texte = TexteDeLignes("Texte", lignes=3, lignes_max=14)
        self.bouton_monter = Bouton("Monter", icone="monter", icone_seule=True)
        self.bouton_descendre = Bouton("Descendre", icone="descendre", icone_seule=True)
        self.bouton_retirer = Bouton("Retirer")
        self._paroles_dites = Texte("", "petit_fort")
        self.paroles = ListeParoles()
        self.bouton_paroles = Bouton("Choisir les paroles…")

        self._assembler()

        self.titre.texte_pose.connect(lambda _texte: self._dire(str(self.titre.cle)))
        self.texte.texte_pose.connect(lambda _texte: self._dire(str(self.texte.cle)))
        self.bouton_monter.clicked.connect(self.monter)
        self.bouton_descendre.clicked.connect(self.descendre)
        self.bouton_retirer.clicked.connect(self.retirer)
        self.bouton_paroles.clicked.connect(self.choisir_paroles)
        self.paroles.retirer.connect(self.retirer_parole)
        self.paroles.voir.connect(self.voir)

    def _assembler(self) -> None:
        actions = QWidget()
        flot = DispositionFlot(actions, ecart=8)
        for bouton in (
            self.bouton_paroles, self.bouton_monter, self.bouton_descendre, self.bouton_retirer,
        ):  # fmt: skip
            flot.addWidget(bouton)
        self.texte.setObjectName("texte_sujet")
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        for vue in (self._genre, self.titre, self.texte, actions, self._paroles_dites):
            colonne.addWidget(vue)
        colonne.addWidget(self.paroles)
        colonne.addStretch(1)

    def montrer(
        self, sujet: SujetLu, cle: str, *, rang: int, combien: int, modifiable: bool
    ) -> None:
        """Montre une ligne ; `rang` est sa place parmi les `combien` du même genre."""
        self._genre.setText(f"{GENRES[sujet.genre]} {rang + 1} sur {combien}")
        self.titre.montrer(sujet.titre, cle)
        self.texte.montrer(sujet.texte, cle)
        self.titre.setReadOnly(not modifiable)
        self.texte.setReadOnly(not modifiable)
        self.bouton_monter.setEnabled(modifiable and rang > 0)
        self.bouton_descendre.setEnabled(modifiable and rang < combien - 1)
        for bouton in (self.bouton_retirer, self.bouton_paroles):
            bouton.setEnabled(modifiable)
        nombre = len(sujet.paroles)
        self._paroles_dites.setText(
            "Aucune parole ne l’illustre."
            if not nombre
            else f"Mot pour mot, sans nom\u00a0({nombre})"
        )
        self.paroles.montrer(sujet.paroles, retirables=modifiable)

    def poser(self) -> None:
        """Rend durable ce qui s’écrit."""
        self.titre.poser()
        self.texte.poser()

    def _dire(self, cle: str) -> None:
        self.recrire.emit(cle, self.titre.text(), self.texte.texte())
