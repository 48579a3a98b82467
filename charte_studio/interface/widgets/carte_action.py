"""Une carte qu’on clique : ce qu’on peut faire, et une ligne pour le préciser."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.widgets.bouton_compose import BoutonCompose
from charte_studio.interface.widgets.texte import Texte


class CarteAction(BoutonCompose):
    """Un grand bouton de deux lignes. `vedette` le cerne de l’accent."""

    def __init__(
        self, titre: str, detail: str, *, vedette: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("carte", parent)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(20, 20, 20, 20)
        disposition.setSpacing(2)
        disposition.addWidget(Texte(titre, "soustitre"))
        disposition.addWidget(Texte(detail, "seconde"))
        self.setProperty("vedette", vedette)
        self.finir()
