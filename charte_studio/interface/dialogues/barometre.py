"""Écrire une question d’ouverture : ses réponses, et un repère s’il y en a un."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from charte_studio.interface.dialogues.champ_nomme import sous_son_nom
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.nombre import hauteur_de_champ
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.accueil import REPONSES_MAX, REPONSES_MIN, Reponse

_SANS = -1


@dataclass(frozen=True, slots=True)
class SaisieBarometre:
    """Ce que l’on a écrit."""

    question: str
    source: str
    reponses: tuple[Reponse, ...]


class DialogueBarometre(Dialogue):
    """De deux à cinq réponses. Une fois la salle comptée, les mots ne bougent plus."""

    def __init__(
        self,
        depart: SaisieBarometre | None = None,
        *,
        repondue: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Question d’ouverture",
            valider="Enregistrer",
            taille=(680, 620),
            propos="La salle répond à main levée. Une réponse vide ne compte pas."
            if not repondue
            else "La salle a répondu\u00a0: seul le repère se corrige encore.",
            parent=parent,
        )
        self.question = QLineEdit()
        self.libelles = [QLineEdit() for _ in range(REPONSES_MAX)]
        self.reperes = [QSpinBox() for _ in range(REPONSES_MAX)]
        self.source = QLineEdit()
        self._assembler_champs(repondue)
        if depart is not None:
            self.question.setText(depart.question)
            self.source.setText(depart.source)
            for rang, reponse in enumerate(depart.reponses):
                self.libelles[rang].setText(reponse.libelle)
                self.reperes[rang].setValue(_SANS if reponse.repere is None else reponse.repere)

    def _assembler_champs(self, repondue: bool) -> None:
        self.question.setAccessibleName("La question")
        self.source.setAccessibleName("Source du repère")
        self.source.setPlaceholderText("étude, année\u202f; vide s’il n’y a pas de repère")
        grille = QGridLayout()
        grille.setHorizontalSpacing(10)
        grille.setVerticalSpacing(6)
        grille.addWidget(Texte("Réponses", "entete"), 0, 0)
        grille.addWidget(Texte("Repère", "entete"), 0, 1)
        for rang, (libelle, repere) in enumerate(
            zip(self.libelles, self.reperes, strict=True), start=1
        ):
            libelle.setAccessibleName(f"Réponse {rang}")
            libelle.setReadOnly(repondue)
            repere.setAccessibleName(f"Repère de la réponse {rang}, en pour cent")
            repere.setRange(_SANS, 100)
            repere.setValue(_SANS)
            repere.setSpecialValueText("aucun")
            repere.setSuffix("\u00a0%")
            repere.setFixedHeight(hauteur_de_champ())
            grille.addWidget(libelle, rang, 0)
            grille.addWidget(repere, rang, 1)
        grille.setColumnStretch(0, 1)
        self.question.setReadOnly(repondue)
        self.corps.addLayout(sous_son_nom("La question", self.question))
        self.corps.addLayout(grille)
        self.corps.addLayout(sous_son_nom("D’où vient le repère", self.source))
        self.corps.addStretch(1)

    @classmethod
    def demander(
        cls, parent: QWidget, depart: SaisieBarometre | None = None, *, repondue: bool = False
    ) -> SaisieBarometre | None:
        """Demande une question ; `None` si l’on renonce."""
        dialogue = cls(depart, repondue=repondue, parent=parent)
        try:
            return dialogue.saisie() if dialogue.exec() else None
        finally:
            dialogue.deleteLater()

    def saisie(self) -> SaisieBarometre:
        """Ce que dit le dialogue, sans les lignes vides."""
        return SaisieBarometre(
            self.question.text().strip(),
            self.source.text().strip(),
            tuple(
                Reponse(texte, None if repere.value() == _SANS else repere.value())
                for champ, repere in zip(self.libelles, self.reperes, strict=True)
                if (texte := champ.text().strip())
            ),
        )

    def verifier(self) -> bool:
        """Une question, deux réponses différentes au moins, une source pour un repère."""
        saisie = self.saisie()
        reperes = [r.repere for r in saisie.reponses if r.repere is not None]
        libelles = [r.libelle.casefold() for r in saisie.reponses]
        if not saisie.question:
            self.refuser("Écrivez la question.", self.question)
        elif len(libelles) < REPONSES_MIN:
            self.refuser(
                f"Donnez au moins {REPONSES_MIN} réponses possibles.", self.libelles[len(libelles)]
            )
        elif len(set(libelles)) < len(libelles):
            self.refuser("Deux réponses sont les mêmes\u00a0: changez-en une.", self.libelles[1])
        elif sum(reperes) > 100:
            self.refuser("Les repères font plus de cent pour cent.", self.reperes[0])
        elif reperes and not saisie.source:
            self.refuser("Dites d’où vient le repère, ou retirez-le.", self.source)
        else:
            return True
        return False
