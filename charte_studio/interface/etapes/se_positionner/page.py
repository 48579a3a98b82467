"""La page Se positionner : le principe du moment, son tour, la grille, ce qui se dit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.gestes.se_positionner import (
    clore_tour,
    effacer_position,
    enregistrer_position,
    noter_motif,
    ouvrir_tour,
    rouvrir_tour,
)
from charte_studio.atelier.lectures.se_positionner import (
    PrincipeAuTableau,
    PriseDePosition,
    lire_deplacement,
    lire_lignes,
    lire_prise_de_position,
    lister_principes,
    mesurer_tours_clos,
)
from charte_studio.domaine.vocabulaire import RANGS_TOUR
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.etapes.se_positionner.feuille import Feuille
from charte_studio.interface.etapes.se_positionner.parole import ColonneParole, Greffe, Saisie
from charte_studio.interface.etapes.se_positionner.vides import SansPrincipe
from charte_studio.interface.etapes.se_positionner.vue_principe import VuePrincipe
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.chiffres import chiffre_de_touche

_TOUT: Final = (
    "atelier", "college", "participant", "principe", "formulation", "amorce", "tour",
)  # fmt: skip
"""Les tables dont un changement fait relire le principe en entier."""


class SePositionner(Etape):
    """Le cœur de la séance. Rien d’un tour ouvert n’y est compté, hors le nombre de réponses."""

    tables = frozenset({*_TOUT, "position", "contribution", "objection"})
    touches = (
        (("1", "5"), "position"),
        (("0",), "sans avis"),
        (("↑", "↓"), "participant"),
        (("R",), "ouvrir, clore"),
        (("A",), "argument"),
        (("O",), "objection"),
        (("C",), "cacher les saisies"),
        (("PgUp", "PgDown"), "principe"),
    )

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self._principes: tuple[PrincipeAuTableau, ...] = ()
        self._prise: PriseDePosition | None = None
        self._feuille: Feuille | None = None
        self._mon_geste = False
        self._deja_vue = False
        self.vide = SansPrincipe()
        self.vue = VuePrincipe()
        self.parole = ColonneParole()
        self._greffe = Greffe(contexte, self.parole, self)
        self._gestes: dict[str, Callable[[], object]] = {
            "R": self.avancer_tour,
            "A": lambda: self.parole.demander(Saisie("argument")),
            "O": lambda: self.parole.demander(Saisie("objection")),
            "C": self._basculer_discret,
            "E": self.vue.entete.enjeu.click,
            "F": self.vue.entete.formulations.click,
            "PgUp": partial(self.vue.bandeau.avancer, -1),
            "PgDown": partial(self.vue.bandeau.avancer, 1),
        }

        self._assembler()
        self._connecter()

    def _assembler(self) -> None:
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(self.vide, 1, Qt.AlignmentFlag.AlignTop)
        disposition.addWidget(self.vue, 1)
        disposition.addWidget(self.parole)
        self.vide.hide()

    def _connecter(self) -> None:
        vue, parole = self.vue, self.parole
        self.vide.aller_a.connect(self.contexte.aller_a)
        vue.sans_participant.aller_a.connect(self.contexte.aller_a)
        vue.bandeau.principe_choisi.connect(self.aller_au_principe)
        vue.a_ouvrir.ouvrir.connect(self.avancer_tour)
        vue.ouvert.clore.connect(self.avancer_tour)
        vue.clos.suite.connect(self._suite)
        vue.clos.rouvrir.connect(self._rouvrir)
        vue.grille_demandee.connect(self._relire_feuille)
        vue.grille.position_donnee.connect(self._donner)
        vue.grille.position_effacee.connect(self._effacer)
        vue.grille.motif_donne.connect(self._motiver)
        parole.saisie_finie.connect(self._rendre_clavier)
        for touche, faire in self._gestes.items():
            # Un vrai raccourci : la touche agit où que soit le clavier, sauf dans un texte.
            QShortcut(QKeySequence(touche), self).activated.connect(faire)

    # --- lire et montrer -----------------------------------------------------------------------

    def relire(self) -> None:
        """Relit l’ordre du jour et le principe montré."""
        self._principes = lister_principes(self.atelier.connexion)
        for vue in (self.vue, self.parole):
            vue.setVisible(bool(self._principes))
        self.vide.setVisible(not self._principes)
        if self._principes:
            self._relire_principe(self._a_montrer())
        else:
            self._prise = self._feuille = None

    def suivre(self, changements: Changements) -> None:
        """Une position ne relit qu’une ligne ; une parole, que les paroles."""
        if changements.touche(*_TOUT):
            self.relire()
            return
        if changements.touche("position"):
            self._suivre_positions(changements)
        if changements.touche("contribution", "objection"):
            self._greffe.suivre(changements)

    @Slot(int)
    def aller_au_principe(self, principe_id: int) -> None:
        """Montre ce principe, s’il est à l’ordre du jour."""
        if principe_id not in {principe.id for principe in self._principes}:
            return
        self.poser()
        if self.parole.ecrit():
            self.parole.ranger()
        self._relire_principe(principe_id)
        self.vue.remonter()
        self.parole.remonter()
        self._aller_au_premier_sans_reponse()
        clavier = self.window().focusWidget()
        if clavier is None or not self.vue.bandeau.isAncestorOf(clavier):
            self._rendre_clavier()

    def _a_montrer(self) -> int:
        """Le principe déjà montré, sinon celui d’un tour ouvert, sinon le premier à faire."""
        ids = [principe.id for principe in self._principes]
        if self._prise is not None and self._prise.principe.id in ids:
            return self._prise.principe.id
        ouverts = (p.id for p in self._principes if p.rang_ouvert is not None)
        a_faire = (p.id for p in self._principes if p.tours_clos < len(RANGS_TOUR))
        return next(ouverts, next(a_faire, ids[0]))

    def _relire_principe(self, principe_id: int) -> None:
        connexion = self.atelier.connexion
        prise = lire_prise_de_position(connexion, principe_id)
        if prise is None:
            return
        self._prise = prise
        positions = (("1", str(len(prise.info.echelle.degres))), "position")
        # Une touche par degré de l’échelle de cet atelier.
        self.touches = (positions, *type(self).touches[1:])
        clavier = self.window().focusWidget()
        ici = clavier is not None and self.vue.isAncestorOf(clavier)
        self.vue.montrer_ordre_du_jour(self._principes, principe_id)
        self.vue.montrer(
            prise, mesurer_tours_clos(connexion, prise), lire_deplacement(connexion, prise)
        )
        self._relire_feuille()
        self._greffe.montrer(prise)
        if ici and clavier is not None and not clavier.isVisible():
            self._rendre_clavier()

    @Slot()
    def _relire_feuille(self) -> None:
        tour = self.vue.tour()
        self._feuille = None
        if tour is None or not self.vue.montre_grille():
            return
        lignes = lire_lignes(self.atelier.connexion, tour)
        self._feuille = Feuille(tour.id, lignes)
        fige = tour.clos or self.atelier.lecture_seule
        self.vue.montrer_feuille(self._feuille, lignes, lecture_seule=fige)

    def _suivre_positions(self, changements: Changements) -> None:
        if self._prise is None:
            return
        ouvert = self._prise.tour_ouvert is not None
        lignes = self._feuille.suivre(changements) if self._feuille and ouvert else None
        if self._feuille is None or lignes is None:
            self._relire_principe(self._prise.principe.id)
            return
        self.vue.remplacer_lignes(self._feuille, lignes)
        if lignes and not self._mon_geste:
            # Une annulation : la ligne revenue est celle qu’on veut revoir.
            self.vue.grille.choisir_participant(lignes[-1].participant_id)

    # --- les tours -----------------------------------------------------------------------------

    @Slot()
    def avancer_tour(self) -> None:
        """Ouvre le tour suivant, ou clôt celui qui est ouvert."""
        prise = self._prise
        if prise is None:
            return
        principe, ouvert = prise.principe.id, prise.tour_ouvert
        if ouvert is not None:
            self.vue.clos.revenir_au_resultat()
            fait = self.contexte.reussi(partial(clore_tour, self.atelier, ouvert.id))
        elif len(prise.tours) < len(RANGS_TOUR):
            fait = self.contexte.reussi(partial(ouvrir_tour, self.atelier, principe))
            self._aller_au_premier_sans_reponse()
        else:
            fait = False
            self.contexte.notice.emit(
                "info",
                "Les deux tours sont clos\u00a0: passez au principe suivant, ou rouvrez le second "
                "tour pour corriger.",
            )
        if fait:
            self._rendre_clavier()

    @Slot()
    def _rouvrir(self) -> None:
        tour = self.vue.tour()
        if tour is not None and self.contexte.reussi(partial(rouvrir_tour, self.atelier, tour.id)):
            self._rendre_clavier()

    @Slot()
    def _suite(self) -> None:
        """Le bouton principal d’un tour clos : le tour suivant, le principe suivant, ou Décider."""
        prise = self._prise
        if prise is not None and len(prise.tours) < len(RANGS_TOUR):
            self.avancer_tour()
        elif not self.vue.bandeau.avancer(1):
            self.contexte.aller_a.emit("decider")

    # --- les positions -------------------------------------------------------------------------

    @Slot(int, str)
    def _donner(self, participant_id: int, degre: str) -> None:
        self._ecrire(enregistrer_position, participant_id, degre=degre)

    @Slot(int)
    def _effacer(self, participant_id: int) -> None:
        self._ecrire(effacer_position, participant_id)

    @Slot(int, str)
    def _motiver(self, participant_id: int, motif: str) -> None:
        self._ecrire(noter_motif, participant_id, motif=motif)

    def _ecrire(self, geste: Callable[..., None], participant_id: int, **valeurs: str) -> None:
        tour = self.vue.tour()
        if tour is None:
            return
        faire = partial(
            geste, self.atelier, tour_id=tour.id, participant_id=participant_id, **valeurs
        )
        # Le changement qui vient est de la page : elle n’a pas à y ramener la ligne.
        self._mon_geste = True
        try:
            self.contexte.reussi(faire)
        finally:
            self._mon_geste = False

    def _aller_au_premier_sans_reponse(self) -> None:
        premier = self._feuille.premier_sans_reponse() if self._feuille else None
        if premier is not None:
            self.vue.grille.choisir_participant(premier)

    @Slot()
    def _basculer_discret(self) -> None:
        if self.vue.moment() == "ouvert":
            self.vue.ouvert.discret.click()

    def poser(self) -> None:
        """Met à l’abri le motif et les mots en cours de frappe."""
        clavier, grille = self.window().focusWidget(), self.vue.grille
        if clavier is not None and clavier is not grille and grille.isAncestorOf(clavier):
            grille.setFocus(Qt.FocusReason.OtherFocusReason)
        self._greffe.poser()

    # --- le clavier, la place ------------------------------------------------------------------

    @Slot()
    def _rendre_clavier(self) -> None:
        self.vue.mener()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Un chiffre tapé à côté de la grille y va ; une lettre fait son geste."""
        faire = self._gestes.get(QKeySequence(evenement.key()).toString())
        if evenement.modifiers() == Qt.KeyboardModifier.NoModifier and faire is not None:
            faire()
        elif chiffre_de_touche(evenement) is not None and self.vue.montre_grille():
            self.vue.mener()
            self.vue.grille.keyPressEvent(evenement)
        else:
            super().keyPressEvent(evenement)

    def showEvent(self, evenement: QShowEvent) -> None:
        """La première fois, le clavier qui arrive sur la page va où l’on saisit."""
        super().showEvent(evenement)
        if not self._deja_vue:
            self._deja_vue = True
            self._aller_au_premier_sans_reponse()
            # Une fois que la pile de pages a donné le clavier à son premier champ.
            QTimer.singleShot(0, self, self._mener_a_la_saisie)

    @Slot()
    def _mener_a_la_saisie(self) -> None:
        clavier = self.window().focusWidget()
        if clavier is None or self.isAncestorOf(clavier):
            self._rendre_clavier()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """La colonne de droite prend sa part."""
        super().resizeEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte aussi change cette part."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "parole"):
            self._ajuster()

    def _ajuster(self) -> None:
        theme = theme_courant()
        voulue = min(max(theme.px(300), round(self.width() * 0.27)), theme.px(440))
        self.parole.setFixedWidth(min(voulue, round(self.width() * 0.4)))
