"""La colonne principale : l’ordre du jour, l’affirmation, le tour, la grille."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.lectures.amendements import AmendementLu
from charte_studio.atelier.lectures.mesures import TourMesure
from charte_studio.atelier.lectures.recueil import LigneMains, Votant
from charte_studio.atelier.lectures.se_positionner import (
    LignePosition,
    Mouvement,
    PrincipeAuTableau,
    PriseDePosition,
)
from charte_studio.atelier.lectures.tours import TourLu
from charte_studio.interface.etapes.se_positionner.amendements import CarteAmendement
from charte_studio.interface.etapes.se_positionner.bandeau import BandeauPrincipes
from charte_studio.interface.etapes.se_positionner.eclairage import Eclairage
from charte_studio.interface.etapes.se_positionner.entete import Entete
from charte_studio.interface.etapes.se_positionner.feuille import Feuille
from charte_studio.interface.etapes.se_positionner.mots import dire_avant, nommer
from charte_studio.interface.etapes.se_positionner.niveaux_proposes import NiveauxProposes
from charte_studio.interface.etapes.se_positionner.tour_a_ouvrir import TourAOuvrir
from charte_studio.interface.etapes.se_positionner.tour_clos import TourClos
from charte_studio.interface.etapes.se_positionner.tour_ouvert import TourOuvert
from charte_studio.interface.etapes.se_positionner.urne import UrneOuverte
from charte_studio.interface.etapes.se_positionner.vides import SansParticipant
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.compteur_mains import CompteurMains
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.grille_positions import GrillePositions, LigneGrille
from charte_studio.interface.widgets.texte import Texte

Moment = Literal["a_ouvrir", "ouvert", "clos"]
_MARGE = 24


class VuePrincipe(Defilant):
    """Montre un principe et l’état de son tour ; ne lit ni n’écrit rien."""

    grille_demandee = Signal()
    """On veut voir les positions une à une : à la page de les lire."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._prise: PriseDePosition | None = None
        self.bandeau = BandeauPrincipes()
        self.entete = Entete()
        self.eclairage = Eclairage()
        self.sans_participant = SansParticipant()
        self.a_ouvrir = TourAOuvrir()
        self.ouvert = TourOuvert()
        self.clos = TourClos()
        self.niveaux = NiveauxProposes()
        self.amendement = CarteAmendement()
        self.grille = GrillePositions()
        self.mains = CompteurMains()
        self.alerte_mains = Texte("", "alerte")
        self.urne = UrneOuverte()
        self._bas = QWidget()

        contenu = self.disposition
        contenu.setContentsMargins(_MARGE, 14, _MARGE, 12)
        contenu.setSpacing(10)
        for vue in (
            self.bandeau, self.entete, self.eclairage, self.niveaux, self.amendement,
            self.sans_participant, self.a_ouvrir, self.ouvert, self.clos,
        ):  # fmt: skip
            contenu.addWidget(vue)
        for saisie in (self.grille, self.mains, self.urne):
            contenu.addWidget(saisie, 1)
        contenu.addWidget(self.alerte_mains)
        contenu.addWidget(self._bas)
        self._ajuster()

        self.entete.eclairage_change.connect(self._montrer_eclairage)
        self.clos.vue_change.connect(self._montrer_grille)
        self.ouvert.discret_change.connect(self.grille.definir_discret)
        self.ouvert.discret_change.connect(self.mains.definir_discret)
        self.mains.abrege_change.connect(self.ouvert.legender_les_mains)
        self.mains.compte_change.connect(self._compter_mains)
        self.grille.selectionModel().currentRowChanged.connect(self._suivre_la_ligne)

    # --- montrer -------------------------------------------------------------------------------

    def montrer_ordre_du_jour(self, principes: Sequence[PrincipeAuTableau], courant: int) -> None:
        """Montre où en sont tous les principes."""
        self.bandeau.montrer(principes, courant)

    def montrer(
        self,
        prise: PriseDePosition,
        mesures: tuple[TourMesure, ...],
        mouvement: Mouvement | None,
    ) -> None:
        """Montre ce principe ; `mesures` sont celles des tours clos, et d’eux seuls."""
        avant, self._prise = self._prise, prise
        if avant is None or _cle(avant) != _cle(prise):
            self.clos.revenir_au_resultat()
            self._proposer_eclairage(prise)
            self.alerte_mains.clear()
        elif bool(avant.tours) != bool(prise.tours):
            self._proposer_eclairage(prise)
        self.entete.montrer(prise)
        self._montrer_eclairage()
        moment = self.moment()
        self.sans_participant.setVisible(moment == "a_ouvrir" and not prise.inscrits)
        niveau = prise.objet.objet == "niveau"
        # Clos, la place est au résultat.
        self.niveaux.setVisible(niveau and moment != "clos")
        if niveau:
            self.niveaux.montrer(prise)
        self.a_ouvrir.setVisible(moment == "a_ouvrir")
        self.ouvert.setVisible(moment == "ouvert")
        self.clos.setVisible(moment == "clos")
        if moment == "a_ouvrir":
            self.a_ouvrir.montrer(prise)
        elif moment == "ouvert":
            self.clos.taire()
            # Ce qu’a donné le niveau d’avant pousserait à le suivre : on ne le rappelle pas.
            avant_dit = "" if niveau else dire_avant(mesures)
            self.ouvert.montrer(prise.echelle, prise.tours[-1].mode, avant_dit)
        elif moment == "clos":
            self.clos.montrer(prise, mesures, mouvement)
        self._placer_saisie()

    def montrer_amendement(
        self, amendement: AmendementLu | None, tous: Sequence[AmendementLu]
    ) -> None:
        """Montre l’amendement regardé, ou rien. Tranché, il ne se remet pas aux voix."""
        self.amendement.setVisible(amendement is not None)
        # La comparaison donne déjà le texte proposé.
        self.entete.affirmation.setVisible(amendement is None)
        if amendement is None:
            return
        self.amendement.montrer(amendement, tous)
        if amendement.tranche:
            for vue in (self.a_ouvrir, self.sans_participant):
                vue.hide()
            for bouton in (self.clos.bouton_rouvrir, self.clos.bouton_encore):
                bouton.hide()

    def montrer_feuille(
        self, feuille: Feuille, lignes: Sequence[LignePosition], *, lecture_seule: bool
    ) -> None:
        """Montre toutes les lignes d’un tour."""
        if self._prise is None:
            return
        self.grille.montrer(self._prise.echelle, [_en_ligne(ligne) for ligne in lignes])
        self.grille.definir_lecture_seule(lecture_seule)
        self.ouvert.compter(feuille.compte())

    def remplacer_lignes(self, feuille: Feuille, lignes: Sequence[LignePosition]) -> None:
        """Montre ce qui a changé, et rien d’autre."""
        for ligne in lignes:
            self.grille.remplacer_ligne(_en_ligne(ligne))
        self.ouvert.compter(feuille.compte())

    def montrer_mains(self, lignes: Sequence[LigneMains], *, lecture_seule: bool) -> None:
        """Montre les mains comptées d’un tour."""
        if self._prise is not None:
            self.mains.definir_lecture_seule(lecture_seule)
            self.mains.montrer(self._prise.echelle, lignes)
            self._placer_saisie()

    def montrer_votants(self, votants: Sequence[Votant]) -> None:
        """Montre l’émargement d’un vote secret."""
        self.urne.montrer(votants)
        self.ouvert.compter_votants(*self.urne.compte())

    def _compter_mains(self) -> None:
        if self.moment() == "ouvert" and self.mode() == "main-levee":
            total = self.mains.total()
            alertes = self.mains.alertes()
            compte_seul = total.alerte if total.presents and not alertes else ""
            self.ouvert.compter(total)
            self.alerte_mains.setText("\n".join(alertes) or compte_seul)
        else:
            self.alerte_mains.clear()
        self.alerte_mains.setVisible(bool(self.alerte_mains.text()))

    def laisser_page_suivante(self, a_la_salle: bool) -> None:
        """Pendant qu’on projette, Page suivante n’est plus à la page."""
        self.clos.laisser_page_suivante(a_la_salle)
        self.bandeau.laisser_page_suivante(a_la_salle)

    # --- demander ------------------------------------------------------------------------------

    def tour(self) -> TourLu | None:
        """Le tour qu’on regarde : le dernier."""
        return self._prise.tours[-1] if self._prise and self._prise.tours else None

    def moment(self) -> Moment:
        """Où en est le principe."""
        tour = self.tour()
        if tour is not None:
            return "clos" if tour.clos else "ouvert"
        return "a_ouvrir"

    def mode(self) -> str:
        """Comment se recueille le tour qu’on regarde ; vide s’il n’y en a pas."""
        tour = self.tour()
        return tour.mode if tour is not None else ""

    def saisie(self) -> QWidget | None:
        """La saisie à l’écran : la grille, le compteur, l’urne, ou rien."""
        moment, mode = self.moment(), self.mode()
        if moment == "ouvert":
            return {"main-levee": self.mains, "secret": self.urne}.get(mode, self.grille)
        if moment == "clos" and self.clos.montre_positions():
            return {"nominatif": self.grille, "main-levee": self.mains}.get(mode)
        return None

    def montre_grille(self) -> bool:
        """Vrai si les positions une à une sont à l’écran."""
        return self.saisie() is self.grille

    def remonter(self) -> None:
        """Un autre principe se lit depuis le haut."""
        self.verticalScrollBar().setValue(0)

    def mener(self) -> None:
        """Mène le clavier à ce qui suit : la grille, ou le bouton principal."""
        saisie = self.saisie()
        if saisie is self.urne:
            cible: QWidget = self.urne.isoloir
        elif saisie is not None:
            cible = saisie
        elif self.moment() == "a_ouvrir":
            seuls = self._prise is not None and not self._prise.inscrits
            cible = self.sans_participant.bouton if seuls else self.a_ouvrir.bouton
            if self.a_ouvrir.isHidden():
                cible = self.amendement.rouvrir
        else:
            cible = self.clos.bouton_suite
        cible.setFocus(Qt.FocusReason.OtherFocusReason)
        a_lire = self.moment() == "a_ouvrir" and not self.amendement.isHidden()
        if self.verticalScrollBar().maximum() > 0 and not a_lire:
            # Une fois la page remise en place : en grand texte, la saisie est loin du haut.
            QTimer.singleShot(0, cible, lambda: self.ensureWidgetVisible(cible, 0, 12))

    # --- l’éclairage, la grille, la place ------------------------------------------------------

    def _proposer_eclairage(self, prise: PriseDePosition) -> None:
        """L’enjeu se lit avant le premier tour ; ensuite la place est à la grille."""
        self.entete.enjeu.setChecked(not prise.tours and prise.objet.objet == "principe")
        self.entete.formulations.setChecked(False)

    def _montrer_eclairage(self) -> None:
        if self._prise is not None:
            self.eclairage.montrer(
                self._prise.principe,
                enjeu=self.entete.enjeu.isChecked(),
                formulations=self.entete.formulations.isChecked(),
            )

    def _montrer_grille(self) -> None:
        self._placer_saisie()
        if self.saisie() is not None:
            self.grille_demandee.emit()

    def _placer_saisie(self) -> None:
        """La hauteur libre va à la saisie ; sans elle, ou si elle est courte, au bas de la page."""
        voulue = self.saisie()
        for vue in (self.grille, self.mains, self.urne):
            vue.setVisible(vue is voulue)
        self.alerte_mains.setVisible(voulue is self.mains and bool(self.alerte_mains.text()))
        libre = voulue is None or voulue is self.mains
        self.disposition.setStretchFactor(self._bas, 1 if libre else 0)

    def _suivre_la_ligne(self) -> None:
        """En grand texte, la page défile : la ligne en cours y reste en vue."""
        if self.verticalScrollBar().maximum() > 0 and self.grille.isVisible():
            # Une fois que la grille a elle-même défilé.
            QTimer.singleShot(0, self, self._montrer_la_ligne)

    def _montrer_la_ligne(self) -> None:
        cadre = self.grille.visualRect(self.grille.currentIndex())
        if cadre.isValid():
            fond = self.grille.viewport().mapToGlobal(cadre.bottomLeft())
            y = self.bandeau.mapFromGlobal(fond).y() + self.bandeau.y()
            self.ensureVisible(0, y, 0, cadre.height())

    def changeEvent(self, evenement: QEvent) -> None:
        """La hauteur gardée à la grille suit la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "grille"):
            self._ajuster()

    def _ajuster(self) -> None:
        """Trois lignes et l’en-tête au moins ; au-delà, la page défile."""
        minimum = theme_courant().px(38) * 3 + theme_courant().px(30)
        self.grille.setMinimumHeight(minimum)
        self.urne.liste.setMinimumHeight(minimum)


def _cle(prise: PriseDePosition) -> tuple[int, str, int | None]:
    """Ce que l’on regarde."""
    return prise.principe.id, prise.objet.objet, prise.objet.amendement_id


def _en_ligne(ligne: LignePosition) -> LigneGrille:
    return LigneGrille(
        participant_id=ligne.participant_id,
        numero=nommer(ligne),
        college=ligne.college,
        reponse=ligne.reponse,
        motif=ligne.motif,
        avant=ligne.avant,
        present=ligne.present,
    )
