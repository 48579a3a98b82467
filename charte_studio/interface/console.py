"""La console de l’animation : barre du haut, rail des étapes, page courante, touches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.parcours import FACULTATIVES, EtapeLue, lire_parcours
from charte_studio.interface.animation import Animation
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.accueillir import Accueillir
from charte_studio.interface.etapes.decider import Decider
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.etapes.explorer import Explorer
from charte_studio.interface.etapes.preparer import Preparer
from charte_studio.interface.etapes.rediger import Rediger
from charte_studio.interface.etapes.se_positionner import SePositionner
from charte_studio.interface.etapes.transmettre import Transmettre
from charte_studio.interface.poste import Poste
from charte_studio.interface.projection.ecrans import GuetEcrans
from charte_studio.interface.raccourcis import poser_raccourcis
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.barre_haut import BarreHaut
from charte_studio.interface.widgets.barre_touches import BarreTouches
from charte_studio.interface.widgets.notice import Notice
from charte_studio.interface.widgets.pile import Pile
from charte_studio.interface.widgets.rail import EtapeMontree, Rail

PAGES: Final[dict[str, Callable[[Contexte], Etape]]] = {
    "preparer": Preparer,
    "accueillir": Accueillir,
    "explorer": Explorer,
    "se_positionner": SePositionner,
    "decider": Decider,
    "rediger": Rediger,
    "transmettre": Transmettre,
}
TOURNER: Final = ("PgUp", "PgDown")
SCENE_DE_LA_SALLE: Final = "scène de la salle"
LARGEUR_PANNEAU: Final = 288
LARGEUR_PAGE: Final = 840
"""Ce qu’il faut à une page pour que le panneau d’animation se mette à côté d’elle."""
TABLES_DU_PARCOURS: Final = frozenset(
    {
        "principe",
        "participant",
        "sequence",
        "barometre",
        "usage",
        "ressenti",
        "tour",
        "decision",
        "article",
    }
)


class Console(QWidget):
    """Un atelier ouvert. Les pages sont bâties à la première visite."""

    menu = Signal(QPoint)
    titre_change = Signal()

    def __init__(
        self,
        contexte: Contexte,
        parent: QWidget | None = None,
        *,
        poste: Poste | None = None,
        guet: GuetEcrans | None = None,
    ) -> None:
        super().__init__(parent)
        self.contexte = contexte
        self.info = lire_atelier(contexte.atelier.connexion)
        self._parcours: tuple[EtapeLue, ...] = ()
        self._pages: dict[str, Etape] = {}
        self._barre = BarreHaut()
        self._rail = Rail()
        self._pile = Pile()
        self._touches = BarreTouches()
        self._notice = Notice(self._pile)
        self._rail_bientot = QTimer(self)
        self.animation = Animation(
            contexte,
            self,
            self._rail,
            page=lambda: self.page,
            pages=frozenset(PAGES),
            poste=poste,
            guet=guet,
        )

        # Au tour suivant : la page que l’on regarde passe avant le rail.
        self._rail_bientot.setSingleShot(True)
        self._rail_bientot.setInterval(0)
        self._rail_bientot.timeout.connect(self._montrer_parcours)

        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setSpacing(0)
        grille.addWidget(self._barre, 0, 0, 1, 3)
        grille.addWidget(self.animation.colonne, 1, 0)
        grille.addWidget(self._pile, 1, 1)
        grille.addWidget(self._touches, 2, 0, 1, 3)
        grille.setRowStretch(1, 1)
        grille.setColumnStretch(1, 1)
        self._barre.ajouter(self.animation.commandes)

        self._barre.annuler.connect(self.annuler)
        self._barre.refaire.connect(self.refaire)
        self._barre.menu.connect(self.menu)
        self._pile.installEventFilter(self)
        self._rail.choisie.connect(self.aller_a)
        self.animation.ouverture_du_panneau.connect(self._poser_panneau)
        self.animation.projecteur.change.connect(self._montrer_touches)
        contexte.changements.connect(self._suivre)
        contexte.notice.connect(self.montrer_notice)
        contexte.aller_a.connect(self.aller_a)
        contexte.aller_au_principe.connect(self.aller_au_principe)
        self._poser_raccourcis()

        self._montrer_titre()
        self._montrer_parcours()
        self._montrer_etat()
        if contexte.atelier.lecture_seule:
            self.montrer_notice(
                "info",
                "Ce fichier est protégé : vous pouvez tout lire et exporter. Pour le modifier, "
                "enregistrez-en une copie (menu).",
            )

    def _poser_raccourcis(self) -> None:
        etapes = {f"etape_{n}": partial(self.aller_a, c) for n, c in enumerate(PAGES, start=1)}
        poser_raccourcis(self, {"annuler": self.annuler, "refaire": self.refaire, **etapes})

    @property
    def titre(self) -> str:
        """Le titre de l’atelier."""
        return self.info.titre

    # --- les pages -----------------------------------------------------------------------------

    @property
    def page(self) -> Etape | None:
        """La page montrée."""
        courante = self._pile.currentWidget()
        return courante if isinstance(courante, Etape) else None

    @Slot(str)
    def aller_a(self, cle: str) -> None:
        """Montre la page `cle`, après avoir rendu durable ce qui s’écrivait dans l’autre."""
        self._montrer_page(cle, None)

    def _montrer_page(self, cle: str, principe_id: int | None) -> None:
        self.poser()
        if cle not in self._pages:
            self._pages[cle] = PAGES[cle](self.contexte)
            self._pages[cle].touches_changees.connect(self._montrer_touches)
            self._pile.addWidget(self._pages[cle])
        page = self._pages[cle]
        if principe_id is not None:
            page.viser(principe_id)
        self._rail.choisir(cle)
        self._pile.setCurrentWidget(page)
        self._notice.raise_()  # la pile vient de mettre la page par-dessus tout
        if not self._rail.isAncestorOf(QApplication.focusWidget() or self):
            page.prendre_le_clavier()
        self._montrer_touches()
        self.animation.sur_changement_de_page()

    @Slot()
    def _montrer_touches(self) -> None:
        """Celles de la page ; pendant qu’on projette, Page suivante est à la salle."""
        touches = self.page.touches if self.page is not None else ()
        projette = bool(self.animation.projecteur.mode)
        if self.page is not None:
            self.page.laisser_page_suivante(projette)
        if projette:
            autres = tuple(ligne for ligne in touches if ligne[0] != TOURNER)
            touches = ((TOURNER, SCENE_DE_LA_SALLE), *autres)
        self._touches.montrer((*touches, (("?",), "tous les raccourcis")))

    @Slot(str, int)
    def aller_au_principe(self, cle: str, principe_id: int) -> None:
        """Montre la page `cle`, sur ce principe."""
        self._montrer_page(cle, principe_id)
        if self.page is not None:
            self.page.aller_au_principe(principe_id)

    def poser(self) -> None:
        """Rend durable ce qui est en cours de frappe."""
        if self.page is not None:
            self.page.poser()

    # --- la place ------------------------------------------------------------------------------

    @Slot()
    def _poser_panneau(self) -> None:
        """Le panneau d’animation à droite : à côté de la page s’il y a la place, sinon dessus."""
        panneau, theme = self.animation.panneau, theme_courant()
        zone = self._pile.geometry()
        largeur = min(theme.px(LARGEUR_PANNEAU), self.width() * 9 // 20)
        reste = self.width() - self.animation.colonne.width() - largeur
        a_cote = not panneau.isHidden() and reste >= theme.px(LARGEUR_PAGE)
        grille = self.layout()
        assert isinstance(grille, QGridLayout)
        grille.setColumnMinimumWidth(2, largeur if a_cote else 0)
        panneau.setGeometry(self.width() - largeur, zone.top(), largeur, zone.height())
        panneau.raise_()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Le panneau et les commandes suivent la largeur."""
        super().resizeEvent(evenement)
        self.animation.commandes.serrer(self.width())
        self._poser_panneau()

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """La barre du bas a pris une ligne de plus : le panneau suit la hauteur de la page."""
        if evenement.type() == QEvent.Type.Resize:
            self._poser_panneau()
        return super().eventFilter(objet, evenement)

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte change la place de chacun."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "animation"):
            self.animation.commandes.serrer(self.width())
            QTimer.singleShot(0, self, self._poser_panneau)

    def fermer(self) -> None:
        """L’atelier se ferme : la salle ne voit plus rien."""
        self.animation.fermer()

    # --- annuler, refaire ----------------------------------------------------------------------

    @Slot()
    def annuler(self) -> None:
        """Annule le dernier geste, s’il y en a un."""
        self.poser()
        if self.contexte.atelier.annulable is not None:
            self.contexte.essayer(self.contexte.atelier.annuler)

    @Slot()
    def refaire(self) -> None:
        """Refait le dernier geste annulé, s’il y en a un."""
        if self.contexte.atelier.refaisable is not None:
            self.contexte.essayer(self.contexte.atelier.refaire)

    # --- ce que la console montre --------------------------------------------------------------

    @Slot(str, str)
    def montrer_notice(self, nature: str, message: str) -> None:
        """Montre une notice par-dessus la page."""
        self._notice.montrer(message, nature)  # type: ignore[arg-type]

    def notice_montree(self) -> str:
        """Le message de la notice visible, vide s’il n’y en a pas."""
        return self._notice.message()

    @Slot(object)
    def _suivre(self, changements: Changements) -> None:
        if changements.touche("atelier"):
            self._montrer_titre()
        if changements.touche(*TABLES_DU_PARCOURS):
            self._rail_bientot.start()
        self._montrer_etat()

    def _montrer_titre(self) -> None:
        self.info = lire_atelier(self.contexte.atelier.connexion)
        self._barre.montrer_titre(self.titre)
        self.titre_change.emit()

    @Slot()
    def _montrer_parcours(self) -> None:
        self._rail_bientot.stop()
        if not self.contexte.atelier.ouvert:
            return
        self._parcours = lire_parcours(self.contexte.atelier.connexion)
        self._rail.montrer(
            [EtapeMontree(e.cle, e.titre, e.detail, e.faite) for e in self._parcours]
        )

    def resume(self) -> str:
        """Où en est l’atelier, en une ligne : la première étape nécessaire qui n’est pas faite."""
        if self._rail_bientot.isActive():
            self._montrer_parcours()
        restent = (e for e in self._parcours if not e.faite and e.cle not in FACULTATIVES)
        etape = next(restent, self._parcours[-1])
        return f"{etape.titre} · {etape.detail}"

    def _montrer_etat(self) -> None:
        atelier = self.contexte.atelier
        if atelier.lecture_seule:
            self._barre.montrer_lecture_seule()
        elif atelier.dernier_enregistrement is not None:
            self._barre.montrer_enregistre(atelier.dernier_enregistrement)
        derniere = atelier.derniere_ligne
        scelle = atelier.annulable is None and derniere is not None and derniere.nature == "scelle"
        self._barre.montrer_annulation(atelier.annulable, atelier.refaisable, scelle=scelle)
