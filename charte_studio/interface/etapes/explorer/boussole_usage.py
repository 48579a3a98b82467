"""La boussole appliquée à un usage : une question par ligne, trois réponses possibles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.explorer import CritereLu
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte

_REPONSES: Final = {"oui": "Oui", "non": "Non", "question": "?"}
_LUES: Final = {"oui": "oui", "non": "non", "question": "à creuser"}


class LigneCritere(QWidget):
    """Un critère. Recliquer sur la réponse choisie l’efface. Émet `examinee(cle, reponse)`."""

    examinee = Signal(str, str)

    def __init__(self, critere: CritereLu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cle = critere.cle
        self._reponse = ""
        self._titre = Texte(critere.titre, "petit_fort")
        self._question = Texte(critere.question, "petit")
        self.boutons = {cle: Bouton(mot, role="filtre") for cle, mot in _REPONSES.items()}
        mots = QVBoxLayout()
        disposition = QHBoxLayout(self)

        disposition.setContentsMargins(0, 2, 0, 2)
        disposition.setSpacing(6)
        mots.setSpacing(0)
        mots.addWidget(self._titre)
        mots.addWidget(self._question)
        disposition.addLayout(mots, 1)
        # Sans QButtonGroup : non exclusif, il ôterait à Tab et aux flèches ses autres cases.
        for cle, bouton in self.boutons.items():
            marquer(bouton, examen=cle)
            bouton.setAccessibleName(f"{critere.titre}\u00a0: {_LUES[cle]}")
            disposition.addWidget(bouton, 0, Qt.AlignmentFlag.AlignTop)
            bouton.clicked.connect(partial(self._examiner, cle))

    def montrer(self, reponse: str) -> None:
        """Montre la réponse notée."""
        self._reponse = reponse
        for cle, bouton in self.boutons.items():
            bouton.setChecked(cle == reponse)

    def _examiner(self, cle: str, *_: object) -> None:
        voulue = "" if cle == self._reponse else cle
        self.montrer(self._reponse)
        self.examinee.emit(self._cle, voulue)


class BoussoleUsage(QWidget):
    """Les critères de l’atelier. Émet `examinee(critere, reponse)`."""

    examinee = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criteres: tuple[CritereLu, ...] = ()
        self.lignes: dict[str, LigneCritere] = {}
        self._colonne = QVBoxLayout(self)
        self._colonne.setContentsMargins(0, 0, 0, 0)
        self._colonne.setSpacing(2)

    def montrer(self, criteres: Sequence[CritereLu], reponses: Mapping[str, str]) -> None:
        """Montre les critères, et ce qu’ils disent de l’usage."""
        if tuple(criteres) != self._criteres:
            self._batir(criteres)
        for cle, ligne in self.lignes.items():
            ligne.montrer(reponses.get(cle, ""))

    def _batir(self, criteres: Sequence[CritereLu]) -> None:
        for ligne in self.lignes.values():
            self._colonne.removeWidget(ligne)
            ligne.hide()
            ligne.deleteLater()
        self._criteres = tuple(criteres)
        self.lignes = {critere.cle: LigneCritere(critere) for critere in criteres}
        for ligne in self.lignes.values():
            self._colonne.addWidget(ligne)
            ligne.examinee.connect(self.examinee)


def resumer(criteres: Sequence[CritereLu], reponses: Mapping[str, str]) -> str:
    """« 5 oui, 1 non, 1 à creuser » ; vide si rien n’est examiné."""
    comptes = {
        cle: sum(reponses.get(critere.cle) == cle for critere in criteres) for cle in _REPONSES
    }
    return ", ".join(f"{nombre} {_LUES[cle]}" for cle, nombre in comptes.items() if nombre)
