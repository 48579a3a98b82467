"""Les gestes de la carte des désaccords : demander, écrire, faire relire, retirer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.gestes.dissensus import (
    consigner_dissensus,
    faire_relire,
    modifier_dissensus,
    retirer_dissensus,
)
from charte_studio.atelier.lectures.commun import lire_colleges
from charte_studio.atelier.lectures.decider import DetailDecision
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.desaccord import (
    SALLE,
    DesaccordSaisi,
    DialogueDesaccord,
)
from charte_studio.interface.etapes.decider.carte_desaccords import (
    UNE_PART_DE_LA_SALLE,
    CarteDesaccords,
)


class Desaccords(QObject):
    """Relie la carte aux gestes, pour le principe montré."""

    def __init__(self, contexte: Contexte, carte: CarteDesaccords, page: QWidget) -> None:
        super().__init__(page)
        self._contexte = contexte
        self._page = page
        self._principe: int | None = None
        self._detail: DetailDecision | None = None

        carte.consigner.connect(self.consigner)
        carte.recrire.connect(self._recrire)
        carte.retirer.connect(self._retirer)
        carte.relu.connect(self._relire)

    def suivre(self, principe: int, detail: DetailDecision) -> None:
        """Dit quel principe est à l’écran, et ce qu’on en sait."""
        self._principe, self._detail = principe, detail

    @Slot()
    def consigner(self) -> None:
        """Demande un nouveau désaccord."""
        principe, detail = self._principe, self._detail
        if principe is None or detail is None:
            return
        premiere = detail.propositions[0] if detail.propositions else None
        depart = DesaccordSaisi(
            _cle(premiere.college_id if premiere else None),
            premiere.texte if premiere else "",
            False,
        )
        saisi = self._demander(depart, nouveau=True)
        if saisi is not None:
            self._faire(
                lambda: consigner_dissensus(
                    self._contexte.atelier,
                    principe_id=principe,
                    texte=saisi.texte,
                    college_id=_id(saisi.college),
                    relu=saisi.relu,
                )
            )

    @Slot(int)
    def _recrire(self, dissensus_id: int) -> None:
        if self._detail is None:
            return
        lu = next(d for d in self._detail.dissensus if d.id == dissensus_id)
        depart = DesaccordSaisi(_cle(lu.college_id), lu.texte, lu.relu)
        saisi = self._demander(depart, nouveau=False)
        if saisi is not None:
            self._faire(
                lambda: modifier_dissensus(
                    self._contexte.atelier,
                    dissensus_id,
                    texte=saisi.texte,
                    college_id=_id(saisi.college),
                    relu=saisi.relu,
                )
            )

    @Slot(int)
    def _retirer(self, dissensus_id: int) -> None:
        self._faire(lambda: retirer_dissensus(self._contexte.atelier, dissensus_id))

    @Slot(int, bool)
    def _relire(self, dissensus_id: int, relu: bool) -> None:
        self._faire(lambda: faire_relire(self._contexte.atelier, dissensus_id, relu))

    def _demander(self, depart: DesaccordSaisi, *, nouveau: bool) -> DesaccordSaisi | None:
        assert self._detail is not None
        colleges = lire_colleges(self._contexte.atelier.connexion)
        propositions = self._detail.propositions if nouveau else ()
        return DialogueDesaccord.demander(
            colleges={
                **{_cle(college.id): college.nom for college in colleges},
                SALLE: UNE_PART_DE_LA_SALLE,
            },
            propositions={_cle(p.college_id): p.texte for p in propositions},
            depart=depart,
            nouveau=nouveau,
            parent=self._page.window(),
        )

    def _faire(self, geste: Callable[[], object]) -> None:
        self._contexte.reussi(geste)


def _cle(college_id: int | None) -> str:
    return SALLE if college_id is None else str(college_id)


def _id(cle: str) -> int | None:
    return None if cle == SALLE else int(cle)
