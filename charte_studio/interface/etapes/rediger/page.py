"""La page Rédiger : le plan, l’éditeur, l’aperçu, et d’où vient chaque texte."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.gestes.rediger import (
    ordonner_articles,
    renumeroter_articles,
    reprendre_ordre_du_jour,
    retoucher,
)
from charte_studio.atelier.lectures.rediger import (
    PartieLue,
    PlanCharte,
    champs_a_completer,
    encadres,
    lire_origine,
    lire_plan,
    lire_provenance,
)
from charte_studio.domaine.vocabulaire import ISSUES
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape
from charte_studio.interface.etapes.rediger.bandeaux import SansArticle
from charte_studio.interface.etapes.rediger.champs import Champ, champ_suivant, tous_les_champs
from charte_studio.interface.etapes.rediger.controles import PanneauControles
from charte_studio.interface.etapes.rediger.controles.passage import choisir_passage
from charte_studio.interface.etapes.rediger.corps import Corps
from charte_studio.interface.etapes.rediger.editeur import Editeur
from charte_studio.interface.etapes.rediger.fusion import FusionRetouche
from charte_studio.interface.etapes.rediger.mots import (
    ROLES_ISSUES,
    dire_typographie,
    en_minuscule,
    titre_entier,
)
from charte_studio.interface.etapes.rediger.orthographe_charte import OrthographeCharte
from charte_studio.interface.etapes.rediger.pied import Pied
from charte_studio.interface.etapes.rediger.plan import Plan
from charte_studio.interface.etapes.rediger.recherche_charte import RechercheCharte
from charte_studio.interface.etapes.rediger.tete import Tete
from charte_studio.interface.etapes.rediger.touches import AUTRES_TOUCHES, TOUCHES, touches_de
from charte_studio.interface.etapes.rediger.versions import PanneauVersions
from charte_studio.interface.etapes.rediger.volet_droit import VoletDroit
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.redaction.document import Deliberation

_SANS_DELIBERATION = frozenset({"article", "version", "usage"})
"""Les tables dont le changement ne touche rien de ce que la salle a dit."""


class Rediger(Etape):
    """Une partie à la fois ; le texte s’enregistre seul, l’aperçu suit la frappe."""

    tables = frozenset(
        {
            "article", "section", "principe", "formulation", "decision", "objection",
            "contribution", "tour", "position", "participant", "college", "atelier", "usage",
            "version", "amendement", "dissensus", "comptage",
        }
    )  # fmt: skip
    touches = TOUCHES
    autres_touches = AUTRES_TOUCHES

    def __init__(self, contexte: Contexte) -> None:
        super().__init__(contexte)
        self._plan: PlanCharte | None = None
        self._cle = ""
        self._rang = 0
        self._deliberation: Deliberation | None = None
        self._champs_ailleurs = 0
        self._signalee = ""
        self.plan = Plan()
        self.controles = PanneauControles(contexte)
        self.versions = PanneauVersions(contexte)
        self.tete = Tete((self.controles.bouton, self.versions.bouton))
        self.titre, self.issue, self.pourquoi = self.tete.titre, self.tete.issue, self.tete.pourquoi
        self.sans_article = SansArticle()
        self.fusion = FusionRetouche(contexte, self.poser)
        self.depasse = self.fusion.bandeau
        self.editeur = Editeur(contexte.orthographe)
        self.droite = VoletDroit()
        self.apercu, self.provenance = self.droite.apercu, self.droite.provenance
        self.comparaison = self.droite.comparaison
        self.pied = Pied()
        self._corps = Corps(
            (self.tete, self.sans_article, self.depasse),
            (self.editeur, self.droite),
            self.fusion,
            self.pied,
        )

        self._assembler()
        self.plan.liste.setFocus()  # la page s’ouvrira au clavier sur le plan

        self._brancher_le_plan(contexte)
        self._brancher_le_texte(contexte)

    def _brancher_le_plan(self, contexte: Contexte) -> None:
        saisie = self.editeur.saisie
        self.plan.choisie.connect(self.choisir)
        self.plan.choisie.connect(self.controles.quitter)
        for panneau in (self.controles, self.versions):
            panneau.montre.connect(self._corps.setHidden)
            panneau.montre.connect(self._dire_les_touches)
        self.controles.ouvrir.connect(self.ouvrir_passage)
        self.plan.choisie.connect(self.versions.quitter)
        self.versions.aller.connect(self.choisir)
        self.plan.ordre.connect(self._ordonner_articles)
        self.plan.renumeroter.connect(
            lambda: contexte.reussi(lambda: renumeroter_articles(self.atelier))
        )
        self.plan.reprendre_ordre.connect(
            lambda: contexte.reussi(lambda: reprendre_ordre_du_jour(self.atelier))
        )
        self.fusion.occupe.connect(self._ceder_la_place)
        self.fusion.occupe.connect(self._dire_les_touches)
        self.fusion.finie.connect(self._reprendre_la_main)
        self.provenance.aller.connect(contexte.aller_au_principe)
        self.apercu.renvoi.connect(lambda cle: self.choisir(f"principe:{cle}"))
        self.editeur.typographie.connect(self._dire_typographie)
        RechercheCharte(
            contexte,
            self.editeur.recherche,
            textes=self._textes,
            ici=lambda: self._cle,
            choisir=self.choisir,
            poser=self.poser,
        )
        self.orthographe = OrthographeCharte(
            contexte,
            self.editeur,
            textes=self._textes,
            ici=lambda: self._cle,
            choisir=self.choisir,
        )
        self._dire_les_touches()
        saisie.cursorPositionChanged.connect(self._suivre_curseur)
        self.plan.liste.entree.connect(lambda: saisie.setFocus(Qt.FocusReason.OtherFocusReason))
        for sequence, pas in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            touche = QShortcut(QKeySequence(sequence), self)
            touche.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            touche.activated.connect(lambda pas=pas: self.plan.liste.avancer(pas))

    def _brancher_le_texte(self, contexte: Contexte) -> None:
        saisie = self.editeur.saisie
        self.pourquoi.toggled.connect(self._expliquer)
        self.editeur.comparer.connect(self._comparer)
        self.editeur.revenir.connect(self.fusion.prendre_assemble)
        self.sans_article.decider.connect(lambda: contexte.aller_a.emit("decider"))
        self.pied.decider.connect(lambda: contexte.aller_a.emit("decider"))
        self.pied.completer.connect(self.completer)
        self.apercu.lien_copie.connect(self._dire_lien)
        saisie.frappe.connect(self._suivre_frappe)
        saisie.texte_pose.connect(self._retoucher)
        saisie.quitte.connect(self._refuser_le_vide)
        saisie.verticalScrollBar().valueChanged.connect(self._defiler_ensemble)

    @Slot()
    def _dire_les_touches(self) -> None:
        """La barre dit celles de ce qu’on a sous les yeux ; l’aide les a toutes."""
        self.touches, self.autres_touches = touches_de(
            panneau=not (self.controles.isHidden() and self.versions.isHidden()),
            fusion=not self.fusion.isHidden(),
            orthographe=self.contexte.orthographe is not None,
        )
        self.touches_changees.emit()

    def _assembler(self) -> None:
        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(0)
        disposition.addWidget(self.plan)
        disposition.addWidget(self._corps, 1)
        disposition.addWidget(self.controles, 1)
        disposition.addWidget(self.versions, 1)

        self._ordonner()

    def _ordonner(self) -> None:
        """Tab va du plan au texte, puis à droite, puis en bas."""
        ordre = (
            self.plan.liste,
            self.pourquoi,
            self.controles.bouton,
            self.versions.bouton,
            self.sans_article.bouton,
            self.depasse.bouton_fusionner,
            self.depasse.bouton_garder,
            self.depasse.bouton_prendre,
            *self.editeur.outils,
            self.editeur.saisie,
            self.editeur.bouton_revenir,
            self.editeur.bouton_comparer,
            self.apercu,
            self.provenance,
            self.comparaison,
            self.pied.bouton_champs,
            self.pied.bouton_decider,
        )
        for avant, apres in pairwise(ordre):
            QWidget.setTabOrder(avant, apres)

    # --- lire et montrer -----------------------------------------------------------------------

    def relire(self) -> None:
        """Relit le plan et ce qui s’est dit de la partie choisie."""
        self._relire_plan(deliberation=True)

    def suivre(self, changements: Changements) -> None:
        """Une retouche ne fait pas recompter les positions."""
        touchees = {ligne.table for ligne in changements.lignes} & self.tables
        self._relire_plan(deliberation=bool(touchees - _SANS_DELIBERATION))

    def poser(self) -> None:
        """Rend durable le texte en cours."""
        self.editeur.saisie.poser()
        self._refuser_le_vide()
        self.controles.poser()

    @Slot(str, str, int)
    def ouvrir_passage(self, cle: str, extrait: str, rang: int = 0) -> None:
        """Montre la partie `cle` et y choisit le passage cité."""
        self.choisir(cle)
        choisir_passage(self.editeur.saisie, extrait, rang)
        self._corps.ensureWidgetVisible(self.editeur)

    @Slot(str)
    def choisir(self, cle: str) -> None:
        """Montre la partie `cle`, après avoir enregistré ce qui s’écrivait dans l’autre."""
        if cle == self._cle:
            return
        self.poser()
        if self._plan is None or self._plan.partie(cle) is None:
            return
        self._cle = cle
        self._montrer_plan(self._plan)
        self._montrer_partie(deliberation=True)

    def partie(self) -> PartieLue | None:
        """La partie choisie."""
        return self._plan.partie(self._cle) if self._plan else None

    def aller_au_principe(self, principe_id: int) -> None:
        """Du vote au texte : montre l’article de ce principe, s’il en a un."""
        if self._plan is None:
            self.relire()
        parties = self._plan.parties if self._plan else ()
        self.choisir(next((p.cle for p in parties if p.principe_id == principe_id), self._cle))

    def _relire_plan(self, *, deliberation: bool) -> None:
        self._plan = plan = lire_plan(self.atelier.connexion)
        cles = [partie.cle for partie in plan.parties]
        if self._cle not in cles:  # sa décision a changé : on se tient à la même hauteur
            self._cle = cles[min(self._rang, len(cles) - 1)] if cles else ""
            deliberation = True
        self.sans_article.setVisible(plan.articles == 0)
        self.sans_article.montrer(plan.non_tranches)
        self.pied.montrer(plan)
        self._montrer_plan(plan)
        self._montrer_partie(deliberation=deliberation)
        self.controles.rafraichir()
        self.versions.rafraichir()

    def _montrer_plan(self, plan: PlanCharte) -> None:
        self.plan.montrer(plan, self._cle)
        self.plan.permettre(not self.atelier.lecture_seule)
        self.editeur.connaitre_articles(plan)
        self.orthographe.connaitre(plan)
        self.apercu.connaitre_articles(plan)
        cles = [partie.cle for partie in plan.parties]
        self._rang = cles.index(self._cle) if cles else 0

    def _montrer_partie(self, *, deliberation: bool) -> None:
        partie = self.partie()
        self.fusion.proposer(partie)
        self._ceder_la_place(not self.fusion.isHidden())
        if partie is None or self._plan is None:
            self.tete.montrer("")
            self.pied.montrer_champs(0)
            return
        if deliberation:
            self._deliberation = (
                lire_provenance(self.atelier.connexion, partie.principe_id)
                if partie.principe_id is not None
                else None
            )
        self.tete.montrer(
            titre_entier(partie),
            ISSUES[partie.issue] if partie.issue else "",
            ROLES_ISSUES.get(partie.issue or "", "neutre"),
        )
        lecture_seule = self.atelier.lecture_seule
        self.editeur.montrer(partie, self._origine(), lecture_seule=lecture_seule)
        self.depasse.permettre(not lecture_seule)
        ici = champs_a_completer(self.editeur.saisie.texte())
        self._champs_ailleurs = len(self._champs()) - len(ici)
        self.pied.montrer_champs(self._champs_ailleurs + len(ici))
        self._signaler_depassement(partie)
        self._montrer_a_droite()

    def _origine(self) -> str:
        """« Formulation équilibrée », « Texte du modèle »."""
        if self._deliberation is None:
            return "Texte du modèle"
        niveau = self._deliberation.formulation
        return f"Formulation {en_minuscule(niveau)}" if niveau else "Texte assemblé"

    def _signaler_depassement(self, partie: PartieLue) -> None:
        """Une retouche dépassée se montre d’abord à côté du texte assemblé."""
        a_signaler = partie.cle if partie.base_depassee else ""
        if a_signaler and a_signaler != self._signalee:
            self.editeur.bouton_comparer.setChecked(True)
        self._signalee = a_signaler

    # --- la colonne de droite ------------------------------------------------------------------

    @Slot(bool)
    def _expliquer(self, oui: bool) -> None:
        if oui:
            self.editeur.bouton_comparer.setChecked(False)
        self._montrer_a_droite()

    @Slot(bool)
    def _comparer(self, oui: bool) -> None:
        if oui:
            self.pourquoi.setChecked(False)
        self._montrer_a_droite()

    def _montrer_a_droite(self) -> None:
        """L’aperçu, ou ce qu’on a demandé à voir à sa place."""
        partie = self.partie()
        if partie is None:
            return
        if self.pourquoi.isChecked() and self._plan is not None:
            origine = lire_origine(self.atelier.connexion, partie)
            self.droite.expliquer(partie, origine, self._plan.info)
        elif self.editeur.bouton_comparer.isChecked():
            self.droite.comparer(self.editeur.saisie.texte(), partie.assemble)
        else:
            divergences = encadres(self._deliberation) if self._deliberation else ()
            self.droite.prevoir(partie, self.editeur.saisie.texte(), divergences)

    @Slot(str)
    def _suivre_frappe(self, texte: str) -> None:
        self.pied.montrer_champs(self._champs_ailleurs + len(champs_a_completer(texte)))
        self.droite.suivre_frappe(texte)

    @Slot(int)
    def _defiler_ensemble(self, hauteur: int) -> None:
        ascenseur = self.editeur.saisie.verticalScrollBar()
        if ascenseur.maximum():
            self.apercu.defiler_comme(hauteur / ascenseur.maximum())

    @Slot(str)
    def _dire_lien(self, adresse: str) -> None:
        self.contexte.notice.emit(
            "info", f"Adresse copiée\u00a0: {adresse}. L’outil n’ouvre aucune page de lui-même."
        )

    # --- retoucher -----------------------------------------------------------------------------

    @Slot(str)
    def _retoucher(self, texte: str) -> None:
        cle = str(self.editeur.saisie.cle)
        if texte.strip():  # vidé, le champ attend la suite : on ne refuse qu’en le quittant
            self.contexte.reussi(lambda: retoucher(self.atelier, cle, texte))

    @Slot()
    def _refuser_le_vide(self) -> None:
        partie, saisie = self.partie(), self.editeur.saisie
        if partie is None or saisie.cle != partie.cle or not saisie.vide():
            return
        if partie.texte.strip() and not self.atelier.lecture_seule:
            self.contexte.reussi(lambda: retoucher(self.atelier, partie.cle, ""))
            saisie.montrer(partie.texte, partie.cle)
            self._suivre_frappe(saisie.texte())

    # --- ordonner, numéroter -------------------------------------------------------------------

    @Slot(list)
    def _ordonner_articles(self, cles: list[str]) -> None:
        self.contexte.reussi(lambda: ordonner_articles(self.atelier, cles))

    def _textes(self) -> list[tuple[str, str]]:
        """La clé et le texte de chaque partie ; celui qu’on écrit, tel qu’il est à l’écran."""
        saisie = self.editeur.saisie.texte()
        parties = self._plan.parties if self._plan else ()
        return [(p.cle, saisie if p.cle == self._cle else p.texte) for p in parties]

    @Slot(bool)
    def _ceder_la_place(self, oui: bool) -> None:
        """Des conflits à trancher prennent la place de l’éditeur."""
        partie = self.partie()
        self._corps.montrer_les_colonnes(not oui and partie is not None)
        self.tete.ne_garder_que_le_titre(oui)
        self.pied.setHidden(oui)
        self.depasse.setVisible(not oui and partie is not None and partie.base_depassee)

    @Slot()
    def _reprendre_la_main(self) -> None:
        self.editeur.bouton_comparer.setChecked(False)
        self.editeur.saisie.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _dire_typographie(self, lignes: int) -> None:
        self.contexte.notice.emit("info", dire_typographie(lignes))

    @Slot()
    def _suivre_curseur(self) -> None:
        curseur = self.editeur.saisie.textCursor()
        part = curseur.position() / max(1, self.editeur.saisie.document().characterCount())
        self.droite.suivre_curseur(curseur.block().text(), part)

    # --- les champs à compléter ----------------------------------------------------------------

    def _champs(self) -> list[Champ]:
        parties = self._plan.parties if self._plan else ()
        return tous_les_champs(parties, self._cle, self.editeur.saisie.texte())

    @Slot()
    def completer(self) -> None:
        """Mène au premier champ à compléter ; depuis un champ, au suivant."""
        saisie = self.editeur.saisie
        choisi = saisie.champ_choisi()
        ici = (self._cle, choisi) if choisi is not None else None
        suivant = champ_suivant(self._champs(), ici)
        if suivant is None:
            return
        cle, rang = suivant
        self.choisir(cle)
        saisie.choisir_champ(rang)
        self._corps.ensureWidgetVisible(self.editeur)

    # --- la place ------------------------------------------------------------------------------

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Le plan prend sa part."""
        super().resizeEvent(evenement)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte aussi change cette part."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_corps"):
            self._ajuster()

    def _ajuster(self) -> None:
        theme = theme_courant()
        voulue = min(max(theme.px(224), round(self.width() * 0.2)), theme.px(300))
        self.plan.setFixedWidth(min(voulue, round(self.width() * 0.32)))
