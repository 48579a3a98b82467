"""L’amendement que l’on regarde : ce qu’il change, ce que dit la règle, et ce qu’on décide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.amendements import AmendementLu
from charte_studio.interface.etapes.se_positionner.amendements.mots import (
    ADOPTE,
    ADOPTER,
    BASE_DEPASSEE,
    CORRIGER,
    REJETER,
    RETIRER,
    ROUVRIR,
    VOTE_OUVERT,
    dire_etat,
    dire_origine,
    dire_rivaux,
    dire_suggestion,
    nommer,
)
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_amende import TexteAmende


class CarteAmendement(Carte):
    """Émet `demande(action, id)`. Pendant le vote, elle ne montre que les textes."""

    demande = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lu: AmendementLu | None = None
        self._moment = (0, False)
        self.pastille = Pastille()
        self._origine = Texte("", "petit")
        self.entier = Bouton("Texte entier", role="filtre")
        self.texte = TexteAmende("grand")
        self._motif = Texte("")
        self.alerte = Texte("", "alerte")
        self.rivaux = Texte("", "petit")
        self.suggestion = Texte("", "fort")
        self.phrase = Texte("", "seconde")
        self.adopter = Bouton("Adopter l’amendement")
        self.rejeter = Bouton("Le rejeter")
        self.corriger = Bouton("Corriger…", role="discret")
        self.retirer = Bouton("Le retirer", role="discret")
        self.rouvrir = Bouton("Revenir sur ce choix", icone="annuler", role="discret")
        self._actions = QWidget()

        self._assembler()

        self.entier.toggled.connect(self._montrer_texte)
        for action, bouton in (
            (ADOPTER, self.adopter),
            (REJETER, self.rejeter),
            (CORRIGER, self.corriger),
            (RETIRER, self.retirer),
            (ROUVRIR, self.rouvrir),
        ):
            bouton.clicked.connect(partial(self._demander, action))

    def _assembler(self) -> None:
        self.setObjectName("carte_amendement")
        situation = QWidget()
        flot = DispositionFlot(situation, ecart=8)
        flot.addWidget(self.pastille)
        flot.addWidget(self.entier)
        self.entier.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.entier.setToolTip("Ou seulement ce qui change, pour laisser la place au vote")
        situation.setSizePolicy(hauteur_selon_largeur())
        boutons = DispositionFlot(self._actions, ecart=6)
        for bouton in (self.adopter, self.rejeter, self.corriger, self.retirer, self.rouvrir):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            boutons.addWidget(bouton)
        self._actions.setSizePolicy(hauteur_selon_largeur())
        self.disposition.setSpacing(8)
        for vue in (
            situation, self._origine, self.texte, self._motif, self.alerte, self.rivaux,
            self.suggestion, self.phrase, self._actions,
        ):  # fmt: skip
            self.disposition.addWidget(vue)

    def montrer(self, lu: AmendementLu, tous: Sequence[AmendementLu]) -> None:
        """Montre cet amendement ; `tous` ceux du principe, pour dire lesquels se disputent."""
        moment = (lu.id, bool(lu.tours))
        ouvert = lu.tour_ouvert is not None
        self.montrer_titre(nommer(lu))
        self.pastille.montrer(*dire_etat(lu))
        self._origine.setText(f"{dire_origine(lu)}.")
        self._lu = lu
        if moment != self._moment:
            # On lit tout avant de voter ; ensuite la place est au vote.
            self._moment = moment
            self.entier.setChecked(not lu.tours)
        self._montrer_texte()
        _dire(self._motif, f"Motif\u00a0: {lu.motif}" if lu.motif else "")
        _dire(self.alerte, BASE_DEPASSEE if lu.base_depassee else "")
        _dire(self.rivaux, dire_rivaux(lu, tous))
        suggestion = "" if lu.tranche else dire_suggestion(lu)
        _dire(self.suggestion, suggestion)
        phrase = lu.suggestion.phrase if suggestion and lu.suggestion else ""
        if ouvert:
            phrase = VOTE_OUVERT
        elif lu.etat == "adopte":
            phrase = ADOPTE
        _dire(self.phrase, phrase)
        self._montrer_actions(lu, ouvert=ouvert)

    def _montrer_texte(self) -> None:
        if self._lu is not None:
            entier = self.entier.isChecked()
            self.texte.montrer(self._lu.base, self._lu.texte, abrege=not entier)
            self.entier.setVisible(self.texte.s_abrege())

    def _montrer_actions(self, lu: AmendementLu, *, ouvert: bool) -> None:
        a_trancher = not lu.tranche and not ouvert
        for bouton in (self.adopter, self.rejeter, self.corriger, self.retirer):
            bouton.setVisible(a_trancher)
        self.rouvrir.setVisible(lu.tranche)
        self._actions.setVisible(not ouvert)
        issue = lu.suggestion.issue if lu.suggestion else None
        self.adopter.montrer_role("principal" if issue == "adopte" else "secondaire")

    def _demander(self, action: str) -> None:
        if self._lu is not None:
            self.demande.emit(action, self._lu.id)


def _dire(texte: Texte, phrase: str) -> None:
    texte.setText(phrase)
    texte.setVisible(bool(phrase))
