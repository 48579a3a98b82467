"""La colonne de droite : ce qui se dit du principe, noté sans quitter la page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.atelier.lectures.se_positionner import (
    ContributionLue,
    ObjectionLue,
    PriseDePosition,
)
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
    """Deux boutons, un formulaire quand on écrit, puis objections, arguments et amorces."""

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

    def _assembler(self) -> None:
        self.setAccessibleName("Ce qui se dit")
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=6)
        for bouton in (self.ajouter_argument, self.ajouter_objection):
            bouton.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flot.addWidget(bouton)
        for liste in (self._objections, self._arguments):
            liste.setSpacing(8)
        contenu = self._defilement.disposition
        contenu.setContentsMargins(_MARGE, 14, _BORD, _MARGE)
        contenu.setSpacing(8)
        contenu.addWidget(Texte("Ce qui se dit", "entete"))
        contenu.addWidget(boutons)
        contenu.addWidget(self.formulaire)
        contenu.addWidget(self._rien)
        contenu.addLayout(self._objections)
        contenu.addLayout(self._arguments)
        contenu.addWidget(self.amorces)
        contenu.addStretch(1)
        self.formulaire.hide()
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

    def devoiler(self, genre: Genre, cle: int) -> None:
        """Amène une parole sous les yeux."""
        vues: dict[int, Dit] = {**(self.arguments if genre == "argument" else self.objections)}
        if cle in vues:
            # Une fois la colonne remise en page : la parole vient d’y entrer.
            QTimer.singleShot(0, vues[cle], lambda: self._devoiler(vues[cle]))

    def _devoiler(self, parole: Dit) -> None:
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
    """Une vue par clé, dans l’ordre : on retire les parties, on bâtit les venues."""
    for cle in [cle for cle in vues if cle not in set(cles)]:
        vue = vues.pop(cle)
        liste.removeWidget(vue)
        vue.hide()
        vue.deleteLater()
    for rang, cle in enumerate(cles):
        if cle not in vues:
            vues[cle] = batir()
            liste.insertWidget(rang, vues[cle])
