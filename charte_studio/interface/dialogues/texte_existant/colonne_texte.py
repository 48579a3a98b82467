"""La colonne de droite : le titre de la partie, ce qu’elle devient, son texte à scinder."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from charte_studio.interface.dialogues.texte_existant.mots import titre_montre
from charte_studio.interface.dialogues.texte_existant.vue_blocs import VueBlocs
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.blocs import Liste
from charte_studio.redaction.decoupage import EXCLUE, PRINCIPE, SECTION, Partie

_GENRES: Final = (
    (PRINCIPE, "Principe", "P", "Une partie que l’atelier débattra."),
    (SECTION, "Section", "S", "Un texte repris tel quel, sans débat."),
    (EXCLUE, "Exclure", "X", "Une partie laissée hors du modèle."),
)
_TITRE_SEUL: Final = "Cette partie n’a qu’un titre."


class ColonneTexte(QWidget):
    """On lui dit la partie ; elle émet `genre_demande(genre)`."""

    genre_demande = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titre = Texte("", "soustitre")
        self.genres = {genre: Bouton(mot, raccourci=touche) for genre, mot, touche, _ in _GENRES}
        self._groupe = QButtonGroup(self)
        self.renommer = Bouton("Renommer", raccourci="F2")
        self.blocs = VueBlocs()
        self._vide = Texte(_TITRE_SEUL, "seconde")
        self.scinder = Bouton("Scinder après ce passage", raccourci="Enter")
        self.eclater = Bouton("Éclater la liste", raccourci="E")

        for genre, _, _, propos in _GENRES:
            bouton = self.genres[genre]
            bouton.setCheckable(True)
            bouton.setToolTip(propos)
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
        rangement = DispositionFlot(ecart=8)
        for bouton in (*self.genres.values(), self.renommer):
            rangement.addWidget(bouton)
        gestes = DispositionFlot(ecart=8)
        gestes.addWidget(self.scinder)
        gestes.addWidget(self.eclater)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addWidget(self._titre)
        disposition.addLayout(rangement)
        disposition.addWidget(self._vide)
        disposition.addWidget(self.blocs, 1)
        disposition.addLayout(gestes)

        for genre, bouton in self.genres.items():
            bouton.clicked.connect(partial(self._demander, genre))
        self.blocs.courant_change.connect(self._suivre_passage)

    def montrer(self, partie: Partie) -> None:
        """Montre une partie."""
        self._titre.setText(titre_montre(partie))
        self.genres[partie.genre].setChecked(True)
        self._vide.setVisible(not partie.blocs)
        self.blocs.montrer(partie.blocs)

    def _demander(self, genre: str, _coche: bool = False) -> None:
        self.genre_demande.emit(genre)

    @Slot()
    def _suivre_passage(self) -> None:
        rang = self.blocs.courant()
        self.scinder.setEnabled(0 <= rang < self.blocs.model().rowCount() - 1)
        self.eclater.setVisible(isinstance(self.blocs.bloc_courant(), Liste))
