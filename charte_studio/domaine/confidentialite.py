"""Ce qui peut être montré d’un collège sans désigner une personne, tous tours compris."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from charte_studio.domaine.repartition import Repartition, additionner

SEUIL_PAR_DEFAUT: Final = 3
SEUILS_POSSIBLES: Final = (3, 4, 5)

RESTANTS: Final = 4
"""Un groupe est petit sous quatre fois le seuil : douze réponses, au seuil de trois. Lire un départ
dans la différence de deux tours suppose tous les autres immobiles ; à douze, c’est peu croyable."""

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
    de `seuil` réponses à un tour, ou si, de petite taille (`RESTANTS`), il a gagné ou perdu moins
    de `seuil` réponses d’un tour à l’autre. On masque ensuite les plus petits des autres jusqu’à ce
    que, à chaque tour, les masqués soient au moins deux et réunissent le seuil, et que leur somme
    ne gagne ou ne perde pas non plus moins de `seuil` réponses.

    Elle ne regarde que des nombres de réponses, jamais les réponses : qu’un collège soit masqué
    n’apprend rien sur elles, même à qui connaît la règle. Elle avance tour par tour : un tour de
    plus ne démasque jamais un collège, sans quoi la première publication se soustrairait de la
    seconde.

    Un total de moins de `seuil` réponses, ou de moins de `seuil` exprimés, ne se montre pas ; le
    tour tout entier se tait alors, et ne compte pas dans la règle.

    Ce qu’elle laisse, et signale dans `alertes` ou `unanimes` : l’unanimité d’un collège montré ou
    des masqués réunis, qui se lit sans calcul ; le départ ou l’arrivée de quelques personnes dans
    une salle qui semble immobile, quand le total, les masqués réunis ou un grand collège le disent.
    Ce qu’elle laisse sans le signaler : un degré que personne n’a choisi parmi les masqués vaut
    zéro pour chacun.
    """
    visibles: list[Ventilation] = []
    raisons: dict[str, str] = {}
    for tour in tours:
        if total_montre(tour, seuil):
            visibles.append(tour)
            _completer(raisons, visibles, seuil)
    masques = frozenset(raisons)
    return MasqueTours(
        tuple(_masque_du_tour(tour, masques, seuil) for tour in tours),
        masques,
        raisons,
        tuple(_alertes(visibles, masques, seuil)),
    )


def total_montre(tour: Ventilation, seuil: int) -> bool:
    """Vrai si le total d’un tour peut se montrer : assez de réponses, et assez d’exprimés."""
    reponses = sum(lu.reponses for lu in tour.values())
    exprimes = sum(lu.exprimes for lu in tour.values())
    return not (0 < reponses < seuil or 0 < exprimes < seuil)


def ecarts_par_reponse(avant: Repartition, apres: Repartition) -> tuple[int, ...]:
    """Degré par degré, puis « sans avis » : les réponses apparues, ou disparues (négatif)."""
    return tuple(
        b - a
        for a, b in zip(
            (*avant.effectifs, avant.sans_avis), (*apres.effectifs, apres.sans_avis), strict=True
        )
    )


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


def _completer(raisons: dict[str, str], tours: Sequence[Ventilation], seuil: int) -> None:
    """Ajoute les collèges que le dernier tour oblige à masquer, complément compris."""
    for cle in dict.fromkeys(cle for tour in tours for cle in tour):
        nombres = [_reponses(tour, cle) for tour in tours]
        if cle in raisons:
            continue
        if any(0 < nombre < seuil for nombre in nombres):
            raisons[cle] = PETIT
        elif any(_change_de_peu(a, b, seuil) for a, b in combinations(nombres, 2)):
            raisons[cle] = ECART
    while raisons and (tour := _tour_a_couvrir(tours, raisons, seuil)):
        autres = [cle for cle in tour if cle not in raisons and _reponses(tour, cle)]
        raisons[min(autres, key=lambda cle: (_reponses(tour, cle), cle))] = COMPLEMENT


def _tour_a_couvrir(
    tours: Sequence[Ventilation], masques: Container[str], seuil: int
) -> Ventilation | None:
    """Un tour où les masqués se retrouveraient et où un autre collège peut les couvrir."""
    blocs, totaux = [], []
    for tour in tours:
        tus = [n for cle in tour if cle in masques and (n := _reponses(tour, cle))]
        blocs.append(sum(tus))
        totaux.append(sum(lu.reponses for lu in tour.values()))
        if tus and blocs[-1] < totaux[-1] and (len(tus) < 2 or blocs[-1] < seuil):
            return tour
    for a, b in combinations(range(len(tours)), 2):
        if _change_de_peu(blocs[a], blocs[b], seuil) and not (
            0 < abs(totaux[a] - totaux[b]) < seuil
        ):
            # Le total change autrement que le bloc : à l’un des tours, un autre collège répond.
            return tours[b] if blocs[b] < totaux[b] else tours[a]
    return None


def _change_de_peu(avant: int, apres: int, seuil: int) -> bool:
    """Vrai si un petit groupe gagne ou perd moins de `seuil` réponses."""
    return 0 < abs(apres - avant) < seuil and min(avant, apres) < RESTANTS * seuil


def _reponses(tour: Ventilation, cle: str) -> int:
    return tour[cle].reponses if cle in tour else 0


def _somme(tour: Ventilation, cles: Iterable[str]) -> Repartition | None:
    return additionner(tour[cle] for cle in cles if cle in tour)


# --- tour par tour -----------------------------------------------------------------------------


def _masque_du_tour(tour: Ventilation, masques: frozenset[str], seuil: int) -> MasqueTour:
    if not total_montre(tour, seuil):
        return MasqueTour(
            total_montre=False,
            montres=frozenset(),
            masques=frozenset(tour),
            unanimes=frozenset(),
            reunis=None,
            phrase=f"Masqué\u00a0: moins de {seuil} personnes se sont exprimées.",
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


def _alertes(tours: Sequence[Ventilation], masques: frozenset[str], seuil: int) -> Iterator[str]:
    """Une phrase par sorte de lecture que le masquage laisse possible."""
    if any(_unanime(_somme(tour, masques)) for tour in tours):
        yield (
            "Les collèges masqués ont tous donné la même réponse\u00a0: le total et les autres "
            "collèges suffisent à la connaître."
        )
    colleges = dict.fromkeys(cle for tour in tours for cle in tour)
    montres = [[cle] for cle in colleges if cle not in masques]
    if _se_lit(tours, list(colleges), seuil):
        yield _dire_alerte("le total")
    if masques and _se_lit(tours, sorted(masques), seuil):
        yield _dire_alerte("les collèges masqués réunis")
    if any(_se_lit(tours, cles, seuil) for cles in montres):
        yield _dire_alerte("un collège montré")


def _se_lit(tours: Sequence[Ventilation], cles: Collection[str], seuil: int) -> bool:
    """Vrai si la différence de deux tours, sur ces collèges réunis, ressemble à une salle immobile.

    On voit qui arrive et qui part, collège par collège. Si la différence ne dit rien de plus, c’est
    que personne n’a changé d’avis : elle dit alors ce qu’ont répondu ceux-là, s’ils sont peu ou
    unanimes.
    """
    for a, b in combinations(tours, 2):
        avant, apres = _somme(a, cles), _somme(b, cles)
        if avant is None or apres is None:
            continue
        changes = [_reponses(b, cle) - _reponses(a, cle) for cle in cles]
        ecarts = ecarts_par_reponse(avant, apres)
        venus = [ecart for ecart in ecarts if ecart > 0]
        partis = [-ecart for ecart in ecarts if ecart < 0]
        arrivees = sum(n for n in changes if n > 0)
        departs = -sum(n for n in changes if n < 0)
        immobiles = sum(venus) <= arrivees and sum(partis) <= departs
        if immobiles and (
            0 < arrivees < seuil or 0 < departs < seuil or len(venus) == 1 or len(partis) == 1
        ):
            return True
    return False


def _dire_alerte(ou: str) -> str:
    return (
        f"D’un tour à l’autre, quelques réponses s’ajoutent ou se retirent dans {ou}, sans autre "
        "mouvement\u00a0: qui est arrivé ou parti entre-temps s’y lit."
    )
