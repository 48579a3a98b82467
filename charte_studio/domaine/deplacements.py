"""Ce qui change d’un tour à l’autre : qui a bougé, de quel degré à quel autre, de combien."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from charte_studio.domaine.echelles import SANS_AVIS, SENS, Echelle
from charte_studio.domaine.francais import accorder
from charte_studio.domaine.repartition import Repartition

SANS_REPONSE: Final = None
"""L’état de qui n’a pas répondu à un tour : il n’a ni degré ni « sans avis »."""

Reponse = str | None
"""Une clé de degré, `SANS_AVIS`, ou `None` pour une absence de réponse."""

EXPRIMES_POUR_COMPARER: Final = 5
"""Sous ce nombre d’exprimés, des points de pourcentage feraient illusion."""

_Qui = TypeVar("_Qui", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Deplacement:
    """Qui a bougé entre deux tours nominatifs, parmi les exprimés des deux tours."""

    vers_accord: int
    vers_desaccord: int
    immobiles: int


def deplacement(echelle: Echelle, paires: Iterable[tuple[Reponse, Reponse]]) -> Deplacement:
    """Compte les déplacements entre la réponse d’avant et celle d’après, personne par personne."""
    rangs = {degre.cle: rang for rang, degre in enumerate(echelle.degres)}
    vers_accord = vers_desaccord = immobiles = 0
    for avant, apres in paires:
        if avant not in rangs or apres not in rangs:
            continue
        ecart = rangs[apres] - rangs[avant]
        vers_accord += ecart < 0
        vers_desaccord += ecart > 0
        immobiles += ecart == 0
    return Deplacement(vers_accord, vers_desaccord, immobiles)


def apparier(
    avant: Mapping[_Qui, Reponse], apres: Mapping[_Qui, Reponse], personnes: Iterable[_Qui] = ()
) -> list[tuple[Reponse, Reponse]]:
    """La réponse d’avant et celle d’après de chaque personne, absences comprises.

    `personnes` : les inscrits, pour que comptent aussi ceux qui n’ont répondu à aucun tour.
    """
    tous = dict.fromkeys([*personnes, *avant, *apres])
    return [(avant.get(qui), apres.get(qui)) for qui in tous]


# --- les flux, quand on sait qui a répondu quoi ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Flux:
    """De chaque réponse du premier tour à chaque réponse du second : combien de personnes."""

    cles: tuple[Reponse, ...]
    """Les degrés dans l’ordre de l’échelle, puis `SANS_AVIS`, puis `None` (sans réponse)."""
    matrice: tuple[tuple[int, ...], ...]
    """`matrice[avant][apres]`, les rangs suivant `cles`."""

    def nombre(self, avant: Reponse, apres: Reponse) -> int:
        """Combien sont passés de `avant` à `apres`. Lève `ValueError` hors de l’échelle."""
        return self.matrice[self.cles.index(avant)][self.cles.index(apres)]

    @property
    def avant(self) -> tuple[int, ...]:
        """Les effectifs du premier tour, dans l’ordre de `cles`."""
        return tuple(sum(ligne) for ligne in self.matrice)

    @property
    def apres(self) -> tuple[int, ...]:
        """Les effectifs du second tour, dans l’ordre de `cles`."""
        return tuple(sum(colonne) for colonne in zip(*self.matrice, strict=True))

    @property
    def immobiles(self) -> int:
        """Ceux qui ont répondu aux deux tours, et de même."""
        return sum(self.matrice[rang][rang] for rang in range(len(self.cles) - 1))

    def en_paires(self) -> dict[tuple[Reponse, Reponse], int]:
        """Les passages qui ont eu lieu, immobiles compris : ce que dessine le graphique de flux."""
        return {
            (avant, apres): nombre
            for avant, ligne in zip(self.cles, self.matrice, strict=True)
            for apres, nombre in zip(self.cles, ligne, strict=True)
            if nombre
        }


def compter_flux(echelle: Echelle, paires: Iterable[tuple[Reponse, Reponse]]) -> Flux:
    """Les passages d’un tour à l’autre, sans avis et absences compris.

    Lève `KeyError` pour une réponse étrangère à l’échelle.
    """
    cles: tuple[Reponse, ...] = (*(d.cle for d in echelle.degres), SANS_AVIS, SANS_REPONSE)
    rangs = {cle: rang for rang, cle in enumerate(cles)}
    matrice = [[0] * len(cles) for _ in cles]
    for avant, apres in paires:
        matrice[rangs[avant]][rangs[apres]] += 1
    return Flux(cles, tuple(tuple(ligne) for ligne in matrice))


def flux_par_sens(echelle: Echelle, flux: Flux) -> Flux:
    """Les mêmes passages, les degrés réunis en favorables, neutres et défavorables."""
    sens = {nombre: cle for cle, nombre in SENS.items()}
    cles: tuple[Reponse, ...] = (*SENS, SANS_AVIS, SANS_REPONSE)
    ou = {cle: cle for cle in cles} | {
        degre.cle: sens[echelle.sens(rang)] for rang, degre in enumerate(echelle.degres)
    }
    matrice = [[0] * len(cles) for _ in cles]
    for (avant, apres), nombre in flux.en_paires().items():
        matrice[cles.index(ou[avant])][cles.index(ou[apres])] += nombre
    return Flux(cles, tuple(tuple(ligne) for ligne in matrice))


def flux_montrable(flux: Flux, seuil: int) -> bool:
    """Vrai si aucun groupe de moins de `seuil` personnes n’y est suivi d’un tour à l’autre.

    Savoir ce qu’une personne a répondu à un tour dirait alors ce qu’elle a répondu à l’autre :
    chaque réponse employée, avant comme après, doit l’être par assez de monde.
    """
    return all(not 0 < n < seuil for n in (*flux.avant, *flux.apres))


def dire_flux(echelle: Echelle, flux: Flux) -> str:
    """Les passages en une ou deux phrases, sans dire de quel degré à quel autre.

    « Sur 20 personnes qui ont pris position aux deux tours, 5 ont bougé : 4 vers l’accord, 1 vers
    le désaccord. 2 n’avaient pas pris position avant le débat, 1 ne l’a plus fait après. »
    """
    degres = range(len(echelle.degres))
    suivis = sum(flux.matrice[a][b] for a in degres for b in degres)
    accord = sum(flux.matrice[a][b] for a in degres for b in degres if b < a)
    desaccord = sum(flux.matrice[a][b] for a in degres for b in degres if b > a)
    arrives = sum(flux.apres[b] for b in degres) - suivis
    partis = sum(flux.avant[a] for a in degres) - suivis
    phrases = [_dire_suivis(suivis, accord, desaccord)]
    if arrives:
        pris = "n’avait pas" if arrives == 1 else "n’avaient pas"
        phrases.append(f"{accorder(arrives, 'personne', 'personnes')} {pris} pris position avant.")
    if partis:
        pris = "n’a plus" if partis == 1 else "n’ont plus"
        phrases.append(f"{accorder(partis, 'personne', 'personnes')} {pris} pris position après.")
    return " ".join(phrases)


def _dire_suivis(suivis: int, accord: int, desaccord: int) -> str:
    if not suivis:
        return "Personne n’a pris position aux deux tours."
    bouges = accord + desaccord
    if suivis == 1:
        if not bouges:
            return "Une seule personne a pris position aux deux tours, sans bouger."
        sens = "vers l’accord" if accord else "vers le désaccord"
        return f"Une seule personne a pris position aux deux tours ; elle a bougé {sens}."
    debut = f"Sur {suivis} personnes qui ont pris position aux deux tours, "
    if not bouges:
        return f"{debut}aucune n’a bougé."
    verbe = "une a bougé" if bouges == 1 else f"{bouges} ont bougé"
    if not desaccord:
        return f"{debut}{verbe} vers l’accord, aucune vers le désaccord."
    if not accord:
        return f"{debut}{verbe} vers le désaccord, aucune vers l’accord."
    return f"{debut}{verbe} : {accord} vers l’accord, {desaccord} vers le désaccord."


# --- l’écart des répartitions, quand on ne sait pas qui ----------------------------------------


@dataclass(frozen=True, slots=True)
class EcartDesRepartitions:
    """Ce qui sépare deux répartitions d’exprimés, sans savoir qui a bougé."""

    variation: Fraction | None
    """Variation totale, ½·Σ|pᵢ − qᵢ|, entre 0 et 1 : la part des réponses à déplacer pour passer
    de l’une à l’autre. `None` si personne ne s’est exprimé à l’un des tours."""
    favorable: Fraction | None
    """La part favorable d’après moins celle d’avant, entre −1 et 1."""
    deplaces: int | None
    """À nombre égal d’exprimés, le plus petit nombre de réponses qui ont changé ; sinon `None`."""
    phrase: str


def ecart_des_repartitions(
    echelle: Echelle, avant: Repartition, apres: Repartition
) -> EcartDesRepartitions:
    """L’écart entre deux tours dont on ne connaît que les comptes (mains levées, secret).

    Les parts portent sur les exprimés et se comparent exactement, même à effectifs différents. La
    phrase garde les effectifs : cinq points ne veulent rien dire à quatre personnes. Lève
    `ValueError` si les deux répartitions n’ont pas le même nombre de degrés.
    """
    n, m = avant.exprimes, apres.exprimes
    if not n or not m:
        quand = "avant" if not n else "après"
        if not n and not m:
            quand = "à aucun des deux tours"
            return EcartDesRepartitions(None, None, None, f"Personne ne s’est exprimé {quand}.")
        phrase = f"Personne ne s’est exprimé {quand} le débat : rien à comparer."
        return EcartDesRepartitions(None, None, None, phrase)
    ecarts = [
        Fraction(b, m) - Fraction(a, n)
        for a, b in zip(avant.effectifs, apres.effectifs, strict=True)
    ]
    variation = sum((abs(ecart) for ecart in ecarts), Fraction(0)) / 2
    favorable = sum(ecarts[: echelle.favorables], Fraction(0))
    deplaces = int(variation * n) if n == m else None
    pour, puis = (sum(r.effectifs[: echelle.favorables]) for r in (avant, apres))
    phrase = (
        f"{accorder(pour, 'favorable', 'favorables')} sur {accorder(n, 'exprimé', 'exprimés')} "
        f"avant, {puis} sur {m} après"
    )
    if min(n, m) >= EXPRIMES_POUR_COMPARER:
        phrase += f" ({_en_points(favorable)})"
    return EcartDesRepartitions(
        variation, favorable, deplaces, f"{phrase}. {_dire_variation(variation, deplaces)}"
    )


def _en_points(ecart: Fraction) -> str:
    """« +18 points », « −1 point », « part inchangée »."""
    points = abs(round(100 * ecart))
    if not ecart:
        return "part inchangée"
    if not points:
        return "moins d’un point d’écart"
    return f"{'+' if ecart > 0 else '−'}{accorder(points, 'point', 'points')}"


def _dire_variation(variation: Fraction, deplaces: int | None) -> str:
    if not variation:
        return "La répartition est la même."
    if deplaces == 1:
        return "Une réponse au moins a changé."
    if deplaces is not None:
        return f"{deplaces} réponses au moins ont changé."
    return f"L’écart entre les deux répartitions est de {max(1, round(100 * variation))} %."
