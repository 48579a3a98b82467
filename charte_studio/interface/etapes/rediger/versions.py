"""Les versions figées : en figer une, comparer deux d’entre elles, restaurer un texte."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.rediger import figer_version, restaurer_article
from charte_studio.atelier.lectures.rediger import PlanCharte, lire_plan
from charte_studio.atelier.lectures.versions_figees import VersionGardee, lire_versions_figees
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.controles.liste import Ligne, ListeLignes
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_compare import TexteCompare
from charte_studio.redaction.comparaison_charte import (
    ComparaisonCharte,
    Partie,
    PartieComparee,
    comparer_chartes,
)

_COURANTE: Final = -1
"""Le choix « texte d’aujourd’hui »."""
AUJOURD_HUI: Final = "Texte d’aujourd’hui"
SANS_VERSION: Final = (
    "Figer garde les textes et les numéros tels qu’ils sont aujourd’hui\u00a0: on pourra "
    "toujours y revenir et comparer."
)


def nommer_version(version: VersionGardee) -> str:
    """« Version 2, 12/03/2026 à 14 h 32 »."""
    moment = version.moment
    return (
        f"Version {version.figee.etiquette}, {moment:%d/%m/%Y} à "
        f"{moment.hour}\u00a0h\u00a0{moment:%M}"
    )


def _dire_l_empreinte(version: VersionGardee) -> str:
    if version.alteree:
        return (
            f"La version {version.figee.etiquette} a été modifiée hors de Charte Studio\u00a0: "
            "son texte ne correspond plus à son empreinte."
        )
    return f"Empreinte de la version {version.figee.etiquette}\u00a0: {version.empreinte[:16]}…"


class PanneauVersions(QWidget):
    """Caché tant qu’on ne l’ouvre pas ; `bouton`, dans la page, l’ouvre.

    `montre(bool)` dit s’il prend la place de l’éditeur ; `aller(cle)` mène à une partie.
    """

    montre = Signal(bool)
    aller = Signal(str)

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._versions: tuple[VersionGardee, ...] = ()
        self._plan: PlanCharte | None = None
        self._comparaison = ComparaisonCharte(())
        self._cle = ""
        self.bouton = Bouton("Versions", raccourci="Alt+V", prendre=True, icone="sauvegarde")
        self.bouton_retour = Bouton("Revenir au texte", raccourci="Esc", icone="precedent")
        self.etiquette = QLineEdit()
        self.figer = Bouton("Figer cette version", role="principal", icone="figer")
        self.vide = EtatVide("Aucune version n’est figée", SANS_VERSION)
        self.avant, self.apres = QComboBox(), QComboBox()
        self.resume = Texte("", "petit_fort")
        self.empreinte = Texte("", "petit")
        self.liste = ListeLignes("Ce qui a changé")
        self.texte = TexteCompare()
        self.restaurer = Bouton("Restaurer le texte d’avant", icone="annuler")
        self.ouvrir = Bouton("Ouvrir cette partie", role="lien")
        self._choix, self._rangee = QWidget(), Rangee(seuil=620, ecart=16)
        self._reste = QWidget()
        """La place libre, tant qu’il n’y a rien à comparer : elle irait au titre."""

        self._assembler()
        self.hide()

        self.bouton.clicked.connect(self.montrer)
        self.bouton_retour.clicked.connect(self.quitter)
        self.figer.clicked.connect(self._figer)
        self.etiquette.returnPressed.connect(self._figer)
        for choix in (self.avant, self.apres):
            choix.activated.connect(self._comparer)
        self.liste.choisie.connect(self._choisir)
        self.restaurer.clicked.connect(self._restaurer)
        self.ouvrir.clicked.connect(self._ouvrir)
        touche = QShortcut(QKeySequence("Esc"), self)
        touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        touche.activated.connect(self.quitter)

    def _assembler(self) -> None:
        tete = Rangee(seuil=460, ecart=12)
        tete.ajouter(Texte("Versions de la charte", "titre"), 1)
        tete.ajouter(self.bouton_retour)
        self.etiquette.setAccessibleName("Étiquette de la version")
        self.etiquette.setMinimumWidth(theme_courant().px(240))
        figer = QWidget()
        flot = DispositionFlot(figer, ecart=10)
        flot.addWidget(self.etiquette)
        flot.addWidget(self.figer)
        for choix, nom in ((self.avant, "Comparer"), (self.apres, "avec")):
            choix.setAccessibleName(nom)
            choix.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        comparer = DispositionFlot(self._choix, ecart=10)
        avec = Texte("avec", "seconde")
        avec.setWordWrap(False)
        mot = Texte("Comparer", "seconde")
        mot.setWordWrap(False)
        comparer.addWidget(mot)
        comparer.addWidget(self.avant)
        comparer.addWidget(avec)
        comparer.addWidget(self.apres)
        gauche, carte = QWidget(), Carte()
        colonne = QVBoxLayout(gauche)
        colonne.setContentsMargins(0, 0, 0, 0)
        colonne.setSpacing(8)
        colonne.addWidget(self.resume)
        colonne.addWidget(self.liste, 1)
        colonne.addWidget(self.empreinte)
        actions = QWidget()
        bas = DispositionFlot(actions, ecart=12)
        bas.addWidget(self.restaurer)
        bas.addWidget(self.ouvrir)
        carte.setObjectName("feuille_versions")
        carte.disposition.setContentsMargins(16, 12, 16, 12)
        carte.disposition.addWidget(self.texte, 1)
        carte.disposition.addWidget(actions)
        self._rangee.ajouter(gauche, 4)
        self._rangee.ajouter(carte, 7)
        self._rangee.setMinimumHeight(theme_courant().px(260))
        # Le panneau défile entier quand un grand texte ne laisse pas assez de place.
        zone = Defilant(hauteur=120)
        page = zone.disposition
        page.setContentsMargins(24, 22, 24, 22)
        page.setSpacing(12)
        for partie in (tete, figer, self.vide, self._choix):
            page.addWidget(partie)
        page.addWidget(self._rangee, 1)
        page.addWidget(self._reste, 1)
        tout = QVBoxLayout(self)
        tout.setContentsMargins(0, 0, 0, 0)
        tout.addWidget(zone)

    # --- se montrer ----------------------------------------------------------------------------

    @Slot()
    def montrer(self) -> None:
        """Prend la place de l’éditeur, sur la dernière version et le texte d’aujourd’hui."""
        self.show()
        self.montre.emit(True)
        self._relire(derniere=True)
        (self.liste if self.liste.cles() else self.etiquette).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    @Slot()
    def quitter(self) -> None:
        """Rend la place à l’éditeur."""
        if self.isHidden():
            return
        self.hide()
        self.montre.emit(False)
        self.bouton.setFocus(Qt.FocusReason.OtherFocusReason)

    def rafraichir(self) -> None:
        """Un geste a eu lieu : le bouton dit combien de versions, le panneau visible se relit."""
        if self.isHidden():
            self._versions = lire_versions_figees(self._contexte.atelier.connexion)
            self._dire_sur_le_bouton()
        else:
            self._relire()

    def _relire(self, *, derniere: bool = False) -> None:
        connexion = self._contexte.atelier.connexion
        connues = {version.id for version in self._versions}
        self._versions = lire_versions_figees(connexion)
        self._plan = lire_plan(connexion)
        self._dire_sur_le_bouton()
        neuve = any(version.id not in connues for version in self._versions)
        with QSignalBlocker(self.avant), QSignalBlocker(self.apres):
            self._remplir_choix(derniere=derniere or neuve)
        a_comparer = bool(self._versions)
        self.vide.setHidden(a_comparer)
        for vue in (self._choix, self._rangee):
            vue.setVisible(a_comparer)
        self._reste.setHidden(a_comparer)
        ecrire = not self._contexte.atelier.lecture_seule
        self.etiquette.setPlaceholderText("Étiquette")
        self.etiquette.setToolTip(f"Sans étiquette, elle s’appellera {len(self._versions) + 1}.")
        for controle in (self.etiquette, self.figer):
            controle.setEnabled(ecrire and bool(self._plan.parties))
        if a_comparer:
            self._comparer()

    def _dire_sur_le_bouton(self) -> None:
        derniere = self._versions[-1].figee.etiquette if self._versions else ""
        self.bouton.montrer_detail(derniere or "Alt+V")

    def _remplir_choix(self, *, derniere: bool) -> None:
        choisis = [choix.currentData() for choix in (self.avant, self.apres)]
        for choix, voulu in zip((self.avant, self.apres), choisis, strict=True):
            choix.clear()
            for version in self._versions:
                choix.addItem(nommer_version(version), version.id)
            choix.addItem(AUJOURD_HUI, _COURANTE)
            rang = choix.findData(voulu) if voulu is not None else -1
            if derniere or rang < 0:
                rang = choix.count() - (2 if choix is self.avant else 1)
            choix.setCurrentIndex(max(0, rang))

    # --- comparer ------------------------------------------------------------------------------

    def comparer(self, avant: int, apres: int | None = None) -> None:
        """Compare deux versions, par leur clé ; `apres` absent : le texte d’aujourd’hui."""
        self.avant.setCurrentIndex(self.avant.findData(avant))
        self.apres.setCurrentIndex(self.apres.findData(_COURANTE if apres is None else apres))
        self._comparer()

    @Slot()
    def _comparer(self) -> None:
        self._comparaison = comparer_chartes(self._parties(self.avant), self._parties(self.apres))
        lignes = self._comparaison.lignes()
        self.resume.setText(self._comparaison.resume())
        cles = [ligne.cle for ligne in lignes]
        if self._cle not in cles:
            self._cle = cles[0] if cles else ""
        self.liste.montrer(
            [Ligne(li.cle, li.article, li.resume, li.nature) for li in lignes], self._cle
        )
        comparees = [self._version(choix) for choix in (self.avant, self.apres)]
        version = next((v for v in comparees if v and v.alteree), comparees[0])
        self.empreinte.setText(_dire_l_empreinte(version) if version else "")
        self.empreinte.setToolTip(version.empreinte if version else "")
        self._montrer_partie()

    def _parties(self, choix: QComboBox) -> tuple[Partie, ...]:
        version = self._version(choix)
        if version is not None:
            return version.parties
        return self._plan.a_comparer() if self._plan is not None else ()

    def _version(self, choix: QComboBox) -> VersionGardee | None:
        return next((v for v in self._versions if v.id == choix.currentData()), None)

    @Slot(str)
    def _choisir(self, cle: str) -> None:
        self._cle = cle
        self._montrer_partie()

    def _partie(self) -> PartieComparee | None:
        return next((p for p in self._comparaison.changees if p.courante.cle == self._cle), None)

    def _montrer_partie(self) -> None:
        partie = self._partie()
        avant = partie.avant if partie else None
        apres = partie.apres if partie else None
        titres = (self.avant.currentText(), self.apres.currentText())
        self.texte.montrer(
            avant.texte if avant else "", apres.texte if apres else "", titres=titres
        )
        ecrire = not self._contexte.atelier.lecture_seule
        self.restaurer.setVisible(avant is not None and self._version(self.avant) is not None)
        self.restaurer.setEnabled(ecrire)
        self.ouvrir.setVisible(
            partie is not None
            and self._plan is not None
            and self._plan.partie(partie.courante.cle) is not None
        )

    # --- agir ----------------------------------------------------------------------------------

    @Slot()
    def _figer(self) -> None:
        atelier, etiquette = self._contexte.atelier, self.etiquette.text()
        numero = self._contexte.essayer(lambda: figer_version(atelier, etiquette))
        if numero is not None:
            self.etiquette.clear()
            articles = accorder(self._plan.articles if self._plan else 0, "article", "articles")
            self._contexte.notice.emit(
                "reussite",
                f"Version {numero} figée\u00a0: {articles}, dont les numéros ne changeront plus "
                "seuls.",
            )

    @Slot()
    def _restaurer(self) -> None:
        partie, version = self._partie(), self._version(self.avant)
        if partie is None or partie.avant is None or version is None:
            return
        cle = partie.avant.cle
        if self._contexte.reussi(
            lambda: restaurer_article(self._contexte.atelier, version.id, cle)
        ):
            self._contexte.notice.emit(
                "info", f"«\u00a0{partie.avant.titre}\u00a0» est restauré. Annuler le défait."
            )

    @Slot()
    def _ouvrir(self) -> None:
        cle = self._cle
        self.quitter()
        self.aller.emit(cle)
