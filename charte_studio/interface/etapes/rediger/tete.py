"""Le haut de la page Rédiger : le titre de la partie, son issue, et ce qu’on peut en voir."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille, RolePastille
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_D_UN_TRAIT: Final = 980
_TITRE_ET_ISSUE: Final = 420
_BOUTONS_ENTIERS: Final = 600
"""Plus étroit, le dernier bouton ne garde que son icône : le texte de la charte passe d’abord."""


class Tete(Rangee):
    """L’issue suit le titre ; les boutons sont à droite, ou dessous à l’étroit."""

    def __init__(self, autres: Sequence[Bouton], parent: QWidget | None = None) -> None:
        """`autres` : les boutons qui suivent « Pourquoi cette rédaction ? »."""
        super().__init__(seuil=_D_UN_TRAIT, ecart=12, parent=parent)
        self.titre = Texte("", "titre")
        self.issue = Pastille()
        self.pourquoi = Bouton("Pourquoi cette rédaction\u202f?", raccourci="Alt+P", prendre=True)
        self._dernier = autres[-1]
        self._boutons = QWidget()
        nom = Rangee(seuil=_TITRE_ET_ISSUE, ecart=12)
        flot = DispositionFlot(self._boutons, ecart=12)

        self.pourquoi.setCheckable(True)
        nom.ajouter(self.titre, 1)
        nom.ajouter(self.issue)
        for bouton in (self.pourquoi, *autres):
            flot.addWidget(bouton)
        self._boutons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.ajouter(nom, 1)
        self.ajouter(self._boutons)

    def montrer(self, titre: str, issue: str = "", role: RolePastille = "neutre") -> None:
        """Montre une partie ; sans titre, il n’y en a pas."""
        self.titre.setText(titre)
        self.titre.setVisible(bool(titre))
        self.pourquoi.setVisible(bool(titre))
        self.issue.montrer(issue, role)

    def ne_garder_que_le_titre(self, oui: bool) -> None:
        """Pendant qu’on tranche des conflits, qui demandent toute la place."""
        self._boutons.setHidden(oui)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """À l’étroit, les boutons se serrent."""
        super().resizeEvent(evenement)
        self._serrer()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte change ce qui tient."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_boutons"):
            self._serrer()

    def _serrer(self) -> None:
        self._dernier.reduire(self.width() < theme_courant().px(_BOUTONS_ENTIERS))
