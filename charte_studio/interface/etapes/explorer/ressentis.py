"""Le volet des ressentis : les noter, en tirer au sort, les ranger par thème."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.gestes.explorer import (
    ajouter_ressenti,
    modifier_ressenti,
    remettre_ressentis,
    retirer_ressentis,
    tirer_ressenti,
)
from charte_studio.atelier.lectures.explorer import Exploration, GroupeLu
from charte_studio.domaine.vocabulaire import RESSENTIS
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.ressenti import DialogueRessenti
from charte_studio.interface.etapes.explorer.carte_tirage import CarteTirage
from charte_studio.interface.etapes.explorer.cartes import (
    carte_de_ressenti,
    en_colonnes,
    filtrer_ressentis,
)
from charte_studio.interface.etapes.explorer.filtres import Filtres
from charte_studio.interface.etapes.explorer.page_mur import VoletMur
from charte_studio.interface.etapes.explorer.saisie_ressenti import SaisieRessenti
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide

_HAUTEUR_SERREE: Final = 420
_PLURIELS = {
    "ressenti": "Ressentis",
    "crainte": "Craintes",
    "espoir": "Espoirs",
    "question": "Questions",
}


class VoletRessentis(VoletMur):
    """La saisie, la boîte, puis le mur. `choisir` apporte le hasard du tirage."""

    def __init__(
        self,
        contexte: Contexte,
        *,
        choisir: Callable[[Sequence[int]], int] = secrets.choice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            contexte,
            genre="ressenti",
            nom="Mur des ressentis",
            filtres=Filtres(
                "Chercher un mot", {cle: _PLURIELS.get(cle, mot) for cle, mot in RESSENTIS.items()}
            ),
            parent=parent,
        )
        self._choisir = choisir
        self._lue: Exploration | None = None
        self._tire = 0
        self.saisie = SaisieRessenti()
        self.tirage = CarteTirage()
        commencer = Bouton("Noter le premier", role="principal", icone="ajouter")
        self._vide = EtatVide(
            "Des mots sans nom",
            "Chaque personne écrit un ressenti ou une question sur un bulletin. Mélangez-les, "
            "tapez-les ici l’un après l’autre, tirez au sort, lisez, débattez.",
            commencer,
        )
        tout = Bouton("Tout montrer")
        self._rien = EtatVide(
            "Aucun ressenti ne correspond", "Rien de tel parmi les bulletins notés.", tout
        )

        self._assembler()

        commencer.clicked.connect(self.saisie.texte.setFocus)
        tout.clicked.connect(self.filtres.effacer)
        self.saisie.saisi.connect(self._noter)
        self.tirage.tirage_demande.connect(self.tirer)
        self.tirage.remise_demandee.connect(lambda cle: self._remettre([cle]))
        self.tirage.tout_remettre_demande.connect(lambda: self._remettre(None))
        self.mur.ouverture_demandee.connect(self._corriger)
        self.mur.retrait_demande.connect(self._retirer)

    def _assembler(self) -> None:
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        disposition.addWidget(self.saisie)
        disposition.addWidget(self.tirage)
        disposition.addWidget(self.barre)
        disposition.addWidget(self._vide)
        disposition.addWidget(self._rien)
        disposition.addWidget(self.mur, 1)
        disposition.addStretch(0)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La boîte cède sa hauteur au mur."""
        super().resizeEvent(evenement)
        self.tirage.serrer(self.height() < theme_courant().px(_HAUTEUR_SERREE))

    def groupes(self) -> Sequence[GroupeLu]:
        """Les groupes de ressentis."""
        return self._lue.groupes_ressentis if self._lue else ()

    def montrer(self, lue: Exploration) -> None:
        """Montre les ressentis et la boîte."""
        self._lue = lue
        tire = lue.ressenti(self._tire)
        if tire is None or not tire.tire:
            tire, self._tire = None, 0
        tires = len(lue.ressentis) - lue.a_tirer
        self.tirage.setVisible(bool(lue.ressentis))
        self.tirage.montrer(tire, restants=lue.a_tirer, tires=tires)
        self.remontrer()

    def remontrer(self) -> None:
        """Remontre ce que gardent les filtres."""
        lue = self._lue
        if lue is None:
            return
        comptes = Counter(ressenti.nature for ressenti in lue.ressentis)
        self.filtres.compter({cle: comptes[cle] for cle in RESSENTIS})
        vus = filtrer_ressentis(
            lue.ressentis, filtre=self.filtres.filtre(), mots=self.filtres.mots()
        )
        vide = not lue.ressentis and not lue.groupes_ressentis
        self._vide.setVisible(vide)
        self._rien.setVisible(not vide and not vus and self.filtres.actifs())
        self.mur.setVisible(not vide and not self._rien.isVisibleTo(self))
        self.filtres.setVisible(bool(lue.ressentis))
        self.nouveau_groupe.setVisible(not vide)
        self.mur.montrer(en_colonnes(lue.groupes_ressentis, lue.ressentis, vus, carte_de_ressenti))

    # --- les gestes ----------------------------------------------------------------------------

    @Slot(str, str)
    def _noter(self, texte: str, nature: str) -> None:
        atelier = self._contexte.atelier
        if self._contexte.reussi(lambda: ajouter_ressenti(atelier, texte=texte, nature=nature)):
            self.saisie.vider()

    @Slot()
    def tirer(self) -> None:
        """Tire un ressenti et le montre en grand."""
        atelier = self._contexte.atelier

        def choisir(restants: Sequence[int]) -> int:
            # Noté avant que la page ne relise : elle montrera celui-ci.
            self._tire = self._choisir(restants)
            return self._tire

        self._contexte.reussi(lambda: tirer_ressenti(atelier, choisir))

    def _remettre(self, cles: list[int] | None) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(lambda: remettre_ressentis(atelier, cles))

    @Slot(int)
    def _corriger(self, cle: int) -> None:
        lu = self._lue.ressenti(cle) if self._lue else None
        if lu is None:
            return
        saisie = DialogueRessenti.demander(self, lu.texte, lu.nature)
        if saisie is not None:
            atelier, (texte, nature) = self._contexte.atelier, saisie
            self._contexte.reussi(
                lambda: modifier_ressenti(atelier, cle, texte=texte, nature=nature)
            )

    @Slot(list)
    def _retirer(self, cles: list[int]) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(lambda: retirer_ressentis(atelier, cles))
