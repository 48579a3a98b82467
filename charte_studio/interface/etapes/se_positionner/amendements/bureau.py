"""Le bureau : ce qu’on demande d’un amendement devient des gestes, et rien d’écrit ne se perd."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.gestes.se_positionner import (
    adopter_amendement,
    modifier_amendement,
    proposer_amendement,
    rejeter_amendement,
    retirer_amendement,
    rouvrir_amendement,
)
from charte_studio.atelier.lectures.amendements import AmendementLu, lire_amendements
from charte_studio.atelier.lectures.decider import formulation_par_defaut
from charte_studio.atelier.lectures.se_positionner import PriseDePosition
from charte_studio.domaine.vocabulaire import libelle_niveau
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.amendement import (
    AmendementSaisi,
    BaseAmendable,
    DialogueAmendement,
)
from charte_studio.interface.etapes.se_positionner.amendements.mots import (
    ADOPTER,
    CORRIGER,
    REJETER,
    RETIRER,
    ROUVRIR,
    VOIR,
    nommer,
)

_GESTES: Final[Mapping[str, Callable[[AtelierOuvert, int], None]]] = {
    ADOPTER: adopter_amendement,
    REJETER: rejeter_amendement,
    RETIRER: retirer_amendement,
    ROUVRIR: rouvrir_amendement,
}
_SANS_FORMULATION: Final = (
    "Ce principe n’a pas encore de formulation\u00a0: écrivez-en une à l’étape Préparer pour "
    "pouvoir l’amender."
)
_LECTURE_SEULE: Final = (
    "Cet atelier est ouvert en lecture seule\u00a0: enregistrez-en une copie pour l’amender."
)


class Bureau(QObject):
    """Tient les amendements d’un principe et fait les gestes demandés."""

    lus = Signal(object)
    """Les amendements du principe, à chaque lecture."""
    a_montrer = Signal(int)
    """On veut voir cet amendement en grand, pour le voter ou le trancher."""
    propose = Signal(int)
    """Un amendement vient d’être proposé."""

    def __init__(self, contexte: Contexte, page: QWidget) -> None:
        super().__init__(page)
        self._contexte = contexte
        self._page = page
        self._prise: PriseDePosition | None = None
        self._lus: tuple[AmendementLu, ...] = ()
        self._brouillons: dict[tuple[int, int | None], AmendementSaisi] = {}
        """Ce qu’on a écrit sans l’enregistrer, par principe et par amendement corrigé."""

    def montrer(self, prise: PriseDePosition) -> None:
        """Relit les amendements de ce principe."""
        self._prise = prise
        self._lus = lire_amendements(self._contexte.atelier.connexion, prise.principe.id)
        self.lus.emit(self._lus)

    def regarde(self) -> AmendementLu | None:
        """L’amendement dont la page montre les tours."""
        cle = self._prise.objet.amendement_id if self._prise is not None else None
        return next((lu for lu in self._lus if lu.id == cle), None)

    def tous(self) -> tuple[AmendementLu, ...]:
        """Tous ceux du principe."""
        return self._lus

    @Slot(str, int)
    def faire(self, action: str, amendement_id: int) -> None:
        """Fait ce qu’on demande d’un amendement."""
        if action == VOIR:
            self.a_montrer.emit(amendement_id)
        elif action == CORRIGER:
            self.corriger(amendement_id)
        else:
            self._contexte.reussi(partial(_GESTES[action], self._contexte.atelier, amendement_id))

    @Slot()
    def proposer(self) -> None:
        """Demande un amendement, dans un éditeur rempli de la formulation d’aujourd’hui."""
        prise = self._prise
        if prise is None or not self._peut_ecrire():
            return
        formulations = prise.principe.formulations
        retenue = formulation_par_defaut(formulations)
        if retenue is None:
            self._contexte.notice.emit("info", _SANS_FORMULATION)
            return
        bases = {
            f.id: BaseAmendable(_nommer_base(f.niveau, retenue=f.id == retenue.id), f.texte)
            for f in formulations
        }
        principe_id = prise.principe.id
        depart = self._brouillons.get((principe_id, None))
        if depart is None or depart.formulation_id not in bases:
            depart = AmendementSaisi(retenue.id, retenue.texte, "", None)
        self._ecrire((principe_id, None), "Proposer un amendement", bases, depart)

    def corriger(self, amendement_id: int) -> None:
        """Demande le texte corrigé d’un amendement."""
        lu = next((lu for lu in self._lus if lu.id == amendement_id), None)
        if lu is None or self._prise is None or not self._peut_ecrire():
            return
        origine = lu.formulation_id or 0
        bases = {origine: BaseAmendable(libelle_niveau(lu.niveau) or "Texte d’origine", lu.base)}
        place = (self._prise.principe.id, amendement_id)
        depart = self._brouillons.get(
            place, AmendementSaisi(origine, lu.texte, lu.motif, lu.college_id)
        )
        titre = f"Corriger l’{nommer(lu).lower()}"
        self._ecrire(place, titre, bases, depart, fige=bool(lu.tours))

    def _ecrire(
        self,
        place: tuple[int, int | None],
        titre: str,
        bases: Mapping[int, BaseAmendable],
        depart: AmendementSaisi,
        *,
        fige: bool = False,
    ) -> None:
        assert self._prise is not None
        principe_id, amendement_id = place
        accepte, saisi = DialogueAmendement.demander(
            titre=titre,
            bases=bases,
            colleges={college.id: college.nom for college in self._prise.colleges},
            depart=depart,
            neuf=amendement_id is None,
            fige=fige,
            parent=self._page.window(),
        )
        cle = self._contexte.essayer(partial(self._enregistrer, place, saisi)) if accepte else None
        if cle is not None:
            self._brouillons.pop(place, None)
            if amendement_id is None:
                self.propose.emit(cle)
        elif saisi != depart:
            self._brouillons[principe_id, amendement_id] = saisi

    def _enregistrer(self, place: tuple[int, int | None], saisi: AmendementSaisi) -> int:
        principe_id, amendement_id = place
        atelier = self._contexte.atelier
        if amendement_id is None:
            return proposer_amendement(
                atelier,
                principe_id=principe_id,
                formulation_id=saisi.formulation_id,
                texte=saisi.texte,
                motif=saisi.motif,
                college_id=saisi.college_id,
            )
        modifier_amendement(
            atelier,
            amendement_id,
            texte=saisi.texte,
            motif=saisi.motif,
            college_id=saisi.college_id,
        )
        return amendement_id

    def _peut_ecrire(self) -> bool:
        if self._contexte.atelier.lecture_seule:
            self._contexte.notice.emit("refus", _LECTURE_SEULE)
            return False
        return True


def _nommer_base(niveau: str, *, retenue: bool) -> str:
    return f"{libelle_niveau(niveau)}{', celle qui serait retenue' if retenue else ''}"
