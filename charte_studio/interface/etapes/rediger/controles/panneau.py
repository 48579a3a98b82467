"""Le panneau des contrôles : trois volets, recalculés dans un autre fil quand le texte change."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charte_studio.atelier.atelier import heure_locale
from charte_studio.atelier.changements import Changements
from charte_studio.atelier.lectures.controles import (
    TABLES_RETOUCHEES,
    Analyse,
    analyser_fichier,
    lire_constats,
    lire_reperes,
    lire_retouches,
)
from charte_studio.atelier.lectures.synthese import lire_synthese
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.controles.mots import dire_bouton
from charte_studio.interface.etapes.rediger.controles.onglets import Onglets
from charte_studio.interface.taches import Tache
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.erreurs import Empechement

_APAISEMENT_MS: Final = 400
"""On n’analyse qu’une fois la rafale de gestes passée."""


class PanneauControles(QWidget):
    """Caché tant qu’on ne l’ouvre pas ; `bouton`, dans la page, dit ce qui bloque et l’ouvre.

    Ses volets se bâtissent à la première ouverture : la page n’a pas à les attendre.

    `ouvrir(cle, extrait, rang)` demande à la page de montrer un passage ; `montre(bool)` dit s’il
    prend la place de l’éditeur.
    """

    ouvrir = Signal(str, str, int)
    montre = Signal(bool)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._analyse: Analyse | None = None
        self._perimee = True
        self._tache: Tache | None = None
        self._minuteur = QTimer(self)
        self.bouton = Bouton("Contrôler", raccourci="Alt+C", prendre=True, icone="reussi")
        self.bouton_retour = Bouton("Revenir au texte", raccourci="Esc", icone="precedent")
        self._etat = Texte("", "petit")
        self._onglets: Onglets | None = None
        self._colonne = QVBoxLayout(self)

        self._assembler()
        self._etat.hide()
        self.hide()

        self._minuteur.setSingleShot(True)
        self._minuteur.setInterval(_APAISEMENT_MS)
        self._minuteur.timeout.connect(self._lancer)
        self.bouton.clicked.connect(lambda _coche=False: self.montrer_volet())
        self.bouton_retour.clicked.connect(self.quitter)
        contexte.changements.connect(self._suivre)
        touche = QShortcut(QKeySequence("Esc"), self)
        touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        touche.activated.connect(self.quitter)

    def _assembler(self) -> None:
        titre = Texte("Avant de transmettre", "titre")
        tete = Rangee(seuil=460, ecart=12)
        tete.ajouter(titre, 1)
        tete.ajouter(self._etat)
        tete.ajouter(self.bouton_retour)
        self._etat.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._colonne.setContentsMargins(24, 22, 24, 22)
        self._colonne.setSpacing(8)
        self._colonne.addWidget(tete)
        self._colonne.addStretch(0)
        self.bouton.setToolTip("Contrôles, grille de lecture et synthèse de séance")

    @property
    def onglets(self) -> Onglets:
        """Les trois volets, bâtis à la demande."""
        if self._onglets is None:
            self._onglets = Onglets(self._contexte, self)
            self._onglets.hide()  # vides, ils mentiraient : ils attendent la première analyse
            self._onglets.ouvrir.connect(self._mener)
            self._colonne.addWidget(self._onglets, 1)
        return self._onglets

    # --- se montrer ----------------------------------------------------------------------------

    def montrer_volet(self, cle: str = "") -> None:
        """Prend la place de l’éditeur, sur ce volet (`constats`, `grille`, `synthese`)."""
        if cle:
            self.onglets.choisir(cle)
        self.show()
        self.montre.emit(True)
        self._prendre_le_clavier()

    @Slot()
    def quitter(self) -> None:
        """Rend la place à l’éditeur ; ce qui s’écrivait est enregistré."""
        if self.isHidden():
            return
        self.poser()
        self.hide()
        self.montre.emit(False)
        self.bouton.setFocus(Qt.FocusReason.OtherFocusReason)

    def poser(self) -> None:
        """Rend durable ce qui s’écrit ici."""
        if self._onglets is not None:
            self._onglets.poser()

    def showEvent(self, evenement: QShowEvent) -> None:
        """Montré, il se met à jour sans attendre."""
        super().showEvent(evenement)
        self._montrer()
        self.rafraichir(tout_de_suite=True)

    def _prendre_le_clavier(self) -> None:
        if self.onglets.isHidden():
            self.bouton_retour.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.onglets.prendre_le_clavier()

    def _mener(self, cle: str, extrait: str, rang: int) -> None:
        self.quitter()
        self.ouvrir.emit(cle, extrait, rang)

    # --- analyser ------------------------------------------------------------------------------

    @Slot(object)
    def _suivre(self, changements: Changements) -> None:
        """Ce qu’on retouche ici se relit seul ; tout autre geste demande une analyse."""
        touchees = {ligne.table for ligne in changements.lignes}
        if touchees - TABLES_RETOUCHEES:
            self.perimer()
            self.rafraichir()
        if touchees & TABLES_RETOUCHEES:
            self._montrer()

    @property
    def occupe(self) -> bool:
        """Vrai tant qu’une analyse est en cours, ou attendue."""
        return self._tache is not None or self._minuteur.isActive()

    def perimer(self) -> None:
        """L’analyse ne vaut plus : la prochaine occasion la refera."""
        self._perimee = True

    def rafraichir(self, *, tout_de_suite: bool = False) -> None:
        """Relance l’analyse si le texte a changé et qu’on en voit quelque chose."""
        visible = self.isVisible() or self.bouton.isVisible()
        if not self._perimee or not visible or self._ferme():
            return
        if tout_de_suite:
            self._minuteur.stop()
            self._lancer()
        else:
            self._minuteur.start()

    @Slot()
    def _lancer(self) -> None:
        if self._ferme():
            return
        if self._tache is not None:  # la fin de celle-ci relancera
            self._tache.interrompre()
            return
        self._perimee = False
        if self._analyse is None:
            self._dire("Lecture en cours…")
        chemin = self._contexte.atelier.chemin
        aujourd_hui = heure_locale().date()
        self._tache = self._contexte.taches.lancer(
            lambda avancer: analyser_fichier(chemin, aujourd_hui=aujourd_hui, avancer=avancer),
            finie=self.recevoir,
            echouee=self._sur_echec,
            toujours=self._sur_fin,
        )

    def recevoir(self, analyse: Analyse) -> None:
        """Montre cette analyse à la place de la précédente."""
        self._analyse = analyse
        self._dire("")
        if not self._ferme():
            self._montrer()

    def _dire(self, etat: str) -> None:
        self._etat.setText(etat)
        self._etat.setVisible(bool(etat))

    def _ferme(self) -> bool:
        """Vrai si l’atelier s’est fermé pendant qu’on le lisait."""
        return self._contexte.atelier.connexion.closed

    def _sur_echec(self, erreur: Exception) -> None:
        if not isinstance(erreur, Empechement):
            self._contexte.taches.defaut.emit(erreur)
            return
        self._dire("Les contrôles n’ont pas pu lire le fichier.")
        self._contexte.notice.emit("ennui", str(erreur))

    def _sur_fin(self) -> None:
        self._tache = None
        self.rafraichir()

    def _montrer(self) -> None:
        """Montre l’analyse et ce que des personnes y ont changé."""
        analyse, connexion = self._analyse, self._contexte.atelier.connexion
        if analyse is None:
            return
        retouches = lire_retouches(connexion)
        constats = lire_constats(analyse, retouches)
        self.bouton.montrer_detail(dire_bouton(constats) or "Alt+C")
        if self.isHidden():
            return
        tournures = lire_reperes().synthese.reconnaissables
        synthese = lire_synthese(connexion, analyse.synthese, tournures)
        self.onglets.montrer(analyse, constats, retouches, synthese)
        if self.onglets.isHidden():
            self.onglets.show()
            if self.bouton_retour.hasFocus():
                self.onglets.prendre_le_clavier()
