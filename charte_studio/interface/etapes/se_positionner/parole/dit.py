"""Une parole dans la colonne : qui, quoi, et un menu pour la corriger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille, RolePastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_court import TexteCourt

_EN_HAUT: Final = Qt.AlignmentFlag.AlignTop
Action = tuple[str, Callable[[], object]]


class Dit(QFrame):
    """Une pastille et un collège, les mots entre guillemets, un menu."""

    def __init__(
        self, sorte: str, *, college_dessous: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dessous = college_dessous
        self.pastille = Pastille()
        self._college = TexteCourt("", "petit_fort")
        self._mots = Texte("")
        self.menu = Bouton("Autres actions", icone="menu", icone_seule=True, role="lien")
        self.disposition = QVBoxLayout(self)

        marquer(self, parole=sorte)
        haut = QHBoxLayout()
        haut.setSpacing(6)
        titres = QWidget()
        flot = DispositionFlot(titres, ecart=6, ecart_lignes=2)
        flot.addWidget(self.pastille)
        if not college_dessous:
            flot.addWidget(self._college)
        titres.setSizePolicy(hauteur_selon_largeur())
        haut.addWidget(titres, 1)
        haut.addWidget(self.menu, 0, _EN_HAUT)
        self.disposition.setContentsMargins(0, 0, 0, 0)
        self.disposition.setSpacing(4)
        self.disposition.addLayout(haut)
        if college_dessous:
            self.disposition.addWidget(self._college)
        self.disposition.addWidget(self._mots)
        self.menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self.menu.clicked.connect(self._ouvrir_menu)

    def dire(self, etiquette: str, role: RolePastille, college: str, texte: str) -> None:
        """Montre ces mots."""
        self.pastille.montrer(etiquette, role)
        self._college.setText(college)
        if self._dessous:
            self._college.setVisible(bool(college))
        self._mots.setText(f"«\u00a0{texte}\u00a0»")
        self.setAccessibleName(f"{etiquette}, {college}" if college else etiquette)
        self.setAccessibleDescription(texte)
        self.menu.setAccessibleName(f"Autres actions sur «\u00a0{texte[:60]}\u00a0»")

    def actions_du_menu(self) -> Sequence[Action]:
        """Ce que propose le menu ; chaque sorte de parole dit quoi."""
        return ()

    def _ouvrir_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for texte, faire in self.actions_du_menu():
            menu.addAction(texte, faire)
        menu.popup(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))
