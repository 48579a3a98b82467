"""Écrire un document dans un autre fil, dire comment cela finit, ouvrir ce qui est écrit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.transmettre.carte_echec import CarteEchec
from charte_studio.interface.etapes.transmettre.carte_export import CarteExport
from charte_studio.interface.etapes.transmettre.carte_resultat import CarteResultat
from charte_studio.interface.etapes.transmettre.demande import Demande, ecriture
from charte_studio.interface.etapes.transmettre.exports import ExportFait
from charte_studio.interface.taches import Tache
from charte_studio.socle.chemins import dossiers_utilisateur
from charte_studio.socle.erreurs import Empechement, Refus


class Exportation(QObject):
    """Conduit les trois cartes de l’export. `a_voir(carte)` : l’une d’elles vient de paraître."""

    a_voir = Signal(object)

    def __init__(
        self,
        contexte: Contexte,
        cartes: tuple[CarteExport, CarteEchec, CarteResultat],
        demande: Callable[[], Demande],
        parent: QObject | None = None,
    ) -> None:
        """`demande` dit ce qui est choisi au moment d’écrire."""
        super().__init__(parent)
        self._contexte = contexte
        self._export, self._echec, self._resultat = cartes
        self._demande = demande
        self._tache: Tache | None = None
        self._abouti = False
        """Vrai quand l’export en cours a dit comment il finissait."""
        self._dernier_dossier: Path | None = None

        self._export.interruption.connect(self._interrompre)
        self._echec.autre_nom.connect(self.ecrire)
        self._resultat.ouvrir.connect(self._ouvrir)
        self._resultat.ouvrir_dossier.connect(self._ouvrir_dossier)
        self._resultat.copiee.connect(lambda: contexte.notice.emit("info", "Empreinte copiée."))

    @property
    def en_cours(self) -> bool:
        """Vrai tant qu’un document s’écrit."""
        return self._tache is not None

    def dossier(self) -> Path:
        """Le dossier du dernier export, sinon celui de l’atelier, sinon les documents."""
        if self._dernier_dossier is not None and self._dernier_dossier.is_dir():
            return self._dernier_dossier
        atelier = self._contexte.atelier.chemin.resolve()
        if dossiers_utilisateur().reglages.resolve() not in atelier.parents:
            return atelier.parent
        # La démonstration vit parmi les réglages, où personne ne retrouverait son export.
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents) or Path.home())

    # --- écrire --------------------------------------------------------------------------------

    @Slot(object)
    def ecrire(self, chemin: Path) -> None:
        """Lit et écrit dans un autre fil."""
        if self._tache is not None:
            return
        self._dernier_dossier = chemin.parent
        self._abouti = False
        self._echec.hide()
        self._export.commencer()
        self._tache = self._contexte.taches.lancer(
            ecriture(self._contexte.atelier.chemin, self._demande(), chemin),
            finie=self._finir,
            echouee=partial(self._echouer, chemin),
            avancee=self._export.avancer,
            toujours=self._terminer,
        )

    def _finir(self, export: ExportFait) -> None:
        self._abouti = True
        self._resultat.ajouter(export)
        self.a_voir.emit(self._resultat)
        self._contexte.notice.emit("reussite", f"«\u00a0{export.chemin.name}\u00a0» est écrit.")

    def _echouer(self, chemin: Path, erreur: Exception) -> None:
        self._abouti = True  # un échec dit n’est pas une interruption
        if isinstance(erreur, Empechement):
            nature = "refus" if isinstance(erreur, Refus) else "ennui"
            self._contexte.notice.emit(nature, str(erreur))
            self._echec.montrer(chemin)
            self.a_voir.emit(self._echec)
        else:
            self._contexte.taches.defaut.emit(erreur)

    def _terminer(self) -> None:
        self._tache = None
        self._export.finir()
        if not self._abouti:
            self._contexte.notice.emit("info", "Export interrompu\u00a0: rien n’a été écrit.")

    @Slot()
    def _interrompre(self) -> None:
        if self._tache is not None:
            self._tache.interrompre()

    # --- ouvrir --------------------------------------------------------------------------------

    @Slot(object)
    def _ouvrir(self, chemin: Path) -> None:
        self._montrer_au_systeme(chemin, f"«\u00a0{chemin.name}\u00a0»")

    @Slot(object)
    def _ouvrir_dossier(self, chemin: Path) -> None:
        self._montrer_au_systeme(chemin.parent, f"le dossier «\u00a0{chemin.parent}\u00a0»")

    def _montrer_au_systeme(self, quoi: Path, nom: str) -> None:
        if not quoi.exists():
            message = f"{nom[:1].upper()}{nom[1:]} n’est plus là\u00a0: exportez de nouveau."
            self._contexte.notice.emit("ennui", message)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(quoi))):
            self._contexte.notice.emit(
                "ennui", f"Aucune application n’a pu ouvrir {nom}\u00a0: ouvrez-le à la main."
            )
