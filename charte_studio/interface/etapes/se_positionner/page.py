"""La page Se positionner : le principe du moment, son tour, la grille, ce qui se dit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.se_positionner import (
    PrincipeAuTableau,
    PriseDePosition,
    lire_lignes,
    lire_mouvement,
    lire_prise_de_position,
    lister_principes,
    mesurer_tours_clos,
)
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape, Touches
from charte_studio.interface.etapes.se_positionner.amendements import Bureau
from charte_studio.interface.etapes.se_positionner.conduite import Conduite
from charte_studio.interface.etapes.se_positionner.feuille import Feuille
from charte_studio.interface.etapes.se_positionner.parole import ColonneParole, Greffe, Saisie
from charte_studio.interface.etapes.se_positionner.saisies import Saisies
from charte_studio.interface.etapes.se_positionner.touches import (
    AUTRES,
    GENERALES,
    TOURS_D_ORDINAIRE,
    touches_du_moment,
)
from charte_studio.interface.etapes.se_positionner.vides import SansPrincipe
from charte_studio.interface.etapes.se_positionner.vue_principe import VuePrincipe
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.chiffres import chiffre_de_touche

_TOUT: Final = (
    "atelier", "college", "participant", "principe", "formulation", "amorce", "tour",
    "amendement",
)  # fmt: skip
"""Les tables dont un changement fait relire le principe en entier."""
AFFIRMATION: Final = ("principe", None)
"""Ce que l’on regarde d’abord d’un principe."""


class SePositionner(Etape):
    """Le cœur de la séance. Rien d’un tour ouvert n’y est compté, hors le nombre de réponses."""

    tables = frozenset({*_TOUT, "position", "comptage", "emargement", "contribution", "objection"})
    touches: Touches = GENERALES
    autres_touches: Touches = AUTRES

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self._principes: tuple[PrincipeAuTableau, ...] = ()
        self._prise: PriseDePosition | None = None
        self._feuille: Feuille | None = None
        self._objet: tuple[str, int | None] = AFFIRMATION
        self._deja_vue = False
        self._deja_lu: int | None = None
        """Le principe visé, que la page vient de lire en se montrant."""
        self.vide = SansPrincipe()
        self.vue = VuePrincipe()
        self.parole = ColonneParole()
        self._greffe = Greffe(contexte, self.parole, self)
        self.bureau = Bureau(contexte, self)
        self.saisies = Saisies(contexte, self.vue, self)
        self.conduite = Conduite(self, self.vue, self.saisies, page_d_essai)
        self._gestes: dict[str, Callable[[], object]] = {
            "R": self.conduite.avancer_tour,
            "A": lambda: self.parole.demander(Saisie("argument")),
            "O": lambda: self.parole.demander(Saisie("objection")),
            "D": self.bureau.proposer,
            "C": self._basculer_discret,
            "N": self.vue.entete.objets.passer_au_suivant,
            "T": self.conduite.changer_de_mode,
            "V": self.conduite.voter,
            "P": self.conduite.noter_presences,
            "B": self.conduite.ressaisir,
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
        vue.clos.bouge.connect(lambda: parole.demander(Saisie("argument", nature="bouge")))
        self.conduite.fait.connect(self._rendre_clavier)
        self.conduite.a_reprendre.connect(self._aller_au_premier_sans_reponse)
        self.conduite.a_l_affirmation.connect(partial(self.montrer_objet, *AFFIRMATION))
        vue.entete.objets.choisi.connect(self.montrer_objet)
        vue.grille_demandee.connect(self._relire_feuille)
        vue.amendement.demande.connect(self.bureau.faire)
        parole.amendements.demande.connect(self.bureau.faire)
        parole.ajouter_amendement.clicked.connect(self.bureau.proposer)
        self.bureau.lus.connect(parole.montrer_amendements)
        self.bureau.propose.connect(parole.devoiler_amendement)
        self.bureau.a_montrer.connect(partial(self.montrer_objet, "amendement"))
        self.saisies.isoloir_quitte.connect(self._rendre_clavier)
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
        vise = self._vise
        if vise in {principe.id for principe in self._principes} and vise is not None:
            self._objet = AFFIRMATION
            self._relire_principe(vise, au_vote=True)
            self._deja_lu = vise
        elif self._principes:
            self._relire_principe(self._a_montrer())
        else:
            self._prise = self._feuille = None
            self.conduite.suivre(None)

    def suivre(self, changements: Changements) -> None:
        """Une position ne relit qu’une ligne ; une parole, que les paroles."""
        if changements.touche(*_TOUT):
            self.relire()
            return
        if changements.touche("position"):
            self._suivre_positions(changements)
        if changements.touche("comptage") and self.vue.saisie() is self.vue.mains:
            self.saisies.relire_mains()
        if changements.touche("emargement") and self.vue.saisie() is self.vue.urne:
            self.saisies.relire_votants()
        if changements.touche("contribution", "objection"):
            self._greffe.suivre(changements)

    def laisser_page_suivante(self, a_la_salle: bool) -> None:
        """Le bouton principal et les flèches ne promettent que la touche qui est à eux."""
        self.vue.laisser_page_suivante(a_la_salle)

    def principe_montre(self) -> int | None:
        """Le principe du moment."""
        return self._prise.principe.id if self._prise is not None else None

    @Slot(int)
    def aller_au_principe(self, principe_id: int) -> None:
        """Montre ce principe, s’il est à l’ordre du jour."""
        if principe_id not in {principe.id for principe in self._principes}:
            return
        self.poser()
        if self.parole.ecrit():
            self.parole.ranger()
        if self._deja_lu != principe_id:
            self._objet = AFFIRMATION
            self._relire_principe(principe_id, au_vote=True)
        self._deja_lu = None
        self.vue.remonter()
        self.parole.remonter()
        self._aller_au_premier_sans_reponse()
        clavier = self.window().focusWidget()
        if clavier is None or not self.vue.bandeau.isAncestorOf(clavier):
            self._rendre_clavier()

    @Slot(str, object)
    def montrer_objet(self, objet: str, amendement_id: int | None = None) -> None:
        """Montre les tours de l’affirmation, du niveau d’exigence ou d’un amendement."""
        if self._prise is None or (objet, amendement_id) == self._objet:
            return
        self.poser()
        self._objet = (objet, amendement_id)
        self._relire_principe(self._prise.principe.id)
        self.vue.remonter()
        self._aller_au_premier_sans_reponse()
        clavier = self.window().focusWidget()
        if clavier is None or not self.vue.entete.objets.isAncestorOf(clavier):
            self._rendre_clavier()

    def _a_montrer(self) -> int:
        """Le principe déjà montré, sinon celui d’un tour ouvert, sinon le premier à faire."""
        ids = [principe.id for principe in self._principes]
        if self._prise is not None and self._prise.principe.id in ids:
            return self._prise.principe.id
        ouverts = (p.id for p in self._principes if p.rang_ouvert is not None)
        a_faire = (p.id for p in self._principes if p.tours_clos < TOURS_D_ORDINAIRE)
        return next(ouverts, next(a_faire, ids[0]))

    def _relire_principe(self, principe_id: int, *, au_vote: bool = False) -> None:
        """Relit le principe ; `au_vote` : sur l’objet dont un tour est ouvert, s’il y en a un."""
        connexion = self.atelier.connexion
        self._deja_lu = None
        neuf = self._prise is None
        prise = self._lire_prise(principe_id)
        if prise is not None and (au_vote or neuf) and prise.ouvert_ailleurs is not None:
            ailleurs = prise.ouvert_ailleurs
            self._objet = (ailleurs.objet, ailleurs.amendement_id)
            prise = self._lire_prise(principe_id)
        if prise is None:
            return
        self._prise = prise
        self.conduite.suivre(prise)
        self._objet = (prise.objet.objet, prise.objet.amendement_id)
        self.touches = touches_du_moment(prise)
        self.touches_changees.emit()
        clavier = self.window().focusWidget()
        ici = clavier is not None and self.vue.isAncestorOf(clavier)
        self.vue.montrer_ordre_du_jour(self._principes, principe_id)
        mesures = mesurer_tours_clos(connexion, prise)
        self.vue.montrer(prise, mesures, lire_mouvement(connexion, prise, mesures))
        self.bureau.montrer(prise)
        self.vue.montrer_amendement(self.bureau.regarde(), self.bureau.tous())
        self._relire_feuille()
        self._greffe.montrer(prise)
        if ici and clavier is not None and not clavier.isVisible():
            self._rendre_clavier()

    def _lire_prise(self, principe_id: int) -> PriseDePosition | None:
        objet, amendement_id = self._objet
        return lire_prise_de_position(
            self.atelier.connexion, principe_id, objet=objet, amendement_id=amendement_id
        )

    @Slot()
    def _relire_feuille(self) -> None:
        tour = self.vue.tour()
        self._feuille = None
        saisie = self.vue.saisie()
        if saisie is self.vue.mains:
            self.saisies.relire_mains()
        elif saisie is self.vue.urne:
            self.saisies.relire_votants()
        if tour is None or saisie is not self.vue.grille:
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
        if lignes and not self.saisies.en_cours:
            # Une annulation : la ligne revenue est celle qu’on veut revoir.
            self.vue.grille.choisir_participant(lignes[-1].participant_id)

    # --- la saisie -----------------------------------------------------------------------------

    @Slot()
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
        self.vue.mains.poser()
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
        self.parole.setFixedWidth(min(voulue, round(self.width() * 0.42)))


def page_d_essai(contexte: Contexte) -> SePositionner:
    """La page d’un vote d’essai, qui n’en propose pas un autre."""
    page = SePositionner(contexte)
    page.vue.a_ouvrir.sans_essai()
    return page
