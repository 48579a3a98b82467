"""Le volet des usages : les ajouter, les ranger, les trancher."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.explorer import (
    ajouter_usage,
    examiner_usage,
    modifier_usage,
    ranger_cartes,
    retirer_usages,
    trancher_usage,
)
from charte_studio.atelier.lectures.explorer import Exploration, GroupeLu
from charte_studio.domaine.vocabulaire import VERDICTS
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.explorer.cartes import (
    A_TRANCHER,
    carte_d_usage,
    en_colonnes,
    filtrer_usages,
)
from charte_studio.interface.etapes.explorer.fiche_usage import FicheUsage
from charte_studio.interface.etapes.explorer.filtres import Filtres
from charte_studio.interface.etapes.explorer.page_mur import VoletMur
from charte_studio.interface.etapes.explorer.saisie_usage import SaisieUsage
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide

_CHIFFRES: Final = {0: "", 1: "oui", 2: "oui-si", 3: "non"}
_LARGE: Final = 860
"""Au-delà, le mur et la fiche tiennent côte à côte."""
_FICHE: Final = 340


class VoletUsages(VoletMur):
    """Le mur à gauche, la fiche de la carte choisie à droite ; l’un ou l’autre à l’étroit."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(
            contexte,
            genre="usage",
            nom="Mur des usages",
            filtres=Filtres("Chercher un usage", {A_TRANCHER: "À trancher", **VERDICTS}),
            parent=parent,
        )
        self._lue: Exploration | None = None
        self._ouverte = False
        self.saisie = SaisieUsage()
        self.fiche = FicheUsage()
        commencer = Bouton("Écrire le premier usage", role="principal", icone="ajouter")
        self._vide = EtatVide(
            "Nos usages, d’abord",
            "Une carte par usage réel\u00a0: une tâche, un outil, des données. La salle dit "
            "ensuite oui, oui à certaines conditions, ou non.",
            commencer,
        )
        tout = Bouton("Tout montrer")
        self._rien = EtatVide(
            "Aucun usage ne correspond", "Rien de tel parmi les cartes de l’atelier.", tout
        )
        self._haut = QWidget()
        self._mur_et_fiche = QWidget()

        self._assembler()

        commencer.clicked.connect(self.saisie.tache.setFocus)
        tout.clicked.connect(self.filtres.effacer)
        self.saisie.saisi.connect(self._ajouter)
        self.mur.courante_change.connect(self._montrer_fiche)
        self.mur.ouverture_demandee.connect(self.ouvrir)
        self.mur.retrait_demande.connect(self._retirer)
        self.mur.chiffre_presse.connect(self._sur_chiffre)
        self.fiche.reglee.connect(self._regler)
        self.fiche.tranchee.connect(self._trancher)
        self.fiche.examinee.connect(self._examiner)
        self.fiche.rangee.connect(self._ranger_une)
        self.fiche.retiree.connect(lambda cle: self._retirer([cle]))
        self.fiche.fermee.connect(self.fermer_fiche)

    def _assembler(self) -> None:
        cote = QHBoxLayout(self._mur_et_fiche)
        cote.setContentsMargins(0, 0, 0, 0)
        cote.setSpacing(14)
        cote.addWidget(self.mur, 1)
        cote.addWidget(self.fiche)
        haut = QVBoxLayout(self._haut)
        haut.setContentsMargins(0, 0, 0, 0)
        haut.setSpacing(10)
        haut.addWidget(self.saisie)
        haut.addWidget(self.barre)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        disposition.addWidget(self._haut)
        disposition.addWidget(self._vide)
        disposition.addWidget(self._rien)
        disposition.addWidget(self._mur_et_fiche, 1)
        disposition.addStretch(0)
        self.fiche.hide()

    def apres_le_mur(self) -> list[QWidget]:
        """La fiche de la carte que l’on quitte."""
        return self.fiche.chaine()

    def groupes(self) -> Sequence[GroupeLu]:
        """Les groupes d’usages."""
        return self._lue.groupes_usages if self._lue else ()

    def montrer(self, lue: Exploration) -> None:
        """Montre les usages."""
        self._lue = lue
        self.saisie.proposer((u.outil for u in lue.usages), (u.donnees for u in lue.usages))
        self.remontrer()

    def remontrer(self) -> None:
        """Remontre ce que gardent les filtres."""
        lue = self._lue
        if lue is None:
            return
        comptes = Counter(usage.verdict or A_TRANCHER for usage in lue.usages)
        self.filtres.compter({cle: comptes[cle] for cle in (A_TRANCHER, *VERDICTS)})
        vus = filtrer_usages(lue.usages, filtre=self.filtres.filtre(), mots=self.filtres.mots())
        vide = not lue.usages and not lue.groupes_usages
        self._vide.setVisible(vide)
        self._rien.setVisible(not vide and not vus and self.filtres.actifs())
        self._mur_et_fiche.setVisible(not vide and not self._rien.isVisibleTo(self))
        self.filtres.setVisible(bool(lue.usages))
        self.nouveau_groupe.setVisible(not vide)
        self.mur.montrer(en_colonnes(lue.groupes_usages, lue.usages, vus, carte_d_usage))
        self._montrer_fiche(self.mur.courante())

    # --- la fiche ------------------------------------------------------------------------------

    @Slot(int)
    def _montrer_fiche(self, usage_id: int) -> None:
        usage = self._lue.usage(usage_id) if self._lue else None
        if usage is not None and self._lue is not None:
            self.fiche.montrer(usage, self._lue.groupes_usages, self._lue.criteres)
            self.ordonner_le_clavier()  # la boussole a peut-être d’autres critères
        else:
            self._ouverte = False
        self._disposer()

    @Slot(int)
    def ouvrir(self, usage_id: int) -> None:
        """Montre la fiche d’un usage, prête à être tranchée."""
        self._ouverte = True
        self.mur.choisir(usage_id)
        self._montrer_fiche(usage_id)
        self.fiche.verdicts["oui"].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def fermer_fiche(self) -> None:
        """Revient au mur, sur la carte que l’on lisait."""
        self.fiche.poser()
        self._ouverte = False
        self._disposer()
        self.mur.choisir(self.mur.courante(), clavier=True)

    def _disposer(self) -> None:
        theme = theme_courant()
        large = self.width() >= theme.px(_LARGE)
        choisie = bool(self.mur.courante())
        seule = not large and self._ouverte and choisie
        self.fiche.setVisible(choisie and (large or self._ouverte))
        self.fiche.montrer_fermeture(seule)
        self.mur.setVisible(not seule)
        self._haut.setVisible(not seule)
        if seule:
            self.fiche.setMaximumWidth(16_777_215)
            self.fiche.setMinimumWidth(0)
        else:
            self.fiche.setFixedWidth(min(theme.px(_FICHE), self.width() // 2))

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Échap revient de la fiche au mur."""
        if evenement.key() == Qt.Key.Key_Escape and self.fiche.isVisible():
            self.fermer_fiche()
        else:
            super().keyPressEvent(evenement)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Côte à côte, ou l’un après l’autre."""
        super().resizeEvent(evenement)
        self._disposer()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte en décide aussi."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._disposer()

    # --- les gestes ----------------------------------------------------------------------------

    @Slot(str, str, str)
    def _ajouter(self, tache: str, outil: str, donnees: str) -> None:
        atelier = self._contexte.atelier
        if self._contexte.reussi(
            lambda: ajouter_usage(atelier, tache=tache, outil=outil, donnees=donnees)
        ):
            self.saisie.vider()

    @Slot(int, int)
    def _sur_chiffre(self, usage_id: int, chiffre: int) -> None:
        if chiffre not in _CHIFFRES:
            return
        usage = self._lue.usage(usage_id) if self._lue else None
        if usage is not None and _CHIFFRES[chiffre] == "oui-si" and not usage.conditions:
            self.ouvrir(usage_id)
        self.fiche.trancher(_CHIFFRES[chiffre])

    @Slot(int, str, str)
    def _trancher(self, usage_id: int, verdict: str, conditions: str) -> None:
        atelier = self._contexte.atelier
        if not self._contexte.reussi(
            lambda: trancher_usage(atelier, usage_id, verdict=verdict, conditions=conditions)
        ):
            self._montrer_fiche(usage_id)

    @Slot(int, str, str)
    def _regler(self, usage_id: int, champ: str, valeur: str) -> None:
        atelier, regle = self._contexte.atelier, {champ: valeur}
        if not self._contexte.reussi(lambda: modifier_usage(atelier, usage_id, **regle)):
            self._montrer_fiche(usage_id)

    @Slot(int, str, str)
    def _examiner(self, usage_id: int, critere: str, reponse: str) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(
            lambda: examiner_usage(atelier, usage_id, critere=critere, reponse=reponse)
        )

    @Slot(int, int)
    def _ranger_une(self, usage_id: int, groupe_id: int) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(
            lambda: ranger_cartes(
                atelier, genre="usage", cartes=[usage_id], groupe_id=groupe_id or None
            )
        )

    @Slot(list)
    def _retirer(self, cles: list[int]) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(lambda: retirer_usages(atelier, cles))
