"""La répartition d’un tour : des réponses comptées, degré par degré, et leur milieu."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charte_studio.domaine.echelles import SANS_AVIS, Echelle


@dataclass(frozen=True, slots=True)
class Repartition:
    """Les réponses comptées d’un tour."""

    effectifs: tuple[int, ...]
    """Un effectif par degré, dans l’ordre de l’échelle."""
    sans_avis: int = 0
    manquants: int = 0
    """Attendus qui n’ont pas répondu ; « sans avis » est une réponse."""

    @property
    def exprimes(self) -> int:
        """Les réponses qui portent un degré."""
        return sum(self.effectifs)

    @property
    def reponses(self) -> int:
        """Exprimés et sans avis."""
        return self.exprimes + self.sans_avis


def repartir(
    echelle: Echelle, reponses: Iterable[str | None], *, manquants: int = 0
) -> Repartition:
    """Compte des réponses (clé de degré, `SANS_AVIS`, ou `None` pour une absence de réponse).

    Lève `KeyError` pour une réponse étrangère à l’échelle.
    """
    rangs = {degre.cle: rang for rang, degre in enumerate(echelle.degres)}
    effectifs = [0] * len(rangs)
    sans_avis = 0
    for reponse in reponses:
        if reponse is None:
            manquants += 1
        elif reponse == SANS_AVIS:
            sans_avis += 1
        else:
            effectifs[rangs[reponse]] += 1
    return Repartition(tuple(effectifs), sans_avis, manquants)


def additionner(repartitions: Iterable[Repartition]) -> Repartition | None:
    """La somme de répartitions faites sur la même échelle ; `None` s’il n’y en a aucune.

    Lève `ValueError` si les échelles n’ont pas le même nombre de degrés.
    """
    toutes = list(repartitions)
    if not toutes:
        return None
    return Repartition(
        tuple(sum(degre) for degre in zip(*(r.effectifs for r in toutes), strict=True)),
        sum(r.sans_avis for r in toutes),
        sum(r.manquants for r in toutes),
    )


def rang_median(effectifs: Sequence[int]) -> int:
    """Le rang du degré médian, médiane basse : à effectif pair, le moins favorable des deux.

    Lève `ValueError` sans aucune réponse.
    """
    moitie = sum(effectifs) // 2
    cumul = 0
    for rang, effectif in enumerate(effectifs):
        cumul += effectif
        if cumul > moitie:
            return rang
    raise ValueError("aucune réponse : pas de médiane")
