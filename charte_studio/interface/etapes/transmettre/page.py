"""La page Transmettre : quel document, quel format, avec quoi, et ce qu’on en fait."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.atelier.lectures.document_complet import ATransmettre
from charte_studio.atelier.lectures.transmettre import Transmission, lire_transmission
from charte_studio.export.gabarits import lire_gabarit
from charte_studio.export.profils import PROFILS, annexes_choisies
from charte_studio.export.remarques import ecrits_par_l_application
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.destination_export import (
    ChoixDocumentRelu,
    ChoixGabarit,
    DestinationExport,
)
from charte_studio.interface.dialogues.reponses import DialogueReponses
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.etapes.transmettre.carte_annexes import CarteAnnexes
from charte_studio.interface.etapes.transmettre.carte_blocages import CarteBlocages
from charte_studio.interface.etapes.transmettre.carte_completer import CarteCompleter
from charte_studio.interface.etapes.transmettre.carte_contenu import CarteContenu
from charte_studio.interface.etapes.transmettre.carte_donnees import CarteDonnees
from charte_studio.interface.etapes.transmettre.carte_echec import CarteEchec
from charte_studio.interface.etapes.transmettre.carte_export import CarteExport
from charte_studio.interface.etapes.transmettre.carte_gabarit import CarteGabarit
from charte_studio.interface.etapes.transmettre.carte_garanties import CarteGaranties
from charte_studio.interface.etapes.transmettre.carte_profil import CarteProfil
from charte_studio.interface.etapes.transmettre.carte_reponses import CarteReponses
from charte_studio.interface.etapes.transmettre.carte_resultat import CarteResultat
from charte_studio.interface.etapes.transmettre.carte_versions import CarteVersions
from charte_studio.interface.etapes.transmettre.demande import Demande, lecture
from charte_studio.interface.etapes.transmettre.exportation import Exportation
from charte_studio.interface.etapes.transmettre.formats import nom_propose
from charte_studio.interface.etapes.transmettre.memoire import (
    Memoire,
    ecrire_memoire,
    lire_memoire,
)
from charte_studio.interface.etapes.transmettre.sommaire import Sommaire
from charte_studio.interface.taches import Tache
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.document import DocumentCharte
from charte_studio.redaction.remarques import Reponse, a_traiter
from charte_studio.relecture.docx.commentaires import lire_commentaires
from charte_studio.socle.erreurs import Empechement

if TYPE_CHECKING:
    from charte_studio.export.docx.gabarit import Gabarit


class Transmettre(Etape):
    """Rien ne s’écrit dans l’atelier : on regarde, on exporte, on ouvre.

    Le compte se lit aussitôt ; les contrôles, la grille et les pièces se lisent dans un autre fil.
    """

    tables = frozenset(
        {
            "atelier", "college", "participant", "section", "principe", "formulation", "tour",
            "position", "comptage", "contribution", "objection", "decision", "dissensus", "article",
            "amendement", "usage", "ressenti", "sequence", "version", "point_grille",
            "controle_assume", "sujet",
        }
    )  # fmt: skip
    touches = ((("Ctrl+E",), "exporter"),)

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self._transmission: Transmission | None = None
        self._lu: ATransmettre | None = None
        self._memoire = lire_memoire()
        self._lecture: Tache | None = None
        self._a_relire = False
        """Vrai quand l’atelier a changé pendant qu’on le lisait."""
        self.contenu = CarteContenu()
        self.profil = CarteProfil()
        self.blocages = CarteBlocages()
        self.annexes = CarteAnnexes()
        self.gabarit = CarteGabarit()
        self.versions = CarteVersions()
        self.export = CarteExport()
        self.echec = CarteEchec()
        self.resultat = CarteResultat()
        self.exportation = Exportation(
            contexte, (self.export, self.echec, self.resultat), self.demande, self
        )
        self.completer = CarteCompleter()
        self.garanties = CarteGaranties()
        self.reponses = CarteReponses()
        self.donnees = CarteDonnees(contexte, self.exportation.dossier)
        self._reponses: tuple[Reponse, ...] = ()
        self.sommaire = Sommaire()
        self._defilement = Defilant()

        self._assembler()

        self.contenu.aller_a.connect(contexte.aller_a)
        self.blocages.aller_a.connect(contexte.aller_a)
        self.completer.rediger.connect(lambda: contexte.aller_a.emit("rediger"))
        self.profil.choisi.connect(self._changer_de_profil)
        self.annexes.changees.connect(self._montrer_le_choix)
        self.versions.changees.connect(self._montrer_le_choix)
        self.gabarit.choisir.connect(self._choisir_gabarit)
        self.gabarit.retirer.connect(partial(self.prendre_gabarit, None))
        self.reponses.choisir.connect(self._choisir_le_document_relu)
        self.reponses.oublier.connect(partial(self.joindre, ()))
        self.export.format_choisi.connect(self._permettre_le_suivi)
        self.export.demande.connect(self.demander)
        self.exportation.a_voir.connect(self._devoiler)
        self.echec.autre_endroit.connect(self.demander)

    def _assembler(self) -> None:
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(self._defilement, 1)
        disposition.addWidget(self.sommaire)
        page = self._defilement.disposition
        page.setContentsMargins(24, 18, 24, 18)
        page.setSpacing(12)
        page.addWidget(Texte("Transmettre", "titre"))
        for carte in (self.contenu, self.profil, self.blocages, self.export, self.echec,
                      self.resultat):  # fmt: skip
            page.addWidget(carte)
        for cartes in (
            (self.annexes, self.versions),
            (self.gabarit, self.reponses),
            (self.completer, self.garanties),
            (self.donnees,),
        ):
            rangee = Rangee(seuil=600, ecart=12)
            for moitie in cartes:
                rangee.ajouter(moitie, 1)
            page.addWidget(rangee)
        page.addStretch(1)
        self.echec.hide()
        self.resultat.hide()

    # --- lire ----------------------------------------------------------------------------------

    def relire(self) -> None:
        """Montre le compte tout de suite, et fait lire le reste à côté."""
        self._transmission = lire_transmission(self.atelier.connexion)
        self.contenu.montrer(self._transmission)
        self.completer.montrer(self._transmission.a_completer)
        self.garanties.montrer(self._transmission.document)
        if not self.profil.profil():
            self.profil.montrer(self._memoire.profil)
            if self._memoire.gabarit:
                self.prendre_gabarit(Path(self._memoire.gabarit))
        self._lu = None
        self._montrer_le_choix()
        self._lire_a_cote()

    def _lire_a_cote(self) -> None:
        if self._lecture is not None:
            self._a_relire = True
            return
        self._a_relire = False
        self._lecture = self.contexte.taches.lancer(
            lecture(self.atelier.chemin),
            finie=self._recevoir_la_lecture,
            echouee=self._dire_l_echec_de_lecture,
            toujours=self._finir_la_lecture,
        )

    def _recevoir_la_lecture(self, lu: ATransmettre) -> None:
        if self._a_relire:
            return
        self._lu = lu
        self.versions.montrer(lu.versions)
        self._montrer_le_choix()

    def _dire_l_echec_de_lecture(self, erreur: Exception) -> None:
        if isinstance(erreur, Empechement):
            self.contexte.notice.emit("ennui", str(erreur))
        else:
            self.contexte.taches.defaut.emit(erreur)

    def _finir_la_lecture(self) -> None:
        self._lecture = None
        if self._a_relire:
            self._lire_a_cote()

    # --- choisir -------------------------------------------------------------------------------

    def demande(self) -> Demande:
        """Ce qui est choisi, tel qu’on l’exporterait."""
        return Demande(
            profil=self.profil.profil(),
            annexes=self.annexes.choisies() if PROFILS[self.profil.profil()].texte else None,
            version=self.versions.version(),
            depuis=self.versions.suivie_depuis(),
            gabarit=Path(self._memoire.gabarit) if self._memoire.gabarit else None,
            reponses=self._reponses,
        )

    def _document(self) -> DocumentCharte | None:
        """Le document choisi, aussi complet qu’on l’a lu."""
        if self._lu is None:
            return None if self._transmission is None else self._transmission.document
        version = self.versions.version()
        if version is None:
            return self._lu.document
        return self._lu.document_de(version)

    @Slot(str)
    def _changer_de_profil(self, cle: str) -> None:
        self._retenir(replace(self._memoire, profil=cle))
        self._montrer_le_choix()

    @Slot()
    def _montrer_le_choix(self) -> None:
        """Le sommaire, les annexes et ce qui bloque, pour ce document-là."""
        document, cle = self._document(), self.profil.profil()
        if document is None or not cle:
            return
        self.annexes.montrer(cle, document)
        profil = PROFILS[cle]
        choisies = annexes_choisies(profil, self.demande().annexes)
        self.sommaire.montrer(document, replace(profil, annexes=choisies))
        bloque = False
        if profil.signature:
            blocages = self._lu.blocages if self._lu is not None else ()
            bloque = self.blocages.montrer(blocages, articles=len(document.articles))
        else:
            self.blocages.hide()
        self.export.empecher(bloque)
        self.reponses.setVisible(profil.commentaires)
        self._permettre_le_suivi()

    @Slot()
    def _permettre_le_suivi(self) -> None:
        profil = PROFILS[self.profil.profil()] if self.profil.profil() else PROFILS["projet"]
        phrase = ""
        if self.export.format().extension not in (".docx", ".odt"):
            phrase = "Le suivi se lit dans un traitement de texte\u00a0: choisissez Word."
        elif not profil.texte or profil.signature:
            phrase = "Le suivi montre un texte en discussion\u00a0: choisissez le projet ou le "
            phrase += "dossier de consultation."
        self.versions.permettre(phrase)

    # --- le gabarit ----------------------------------------------------------------------------

    @Slot()
    def _choisir_gabarit(self) -> None:
        dossier = (
            Path(self._memoire.gabarit).parent
            if self._memoire.gabarit
            else self.exportation.dossier()
        )
        chemin = ChoixGabarit.demander(self, dossier)
        if chemin is not None:
            self.prendre_gabarit(chemin)

    def prendre_gabarit(self, chemin: Path | None) -> None:
        """Lit ce gabarit et le retient s’il convient ; `None` pour s’en passer."""
        if chemin is None:
            self._retenir(replace(self._memoire, gabarit=""))
            self.gabarit.montrer_aucun()
            return
        self.gabarit.montrer_lecture(chemin)
        self.contexte.taches.lancer(
            lambda _avancer: lire_gabarit(chemin),
            finie=partial(self._montrer_gabarit, chemin),
            echouee=partial(self._refuser_gabarit, chemin),
        )

    def _montrer_gabarit(self, chemin: Path, gabarit: Gabarit) -> None:
        self._retenir(replace(self._memoire, gabarit=str(chemin)))
        self.gabarit.montrer_gabarit(gabarit)

    def _refuser_gabarit(self, chemin: Path, erreur: Exception) -> None:
        if isinstance(erreur, Empechement):
            self._memoire = replace(self._memoire, gabarit="")  # retenu, mais pas cette fois
            self.gabarit.montrer_refus(chemin, str(erreur))
        else:
            self.contexte.taches.defaut.emit(erreur)

    # --- les réponses aux relecteurs -----------------------------------------------------------

    @Slot()
    def _choisir_le_document_relu(self) -> None:
        chemin = ChoixDocumentRelu.demander(self, self.exportation.dossier())
        if chemin is not None:
            self.repondre_a(chemin)

    def repondre_a(self, chemin: Path) -> None:
        """Lit les commentaires de ce document et demande quoi y répondre."""
        document = self._document()
        lues = self.contexte.essayer(lambda: lire_commentaires(chemin))
        if document is None or lues is None:
            return
        remarques = a_traiter(lues, document, ecrits_par_l_application(document))
        if not remarques:
            self.contexte.notice.emit(
                "info", f"«\u00a0{chemin.name}\u00a0» n’a aucun commentaire sur un article."
            )
            return
        reponses = DialogueReponses.demander(self, remarques, document)
        if reponses is not None:
            self.joindre(reponses)

    def joindre(self, reponses: tuple[Reponse, ...]) -> None:
        """Ces réponses partiront avec le prochain document."""
        self._reponses = reponses
        self.reponses.montrer(reponses)

    def _retenir(self, memoire: Memoire) -> None:
        if memoire != self._memoire:
            self._memoire = memoire
            ecrire_memoire(memoire)

    # --- exporter ------------------------------------------------------------------------------

    @Slot()
    def demander(self) -> None:
        """Demande où écrire, puis exporte."""
        if self._transmission is None or self.exportation.en_cours or not self._peut_exporter():
            return
        document, format_ = self._transmission.document, self.export.format()
        nom = nom_propose(
            document.organisation, document.titre, self._ce_que_c_est(), format_.extension
        )
        chemin = DestinationExport.demander(
            self,
            self.exportation.dossier() / nom,
            filtre=format_.filtre,
            extension=format_.extension,
        )
        if chemin is not None:
            self.exporter_vers(chemin)

    def _peut_exporter(self) -> bool:
        if self.export.bouton.isEnabled():
            return True
        self.contexte.notice.emit(
            "refus", "La charte adoptée ne peut pas encore s’écrire\u00a0: voyez ce qui la bloque."
        )
        return False

    def _ce_que_c_est(self) -> str:
        """« projet », « charte adoptée, version 2 », « projet, modifications suivies »."""
        profil = PROFILS[self.profil.profil()]
        demande = self.demande()
        morceaux = [(profil.statut or "Projet") if profil.garde else profil.libelle]
        if demande.version is not None:
            morceaux.append(f"version {demande.version}")
        if demande.depuis is not None:
            morceaux.append("modifications suivies")
        return ", ".join(morceaux)

    def exporter_vers(self, chemin: Path) -> None:
        """Lit et écrit dans un autre fil."""
        self.exportation.ecrire(chemin)

    @Slot(object)
    def _devoiler(self, carte: QWidget) -> None:
        """Amène sous les yeux une carte qui vient de paraître, une fois sa place calculée."""
        QTimer.singleShot(0, self, lambda: self._defilement.ensureWidgetVisible(carte, 0, 12))

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
