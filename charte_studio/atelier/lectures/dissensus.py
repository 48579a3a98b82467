"""Les désaccords consignés, et ce que l’outil propose d’en écrire."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.lectures.mesures import CollegeMesure, TourMesure, mesurer_un
from charte_studio.atelier.lectures.se_positionner import ObjectionLue, lire_objections
from charte_studio.atelier.schema import College, Dissensus, Principe
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.francais import accorder


@dataclass(frozen=True, slots=True)
class DissensusLu:
    id: int
    principe_id: int
    college_id: int | None
    college: str
    """Vide : une part de la salle."""
    texte: str
    relu: bool


@dataclass(frozen=True, slots=True)
class Proposition:
    """Un désaccord que l’on pourrait consigner, et le texte dont on partirait."""

    college_id: int | None
    college: str
    texte: str


@retenir
def lire_dissensus(
    connexion: Connection, principe_id: int | None = None
) -> tuple[DissensusLu, ...]:
    """Les désaccords consignés d’un principe, ou de tous, dans l’ordre des principes."""
    requete = (
        select(
            Dissensus.id,
            Dissensus.principe_id,
            Dissensus.college_id,
            func.coalesce(College.nom, ""),
            Dissensus.texte,
            Dissensus.relu,
        )
        .join(Principe, Principe.id == Dissensus.principe_id)
        .outerjoin(College, College.id == Dissensus.college_id)
        .order_by(Principe.rang, Principe.id, Dissensus.id)
    )
    if principe_id is not None:
        requete = requete.where(Dissensus.principe_id == principe_id)
    return tuple(DissensusLu(*ligne) for ligne in connexion.execute(requete))


@retenir
def proposer_dissensus(connexion: Connection, principe_id: int) -> tuple[Proposition, ...]:
    """De quoi partir pour écrire les désaccords d’un principe, un par collège qui en porte un.

    Un collège en porte un s’il maintient une objection, ou si sa répartition se montre et penche
    du côté défavorable. Rien de masqué n’y entre.
    """
    clos = [tour for tour in mesurer_un(connexion, principe_id) if tour.tour.clos]
    dernier = clos[-1] if clos else None
    maintenues = [o for o in lire_objections(connexion, principe_id) if o.etat == "maintenue"]
    deja = {lu.college_id for lu in lire_dissensus(connexion, principe_id)}
    ids = dict(connexion.execute(select(College.cle, College.id)).all())
    propositions = []
    for college_id in dict.fromkeys((*_opposes(dernier, ids), *(o.college_id for o in maintenues))):
        if college_id in deja:
            continue
        siennes = [o for o in maintenues if o.college_id == college_id]
        mesure = _mesure(dernier, ids, college_id)
        nom = mesure.nom if mesure else next((o.college for o in siennes), "")
        texte = _rediger(nom, mesure, dernier, siennes)
        propositions.append(Proposition(college_id, nom, texte))
    return tuple(propositions)


def _opposes(tour: TourMesure | None, ids: dict[str, int]) -> Iterable[int]:
    """Les collèges montrables dont plus de la moitié des exprimés sont défavorables."""
    if tour is None or tour.masque:
        return
    for college in tour.colleges:
        exprimes = college.repartition.exprimes
        if not college.masque and exprimes and 2 * _contre(college, tour.tour.echelle) > exprimes:
            yield ids[college.cle]


def _mesure(
    tour: TourMesure | None, ids: dict[str, int], college_id: int | None
) -> CollegeMesure | None:
    if tour is None:
        return None
    return next((c for c in tour.colleges if ids[c.cle] == college_id), None)


def _contre(college: CollegeMesure, echelle: Echelle) -> int:
    effectifs = college.repartition.effectifs
    return sum(effectifs[len(effectifs) - echelle.defavorables :])


def _rediger(
    nom: str,
    mesure: CollegeMesure | None,
    tour: TourMesure | None,
    objections: Iterable[ObjectionLue],
) -> str:
    """Une ou deux phrases, que la salle récrira."""
    phrases = []
    if mesure and tour and not mesure.masque and not tour.masque:
        contre, exprimes = _contre(mesure, tour.tour.echelle), mesure.repartition.exprimes
        if 2 * contre > exprimes:
            personnes = accorder(contre, "personne", "personnes")
            phrases.append(
                f"Dans le collège « {nom} », {personnes} sur {exprimes} ne sont pas d’accord."
            )
    phrases += [objection.texte for objection in objections]
    return "\n\n".join(phrases)
