"""Fusionner à trois voix : l’assemblage d’avant, celui d’aujourd’hui, la retouche d’une personne.

Ce qu’un seul côté a changé est repris. Ce que les deux ont changé l’est aussi quand les deux
changements se tiennent à distance dans l’alinéa ; sinon l’alinéa est un conflit, et une personne
tranche. Rien n’est choisi en silence, rien ne se perd.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from charte_studio.domaine.francais import accorder
from charte_studio.redaction.alignement import aligner
from charte_studio.redaction.unites import (
    A_LA_LIGNE,
    Unite,
    couper,
    est_un_mot,
    finit_une_phrase,
    recoller,
)

Source = Literal["commun", "assemble", "retouche", "deux"]

_DISTANCE: Final = 3
"""Le nombre de mots inchangés qui tiennent deux changements à distance, hors d’une même phrase."""


@dataclass(frozen=True, slots=True)
class Accord:
    """Un passage sur lequel il n’y a rien à trancher."""

    texte: str
    source: Source
    """D’où il vient : inchangé, du nouvel assemblage, de la retouche, ou des deux."""


@dataclass(frozen=True, slots=True)
class Conflit:
    """Un passage que les deux côtés ont changé, chacun à sa façon."""

    base: str
    assemble: str
    retouche: str

    @property
    def les_deux(self) -> str:
        """Le nouvel assemblage, puis la retouche, chacun dans ses alinéas."""
        textes = [self.assemble.strip("\n"), self.retouche.strip("\n")]
        return self.habiller("\n\n".join(texte for texte in textes if texte))

    def habiller(self, texte: str) -> str:
        """Le texte écrit à la place, avec les passages à la ligne qui l’entouraient."""
        coeur = texte.strip("\n")
        if not coeur.strip():
            return ""
        pleins = [t for t in (self.base, self.assemble, self.retouche) if t.strip("\n")]
        avant = max((t[: len(t) - len(t.lstrip("\n"))] for t in pleins), key=len, default="")
        apres = max((t[len(t.rstrip("\n")) :] for t in pleins), key=len, default="")
        return avant + coeur + apres


@dataclass(frozen=True, slots=True)
class Fusion:
    """Le texte fusionné, ses conflits à leur place."""

    morceaux: tuple[Accord | Conflit, ...]

    @property
    def conflits(self) -> tuple[Conflit, ...]:
        """Les conflits, dans l’ordre du texte."""
        return tuple(morceau for morceau in self.morceaux if isinstance(morceau, Conflit))

    def texte(self, resolutions: Sequence[str] = ()) -> str:
        """Le texte entier, chaque conflit remplacé par sa résolution, dans l’ordre.

        Lève `ValueError` s’il n’y a pas une résolution par conflit.
        """
        if len(resolutions) != len(self.conflits):
            attendues = accorder(len(self.conflits), "résolution attendue", "résolutions attendues")
            raise ValueError(f"{attendues}, {len(resolutions)} donnée(s)")
        suite = iter(resolutions)
        return "".join(
            next(suite) if isinstance(morceau, Conflit) else morceau.texte
            for morceau in self.morceaux
        )


def fusionner(base: str, assemble: str, retouche: str) -> Fusion:
    """Fusionne ce que chacun des deux textes a changé à `base`.

    Échanger `assemble` et `retouche` échange leurs places dans les conflits, et rien d’autre.
    """
    if retouche in (assemble, base):
        source: Source = "commun" if assemble == base else "assemble"
        return Fusion(_accord(assemble, "deux" if assemble == retouche != base else source))
    if assemble == base:
        return Fusion(_accord(retouche, "retouche"))
    unites = couper(base), couper(assemble), couper(retouche)
    morceaux: list[Accord | Conflit] = []
    for alinea in _alineas(list(_regions(*unites))):
        for morceau in _trancher(alinea):
            dernier = morceaux[-1] if morceaux else None
            if isinstance(morceau, Conflit) or not isinstance(dernier, Accord):
                morceaux.append(morceau)
            elif morceau.source == dernier.source:
                morceaux[-1] = Accord(dernier.texte + morceau.texte, dernier.source)
            else:
                morceaux.append(morceau)
    return Fusion(tuple(morceaux))


def _accord(texte: str, source: Source) -> tuple[Accord, ...]:
    return (Accord(texte, source),) if texte else ()


# --- les régions --------------------------------------------------------------------------------


class _Region(NamedTuple):
    """Un passage des trois textes : commun aux trois, ou changé d’un côté au moins."""

    base: Sequence[Unite]
    assemble: Sequence[Unite]
    retouche: Sequence[Unite]
    stable: bool

    @property
    def cotes(self) -> tuple[Sequence[Unite], Sequence[Unite], Sequence[Unite]]:
        """Les trois passages, dans l’ordre où `fusionner` les reçoit."""
        return self.base, self.assemble, self.retouche

    def textes(self) -> tuple[str, str, str]:
        return recoller(self.base), recoller(self.assemble), recoller(self.retouche)

    def auteur(self) -> Source | None:
        """Le seul côté qui a changé ce passage ; `None` si les deux l’ont changé autrement."""
        base, assemble, retouche = self.textes()
        if assemble == retouche:
            return "commun" if assemble == base else "deux"
        if assemble == base:
            return "retouche"
        return "assemble" if retouche == base else None


def _regions(
    base: Sequence[Unite], assemble: Sequence[Unite], retouche: Sequence[Unite]
) -> Iterator[_Region]:
    """Ce qui est commun aux trois, et ce qui a changé entre deux passages communs.

    Un passage à la ligne commun fait une région à lui seul.
    """
    vers_assemble, vers_retouche = _places(base, assemble), _places(base, retouche)
    i = j = k = 0
    communes = [rang for rang in vers_assemble if rang in vers_retouche]
    rang = 0
    while rang < len(communes):
        x = communes[rang]
        y, z = vers_assemble[x], vers_retouche[x]
        if (i, j, k) != (x, y, z):
            yield _Region(base[i:x], assemble[j:y], retouche[k:z], stable=False)
        nombre = 1
        if base[x].cle != A_LA_LIGNE:
            while (
                rang + nombre < len(communes)
                and communes[rang + nombre] == x + nombre
                and base[x + nombre].cle != A_LA_LIGNE
                and vers_assemble[x + nombre] == y + nombre
                and vers_retouche[x + nombre] == z + nombre
            ):
                nombre += 1
        i, j, k = x + nombre, y + nombre, z + nombre
        yield _Region(base[x:i], assemble[y:j], retouche[z:k], stable=True)
        rang += nombre
    if (i, j, k) != (len(base), len(assemble), len(retouche)):
        yield _Region(base[i:], assemble[j:], retouche[k:], stable=False)


def _places(base: Sequence[Unite], autre: Sequence[Unite]) -> dict[int, int]:
    """La place, dans `autre`, de chaque unité de `base` qui y est restée."""
    return {
        bloc.i + pas: bloc.j + pas for bloc in aligner(base, autre) for pas in range(bloc.nombre)
    }


def _alineas(regions: Sequence[_Region]) -> Iterator[list[_Region]]:
    """Les régions par alinéas, coupées là où les trois textes sont ensemble entre deux lignes."""
    alinea: list[_Region] = []
    avant = [True, True, True]  # par texte : ce qui précède est un passage à la ligne, ou rien
    for rang, region in enumerate(regions):
        if alinea and not region.stable and _ouvre_une_ligne(regions, rang):
            yield alinea
            alinea = []
        alinea.append(region)
        for cote, unites in enumerate(region.cotes):
            if unites:
                avant[cote] = unites[-1].cle == A_LA_LIGNE
        if all(avant):
            yield alinea
            alinea = []
    if alinea:
        yield alinea


def _ouvre_une_ligne(regions: Sequence[_Region], rang: int) -> bool:
    """Vrai si, dans les trois textes, ce qui vient à partir de `rang` est à la ligne, ou rien."""
    suivante = regions[rang + 1].cotes if rang + 1 < len(regions) else ((), (), ())
    for unites, apres in zip(regions[rang].cotes, suivante, strict=True):
        premieres = unites or apres
        if premieres and premieres[0].cle != A_LA_LIGNE:
            return False
    return True


# --- trancher -----------------------------------------------------------------------------------


def _trancher(alinea: list[_Region]) -> list[Accord | Conflit]:
    """L’alinéa fusionné, ou son conflit ; le passage à la ligne commun reste après lui."""
    if _sans_ambiguite(alinea):
        sources = {_source(region) for region in alinea} - {"commun"}
        source = sources.pop() if len(sources) == 1 else "deux" if sources else "commun"
        return [*_accord("".join(map(_reprendre, alinea)), source)]
    finit_a_la_ligne = alinea[-1].stable and alinea[-1].base[0].cle == A_LA_LIGNE
    fin = len(alinea) - 1 if finit_a_la_ligne else len(alinea)
    textes = ("".join(recoller(region.cotes[cote]) for region in alinea[:fin]) for cote in range(3))
    return [Conflit(*textes), *_accord("".join(map(_reprendre, alinea[fin:])), "commun")]


def _sans_ambiguite(alinea: Sequence[_Region]) -> bool:
    """Vrai si chaque changement a un seul auteur, et que ceux des deux côtés sont à distance."""
    dernier: Source = "commun"
    mots, phrase = 0, False
    for region in alinea:
        if region.stable:
            mots += sum(est_un_mot(unite.cle) for unite in region.base)
            phrase = phrase or any(finit_une_phrase(unite.cle) for unite in region.base)
            continue
        auteur = region.auteur()
        if auteur is None:
            return False
        if auteur == "commun":
            continue
        voisins = dernier not in ("commun", auteur)
        if voisins and mots < _DISTANCE and not phrase:
            return False
        dernier, mots, phrase = auteur, 0, False
    return True


def _source(region: _Region) -> Source:
    return "commun" if region.stable else region.auteur() or "deux"


def _reprendre(region: _Region) -> str:
    """Le texte d’une région sans ambiguïté ; dans un passage commun, les blancs se fusionnent."""
    base, assemble, retouche = region.textes()
    if assemble == base:
        return retouche
    if retouche in (base, assemble):
        return assemble
    return "".join(
        recoller((_fondre_les_blancs(*unites),)) for unites in zip(*region.cotes, strict=True)
    )


def _fondre_les_blancs(base: Unite, assemble: Unite, retouche: Unite) -> Unite:
    """Le même mot dans les trois textes : le blanc qu’un côté a changé, sinon le plus long."""
    if assemble == base:
        return retouche
    if retouche in (base, assemble):
        return assemble
    return max(assemble, retouche, key=lambda unite: (len(unite.blanc), unite.blanc))
