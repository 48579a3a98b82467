"""Les amendements d’un principe : ce qu’ils changent, ce que la salle en dit, leur sort."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.commun import lire_atelier
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.lectures.mesures import TourMesure, mesurer_un
from charte_studio.atelier.schema import Amendement, College, Formulation, Principe
from charte_studio.domaine.decision import Suggestion, suggerer_amendement


@dataclass(frozen=True, slots=True)
class AmendementLu:
    id: int
    numero: int
    principe_id: int
    formulation_id: int | None
    niveau: str
    """Le niveau de la formulation visée, vide si elle n’est plus là."""
    base: str
    """Le texte qu’il remplace, tel qu’il était quand on l’a proposé."""
    texte: str
    motif: str
    college_id: int | None
    college: str
    etat: str
    base_depassee: bool
    """Vrai si la formulation visée a changé depuis."""
    tours: tuple[TourMesure, ...]
    suggestion: Suggestion | None
    """Ce que donne la règle annoncée sur le dernier vote clos ; `None` sans vote, ou s’il s’en
    tient un."""

    @property
    def tranche(self) -> bool:
        """Vrai s’il est adopté, rejeté ou retiré."""
        return self.etat != "propose"

    @property
    def tour_ouvert(self) -> TourMesure | None:
        return next((tour for tour in self.tours if not tour.tour.clos), None)

    @property
    def dernier_clos(self) -> TourMesure | None:
        return next((tour for tour in reversed(self.tours) if tour.tour.clos), None)


@retenir
def lire_amendements(
    connexion: Connection, principe_id: int | None = None
) -> tuple[AmendementLu, ...]:
    """Les amendements d’un principe, ou de tous ceux à l’ordre du jour, par numéro."""
    requete = (
        select(
            Amendement.id,
            Amendement.numero,
            Amendement.principe_id,
            Amendement.formulation_id,
            func.coalesce(Formulation.niveau, "").label("niveau"),
            Formulation.texte.label("actuel"),
            Amendement.base,
            Amendement.texte,
            Amendement.motif,
            Amendement.college_id,
            func.coalesce(College.nom, "").label("college"),
            Amendement.etat,
        )
        .join(Principe, Principe.id == Amendement.principe_id)
        .outerjoin(Formulation, Formulation.id == Amendement.formulation_id)
        .outerjoin(College, College.id == Amendement.college_id)
        .where(Principe.retenu)
        .order_by(Amendement.numero)
    )
    if principe_id is not None:
        requete = requete.where(Amendement.principe_id == principe_id)
    lignes = connexion.execute(requete).all()
    if not lignes:
        return ()
    info = lire_atelier(connexion)
    tours = _tours(connexion, {ligne.principe_id for ligne in lignes})

    def suggestion(mesures: tuple[TourMesure, ...]) -> Suggestion | None:
        clos = [mesure for mesure in mesures if mesure.tour.clos]
        if len(clos) < len(mesures) or not clos:
            return None
        if clos[-1].masque:
            # La phrase compte les voix : elle dirait ce que la répartition tait.
            tue = f"Moins de {info.seuil} personnes se sont exprimées\u00a0: le compte est masqué."
            return Suggestion(None, tue)
        return suggerer_amendement(info.regle, clos[-1].repartition, clos[-1].mesures)

    return tuple(
        AmendementLu(
            id=ligne.id,
            numero=ligne.numero,
            principe_id=ligne.principe_id,
            formulation_id=ligne.formulation_id,
            niveau=ligne.niveau,
            base=ligne.base,
            texte=ligne.texte,
            motif=ligne.motif,
            college_id=ligne.college_id,
            college=ligne.college,
            etat=ligne.etat,
            base_depassee=ligne.actuel is not None and ligne.actuel != ligne.base,
            tours=tuple(tours[ligne.id]),
            suggestion=suggestion(tuple(tours[ligne.id])),
        )
        for ligne in lignes
    )


def _tours(connexion: Connection, principes: set[int]) -> dict[int, list[TourMesure]]:
    """Les tours mesurés de chaque amendement ; ceux d’un même amendement se masquent ensemble."""
    par_amendement: dict[int, list[TourMesure]] = defaultdict(list)
    for principe_id in sorted(principes):
        for mesure in mesurer_un(connexion, principe_id, objet="amendement"):
            if mesure.tour.amendement_id is not None:
                par_amendement[mesure.tour.amendement_id].append(mesure)
    return par_amendement
