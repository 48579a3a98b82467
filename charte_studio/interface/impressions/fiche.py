"""Un document à imprimer : on le coche, on le voit, on le règle."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.interface.impressions.documents import DocumentImprime
from charte_studio.interface.impressions.vignette import Vignette
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte

LARGEUR_VIGNETTE = 112
"""En pixels logiques, à taille de texte normale."""


class FicheDocument(Carte):
    """La première page à gauche ; à droite la case, l’usage, les pages et les choix."""

    bascule = Signal()
    agrandir = Signal()

    def __init__(self, document: DocumentImprime, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._possible = True
        self.case = QCheckBox(document.titre)
        self.vignette = Vignette(
            f"Première page\u00a0: {document.titre}",
            (LARGEUR_VIGNETTE, LARGEUR_VIGNETTE * 297 // 210),
        )
        self._usage = Texte(document.usage, "seconde")
        self._note = Texte("", "petit")
        self._pages = Texte("", "petit")
        self.voir = Bouton("Voir les pages…", role="lien")
        self.choix = QGridLayout()

        self.case.setObjectName("case_document")
        self.case.setChecked(True)
        self.case.setAccessibleDescription(document.usage)
        self.voir.setAccessibleName(f"Voir les pages\u00a0: {document.titre}")
        self.choix.setContentsMargins(0, 4, 0, 0)
        self.choix.setVerticalSpacing(6)
        self.choix.setHorizontalSpacing(10)
        self.choix.setColumnStretch(1, 1)
        mots = QVBoxLayout()
        mots.setSpacing(4)
        mots.addWidget(self.case)
        mots.addWidget(self._usage)
        mots.addLayout(self.choix)
        mots.addWidget(self._note)
        mots.addStretch(1)
        bas = QHBoxLayout()
        bas.addWidget(self._pages, 1)
        bas.addWidget(self.voir)
        mots.addLayout(bas)
        ligne = QHBoxLayout()
        ligne.setSpacing(14)
        ligne.addWidget(self.vignette, 0, Qt.AlignmentFlag.AlignTop)
        ligne.addLayout(mots, 1)
        self.disposition.addLayout(ligne)
        self.voir.hide()
        self._note.hide()

        self.case.toggled.connect(self.bascule)
        self.voir.clicked.connect(self.agrandir)

    def regler(self, nom: str, widget: QWidget) -> None:
        """Ajoute un choix."""
        etiquette = Texte(nom, "petit")
        etiquette.setWordWrap(False)
        etiquette.setBuddy(widget)
        rang = self.choix.rowCount()
        etroit = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        cote = Qt.AlignmentFlag.AlignLeft if etroit else Qt.AlignmentFlag(0)
        self.choix.addWidget(etiquette, rang, 0, Qt.AlignmentFlag.AlignVCenter)
        self.choix.addWidget(widget, rang, 1, cote)

    def regler_case(self, widget: QWidget) -> None:
        """Ajoute une case, qui porte déjà son nom."""
        self.choix.addWidget(widget, self.choix.rowCount(), 0, 1, 2)

    def montrer(self, pages: int, image: QImage) -> None:
        """Montre la première page et le nombre de pages."""
        self._pages.setText(accorder(pages, "page", "pages"))
        self.vignette.montrer(image)
        self.voir.show()

    def noter(self, note: str) -> None:
        """Dit ce qu’un choix entraîne ; vide, rien."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def permettre(self, possible: bool, raison: str = "") -> None:
        """Un document sans rien à dire ne se coche pas, et dit pourquoi."""
        self._possible = possible
        self.case.setEnabled(possible)
        if not possible:
            self._pages.setText(raison)
            self.vignette.montrer(QImage())
            self.voir.hide()

    def voulu(self) -> bool:
        """Vrai s’il est coché et possible."""
        return self._possible and self.case.isChecked()
