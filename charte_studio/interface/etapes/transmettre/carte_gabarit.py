"""Le gabarit de l’organisation : le choisir, voir ce qui en est repris, s’en passer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte

if TYPE_CHECKING:
    from charte_studio.export.docx.gabarit import Gabarit


class CarteGabarit(Carte):
    """Émet `choisir` et `retirer`."""

    choisir = Signal()
    retirer = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Gabarit Word", parent=parent)
        self._nom = Texte("", "fort")
        self._etat = Texte("", "seconde")
        self.bouton = Bouton("Choisir un gabarit…", icone="dossier")
        self.sans = Bouton("S’en passer", role="discret")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=8)

        suivre_la_largeur(boutons)
        flot.addWidget(self.bouton)
        flot.addWidget(self.sans)
        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._nom)
        self.disposition.addWidget(self._etat)
        self.disposition.addWidget(boutons)
        self.disposition.addStretch(1)
        self.montrer_aucun()

        self.bouton.clicked.connect(self.choisir)
        self.sans.clicked.connect(self.retirer)

    def montrer_aucun(self) -> None:
        """Aucun gabarit : dit à quoi il servirait."""
        self._montrer(
            "",
            "Le vôtre, en .docx ou .dotx\u00a0: le document en prendra les styles, la page, les "
            "en-têtes et le logo.",
        )

    def montrer_lecture(self, chemin: Path) -> None:
        """Le gabarit se lit."""
        self._montrer(chemin.name, "Lecture…")

    def montrer_gabarit(self, gabarit: Gabarit) -> None:
        """Ce qui en est repris, et ce qu’il faut savoir."""
        self._montrer(gabarit.nom, " ".join((gabarit.en_phrase(), *gabarit.remarques)))

    def montrer_refus(self, chemin: Path, phrase: str) -> None:
        """Pourquoi ce gabarit ne sert pas."""
        self._montrer(chemin.name, phrase, refuse=True)

    def etat(self) -> str:
        """La phrase montrée."""
        return self._etat.text()

    def _montrer(self, nom: str, etat: str, *, refuse: bool = False) -> None:
        self._nom.setText(nom)
        self._nom.setVisible(bool(nom))
        self._etat.setText(etat)
        self._etat.montrer_role("alerte" if refuse else "seconde")
        self.bouton.setText("Changer de gabarit…" if nom else "Choisir un gabarit…")
        self.bouton.updateGeometry()
        self.sans.setVisible(bool(nom))
