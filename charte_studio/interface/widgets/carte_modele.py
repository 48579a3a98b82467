"""Une carte de modèle : le cadre, ce qu’il convient d’y faire, le nombre de principes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import CADRES, FORMES
from charte_studio.interface.widgets.bouton_compose import BoutonCompose
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import Modele


class CarteModele(BoutonCompose):
    """Se choisit comme un bouton radio. `nom` remplace celui du cadre."""

    def __init__(self, modele: Modele, *, nom: str = "", parent: QWidget | None = None) -> None:
        super().__init__("carte", parent)
        self.modele = modele
        self.setCheckable(True)
        self.setAutoExclusive(True)

        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(14, 10, 14, 10)
        disposition.setSpacing(3)
        disposition.addWidget(Texte(nom or CADRES.get(modele.cadre, modele.cadre), "fort"))
        disposition.addWidget(Texte(modele.resume or modele.titre, "petit"))
        disposition.addStretch(1)
        principes = accorder(len(modele.principes), "principe", "principes")
        disposition.addWidget(
            Texte(f"{principes} · {FORMES.get(modele.forme, modele.forme)}", "petit_fort")
        )
        self.finir()
