"""Choisir un modèle de charte : une carte par modèle livré, et un fichier à soi."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.carte_modele import CarteModele
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import Modele, lire_modele
from charte_studio.socle.erreurs import Refus


class ChoixModele(QWidget):
    """Deux colonnes de cartes ; les flèches passent de l’une à l’autre."""

    change = Signal()
    """Un autre modèle est choisi."""
    ouvert = Signal(object)
    """La carte du modèle que l’on vient d’ouvrir : à faire venir sous les yeux."""

    def __init__(self, modeles: Sequence[Modele], dossier: Path) -> None:
        super().__init__()
        self._dossier = dossier
        self._groupe = QButtonGroup(self)
        self._grille = QGridLayout()
        self.cartes: list[CarteModele] = []
        self.autre = Bouton("Un autre modèle…", role="lien")
        self._refus = Carte(nature="alerte")
        self._raison = Texte("")

        tete = QHBoxLayout()
        tete.addWidget(Texte("Le cadre et son modèle de charte", "entete"), 1)
        tete.addWidget(self.autre)
        self._refus.disposition.addWidget(self._raison)
        self._refus.hide()
        self._grille.setSpacing(8)
        self._grille.setColumnStretch(0, 1)
        self._grille.setColumnStretch(1, 1)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addLayout(tete)
        disposition.addWidget(self._refus)
        disposition.addLayout(self._grille)
        disposition.addStretch(1)
        for modele in modeles:
            self.ajouter(modele)

        self._groupe.buttonClicked.connect(self._sur_choix)
        self.autre.clicked.connect(self._chercher)

    def ajouter(self, modele: Modele, *, nom: str = "") -> CarteModele:
        """Une carte de plus ; `nom` remplace celui du cadre."""
        carte = CarteModele(modele, nom=nom)
        rang = len(self.cartes)
        self.cartes.append(carte)
        self._groupe.addButton(carte)
        self._grille.addWidget(carte, rang // 2, rang % 2)
        return carte

    def choisir(self, carte: CarteModele) -> None:
        """Choisit cette carte."""
        carte.setChecked(True)
        self._sur_choix()

    def modele(self) -> Modele | None:
        """Le modèle choisi."""
        carte = self._groupe.checkedButton()
        return carte.modele if isinstance(carte, CarteModele) else None

    def ouvrir(self, chemin: Path) -> None:
        """Ajoute le modèle de ce fichier et le choisit, ou dit la ligne fautive."""
        try:
            modele = lire_modele(chemin)
        except Refus as refus:
            self._raison.setText(str(refus))
            self._refus.show()
            return
        carte = self.ajouter(modele)
        self.choisir(carte)
        carte.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ouvert.emit(carte)

    @Slot()
    def _sur_choix(self) -> None:
        self._refus.hide()
        self.change.emit()

    @Slot()
    def _chercher(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(
            self, "Un autre modèle", str(self._dossier), "Modèles de charte (*.md)"
        )
        if chemin:
            self.ouvrir(Path(chemin))
