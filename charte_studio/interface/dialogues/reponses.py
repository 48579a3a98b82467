"""Répondre aux commentaires d’une relecture : une suite et un motif pour chacun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.interface.dialogues.champ_nomme import sous_son_nom
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.remarques import SUITES, Remarque, Reponse, ou, signature_sure

_SANS_SUITE: Final = {"": "Ne pas reprendre"}
_PROPOS: Final = (
    "Chaque remarque reprise paraîtra en marge de son article, avec votre réponse. Le nom de la "
    "personne qui l’a écrite n’y sera pas."
)


class DialogueReponses(Dialogue):
    """Les remarques, dans l’ordre du texte."""

    def __init__(
        self,
        remarques: Sequence[Remarque],
        document: DocumentCharte,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            accorder(len(remarques), "remarque de relecture", "remarques de relecture"),
            valider="Joindre ces réponses",
            taille=(820, 700),
            propos=_PROPOS,
            parent=parent,
        )
        self.signature = ChampTexte(
            "De la part de", indication="Représentants du personnel, encadrement…"
        )
        self.fiches = [_Fiche(remarque, ou(remarque, document)) for remarque in remarques]

        self.corps.addLayout(sous_son_nom("De la part de", self.signature))
        for fiche in self.fiches:
            self.corps.addWidget(fiche)
        self.corps.addStretch(1)

    @classmethod
    def demander(
        cls, parent: QWidget, remarques: Sequence[Remarque], document: DocumentCharte
    ) -> tuple[Reponse, ...] | None:
        """Les réponses données, ou `None` si l’on renonce."""
        dialogue = cls(remarques, document, parent)
        accepte = dialogue.exec() == cls.DialogCode.Accepted
        reponses = dialogue.reponses() if accepte else None
        dialogue.deleteLater()
        return reponses

    def verifier(self) -> bool:
        """Une remarque écartée l’est pour une raison."""
        for fiche in self.fiches:
            if fiche.suite.cle() == "ecartee" and not fiche.motif.text().strip():
                self.refuser("Dites pourquoi cette remarque est écartée.", fiche.motif)
                return False
        return True

    def reponses(self) -> tuple[Reponse, ...]:
        """Ce qui est repris."""
        signature = signature_sure(self.signature.text())
        return tuple(
            Reponse(f.remarque, signature, f.suite.cle(), f.motif.text().strip())
            for f in self.fiches
            if f.suite.cle()
        )


class _Fiche(Carte):
    """Une remarque, sa suite, son motif."""

    def __init__(self, remarque: Remarque, article: str) -> None:
        super().__init__(article)
        self.remarque = remarque
        self.suite = Choix(f"Suite donnée, {article}", _SANS_SUITE | SUITES)
        self.motif = ChampTexte(f"Motif, {article}", indication="Pourquoi, en une phrase")

        self.disposition.setSpacing(6)
        if remarque.ancre and remarque.ancre not in article:  # le titre cité redirait l’en-tête
            self.disposition.addWidget(Texte(f"«\u00a0{remarque.ancre}\u00a0»", "seconde"))
        self.disposition.addWidget(Texte(remarque.texte))
        self.disposition.addWidget(self.suite)
        self.disposition.addWidget(self.motif)
        self.suite.montrer(remarque.suite)
        self.motif.montrer(remarque.motif)
