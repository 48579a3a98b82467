"""Choisir les paroles d’un sujet parmi tout ce qui s’est dit."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.synthese import Parole
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.interface.etapes.rediger.controles.delegue import ROLE_LIGNE
from charte_studio.interface.etapes.rediger.controles.liste import Ligne, ListeLignes
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.recherche import Recherche
from charte_studio.interface.widgets.texte import Texte

_HAUTEUR = 240


class ChoixParoles(QWidget):
    """Un clic, Entrée ou Espace choisit une parole. `choisies(list)` donne leurs clés."""

    choisies = Signal(list)
    renonce = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paroles: dict[str, Parole] = {}
        self._prises: list[str] = []
        self._titre = Texte("", "soustitre")
        self.recherche = Recherche("Chercher dans les paroles")
        self.liste = ListeLignes("Paroles", lignes=12, bascule=True)
        self._compte = Texte("", "petit")
        self.bouton = Bouton("Garder ces paroles", role="principal")
        self.bouton_renoncer = Bouton("Renoncer")

        actions = QWidget()
        flot = DispositionFlot(actions, ecart=8)
        flot.addWidget(self.bouton)
        flot.addWidget(self.bouton_renoncer)
        colonne = QVBoxLayout(self)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        for vue in (self._titre, self.recherche):
            colonne.addWidget(vue)
        colonne.addWidget(self.liste, 1)
        colonne.addWidget(self._compte)
        colonne.addWidget(actions)

        self.recherche.textChanged.connect(self._montrer)
        self.liste.itemClicked.connect(self._sur_clic)
        self.liste.entree.connect(self._sur_entree)
        self.bouton.clicked.connect(lambda: self.choisies.emit(self.cles()))
        self.bouton_renoncer.clicked.connect(self.renonce)

    def montrer(
        self, titre: str, paroles: Iterable[Parole], avant: Collection[str], autour: Collection[int]
    ) -> None:
        """Montre tout ; `avant` est choisi, les principes `autour` du sujet viennent d’abord."""
        self._prises = list(avant)
        ordre = sorted(paroles, key=lambda p: (p.cle not in avant, p.principe_id not in autour))
        self._paroles = {parole.cle: parole for parole in ordre}
        self._titre.setText(f"Paroles de «\u00a0{titre}\u00a0»")
        self.recherche.clear()
        self.liste.setMinimumHeight(theme_courant().px(_HAUTEUR))
        self._montrer()

    def cles(self) -> list[str]:
        """Les clés choisies : d’abord celles qui l’étaient, dans leur ordre."""
        return list(self._prises)

    def basculer(self, cle: str) -> None:
        """Prend ou rend une parole."""
        if cle in self._prises:
            self._prises.remove(cle)
        else:
            self._prises.append(cle)
        self._montrer()

    def _montrer(self) -> None:
        cherche = en_cle(self.recherche.text())
        lignes = [
            self._ligne(parole)
            for parole in self._paroles.values()
            if not cherche or cherche in en_cle(f"{parole.texte} {parole.principe}")
        ]
        self.liste.montrer(lignes, self.liste.cle())
        nombre = len(self._prises)
        self._compte.setText(accorder(nombre, "parole choisie", "paroles choisies"))

    def _ligne(self, parole: Parole) -> Ligne:
        prise = parole.cle in self._prises
        dits = [parole.nature, parole.principe, "à relire" if parole.a_relire else ""]
        return Ligne(
            parole.cle,
            f"«\u00a0{parole.texte}\u00a0»",
            " · ".join(dit for dit in dits if dit),
            "Choisie" if prise else "",
            "reussi",
        )

    def _sur_clic(self, element: QListWidgetItem) -> None:
        ligne = element.data(ROLE_LIGNE)
        if ligne is not None:
            self.basculer(ligne.cle)

    def _sur_entree(self) -> None:
        if cle := self.liste.cle():
            self.basculer(cle)
        self.liste.setFocus(Qt.FocusReason.OtherFocusReason)
