"""Un amendement dans la colonne de droite : son numéro, ce qu’il change, où il en est."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.amendements import AmendementLu
from charte_studio.interface.etapes.se_positionner.amendements.mots import (
    VOIR,
    actions,
    dire_entree,
    dire_etat,
    nommer,
)
from charte_studio.interface.theme import marquer
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_amende import TexteAmende


class AmendementDit(QFrame):
    """Émet `demande(action, id)`. D’un vote ouvert, il ne dit que « vote ouvert »."""

    demande = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lu: AmendementLu | None = None
        self.titre = Texte("", "petit_fort")
        self.pastille = Pastille()
        self.menu = Bouton("Autres actions", icone="menu", icone_seule=True, role="lien")
        self.texte = TexteAmende()
        self._motif = Texte("", "petit")
        self.voir = Bouton("")

        marquer(self, parole="amendement")
        self._assembler()

        self.voir.clicked.connect(partial(self._demander, VOIR))
        self.menu.clicked.connect(self._ouvrir_menu)

    def _assembler(self) -> None:
        haut = QHBoxLayout()
        haut.setSpacing(6)
        haut.addWidget(self.pastille, 0, Qt.AlignmentFlag.AlignVCenter)
        haut.addStretch(1)
        haut.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addLayout(haut)
        disposition.addWidget(self.titre)
        disposition.addWidget(self.texte)
        disposition.addWidget(self._motif)
        disposition.addWidget(self.voir, 0, Qt.AlignmentFlag.AlignLeft)
        for bouton in (self.voir, self.menu):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def montrer(self, lu: AmendementLu) -> None:
        """Montre cet amendement ; le même ne redessine rien."""
        if lu == self._lu:
            return
        self._lu = lu
        self.pastille.montrer(*dire_etat(lu))
        self.titre.setText(" · ".join(mot for mot in (nommer(lu), lu.college) if mot))
        self.texte.montrer(lu.base, lu.texte, abrege=True)
        self._motif.setText(f"Motif\u00a0: {lu.motif}")
        self._motif.setVisible(bool(lu.motif))
        self.voir.setText(dire_entree(lu))
        self.voir.setAccessibleName(f"{dire_entree(lu)}, {nommer(lu)}")
        self.menu.setVisible(bool(actions(lu)))
        self.menu.setAccessibleName(f"Autres actions sur l’{nommer(lu).lower()}")
        self.setAccessibleName(f"{nommer(lu)}, {dire_etat(lu)[0].lower()}")
        marquer(self, etat=lu.etat)

    def _demander(self, action: str) -> None:
        if self._lu is not None:
            self.demande.emit(action, self._lu.id)

    def _ouvrir_menu(self) -> None:
        if self._lu is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action, mots in actions(self._lu):
            menu.addAction(mots, partial(self._demander, action))
        menu.popup(self.menu.mapToGlobal(self.menu.rect().bottomLeft()))
