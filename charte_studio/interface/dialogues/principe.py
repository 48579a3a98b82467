"""Écrire un principe : ce qui est en jeu, ce qu’on met en débat, ce que dirait la charte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.preparer import PrincipeLu
from charte_studio.domaine.vocabulaire import AXES, NIVEAUX, THEMES
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_AIDES: Final = {
    "souple": "Ce que l’on s’efforce de faire.",
    "equilibree": "Ce que l’on fait, sauf exception dite.",
    "exigeante": "Ce que l’on doit faire, et ce qui est exclu.",
}
_FIGEE: Final = (
    "La salle s’est déjà positionnée sur cette affirmation : elle ne se récrit plus. "
    "Ajoutez plutôt un nouveau principe."
)


@dataclass(frozen=True, slots=True)
class PrincipeSaisi:
    """Ce que le dialogue rend, tel que les gestes l’attendent."""

    titre: str
    question: str
    enjeu: str
    theme: str
    axe: str
    formulations: Mapping[str, str]


class DialoguePrincipe(Dialogue):
    """Ajoute un principe, ou en récrit un."""

    def __init__(
        self,
        principe: PrincipeLu | None = None,
        *,
        question_figee: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Modifier le principe" if principe else "Ajouter un principe",
            valider="Enregistrer" if principe else "Ajouter",
            taille=(1020, 640),
            propos="On se positionne sur l’affirmation ; la charte reprendra l’une des trois "
            "formulations.",
            parent=parent,
        )
        self.titre = QLineEdit()
        self.question = _Texte("Affirmation mise en débat", "Une phrase, au présent, que l’on "
                               "puisse approuver ou refuser.", lignes=3)  # fmt: skip
        self.enjeu = _Texte("Enjeu", "Pourquoi la question se pose ici, en deux phrases.", lignes=4)
        self.theme = Choix("Thème", {"": "Aucun thème", **THEMES})
        self.axe = Choix("Axe", {"": "Aucun axe", **AXES})
        self.formulations = {
            niveau: _Texte(f"Formulation {libelle.lower()}", _AIDES[niveau], lignes=4)
            for niveau, libelle in NIVEAUX.items()
        }

        self.titre.setAccessibleName("Titre")
        self.titre.setPlaceholderText("Deux ou trois mots")
        self.deux_colonnes(self._colonne_debat(question_figee), self._colonne_formulations())
        if principe is not None:
            self._remplir(principe)
        if question_figee:
            self.question.setReadOnly(True)
        self.titre.setFocus()

    @classmethod
    def demander(
        cls,
        parent: QWidget,
        principe: PrincipeLu | None = None,
        *,
        question_figee: bool = False,
    ) -> PrincipeSaisi | None:
        """Le principe écrit, ou `None`."""
        dialogue = cls(principe, question_figee=question_figee, parent=parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.saisi() if accepte else None

    def saisi(self) -> PrincipeSaisi:
        """Ce qui est écrit."""
        return PrincipeSaisi(
            titre=self.titre.text().strip(),
            question=self.question.lu(),
            enjeu=self.enjeu.lu(),
            theme=self.theme.cle(),
            axe=self.axe.cle(),
            formulations={niveau: champ.lu() for niveau, champ in self.formulations.items()},
        )

    def verifier(self) -> bool:
        """Un titre, une affirmation, une formulation au moins."""
        saisi = self.saisi()
        if not saisi.titre:
            self.refuser("Donnez un titre au principe : deux ou trois mots.", self.titre)
            return False
        if not saisi.question:
            self.refuser("Écrivez l’affirmation que la salle aura à juger.", self.question)
            return False
        if not any(saisi.formulations.values()):
            self.refuser(
                "Écrivez au moins une formulation : ce que dirait la charte.",
                self.formulations["equilibree"],
            )
            return False
        return True

    def _colonne_debat(self, question_figee: bool) -> QWidget:
        colonne, disposition = _colonne()
        _ajouter(disposition, "Titre", self.titre)
        _ajouter(disposition, "Affirmation mise en débat", self.question)
        if question_figee:
            disposition.addWidget(Texte(_FIGEE, "petit"))
        _ajouter(disposition, "Enjeu", self.enjeu, 1)
        rangee = Rangee(seuil=320, ecart=12)
        for nom, choix in (("Thème", self.theme), ("Axe", self.axe)):
            moitie, pile = _colonne()
            _ajouter(pile, nom, choix)
            rangee.ajouter(moitie, 1)
        disposition.addSpacing(8)
        disposition.addWidget(rangee)
        return colonne

    def _colonne_formulations(self) -> QWidget:
        colonne, disposition = _colonne()
        for niveau, libelle in NIVEAUX.items():
            _ajouter(disposition, f"Formulation {libelle.lower()}", self.formulations[niveau], 1)
        return colonne

    def _remplir(self, principe: PrincipeLu) -> None:
        self.titre.setText(principe.titre)
        self.question.setPlainText(principe.question)
        self.enjeu.setPlainText(principe.enjeu)
        self.theme.montrer(principe.theme)
        self.axe.montrer(principe.axe)
        for formulation in principe.formulations:
            if formulation.niveau in self.formulations:
                self.formulations[formulation.niveau].setPlainText(formulation.texte)


class _Texte(QPlainTextEdit):
    """Un champ de plusieurs lignes, haut d’autant de lignes qu’on lui dit, ou plus."""

    def __init__(self, nom: str, indication: str, *, lignes: int) -> None:
        super().__init__()
        self._lignes = lignes
        self.setAccessibleName(nom)
        self.setPlaceholderText(indication)
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        """Ses lignes et ses marges."""
        hauteur = self.fontMetrics().lineSpacing() * self._lignes + 24
        return QSize(super().sizeHint().width(), hauteur)

    def minimumSizeHint(self) -> QSize:
        """La même hauteur : un texte de moins de lignes ne se lit plus."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def lu(self) -> str:
        """Le texte, espaces insécables comprises : `toPlainText` les changerait."""
        texte = self.document().toRawText()
        return texte.replace("\u2029", "\n").replace("\u2028", "\n").strip()


def _colonne() -> tuple[QWidget, QVBoxLayout]:
    colonne = QWidget()
    disposition = QVBoxLayout(colonne)
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.setSpacing(4)
    return colonne, disposition


def _ajouter(disposition: QVBoxLayout, nom: str, champ: QWidget, part: int = 0) -> None:
    etiquette = Texte(nom, "entete")
    etiquette.setBuddy(champ)
    if disposition.count():
        disposition.addSpacing(8)
    disposition.addWidget(etiquette)
    disposition.addWidget(champ, part)
