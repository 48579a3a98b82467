"""Pour lancer le débat : ce que le modèle propose de dire, ouvert tant que rien n’a été dit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import RoleTexte, Texte

_TITRES: Final = {
    "pour": "On entend souvent pour",
    "contre": "On entend souvent contre",
    "vigilance": "Points de vigilance",
    "source": "Sources",
}


class Amorces(Carte):
    """Quatre petites listes repliables. S’efface si le modèle n’en donne pas."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(nature="creux", parent=parent)
        self._amorces: Mapping[str, tuple[str, ...]] = {}
        self._principe = 0
        self._choisi = False
        """Vrai quand la personne a elle-même plié ou déplié."""
        self.bascule = Bouton("Pour lancer le débat", role="lien")
        self._contenu = QWidget()
        self._colonne = QVBoxLayout(self._contenu)

        self.setObjectName("amorces")
        self._colonne.setContentsMargins(0, 4, 0, 0)
        self._colonne.setSpacing(4)
        self.bascule.setCheckable(True)
        self.bascule.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.disposition.addWidget(self.bascule, 0, Qt.AlignmentFlag.AlignLeft)
        self.disposition.addWidget(self._contenu)

        self.bascule.toggled.connect(self._deplier)
        self.bascule.clicked.connect(self._choisir)
        self._deplier(False)

    def montrer(
        self, principe_id: int, amorces: Mapping[str, tuple[str, ...]], *, muet: bool
    ) -> None:
        """Montre les amorces d’un principe ; `muet` : personne n’a encore rien dit."""
        if principe_id != self._principe:
            self._principe, self._choisi = principe_id, False
        if amorces != self._amorces:
            self._amorces = amorces
            self._rebatir()
        if not self._choisi:
            self.bascule.setChecked(muet)
        self.setVisible(any(amorces.values()))

    def _rebatir(self) -> None:
        while (element := self._colonne.takeAt(0)) is not None:
            if (vue := element.widget()) is not None:
                vue.hide()
                vue.deleteLater()
        for nature, titre in _TITRES.items():
            textes = self._amorces.get(nature, ())
            if not textes:
                continue
            self._colonne.addWidget(Texte(titre, "petit_fort"))
            role: RoleTexte = "petit" if nature == "source" else "texte"
            for texte in textes:
                self._colonne.addWidget(Texte(f"–\u00a0{texte}", role))
            self._colonne.addSpacing(4)

    def _choisir(self) -> None:
        self._choisi = True

    def _deplier(self, oui: bool) -> None:
        self._contenu.setVisible(oui)
        self.bascule.montrer_detail("Replier" if oui else "Montrer")
