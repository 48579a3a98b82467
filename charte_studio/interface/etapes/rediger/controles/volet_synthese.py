"""Le volet « Synthèse » : les sujets de la séance, leurs paroles, les axes ; tout se change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.gestes.synthese import (
    ajouter_sujet,
    choisir_verbatims,
    deplacer_sujet,
    garder_synthese,
    modifier_sujet,
    repartir_de_la_proposition,
    retirer_sujet,
)
from charte_studio.atelier.lectures.synthese import SujetLu, SyntheseLue
from charte_studio.domaine.francais import accorder
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.rediger.controles.choix_paroles import ChoixParoles
from charte_studio.interface.etapes.rediger.controles.deux_volets import DeuxVolets
from charte_studio.interface.etapes.rediger.controles.fiche_sujet import FicheSujet
from charte_studio.interface.etapes.rediger.controles.liste import Ligne
from charte_studio.interface.etapes.rediger.controles.paroles import ListeParoles
from charte_studio.interface.etapes.rediger.controles.pourquoi import Pourquoi
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.synthese import Synthese

_GROUPES: Final = {"sujet": "Sujets principaux", "axe": "Axes d’amélioration"}
_NOUVEAU: Final = {"sujet": "Nouveau sujet", "axe": "Nouvel axe"}


class VoletSynthese(DeuxVolets):
    """Changer une ligne de la proposition la garde d’abord : elle ne bougera plus seule."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__("Sujets et axes", parent)
        self._contexte = contexte
        self._lue: SyntheseLue | None = None
        self._proposee: Synthese | None = None
        self._cle, self._rang = "", 0
        self.etat = Pastille()
        self._remarques = Texte("", "seconde")
        self.bouton_garder = Bouton("Garder cette synthèse")
        self.bouton_repartir = Bouton("Repartir de la proposition")
        self.bouton_pourquoi = Bouton("Pourquoi ces sujets\u202f?")
        self.ajouts = {
            "sujet": Bouton("Ajouter un sujet", role="lien"),
            "axe": Bouton("Ajouter un axe", role="lien"),
        }
        self.detail = FicheSujet()
        self.choix = ChoixParoles()
        self.pourquoi = Pourquoi()
        self.isolees = ListeParoles()
        self._pages: tuple[QWidget, ...] = (self.detail, self.choix, self.pourquoi, self.isolees)
        self._vue: QWidget = self.detail

        self._assembler()
        self._connecter()

    def _assembler(self) -> None:
        barre, ajouts = QWidget(), QWidget()
        flot = DispositionFlot(barre, ecart=10, ecart_lignes=6)
        self.bouton_pourquoi.setCheckable(True)
        for vue in (self.etat, self.bouton_garder, self.bouton_repartir, self.bouton_pourquoi):
            flot.addWidget(vue)
        self.tete.addWidget(barre)
        self.tete.addWidget(self._remarques)
        bas = DispositionFlot(ajouts, ecart=12)
        for bouton in self.ajouts.values():
            bas.addWidget(bouton)
        self.gauche.addWidget(ajouts)
        for page in self._pages:
            self.fiche.addWidget(page)
        self._voir(self.detail)

    def _connecter(self) -> None:
        self.liste.choisie.connect(self._choisir)
        self.liste.entree.connect(
            lambda: self.detail.titre.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.bouton_garder.clicked.connect(self._garder)
        self.bouton_repartir.clicked.connect(self._repartir)
        self.bouton_pourquoi.toggled.connect(self._expliquer)
        for genre, bouton in self.ajouts.items():
            bouton.clicked.connect(lambda _coche=False, genre=genre: self._ajouter(genre))
        self.detail.recrire.connect(self._recrire)
        self.detail.monter.connect(lambda: self._deplacer(-1))
        self.detail.descendre.connect(lambda: self._deplacer(1))
        self.detail.retirer.connect(self._retirer)
        self.detail.retirer_parole.connect(self._retirer_parole)
        self.detail.choisir_paroles.connect(self._choisir_paroles)
        for paroles in (self.detail.paroles, self.isolees):
            paroles.voir.connect(
                lambda cible: self._contexte.aller_au_principe.emit("se_positionner", cible)
            )
        self.choix.choisies.connect(self._donner_paroles)
        self.choix.renonce.connect(self._montrer_fiche)

    # --- montrer -------------------------------------------------------------------------------

    def montrer(self, lue: SyntheseLue, proposee: Synthese) -> None:
        """Montre la synthèse gardée, ou la proposition."""
        en_choix = self._vue is self.choix
        self._lue, self._proposee = lue, proposee
        modifiable = not self._contexte.atelier.lecture_seule
        self.etat.montrer(
            "Synthèse gardée" if lue.retouchee else "Proposition calculée",
            "reussi" if lue.retouchee else "accent",
        )
        self._remarques.setText(_dire(lue))
        self._remarques.setVisible(bool(self._remarques.text()))
        self.bouton_garder.setVisible(not lue.retouchee and bool(lue.lignes))
        self.bouton_repartir.setVisible(lue.retouchee)
        for bouton in (self.bouton_garder, self.bouton_repartir, *self.ajouts.values()):
            bouton.setEnabled(modifiable)
        cles = list(self._lignes_lues())
        if self._cle not in cles:
            self._cle = cles[min(self._rang, len(cles) - 1)] if cles else ""
        self._rang = cles.index(self._cle) if cles else 0
        self.liste.montrer(_lignes(lue), self._cle)
        self.liste.setVisible(bool(cles))
        self.pourquoi.montrer(proposee)
        if not en_choix or not cles:
            self._montrer_fiche()

    def _montrer_fiche(self) -> None:
        """La fiche de la ligne choisie, l’explication, ou les paroles seules."""
        lue, sujet = self._lue, self._lignes_lues().get(self._cle)
        if lue is None:
            return
        if self.bouton_pourquoi.isChecked():
            self._voir(self.pourquoi)
        elif sujet is None:
            self.isolees.montrer(lue.isolees, retirables=False)
            self._voir(self.isolees)
        else:
            siens = [s for s in lue.lignes if s.genre == sujet.genre]
            self.detail.montrer(
                sujet,
                self._cle,
                rang=siens.index(sujet),
                combien=len(siens),
                modifiable=not self._contexte.atelier.lecture_seule,
            )
            self._voir(self.detail)

    def _voir(self, page: QWidget) -> None:
        self._vue = page
        for autre in self._pages:
            autre.setVisible(autre is page)

    def remarques(self) -> str:
        """Ce qu’il faut savoir avant de s’en servir."""
        return self._remarques.text()

    def poser(self) -> None:
        """Rend durable ce qui s’écrit."""
        self.detail.poser()

    def _lignes_lues(self) -> dict[str, SujetLu]:
        return dict(_par_cle(self._lue)) if self._lue else {}

    # --- agir ----------------------------------------------------------------------------------

    def _choisir(self, cle: str) -> None:
        self.poser()
        self._cle = cle
        cles = self.liste.cles()
        self._rang = cles.index(cle) if cle in cles else 0
        self.bouton_pourquoi.setChecked(False)
        self.remonter()
        self._montrer_fiche()

    def _expliquer(self, _oui: bool) -> None:
        self.poser()
        self.remonter()
        self._montrer_fiche()

    def _garder(self) -> None:
        proposee = self._proposee
        if proposee is not None and self._contexte.reussi(
            lambda: garder_synthese(self._contexte.atelier, proposee)
        ):
            self._contexte.notice.emit(
                "info", "La synthèse est gardée\u00a0: elle ne changera plus que par vous."
            )

    def _repartir(self) -> None:
        self.poser()
        self._cle = ""
        if self._contexte.reussi(lambda: repartir_de_la_proposition(self._contexte.atelier)):
            self._contexte.notice.emit(
                "info", "La proposition est revenue. Annuler rend votre synthèse."
            )

    def _sur_gardee(self, cle: str, faire: Callable[[int], object]) -> bool:
        """Fait un geste sur la ligne `cle`, en gardant d’abord la proposition s’il le faut."""
        sujet = self._lignes_lues().get(cle)
        if sujet is None or self._proposee is None:
            return False
        identifiant = sujet.id
        if identifiant is None:
            proposee = self._proposee
            rang = list(self._lignes_lues()).index(cle)
            if not self._contexte.reussi(lambda: garder_synthese(self._contexte.atelier, proposee)):
                return False
            # Le geste a fait relire : la même place porte maintenant une ligne gardée.
            gardees = list(self._lignes_lues().items())
            nouvelle, garde = gardees[rang]
            if garde.id is None:
                return False
            identifiant = garde.id
            if self._cle == cle or self._cle not in self._lignes_lues():
                self._cle = nouvelle
        voulu = identifiant
        return self._contexte.reussi(lambda: faire(voulu))

    def _recrire(self, cle: str, titre: str, texte: str) -> None:
        sujet = self._lignes_lues().get(cle)
        if sujet is None or (sujet.titre, sujet.texte) == (titre.strip(), texte.strip()):
            return
        if not titre.strip():  # vidé, le champ attend la suite : on ne l’enregistre pas
            titre = sujet.titre
        atelier = self._contexte.atelier
        self._sur_gardee(cle, lambda i: modifier_sujet(atelier, i, titre=titre, texte=texte))

    def _deplacer(self, pas: int) -> None:
        self.poser()
        self._sur_gardee(self._cle, lambda i: deplacer_sujet(self._contexte.atelier, i, pas))

    def _retirer(self) -> None:
        self.poser()
        self._sur_gardee(self._cle, lambda i: retirer_sujet(self._contexte.atelier, i))
        self.liste.setFocus(Qt.FocusReason.OtherFocusReason)

    def _retirer_parole(self, cle: str) -> None:
        sujet = self._lignes_lues().get(self._cle)
        if sujet is not None:
            self._donner_paroles([p.cle for p in sujet.paroles if p.cle != cle])

    def _choisir_paroles(self) -> None:
        self.poser()
        sujet, lue = self._lignes_lues().get(self._cle), self._lue
        if sujet is None or lue is None:
            return
        self.choix.montrer(
            sujet.titre,
            lue.toutes.values(),
            [parole.cle for parole in sujet.paroles],
            {p.principe_id for p in sujet.paroles if p.principe_id is not None},
        )
        self._voir(self.choix)
        self.remonter()
        self.choix.recherche.setFocus(Qt.FocusReason.OtherFocusReason)

    def _donner_paroles(self, cles: list[str]) -> None:
        self._voir(self.detail)
        atelier = self._contexte.atelier
        self._sur_gardee(self._cle, lambda i: choisir_verbatims(atelier, i, cles))
        self._montrer_fiche()

    def _ajouter(self, genre: str) -> None:
        self.poser()
        self.bouton_pourquoi.setChecked(False)
        lue, proposee, atelier = self._lue, self._proposee, self._contexte.atelier
        if lue is None or proposee is None:
            return
        a_garder = bool(lue.lignes) and not lue.retouchee
        if a_garder and not self._contexte.reussi(lambda: garder_synthese(atelier, proposee)):
            return
        cle = self._contexte.essayer(lambda: ajouter_sujet(atelier, genre, titre=_NOUVEAU[genre]))
        if cle is not None:
            self._cle = f"garde:{cle}"
            if self._lue is not None:
                self.montrer(self._lue, proposee)
            self.detail.titre.setFocus(Qt.FocusReason.OtherFocusReason)
            self.detail.titre.selectAll()


def _par_cle(lue: SyntheseLue) -> list[tuple[str, SujetLu]]:
    """Chaque ligne sous une clé qui la suit quand on la déplace."""
    return [
        (f"garde:{s.id}" if s.id is not None else f"{s.genre}:{rang}", s)
        for liste in (lue.sujets, lue.axes)
        for rang, s in enumerate(liste)
    ]


def _lignes(lue: SyntheseLue) -> list[Ligne]:
    lignes: list[Ligne] = []
    genre = ""
    for cle, sujet in _par_cle(lue):
        if sujet.genre != genre:
            genre = sujet.genre
            lignes.append(Ligne("", _GROUPES[genre]))
        nombre = len(sujet.paroles)
        dites = accorder(nombre, "parole", "paroles") if nombre else ""
        lignes.append(Ligne(cle, sujet.titre, dites))
    return lignes


def _dire(lue: SyntheseLue) -> str:
    """Ce qu’il faut savoir avant de s’en servir."""
    if lue.retouchee:
        return ""
    return " ".join(lue.remarques)
