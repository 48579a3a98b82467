"""La page Décider : un tableau, un panneau, une touche par geste."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.gestes.decider import (
    appliquer_suggestions,
)
from charte_studio.atelier.lectures.commun import InfoAtelier, lire_atelier
from charte_studio.atelier.lectures.decider import (
    LigneDecision,
    lire_decisions,
    lire_detail,
    relire_decisions,
)
from charte_studio.atelier.lectures.historique import lire_historique
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.histoire import DialogueHistoire
from charte_studio.interface.dialogues.vue_ensemble import DialogueVueEnsemble
from charte_studio.interface.etapes.decider import filtres
from charte_studio.interface.etapes.decider.desaccords import Desaccords
from charte_studio.interface.etapes.decider.filtres import Filtres
from charte_studio.interface.etapes.decider.mots import VERBES, titre_des_barres
from charte_studio.interface.etapes.decider.panneau import Panneau
from charte_studio.interface.etapes.decider.tableau import TableauDecisions
from charte_studio.interface.etapes.decider.trancher import Trancher
from charte_studio.interface.etapes.decider.vides import Vides
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.chiffres import chiffre_de_touche
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte

_MARGE = 24
SENS_DES_SUGGESTIONS = (
    "Les principes qui restent à trancher reçoivent l’issue que suggère la règle annoncée. Le "
    "projet dira que personne ne l’a relue, jusqu’à ce que vous confirmiez."
)
_SANS_RECOMPTE = frozenset({"decision", "objection", "dissensus"})
"""Les tables dont le changement ne touche aucune position."""


class Decider(Etape):
    """L’humain tranche ; l’outil montre, suggère et garde la raison."""

    tables = frozenset(
        {
            "atelier", "college", "participant", "principe", "formulation", "tour", "position",
            "objection", "decision", "dissensus",
        }
    )  # fmt: skip
    relit_d_avance = True
    touches = (
        (("↑", "↓"), "principe"),
        (("1", "4"), "issue"),
        (("F",), "formulation"),
        (("J",), "justification"),
        (("D",), "désaccord"),
        (("V",), "vue d’ensemble"),
    )

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self._info: InfoAtelier | None = None
        self._lignes: tuple[LigneDecision, ...] = ()
        self._deja_vue = False
        self.filtres = Filtres()
        self.tableau = TableauDecisions()
        self.vides = Vides()
        self._legende = LegendeEchelle()
        self._filet = Texte("En filet\u00a0: avant débat.", "petit")
        self._pied = Rangee(seuil=600)
        self.appliquer = Bouton("")
        self._sens = Texte(SENS_DES_SUGGESTIONS, "petit")
        self._automatisme = Rangee(seuil=600)
        self.ensemble = Bouton("Vue d’ensemble…", raccourci="V", role="discret")
        self.panneau = Panneau()
        self.trancher = Trancher(contexte, self.panneau, self)
        self.desaccords = Desaccords(contexte, self.panneau.desaccords, self)

        self._gestes = {
            "f": self.trancher.formulation_suivante,
            "j": self.trancher.justifier,
            "d": self.desaccords.consigner,
            "v": self.montrer_ensemble,
        }
        self._filet.setWordWrap(False)
        self._assembler()

        self.filtres.change.connect(self._montrer_tableau)
        self.tableau.principe_choisi.connect(self._montrer_principe)
        self.appliquer.clicked.connect(self._appliquer)
        self.vides.aller_a.connect(contexte.aller_a)
        self.vides.tout_montrer.connect(lambda: self.filtres.choisir_filtre(filtres.TOUS))
        self.panneau.se_positionner.connect(lambda: contexte.aller_a.emit("se_positionner"))
        self.trancher.fini.connect(self._rendre_clavier)
        self.trancher.formulation_changee.connect(self._montrer_principe)
        self.panneau.decision.histoire.connect(self._montrer_histoire)
        self.panneau.aller.connect(self._aller)
        self.ensemble.clicked.connect(self.montrer_ensemble)

    def _assembler(self) -> None:
        self.appliquer.setToolTip(SENS_DES_SUGGESTIONS)
        self.appliquer.setAccessibleDescription(SENS_DES_SUGGESTIONS)
        self._pied.ajouter(self._legende, 1)
        self._pied.ajouter(self._filet)
        self._automatisme.ajouter(self.appliquer)
        self._automatisme.ajouter(self._sens, 1)
        gauche = QVBoxLayout()
        gauche.setContentsMargins(_MARGE, 18, _MARGE, 16)
        gauche.setSpacing(10)
        self.ensemble.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tete = QHBoxLayout()
        tete.addWidget(Texte("Décider", "titre"), 1)
        tete.addWidget(self.ensemble)
        gauche.addLayout(tete)
        gauche.addWidget(self.filtres)
        gauche.addWidget(self.tableau, 1)
        gauche.addWidget(self.vides, 1)
        gauche.addWidget(self._pied)
        gauche.addWidget(self._automatisme)
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addLayout(gauche, 1)
        disposition.addWidget(self.panneau)

    # --- lire et montrer -----------------------------------------------------------------------

    def relire(self) -> None:
        """Recompte tout : un autre atelier, ou des positions qui ont changé."""
        connexion = self.atelier.connexion
        self._info = lire_atelier(connexion)
        self._lignes = lire_decisions(connexion)
        self._legende.montrer(self._info.echelle)
        self._montrer_tableau()

    def suivre(self, changements: Changements) -> None:
        """Une décision ou une objection ne font rien recompter."""
        if not {ligne.table for ligne in changements.lignes} & (self.tables - _SANS_RECOMPTE):
            self._lignes = relire_decisions(self.atelier.connexion, self._lignes)
            self._montrer_tableau()
        else:
            self.relire()

    @Slot()
    def _montrer_tableau(self) -> None:
        if self._info is None:
            return
        self.filtres.compter(self._lignes)
        montrees = self.filtres.appliquer(self._lignes)
        self.tableau.montrer(
            montrees,
            echelle=self._info.echelle,
            seuil=self._info.seuil,
            titre_barres=titre_des_barres(self._lignes),
            choisi=self._vise,
        )
        vide = self.vides.montrer(self._lignes, montrees, self.filtres.filtre())
        positions = any(ligne.mesure for ligne in self._lignes)
        self.tableau.setVisible(not vide)
        self.filtres.setVisible(positions)
        self._montrer_legende()
        self.panneau.setVisible(not vide)
        self._montrer_automatisme()
        self._montrer_principe()

    def _montrer_legende(self) -> None:
        """Sous le tableau, ou dans le panneau quand le tableau a besoin de la hauteur ; alors
        l’infobulle du bouton dit seule ce qu’il fait."""
        serre = self.height() < theme_courant().px(440)
        montree = not self.tableau.isHidden()
        self._pied.setVisible(montree and not serre)
        self._filet.setVisible(any(ligne.avant for ligne in self._lignes))
        self.panneau.repartition.legende.setVisible(serre)
        self._sens.setVisible(not serre)

    def _montrer_automatisme(self) -> None:
        restantes = [li for li in self._lignes if li.decision is None and li.suggestion.issue]
        nombre = len(restantes)
        self._automatisme.setVisible(nombre > 0)
        self.appliquer.setText(
            "Appliquer la suggestion" if nombre == 1 else f"Appliquer les {nombre} suggestions"
        )

    @Slot()
    def _montrer_principe(self) -> None:
        ligne = self._courante()
        if ligne is None or self._info is None:
            return
        detail = lire_detail(self.atelier.connexion, ligne.principe_id)
        self.desaccords.suivre(ligne.principe_id, detail)
        self.panneau.montrer(
            ligne,
            detail,
            self.trancher.formulation(ligne),
            echelle=self._info.echelle,
            seuil=self._info.seuil,
            regle_figee=self._info.regle_figee,
        )
        self.trancher.suivre(ligne)

    def _courante(self) -> LigneDecision | None:
        principe = self.tableau.principe()
        return next((li for li in self._lignes if li.principe_id == principe), None)

    def aller_au_principe(self, principe_id: int) -> None:
        """Montre ce principe, quel que soit le filtre."""
        if principe_id not in self.tableau.principes():
            self.filtres.choisir_filtre(filtres.TOUS)
        self.tableau.choisir(principe_id)

    def principe_montre(self) -> int | None:
        """Celui du panneau."""
        ligne = self._courante()
        return ligne.principe_id if ligne else None

    # --- ailleurs, en grand, d’un coup ---------------------------------------------------------

    @Slot(str)
    def _aller(self, etape: str) -> None:
        principe = self.principe_montre()
        if principe is not None:
            self.contexte.aller_au_principe.emit(etape, principe)

    @Slot()
    def _montrer_histoire(self) -> None:
        ligne = self._courante()
        if ligne is not None:
            moments = lire_historique(
                self.atelier.connexion,
                "decision",
                colonne="principe_id",
                valeurs={ligne.principe_id},
                mots="justification",
            )
            DialogueHistoire.montrer(f"Histoire\u00a0: {ligne.titre}", moments, self)

    @Slot()
    def montrer_ensemble(self) -> None:
        """Tous les principes sur un seul dessin."""
        if self._info is not None and self._lignes:
            DialogueVueEnsemble.montrer(self._lignes, self._info.echelle, self)

    @Slot()
    def _appliquer(self) -> None:
        faites = self.contexte.essayer(lambda: appliquer_suggestions(self.atelier))
        if faites:
            nombre = accorder(len(faites), "suggestion appliquée", "suggestions appliquées")
            self.contexte.notice.emit(
                "info", f"{nombre} sans relecture. Confirmez-les une à une, ou annulez."
            )
            self._rendre_clavier()

    # --- le clavier, la place ------------------------------------------------------------------

    @Slot()
    def _rendre_clavier(self) -> None:
        self.tableau.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """1 à 4 tranchent ; une lettre fait son geste."""
        rang = chiffre_de_touche(evenement)
        if rang is not None and 1 <= rang <= len(VERBES):
            self.trancher.choisir_issue(tuple(VERBES)[rang - 1])
        elif (faire := self._gestes.get(evenement.text().lower())) is not None:
            faire()
        else:
            super().keyPressEvent(evenement)

    def showEvent(self, evenement: QShowEvent) -> None:
        """La première fois, le clavier qui arrive sur la page va au tableau."""
        super().showEvent(evenement)
        if not self._deja_vue:
            self._deja_vue = True
            # Une fois que la pile de pages a donné le clavier à son premier champ.
            QTimer.singleShot(0, self, self._mener_au_tableau)

    @Slot()
    def _mener_au_tableau(self) -> None:
        clavier = self.window().focusWidget()
        if clavier is None or self.isAncestorOf(clavier):
            self._rendre_clavier()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Le panneau prend sa part."""
        super().resizeEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte aussi change cette part."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "panneau"):
            self._ajuster()

    def _ajuster(self) -> None:
        theme = theme_courant()
        voulue = min(max(theme.px(306), round(self.width() * 0.27)), theme.px(420))
        self.panneau.setFixedWidth(min(voulue, round(self.width() * 0.45)))
        self._montrer_legende()
