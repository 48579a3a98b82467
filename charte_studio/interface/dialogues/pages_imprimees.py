"""Feuilleter un document avant de l’imprimer : une page à la fois, entière ou à lire de près."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.impressions.papier import Feuille
from charte_studio.interface.impressions.pdf import apercu
from charte_studio.interface.impressions.vignette import Vignette
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte

_TAILLE = (760, 620)
_FINESSE = 2
"""Deux fois plus fin que l’écran ordinaire, pour rester net réduit comme sur un écran dense."""
_MARGE = 18
"""La place de l’ascenseur, réservée pour que la page ne change pas de largeur."""
_GRAND_TEXTE = 1.25


class DialoguePages(Dialogue):
    """Page suivante et Page précédente feuillettent ; à qui lit gros, la page s’ouvre agrandie."""

    def __init__(
        self, titre: str, feuilles: Sequence[Feuille], parent: QWidget | None = None
    ) -> None:
        super().__init__(titre, valider="Fermer", taille=(840, 800), parent=parent)
        self._feuilles = feuilles
        self._rang = 0
        self._agrandie = False
        self._vue = Vignette("Page", _TAILLE)
        self._place = Texte("", "seconde")
        self.precedente = Bouton("Page précédente", icone="precedent", icone_seule=True)
        self.suivante = Bouton("Page suivante", icone="suivant", icone_seule=True)
        self.agrandir = Bouton("", icone="chercher")
        barre = QHBoxLayout()

        self._annuler.hide()
        self._place.setWordWrap(False)
        for widget in (self.precedente, self._place, self.suivante):
            barre.addWidget(widget)
        barre.addSpacing(8)
        barre.addWidget(self.agrandir)
        self.pied.insertLayout(0, barre)
        self.corps.addWidget(self._vue, 0, Qt.AlignmentFlag.AlignHCenter)
        self.precedente.clicked.connect(lambda: self.aller(self._rang - 1))
        self.suivante.clicked.connect(lambda: self.aller(self._rang + 1))
        for touche, pas in (("PgDown", 1), ("PgUp", -1)):
            raccourci = QShortcut(QKeySequence(touche), self)
            raccourci.activated.connect(lambda pas=pas: self.aller(self._rang + pas))
        self.agrandir.clicked.connect(lambda: self.lire_de_pres(not self._agrandie))
        self.laisser_defiler("La page")
        self.lire_de_pres(theme_courant().echelle > _GRAND_TEXTE)
        self.aller(0)

    @classmethod
    def montrer(cls, parent: QWidget, titre: str, feuilles: Sequence[Feuille]) -> None:
        """Montre la première page."""
        cls(titre, feuilles, parent).exec()

    def aller(self, rang: int) -> None:
        """Montre la page de ce rang, à partir de 0."""
        self._rang = max(0, min(rang, len(self._feuilles) - 1))
        feuille = self._feuilles[self._rang]
        self._vue.montrer(apercu(feuille, _FINESSE * _TAILLE[0]))
        self._tailler()
        self._defilement.verticalScrollBar().setValue(0)
        place = f"Page {self._rang + 1} sur {len(self._feuilles)}"
        self._place.setText(place)
        self._vue.setAccessibleName(place)
        self.precedente.setEnabled(self._rang > 0)
        self.suivante.setEnabled(self._rang < len(self._feuilles) - 1)

    def lire_de_pres(self, oui: bool) -> None:
        """La page prend la largeur du dialogue et défile ; sinon, elle se voit entière."""
        self._agrandie = oui
        self.agrandir.setText("Page entière" if oui else "Agrandir")
        self._tailler()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Agrandie, la page suit la largeur ; entière, la hauteur."""
        super().resizeEvent(evenement)
        self._tailler()

    def _tailler(self) -> None:
        image = self._vue.image()
        if image.isNull():
            return
        marges = self.corps.contentsMargins()
        place = self._defilement.viewport().size()
        largeur = self.width() - marges.left() - marges.right() - _MARGE
        hauteur = place.height() - marges.top() - marges.bottom()
        taille = image.size().scaled(
            largeur,
            image.height() if self._agrandie else max(1, hauteur),
            Qt.AspectRatioMode.KeepAspectRatio,
        )
        self._vue.setFixedSize(taille)
        if image.width() != _FINESSE * taille.width():
            feuille = self._feuilles[self._rang]
            self._vue.montrer(apercu(feuille, _FINESSE * taille.width()))
        contenu = self.corps.parentWidget()
        if contenu is not None:  # il ne réclame de lui-même aucune hauteur : rien ne défilerait
            entiere = taille.height() + marges.top() + marges.bottom()
            contenu.setMinimumHeight(entiere if self._agrandie else 0)
