"""Un attaquant : il ne reçoit que ce qui est publié, et cherche ce qui a été masqué.

Il connaît la salle (combien de chaque collège ont répondu à chaque tour), le seuil et la règle. Il
soustrait les collèges montrés du total, puis énumère toutes les ventilations des collèges masqués
qui tiennent encore. Ce qui ne peut valoir qu’une chose est deviné.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, product

from charte_studio.domaine.confidentialite import MasqueTours, Ventilation
from charte_studio.domaine.mesures import Repartition

Ligne = tuple[int, ...]
"""Les réponses d’un collège : un nombre par degré, « sans avis » en dernier."""
Tableau = dict[str, Ligne]
Masqueur = Callable[[Sequence[Ventilation], int], MasqueTours]


def en_repartition(ligne: Ligne) -> Repartition:
    return Repartition(tuple(ligne[:-1]), ligne[-1])


def en_ventilation(tableau: Mapping[str, Ligne]) -> Ventilation:
    return {cle: en_repartition(ligne) for cle, ligne in tableau.items()}


@dataclass(frozen=True)
class TourPublie:
    """Ce que la salle et les lecteurs d’un export voient d’un tour."""

    total: Ligne | None
    montres: Mapping[str, Ligne]
    effectifs: Mapping[str, int]
    """Le nombre de réponses de chaque collège : la salle le voit."""

    @property
    def masques(self) -> list[str]:
        return [cle for cle in self.effectifs if cle not in self.montres]

    @property
    def reste(self) -> Ligne:
        """La soustraction : le total moins les collèges montrés."""
        assert self.total is not None
        lignes = list(self.montres.values())
        return tuple(n - sum(ligne[d] for ligne in lignes) for d, n in enumerate(self.total))


def publier(tours: Sequence[Tableau], masque: MasqueTours) -> list[TourPublie]:
    """Ne laisse passer que ce que le masque montre."""
    return [
        TourPublie(
            tuple(map(sum, zip(*tour.values(), strict=True))) if vu.total_montre else None,
            {cle: tour[cle] for cle in sorted(vu.montres)},
            {cle: sum(ligne) for cle, ligne in tour.items()},
        )
        for tour, vu in zip(tours, masque.tours, strict=True)
    ]


def lignes_possibles(effectif: int, reste: Ligne) -> Iterator[Ligne]:
    """Toutes les ventilations de `effectif` réponses qui ne dépassent pas le reste."""
    if not reste:
        if effectif == 0:
            yield ()
        return
    for nombre in range(min(effectif, reste[0]) + 1):
        for suite in lignes_possibles(effectif - nombre, reste[1:]):
            yield (nombre, *suite)


def blocs_possibles(effectifs: Mapping[str, int], reste: Ligne) -> Iterator[Tableau]:
    """Toutes les ventilations des collèges masqués dont la somme est exactement le reste."""
    cles = list(effectifs)
    if not cles:
        if not any(reste):
            yield {}
        return
    premier, autres = cles[0], {cle: effectifs[cle] for cle in cles[1:]}
    for ligne in lignes_possibles(effectifs[premier], reste):
        suite = tuple(n - m for n, m in zip(reste, ligne, strict=True))
        for bloc in blocs_possibles(autres, suite):
            yield {premier: ligne, **bloc}


def mondes_possibles(
    publie: Sequence[TourPublie], limite: int = 30_000
) -> list[tuple[Tableau, ...]] | None:
    """Toutes les ventilations complètes, tour par tour, que la publication permet.

    Un tour dont le total est tu n’apprend rien : il est laissé vide. `None` au-delà de `limite`.
    """
    par_tour: list[list[Tableau]] = []
    nombre = 1
    for tour in publie:
        if tour.total is None:
            par_tour.append([{}])
            continue
        masques = {cle: tour.effectifs[cle] for cle in tour.masques}
        blocs = [{**tour.montres, **bloc} for bloc in blocs_possibles(masques, tour.reste)]
        nombre *= len(blocs)
        if nombre > limite:
            return None
        par_tour.append(blocs)
    return list(product(*par_tour))


def sont_immobiles(monde: Sequence[Tableau]) -> bool:
    """Vrai si, d’un tour au suivant, personne n’a changé d’avis : on n’a fait qu’arriver ou partir.

    C’est le pari de l’attaquant quand deux tours se suivent de près.
    """
    vus = [tour for tour in monde if tour]
    for avant, apres in pairwise(vus):
        for cle in avant:
            ecarts = [b - a for a, b in zip(avant[cle], apres[cle], strict=True)]
            if min(ecarts) < 0 < max(ecarts):
                return False
    return True


def obeit_a_la_regle(
    monde: Sequence[Tableau], publie: Sequence[TourPublie], masqueur: Masqueur, seuil: int
) -> bool:
    """Vrai si la règle, appliquée à ce monde, aurait donné la même publication."""
    vus = [(tableau, tour) for tableau, tour in zip(monde, publie, strict=True) if tour.total]
    masque = masqueur([en_ventilation(tableau) for tableau, _ in vus], seuil)
    return all(
        vu.montres == frozenset(tour.montres)
        for vu, (_, tour) in zip(masque.tours, vus, strict=True)
    )


@dataclass(frozen=True)
class Trouvaille:
    """Une case masquée qui ne peut plus valoir qu’une chose."""

    tour: int
    college: str
    degre: int
    valeur: int


def cases_devinees(
    mondes: Sequence[Sequence[Tableau]], publie: Sequence[TourPublie], seuil: int
) -> list[Trouvaille]:
    """Les cases des collèges masqués sous le seuil que l’attaquant connaît à coup sûr.

    Ne compte pas ce qu’aucun masquage ne peut cacher sans taire le total : un degré que personne
    n’a choisi parmi les masqués, et l’unanimité des masqués.
    """
    trouvailles = []
    for rang, tour in enumerate(publie):
        if tour.total is None:
            continue
        reste = tour.reste
        if max(reste) == sum(reste):
            continue  # unanimes, ou personne
        for cle in tour.masques:
            if not 0 < tour.effectifs[cle] < seuil:
                continue
            for degre in range(len(reste)):
                valeurs = {monde[rang][cle][degre] for monde in mondes}
                if reste[degre] and len(valeurs) == 1:
                    trouvailles.append(Trouvaille(rang, cle, degre, valeurs.pop()))
    return trouvailles


def ecarts_devines(
    mondes: Sequence[Sequence[Tableau]], publie: Sequence[TourPublie], seuil: int
) -> list[tuple[str, Ligne]]:
    """Ce qu’ont répondu moins de `seuil` personnes arrivées ou parties entre deux tours.

    Par collège, quand la différence de ses deux lignes est la même dans tous les mondes.
    """
    devines = []
    for a, b in pairwise(range(len(publie))):
        if publie[a].total is None or publie[b].total is None:
            continue
        for cle in publie[a].effectifs:
            nombre = abs(publie[b].effectifs[cle] - publie[a].effectifs[cle])
            if not 0 < nombre < seuil:
                continue
            ecarts = {
                tuple(y - x for x, y in zip(monde[a][cle], monde[b][cle], strict=True))
                for monde in mondes
            }
            if len(ecarts) == 1:
                devines.append((cle, ecarts.pop()))
    return devines


def retrancher_l_autre_tour(publie: Sequence[TourPublie], seuil: int) -> list[str]:
    """Les collèges masqués que l’on retrouve en pariant que leurs voisins n’ont pas bougé.

    Du reste d’un tour, on retranche les lignes qu’un autre tour montre des autres collèges masqués.
    """
    trouves = []
    for ici, ailleurs in permutations(publie, 2):
        if ici.total is None:
            continue
        for cle in ici.masques:
            voisins = [voisin for voisin in ici.masques if voisin != cle]
            if not 0 < ici.effectifs[cle] < seuil or not ailleurs.montres.keys() >= set(voisins):
                continue
            retires = [ailleurs.montres[voisin] for voisin in voisins]
            ligne = [n - sum(r[d] for r in retires) for d, n in enumerate(ici.reste)]
            if min(ligne) >= 0 and sum(ligne) == ici.effectifs[cle]:
                trouves.append(cle)
    return trouves


def ecart_lisible(avant: Ligne, apres: Ligne, seuil: int) -> bool:
    """Vrai si la différence n’est faite que d’ajouts, ou que de retraits, de moins de `seuil`.

    Les autres semblent immobiles : ce qu’a répondu qui est arrivé ou parti s’y lit.
    """
    ecarts = [b - a for a, b in zip(avant, apres, strict=True)]
    return (min(ecarts) >= 0 or max(ecarts) <= 0) and 0 < abs(sum(ecarts)) < seuil
