"""Feuilleter un document avant de l’imprimer : une page à la fois, lisible."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.impressions.papier import Feuille
from charte_studio.interface.impressions.pdf import apercu
from charte_studio.interface.impressions.vignette import Vignette
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte

_TAILLE = (760, 620)


class DialoguePages(Dialogue):
    """Page suivante et Page précédente feuillettent."""

    def __init__(
        self, titre: str, feuilles: Sequence[Feuille], parent: QWidget | None = None
    ) -> None:
        super().__init__(titre, valider="Fermer", taille=(840, 800), parent=parent)
        self._feuilles = feuilles
        self._rang = 0
        self._vue = Vignette("Page", _TAILLE)
        self._place = Texte("", "seconde")
        self.precedente = Bouton("Page précédente", icone="precedent", icone_seule=True)
        self.suivante = Bouton("Page suivante", icone="suivant", icone_seule=True)
        barre = QHBoxLayout()

        self._annuler.hide()
        self._place.setWordWrap(False)
        for widget in (self.precedente, self._place, self.suivante):
            barre.addWidget(widget)
        self.pied.insertLayout(0, barre)
        self.corps.addWidget(self._vue, 0, Qt.AlignmentFlag.AlignHCenter)
        self.precedente.clicked.connect(lambda: self.aller(self._rang - 1))
        self.suivante.clicked.connect(lambda: self.aller(self._rang + 1))
        for touche, pas in (("PgDown", 1), ("PgUp", -1)):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.activated.connect(lambda pas=pas: self.aller(self._rang + pas))
        self.aller(0)

    @classmethod
    def montrer(cls, parent: QWidget, titre: str, feuilles: Sequence[Feuille]) -> None:
        """Montre la première page."""
        cls(titre, feuilles, parent).exec()

    def aller(self, rang: int) -> None:
        """Montre la page de ce rang, à partir de 0."""
        self._rang = max(0, min(rang, len(self._feuilles) - 1))
        feuille = self._feuilles[self._rang]
        # Deux fois plus fin que l’écran ordinaire, pour rester net sur les écrans denses.
        self._vue.montrer(apercu(feuille, 2 * _TAILLE[0]))
        place = f"Page {self._rang + 1} sur {len(self._feuilles)}"
        self._place.setText(place)
        self._vue.setAccessibleName(place)
        self.precedente.setEnabled(self._rang > 0)
        self.suivante.setEnabled(self._rang < len(self._feuilles) - 1)
