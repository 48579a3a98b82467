"""Le volet À imprimer : six documents à cocher, leur première page, et les PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QImage, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.impressions import AImprimer, lire_a_imprimer
from charte_studio.atelier.lectures.preparer import Preparation
from charte_studio.domaine.francais import enumerer
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.impressions import DestinationImpressions
from charte_studio.interface.dialogues.pages_imprimees import DialoguePages
from charte_studio.interface.impressions.action import CarteImprimer
from charte_studio.interface.impressions.documents import DOCUMENTS, DocumentImprime
from charte_studio.interface.impressions.fiche import LARGEUR_VIGNETTE, FicheDocument
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.impressions.papier import Feuille
from charte_studio.interface.impressions.pdf import apercu, imprimer
from charte_studio.interface.impressions.reglages import Reglages
from charte_studio.interface.taches import Progression, Tache
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.redaction.deroules import lire_deroules
from charte_studio.socle.chemins import dossier_ressources, dossiers_utilisateur
from charte_studio.socle.erreurs import Empechement, Refus

_Vers = Callable[[DocumentImprime | None], Path]
_INTERDITS: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_SANS_PRINCIPE: Final = "Retenez d’abord un principe."


@dataclass(frozen=True, slots=True)
class _Vu:
    """Ce que montre une fiche."""

    cle: str
    feuilles: list[Feuille]
    image: QImage


class VoletAImprimer(QWidget):
    """Ne lit l’atelier et ne compose que montré ; les aperçus viennent d’un autre fil."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._lu: AImprimer | None = None
        self._feuilles: dict[str, list[Feuille]] = {}
        """Les pages déjà composées : on les feuillette sans attendre."""
        self._perime = True
        self._apercus: Tache | None = None
        self._ecriture: Tache | None = None
        self._abouti = False
        self._dernier_dossier: Path | None = None
        deroules = lire_deroules(dossier_ressources() / "deroules.toml")
        self.reglages = Reglages(deroules, self)
        self.fiches = {document.cle: FicheDocument(document) for document in DOCUMENTS}
        self.action = CarteImprimer()

        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(12)
        disposition.addWidget(self.action)
        fiches = list(self.fiches.values())
        for gauche, droite in zip(fiches[::2], fiches[1::2], strict=True):
            rangee = Rangee(seuil=760, ecart=12)
            rangee.ajouter(gauche, 1)
            rangee.ajouter(droite, 1)
            disposition.addWidget(rangee)
        disposition.addStretch(1)
        self.reglages.poser_dans(self.fiches)

        self.reglages.change.connect(self._recomposer)
        for document in DOCUMENTS:
            fiche = self.fiches[document.cle]
            fiche.bascule.connect(self._compter)
            fiche.agrandir.connect(partial(self._feuilleter, document))
        self.action.demande.connect(self.demander)
        self.action.interruption.connect(self._interrompre)
        self.action.ouvrir.connect(self._ouvrir)

    # --- montrer -------------------------------------------------------------------------------

    def montrer(self, _lue: Preparation) -> None:
        """L’atelier a changé : relit si l’on regarde, sinon plus tard."""
        self._perime = True
        if self.isVisible():
            self._relire()

    def showEvent(self, evenement: QShowEvent) -> None:
        """Relit ce qui a changé pendant qu’on ne regardait pas."""
        super().showEvent(evenement)
        if self._perime:
            self._relire()

    def pages(self) -> dict[str, int]:
        """Le nombre de pages de chaque document déjà composé."""
        return {cle: len(feuilles) for cle, feuilles in self._feuilles.items()}

    def voulus(self) -> list[DocumentImprime]:
        """Les documents cochés."""
        return [d for d in DOCUMENTS if self.fiches[d.cle].voulu()]

    def _relire(self) -> None:
        self._perime = False
        lu = self._lu = lire_a_imprimer(self._contexte.atelier.connexion)
        self.reglages.montrer(lu)
        for document in DOCUMENTS:
            possible = bool(lu.principes) or not document.des_principes
            self.fiches[document.cle].permettre(possible, _SANS_PRINCIPE)
        self._recomposer()

    @Slot()
    def _recomposer(self) -> None:
        """Refait les aperçus dans un autre fil ; un changement en cours de route les relance."""
        if self._lu is None:
            return
        if self._apercus is not None:
            self._apercus.interrompre()
        self._feuilles = {}
        self._compter()
        options = self.reglages.options(self._lu)
        self.fiches["bulletins"].noter(_mettre_en_garde(self._lu, options))
        possibles = [d for d in DOCUMENTS if self._lu.principes or not d.des_principes]
        travail = partial(_composer_apercus, possibles, self._lu, options)
        self._apercus = tache = self._contexte.taches.lancer(
            travail, finie=lambda vus: self._montrer_apercus(tache, vus)
        )

    def _montrer_apercus(self, tache: Tache, vus: list[_Vu]) -> None:
        if tache is not self._apercus:
            return
        self._apercus = None
        for vu in vus:
            self._feuilles[vu.cle] = vu.feuilles
            self.fiches[vu.cle].montrer(len(vu.feuilles), vu.image)
        self._compter()

    @Slot()
    def _compter(self) -> None:
        voulus = self.voulus()
        pages = self.pages()
        connus = [pages[document.cle] for document in voulus if document.cle in pages]
        self.action.compter(len(voulus), sum(connus) if len(connus) == len(voulus) else None)
        if self._ecriture is not None:
            self.action.bouton.setEnabled(False)

    def _feuilleter(self, document: DocumentImprime) -> None:
        if feuilles := self._feuilles.get(document.cle):
            DialoguePages.montrer(self, document.titre, feuilles)

    # --- écrire --------------------------------------------------------------------------------

    @Slot()
    def demander(self) -> None:
        """Demande où écrire, puis écrit."""
        voulus = self.voulus()
        if self._lu is None or self._ecriture is not None or not voulus:
            return
        if len(voulus) > 1 and not self.action.ensemble():
            dossier = DestinationImpressions.demander_dossier(self, self._dossier())
            if dossier is not None:
                self.ecrire_dans(dossier)
            return
        document = voulus[0] if len(voulus) == 1 else None
        propose = self._dossier() / nom_propose(self._lu.info.titre, document)
        chemin = DestinationImpressions.demander_fichier(self, propose)
        if chemin is not None:
            self.ecrire_vers(chemin)

    def ecrire_dans(self, dossier: Path) -> None:
        """Écrit un PDF par document coché dans ce dossier."""
        if self._lu is not None:
            titre = self._lu.info.titre
            self._lancer(lambda document: dossier / nom_propose(titre, document), ensemble=False)

    def ecrire_vers(self, chemin: Path) -> None:
        """Écrit tout ce qui est coché dans ce seul fichier."""
        self._lancer(lambda _document: chemin, ensemble=True)

    def _lancer(self, vers: _Vers, *, ensemble: bool) -> None:
        voulus = self.voulus()
        if self._lu is None or self._ecriture is not None or not voulus:
            return
        self._dernier_dossier = vers(voulus[0]).parent
        self._abouti = False
        self.action.commencer()
        lu, options = self._lu, self.reglages.options(self._lu)

        def travail(avancer: Progression) -> list[Path]:
            return imprimer(voulus, lu, options, progression=avancer, vers=vers, ensemble=ensemble)

        self._ecriture = self._contexte.taches.lancer(
            travail,
            finie=self._finir,
            echouee=self._echouer,
            avancee=self.action.avancer,
            toujours=self._terminer,
        )

    def _finir(self, chemins: list[Path]) -> None:
        self._abouti = True
        self.action.montrer_ecrits(chemins)
        pluriel = f"{len(chemins)} fichiers sont écrits."
        seul = f"«\u00a0{chemins[0].name}\u00a0» est écrit."
        self._contexte.notice.emit("reussite", seul if len(chemins) == 1 else pluriel)

    def _echouer(self, erreur: Exception) -> None:
        self._abouti = True  # un échec dit n’est pas une interruption
        if isinstance(erreur, Empechement):
            nature = "refus" if isinstance(erreur, Refus) else "ennui"
            self._contexte.notice.emit(nature, str(erreur))
        else:
            self._contexte.taches.defaut.emit(erreur)

    def _terminer(self) -> None:
        self._ecriture = None
        self.action.finir()
        self._compter()
        if not self._abouti:
            self._contexte.notice.emit("info", "Écriture interrompue\u00a0: rien n’a été écrit.")

    @Slot()
    def _interrompre(self) -> None:
        if self._ecriture is not None:
            self._ecriture.interrompre()

    @Slot(object)
    def _ouvrir(self, quoi: Path) -> None:
        if not quoi.exists():
            message = f"«\u00a0{quoi.name}\u00a0» n’est plus là\u00a0: écrivez les PDF de nouveau."
            self._contexte.notice.emit("ennui", message)
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(quoi))):
            message = (
                f"Aucune application n’a pu ouvrir «\u00a0{quoi}\u00a0»\u00a0: ouvrez-le à la main."
            )
            self._contexte.notice.emit("ennui", message)

    def _dossier(self) -> Path:
        """Le dernier dossier employé, sinon celui de l’atelier, sinon les documents."""
        if self._dernier_dossier is not None and self._dernier_dossier.is_dir():
            return self._dernier_dossier
        atelier = self._contexte.atelier.chemin.resolve()
        if dossiers_utilisateur().reglages.resolve() not in atelier.parents:
            return atelier.parent
        # La démonstration vit parmi les réglages, où personne ne retrouverait ses PDF.
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents) or Path.home())


def _mettre_en_garde(lu: AImprimer, options: Options) -> str:
    """Un collège trop petit se reconnaît à sa seule mention."""
    petits = [c.nom for c in lu.colleges if 0 < c.inscrits < lu.info.seuil]
    if options.mention != "college" or not petits:
        return ""
    return f"Moins de {lu.info.seuil} personnes\u00a0: {enumerer(petits)}. On les reconnaîtrait."


def nom_propose(titre: str, document: DocumentImprime | None) -> str:
    """« Charte IA — Guide d’animation.pdf » ; sans document, le nom de l’ensemble."""
    propre = " ".join(_INTERDITS.sub(" ", titre).split())[:80].strip(" .-—") or "Atelier"
    return f"{propre} - {document.titre if document else 'À imprimer'}.pdf"


def _composer_apercus(
    documents: list[DocumentImprime], lu: AImprimer, options: Options, avancer: Progression
) -> list[_Vu]:
    """Le travail de l’autre fil : il ne touche ni l’atelier ni la page."""
    vus = []
    for rang, document in enumerate(documents):
        avancer(rang / len(documents))
        feuilles = document.composer(lu, options)
        # Trois fois plus fin que l’écran ordinaire : net à texte doublé et sur écran dense.
        vus.append(_Vu(document.cle, feuilles, apercu(feuilles[0], 3 * LARGEUR_VIGNETTE)))
    return vus
