"""Ce qui peut être montré d’un collège sans désigner une personne, tous tours compris."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from charte_studio.domaine.francais import accorder
from charte_studio.domaine.repartition import Repartition, additionner

SEUIL_PAR_DEFAUT: Final = 3
SEUILS_POSSIBLES: Final = (3, 4, 5)

PETIT, ECART, COMPLEMENT = "petit", "ecart", "complement"

Ventilation = Mapping[str, Repartition]
"""La répartition de chaque collège à un tour, par clé de collège."""


def colleges_masques(effectifs: Mapping[str, int], seuil: int = SEUIL_PAR_DEFAUT) -> frozenset[str]:
    """Les collèges dont la ventilation est masquée, masquage complémentaire compris.

    `effectifs` : nombre de réponses par collège. Un collège sous le seuil (et non vide) est
    masqué. Comme le total est montré, le reste de la soustraction ne doit jamais descendre sous
    le seuil : on masque alors d’autres collèges, du plus petit au plus grand, jusqu’à ce que les
    collèges masqués soient au moins deux et réunissent assez de réponses. Pour un seul tour ; les
    tours d’un même principe se masquent ensemble, par `masquer`.
    """
    presents = sorted((n, cle) for cle, n in effectifs.items() if n > 0)
    masques = [(n, cle) for n, cle in presents if n < seuil]
    autres = [(n, cle) for n, cle in presents if n >= seuil]
    while masques and autres and (len(masques) < 2 or sum(n for n, _ in masques) < seuil):
        masques.append(autres.pop(0))
    return frozenset(cle for _, cle in masques)


@dataclass(frozen=True, slots=True)
class MasqueTour:
    """Ce qui se montre d’un tour."""

    total_montre: bool
    montres: frozenset[str]
    """Les collèges dont la ventilation se montre."""
    masques: frozenset[str]
    """Les collèges qui ont répondu et dont la ventilation se tait."""
    unanimes: frozenset[str]
    """Collèges montrés dont toutes les réponses sont les mêmes : chacune s’y lit sans calcul."""
    reunis: Repartition | None
    """Les collèges masqués pris ensemble : ce que la soustraction donne déjà, donc montrable.
    `None` si rien n’est masqué, si tout l’est, ou si le total ne se montre pas."""
    phrase: str
    """Pourquoi, en une phrase qui peut être projetée ; vide si tout se montre."""


@dataclass(frozen=True, slots=True)
class MasqueTours:
    """Ce qui se montre des tours successifs d’un même principe."""

    tours: tuple[MasqueTour, ...]
    masques: frozenset[str]
    """Les collèges masqués à tous les tours du principe."""
    raisons: Mapping[str, str]
    """Par collège masqué : `PETIT`, `ECART` ou `COMPLEMENT`. Pour l’animation, pas pour la
    salle : dire lequel est sous le seuil ou a peu bougé en dit déjà trop."""
    alertes: tuple[str, ...]
    """Ce que le masquage ne peut pas cacher, pour l’animation."""


def masquer(tours: Sequence[Ventilation], seuil: int = SEUIL_PAR_DEFAUT) -> MasqueTours:
    """Ce qui se montre des tours d’un même principe, dans l’ordre, sans soustraction possible.

    La règle : les mêmes collèges sont masqués à tous les tours. Un collège l’est s’il a donné moins
    de `seuil` réponses à un tour, ou si l’écart entre deux de ses tours se lit (`ecart_lisible`).
    On masque ensuite les plus petits des autres jusqu’à ce que, à chaque tour, les masqués soient
    au moins deux et réunissent le seuil, et que l’écart de leur somme ne se lise pas non plus.

    Un total de moins de `seuil` réponses, ou de moins de `seuil` exprimés, ne se montre pas ; le
    tour tout entier se tait alors, et ne compte pas dans la règle. Ajouter un tour ne démasque
    jamais un collège tant que les tours d’avant restent les mêmes.

    Ce que la règle laisse et signale : l’unanimité (d’un collège montré, des masqués réunis, du
    total) se lit sans calcul ; un degré que personne n’a choisi parmi les masqués vaut zéro pour
    chacun d’eux ; un total dont l’écart se lit d’un tour à l’autre, car il reste montré.
    """
    montres = [total_montre(tour, seuil) for tour in tours]
    visibles = [tour for tour, montre in zip(tours, montres, strict=True) if montre]
    raisons = _raisons(visibles, seuil)
    masques = frozenset(raisons)
    return MasqueTours(
        tuple(
            _masque_du_tour(tour, masques, seuil, montre)
            for tour, montre in zip(tours, montres, strict=True)
        ),
        masques,
        raisons,
        tuple(_alertes(visibles, masques, seuil)),
    )


def total_montre(tour: Ventilation, seuil: int) -> bool:
    """Vrai si le total d’un tour peut se montrer : assez de réponses, et assez d’exprimés."""
    reponses = sum(lu.reponses for lu in tour.values())
    exprimes = sum(lu.exprimes for lu in tour.values())
    return not (0 < reponses < seuil or 0 < exprimes < seuil)


def ecart_lisible(avant: Repartition, apres: Repartition, seuil: int) -> bool:
    """Vrai si la différence de deux répartitions dit ce que quelques personnes ont répondu.

    C’est le cas quand elle n’est faite que d’ajouts, ou que de retraits, et de moins de `seuil`
    réponses : les autres semblent immobiles, et l’arrivée ou le départ de quelqu’un se remarque. Un
    changement d’avis ne désigne personne : on ne sait pas qui, parmi au moins `seuil` personnes.
    """
    ecarts = _ecarts(avant, apres)
    seulement = min(ecarts) >= 0 or max(ecarts) <= 0
    return seulement and 0 < abs(sum(ecarts)) < seuil


def pourquoi_masque(seuil: int) -> str:
    """La raison d’un « masqué », qui peut être projetée : elle ne distingue pas les collèges."""
    return (
        f"Masqué : moins de {seuil} réponses, ou un chiffre qui permettrait d’en retrouver un "
        "autre par soustraction, entre collèges ou entre tours."
    )


def dire_raison(raison: str, seuil: int) -> str:
    """La raison d’un masque, pour l’animation."""
    return {
        PETIT: f"moins de {seuil} réponses à l’un des tours",
        ECART: f"d’un tour à l’autre, moins de {seuil} réponses ajoutées ou retirées : l’écart "
        "les dirait",
        COMPLEMENT: "masqué avec les autres, pour qu’aucune soustraction ne les retrouve",
    }[raison]


# --- la règle ----------------------------------------------------------------------------------


def _raisons(tours: Sequence[Ventilation], seuil: int) -> dict[str, str]:
    """Les collèges à masquer et pourquoi, complément compris."""
    raisons: dict[str, str] = {}
    colleges = list(dict.fromkeys(cle for tour in tours for cle in tour))
    for cle in colleges:
        lus = [tour[cle] for tour in tours if cle in tour]
        if any(0 < lu.reponses < seuil for lu in lus):
            raisons[cle] = PETIT
        elif any(ecart_lisible(a, b, seuil) for a, b in combinations(lus, 2)):
            raisons[cle] = ECART
    while raisons and (faibles := _tours_faibles(tours, raisons.keys(), seuil)):
        tour = tours[faibles[0]]
        autres = [cle for cle in colleges if cle not in raisons and _reponses(tour, cle)]
        if not autres:
            break
        raisons[min(autres, key=lambda cle: (_reponses(tour, cle), cle))] = COMPLEMENT
    return raisons


def _tours_faibles(tours: Sequence[Ventilation], masques: Set[str], seuil: int) -> list[int]:
    """Les tours où les masqués se retrouveraient, et où un autre collège peut les couvrir."""
    faibles = []
    for rang, tour in enumerate(tours):
        tus = [n for cle in tour if cle in masques and (n := _reponses(tour, cle))]
        reste = any(_reponses(tour, cle) for cle in tour if cle not in masques)
        if tus and reste and (len(tus) < 2 or sum(tus) < seuil):
            faibles.append(rang)
    for a, b in combinations(range(len(tours)), 2):
        bloc = [_somme(tours[rang], masques) for rang in (a, b)]
        total = [_somme(tours[rang], tours[rang].keys()) for rang in (a, b)]
        if _lisible(bloc, seuil) and not _lisible(total, seuil):
            # Le total ne se lit pas : quelque autre collège a donc bougé, à l’un des deux tours.
            faibles += [
                rang for rang in (b, a) if any(
                    _reponses(tours[rang], cle) for cle in tours[rang] if cle not in masques
                )
            ]  # fmt: skip
    return faibles


def _lisible(paire: Sequence[Repartition | None], seuil: int) -> bool:
    avant, apres = paire
    return avant is not None and apres is not None and ecart_lisible(avant, apres, seuil)


def _reponses(tour: Ventilation, cle: str) -> int:
    return tour[cle].reponses if cle in tour else 0


def _somme(tour: Ventilation, cles: Iterable[str]) -> Repartition | None:
    return additionner(tour[cle] for cle in cles if cle in tour)


def _ecarts(avant: Repartition, apres: Repartition) -> list[int]:
    """Degré par degré, puis « sans avis » : ce qui s’ajoute ou se retire."""
    return [
        b - a
        for a, b in zip(
            (*avant.effectifs, avant.sans_avis), (*apres.effectifs, apres.sans_avis), strict=True
        )
    ]


# --- tour par tour -----------------------------------------------------------------------------


def _masque_du_tour(
    tour: Ventilation, masques: frozenset[str], seuil: int, montre: bool
) -> MasqueTour:
    if not montre:
        return MasqueTour(
            total_montre=False,
            montres=frozenset(),
            masques=frozenset(tour),
            unanimes=frozenset(),
            reunis=None,
            phrase=f"Masqué : moins de {seuil} personnes se sont exprimées.",
        )
    tus = frozenset(cle for cle in tour if cle in masques)
    montres = frozenset(tour) - tus
    reunis = _somme(tour, tus) if any(_reponses(tour, cle) for cle in montres) else None
    return MasqueTour(
        total_montre=True,
        montres=montres,
        masques=tus,
        unanimes=frozenset(cle for cle in montres if _unanime(tour[cle])),
        reunis=reunis if reunis and reunis.reponses else None,
        phrase=pourquoi_masque(seuil) if tus else "",
    )


def _unanime(repartition: Repartition | None) -> bool:
    """Vrai si toutes les réponses, deux au moins, sont les mêmes."""
    if repartition is None or repartition.reponses < 2:
        return False
    return repartition.reponses in (*repartition.effectifs, repartition.sans_avis)


def _alertes(tours: Sequence[Ventilation], masques: frozenset[str], seuil: int) -> Iterable[str]:
    for tour in tours:
        if masques and _unanime(_somme(tour, masques)):
            yield (
                "Les collèges masqués ont tous donné la même réponse : le total et les autres "
                "collèges suffisent à la connaître."
            )
            break
    totaux = [_somme(tour, tour.keys()) for tour in tours]
    for avant, apres in combinations([total for total in totaux if total], 2):
        if ecart_lisible(avant, apres, seuil):
            ecart = apres.reponses - avant.reponses
            plus = "de plus" if ecart > 0 else "de moins"
            qui = "arrivé entre-temps" if ecart > 0 else "parti entre-temps"
            yield (
                f"D’un tour à l’autre, {accorder(abs(ecart), 'réponse', 'réponses')} {plus} et "
                f"rien d’autre ne change : qui est {qui} se lit dans la différence des totaux."
            )
            break
