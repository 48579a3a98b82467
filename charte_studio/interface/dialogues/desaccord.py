"""Écrire un désaccord avec celles et ceux qui le portent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from charte_studio.interface.dialogues.champ_nomme import sous_son_nom
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_long import TexteLong

SALLE: Final = ""
"""La clé d’« une part de la salle », quand le désaccord n’est d’aucun collège."""


@dataclass(frozen=True, slots=True)
class DesaccordSaisi:
    college: str
    """La clé donnée dans `colleges`, ou `SALLE`."""
    texte: str
    relu: bool


class DialogueDesaccord(Dialogue):
    """Qui le porte, ce qu’il dit, et s’il a été relu."""

    def __init__(
        self,
        *,
        colleges: Mapping[str, str],
        propositions: Mapping[str, str],
        depart: DesaccordSaisi,
        nouveau: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Consigner un désaccord" if nouveau else "Récrire le désaccord",
            valider="Consigner" if nouveau else "Enregistrer",
            taille=(680, 500),
            propos="Écrivez-le avec les mots de celles et ceux qui le portent, puis relisez-le "
            "ensemble. Il sera imprimé à côté de l’article.",
            parent=parent,
        )
        self._propositions = propositions
        self.college = Choix("Qui porte ce désaccord", colleges)
        self.texte = TexteLong("Le désaccord", indication="Nous ne voulons pas que…")
        self.relu = QCheckBox("La salle l’a relu et s’y reconnaît")
        self._source = Texte("", "petit")

        self.corps.addLayout(sous_son_nom("Qui le porte", self.college))
        self.corps.addLayout(sous_son_nom("Ce qu’il dit", self.texte), 1)
        self.corps.addWidget(self._source)
        self.corps.addWidget(self.relu)
        self.college.montrer(depart.college)
        self.texte.montrer(depart.texte, "desaccord")
        self.relu.setChecked(depart.relu)
        self._proposer()
        self.texte.setFocus(Qt.FocusReason.OtherFocusReason)

        self.college.activated.connect(self._proposer)
        self.texte.textChanged.connect(self.pardonner)

    @Slot()
    def _proposer(self) -> None:
        """Un texte de départ, tant qu’on n’a rien écrit soi-même."""
        proposition = self._propositions.get(self.college.cle(), "")
        ecrit = self.texte.texte().strip()
        if proposition and ecrit in ("", *self._propositions.values()):
            self.texte.setPlainText(proposition)
        self._source.setText(
            "Proposé d’après les objections maintenues et ce qui se montre des positions\u202f; "
            "récrivez-le."
        )
        self._source.setVisible(bool(proposition))

    def verifier(self) -> bool:
        """Il faut des mots."""
        if self.texte.texte().strip():
            return True
        self.refuser("Écrivez le désaccord, en une phrase au moins.", self.texte)
        return False

    def saisie(self) -> DesaccordSaisi:
        """Ce qui est écrit."""
        return DesaccordSaisi(self.college.cle(), self.texte.texte(), self.relu.isChecked())

    @classmethod
    def demander(
        cls,
        *,
        colleges: Mapping[str, str],
        propositions: Mapping[str, str],
        depart: DesaccordSaisi,
        nouveau: bool,
        parent: QWidget | None = None,
    ) -> DesaccordSaisi | None:
        """Demande un désaccord ; `None` si l’on renonce."""
        dialogue = cls(
            colleges=colleges,
            propositions=propositions,
            depart=depart,
            nouveau=nouveau,
            parent=parent,
        )
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        saisie = dialogue.saisie()
        dialogue.deleteLater()
        return saisie if accepte else None
