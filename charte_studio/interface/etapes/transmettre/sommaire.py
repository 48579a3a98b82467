"""Le sommaire de ce qui sera exporté : exactement les titres que le fichier portera."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.export.elements import Element, Intitule, IntituleArticle, au_sommaire
from charte_studio.export.plan import dresser
from charte_studio.export.profils import PROFILS, Profil
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.texte import RoleTexte, Texte
from charte_studio.interface.widgets.zone import Zone
from charte_studio.redaction.document import DocumentCharte

Entree = tuple[str, str, RoleTexte, int]
"""Le numéro d’article, le texte, son rôle, son retrait."""
_NUMERO: Final = 26
"""La place d’un numéro d’article : les titres s’alignent, et se replient sous eux-mêmes."""


class Sommaire(Zone):
    """Sections, articles numérotés, annexes, dans l’ordre du document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("colonne_droite", parent)
        self._entrees: tuple[Entree, ...] = ()
        self._lignes: list[_Ligne] = []
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
            ligne = _Ligne()
            self._defilement.disposition.insertWidget(2 + len(self._lignes), ligne)
            self._lignes.append(ligne)
        for ligne, entree in zip(self._lignes, entrees, strict=True):
            ligne.montrer(*entree)

    def textes(self) -> Sequence[str]:
        """Les lignes, de haut en bas."""
        return [
            f"{numero}\u2002{texte}" if numero else texte
            for numero, texte, _role, _retrait in self._entrees
        ]


class _Ligne(QWidget):
    """Un titre, précédé de son numéro si c’est un article."""

    def __init__(self) -> None:
        super().__init__()
        self._numero, self._texte = Texte(), Texte()
        self._boite = QHBoxLayout(self)

        self._boite.setSpacing(0)
        self._boite.addWidget(self._numero, 0, Qt.AlignmentFlag.AlignTop)
        self._boite.addWidget(self._texte, 1)

    def montrer(self, numero: str, texte: str, role: RoleTexte, retrait: int) -> None:
        """Montre cette entrée."""
        self._numero.setText(numero)
        self._numero.setVisible(bool(numero))
        self._numero.setFixedWidth(theme_courant().px(_NUMERO))
        self._texte.setText(texte)
        self._texte.montrer_role(role)
        self._boite.setContentsMargins(retrait, 0, 0, 0)

    def changeEvent(self, evenement: QEvent) -> None:
        """La place du numéro suit la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_boite"):
            self._numero.setFixedWidth(theme_courant().px(_NUMERO))


def _entree(element: Element) -> Entree:
    if isinstance(element, IntituleArticle):
        return str(element.numero), element.texte, "texte", 12
    assert isinstance(element, Intitule)
    return "", element.texte, *(("fort", 0) if element.niveau == 1 else ("petit", 12))
