"""Changer de modèle en cours de route : lequel, et ce que cela laisse intact."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.choix_modele import ChoixModele
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import Modele

_SUIT: Final = (
    "Les textes du modèle que personne n’a touchés\u00a0: principes dont la salle n’a rien dit, "
    "sections telles qu’elles étaient livrées. La forme visée suit si le nouveau modèle ne la "
    "prévoit pas."
)
_RESTE: Final = (
    "Un principe débattu, décidé ou récrit garde ses textes, ses votes et son article. Une section "
    "retouchée garde sa retouche\u00a0: à l’étape Rédiger, l’éditeur la montre à côté du nouveau "
    "texte et vous choisissez."
)


class ChangerModele(Dialogue):
    """À gauche les modèles, à droite ce qui suit et ce qui reste."""

    def __init__(
        self,
        modeles: Sequence[Modele],
        dossier: Path,
        actuel: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Changer de modèle",
            valider="Changer de modèle",
            taille=(1180, 720),
            propos="Rien de ce que la salle a dit ou décidé ne se perd, et le changement s’annule.",
            parent=parent,
        )
        self._actuel = actuel
        self.choix = ChoixModele([m for m in modeles if _cle(m) != actuel], dossier)

        droite = QWidget()
        colonne = QVBoxLayout(droite)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(12)
        for titre, texte in (("Ce qui suit le modèle", _SUIT), ("Ce qui ne bouge pas", _RESTE)):
            carte = Carte(titre)
            carte.disposition.addWidget(Texte(texte))
            colonne.addWidget(carte)
        colonne.addStretch(1)
        self.deux_colonnes(self.choix, droite, parts=(13, 7))

        self.choix.change.connect(self.pardonner)
        self.choix.ouvert.connect(self.montrer_ce_qui_est)
        (self.choix.cartes[0] if self.choix.cartes else self.choix.autre).setFocus()

    @classmethod
    def demander(
        cls, parent: QWidget, modeles: Sequence[Modele], dossier: Path, actuel: tuple[str, str]
    ) -> Modele | None:
        """Le modèle choisi, ou `None`. `actuel` : l’identifiant et la version qu’on quitte."""
        dialogue = cls(modeles, dossier, actuel, parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.choix.modele() if accepte else None

    def verifier(self) -> bool:
        """Un modèle, et un autre que celui que l’atelier suit déjà."""
        modele = self.choix.modele()
        if modele is None:
            self.refuser("Choisissez le modèle à suivre, ou annulez.")
        elif _cle(modele) == self._actuel:
            self.refuser(
                f"L’atelier suit déjà «\u00a0{modele.titre}\u00a0»\u00a0: prenez-en un autre."
            )
        else:
            return True
        return False


def _cle(modele: Modele) -> tuple[str, str]:
    return modele.identifiant, modele.version
