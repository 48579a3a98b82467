"""Un tour ouvert : combien ont répondu, rien de ce qu’ils ont dit, et le bouton qui clôt."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder
from charte_studio.interface.etapes.se_positionner.disposition import au_milieu
from charte_studio.interface.etapes.se_positionner.feuille import Compte
from charte_studio.interface.etapes.se_positionner.mots import CACHE, POURQUOI_CACHE
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte


class TourOuvert(QWidget):
    """Deux cartes, la clôture, la légende et ce qui cache les saisies.

    On lui donne un compte, jamais une répartition : il ne peut rien laisser échapper.
    """

    clore = Signal()
    discret_change = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nombre = Texte("", "chiffre")
        self.detail = Texte("")
        self._reponses = Carte("Réponses")
        self._resultat = Carte("Résultat")
        self._avant = Texte("", "petit")
        self.bouton_clore = Bouton("Clore et révéler", raccourci="R", role="principal")
        self.discret = Bouton("Cacher les saisies", icone="masquer", raccourci="C", role="discret")
        self._legende = LegendeEchelle()

        self._assembler()

        self.bouton_clore.clicked.connect(self.clore)
        self.discret.toggled.connect(self.discret_change)

    def _assembler(self) -> None:
        self.nombre.setWordWrap(False)
        self.nombre.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        ligne = QHBoxLayout()
        ligne.setSpacing(8)
        ligne.addWidget(self.nombre)
        ligne.addWidget(self.detail, 1)
        self._reponses.disposition.addLayout(ligne)
        self._reponses.disposition.addStretch(1)
        self._resultat.disposition.addWidget(Texte(f"{CACHE} {POURQUOI_CACHE}"))
        self._resultat.disposition.addWidget(self._avant)
        self._resultat.disposition.addStretch(1)
        for bouton in (self.bouton_clore, self.discret):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.discret.setCheckable(True)
        self.discret.setToolTip(
            "Seule la ligne en cours montre sa réponse\u00a0: pour saisir pendant que cet écran "
            "est projeté"
        )
        cartes = Rangee(seuil=560, ecart=12)
        cartes.ajouter(self._reponses, 1)
        cartes.ajouter(self._resultat, 1)
        cartes.ajouter(self.bouton_clore)
        pied = Rangee(seuil=560, ecart=8)
        pied.ajouter(au_milieu(self._legende), 1)
        pied.ajouter(self.discret)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addWidget(cartes)
        disposition.addWidget(pied)

    def montrer(self, echelle: Echelle, avant: str) -> None:
        """Montre la légende et, au second tour, ce que le premier a donné."""
        self._legende.montrer(echelle)
        self._avant.setText(avant)
        self._avant.setVisible(bool(avant))

    def compter(self, compte: Compte) -> None:
        """Met à jour les compteurs, et eux seuls."""
        mots = "réponse" if compte.reponses < 2 else "réponses"
        self.nombre.setText(str(compte.reponses))
        self.detail.setText(
            f"{mots} sur {compte.inscrits} · {compte.sans_avis}\u00a0sans avis · "
            + (
                accorder(compte.attendues, "attendue", "attendues").replace(" ", "\u00a0")
                if compte.attendues
                else "tout le monde a répondu"
            )
        )
