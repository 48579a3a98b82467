"""Le circuit d’une forme : ce qui doit se passer entre l’atelier et l’adoption."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.fait_lu import FaitLu
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.droit import FaitDeDroit
from charte_studio.redaction.formes import EtapeCircuit, FormeVisee


class DialogueCircuit(Dialogue):
    """Une carte par étape : les pièces, le délai, le droit qui la fonde. Rien ne s’y règle."""

    def __init__(
        self,
        forme: FormeVisee,
        faits: Mapping[str, FaitDeDroit],
        aujourd_hui: dt.date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Le circuit : {forme.libelle.lower()}",
            valider="Fermer",
            taille=(820, 680),
            propos="L’atelier prépare ce circuit, il ne le remplace pas. Ces repères ne valent pas "
            "un avis juridique : faites-les relire.",
            parent=parent,
        )
        self._annuler.hide()
        self.laisser_defiler("Les étapes du circuit")
        for rang, etape in enumerate(forme.circuit, start=1):
            self.corps.addWidget(_carte(rang, etape, faits.get(etape.droit), aujourd_hui))
        self.corps.addWidget(_carte_texte(forme))
        self.corps.addStretch(1)

    @classmethod
    def montrer(
        cls,
        parent: QWidget,
        forme: FormeVisee,
        faits: Mapping[str, FaitDeDroit],
        aujourd_hui: dt.date,
    ) -> None:
        """Montre le circuit jusqu’à ce qu’on le ferme."""
        dialogue = cls(forme, faits, aujourd_hui, parent)
        dialogue.exec()
        dialogue.deleteLater()


def _carte(rang: int, etape: EtapeCircuit, fait: FaitDeDroit | None, aujourd_hui: dt.date) -> Carte:
    carte = Carte()
    carte.setAccessibleName(f"Étape {rang}, {etape.etape}")
    carte.disposition.setSpacing(6)
    carte.disposition.addWidget(Texte(f"{rang}. {etape.etape}", "soustitre"))
    carte.disposition.addWidget(Texte(f"Délai : {etape.delai}."))
    carte.disposition.addWidget(Texte(f"Pièces : {', '.join(etape.pieces)}."))
    if fait is not None:
        cadre = Carte("Ce qu’en dit le droit", nature="creux")
        cadre.disposition.addWidget(FaitLu(fait, aujourd_hui))
        carte.disposition.addSpacing(4)
        carte.disposition.addWidget(cadre)
    return carte


def _carte_texte(forme: FormeVisee) -> QWidget:
    colonne = QWidget()
    disposition = QVBoxLayout(colonne)
    disposition.setContentsMargins(0, 8, 0, 0)
    disposition.setSpacing(4)
    disposition.addWidget(Texte("La formule qui ouvrira le texte adopté", "entete"))
    disposition.addWidget(Texte(forme.formule, "seconde"))
    return colonne
