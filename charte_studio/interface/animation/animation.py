"""L’animation d’un atelier : la régie, le pilote, le projecteur, et ce que l’on en montre."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.gestes.preparer.deroule import demarrer, rallonger, sauter, terminer
from charte_studio.atelier.lectures.deroule import lire_deroule
from charte_studio.atelier.lectures.projection import Demande, lire_scene, scenes_possibles
from charte_studio.interface.animation.colonne_gauche import ColonneGauche
from charte_studio.interface.animation.commandes import CommandesSalle
from charte_studio.interface.animation.mots import EtatSalle, nommer
from charte_studio.interface.animation.pages import PAGE_DE_LA_SCENE, scene_de_la_page
from charte_studio.interface.animation.panneau import PanneauAnimation
from charte_studio.interface.apparence import animations_permises
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.poste import Poste
from charte_studio.interface.projection.ecrans import GuetEcrans
from charte_studio.interface.projection.fenetre_projetee import FenetreProjetee
from charte_studio.interface.projection.minuterie import Minuterie
from charte_studio.interface.projection.pilote import Pilote
from charte_studio.interface.projection.projecteur import Projecteur
from charte_studio.interface.projection.regie import Regie
from charte_studio.interface.projection.telecommande import Telecommande
from charte_studio.interface.projection.veille import Veille
from charte_studio.interface.raccourcis import poser_raccourcis, touche_de
from charte_studio.interface.widgets.menu import Action, derouler_menu
from charte_studio.interface.widgets.rail import Rail

SUITE_MS: Final = 120
"""La scène suivante se recompose une fois que l’on a fini d’agir."""


class Animation(QObject):
    """Ce que la console ajoute aux pages : projeter, piloter, tenir le temps."""

    ouverture_du_panneau = Signal(bool)
    """Le panneau vient de s’ouvrir ou de se fermer."""

    def __init__(
        self,
        contexte: Contexte,
        console: QWidget,
        rail: Rail,
        *,
        page: Callable[[], Etape | None],
        pages: frozenset[str],
        poste: Poste | None = None,
        guet: GuetEcrans | None = None,
        veille: Veille | None = None,
    ) -> None:
        super().__init__(console)
        self._contexte = contexte
        self._atelier = contexte.atelier
        self._rail = rail
        self._page = page
        self._pages = pages
        self.fenetre = FenetreProjetee()
        self.minuterie = Minuterie(self._atelier.maintenant, self)
        self.regie = Regie(contexte, self.fenetre.vue, self.minuterie, self)
        self.pilote = Pilote(contexte, self.regie, self)
        self.projecteur = Projecteur(
            self.fenetre,
            console,
            guet=guet,
            veille=veille,
            voulu=poste.ecran_projete() if poste else None,
            parent=self,
        )
        self.commandes = CommandesSalle()
        self.panneau = PanneauAnimation(self.minuterie, self._atelier.maintenant, console)
        self.colonne = ColonneGauche(rail)
        self._suite = QTimer(self)

        self._suite.setSingleShot(True)
        self._suite.setInterval(SUITE_MS)

        gestes = self._gestes()
        self.telecommande = Telecommande(
            console, gestes, active=self._pilotable, page=page, parent=self
        )
        poser_raccourcis(self.fenetre, gestes)
        poser_raccourcis(
            self.fenetre,
            {"projeter": self.projecteur.projeter, "quitter_la_projection": self.arreter},
        )
        poser_raccourcis(
            console,
            {
                "projeter": self.projeter,
                "arreter_la_projection": self.arreter,
                "panneau_animation": self.basculer_panneau,
            },
        )
        self._connecter(poste)
        self._montrer_salle()
        self._montrer_temps()

    def _gestes(self) -> dict[str, Callable[[], object]]:
        """Ce que font les touches de la télécommande, dans la console comme à l’écran."""
        return {
            "scene_suivante": self.pilote.avancer,
            "scene_precedente": self.pilote.reculer,
            "ecran_noir": self._basculer_noir,
            "figer": self._basculer_fige,
            "echanger_ecrans": self.projecteur.echanger,
        }

    def _connecter(self, poste: Poste | None) -> None:
        contexte, panneau = self._contexte, self.panneau
        contexte.changements.connect(self._suivre)
        self.regie.change.connect(self._montrer_salle)
        self.projecteur.change.connect(self._sur_projection)
        self.projecteur.annonce.connect(contexte.notice)
        if poste is not None:
            self.projecteur.ecran_choisi.connect(poste.retenir_ecran)
        self.fenetre.taille_changee.connect(self._prendre_la_forme)
        self.pilote.demande_suivie.connect(self._aller_a_la_page)
        self._suite.timeout.connect(self._montrer_suite)

        self.commandes.panneau.connect(self.basculer_panneau)
        self.commandes.noircir.connect(self.regie.noircir)
        self.commandes.projeter.connect(self._projeter_ou_arreter)
        self.colonne.vignette.cliquee.connect(self.basculer_panneau)
        panneau.ferme.connect(partial(self.ouvrir_panneau, False))
        panneau.salle.projeter.connect(self._projeter_ou_arreter)
        panneau.salle.noircir.connect(self.regie.noircir)
        panneau.salle.figer.connect(self.regie.figer)
        panneau.salle.echanger.connect(self.projecteur.echanger)
        panneau.suite.avancer.connect(self.pilote.avancer)
        panneau.suite.reculer.connect(self.pilote.reculer)
        panneau.suite.cette_page.connect(self.projeter_cette_page)
        panneau.suite.choisir.connect(self._choisir_une_scene)
        panneau.temps.demarrer.connect(partial(self._geste, demarrer))
        panneau.temps.terminer.connect(partial(self._geste, terminer))
        panneau.temps.sauter.connect(partial(self._geste, sauter))
        panneau.temps.rallonger.connect(partial(self._geste, rallonger))
        panneau.temps.projeter_le_temps.connect(self._projeter_le_temps)
        panneau.temps.choisir_un_deroule.connect(self._choisir_un_deroule)

    # --- ce qu’on peut demander ------------------------------------------------------------------

    def etat(self) -> EtatSalle:
        """Ce que voit la salle, en un mot."""
        if self.projecteur.absent:
            return "absente"
        if not self.projecteur.projette:
            return "rien"
        if self.regie.noire:
            return "noire"
        return "figee" if self.regie.figee else "montre"

    def _pilotable(self) -> bool:
        return bool(self.projecteur.mode)

    # --- projeter --------------------------------------------------------------------------------

    @Slot()
    def projeter(self) -> None:
        """Projette ce qui est prêt ; si l’on projette déjà, ramène la fenêtre où elle doit être."""
        self.fenetre.vue.regler_animations(animations_permises())
        self.projecteur.projeter()

    @Slot()
    def projeter_en_fenetre(self) -> None:
        """Projette dans une fenêtre à partager."""
        self.fenetre.vue.regler_animations(animations_permises())
        self.projecteur.projeter_en_fenetre()

    @Slot()
    def arreter(self) -> None:
        """Cesse de projeter. La salle ne voit plus rien, la place dans le fil est gardée."""
        self.projecteur.arreter()

    @Slot()
    def projeter_cette_page(self) -> None:
        """Montre la scène de la page où l’on est, et projette si on ne le faisait pas."""
        demande = scene_de_la_page(self._atelier, self._rail.courante(), self._page())
        if demande is None:
            return
        self.pilote.aller(demande)
        if not self.projecteur.mode:
            self.projeter()

    @Slot()
    def _projeter_ou_arreter(self) -> None:
        if self.projecteur.projette:
            self.arreter()
        else:
            self.projeter()

    @Slot()
    def _basculer_noir(self) -> None:
        self.regie.noircir(not self.regie.noire)

    @Slot()
    def _basculer_fige(self) -> None:
        self.regie.figer(not self.regie.figee)

    @Slot()
    def _prendre_la_forme(self) -> None:
        if self.projecteur.projette or self.fenetre.isVisible():
            self.regie.prendre_la_forme(self.fenetre.size())

    # --- le panneau ------------------------------------------------------------------------------

    @Slot()
    def basculer_panneau(self) -> None:
        """Ouvre le panneau d’animation, ou le ferme."""
        self.ouvrir_panneau(self.panneau.isHidden())

    def ouvrir_panneau(self, oui: bool) -> None:
        """Ouvre ou ferme le panneau ; le clavier y va en l’ouvrant, revient à la page ensuite."""
        self.commandes.montrer_panneau_ouvert(oui)
        if oui is not self.panneau.isHidden():
            return
        self.panneau.setVisible(oui)
        self.colonne.permettre_la_vignette(not oui)
        self.ouverture_du_panneau.emit(oui)
        if oui:
            self._montrer_suite()
            self.panneau.prendre_le_clavier()
        elif (page := self._page()) is not None:
            page.prendre_le_clavier()

    # --- suivre ----------------------------------------------------------------------------------

    @Slot(object)
    def _suivre(self, changements: Changements) -> None:
        self._suite.start()
        if changements.touche("sequence", "atelier"):
            self._montrer_temps()

    @Slot()
    def sur_changement_de_page(self) -> None:
        """La console montre une autre page : sa scène n’est plus la même, ni ses touches."""
        self.telecommande.regler()
        self._suite.start()

    @Slot()
    def _sur_projection(self) -> None:
        self.telecommande.regler()
        self._prendre_la_forme()
        self._montrer_salle()

    @Slot()
    def _montrer_salle(self) -> None:
        etat = self.etat()
        salle = self.regie.salle
        projette = bool(self.projecteur.mode) and not self.projecteur.absent
        self.commandes.montrer(
            etat, nommer(salle.demande, salle.scene), noire=self.regie.noire, projette=projette
        )
        # Même cachées : elles ne recomposent leur image qu’en se peignant.
        self.colonne.vignette.montrer(self.regie, etat)
        self.panneau.salle.montrer(
            self.regie, etat, projette=projette, echangeable=self.projecteur.plusieurs_ecrans()
        )
        self._suite.start()

    @Slot()
    def _montrer_suite(self) -> None:
        self._suite.stop()
        if not self._atelier.ouvert:
            return
        if not self.panneau.isVisible():
            return
        carte, regie = self.panneau.suite, self.regie
        carte.montrer_page_possible(
            scene_de_la_page(self._atelier, self._rail.courante(), self._page()) is not None
        )
        prepare = regie.prepare
        if regie.figee and prepare != regie.salle:
            carte.montrer_prepare(prepare, regie.forme)
        elif prepare.page + 1 < prepare.pages:
            carte.montrer_page(prepare, prepare.page + 1, regie.forme)
        else:
            pas = self.pilote.suite()
            scene = lire_scene(self._atelier.connexion, pas.demande) if pas else None
            carte.montrer_suite(pas, scene, regie.forme)

    def _montrer_temps(self) -> None:
        lu = lire_deroule(self._atelier.connexion)
        self.panneau.temps.montrer(lu, modifiable=not self._atelier.lecture_seule)
        self.panneau.notes.montrer(self.panneau.temps.sequence())

    @Slot(object)
    def _aller_a_la_page(self, demande: Demande) -> None:
        """La console suit le pilote : on saisit là où la salle regarde."""
        cle = PAGE_DE_LA_SCENE.get(demande.scene, "")
        if cle not in self._pages or self.regie.figee:
            return
        page = self._page()
        if demande.principe_id is not None:
            la = page.principe_montre() if page and cle == self._rail.courante() else None
            # Un tour qui s’ouvre redemande la page : le clavier va à la première réponse.
            if la == demande.principe_id and demande.scene != "tour_ouvert":
                return
            self._contexte.aller_au_principe.emit(cle, demande.principe_id)
        elif cle != self._rail.courante():
            self._contexte.aller_a.emit(cle)

    # --- le temps, les scènes --------------------------------------------------------------------

    def _geste(self, geste: Callable[..., None], *arguments: int) -> None:
        self._contexte.essayer(partial(geste, self._atelier, *arguments))

    @Slot(int, int)
    def _projeter_le_temps(self, total: int, passe: int) -> None:
        self.minuterie.lancer(total, deja=passe)
        self.panneau.minuteur.montre.setChecked(True)

    @Slot()
    def _choisir_un_deroule(self) -> None:
        cle = "accueillir" if "accueillir" in self._pages else "preparer"
        self._contexte.aller_a.emit(cle)

    @Slot(QPoint)
    def _choisir_une_scene(self, ou: QPoint) -> None:
        derouler_menu(self.panneau, self.scenes_au_choix(), ou)

    def scenes_au_choix(self) -> tuple[tuple[Action, ...], ...]:
        """Les scènes de la salle, puis celles du principe où l’on est."""
        connexion = self._atelier.connexion
        page = self._page()
        principe = (page.principe_montre() if page else None) or self.pilote.repere.principe_id
        du_principe = scenes_possibles(connexion, principe) if principe else ()
        de_la_salle = tuple(d for d in scenes_possibles(connexion) if d.scene != "noir")
        fenetre: tuple[Action, ...] = (
            ("Projeter dans une fenêtre, pour une visioconférence", "", self.projeter_en_fenetre),
        )
        return (
            tuple((nommer(d), "", partial(self._montrer, d)) for d in du_principe),
            tuple((nommer(d), "", partial(self._montrer, d)) for d in de_la_salle),
            fenetre,
        )

    def entrees_du_menu(self) -> tuple[Action, ...]:
        """Ce que le menu de la fenêtre dit de la projection."""
        return (
            ("Projeter", touche_de("projeter"), self.projeter),
            ("Projeter dans une fenêtre", "", self.projeter_en_fenetre),
            ("Cesser de projeter", touche_de("arreter_la_projection"), self.arreter),
            ("Panneau d’animation", touche_de("panneau_animation"), self.basculer_panneau),
        )

    def _montrer(self, demande: Demande) -> None:
        if demande.scene in ("pause", "minuteur"):
            self.pilote.intercaler(demande)
        else:
            self.pilote.aller(demande)

    def fermer(self) -> None:
        """L’atelier se ferme : la salle ne voit plus rien, plus aucune touche n’est guettée."""
        self.telecommande.debrancher()
        self._suite.stop()
        self.regie.arreter()
        self.minuterie.ranger()
        self.projecteur.fermer()
        self.fenetre.deleteLater()
