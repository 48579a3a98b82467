"""La colonne de droite : ce qui se dit du principe, noté sans quitter la page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from charte_studio.atelier.lectures.amendements import AmendementLu
from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.atelier.lectures.se_positionner import (
    ContributionLue,
    ObjectionLue,
    PriseDePosition,
)
from charte_studio.interface.etapes.se_positionner.amendements.liste import ListeAmendements
from charte_studio.interface.etapes.se_positionner.disposition import hauteur_selon_largeur
from charte_studio.interface.etapes.se_positionner.parole.amorces import Amorces
from charte_studio.interface.etapes.se_positionner.parole.argument import ArgumentDit
from charte_studio.interface.etapes.se_positionner.parole.dit import Dit
from charte_studio.interface.etapes.se_positionner.parole.formulaire import Formulaire
from charte_studio.interface.etapes.se_positionner.parole.objection import ObjectionDite
from charte_studio.interface.etapes.se_positionner.parole.saisie import Genre, Saisie
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.zone import Zone

_MARGE = 18
_BORD = 6
D = TypeVar("D", bound=Dit)
_RIEN = "Rien n’est encore noté. Gardez les mots des personnes, même maladroits."


class ColonneParole(Zone):
    """Trois boutons, un formulaire quand on écrit, puis ce qui s’est dit, ou les amendements."""

    saisie_validee = Signal(object)
    saisie_finie = Signal()
    """Le formulaire va se ranger : le clavier peut partir."""
    objection_rouverte = Signal(int)
    objection_retiree = Signal(int)
    argument_retire = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("colonne_droite", parent)
        self._colleges: tuple[CollegeLu, ...] = ()
        self.ajouter_argument = Bouton("Argument", raccourci="A")
        self.ajouter_objection = Bouton("Objection", raccourci="O")
        self.ajouter_amendement = Bouton("Amendement", raccourci="D")
        self.voir_paroles = Bouton("Paroles", role="filtre")
        self.voir_amendements = Bouton("Amendements", role="filtre")
        self._vues = QWidget()
        self._paroles = QWidget()
        self.amendements = ListeAmendements()
        self.formulaire = Formulaire()
        self._defilement = Defilant()
        self._rien = Texte(_RIEN, "seconde")
        self._objections, self._arguments = QVBoxLayout(), QVBoxLayout()
        self.objections: dict[int, ObjectionDite] = {}
        self.arguments: dict[int, ArgumentDit] = {}
        self.amorces = Amorces()

        self._assembler()

        self.ajouter_argument.clicked.connect(lambda: self.demander(Saisie("argument")))
        self.ajouter_objection.clicked.connect(lambda: self.demander(Saisie("objection")))
        self.formulaire.validee.connect(self.saisie_validee)
        self.formulaire.abandonnee.connect(self.ranger)
        self.voir_amendements.toggled.connect(self._changer_vue)

    def _assembler(self) -> None:
        self.setAccessibleName("Ce qui se dit")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=6)
        vues = DispositionFlot(self._vues, ecart=4)
        groupe = QButtonGroup(self)
        for bouton in (self.ajouter_argument, self.ajouter_objection, self.ajouter_amendement):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flot.addWidget(bouton)
        for bouton in (self.voir_paroles, self.voir_amendements):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            vues.addWidget(bouton)
        for cadre in (boutons, self._vues):
            cadre.setSizePolicy(hauteur_selon_largeur())
        self.voir_paroles.setChecked(True)
        for liste in (self._objections, self._arguments):
            liste.setSpacing(8)
        contenu = self._defilement.disposition
        contenu.setContentsMargins(_MARGE, 14, _BORD, _MARGE)
        contenu.setSpacing(8)
        contenu.addWidget(Texte("Ce qui se dit", "entete"))
        contenu.addWidget(boutons)
        contenu.addWidget(self.formulaire)
        contenu.addWidget(self._vues)
        contenu.addWidget(self._paroles)
        contenu.addWidget(self.amendements)
        paroles = QVBoxLayout(self._paroles)
        paroles.setContentsMargins(0, 0, 0, 0)
        paroles.setSpacing(8)
        paroles.addWidget(self._rien)
        paroles.addLayout(self._objections)
        paroles.addLayout(self._arguments)
        paroles.addWidget(self.amorces)
        contenu.addStretch(1)
        self.formulaire.hide()
        self._vues.hide()
        self.amendements.hide()
        self._defilement.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(self._defilement)

    # --- montrer -------------------------------------------------------------------------------

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre tout ce qui s’est dit du principe."""
        self._colleges = prise.colleges
        self.montrer_paroles(prise.contributions, prise.objections)
        muet = not (prise.contributions or prise.objections)
        self.amorces.montrer(prise.principe.id, prise.principe.amorces, muet=muet)

    def remonter(self) -> None:
        """Un autre principe se lit depuis le haut."""
        self._defilement.verticalScrollBar().setValue(0)

    def montrer_paroles(
        self, contributions: Sequence[ContributionLue], objections: Sequence[ObjectionLue]
    ) -> None:
        """Montre ces paroles ; celles qui n’ont pas changé gardent leur place et le clavier."""
        _accorder(self.objections, self._objections, [o.id for o in objections], self._objection)
        for objection in objections:
            self.objections[objection.id].montrer(objection)
        _accorder(self.arguments, self._arguments, [c.id for c in contributions], self._argument)
        for contribution in contributions:
            self.arguments[contribution.id].montrer(contribution)
        self._rien.setVisible(not (contributions or objections))
        self.voir_paroles.setText(f"Paroles · {len(contributions) + len(objections)}")

    @Slot(object)
    def montrer_amendements(self, amendements: Sequence[AmendementLu]) -> None:
        """Montre les amendements du principe ; sans eux, la colonne n’a qu’une vue."""
        self.amendements.montrer(amendements)
        self.voir_amendements.setText(f"Amendements · {len(amendements)}")
        self._vues.setVisible(bool(amendements))
        if not amendements:
            self.voir_paroles.setChecked(True)

    @Slot(int)
    def devoiler_amendement(self, cle: int) -> None:
        """Amène un amendement sous les yeux."""
        self.voir_amendements.setChecked(True)
        if cle in self.amendements.dits:
            dit = self.amendements.dits[cle]
            QTimer.singleShot(0, dit, lambda: self._devoiler(dit))

    @Slot(bool)
    def _changer_vue(self, amendements: bool) -> None:
        self.amendements.setVisible(amendements)
        self._paroles.setVisible(not amendements)

    def devoiler(self, genre: Genre, cle: int) -> None:
        """Amène une parole sous les yeux."""
        self.voir_paroles.setChecked(True)
        vues: dict[int, Dit] = {**(self.arguments if genre == "argument" else self.objections)}
        if cle in vues:
            # Une fois la colonne remise en page : la parole vient d’y entrer.
            QTimer.singleShot(0, vues[cle], lambda: self._devoiler(vues[cle]))

    def _devoiler(self, parole: QWidget) -> None:
        self._defilement.ensureWidgetVisible(parole, 0, 12)

    # --- écrire --------------------------------------------------------------------------------

    def demander(self, saisie: Saisie) -> None:
        """Ouvre le formulaire sur cette saisie. Des mots déjà écrits y restent."""
        if self.brouillon() is None:
            self.formulaire.demander(saisie, self._colleges)
            self.formulaire.show()
        elif saisie.cible is None:
            self.formulaire.changer_de_genre(saisie.genre)
        self.remonter()
        self.formulaire.mener()

    def ecrit(self) -> bool:
        """Vrai si le formulaire est ouvert."""
        return not self.formulaire.isHidden()

    def brouillon(self) -> Saisie | None:
        """Ce qui est écrit et pas encore enregistré."""
        return self.formulaire.saisie() if self.ecrit() and self.formulaire.modifiee() else None

    def ranger(self) -> None:
        """Range le formulaire. Le clavier le quitte d’abord : Qt ne fait pas défiler la colonne."""
        self.saisie_finie.emit()
        self.formulaire.hide()

    def _objection(self) -> ObjectionDite:
        vue = ObjectionDite()
        vue.corrige.connect(self.demander)
        vue.rouverte.connect(self.objection_rouverte)
        vue.retire.connect(self.objection_retiree)
        return vue

    def _argument(self) -> ArgumentDit:
        vue = ArgumentDit()
        vue.corrige.connect(self.demander)
        vue.retire.connect(self.argument_retire)
        return vue


def _accorder(
    vues: dict[int, D], liste: QVBoxLayout, cles: Sequence[int], batir: Callable[[], D]
) -> None:
    """Une vue par clé, dans l’ordre. Celles qui partent servent aux venues ; celles qui restent
    ne bougent pas."""
    libres = [vues.pop(cle) for cle in [cle for cle in vues if cle not in set(cles)]]
    for vue in libres:
        liste.removeWidget(vue)
    for rang, cle in enumerate(cles):
        if cle not in vues:
            vues[cle] = libres.pop(0) if libres else batir()
            liste.insertWidget(rang, vues[cle])
    for vue in libres:
        vue.hide()
        vue.deleteLater()
