"""La fenêtre principale : l’accueil, puis la console de l’atelier ouvert."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget

from charte_studio.interface.accueil import Accueil
from charte_studio.interface.fichiers_recus import ATELIER, dossier_documents, fichier_depose
from charte_studio.interface.poste import Poste
from charte_studio.interface.raccourcis import poser_raccourcis
from charte_studio.interface.taches import Taches
from charte_studio.socle.chemins import DossiersUtilisateur, dossier_modeles, dossier_ressources
from charte_studio.socle.erreurs import Empechement, Refus

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from charte_studio.atelier.atelier import AtelierOuvert
    from charte_studio.interface.console import Console
    from charte_studio.interface.widgets.notice import Notice
    from charte_studio.redaction.modeles import Modele

T = TypeVar("T")
TITRE = "Charte Studio"
MINUTES_ENTRE_SAUVEGARDES = 10
FILTRE = "Ateliers (*.charte)"


class Fenetre(QStackedWidget):
    """L’accueil se peint d’abord ; l’atelier, ses pages et SQLAlchemy viennent à l’ouverture.

    D’où les imports dans les méthodes : chacun est lourd et ne sert pas à l’accueil.
    """

    def __init__(self, dossiers: DossiersUtilisateur) -> None:
        super().__init__()
        self._dossiers = dossiers
        self.poste = Poste(dossiers.reglages)
        self.taches = Taches(self)
        self.console: Console | None = None
        self.accueil = Accueil()
        self._notice: Notice | None = None
        self._minuteur = QTimer(self)

        self.setWindowTitle(TITRE)
        self.setAcceptDrops(True)
        self.addWidget(self.accueil)
        self.resize(1366, 820)
        self._minuteur.setInterval(MINUTES_ENTRE_SAUVEGARDES * 60_000)

        self._minuteur.timeout.connect(self.sauvegarder)
        self.accueil.nouveau.connect(self.nouveau)
        self.accueil.demonstration.connect(self.demonstration)
        self.accueil.partir_d_un_texte.connect(self.partir_d_un_texte)
        self.accueil.ouvrir.connect(self.choisir_fichier)
        self.accueil.ouvrir_fichier.connect(self.ouvrir)
        self.accueil.sauvegardes.connect(self.retrouver_sauvegarde)
        self.accueil.reunir.connect(self.reunir_seances)
        self.accueil.basculer_theme.connect(self.basculer_theme)
        self.accueil.affichage.connect(self._montrer_affichage)
        gestes: dict[str, Callable[[], object]] = {
            "nouveau": self.nouveau,
            "ouvrir": self.choisir_fichier,
            "fermer": self.demander_fermeture,
            "agrandir": self.agrandir,
            "reduire": self.reduire,
            "basculer_theme": self.basculer_theme,
            "plein_ecran": self.basculer_plein_ecran,
            "aide": self.montrer_raccourcis,
        }
        poser_raccourcis(self, gestes)
        self._montrer_recents()

    # --- ouvrir et fermer ----------------------------------------------------------------------

    @Slot()
    def nouveau(self) -> None:
        """Demande un cadre, un modèle, un nom, et ouvre l’atelier créé."""
        self._creer()

    @Slot()
    def partir_d_un_texte(self) -> None:
        """Fait un modèle d’un texte existant, puis demande le reste de l’atelier à créer."""
        from charte_studio.interface.dialogues.texte_existant import PartirDUnTexte

        PartirDUnTexte.demander(self, self.taches, dossier_documents(), suite=self._creer)

    def _creer(self, choisi: Modele | None = None) -> bool:
        from charte_studio.atelier.gestes.preparer import creer_atelier
        from charte_studio.interface.dialogues.nouvel_atelier import NouvelAtelier
        from charte_studio.redaction.modeles import lister_modeles

        modeles = self._essayer(lambda: lister_modeles(dossier_modeles()))
        demande = modeles and NouvelAtelier.demander(self, modeles, dossier_documents(), choisi)
        if demande:
            self._ouvrir_avec(
                lambda: creer_atelier(
                    demande.chemin,
                    demande.modele,
                    titre=demande.titre,
                    organisation=demande.organisation,
                    echelle=demande.echelle,
                    dossier_sauvegardes=self._dossiers.sauvegardes,
                ),
                f"Création de {demande.chemin.name}…",
            )
        return bool(demande)

    @Slot()
    def demonstration(self) -> None:
        """Ouvre l’atelier de démonstration, là où on l’avait laissé s’il existe."""
        from charte_studio.atelier.demonstration import creer_demonstration

        chemin = self._dossiers.reglages / "demonstration" / "Ville de Valbrune.charte"
        if chemin.exists():
            self.ouvrir(str(chemin))
            return

        def creer() -> AtelierOuvert:
            chemin.parent.mkdir(parents=True, exist_ok=True)
            return creer_demonstration(
                chemin,
                donnees=dossier_ressources() / "demonstration",
                modeles=dossier_modeles(),
                dossier_sauvegardes=self._dossiers.sauvegardes,
            )

        self._ouvrir_avec(creer, "Préparation de la démonstration…")

    @Slot()
    def choisir_fichier(self) -> None:
        """Demande quel atelier ouvrir."""
        from PySide6.QtWidgets import QFileDialog

        chemin, _ = QFileDialog.getOpenFileName(
            self, "Ouvrir un atelier", str(dossier_documents()), FILTRE
        )
        if chemin:
            self.ouvrir(chemin)

    @Slot(str)
    def ouvrir(self, chemin: str) -> None:
        """Ouvre un fichier d’atelier ; un empêchement devient une notice."""
        from charte_studio.atelier.atelier import ouvrir

        cible = Path(chemin)
        if self.console and self.console.contexte.atelier.chemin.resolve() == cible.resolve():
            return
        self._ouvrir_avec(
            lambda: ouvrir(cible, dossier_sauvegardes=self._dossiers.sauvegardes),
            f"Ouverture de {cible.name}…",
        )

    def _ouvrir_avec(self, faire: Callable[[], AtelierOuvert], message: str) -> None:
        """Ouvre dans un autre fil (contrôle et migration peuvent durer), puis montre."""
        self.informer("info", message)
        self.taches.lancer(
            lambda _avancer: faire(), finie=self.montrer_atelier, echouee=self._ouverture_empechee
        )

    def _ouverture_empechee(self, erreur: Exception) -> None:
        if isinstance(erreur, Empechement):
            self.informer("refus" if isinstance(erreur, Refus) else "ennui", str(erreur))
            self._montrer_recents()
        else:
            self.taches.defaut.emit(erreur)

    def montrer_atelier(self, atelier: AtelierOuvert) -> None:
        """Remplace l’accueil, ou l’atelier ouvert, par celui-ci."""
        from charte_studio.interface.console import Console
        from charte_studio.interface.contexte import contexte_du_poste

        self.fermer_atelier()
        if self._notice is not None:
            self._notice.fermer()
        contexte = contexte_du_poste(atelier, self.taches, self.poste, self)
        self.console = Console(contexte, poste=self.poste)
        self.console.menu.connect(self._montrer_menu)
        self.console.titre_change.connect(self._montrer_titre)
        self.addWidget(self.console)
        self.setCurrentWidget(self.console)
        self.console.aller_a("preparer")
        self._montrer_titre()
        self._noter_recent()
        self._minuteur.start()
        self.sauvegarder()

    @Slot()
    def fermer_atelier(self) -> None:
        """Ferme l’atelier ouvert et revient à l’accueil ; sans effet à l’accueil."""
        if self.console is None:
            return
        self.console.poser()
        self._noter_recent()
        self._minuteur.stop()
        self.taches.attendre()
        console, self.console = self.console, None
        console.fermer()
        console.contexte.fermer()
        self.setCurrentWidget(self.accueil)
        self.removeWidget(console)
        console.deleteLater()
        console.contexte.deleteLater()
        self._essayer(console.contexte.atelier.fermer)
        self.setWindowTitle(TITRE)
        self._montrer_recents()

    @Slot()
    def sauvegarder(self) -> None:
        """Fait une sauvegarde dans un autre fil, si un geste est venu depuis la précédente."""
        if self.console and (faire := self.console.contexte.atelier.preparer_sauvegarde()):
            self.taches.lancer(lambda _avancer: faire(), echouee=self._sauvegarde_empechee)

    def _sauvegarde_empechee(self, erreur: Exception) -> None:
        self.informer(
            "ennui",
            f"La sauvegarde de secours n’a pas pu être faite ; votre fichier, lui, est à jour. "
            f"{erreur}",
        )

    @Slot()
    def copier(self) -> None:
        """Enregistre une copie sous un autre nom."""
        from PySide6.QtWidgets import QFileDialog

        if self.console is None:
            return
        self.console.poser()
        atelier = self.console.contexte.atelier
        propose = atelier.chemin.with_name(f"{atelier.chemin.stem} (copie).charte")
        vers, _ = QFileDialog.getSaveFileName(self, "Enregistrer une copie", str(propose), FILTRE)
        if vers and self.console.contexte.reussi(lambda: atelier.copier_vers(Path(vers))):
            self.informer("reussite", f"Copie enregistrée : {Path(vers).name}.")

    @Slot()
    def reunir_seances(self) -> None:
        """Réunit des séances dans un nouvel atelier, et l’ouvre."""
        from charte_studio.interface.dialogues.consolider import DialogueConsolider

        resultat = DialogueConsolider.demander(self, self.taches, dossier_documents())
        if resultat:
            self.ouvrir(str(resultat))

    @Slot()
    def retrouver_sauvegarde(self) -> None:
        """Montre les sauvegardes et ouvre celle qu’on récupère."""
        from charte_studio.atelier.sauvegardes import lister, recuperer
        from charte_studio.interface.dialogues.sauvegardes import DialogueSauvegardes

        demande = DialogueSauvegardes.demander(
            self, lister(self._dossiers.sauvegardes), dossier_documents()
        )
        if demande and self._essayer(lambda: recuperer(demande.sauvegarde, vers=demande.vers)):
            self.ouvrir(str(demande.vers))

    # --- apparence -----------------------------------------------------------------------------

    @Slot()
    def basculer_theme(self) -> None:
        """Passe du clair au sombre, et retour, sans quitter le fort contraste."""
        self.poste.basculer_theme()

    @Slot()
    def agrandir(self) -> None:
        """Agrandit le texte d’un cran."""
        self.poste.changer_taille(1)

    @Slot()
    def reduire(self) -> None:
        """Réduit le texte d’un cran."""
        self.poste.changer_taille(-1)

    @Slot()
    def basculer_plein_ecran(self) -> None:
        """Passe en plein écran, et retour."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    @Slot()
    def montrer_raccourcis(self) -> None:
        """Montre l’aide des raccourcis."""
        from charte_studio.interface.dialogues.raccourcis import DialogueRaccourcis

        page = self.console.page if self.console else None
        touches = (*page.touches, *page.autres_touches) if page else ()
        hotes = [self.console.animation.fenetre] if self.console else []
        DialogueRaccourcis.montrer(self, "Sur cette page", touches, hotes=hotes)

    @Slot(QPoint)
    def _montrer_affichage(self, ou: QPoint) -> None:
        from charte_studio.interface.menu_affichage import entrees_affichage
        from charte_studio.interface.widgets.menu import derouler_menu

        entrees = entrees_affichage(self.poste, plein_ecran=self.basculer_plein_ecran)
        derouler_menu(self, (entrees,), ou)

    @Slot(QPoint)
    def _montrer_menu(self, ou: QPoint) -> None:
        from charte_studio.interface.aides import montrer_deroules, montrer_droit
        from charte_studio.interface.menu_affichage import entrees_affichage
        from charte_studio.interface.widgets.menu import derouler_menu

        atelier = (
            ("Nouvel atelier…", "Ctrl+N", self.nouveau),
            ("Partir d’un texte…", "", self.partir_d_un_texte),
            ("Ouvrir…", "Ctrl+O", self.choisir_fichier),
            ("Enregistrer une copie…", "", self.copier),
            ("Réunir plusieurs séances…", "", self.reunir_seances),
            ("Retrouver une sauvegarde…", "", self.retrouver_sauvegarde),
            ("Fermer l’atelier", "Ctrl+W", self.demander_fermeture),
        )
        projection = self.console.animation.entrees_du_menu() if self.console else ()
        apparence = entrees_affichage(self.poste, plein_ecran=self.basculer_plein_ecran)
        info = self.console.info if self.console else None
        duree, cadre = (info.duree_minutes, info.cadre) if info else (None, "")
        aide = (
            ("Déroulés d’animation…", "", lambda: montrer_deroules(self, duree)),
            ("Repères de droit…", "", lambda: montrer_droit(self, cadre)),
            ("Raccourcis clavier", "?", self.montrer_raccourcis),
        )
        derouler_menu(self, (atelier, projection, apparence, aide), ou)

    # --- ce que la fenêtre montre --------------------------------------------------------------

    def informer(self, nature: str, message: str) -> None:
        """Montre une notice sur la page visible : `info`, `reussite`, `refus` ou `ennui`."""
        if self.console is not None:
            self.console.montrer_notice(nature, message)
            return
        if self._notice is None:
            from charte_studio.interface.widgets.notice import Notice

            self._notice = Notice(self.accueil)
        self._notice.montrer(message, nature)  # type: ignore[arg-type]

    def notice_montree(self) -> str:
        """Le message de la notice visible, vide s’il n’y en a pas."""
        if self.console is not None:
            return self.console.notice_montree()
        return self._notice.message() if self._notice is not None else ""

    def _essayer(self, faire: Callable[[], T]) -> T | None:
        try:
            return faire()
        except Empechement as empechement:
            self.informer("refus" if isinstance(empechement, Refus) else "ennui", str(empechement))
            return None

    @Slot()
    def _montrer_titre(self) -> None:
        if self.console is not None:
            self.setWindowTitle(f"{self.console.titre} — {TITRE}")

    def _noter_recent(self) -> None:
        """Met l’atelier ouvert en tête des récents, avec l’étape où il en est."""
        if self.console is None:
            return
        fichier = self.console.contexte.atelier.chemin
        self.poste.noter_recent(fichier, self.console.titre, self.console.resume())

    def _montrer_recents(self) -> None:
        self.accueil.montrer_recents(self.poste.recents())

    # --- déposer, fermer -----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if fichier_depose(event.mimeData(), ATELIER):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        chemin = fichier_depose(event.mimeData(), ATELIER)
        if chemin:
            event.acceptProposedAction()
            self.ouvrir(chemin)

    @Slot()
    def demander_fermeture(self) -> bool:
        """Ferme l’atelier ; faux si l’on préfère finir un vote secret."""
        from charte_studio.interface.dialogues.urne_ouverte import peut_fermer

        ferme = not self.console or peut_fermer(self, self.console.contexte.atelier)
        if ferme:
            self.fermer_atelier()
        return ferme

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.demander_fermeture():
            event.ignore()
            return
        self.taches.attendre()
        super().closeEvent(event)
