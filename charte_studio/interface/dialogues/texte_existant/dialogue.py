"""« Partir d’un texte » : d’où il vient, sa lecture, son découpage, puis un modèle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from charte_studio.domaine.francais import en_cle
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.dialogues.texte_existant.apercu import PageDecoupage, TexteDecoupe
from charte_studio.interface.dialogues.texte_existant.attente import Attente
from charte_studio.interface.dialogues.texte_existant.source import PageSource
from charte_studio.interface.fichiers_recus import fichier_depose
from charte_studio.interface.taches import Taches
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.notice import Notice
from charte_studio.redaction.blocs import texte_des_blocs
from charte_studio.redaction.decoupage import PRINCIPE, Decoupage, en_modele, proposer
from charte_studio.redaction.ecrire_modele import modele_en_markdown
from charte_studio.redaction.modeles import Modele
from charte_studio.redaction.propositions import cadre_de
from charte_studio.redaction.texte_lu import TexteLu, lire_texte_colle, titre_de_fichier
from charte_studio.relecture import lire_texte
from charte_studio.socle.erreurs import Empechement
from charte_studio.socle.fichiers import ecrire_a_cote

_TITRE_PAR_DEFAUT: Final = "Charte d’usage de l’intelligence artificielle"
_NOM_PAR_DEFAUT: Final = "ma-charte"


class PartirDUnTexte(Dialogue):
    """Trois pages l’une après l’autre : la source, l’attente, le découpage."""

    def __init__(self, taches: Taches, dossier: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Partir d’un texte",
            valider="Créer l’atelier à partir de ce texte",
            annuler="Fermer",
            taille=(1400, 900),
            parent=parent,
        )
        self._taches = taches
        self._dossier = dossier
        self._travail = 0
        self._modele: Modele | None = None
        self._garde: Decoupage | None = None
        self._decoupe = False
        self._prevenu = False
        self.source = PageSource(dossier)
        self.attente = Attente()
        self.apercu = PageDecoupage()
        self.enregistrer = Bouton("Enregistrer comme modèle…", raccourci="Ctrl+S", prendre=True)
        self.revenir = Bouton("Revenir au découpage")
        self._pages = (self.source, self.attente, self.apercu)
        self._notice = Notice(self.apercu)

        self.setAcceptDrops(True)
        for page in self._pages:
            self.corps.addWidget(page, 1)
        self.pied.insertWidget(0, self.revenir)
        self.pied.insertWidget(self.pied.indexOf(self._annuler), self.enregistrer)
        self._montrer(self.source)

        self.source.fichier_choisi.connect(self._lire_choisi)
        self.source.texte_colle.connect(self.lire_colle)
        self.attente.renoncement.connect(self._renoncer)
        self.apercu.refus.connect(self.refuser)
        self.apercu.geste_fait.connect(self._sur_geste)
        self.apercu.autre_texte.connect(self._changer_de_texte)
        self.apercu.fiche.titre.textEdited.connect(self.pardonner)
        self.enregistrer.clicked.connect(self._choisir_ou_enregistrer)
        self.revenir.clicked.connect(self._revenir)

    @classmethod
    def demander(
        cls,
        parent: QWidget,
        taches: Taches,
        dossier: Path,
        *,
        suite: Callable[[Modele], bool] | None = None,
    ) -> Modele | None:
        """Le modèle tiré d’un texte, ou `None`.

        Si `suite` rend faux (on a renoncé à l’étape d’après), on revient au découpage.
        """
        dialogue = cls(taches, dossier, parent)
        modele = None
        while modele is None and dialogue.exec() == QDialog.DialogCode.Accepted:
            modele = dialogue.modele()
            if suite is not None and modele is not None and not suite(modele):
                modele = None
        dialogue.deleteLater()
        return modele

    def modele(self) -> Modele | None:
        """Le modèle fait à la validation."""
        return self._modele

    # --- lire ----------------------------------------------------------------------------------

    @Slot(str)
    def _lire_choisi(self, chemin: str) -> None:
        self.lire_fichier(Path(chemin))

    def lire_fichier(self, chemin: Path) -> None:
        """Lit un fichier à côté, puis montre son découpage, ou dit ce qui l’empêche."""
        self._dossier = chemin.parent
        self._a_cote(
            f"Lecture de {chemin.name}…",
            lambda: _decouper(lire_texte(chemin), titre_de_fichier(chemin.stem)),
            suite=self._montrer_decoupage,
            retour=self.source,
        )

    @Slot(str)
    def lire_colle(self, texte: str) -> None:
        """Lit un texte collé."""
        self._a_cote(
            "Lecture du texte collé…",
            lambda: _decouper(lire_texte_colle(texte), _TITRE_PAR_DEFAUT),
            suite=self._montrer_decoupage,
            retour=self.source,
        )

    def _montrer_decoupage(self, decoupe: TexteDecoupe) -> None:
        self._decoupe = True
        self._prevenu = False
        self._garde = None
        self._montrer(self.apercu)
        self.apercu.montrer(decoupe)

    def _a_cote(
        self,
        quoi: str,
        travail: Callable[[], Any],
        *,
        suite: Callable[[Any], object],
        retour: QWidget,
    ) -> None:
        """Travaille hors du fil de l’interface ; ce qu’on a interrompu entre-temps s’oublie."""
        self.pardonner()
        self._travail += 1
        numero = self._travail
        self._retour = retour
        self.attente.montrer(quoi)
        self._montrer(self.attente)

        def finie(resultat: Any) -> None:
            if numero == self._travail:
                self._montrer(retour)
                suite(resultat)

        def echouee(erreur: Exception) -> None:
            if numero != self._travail:
                return
            self._montrer(retour)
            if isinstance(erreur, Empechement):
                self.refuser(str(erreur))
            else:
                self._taches.defaut.emit(erreur)

        self._taches.lancer(lambda _avancer: travail(), finie=finie, echouee=echouee)

    @Slot()
    def _renoncer(self) -> None:
        self._travail += 1
        self._montrer(self._retour)

    # --- les pages -----------------------------------------------------------------------------

    def _montrer(self, page: QWidget) -> None:
        for autre in self._pages:
            autre.setVisible(autre is page)
        decoupe = page is self.apercu
        self._valider.setVisible(decoupe)
        self.enregistrer.setVisible(decoupe)
        self.revenir.setVisible(page is self.source and self._decoupe)
        if page is self.source:
            self.source.ouvrir.setFocus()
        elif page is self.attente:
            self.attente.renoncer.setFocus()
        else:
            self.apercu.parties.setFocus()

    @Slot()
    def _changer_de_texte(self) -> None:
        self.pardonner()
        self._montrer(self.source)

    @Slot()
    def _revenir(self) -> None:
        self.pardonner()
        self._montrer(self.apercu)

    @Slot()
    def _sur_geste(self) -> None:
        self._prevenu = False
        self.pardonner()

    # --- enregistrer, valider, fermer ----------------------------------------------------------

    @Slot()
    def _choisir_ou_enregistrer(self) -> None:
        if not self.verifier():
            return
        nom = en_cle(self.apercu.fiche.titre_saisi()) or _NOM_PAR_DEFAUT
        choisi, _ = QFileDialog.getSaveFileName(
            self,
            "Enregistrer comme modèle",
            str(self._dossier / f"{nom[:60]}.md"),
            "Modèles de charte (*.md)",
        )
        if choisi:
            self.enregistrer_sous(Path(choisi))

    def enregistrer_sous(self, chemin: Path) -> None:
        """Écrit le modèle, à côté, dans ce fichier `.md`."""
        if not self.verifier():
            return
        if chemin.suffix.lower() != ".md":
            chemin = chemin.with_name(f"{chemin.name}.md")
            if chemin.exists():
                self.refuser(f"«\u00a0{chemin.name}\u00a0» existe déjà\u00a0: donnez un autre nom.")
                return
        faire = self._faiseur(en_cle(chemin.stem) or _NOM_PAR_DEFAUT)
        decoupage = self.apercu.decoupage()

        def ecrire() -> None:
            ecrire_a_cote(chemin, modele_en_markdown(faire()).encode("utf-8"))

        def ecrit(_resultat: object) -> None:
            self._garde = decoupage
            self._notice.montrer(
                f"Modèle enregistré\u00a0: {chemin.name}. Il s’ouvre depuis «\u00a0Nouvel "
                "atelier\u00a0», par «\u00a0Un autre modèle…\u00a0».",
                "reussite",
            )

        self._a_cote(f"Écriture de {chemin.name}…", ecrire, suite=ecrit, retour=self.apercu)

    def _faiseur(self, identifiant: str) -> Callable[[], Modele]:
        """De quoi faire le modèle dans un autre fil : tout y est déjà lu des champs."""
        fiche, decoupage = self.apercu.fiche, self.apercu.decoupage()
        titre, cadre, forme = fiche.titre_saisi(), fiche.cadre.cle(), fiche.forme.cle()
        return lambda: en_modele(
            decoupage, identifiant=identifiant, titre=titre, cadre=cadre, forme=forme
        )

    def verifier(self) -> bool:
        """Un titre, et au moins un principe à débattre."""
        if not self.apercu.fiche.titre_saisi():
            self.refuser(
                "Donnez un titre à la charte\u00a0: il nommera le modèle.", self.apercu.fiche.titre
            )
            return False
        if not self.apercu.decoupage().du_genre(PRINCIPE):
            self.refuser(
                "Aucune partie n’est rangée parmi les principes\u00a0: choisissez celles que "
                "l’atelier débattra, puis «\u00a0Principe\u00a0» (P).",
                self.apercu.parties,
            )
            return False
        return True

    def accept(self) -> None:
        """Fait le modèle à côté, puis valide."""
        if self.apercu.isHidden() or not self.verifier():
            return

        def fait(modele: Modele) -> None:
            self._modele = modele
            QDialog.accept(self)

        identifiant = en_cle(self.apercu.fiche.titre_saisi())[:60].strip("-") or _NOM_PAR_DEFAUT
        self._a_cote(
            "Préparation du modèle…", self._faiseur(identifiant), suite=fait, retour=self.apercu
        )

    def reject(self) -> None:
        """Interrompt ce qui se lit ; ne ferme pas d’un seul geste sur un découpage corrigé."""
        if not self.attente.isHidden():
            self._renoncer()
            return
        perdu = self.apercu.corrige() and self.apercu.decoupage() is not self._garde
        if perdu and not self._prevenu:
            self._prevenu = True
            self.refuser(
                "Votre découpage serait perdu\u00a0: enregistrez-le comme modèle, ou fermez encore "
                "une fois pour le laisser."
            )
            return
        self._travail += 1
        super().reject()

    # --- déposer -------------------------------------------------------------------------------

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Accepte un fichier, tant qu’aucun découpage n’est montré."""
        if fichier_depose(evenement.mimeData()) and not self.source.isHidden():
            evenement.setDropAction(Qt.DropAction.CopyAction)
            evenement.accept()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Lit le fichier déposé."""
        if (chemin := fichier_depose(evenement.mimeData())) and not self.source.isHidden():
            evenement.setDropAction(Qt.DropAction.CopyAction)
            evenement.accept()
            self.lire_fichier(Path(chemin))


def _decouper(texte: TexteLu, titre: str) -> TexteDecoupe:
    decoupage = proposer(texte)
    return TexteDecoupe(decoupage, decoupage.titre or titre, cadre_de(texte_des_blocs(texte.blocs)))
