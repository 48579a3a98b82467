"""Le volet des mots : l’objectif, les règles d’échange, l’information sur les données."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.accueillir import ecrire_accueil
from charte_studio.atelier.lectures.accueillir import Accueil, TexteAccueil
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes


class CarteTexte(Carte):
    """Un texte de l’accueil : on l’écrit, ou l’on revient à celui qui est livré."""

    def __init__(
        self, titre: str, aide: str, *, lignes: int, ecrire: Callable[[str], object]
    ) -> None:
        super().__init__(titre)
        self._livre = ""
        self._ecrire = ecrire
        self.champ = TexteDeLignes(titre, lignes=lignes, lignes_max=2 * lignes)
        self.revenir = Bouton("Revenir au texte livré", role="lien", icone="annuler")
        pied = QHBoxLayout()

        pied.addWidget(Texte(aide, "petit"), 1)
        pied.addWidget(self.revenir, 0, Qt.AlignmentFlag.AlignTop)
        self.disposition.setSpacing(6)
        self.disposition.addWidget(self.champ)
        self.disposition.addLayout(pied)
        self.disposition.addStretch(1)

        self.champ.texte_pose.connect(self._poser)
        self.revenir.clicked.connect(lambda: self._ecrire(""))

    def montrer(self, texte: TexteAccueil) -> None:
        """Montre le texte de l’atelier, ou le texte livré."""
        self._livre = texte.livre
        self.champ.montrer(texte.texte)
        self.revenir.setVisible(texte.propre)

    def _poser(self, texte: str) -> None:
        # Redevenu le texte livré, il en suit les changements.
        self._ecrire("" if texte.split() == self._livre.split() else texte)


class VoletMots(QWidget):
    """Ce que l’on dit à la salle en ouvrant, et ce qui se projette alors."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self.objectif = CarteTexte(
            "L’objectif",
            "Une phrase, lue en ouvrant. Elle se projette sous le titre de l’atelier.",
            lignes=2,
            ecrire=partial(self._ecrire, "objectif"),
        )
        self.regles = CarteTexte(
            "Les règles d’échange",
            "Une par ligne. Six au plus se lisent du fond de la salle.",
            lignes=8,
            ecrire=partial(self._ecrire, "regles_echange"),
        )
        self.donnees = CarteTexte(
            "Ce que nous gardons",
            "Une phrase par ligne. Tant que vous n’y touchez pas, elles suivent vos "
            "réglages\u00a0: noms ou numéros, façon de recueillir, seuil.",
            lignes=8,
            ecrire=partial(self._ecrire, "mention_donnees"),
        )
        rangee = Rangee(seuil=760, ecart=16)
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(14)
        rangee.ajouter(self.regles, 1)
        rangee.ajouter(self.donnees, 1)
        disposition.addWidget(self.objectif)
        disposition.addWidget(rangee)
        disposition.addStretch(1)

    def montrer(self, lu: Accueil) -> None:
        """Montre les trois textes."""
        self.objectif.montrer(lu.objectif)
        self.regles.montrer(lu.regles)
        self.donnees.montrer(lu.donnees)

    def _ecrire(self, quoi: str, texte: str) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(lambda: ecrire_accueil(atelier, **{quoi: texte}))
