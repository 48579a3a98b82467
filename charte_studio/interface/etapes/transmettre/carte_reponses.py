"""Les réponses aux commentaires d’une relecture, à joindre au prochain projet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.remarques import Reponse

_AUCUNE = (
    "Un document est revenu commenté\u00a0? Répondez à chaque remarque\u00a0: elle reparaîtra en "
    "marge de son article, avec votre réponse."
)


class CarteReponses(Carte):
    """Émet `choisir` et `oublier`."""

    choisir = Signal()
    oublier = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Réponses aux relecteurs", parent=parent)
        self._etat = Texte(_AUCUNE, "seconde")
        self.bouton = Bouton("Ouvrir le document relu…", icone="dossier")
        self.sans = Bouton("Ne pas les joindre", role="discret")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=8)

        suivre_la_largeur(boutons)
        flot.addWidget(self.bouton)
        flot.addWidget(self.sans)
        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._etat)
        self.disposition.addWidget(boutons)
        self.disposition.addStretch(1)
        self.montrer(())

        self.bouton.clicked.connect(self.choisir)
        self.sans.clicked.connect(self.oublier)

    def montrer(self, reponses: Sequence[Reponse]) -> None:
        """Dit combien de réponses partiront."""
        jointes = accorder(len(reponses), "réponse sera jointe", "réponses seront jointes")
        self._etat.setText(
            f"{jointes} au document. Elles y restent\u00a0: rouvrez-le pour les retrouver."
            if reponses
            else _AUCUNE
        )
        self.sans.setVisible(bool(reponses))

    def etat(self) -> str:
        """La phrase montrée."""
        return self._etat.text()
