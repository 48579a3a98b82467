"""Le jugement majoritaire : une mention par principe, et un classement qui départage.

M. Balinski et R. Laraki, « A theory of measuring, electing, and ranking », PNAS 104 (2007), et
« Majority Judgment », MIT Press (2010). La mention majoritaire est la médiane basse. Deux
principes de même mention se départagent en retirant à chacun une mention majoritaire et en
comparant celles qui suivent, jusqu’à ce qu’elles diffèrent (valeur majoritaire).

La suite des médianes part du milieu et s’en écarte, un pas du côté défavorable puis un pas du côté
favorable. Elle se lit donc sur les parts cumulées, sans retirer de bulletin un par un : à chaque
distance du milieu, la mention du côté défavorable puis celle du côté favorable. Répéter dix fois
chaque bulletin n’y change rien : deux principes aux effectifs différents se comparent par leurs
parts exactes, comme si chacun avait reçu le plus petit multiple commun de voix.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from itertools import accumulate
from typing import Final, Generic, TypeVar

from charte_studio.domaine.echelles import Echelle
from charte_studio.domaine.repartition import Repartition, rang_median

HORS_COMPTE: Final = "hors-compte"
AU_PLUS_BAS: Final = "au-plus-bas"
TRAITEMENTS_SANS_AVIS: Final[dict[str, str]] = {
    HORS_COMPTE: "« Sans avis » reste hors du compte : seules les mentions données sont comparées.",
    AU_PLUS_BAS: "« Sans avis » est compté au plus bas de l’échelle.",
}
"""Que faire des « sans avis » ? La phrase à montrer à côté du classement."""

C = TypeVar("C", bound=Hashable)


@dataclass(frozen=True, slots=True)
class JugementMajoritaire:
    """La mention majoritaire d’une répartition, et ce qui l’entoure."""

    mention: str
    """Clé du degré médian, médiane basse."""
    rang: int
    au_dessus: Fraction
    """Part des voix strictement plus favorables que la mention."""
    au_dessous: Fraction
    """Part des voix strictement moins favorables."""
    voix: int
    """Voix comptées, « sans avis » comprises s’ils le sont."""

    @property
    def signe(self) -> str:
        """« + » s’il y a plus de voix au-dessus qu’au-dessous, « − » sinon (jauge majoritaire)."""
        return "+" if self.au_dessus > self.au_dessous else "−"

    def phrase(self, echelle: Echelle) -> str:
        """« Bien + : 44 % des voix au-dessus, 31 % au-dessous. »"""
        dessus, dessous = (round(100 * part) for part in (self.au_dessus, self.au_dessous))
        mention = echelle.libelle(self.mention)
        if self.voix == 1:
            return f"« {mention} », d’une seule voix."
        if not self.au_dessus and not self.au_dessous:
            return f"« {mention} », de toutes les voix ({self.voix})."
        return (
            f"« {mention} » {self.signe} : {dessus} % des {self.voix} voix au-dessus, "
            f"{dessous} % au-dessous."
        )


@dataclass(frozen=True, slots=True)
class Place(Generic[C]):
    """La place d’un principe dans un classement."""

    cle: C
    place: int | None
    """1 pour le premier ; les ex æquo ont la même, la suivante est sautée. `None` sans voix."""
    ex_aequo: bool
    jugement: JugementMajoritaire | None


def voix_comptees(repartition: Repartition, *, sans_avis: str = HORS_COMPTE) -> tuple[int, ...]:
    """Les effectifs que l’on juge. Lève `ValueError` pour un traitement inconnu."""
    if sans_avis not in TRAITEMENTS_SANS_AVIS:
        raise ValueError(f"Traitement des « sans avis » inconnu : « {sans_avis} ».")
    effectifs = repartition.effectifs
    if sans_avis == HORS_COMPTE or not effectifs:
        return effectifs
    return (*effectifs[:-1], effectifs[-1] + repartition.sans_avis)


def juger(
    echelle: Echelle, repartition: Repartition, *, sans_avis: str = HORS_COMPTE
) -> JugementMajoritaire | None:
    """Le jugement majoritaire d’une répartition ; `None` sans aucune voix."""
    effectifs = voix_comptees(repartition, sans_avis=sans_avis)
    voix = sum(effectifs)
    if not voix:
        return None
    rang = rang_median(effectifs)
    return JugementMajoritaire(
        echelle.degres[rang].cle,
        rang,
        Fraction(sum(effectifs[:rang]), voix),
        Fraction(sum(effectifs[rang + 1 :]), voix),
        voix,
    )


def classer(
    echelle: Echelle, repartitions: Mapping[C, Repartition], *, sans_avis: str = HORS_COMPTE
) -> tuple[Place[C], ...]:
    """Les principes du mieux jugé au moins bien, départage complet.

    Sont ex æquo les seuls principes dont les parts sont exactement les mêmes degré par degré. Les
    principes sans voix viennent à la fin, sans place. L’ordre reçu départage l’affichage des
    ex æquo, rien d’autre.
    """
    voix = {
        cle: effectifs
        for cle, repartition in repartitions.items()
        if sum(effectifs := voix_comptees(repartition, sans_avis=sans_avis))
    }
    ordre = sorted(voix, key=lambda cle: _ordre(voix[cle]))
    places: dict[C, int] = {}
    for rang, cle in enumerate(ordre):
        egal = rang and not comparer(voix[ordre[rang - 1]], voix[cle])
        places[cle] = places[ordre[rang - 1]] if egal else rang + 1
    partages = Counter(places.values())
    return tuple(
        Place(
            cle,
            places.get(cle),
            cle in places and partages[places[cle]] > 1,
            juger(echelle, repartitions[cle], sans_avis=sans_avis),
        )
        for cle in (*ordre, *(cle for cle in repartitions if cle not in voix))
    )


def comparer(gauche: Sequence[int], droite: Sequence[int]) -> int:
    """−1 si `gauche` est mieux jugé que `droite`, 1 si c’est l’inverse, 0 s’ils sont ex æquo.

    Compare les suites de médianes du milieu vers les bords. Les comptes sont mis au même total :
    des entiers, donc aucun arrondi. Lève `ValueError` pour un profil sans voix.
    """
    n, m = sum(gauche), sum(droite)
    if not n or not m:
        raise ValueError("aucune voix : rien à juger")
    milieu = n * m  # chaque profil est répété deux fois le total de l’autre
    cumuls = [2 * m * part for part in accumulate(gauche)]
    autres = [2 * n * part for part in accumulate(droite)]
    ecarts = {0, *(abs(part - milieu) for part in (*cumuls, *autres))}
    for ecart in sorted(ecarts - {milieu}):
        a = _mentions_a(cumuls, milieu, ecart)
        b = _mentions_a(autres, milieu, ecart)
        if a != b:
            return -1 if a < b else 1
    return 0


def _mentions_a(cumuls: Sequence[int], milieu: int, ecart: int) -> tuple[int, int]:
    """Les degrés juste après `milieu + ecart` (défavorable) et juste avant `milieu − ecart`."""
    return bisect_right(cumuls, milieu + ecart), bisect_left(cumuls, milieu - ecart)


_ordre = cmp_to_key(comparer)


def dire_traitement(repartitions: Iterable[Repartition], *, sans_avis: str = HORS_COMPTE) -> str:
    """Ce que l’on a fait des « sans avis », en une phrase ; vide s’il n’y en a pas."""
    nombre = sum(repartition.sans_avis for repartition in repartitions)
    if not nombre:
        return ""
    return f"{TRAITEMENTS_SANS_AVIS[sans_avis]} Il y en a {nombre}."
