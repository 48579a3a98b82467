"""Ce que montre Décider : chaque principe, sa répartition, la suggestion, l’issue retenue."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.mesures import PrincipeMesure, TourMesure, mesurer_principes
from charte_studio.atelier.lectures.preparer import FormulationLue
from charte_studio.atelier.schema import Decision, Formulation, Objection
from charte_studio.domaine.decision import Suggestion, suggerer


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


def lire_decisions(
    connexion: Connection, principe_id: int | None = None
) -> tuple[LigneDecision, ...]:
    """Les principes à l’ordre du jour, ou un seul, dans l’ordre de l’atelier."""
    regle = lire_atelier(connexion).regle
    objections: dict[int, Counter[str]] = defaultdict(Counter)
    for identifiant, etat in connexion.execute(select(Objection.principe_id, Objection.etat)):
        objections[identifiant][etat] += 1
    formulations: dict[int, list[FormulationLue]] = defaultdict(list)
    for identifiant, *reste in connexion.execute(
        select(
            Formulation.principe_id, Formulation.id, Formulation.niveau, Formulation.texte
        ).order_by(Formulation.id)
    ).tuples():
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

    def ligne(principe: PrincipeMesure) -> LigneDecision:
        clos = [t for t in principe.tours if t.tour.clos]
        mesure = clos[-1] if clos else None
        compte = objections[principe.id]
        suggestion = (
            suggerer(
                regle,
                mesure.repartition,
                mesure.mesures,
                objections_maintenues=compte["maintenue"],
                objections_ouvertes=compte["ouverte"],
            )
            if mesure
            else Suggestion(None, "La salle ne s’est pas encore positionnée.")
        )
        return LigneDecision(
            principe_id=principe.id,
            cle=principe.cle,
            titre=principe.titre,
            avant=clos[-2] if len(clos) > 1 else None,
            mesure=mesure,
            tour_ouvert=any(not t.tour.clos for t in principe.tours),
            objections=dict(compte),
            formulations=tuple(formulations[principe.id]),
            suggestion=suggestion,
            decision=decisions.get(principe.id),
        )

    return tuple(
        ligne(principe)
        for principe in mesurer_principes(connexion)
        if principe_id is None or principe.id == principe_id
    )
