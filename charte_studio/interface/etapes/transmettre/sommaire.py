"""Le sommaire de ce qui sera exporté : exactement les titres que le fichier portera."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.export.elements import Element, Intitule, IntituleArticle, au_sommaire
from charte_studio.export.plan import dresser
from charte_studio.export.profils import PROFILS, Profil
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import RoleTexte, Texte
from charte_studio.interface.widgets.zone import Zone
from charte_studio.redaction.document import DocumentCharte

Entree = tuple[str, RoleTexte, int]
"""Le texte, son rôle, son retrait."""


class Sommaire(Zone):
    """Sections, articles numérotés, annexes, dans l’ordre du document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("colonne_droite", parent)
        self._entrees: tuple[Entree, ...] = ()
        self._lignes: list[Texte] = []
        self._titre = Texte("Ce que contiendra le fichier", "entete")
        self._defilement = Defilant()
        disposition = QVBoxLayout(self)

        self._defilement.disposition.setContentsMargins(18, 18, 18, 18)
        self._defilement.disposition.setSpacing(5)
        self._defilement.disposition.addWidget(self._titre)
        self._defilement.disposition.addSpacing(4)
        self._defilement.disposition.addStretch(1)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(self._defilement)
        self.setAccessibleName("Sommaire du document")

    def montrer(self, document: DocumentCharte, profil: Profil = PROFILS["projet"]) -> None:
        """Montre le sommaire ; les lignes qui restent servent de nouveau."""
        entrees = tuple(_entree(e) for e in dresser(document, profil) if au_sommaire(e))
        if entrees == self._entrees:
            return
        self._entrees = entrees
        while len(self._lignes) > len(entrees):
            ligne = self._lignes.pop()
            self._defilement.disposition.removeWidget(ligne)
            ligne.hide()
            ligne.deleteLater()
        while len(self._lignes) < len(entrees):
            ligne = Texte()
            self._defilement.disposition.insertWidget(2 + len(self._lignes), ligne)
            self._lignes.append(ligne)
        for ligne, (texte, role, retrait) in zip(self._lignes, entrees, strict=True):
            ligne.setText(texte)
            ligne.montrer_role(role)
            ligne.setContentsMargins(retrait, 0, 0, 0)

    def textes(self) -> Sequence[str]:
        """Les lignes, de haut en bas."""
        return [texte for texte, _role, _retrait in self._entrees]


def _entree(element: Element) -> Entree:
    if isinstance(element, IntituleArticle):
        return f"{element.numero}\u2002{element.texte}", "texte", 12
    assert isinstance(element, Intitule)
    return (element.texte, "fort", 0) if element.niveau == 1 else (element.texte, "petit", 12)
