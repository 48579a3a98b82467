"""Un bouton fait de plusieurs textes : carte d’action, ligne d’une liste."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget


class BoutonCompose(QPushButton):
    """Un bouton dont le contenu est une disposition de textes. Sa taille est la leur.

    `role` choisit l’apparence dans la feuille (« carte », « ligne »). Après avoir rempli la
    disposition, appeler `finir` : les textes laissent passer la souris et font le nom lu.
    """

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def finir(self) -> None:
        """Rend les textes transparents à la souris et compose le nom accessible."""
        textes = self.findChildren(QLabel)
        for texte in textes:
            texte.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(", ".join(t.text().removesuffix(".") for t in textes if t.text()))

    def sizeHint(self) -> QSize:
        """La taille de la disposition."""
        disposition = self.layout()
        return disposition.sizeHint() if disposition is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """La plus petite taille de la disposition."""
        disposition = self.layout()
        return disposition.minimumSize() if disposition is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Les textes passent à la ligne."""
        disposition = self.layout()
        return disposition is not None and disposition.hasHeightForWidth()

    def heightForWidth(self, largeur: int) -> int:
        """La hauteur des textes à cette largeur."""
        disposition = self.layout()
        return disposition.heightForWidth(largeur) if disposition is not None else -1
