"""La carte des collèges : qui est attendu, qui est inscrit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.gestes.preparer import (
    ajouter_college,
    modifier_college,
    retirer_college,
)
from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.preparer.ligne_college import EnTeteColleges, LigneCollege
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte

_NOM_NEUF = "Nouveau collège"


class CarteColleges(Carte):
    """Une ligne par collège ; chacune reste en place quand les autres changent."""

    lignes_ajoutees = Signal()

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__("Les collèges", parent=parent)
        self._contexte = contexte
        self._lignes: dict[int, LigneCollege] = {}
        self._colonne = QVBoxLayout()
        self._entete = EnTeteColleges()
        self._vide = Texte(
            "Un collège réunit celles et ceux qui parlent depuis la même place : agents, "
            "encadrement, représentants du personnel, élus, usagers… Dites combien de personnes "
            "vous attendez de chacun.",
            "seconde",
        )
        self.ajouter = Bouton("Ajouter un collège", icone="ajouter", role="discret")

        self._colonne.setSpacing(8)
        self.disposition.setSpacing(8)
        self.disposition.addWidget(self._entete)
        self.disposition.addWidget(self._vide)
        self.disposition.addLayout(self._colonne)
        self.disposition.addWidget(self.ajouter)
        self.disposition.addStretch(1)

        self.ajouter.clicked.connect(self._ajouter)

    def montrer(self, colleges: Sequence[CollegeLu]) -> None:
        """Montre les collèges, en gardant les lignes qui restent."""
        voulus = {college.id: college for college in colleges}
        for college_id in [c for c in self._lignes if c not in voulus]:
            self._oter(college_id)
        neuves = False
        for rang, college in enumerate(colleges):
            if college.id not in self._lignes:
                self._poser_ligne(college.id, rang)
                neuves = True
            self._lignes[college.id].montrer(college)
        self._vide.setVisible(not colleges)
        self._entete.setVisible(bool(colleges))
        if neuves:
            self.lignes_ajoutees.emit()

    def champs(self) -> list[QWidget]:
        """Ce que parcourt la tabulation, ligne par ligne."""
        champs: list[QWidget] = []
        for rang in range(self._colonne.count()):
            element = self._colonne.itemAt(rang)
            ligne = element.widget() if element is not None else None
            if isinstance(ligne, LigneCollege):
                champs += (ligne.nom, ligne.attendus, ligne.retirer)
        return [*champs, self.ajouter]

    def ligne(self, college_id: int) -> LigneCollege:
        """La ligne de ce collège."""
        return self._lignes[college_id]

    def _poser_ligne(self, college_id: int, rang: int) -> None:
        ligne = LigneCollege()
        self._lignes[college_id] = ligne
        self._colonne.insertWidget(rang, ligne)
        # Tout de suite, pour que le clavier puisse y aller.
        ligne.show()
        ligne.modifie.connect(partial(self._modifier, college_id))
        ligne.retrait.connect(partial(self._retirer, college_id))

    def _oter(self, college_id: int) -> None:
        ligne = self._lignes.pop(college_id)
        ligne.blockSignals(True)
        if ligne.isAncestorOf(self.window().focusWidget() or self):
            self.ajouter.setFocus()
        self._colonne.removeWidget(ligne)
        ligne.hide()
        ligne.deleteLater()

    def _ajouter(self) -> None:
        """Ajoute un collège au nom provisoire et laisse le récrire."""
        noms = {ligne.nom.text() for ligne in self._lignes.values()}
        suite = (f"{_NOM_NEUF} {rang}" for rang in range(2, 1_000))
        nom = _NOM_NEUF if _NOM_NEUF not in noms else next(n for n in suite if n not in noms)
        neuf = self._contexte.essayer(lambda: ajouter_college(self._contexte.atelier, nom))
        if neuf is not None and neuf in self._lignes:
            self._lignes[neuf].nom.setFocus()
            self._lignes[neuf].nom.selectAll()

    def _modifier(self, college_id: int, nom: str, attendus: int | None) -> None:
        fait = self._contexte.reussi(
            lambda: modifier_college(
                self._contexte.atelier, college_id, nom=nom, effectif_attendu=attendus
            )
        )
        if not fait and college_id in self._lignes:
            self._lignes[college_id].rappeler()

    def _retirer(self, college_id: int) -> None:
        self._contexte.reussi(lambda: retirer_college(self._contexte.atelier, college_id))
