"""Corriger un ressenti noté."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from charte_studio.domaine.vocabulaire import RESSENTIS
from charte_studio.interface.dialogues.champ_nomme import sous_son_nom
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes


class DialogueRessenti(Dialogue):
    """Les mots, et leur nature."""

    def __init__(self, texte: str, nature: str, parent: QWidget | None = None) -> None:
        super().__init__(
            "Corriger un ressenti",
            valider="Enregistrer",
            taille=(560, 380),
            propos="Gardez les mots du bulletin\u00a0: on ne corrige que la frappe.",
            parent=parent,
        )
        self.texte = TexteDeLignes("Ressenti", lignes=4, lignes_max=8)
        self.nature = Choix("Nature du ressenti", RESSENTIS)

        self.texte.montrer(texte)
        self.nature.montrer(nature)
        self.corps.addWidget(self.texte)
        self.corps.addLayout(sous_son_nom("Nature", self.nature))
        self.corps.addStretch(1)
        self.texte.setFocus()

    @classmethod
    def demander(cls, parent: QWidget, texte: str, nature: str) -> tuple[str, str] | None:
        """Le texte et la nature corrigés, ou `None` si l’on renonce."""
        dialogue = cls(texte, nature, parent)
        try:
            return dialogue.saisie() if dialogue.exec() else None
        finally:
            dialogue.deleteLater()

    def saisie(self) -> tuple[str, str]:
        """Ce que dit le dialogue."""
        return self.texte.texte().strip(), self.nature.cle()

    def verifier(self) -> bool:
        """Un ressenti n’est pas vide."""
        if self.texte.texte().strip():
            return True
        self.refuser("Écrivez le ressenti, ou renoncez.", self.texte)
        return False
