"""Ce qui se dit au-dessus du texte : pas encore d’article, ou un assemblage qui a changé."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.conflits_fusion import dire_reprises
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.fusion import Fusion

_SANS_ARTICLE: Final = "Aucun article pour l’instant"
_FUSIONNER: Final = "Fusionner les deux"


class BandeauDepasse(Carte):
    """L’assemblage a changé depuis la retouche : il faut choisir, rien ne se perd."""

    garder = Signal()
    prendre = Signal()
    fusionner = Signal()
    """On accepte la fusion sans conflit, ou l’on demande à trancher les conflits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(nature="alerte", parent=parent)
        self._phrase = Texte("")
        self.bouton_fusionner = Bouton(_FUSIONNER, role="principal")
        self.bouton_garder = Bouton("Garder ma retouche")
        self.bouton_prendre = Bouton("Prendre le texte assemblé")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=10)

        flot.addWidget(self.bouton_fusionner)
        flot.addWidget(self.bouton_garder)
        flot.addWidget(self.bouton_prendre)
        boutons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        rangee = Rangee(seuil=980, ecart=12)
        rangee.ajouter(self._phrase, 1)
        rangee.ajouter(boutons)
        self.disposition.addWidget(rangee)
        self.setAccessibleName("L’assemblage a changé depuis la retouche")

        self.bouton_fusionner.clicked.connect(self.fusionner)
        self.bouton_garder.clicked.connect(self.garder)
        self.bouton_prendre.clicked.connect(self.prendre)

    def montrer(self, fusion: Fusion) -> None:
        """Dit ce que donnerait la fusion de la retouche et du nouvel assemblage."""
        conflits = len(fusion.conflits)
        if conflits:
            suite = (
                "Un passage a changé des deux côtés\u00a0: à vous de trancher."
                if conflits == 1
                else f"{conflits} passages ont changé des deux côtés\u00a0: à vous de trancher."
            )
        else:
            suite = "Les deux se rejoignent sans se contredire."
        self._phrase.setText(
            f"L’assemblage a changé depuis votre retouche. {suite} "
            f"{'' if conflits else dire_reprises(fusion)}".strip()
        )
        self.bouton_fusionner.setText(
            accorder(conflits, "conflit à trancher", "conflits à trancher")
            if conflits
            else _FUSIONNER
        )

    def permettre(self, oui: bool) -> None:
        """En lecture seule, les choix attendent."""
        self.bouton_fusionner.setEnabled(oui)
        self.bouton_garder.setEnabled(oui)
        self.bouton_prendre.setEnabled(oui)


class SansArticle(QWidget):
    """Aucun principe adopté : ce que contient déjà la charte, et d’où viendront les articles."""

    decider = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bouton = Bouton("Décider", role="principal", icone="suivant")
        self._vide = EtatVide(_SANS_ARTICLE, "", self.bouton)
        disposition = QVBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(self._vide)

        self.bouton.clicked.connect(self.decider)

    def montrer(self, a_trancher: int) -> None:
        """Dit combien de principes attendent."""
        attente = (
            accorder(a_trancher, "principe attend", "principes attendent") + " une décision. "
            if a_trancher
            else ""
        )
        self._vide.montrer(
            _SANS_ARTICLE,
            f"Chaque principe adopté à l’étape Décider donne un article. {attente}Les textes qui "
            "les entourent peuvent déjà se relire et se retoucher.",
        )
