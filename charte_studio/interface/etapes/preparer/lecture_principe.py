"""Le principe choisi, tel qu’il sera lu à la salle."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.preparer import PrincipeLu
from charte_studio.domaine.vocabulaire import AXES, THEMES
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.formulations import Formulations, markdown_en_html
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte


class LecturePrincipe(Carte):
    """Titre, affirmation, enjeu, formulations ; défile seule."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = Pastille()
        self._axe = Pastille()
        self._nom = Texte("", "soustitre")
        self._question = Texte("")
        self._enjeu = Texte("", "seconde", riche=True)
        self._formulations = Formulations()
        self._contenu = QWidget()
        self._defilement = Defilant(hauteur=160)

        pastilles = DispositionFlot(ecart=6)
        pastilles.addWidget(self._theme)
        pastilles.addWidget(self._axe)
        colonne = QVBoxLayout(self._contenu)
        colonne.setContentsMargins(0, 0, 8, 0)
        colonne.setSpacing(6)
        colonne.addWidget(self._nom)
        colonne.addLayout(pastilles)
        colonne.addWidget(self._question)
        colonne.addWidget(self._enjeu)
        colonne.addWidget(self._formulations)
        colonne.addStretch(1)
        self._defilement.disposition.addWidget(self._contenu)
        self._defilement.setAccessibleName("Le principe choisi")
        self.disposition.addWidget(self._defilement, 1)

    def montrer(self, principe: PrincipeLu | None) -> None:
        """Montre ce principe, ou rien."""
        self._contenu.setVisible(principe is not None)
        if principe is None:
            return
        if principe.titre != self._nom.text():
            self._defilement.verticalScrollBar().setValue(0)
        self._nom.setText(principe.titre)
        self._theme.montrer(THEMES.get(principe.theme, ""))
        self._axe.montrer(AXES.get(principe.axe, ""), "accent")
        self._question.setText(principe.question)
        self._enjeu.setText(markdown_en_html(principe.enjeu))
        self._enjeu.setVisible(bool(principe.enjeu))
        self._formulations.montrer({f.niveau: f.texte for f in principe.formulations})
