"""La colonne de gauche : le bilan du découpage, ses parties, les gestes qui les arrangent."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.interface.dialogues.texte_existant.liste_parties import ListeParties
from charte_studio.interface.dialogues.texte_existant.mots import bilan
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.decoupage import Decoupage


class ColonneParties(QWidget):
    """On lui dit le découpage ; la page connecte ses boutons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bilan = Texte("", "entete")
        self.autre_texte = Bouton("Un autre texte…", role="lien")
        self.liste = ListeParties()
        self.monter = Bouton("Monter", raccourci="Alt+Up", icone="monter", icone_seule=True)
        self.descendre = Bouton(
            "Descendre", raccourci="Alt+Down", icone="descendre", icone_seule=True
        )
        self.fusionner = Bouton("Fusionner avec la suivante", raccourci="F")
        self.annuler = Bouton("Annuler", raccourci="Ctrl+Z")

        tete = QHBoxLayout()
        tete.setSpacing(8)
        tete.addWidget(self._bilan, 1)
        tete.addWidget(self.autre_texte)
        gestes = DispositionFlot(ecart=8)
        for bouton in (self.monter, self.descendre, self.fusionner, self.annuler):
            gestes.addWidget(bouton)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(6)
        disposition.addLayout(tete)
        disposition.addWidget(self.liste, 1)
        disposition.addLayout(gestes)

    def montrer_bilan(self, decoupage: Decoupage) -> None:
        """Dit combien de principes, de sections, de parties exclues."""
        self._bilan.setText(bilan(decoupage))

    def montrer_annulation(self, geste: str) -> None:
        """Dit ce que Ctrl+Z annulerait."""
        self.annuler.setEnabled(bool(geste))
        self.annuler.setToolTip(f"Annuler\u00a0: {geste}" if geste else "")

    def suivre(self, choisies: tuple[int, ...], nombre: int) -> None:
        """N’offre que les gestes possibles sur les parties choisies."""
        plusieurs = len(choisies) > 1
        self.fusionner.setText(
            f"Fusionner les {len(choisies)} parties" if plusieurs else "Fusionner avec la suivante"
        )
        self.fusionner.setEnabled(plusieurs or (bool(choisies) and choisies[0] + 1 < nombre))
        self.monter.setEnabled(bool(choisies) and choisies[0] > 0)
        self.descendre.setEnabled(bool(choisies) and choisies[-1] + 1 < nombre)
