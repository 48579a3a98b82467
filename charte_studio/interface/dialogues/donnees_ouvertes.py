"""Demander comment publier les données d’un atelier : format, paroles, fichier."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte

_FORMATS: Final = {
    ".json": ("JSON", "Tout en un fichier, pour un programme.", "Données JSON (*.json)"),
    ".zip": ("CSV", "Six tableaux dans un zip, pour un tableur.", "Tableaux CSV (*.zip)"),
    ".csv": ("CSV des seules répartitions", "Un tableau, une ligne par réponse comptée.",
             "Tableau CSV (*.csv)"),
}  # fmt: skip

_A_RELIRE: Final = (
    "Relisez-les avant de publier : une personne peut se reconnaître à ses mots. Les "
    "noms inscrits dans l’atelier y sont ôtés."
)
_CASE: Final = 20
_ECART: Final = 10
"""La case ou le rond, et ce qui le sépare du libellé : l’aide se range dessous."""


@dataclass(frozen=True, slots=True)
class DemandeDonnees:
    """Ce que l’on publie, et où."""

    vers: Path
    paroles: bool
    """Faux : les textes libres restent dans l’atelier."""


class DialogueDonneesOuvertes(Dialogue):
    """Ce qui sort, ce qui ne sort jamais, et le format."""

    def __init__(self, propose: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Données ouvertes",
            valider="Enregistrer sous…",
            taille=(640, 640),
            propos="De quoi refaire les comptes, sans pouvoir retrouver personne.",
            parent=parent,
        )
        self._propose = propose
        self._vers: Path | None = None
        self._formats = QButtonGroup(self)
        self.paroles = QCheckBox("Joindre les paroles : arguments, objections, ressentis")

        garanties = Carte("Ce qui ne sort jamais", nature="creux")
        for phrase in (
            "Ni nom, ni numéro de participant, ni position d’une personne, ni motif.",
            "Ni répartition sous le seuil, ni chiffre qui la ferait retrouver par soustraction.",
            "Un collège trop petit ne signe aucune parole.",
        ):
            garanties.disposition.addWidget(Texte(f"• {phrase}"))
        choix = Carte("Format")
        choix.disposition.setSpacing(6)
        for rang, (libelle, propos, _) in enumerate(_FORMATS.values()):
            bouton = QRadioButton(libelle)
            bouton.setAccessibleDescription(propos)
            bouton.setChecked(rang == 0)
            self._formats.addButton(bouton, rang)
            choix.disposition.addLayout(_avec_son_aide(bouton, propos))
        textes = Carte("Textes libres")
        self.paroles.setChecked(True)
        textes.disposition.addLayout(_avec_son_aide(self.paroles, _A_RELIRE))
        for carte in (garanties, choix, textes):
            self.corps.addWidget(carte)
        self.corps.addStretch(1)

    @classmethod
    def demander(cls, parent: QWidget, propose: Path) -> DemandeDonnees | None:
        """Ce que l’on publie et où, ou `None`. `propose` : le fichier proposé, extension libre."""
        dialogue = cls(propose, parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        vers, paroles = dialogue._vers, dialogue.paroles.isChecked()
        dialogue.deleteLater()
        return DemandeDonnees(vers, paroles) if accepte and vers else None

    def extension(self) -> str:
        """L’extension du format choisi."""
        return tuple(_FORMATS)[self._formats.checkedId()]

    def choisir_format(self, extension: str) -> None:
        """Choisit ce format."""
        self._formats.button(tuple(_FORMATS).index(extension)).setChecked(True)

    def verifier(self) -> bool:
        """Demande où écrire ; y renoncer ne ferme pas le dialogue."""
        extension = self.extension()
        vers, _ = QFileDialog.getSaveFileName(
            self,
            "Enregistrer les données ouvertes",
            str(self._propose.with_suffix(extension)),
            _FORMATS[extension][2],
        )
        self._vers = Path(vers).with_suffix(extension) if vers else None
        return self._vers is not None


def _avec_son_aide(bouton: QAbstractButton, propos: str) -> QVBoxLayout:
    """Un bouton à cocher, et sous son libellé ce qu’il veut dire."""
    disposition = QVBoxLayout()
    disposition.setSpacing(0)
    aide = Texte(propos, "petit")
    aide.setContentsMargins(theme_courant().px(_CASE) + _ECART, 0, 0, 0)
    disposition.addWidget(bouton)
    disposition.addWidget(aide)
    return disposition
