"""La boîte aux ressentis : on en tire un, on le lit à la salle."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.explorer import RessentiLu
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import RESSENTIS
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_TITRE = "Tirer au sort"


class CarteTirage(Carte):
    """Émet `tirage_demande`, `remise_demandee(id)` et `tout_remettre_demande`."""

    tirage_demande = Signal()
    remise_demandee = Signal(int)
    tout_remettre_demande = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_TITRE, parent=parent)
        self._tire: RessentiLu | None = None
        self._mots = Texte("", "grand")
        self._detail = Texte("", "petit")
        self.tirer = Bouton("Tirer un ressenti", role="principal", raccourci="Ctrl+R")
        self.remettre = Bouton("Le remettre", role="discret", icone="annuler")
        self.tout_remettre = Bouton("Tout remettre", role="discret")
        rangee = Rangee(seuil=400, ecart=16)
        mots, boutons = QWidget(), QWidget()
        textes, actions = QVBoxLayout(mots), QHBoxLayout(boutons)

        self.setObjectName("tirage")
        for disposition in (textes, actions):
            disposition.setContentsMargins(0, 0, 0, 0)
            disposition.setSpacing(4)
        textes.addWidget(self._mots)
        textes.addWidget(self._detail)
        textes.addStretch(1)
        for bouton in (self.tirer, self.remettre, self.tout_remettre):
            actions.addWidget(bouton)
        actions.addStretch(1)
        rangee.ajouter(mots, 1)
        rangee.ajouter(boutons)
        self.disposition.addWidget(rangee)

        self.tirer.clicked.connect(self.tirage_demande)
        self.remettre.clicked.connect(self._remettre)
        self.tout_remettre.clicked.connect(self.tout_remettre_demande)

    def montrer(self, tire: RessentiLu | None, *, restants: int, tires: int) -> None:
        """Montre celui que l’on vient de tirer, et ce qui reste dans la boîte."""
        self._tire = tire
        if tire is not None:
            self._mots.setText(f"«\u00a0{tire.texte}\u00a0»")
            nature = RESSENTIS.get(tire.nature, tire.nature)
            self._detail.setText(f"{nature}. {_dire_reste(restants)}")
        else:
            self._mots.setText(
                "La boîte est prête." if restants else "Tous les ressentis ont été lus."
            )
            self._detail.setText(
                f"{_dire_reste(restants)} Un ressenti ne se projette qu’une fois tiré, ou rangé "
                "dans un groupe."
            )
        self.tirer.setEnabled(restants > 0)
        self.tirer.setText("Tirer le suivant" if tires else "Tirer un ressenti")
        self.remettre.setVisible(tire is not None)
        self.tout_remettre.setVisible(tires > 0)

    def serrer(self, oui: bool) -> None:
        """À l’étroit, une ligne : ce que l’on tire, et le bouton qui tire."""
        self._detail.setVisible(not oui)
        self.montrer_titre("" if oui else _TITRE)

    def tire(self) -> int:
        """Le ressenti montré, ou zéro."""
        return self._tire.id if self._tire else 0

    def _remettre(self) -> None:
        if self._tire is not None:
            self.remise_demandee.emit(self._tire.id)


def _dire_reste(restants: int) -> str:
    if not restants:
        return "La boîte est vide."
    return f"Encore {accorder(restants, 'ressenti', 'ressentis')} dans la boîte."
