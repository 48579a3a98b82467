"""L’aperçu du découpage : la liste des parties, le texte de celle qu’on lit, et les gestes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.dialogues.texte_existant.colonne_parties import ColonneParties
from charte_studio.interface.dialogues.texte_existant.colonne_texte import ColonneTexte
from charte_studio.interface.dialogues.texte_existant.fiche import Fiche
from charte_studio.interface.dialogues.texte_existant.histoire import (
    Etat,
    Histoire,
    deplacer_ensemble,
    fusionner_ensemble,
)
from charte_studio.interface.dialogues.texte_existant.mots import court, parties_en_mots
from charte_studio.interface.dialogues.texte_existant.remarques import CarteRemarques
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.redaction.decoupage import (
    EXCLUE,
    GENRES,
    PRINCIPE,
    SECTION,
    Decoupage,
    changer_genre,
    eclater,
    renommer,
    scinder,
)
from charte_studio.socle.erreurs import Refus

TOUCHES_GENRE: Final = {PRINCIPE: "P", SECTION: "S", EXCLUE: "X"}
_VIDE: Final = Decoupage("", ())


@dataclass(frozen=True, slots=True)
class TexteDecoupe:
    """Un découpage proposé, et ce qu’on suppose du modèle."""

    decoupage: Decoupage
    titre: str
    cadre: str


class PageDecoupage(QWidget):
    """Émet `refus(phrase)` quand un geste ne peut se faire, `geste_fait()` quand il est fait,
    `autre_texte()` pour revenir au choix du texte."""

    refus = Signal(str)
    geste_fait = Signal()
    autre_texte = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._histoire = Histoire(_VIDE)
        self.fiche = Fiche()
        self.remarques = CarteRemarques()
        self.gauche = ColonneParties()
        self.droite = ColonneTexte()
        self._colonnes = Rangee(seuil=720, ecart=24)
        self.parties = self.gauche.liste
        self.blocs = self.droite.blocs

        self._colonnes.ajouter(self.gauche, 1)
        self._colonnes.ajouter(self.droite, 1)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(12)
        disposition.addWidget(self.fiche)
        disposition.addWidget(self.remarques)
        disposition.addWidget(self._colonnes, 1)

        self._connecter()

    def _connecter(self) -> None:
        self.parties.courant_change.connect(self._lire)
        self.parties.selectionModel().selectionChanged.connect(self._suivre_choix)
        self.parties.place_demandee.connect(self.deplacer, Qt.ConnectionType.QueuedConnection)
        self.parties.renommage_demande.connect(self._renommer)
        self.parties.texte_demande.connect(self.blocs.setFocus)
        self.blocs.coupe_demandee.connect(self.scinder)
        self.gauche.monter.clicked.connect(self._monter)
        self.gauche.descendre.clicked.connect(self._descendre)
        self.gauche.fusionner.clicked.connect(self.fusionner)
        self.gauche.annuler.clicked.connect(self.annuler)
        self.gauche.autre_texte.clicked.connect(self.autre_texte)
        self.droite.genre_demande.connect(self.ranger)
        self.droite.renommer.clicked.connect(self.parties.renommer)
        self.droite.scinder.clicked.connect(self._scinder_au_courant)
        self.droite.eclater.clicked.connect(self.eclater)
        for touche, faire in (
            ("F", self.fusionner),
            ("E", self.eclater),
            ("F2", self.parties.renommer),
            *((touche, self._rangeur(genre)) for genre, touche in TOUCHES_GENRE.items()),
        ):
            raccourci = QShortcut(QKeySequence(touche), self._colonnes)
            raccourci.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            raccourci.activated.connect(faire)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self.annuler)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self).activated.connect(self.refaire)

    # --- ce qu’on montre -----------------------------------------------------------------------

    def montrer(self, decoupe: TexteDecoupe) -> None:
        """Montre un texte qui vient d’être découpé ; le précédent est oublié."""
        self._histoire = Histoire(decoupe.decoupage)
        self.fiche.montrer(decoupe.titre, decoupe.cadre)
        self.remarques.montrer(decoupe.decoupage.remarques)
        self._poser()
        self.parties.setFocus()

    def decoupage(self) -> Decoupage:
        """Le découpage tel qu’il est corrigé."""
        return self._histoire.etat.decoupage

    def corrige(self) -> bool:
        """Vrai si un geste au moins serait perdu."""
        return bool(self._histoire.a_annuler())

    def _poser(self) -> None:
        etat = self._histoire.etat
        self.parties.montrer(etat)
        self.gauche.montrer_bilan(etat.decoupage)
        self.gauche.montrer_annulation(self._histoire.a_annuler())

    @Slot(int)
    def _lire(self, rang: int) -> None:
        parties = self.decoupage().parties
        if 0 <= rang < len(parties):
            self.droite.montrer(parties[rang])
        self._suivre_choix()

    @Slot()
    def _suivre_choix(self) -> None:
        self.gauche.suivre(self.parties.choisies(), len(self.decoupage().parties))

    # --- les gestes ----------------------------------------------------------------------------

    @Slot(str)
    def ranger(self, genre: str) -> None:
        """Range les parties choisies en section, en principe, ou les exclut."""
        choisies = self._choisies()
        decoupage = self.decoupage()
        for rang in choisies:
            if decoupage.parties[rang].genre != genre:
                decoupage = changer_genre(decoupage, rang, genre)
        if decoupage is self.decoupage():
            self._poser()  # le bouton déjà choisi le reste
            return
        quoi = parties_en_mots(decoupage.parties[rang] for rang in choisies)
        self._faire(f"{quoi} en «\u00a0{GENRES[genre]}\u00a0»", lambda _: Etat(decoupage, choisies))

    @Slot(object, int)
    def deplacer(self, rangs: tuple[int, ...], avant: int) -> None:
        """Met des parties devant celle du rang `avant`."""
        if not all(0 <= rang < len(self.decoupage().parties) for rang in rangs):
            return
        etat = deplacer_ensemble(self.decoupage(), rangs, avant)
        anciennes = self.decoupage().parties
        if all(a is b for a, b in zip(anciennes, etat.decoupage.parties, strict=True)):
            return
        self._faire(
            f"déplacement de {parties_en_mots(anciennes[rang] for rang in rangs)}", lambda _: etat
        )

    @Slot()
    def fusionner(self) -> None:
        """Réunit les parties choisies, ou celle-ci et la suivante."""
        choisies = self._choisies()
        if choisies:
            nom = f"fusion de {court(self.decoupage().parties[min(choisies)])}"
            self._faire(nom, lambda decoupage: fusionner_ensemble(decoupage, choisies))

    @Slot(int)
    def scinder(self, apres_bloc: int) -> None:
        """Coupe la partie lue après ce passage, et va à la seconde moitié."""
        rang = self.parties.courant()
        if rang < 0:
            return
        nom = f"coupe de {court(self.decoupage().parties[rang])}"
        self._faire(nom, lambda d: Etat(scinder(d, rang, apres_bloc), (rang + 1,)))

    @Slot()
    def eclater(self) -> None:
        """Fait une partie de chaque élément de la liste choisie."""
        rang, bloc = self.parties.courant(), self.blocs.courant()
        if rang < 0:
            return
        nom = f"liste éclatée de {court(self.decoupage().parties[rang])}"
        self._faire(nom, lambda decoupage: Etat(eclater(decoupage, rang, bloc), (rang,)))

    @Slot()
    def annuler(self) -> None:
        """Annule le dernier geste fait ici."""
        if self._histoire.annuler():
            self._poser()
            self.geste_fait.emit()

    @Slot()
    def refaire(self) -> None:
        """Refait le geste annulé."""
        if self._histoire.refaire():
            self._poser()
            self.geste_fait.emit()

    @Slot(int, str)
    def _renommer(self, rang: int, titre: str) -> None:
        nom = f"nouveau titre de {court(self.decoupage().parties[rang])}"
        self._faire(nom, lambda decoupage: Etat(renommer(decoupage, rang, titre), (rang,)))

    @Slot()
    def _scinder_au_courant(self) -> None:
        self.scinder(self.blocs.courant())

    @Slot()
    def _monter(self) -> None:
        self.parties.deplacer(-1)

    @Slot()
    def _descendre(self) -> None:
        self.parties.deplacer(1)

    def _rangeur(self, genre: str) -> Callable[[], None]:
        return lambda: self.ranger(genre)

    def _choisies(self) -> tuple[int, ...]:
        """Les parties choisies, celle qu’on lit d’abord."""
        choisies, courant = self.parties.choisies(), self.parties.courant()
        if courant not in choisies:
            return choisies
        return (courant, *(rang for rang in choisies if rang != courant))

    def _faire(self, nom: str, operation: Callable[[Decoupage], Etat]) -> None:
        depuis = self._choisies()
        try:
            etat = operation(self.decoupage())
        except Refus as refus:
            self.refus.emit(str(refus))
            return
        self._histoire.faire(nom, etat, depuis=depuis)
        self._poser()
        self.geste_fait.emit()
