"""L’éditeur : une barre d’outils, le texte, et ce qu’il est devenu depuis l’assemblage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from charte_studio.atelier.lectures.rediger import PartieLue, PlanCharte
from charte_studio.interface.etapes.rediger.barre_recherche import BarreRecherche
from charte_studio.interface.etapes.rediger.commandes_saisie import (
    corriger_typographie,
    inserer_lien,
    inserer_renvoi,
    inserer_tableau,
)
from charte_studio.interface.etapes.rediger.orthographe import OrthographeEditeur
from charte_studio.interface.etapes.rediger.saisie import SaisieMarkdown
from charte_studio.interface.orthographe import Orthographe
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.menu import Entree, derouler_menu
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.touche import nom_de_touche
from charte_studio.interface.widgets.zone import Filet

_COMPARER: Final = "Comparer"


class Editeur(Carte):
    """La carte du milieu. `comparer(bool)` demande à voir le texte assemblé à côté."""

    revenir = Signal()
    comparer = Signal(bool)
    typographie = Signal(int)
    """Le nombre de lignes que « Corriger la typographie » vient de changer."""
    faute_demandee = Signal(int)
    """On veut voir la faute suivante (1) ou précédente (-1)."""

    def __init__(
        self, orthographe: Orthographe | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.saisie = SaisieMarkdown("Texte de la partie")
        self.orthographe = OrthographeEditeur(self.saisie, orthographe) if orthographe else None
        self.outils: list[Bouton] = []
        self.recherche = BarreRecherche(self.saisie)
        self._articles: tuple[tuple[str, int, str], ...] = ()
        self._barre, self._pied = QWidget(), QWidget()
        self._etat = Texte("", "petit")
        self.bouton_revenir = Bouton("Revenir au texte assemblé", role="lien")
        self.bouton_comparer = Bouton(_COMPARER, role="lien")

        self.setObjectName("editeur")
        flot = DispositionFlot(self._barre, ecart=4)
        for nom, signe, icone, raccourci, faire in (
            ("Gras", "G", "", "Ctrl+B", self.saisie.mettre_en_gras),
            ("Italique", "I", "", "Ctrl+I", self.saisie.mettre_en_italique),
            ("Liste", "Liste", "liste", "Ctrl+L", self.saisie.mettre_en_liste),
            ("Liste numérotée", "Liste", "liste_numerotee", "Ctrl+Shift+L", self._numeroter),
            ("Citation", "", "citation", "Ctrl+Shift+C", self.saisie.mettre_en_citation),
            ("Titre", "", "titre", "Ctrl+E", self.saisie.mettre_en_titre),
            ("Tableau", "", "tableau", "Ctrl+Shift+T", lambda: inserer_tableau(self.saisie)),
            ("Lien", "", "renvoi", "Ctrl+K", lambda: inserer_lien(self.saisie)),
            ("Renvoi à un article", "Renvoi", "", "Ctrl+R", self._renvoyer),
            ("Corriger la typographie", "", "typographie", "Ctrl+Shift+Y", self._typographier),
        ):
            bouton = Bouton(signe or nom, role="discret", icone=icone, icone_seule=not signe)
            bouton.setObjectName("outil_italique" if signe == "I" else "outil")
            bouton.setAccessibleName(nom)
            bouton.setToolTip(f"{nom} ({nom_de_touche(raccourci)})")
            self._brancher(bouton, raccourci, faire)
            flot.addWidget(bouton)
        self.bouton_chercher = Bouton("Chercher", role="discret", icone="chercher",
                                      icone_seule=True, raccourci="Ctrl+F")  # fmt: skip
        self.bouton_chercher.setObjectName("outil")
        self.bouton_chercher.setToolTip("Chercher (Ctrl+F), remplacer (Ctrl+H)")
        flot.addWidget(self.bouton_chercher)
        self.bouton_orthographe = Bouton("Orthographe", role="discret", icone="orthographe",
                                         icone_seule=True)  # fmt: skip
        flot.addWidget(self.bouton_orthographe)
        self._poser_orthographe(orthographe)
        self._etat.setWordWrap(False)
        self._etat.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        bas = DispositionFlot(self._pied, ecart=10, ecart_lignes=2)
        for vue in (self._etat, self.bouton_revenir, self.bouton_comparer):
            bas.addWidget(vue)
        bas.setContentsMargins(10, 0, 10, 0)
        self.bouton_comparer.setCheckable(True)
        self.disposition.setSpacing(6)
        self.disposition.addWidget(self._barre)
        self.disposition.addWidget(Filet())
        self.disposition.addWidget(self.recherche)
        self.disposition.addWidget(self.saisie, 1)
        self.disposition.addWidget(self._pied)

        self.bouton_chercher.clicked.connect(lambda: self.recherche.ouvrir(remplacer=False))
        for sequence, remplacer in (("Ctrl+F", False), ("Ctrl+H", True)):
            touche = QShortcut(QKeySequence(sequence), self)
            touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            touche.activated.connect(
                lambda remplacer=remplacer: self.recherche.ouvrir(remplacer=remplacer)
            )
        for sequence, pas in (("F3", 1), ("Shift+F3", -1)):
            touche = QShortcut(QKeySequence(sequence), self)
            touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            touche.activated.connect(lambda pas=pas: self.recherche.avancer(pas))
        self.saisie.frappe.connect(self.recherche.compter)
        self.bouton_revenir.clicked.connect(self.revenir)
        self.bouton_comparer.toggled.connect(self._dire_comparer)
        self.bouton_comparer.toggled.connect(self.comparer)

    def _brancher(self, bouton: Bouton, raccourci: str, faire: Callable[[], object]) -> None:
        # Cliquer ne prend pas le clavier au texte : le poser à moitié écrit n’aurait pas de sens.
        bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bouton.clicked.connect(lambda: self._agir(faire))
        touche = QShortcut(QKeySequence(raccourci), self.saisie)
        touche.setContext(Qt.ShortcutContext.WidgetShortcut)
        touche.activated.connect(bouton.click)
        self.outils.append(bouton)

    def _agir(self, faire: Callable[[], object]) -> None:
        faire()
        self.saisie.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _dire_comparer(self, oui: bool) -> None:
        self.bouton_comparer.setText("Revenir à l’aperçu" if oui else _COMPARER)

    def _numeroter(self) -> None:
        self.saisie.mettre_en_liste(ordonnee=True)

    def _typographier(self) -> None:
        self.typographie.emit(corriger_typographie(self.saisie))

    # --- l’orthographe --------------------------------------------------------------------------

    def _poser_orthographe(self, orthographe: Orthographe | None) -> None:
        """Le bouton et les touches de l’orthographe ; rien du tout sans dictionnaire."""
        bouton = self.bouton_orthographe
        bouton.setObjectName("outil_orthographe")
        bouton.setCheckable(True)
        bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bouton.hide()
        if orthographe is None:
            return

        def refleter() -> None:
            bouton.setVisible(orthographe.lisible)
            bouton.setChecked(orthographe.active)
            etat = "faute suivante : F7" if orthographe.active else "cachée"
            bouton.setToolTip(f"Orthographe ({etat})")

        refleter()
        orthographe.change.connect(refleter)
        bouton.clicked.connect(orthographe.activer)
        bouton.clicked.connect(orthographe.preparer)
        for sequence, pas in (("F7", 1), ("Shift+F7", -1)):
            touche = QShortcut(QKeySequence(sequence), self)
            touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            touche.activated.connect(lambda pas=pas: self.faute_demandee.emit(pas))
        touche = QShortcut(QKeySequence("Ctrl+F7"), self)
        touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        touche.activated.connect(self._montrer_corrections)

    def _montrer_corrections(self) -> None:
        """Déroule les corrections du mot choisi, ou de celui du curseur."""
        if self.orthographe is None:
            return
        curseur = self.saisie.textCursor()
        groupes = self.orthographe.corrections(curseur.selectionStart())
        if any(groupes):
            ou = self.saisie.viewport().mapToGlobal(self.saisie.cursorRect().bottomLeft())
            derouler_menu(self, groupes, ou)

    # --- les renvois ---------------------------------------------------------------------------

    def connaitre_articles(self, plan: PlanCharte) -> None:
        """Les articles auxquels on peut renvoyer."""
        self._articles = tuple(
            (partie.cle, partie.numero, partie.titre)
            for partie in plan.parties
            if partie.numero is not None
        )

    def renvois(self) -> tuple[str, ...]:
        """Ce que propose le menu des renvois, dans l’ordre de la charte."""
        return tuple(f"{numero}\u00a0{titre}" for _, numero, titre in self._articles)

    def _renvoyer(self) -> None:
        """Déroule les articles sous le curseur."""
        entrees: list[Entree] = [
            (libelle, "", lambda cle=cle, numero=numero: self.renvoyer(cle, numero))
            for libelle, (cle, numero, _) in zip(self.renvois(), self._articles, strict=True)
        ] or [("Aucun article pour l’instant", "", lambda: None)]
        ou = self.saisie.viewport().mapToGlobal(self.saisie.cursorRect().bottomLeft())
        derouler_menu(self, [entrees], ou)

    def renvoyer(self, cle: str, numero: int) -> None:
        """Écrit au curseur un renvoi à cet article."""
        inserer_renvoi(self.saisie, numero, cle)

    # --- ce que l’on montre --------------------------------------------------------------------

    def montrer(self, partie: PartieLue, origine: str, *, lecture_seule: bool) -> None:
        """Montre une partie. `origine` : d’où vient le texte assemblé, en quelques mots."""
        self.saisie.setAccessibleName(f"Texte de «\u00a0{partie.titre}\u00a0»")
        self.saisie.montrer(partie.texte, partie.cle)
        self.saisie.setReadOnly(lecture_seule)
        for bouton in (*self.outils, self.bouton_revenir):
            bouton.setEnabled(not lecture_seule)
        self._etat.setText("Texte retouché" if partie.retouche else origine)
        # Le bandeau, s’il est là, offre déjà les deux choix.
        self.bouton_revenir.setVisible(partie.retouche and not partie.base_depassee)
        self.bouton_comparer.setVisible(partie.retouche)
        if not partie.retouche:
            self.bouton_comparer.setChecked(False)
        self.recherche.compter()
