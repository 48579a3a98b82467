"""Le greffe : ce que la colonne demande devient des gestes, et aucun mot ne se perd."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from charte_studio.atelier.changements import Changements
from charte_studio.atelier.gestes.se_positionner import (
    retirer_contribution,
    retirer_objection,
    traiter_objection,
)
from charte_studio.atelier.lectures.se_positionner import (
    PriseDePosition,
    lire_contributions,
    lire_objections,
)
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.se_positionner.parole.colonne import ColonneParole
from charte_studio.interface.etapes.se_positionner.parole.gestes import enregistrer, garder
from charte_studio.interface.etapes.se_positionner.parole.saisie import Saisie


class Greffe(QObject):
    """Tient la colonne à jour pour un principe et fait les gestes qu’elle demande."""

    def __init__(self, contexte: Contexte, colonne: ColonneParole, parent: QObject) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._atelier = contexte.atelier
        self._colonne = colonne
        self._principe: int | None = None
        self._etats: dict[int, str] = {}
        """L’état de chaque objection montrée."""
        self._mon_geste = False
        self._garde: tuple[str, int, Saisie] | None = None
        """Le dernier brouillon mis à l’abri : sa table, sa clé, ses mots."""
        self._rendu: Saisie | None = None
        """Un brouillon que l’annulation a rendu au formulaire : on ne le garde pas deux fois."""

        colonne.saisie_validee.connect(self._enregistrer)
        colonne.argument_retire.connect(self._retirer_argument)
        colonne.objection_retiree.connect(self._retirer_objection)
        colonne.objection_rouverte.connect(self._rouvrir_objection)

    def montrer(self, prise: PriseDePosition) -> None:
        """Montre tout ce qui s’est dit de ce principe."""
        self._principe = prise.principe.id
        self._etats = {objection.id: objection.etat for objection in prise.objections}
        self._colonne.montrer(prise)

    def suivre(self, changements: Changements) -> None:
        """Relit les paroles, et elles seules."""
        if self._principe is None:
            return
        connexion = self._atelier.connexion
        objections = lire_objections(connexion, self._principe)
        self._etats = {objection.id: objection.etat for objection in objections}
        self._colonne.montrer_paroles(lire_contributions(connexion, self._principe), objections)
        if not self._mon_geste:
            self._reprendre(changements)

    def poser(self) -> None:
        """Met à l’abri les mots en cours de frappe."""
        saisie = self._colonne.brouillon()
        if saisie is None or saisie == self._rendu or self._principe is None:
            return
        principe, etat = self._principe, self._etats.get(saisie.cible or 0, "ouverte")
        cle = self._faire(partial(garder, self._atelier, principe, saisie, etat=etat))
        if cle is not None:
            table = "contribution" if saisie.genre == "argument" else "objection"
            self._garde = (table, cle, saisie) if saisie.cible is None else None
            self._colonne.ranger()

    @Slot(object)
    def _enregistrer(self, saisie: Saisie) -> None:
        if self._principe is None:
            return
        cle = self._faire(partial(enregistrer, self._atelier, self._principe, saisie))
        if cle is not None:
            self._garde = self._rendu = None
            self._colonne.ranger()
            self._colonne.devoiler(saisie.genre, cle)

    @Slot(int)
    def _retirer_argument(self, argument_id: int) -> None:
        self._contexte.reussi(partial(retirer_contribution, self._atelier, argument_id))

    @Slot(int)
    def _retirer_objection(self, objection_id: int) -> None:
        self._contexte.reussi(partial(retirer_objection, self._atelier, objection_id))

    @Slot(int)
    def _rouvrir_objection(self, objection_id: int) -> None:
        rouvrir = partial(traiter_objection, self._atelier, objection_id, etat="ouverte")
        self._contexte.reussi(rouvrir)

    def _faire(self, geste: Callable[[], int]) -> int | None:
        """Fait un geste dont le changement n’est pas une annulation."""
        self._mon_geste = True
        try:
            return self._contexte.essayer(geste)
        finally:
            self._mon_geste = False

    def _reprendre(self, changements: Changements) -> None:
        """Annuler un brouillon mis à l’abri le rend au formulaire."""
        if self._garde is None:
            return
        table, cle, saisie = self._garde
        if any(ligne.id == cle and ligne.apres is None for ligne in changements.de(table)):
            self._garde, self._rendu = None, saisie
            self._colonne.demander(saisie)
