"""Un tour ouvert : combien ont répondu, rien de ce qu’ils ont dit, et le bouton qui clôt."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charte_studio.domaine.comptes import Reconciliation
from charte_studio.domaine.echelles import Echelle
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.etapes.se_positionner.mots import (
    CACHE,
    POURQUOI_CACHE,
    dire_reponses,
    dire_votants,
)
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_court import TexteCourt

_SCELLE: Final = (
    "Personne ne peut lire ni reprendre un bulletin. Tant que l’urne est ouverte, rien ne "
    "s’annule, et les copies comme les sauvegardes attendent\u00a0: deux copies se soustrairaient."
)


class TourOuvert(QWidget):
    """Deux cartes, la clôture, la légende et ce qui cache les saisies.

    On lui donne un compte, jamais une répartition : il ne peut rien laisser échapper.
    """

    clore = Signal()
    discret_change = Signal(bool)
    presences = Signal()
    bulletins = Signal()
    abandonner = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nombre = Texte("", "chiffre")
        self.detail = TexteCourt("")
        self.suite = TexteCourt("", "petit")
        self._reponses = Carte("Réponses")
        self._resultat = Carte("Résultat")
        self._avant = Texte("", "petit")
        self._scelle = Texte(_SCELLE, "petit")
        self.bouton_clore = Bouton("Clore et révéler", raccourci="R", role="principal")
        self.discret = Bouton("Cacher les saisies", icone="masquer", raccourci="C", role="discret")
        self.bouton_presences = Bouton("Présences…", raccourci="P", role="discret")
        self.bouton_bulletins = Bouton("Bulletins papier…", raccourci="B", role="discret")
        self.bouton_abandonner = Bouton("Abandonner ce tour…", role="discret")
        self._legende = LegendeEchelle()
        self._main_levee = self._mains_abregees = False

        self._assembler()

        self.bouton_clore.clicked.connect(self.clore)
        self.discret.toggled.connect(self.discret_change)
        self.bouton_presences.clicked.connect(self.presences)
        self.bouton_bulletins.clicked.connect(self.bulletins)
        self.bouton_abandonner.clicked.connect(self.abandonner)

    def _assembler(self) -> None:
        self.nombre.setWordWrap(False)
        self.nombre.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        compte = QWidget()
        ligne = DispositionFlot(compte, ecart=10, ecart_lignes=2)
        for vue in (self.nombre, self.detail, self.suite):
            ligne.addWidget(vue)
        compte.setSizePolicy(hauteur_selon_largeur())
        self._reponses.disposition.addWidget(compte)
        self._reponses.disposition.addStretch(1)
        self._resultat.disposition.addWidget(Texte(f"{CACHE} {POURQUOI_CACHE}"))
        self._resultat.disposition.addWidget(self._avant)
        self._resultat.disposition.addStretch(1)
        actions = QWidget()
        flot = DispositionFlot(actions, ecart=4)
        for bouton in (
            self.discret, self.bouton_bulletins, self.bouton_presences, self.bouton_abandonner,
        ):  # fmt: skip
            flot.addWidget(bouton)
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        actions.setSizePolicy(hauteur_selon_largeur())
        self.bouton_clore.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.discret.setCheckable(True)
        self.discret.setToolTip(
            "Seule la ligne en cours montre sa réponse\u00a0: pour saisir pendant que cet écran "
            "est projeté"
        )
        cartes = Rangee(seuil=560, ecart=12)
        cartes.ajouter(self._reponses, 1)
        cartes.ajouter(self._resultat, 1)
        cartes.ajouter(self.bouton_clore)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addWidget(cartes)
        disposition.addWidget(self._scelle)
        disposition.addWidget(self._legende)
        disposition.addWidget(actions)

    def montrer(self, echelle: Echelle, mode: str, avant: str) -> None:
        """Montre la légende et, au second tour, ce que le premier a donné."""
        secret = mode == "secret"
        self.bouton_clore.montrer_role("principal")
        self._scelle.setVisible(secret)
        self._resultat.setVisible(mode == "nominatif")
        self._main_levee = mode == "main-levee"
        a_la_grille = mode == "nominatif"
        self._legende.setVisible(a_la_grille or (self._main_levee and self._mains_abregees))
        self._legende.montrer(echelle)
        self._avant.setText(avant)
        self._avant.setVisible(bool(avant))
        self.discret.setVisible(not secret)
        self.bouton_bulletins.setVisible(mode == "nominatif")
        self.bouton_presences.setVisible(mode != "main-levee")

    def legender_les_mains(self, oui: bool) -> None:
        """À main levée, l’en-tête du compteur est la légende, tant que les mots y tiennent."""
        self._mains_abregees = oui
        if self._main_levee:
            self._legende.setVisible(oui)

    def compter(self, compte: Reconciliation) -> None:
        """Met à jour les compteurs, et eux seuls."""
        self._dire(compte.reponses, *dire_reponses(compte))

    def compter_votants(self, ont_vote: int, attendus: int) -> None:
        """D’une urne ouverte, on ne dit que l’émargement."""
        self._dire(ont_vote, *dire_votants(ont_vote, attendus))
        # Tant qu’il manque du monde, on passe le poste d’abord.
        self.bouton_clore.montrer_role("secondaire" if attendus else "principal")

    def _dire(self, nombre: int, detail: str, suite: str) -> None:
        self.nombre.setText(str(nombre))
        self.detail.setText(detail)
        self.suite.setText(suite)
