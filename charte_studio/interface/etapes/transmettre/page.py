"""La page Transmettre : le compte de ce qui part, l’export, et ce qu’on en fait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.atelier.lectures.rediger import assembler
from charte_studio.atelier.lectures.transmettre import Transmission, lire_transmission
from charte_studio.export import exporter
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.destination_export import DestinationExport
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.etapes.transmettre.carte_completer import CarteCompleter
from charte_studio.interface.etapes.transmettre.carte_contenu import CarteContenu
from charte_studio.interface.etapes.transmettre.carte_echec import CarteEchec
from charte_studio.interface.etapes.transmettre.carte_export import CarteExport
from charte_studio.interface.etapes.transmettre.carte_garanties import CarteGaranties
from charte_studio.interface.etapes.transmettre.carte_resultat import CarteResultat
from charte_studio.interface.etapes.transmettre.exports import ExportFait
from charte_studio.interface.etapes.transmettre.formats import nom_propose
from charte_studio.interface.etapes.transmettre.sommaire import Sommaire
from charte_studio.interface.taches import Progression, Tache
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.document import DocumentCharte
from charte_studio.socle.chemins import dossiers_utilisateur
from charte_studio.socle.erreurs import Empechement, Refus


class Transmettre(Etape):
    """Rien ne s’écrit dans l’atelier : on regarde, on exporte, on ouvre."""

    tables = frozenset(
        {
            "atelier", "college", "participant", "section", "principe", "formulation", "tour",
            "position", "contribution", "objection", "decision", "article",
        }
    )  # fmt: skip
    touches = ((("Ctrl+E",), "exporter"),)

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self._transmission: Transmission | None = None
        self._tache: Tache | None = None
        self._abouti = False
        """Vrai quand l’export en cours a dit comment il finissait."""
        self._dernier_dossier: Path | None = None
        self.contenu = CarteContenu()
        self.export = CarteExport()
        self.echec = CarteEchec()
        self.resultat = CarteResultat()
        self.completer = CarteCompleter()
        self.garanties = CarteGaranties()
        self.sommaire = Sommaire()
        self._defilement = Defilant()
        disposition = QHBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(self._defilement, 1)
        disposition.addWidget(self.sommaire)
        page = self._defilement.disposition
        page.setContentsMargins(24, 18, 24, 18)
        page.setSpacing(12)
        page.addWidget(Texte("Transmettre", "titre"))
        for carte in (self.contenu, self.export, self.echec, self.resultat):
            page.addWidget(carte)
        bas = Rangee(seuil=600, ecart=12)
        bas.ajouter(self.completer, 1)
        bas.ajouter(self.garanties, 1)
        page.addWidget(bas)
        page.addStretch(1)
        self.echec.hide()
        self.resultat.hide()

        self.contenu.aller_a.connect(contexte.aller_a)
        self.completer.rediger.connect(lambda: contexte.aller_a.emit("rediger"))
        self.export.demande.connect(self.demander)
        self.export.interruption.connect(self._interrompre)
        self.echec.autre_nom.connect(self.exporter_vers)
        self.echec.autre_endroit.connect(self.demander)
        self.resultat.ouvrir.connect(self._ouvrir)
        self.resultat.ouvrir_dossier.connect(self._ouvrir_dossier)
        self.resultat.copiee.connect(self._dire_copiee)

    def relire(self) -> None:
        """Assemble la charte et montre ce qu’elle porte."""
        self._transmission = lire_transmission(self.atelier.connexion)
        document = self._transmission.document
        self.contenu.montrer(self._transmission)
        self.completer.montrer(self._transmission.a_completer)
        self.garanties.montrer(document)
        self.sommaire.montrer(document)

    # --- exporter ------------------------------------------------------------------------------

    @Slot()
    def demander(self) -> None:
        """Demande où écrire, puis exporte."""
        if self._transmission is None or self._tache is not None:
            return
        document, format_ = self._transmission.document, self.export.format()
        nom = nom_propose(document.organisation, document.titre, document.statut, format_.extension)
        chemin = DestinationExport.demander(
            self, self._dossier() / nom, filtre=format_.filtre, extension=format_.extension
        )
        if chemin is not None:
            self.exporter_vers(chemin)

    @Slot(object)
    def exporter_vers(self, chemin: Path) -> None:
        """Assemble ici, écrit dans un autre fil."""
        if self._tache is not None:
            return
        document = self.contexte.essayer(lambda: assembler(self.atelier.connexion))
        if document is None:
            return
        self._dernier_dossier = chemin.parent
        self._abouti = False
        self.echec.hide()
        self.export.commencer()
        self._tache = self.contexte.taches.lancer(
            _ecriture(document, chemin),
            finie=self._finir,
            echouee=partial(self._echouer, chemin),
            avancee=self.export.avancer,
            toujours=self._terminer,
        )

    def _finir(self, export: ExportFait) -> None:
        self._abouti = True
        self.resultat.ajouter(export)
        self._devoiler(self.resultat)
        self.contexte.notice.emit("reussite", f"«\u00a0{export.chemin.name}\u00a0» est écrit.")

    def _echouer(self, chemin: Path, erreur: Exception) -> None:
        self._abouti = True  # un échec dit n’est pas une interruption
        if isinstance(erreur, Empechement):
            nature = "refus" if isinstance(erreur, Refus) else "ennui"
            self.contexte.notice.emit(nature, str(erreur))
            self.echec.montrer(chemin)
            self._devoiler(self.echec)
        else:
            self.contexte.taches.defaut.emit(erreur)

    def _terminer(self) -> None:
        self._tache = None
        self.export.finir()
        if not self._abouti:
            self.contexte.notice.emit("info", "Export interrompu\u00a0: rien n’a été écrit.")

    def _devoiler(self, carte: QWidget) -> None:
        """Amène sous les yeux une carte qui vient de paraître, une fois sa place calculée."""
        QTimer.singleShot(0, self, lambda: self._defilement.ensureWidgetVisible(carte, 0, 12))

    @Slot()
    def _interrompre(self) -> None:
        if self._tache is not None:
            self._tache.interrompre()

    def _dossier(self) -> Path:
        """Le dossier du dernier export, sinon celui de l’atelier, sinon les documents."""
        if self._dernier_dossier is not None and self._dernier_dossier.is_dir():
            return self._dernier_dossier
        atelier = self.atelier.chemin.resolve()
        if dossiers_utilisateur().reglages.resolve() not in atelier.parents:
            return atelier.parent
        # La démonstration vit parmi les réglages, où personne ne retrouverait son export.
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents) or Path.home())

    # --- ce qui est exporté --------------------------------------------------------------------

    @Slot(object)
    def _ouvrir(self, chemin: Path) -> None:
        self._montrer_au_systeme(chemin, f"«\u00a0{chemin.name}\u00a0»")

    @Slot(object)
    def _ouvrir_dossier(self, chemin: Path) -> None:
        self._montrer_au_systeme(chemin.parent, f"le dossier «\u00a0{chemin.parent}\u00a0»")

    def _montrer_au_systeme(self, quoi: Path, nom: str) -> None:
        if not quoi.exists():
            message = f"{nom[:1].upper()}{nom[1:]} n’est plus là\u00a0: exportez de nouveau."
            self.contexte.notice.emit("ennui", message)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(quoi))):
            self.contexte.notice.emit(
                "ennui", f"Aucune application n’a pu ouvrir {nom}\u00a0: ouvrez-le à la main."
            )

    @Slot()
    def _dire_copiee(self) -> None:
        self.contexte.notice.emit("info", "Empreinte copiée.")

    # --- la place ------------------------------------------------------------------------------

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Le sommaire prend sa part."""
        super().resizeEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte aussi change cette part."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "sommaire"):
            self._ajuster()

    def _ajuster(self) -> None:
        theme = theme_courant()
        voulue = min(max(theme.px(280), round(self.width() * 0.27)), theme.px(400))
        self.sommaire.setFixedWidth(min(voulue, round(self.width() * 0.36)))


def _ecriture(document: DocumentCharte, chemin: Path) -> Callable[[Progression], ExportFait]:
    """Le travail de l’autre fil : il ne touche ni l’atelier ni la page."""

    def ecrire(avancer: Progression) -> ExportFait:
        maintenant = dt.datetime.now().astimezone()
        empreinte = exporter(document, vers=chemin, horodatage=maintenant, progression=avancer)
        return ExportFait(chemin, chemin.stat().st_size, empreinte, maintenant)

    return ecrire
