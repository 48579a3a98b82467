"""Trouver ce que deux textes ont en commun : d’abord les lignes, puis les mots des lignes proches.

`difflib` seul, sur des milliers de mots, passe son temps à peser chaque « de » et chaque virgule.
Ici les lignes identiques, puis les suites de mots qui n’existent qu’une fois, servent de repères ;
`difflib` ne travaille qu’entre deux repères.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from charte_studio.redaction.unites import Unite, couper, est_un_mot, lignes

_PRODUIT_FIN: Final = 60_000
"""En deçà de ce produit des longueurs, `difflib` compare tout ; au-delà, il faut des repères."""
_PRODUIT_LIGNES: Final = 2_500
"""Au-delà, on n’apparie plus les lignes deux à deux."""
PROCHES: Final = 0.34
"""La part de mots communs à partir de laquelle deux alinéas sont le même, retouché."""
_FACE_A_FACE: Final = 0.001
"""Deux lignes sans rapport, mais à la même place : mieux que rien."""


class Bloc(NamedTuple):
    """`nombre` éléments pareils, à partir de `i` d’un côté et de `j` de l’autre."""

    i: int
    j: int
    nombre: int


def aligner(avant: Sequence[Unite], apres: Sequence[Unite]) -> list[Bloc]:
    """Les suites d’unités communes, dans l’ordre, sans se croiser ni se toucher."""
    a, b = [unite.cle for unite in avant], [unite.cle for unite in apres]
    gauche, droite = lignes(avant), lignes(apres)
    communes = aligner_suites(
        [tuple(a[debut:fin]) for debut, fin in gauche],
        [tuple(b[debut:fin]) for debut, fin in droite],
    )
    blocs: list[Bloc] = []
    i = j = 0
    for commune in (*communes, Bloc(len(gauche), len(droite), 0)):
        blocs += _aligner_lignes(a, b, gauche[i : commune.i], droite[j : commune.j])
        for pas in range(commune.nombre):
            blocs += _ligne_commune(a, b, gauche[commune.i + pas], droite[commune.j + pas])
        i, j = commune.i + commune.nombre, commune.j + commune.nombre
    return _reunir(blocs)


def aligner_suites(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Bloc]:
    """Les suites communes à deux suites quelconques, dans l’ordre."""
    blocs: list[Bloc] = []
    a_faire = [(0, len(a), 0, len(b))]
    while a_faire:
        a0, a1, b0, b1 = a_faire.pop()
        debut = a0
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            a0, b0 = a0 + 1, b0 + 1
        if a0 > debut:
            blocs.append(Bloc(debut, b0 - (a0 - debut), a0 - debut))
        fin = a1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
        if fin > a1:
            blocs.append(Bloc(a1, b1, fin - a1))
        if a0 == a1 or b0 == b1:
            continue
        fin_du_detail = (a1 - a0) * (b1 - b0) <= _PRODUIT_FIN
        reperes = [] if fin_du_detail else _reperes(a[a0:a1], b[b0:b1])
        if not reperes:
            # Sans repère, un texte immense et sans ordre : `difflib` écarte les mots fréquents.
            difference = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=not fin_du_detail)
            blocs += (Bloc(a0 + i, b0 + j, n) for i, j, n in difference.get_matching_blocks() if n)
            continue
        i, j = a0, b0
        for repere in reperes:
            a_faire.append((i, a0 + repere.i, j, b0 + repere.j))
            i, j = a0 + repere.i, b0 + repere.j
        a_faire.append((i, a1, j, b1))
    return _reunir(blocs)


def apparier(avant: Sequence[str], apres: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Chaque alinéa d’`avant` avec celui d’`apres` dont il est l’origine, dans l’ordre de lecture.

    `(2, None)` : le troisième est retiré ; `(None, 0)` : le premier est ajouté.
    """
    paires: list[tuple[int | None, int | None]] = []
    i = j = 0
    for commune in (*aligner_suites(avant, apres), Bloc(len(avant), len(apres), 0)):
        sacs = [_sac_du_texte(texte) for texte in avant[i : commune.i]]
        autres = [_sac_du_texte(texte) for texte in apres[j : commune.j]]
        k = m = 0
        proches = [p for p in _apparier_sacs(sacs, autres) if p[2] >= PROCHES]
        for x, y, _ in (*proches, (len(sacs), len(autres), 1.0)):
            paires += ((i + rang, None) for rang in range(k, x))
            paires += ((None, j + rang) for rang in range(m, y))
            if x < len(sacs):
                paires.append((i + x, j + y))
            k, m = x + 1, y + 1
        paires += ((commune.i + pas, commune.j + pas) for pas in range(commune.nombre))
        i, j = commune.i + commune.nombre, commune.j + commune.nombre
    return paires


def plus_longue_croissante(valeurs: Sequence[int]) -> list[int]:
    """Les rangs d’une plus longue suite croissante : ce qui n’a pas besoin de bouger.

    >>> plus_longue_croissante([2, 0, 1, 3])
    [1, 2, 3]
    """
    queues: list[int] = []
    rangs: list[int] = []
    precedents: list[int] = []
    for rang, valeur in enumerate(valeurs):
        place = bisect_left(queues, valeur)
        precedents.append(rangs[place - 1] if place else -1)
        queues[place:] = [valeur, *queues[place + 1 :]]
        rangs[place:] = [rang, *rangs[place + 1 :]]
    suite = []
    rang = rangs[-1] if rangs else -1
    while rang >= 0:
        suite.append(rang)
        rang = precedents[rang]
    return suite[::-1]


# --- les lignes ---------------------------------------------------------------------------------


def _aligner_lignes(
    a: Sequence[str], b: Sequence[str], gauche: list[tuple[int, int]], droite: list[tuple[int, int]]
) -> list[Bloc]:
    """Des lignes toutes différentes : chacune avec sa plus proche, ou le passage d’un bloc."""
    if not gauche or not droite:
        return []
    par_lignes: list[Bloc] = []
    if len(gauche) * len(droite) <= _PRODUIT_LIGNES:
        sacs = [_sac(a[debut:fin]) for debut, fin in gauche]
        autres = [_sac(b[debut:fin]) for debut, fin in droite]
        for x, y, part in _apparier_sacs(sacs, autres):
            (a0, a1), (b0, b1) = gauche[x], droite[y]
            if part >= PROCHES:
                par_lignes += _decaler(aligner_suites(a[a0:a1], b[b0:b1]), a0, b0)
            if a1 < len(a) and b1 < len(b):
                par_lignes.append(Bloc(a1, b1, 1))
        if len(gauche) == len(droite):
            return par_lignes
    # Un alinéa coupé en deux, ou deux réunis : les mots se suivent mieux sans regarder les lignes.
    a0, b0 = gauche[0][0], droite[0][0]
    a1, b1 = min(gauche[-1][1] + 1, len(a)), min(droite[-1][1] + 1, len(b))
    d_un_bloc = _decaler(aligner_suites(a[a0:a1], b[b0:b1]), a0, b0)
    return d_un_bloc if _poids(d_un_bloc, a) > 1.25 * _poids(par_lignes, a) + 1 else par_lignes


def _ligne_commune(
    a: Sequence[str], b: Sequence[str], gauche: tuple[int, int], droite: tuple[int, int]
) -> list[Bloc]:
    (a0, a1), (b0, b1) = gauche, droite
    saut = int(a1 < len(a) and b1 < len(b))
    return [Bloc(a0, b0, a1 - a0 + saut)]


def _poids(blocs: list[Bloc], cles: Sequence[str]) -> int:
    """Le nombre de mots retrouvés par suites d’au moins deux unités."""
    return sum(
        est_un_mot(cle) for i, _, nombre in blocs if nombre >= 2 for cle in cles[i : i + nombre]
    )


def _sac(cles: Sequence[str]) -> Counter[str]:
    """Les mots d’une ligne et leur nombre ; à défaut, ses signes."""
    mots = [cle.casefold() for cle in cles if est_un_mot(cle)]
    return Counter(mots or cles)


def _sac_du_texte(texte: str) -> Counter[str]:
    return _sac([unite.cle for unite in couper(texte)])


def _parente(un: Counter[str], autre: Counter[str]) -> float:
    """La part des mots que deux lignes partagent, de 0 à 1 (indice de Dice)."""
    total = un.total() + autre.total()
    if not total:
        return 1.0
    petit, grand = sorted((un, autre), key=len)
    return 2 * sum(min(nombre, grand[mot]) for mot, nombre in petit.items() if mot in grand) / total


def _apparier_sacs(
    avant: list[Counter[str]], apres: list[Counter[str]]
) -> list[tuple[int, int, float]]:
    """Les paires, sans croisement, dont la parenté totale est la plus grande."""
    if not avant or not apres or len(avant) * len(apres) > _PRODUIT_LIGNES:
        return []
    parentes = [[_parente(un, autre) for autre in apres] for un in avant]
    gains = [[p if p >= PROCHES else _FACE_A_FACE for p in ligne] for ligne in parentes]
    largeur = len(apres)
    meilleur = [[0.0] * (largeur + 1) for _ in range(len(avant) + 1)]
    for x in range(len(avant) - 1, -1, -1):
        for y in range(largeur - 1, -1, -1):
            meilleur[x][y] = max(
                meilleur[x + 1][y + 1] + gains[x][y], meilleur[x + 1][y], meilleur[x][y + 1]
            )
    paires = []
    x = y = 0
    while x < len(avant) and y < largeur:
        if meilleur[x][y] == meilleur[x + 1][y + 1] + gains[x][y]:
            paires.append((x, y, parentes[x][y]))
            x, y = x + 1, y + 1
        elif meilleur[x][y] == meilleur[x + 1][y]:
            x += 1
        else:
            y += 1
    return paires


# --- les suites ---------------------------------------------------------------------------------


def _reperes(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Bloc]:
    """Ce qui n’existe qu’une fois de chaque côté, dans l’ordre : un élément, ou quatre de suite."""
    for taille in (1, 4):
        places_a, places_b = _uniques(a, taille), _uniques(b, taille)
        communs = [(i, places_b[cle]) for cle, i in places_a.items() if cle in places_b]
        if communs:
            gardes = plus_longue_croissante([j for _, j in communs])
            return [Bloc(*communs[rang], 1) for rang in gardes]
    return []


def _uniques(suite: Sequence[Hashable], taille: int) -> dict[Hashable, int]:
    """La place de chaque passage de `taille` éléments qui n’apparaît qu’une fois, dans l’ordre."""
    passages: Sequence[Hashable] = suite
    if taille > 1:
        passages = list(zip(*(suite[pas:] for pas in range(taille)), strict=False))
    nombres = Counter(passages)
    return {cle: rang for rang, cle in enumerate(passages) if nombres[cle] == 1}


def _decaler(blocs: list[Bloc], i: int, j: int) -> list[Bloc]:
    return [Bloc(bloc.i + i, bloc.j + j, bloc.nombre) for bloc in blocs]


def _reunir(blocs: list[Bloc]) -> list[Bloc]:
    """Les blocs dans l’ordre, ceux qui se touchent réunis."""
    reunis: list[Bloc] = []
    for bloc in sorted(blocs):
        if bloc.nombre and reunis:
            i, j, nombre = reunis[-1]
            if (i + nombre, j + nombre) == (bloc.i, bloc.j):
                reunis[-1] = Bloc(i, j, nombre + bloc.nombre)
                continue
        if bloc.nombre:
            reunis.append(bloc)
    return reunis
