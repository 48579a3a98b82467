"""Les mesures de tous les principes, tour par tour et collège par collège."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, select

from charte_studio.atelier.lectures.commun import (
    CollegeLu,
    compter_presents,
    lire_atelier,
    lire_colleges,
    lire_seuil,
)
from charte_studio.atelier.lectures.comptes import (
    repartition_du_tour,
    repartition_vide,
    repartitions_par_college,
    repartitions_par_tour,
)
from charte_studio.atelier.lectures.memoire import retenir
from charte_studio.atelier.lectures.tours import TourLu, lire_tours
from charte_studio.atelier.schema import Principe
from charte_studio.domaine.confidentialite import MasqueTour, MasqueTours, masquer
from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.mesures import Mesures, Repartition, mesurer


@dataclass(frozen=True, slots=True)
class TourCompte:
    """Un tour compté, avant toute mesure."""

    tour: TourLu
    repartition: Repartition
    par_college: Mapping[int, Repartition]
    """Par clé de collège ; vide quand le mode ne le sait pas."""


@dataclass(frozen=True, slots=True)
class CollegeMesure:
    """La répartition d’un collège ; `masque` dit qu’elle ne se montre pas en public."""

    cle: str
    nom: str
    repartition: Repartition
    masque: bool


@dataclass(frozen=True, slots=True)
class TourMesure:
    """Un tour et ses mesures. `masque` : trop peu d’exprimés pour être montré en public."""

    tour: TourLu
    repartition: Repartition
    mesures: Mesures
    colleges: tuple[CollegeMesure, ...]
    masque: bool
    reunis: Repartition | None = None
    """Les collèges masqués pris ensemble, quand cela se montre."""
    pourquoi: str = ""
    """Pourquoi quelque chose se tait, en une phrase qui peut être projetée."""


@dataclass(frozen=True, slots=True)
class PrincipeMesure:
    id: int
    cle: str
    titre: str
    tours: tuple[TourMesure, ...]

    @property
    def dernier_clos(self) -> TourMesure | None:
        """Le dernier tour clos : celui sur lequel on décide."""
        return next((t for t in reversed(self.tours) if t.tour.clos), None)


def mesurer_tours(
    comptes: Sequence[TourCompte], colleges: tuple[CollegeLu, ...], seuil: int
) -> tuple[TourMesure, ...]:
    """Les tours d’un même objet, mesurés, et ce qui s’en montre en public.

    Ils se masquent ensemble : d’un tour à l’autre non plus, aucune soustraction ne désigne
    quelqu’un. Un tour ouvert ne se montre pas et n’y compte pas.
    """
    cles = {college.id: college.cle for college in colleges}
    clos = [compte for compte in comptes if compte.tour.clos]
    masques = _masquer(tuple(tuple(_ventiler(compte, cles).items()) for compte in clos), seuil)
    par_tour = {compte.tour.id: masque for compte, masque in zip(clos, masques.tours, strict=True)}
    return tuple(
        _mesurer(compte, colleges, par_tour.get(compte.tour.id), seuil) for compte in comptes
    )


@lru_cache(maxsize=512)
def _masquer(
    ventilations: tuple[tuple[tuple[str, Repartition], ...], ...], seuil: int
) -> MasqueTours:
    """`masquer`, retenu : d’une relecture à l’autre, presque aucun principe n’a bougé."""
    return masquer([dict(ventilation) for ventilation in ventilations], seuil)


@lru_cache(maxsize=512)
def _mesures(echelle: Echelle, repartition: Repartition) -> Mesures:
    """`mesurer`, retenu de même."""
    return mesurer(echelle, repartition)


def _ventiler(compte: TourCompte, cles: Mapping[int, str]) -> dict[str, Repartition]:
    """La répartition par collège ; ce qui n’a pas de collège est pris ensemble, sous « »."""
    ventilation = {cles[identifiant]: lue for identifiant, lue in compte.par_college.items()}
    total = compte.repartition
    reste = Repartition(
        tuple(
            n - sum(lue.effectifs[rang] for lue in ventilation.values())
            for rang, n in enumerate(total.effectifs)
        ),
        total.sans_avis - sum(lue.sans_avis for lue in ventilation.values()),
    )
    return {**ventilation, "": reste} if reste.reponses else ventilation


def _mesurer(
    compte: TourCompte, colleges: tuple[CollegeLu, ...], masque: MasqueTour | None, seuil: int
) -> TourMesure:
    """`masque` vaut `None` pour un tour ouvert, dont rien ne se montre."""
    return TourMesure(
        tour=compte.tour,
        repartition=compte.repartition,
        mesures=_mesures(compte.tour.echelle, compte.repartition),
        colleges=tuple(
            CollegeMesure(
                college.cle,
                college.nom,
                compte.par_college[college.id],
                masque is None or college.cle not in masque.montres,
            )
            for college in colleges
            if college.id in compte.par_college
        ),
        masque=0 < compte.repartition.exprimes < seuil
        or (masque and not masque.total_montre) is True,
        reunis=masque.reunis if masque else None,
        pourquoi=masque.phrase if masque else "",
    )


@retenir
def mesurer_principes(connexion: Connection) -> tuple[PrincipeMesure, ...]:
    """Tous les principes retenus, dans l’ordre, avec leurs tours mesurés."""
    info = lire_atelier(connexion)
    colleges = lire_colleges(connexion)
    comptes: dict[int, list[TourCompte]] = defaultdict(list)
    for compte in compter_tours(connexion, lire_tours(connexion), info.echelle, colleges):
        comptes[compte.tour.principe_id].append(compte)
    requete = (
        select(Principe.id, Principe.cle, Principe.titre)
        .where(Principe.retenu)
        .order_by(Principe.rang, Principe.id)
    )
    return tuple(
        PrincipeMesure(*ligne, tours=mesurer_tours(comptes[ligne[0]], colleges, info.seuil))
        for ligne in connexion.execute(requete)
    )


@retenir
def mesurer_un(
    connexion: Connection, principe_id: int, *, objet: str = "principe"
) -> tuple[TourMesure, ...]:
    """Les tours d’un seul principe : les autres positions ne sont pas comptées.

    Les tours d’un même objet se masquent ensemble ; deux amendements, chacun de leur côté.
    """
    colleges = lire_colleges(connexion)
    presents = compter_presents(connexion)
    comptes: dict[int | None, list[TourCompte]] = defaultdict(list)
    for tour in lire_tours(connexion, principe_id, objet=objet):
        par_college = repartitions_par_college(connexion, tour.echelle, colleges, tour.id)
        total = repartition_du_tour(connexion, tour.id, tour.echelle, presents)
        compte = TourCompte(tour, total, par_college.get(tour.id, {}))
        comptes[tour.amendement_id].append(compte)
    seuil = lire_seuil(connexion)
    return tuple(
        mesure
        for ensemble in comptes.values()
        for mesure in mesurer_tours(ensemble, colleges, seuil)
    )


def compter_tours(
    connexion: Connection,
    tours: Sequence[TourLu],
    echelle: Echelle,
    colleges: tuple[CollegeLu, ...],
) -> Iterator[TourCompte]:
    """Les comptes de beaucoup de tours de la même échelle, en deux requêtes."""
    presents = sum(college.presents for college in colleges)
    reparties = repartitions_par_tour(connexion, echelle, presents)
    par_college = repartitions_par_college(connexion, echelle, colleges)
    vide = repartition_vide(echelle, presents)
    for tour in tours:
        yield TourCompte(tour, reparties.get(tour.id, vide), par_college.get(tour.id, {}))
