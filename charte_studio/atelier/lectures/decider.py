"""Ce que montre Décider : chaque principe, sa répartition, la suggestion, l’issue retenue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, TypeVar

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import compter_presents, lire_atelier
from charte_studio.atelier.lectures.comptes import repartition_du_tour
from charte_studio.atelier.lectures.dissensus import (
    DissensusLu,
    Proposition,
    lire_dissensus,
    proposer_dissensus,
)
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.lectures.mesures import (
    PrincipeMesure,
    TourMesure,
    mesurer_principes,
    mesurer_un,
)
from charte_studio.atelier.lectures.preparer import FormulationLue
from charte_studio.atelier.lectures.se_positionner import ObjectionLue, lire_objections
from charte_studio.atelier.lectures.tours import lire_tours
from charte_studio.atelier.schema import Amendement, Decision, Formulation, Objection, Principe
from charte_studio.domaine.decision import RegleDecision, Suggestion, suggerer
from charte_studio.domaine.niveaux import NiveauSuggere, suggerer_niveau
from charte_studio.domaine.vocabulaire import AMENDEMENT


class _Formulation(Protocol):
    @property
    def niveau(self) -> str: ...


F = TypeVar("F", bound=_Formulation)

NIVEAU_PAR_DEFAUT: Final = "equilibree"
"""La formulation retenue quand personne n’en choisit une autre, si le principe l’a."""


def formulation_par_defaut(
    formulations: Sequence[F], *, niveau: str = NIVEAU_PAR_DEFAUT
) -> F | None:
    """Le dernier amendement adopté, sinon celle de ce niveau, sinon la première."""
    amendees = [f for f in formulations if f.niveau.startswith(f"{AMENDEMENT}-")]
    if amendees:
        return amendees[-1]
    voulues = (f for f in formulations if f.niveau == niveau)
    return next(voulues, next(iter(formulations), None))


def s_ecarte_du_niveau(ligne: LigneDecision, niveau: str) -> bool:
    """Vrai si ce niveau n’est pas celui que la salle a demandé. Un amendement adopté s’en tient
    à ce que la salle a amendé : il ne s’en écarte pas."""
    return (
        ligne.niveau is not None
        and niveau != ligne.niveau.niveau
        and not niveau.startswith(f"{AMENDEMENT}-")
    )


_SANS_POSITION: Final = Suggestion(None, "La salle ne s’est pas encore positionnée.")


@dataclass(frozen=True, slots=True)
class DecisionLue:
    issue: str
    formulation_id: int | None
    justification: str
    suggestion: str
    """L’issue suggérée quand on a tranché, vide si la règle ne disait rien."""
    suggestion_phrase: str
    automatique: bool

    @property
    def suivie(self) -> bool:
        """Vrai si l’on n’a pas contredit la suggestion."""
        return self.suggestion in ("", self.issue)


@dataclass(frozen=True, slots=True)
class LigneDecision:
    """Un principe au moment de décider."""

    principe_id: int
    cle: str
    titre: str
    avant: TourMesure | None
    """Le premier tour, quand un second l’a suivi."""
    mesure: TourMesure | None
    """Le dernier tour clos, `None` si la salle ne s’est pas encore positionnée."""
    tour_ouvert: bool
    objections: dict[str, int]
    """Nombre d’objections par état."""
    formulations: tuple[FormulationLue, ...]
    suggestion: Suggestion
    decision: DecisionLue | None
    niveau: NiveauSuggere | None = None
    """La formulation que demande la salle, quand elle s’est prononcée dessus."""

    @property
    def formulation(self) -> FormulationLue | None:
        """La formulation retenue ou, tant qu’il n’y en a pas, celle qu’on retiendrait."""
        retenue = self.decision.formulation_id if self.decision else None
        par_id = {f.id: f for f in self.formulations}
        return par_id.get(retenue or 0) or formulation_par_defaut(
            self.formulations, niveau=self.niveau.niveau if self.niveau else NIVEAU_PAR_DEFAUT
        )

    @property
    def objections_vives(self) -> int:
        """Les objections ouvertes ou maintenues."""
        return self.objections.get("ouverte", 0) + self.objections.get("maintenue", 0)

    @property
    def a_revoir(self) -> bool:
        """Vrai si ce qui fondait la décision a bougé : la suggestion, ou un tour rouvert."""
        return self.decision is not None and (self.suggestion_depassee or self.tour_ouvert)

    @property
    def suggestion_depassee(self) -> bool:
        """Vrai si la règle ne suggère plus ce qu’elle suggérait quand on a tranché."""
        return self.decision is not None and self.decision.suggestion != (
            self.suggestion.issue or ""
        )


@retenir
def lire_decisions(
    connexion: Connection, principe_id: int | None = None
) -> tuple[LigneDecision, ...]:
    """Les principes à l’ordre du jour, ou un seul, dans l’ordre de l’atelier."""
    if principe_id is None:
        mesures = mesurer_principes(connexion)
    else:
        mesures = _mesurer_un(connexion, principe_id)
    dits = _lire_dits(connexion)

    def ligne(principe: PrincipeMesure) -> LigneDecision:
        clos = [t for t in principe.tours if t.tour.clos]
        return _avec_dits(
            LigneDecision(
                principe_id=principe.id,
                cle=principe.cle,
                titre=principe.titre,
                avant=clos[-2] if len(clos) > 1 else None,
                mesure=clos[-1] if clos else None,
                tour_ouvert=any(not t.tour.clos for t in principe.tours),
                objections={},
                formulations=(),
                suggestion=_SANS_POSITION,
                decision=None,
            ),
            dits,
        )

    return tuple(ligne(principe) for principe in mesures)


def relire_decisions(
    connexion: Connection, lignes: tuple[LigneDecision, ...]
) -> tuple[LigneDecision, ...]:
    """Les mêmes lignes après une décision, une objection ou une formulation : les positions
    n’ont pas bougé, elles ne sont pas recomptées."""
    dits = _lire_dits(connexion)
    return tuple(_avec_dits(ligne, dits) for ligne in lignes)


@dataclass(frozen=True, slots=True)
class DetailDecision:
    """Ce qu’on lit d’un principe avant de trancher, et que le tableau ne montre pas."""

    question: str
    objections: tuple[ObjectionLue, ...]
    dissensus: tuple[DissensusLu, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    """Les désaccords que l’on pourrait consigner."""
    origines: dict[int, str] = field(default_factory=dict)
    """Le texte qu’un amendement adopté a remplacé, par la formulation qu’il est devenu."""


@retenir
def lire_detail(connexion: Connection, principe_id: int) -> DetailDecision:
    """La question posée à la salle, les objections avec leur suite, ce qui a été amendé."""
    question = connexion.execute(
        select(Principe.question).where(Principe.id == principe_id)
    ).scalar_one()
    return DetailDecision(
        question,
        lire_objections(connexion, principe_id),
        lire_dissensus(connexion, principe_id),
        proposer_dissensus(connexion, principe_id),
        _lire_origines(connexion, principe_id),
    )


def _lire_origines(connexion: Connection, principe_id: int) -> dict[int, str]:
    adoptes = select(Amendement.adoptee_id, Amendement.base).where(
        Amendement.principe_id == principe_id, Amendement.adoptee_id.is_not(None)
    )
    return {adoptee: base for adoptee, base in connexion.execute(adoptes) if adoptee is not None}


@dataclass(frozen=True, slots=True)
class _Dits:
    """Ce qui ne se compte pas dans les positions : réglages, objections, décisions…"""

    regle: RegleDecision
    seuil: int
    objections: dict[int, Counter[str]]
    formulations: dict[int, list[FormulationLue]]
    decisions: dict[int, DecisionLue]
    niveaux: dict[int, NiveauSuggere]


def _lire_dits(connexion: Connection) -> _Dits:
    objections: dict[int, Counter[str]] = defaultdict(Counter)
    for identifiant, etat in connexion.execute(select(Objection.principe_id, Objection.etat)):
        objections[identifiant][etat] += 1
    formulations: dict[int, list[FormulationLue]] = defaultdict(list)
    for identifiant, *reste in connexion.execute(
        select(
            Formulation.principe_id, Formulation.id, Formulation.niveau, Formulation.texte
        ).order_by(Formulation.id)
    ):
        formulations[identifiant].append(FormulationLue(*reste))  # type: ignore[arg-type]
    decisions = {
        identifiant: DecisionLue(*reste)  # type: ignore[arg-type]
        for identifiant, *reste in connexion.execute(
            select(
                Decision.principe_id,
                Decision.issue,
                Decision.formulation_id,
                Decision.justification,
                Decision.suggestion,
                Decision.suggestion_phrase,
                Decision.automatique,
            )
        )
    }
    info = lire_atelier(connexion)
    niveaux = _lire_niveaux(connexion, info.seuil)
    return _Dits(info.regle, info.seuil, objections, formulations, decisions, niveaux)


def _lire_niveaux(connexion: Connection, seuil: int) -> dict[int, NiveauSuggere]:
    """La formulation demandée au dernier tour clos de chaque principe qui en a eu un."""
    tours = [tour for tour in lire_tours(connexion, objet="niveau") if tour.clos]
    presents = compter_presents(connexion) if tours else 0
    niveaux: dict[int, NiveauSuggere] = {}
    for tour in tours:  # par rang : le dernier l’emporte
        repartition = repartition_du_tour(connexion, tour.id, tour.echelle, presents)
        suggere = suggerer_niveau(tour.echelle, repartition)
        if suggere and repartition.exprimes < seuil:
            # La médiane de deux personnes dirait ce que veut l’une d’elles.
            suggere = None
        if suggere:
            niveaux[tour.principe_id] = suggere
    return niveaux


def _avec_dits(ligne: LigneDecision, dits: _Dits) -> LigneDecision:
    compte = dits.objections[ligne.principe_id]
    suggestion = _SANS_POSITION
    if ligne.mesure:
        suggestion = suggerer(
            dits.regle,
            ligne.mesure.repartition,
            ligne.mesure.mesures,
            objections_maintenues=compte["maintenue"],
            objections_ouvertes=compte["ouverte"],
        )
    decision = dits.decisions.get(ligne.principe_id)
    if ligne.mesure and ligne.mesure.masque:
        # La phrase compte les voix : elle dirait, et imprimerait, ce que la répartition tait.
        tue = f"Moins de {dits.seuil} personnes se sont exprimées\u00a0: le compte est masqué."
        suggestion = replace(suggestion, phrase=tue)
        if decision and decision.suggestion_phrase:
            decision = replace(decision, suggestion_phrase=tue)
    return replace(
        ligne,
        objections=dict(compte),
        formulations=tuple(dits.formulations[ligne.principe_id]),
        suggestion=suggestion,
        decision=decision,
        niveau=dits.niveaux.get(ligne.principe_id),
    )


def _mesurer_un(connexion: Connection, principe_id: int) -> tuple[PrincipeMesure, ...]:
    """Le principe seul : ses positions sont comptées dans l’index, les autres ne le sont pas."""
    principe = connexion.execute(
        select(Principe.cle, Principe.titre).where(Principe.id == principe_id, Principe.retenu)
    ).one_or_none()
    if principe is None:
        return ()
    tours = mesurer_un(connexion, principe_id)
    return (PrincipeMesure(principe_id, principe.cle, principe.titre, tours),)
