"""Couper, ajuster, paginer : le texte prend la plus grande taille où il tient.

Sans ajustement de rendu (« hinting »), une largeur est proportionnelle à la taille : chaque mot
n’est mesuré qu’une fois, à cent pixels, et chercher la taille n’est plus que de l’arithmétique.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from charte_studio.interface.projection.elements import TEXTE_MINIMAL, Trace

ETALON: Final = 100
_ESPACE: Final = " "
_LIGNES_D_UN_TITRE: Final = 4
_PONCTUATION: Final = " .,;:…\u00a0\u202f"
Portion = tuple[str, int]
"""Un bout de texte et sa marque : 0 pour du texte ordinaire, `RETIRE` ou `AJOUTE`."""
Tient = Callable[[int], bool]
RETIRE: Final = 1
AJOUTE: Final = 2


@lru_cache(maxsize=8)
def _metrique(famille: str, gras: bool) -> QFontMetricsF:
    return QFontMetricsF(police(famille, ETALON, gras))


@lru_cache(maxsize=20_000)
def _largeur_etalon(texte: str, famille: str, gras: bool) -> float:
    return float(_metrique(famille, gras).horizontalAdvance(texte))


def police(famille: str, taille: float, gras: bool) -> QFont:
    """La police de cette taille en pixels, sans ajustement de rendu."""
    voulue = QFont(famille)
    voulue.setPixelSize(max(1, round(taille)))
    voulue.setBold(gras)
    voulue.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return voulue


@dataclass(frozen=True, slots=True)
class Plume:
    """Comment on écrit."""

    famille: str
    couleur: str
    fond: str
    taille: float = TEXTE_MINIMAL
    gras: bool = False
    interligne: float = 1.24

    def largeur(self, texte: str) -> float:
        """La largeur du texte à cette taille."""
        return _largeur_etalon(texte, self.famille, self.gras) * self.taille / ETALON

    @property
    def hauteur(self) -> float:
        """La hauteur d’une ligne."""
        return self.taille * self.interligne

    @property
    def base(self) -> float:
        """De haut de ligne à ligne de base."""
        metrique = _metrique(self.famille, self.gras)
        monte, descend = metrique.ascent(), metrique.descent()
        return (self.hauteur + (monte - descend) * self.taille / ETALON) / 2

    def a(self, taille: float) -> Plume:
        """La même plume, à une autre taille."""
        return replace(self, taille=taille)


@dataclass(frozen=True, slots=True)
class Ligne:
    """Une ligne coupée. `saut` : l’espace qui la suit, en hauteurs de ligne."""

    portions: tuple[Portion, ...]
    saut: float = 0.0

    @property
    def texte(self) -> str:
        return "".join(texte for texte, _ in self.portions)


@dataclass(frozen=True, slots=True)
class TexteCoupe:
    """Des lignes et la plume qui les a mesurées."""

    lignes: tuple[Ligne, ...]
    plume: Plume

    @property
    def hauteur(self) -> float:
        return sum((1 + ligne.saut) * self.plume.hauteur for ligne in self.lignes)


# --- couper --------------------------------------------------------------------------------------


def couper(
    texte: str | Sequence[Portion], largeur: float, plume: Plume, *, saut: float = 0.35
) -> TexteCoupe:
    """Le texte en lignes qui tiennent dans la largeur ; un mot trop long se coupe où il faut.

    Les espaces insécables ne se coupent pas. `saut` sépare les alinéas.
    """
    portions = [(texte, 0)] if isinstance(texte, str) else list(texte)
    lignes: list[Ligne] = []
    for alinea in _alineas(portions):
        coupees = _couper_alinea(alinea, largeur, plume)
        if coupees:
            coupees[-1] = replace(coupees[-1], saut=saut)
        lignes += coupees
    if lignes:
        lignes[-1] = replace(lignes[-1], saut=0.0)
    return TexteCoupe(tuple(lignes), plume)


def _alineas(portions: Iterable[Portion]) -> Iterable[list[Portion]]:
    """Les portions, alinéa par alinéa ; les vides disparaissent."""
    alinea: list[Portion] = []
    for texte, marque in portions:
        premier, *autres = texte.split("\n")
        alinea.append((premier, marque))
        for autre in autres:
            yield alinea
            alinea = [(autre, marque)]
    yield alinea


def _mots(alinea: Iterable[Portion]) -> list[list[Portion]]:
    """Les mots, séparés par des espaces ordinaires ; un mot peut porter deux marques."""
    mots: list[list[Portion]] = [[]]
    for texte, marque in alinea:
        premier, *autres = texte.replace("\t", _ESPACE).split(_ESPACE)
        if premier:
            mots[-1].append((premier, marque))
        mots += [[(autre, marque)] if autre else [] for autre in autres]
    return [mot for mot in mots if mot]


def _couper_alinea(alinea: list[Portion], largeur: float, plume: Plume) -> list[Ligne]:
    espace = plume.largeur(_ESPACE)
    lignes: list[list[list[Portion]]] = []
    reste = 0.0
    for mot in _mots(alinea):
        for bout in _raccourcir(mot, largeur, plume):
            pris = sum(plume.largeur(texte) for texte, _ in bout)
            if lignes and pris + espace <= reste:
                lignes[-1].append(bout)
                reste -= pris + espace
            else:
                lignes.append([bout])
                reste = largeur - pris
    return [Ligne(_joindre(mots)) for mots in lignes]


def _raccourcir(mot: list[Portion], largeur: float, plume: Plume) -> list[list[Portion]]:
    """Le mot entier, ou en morceaux s’il dépasse à lui seul la ligne (une adresse, un sigle)."""
    if sum(plume.largeur(texte) for texte, _ in mot) <= largeur:
        return [mot]
    bouts: list[list[Portion]] = [[]]
    pris = 0.0
    for texte, marque in mot:
        for lettre in texte:
            large = plume.largeur(lettre)
            if bouts[-1] and pris + large > largeur:
                bouts.append([])
                pris = 0.0
            bouts[-1].append((lettre, marque))
            pris += large
    return bouts


def _joindre(mots: list[list[Portion]]) -> tuple[Portion, ...]:
    """Les mots d’une ligne, les portions de même marque réunies."""
    suite: list[Portion] = []
    for rang, mot in enumerate(mots):
        if rang:
            meme = suite[-1][1] == mot[0][1]
            suite.append((_ESPACE, suite[-1][1] if meme else 0))
        suite += mot
    return tuple(
        ("".join(texte for texte, _ in groupe), marque)
        for marque, groupe in groupby(suite, key=itemgetter(1))
    )


# --- ajuster -------------------------------------------------------------------------------------


def plus_grande_taille(maximum: float, minimum: float, tient: Tient) -> float | None:
    """La plus grande taille entière où `tient` dit oui, par dichotomie ; `None` si aucune."""
    bas, haut = ceil(minimum), int(maximum)
    if bas > haut or not tient(bas):
        return None
    while bas < haut:
        milieu = (bas + haut + 1) // 2
        bas, haut = (milieu, haut) if tient(milieu) else (bas, milieu - 1)
    return bas


def ajuster(
    texte: str | Sequence[Portion],
    largeur: float,
    hauteur: float,
    plume: Plume,
    *,
    minimum: float = TEXTE_MINIMAL,
) -> TexteCoupe | None:
    """Le texte à la plus grande taille, celle de la plume au plus ; `None` s’il ne tient pas."""
    taille = plus_grande_taille(
        plume.taille,
        minimum,
        lambda t: couper(texte, largeur, plume.a(t)).hauteur <= hauteur,
    )
    return None if taille is None else equilibrer(texte, largeur, plume.a(taille))


def equilibrer(texte: str | Sequence[Portion], largeur: float, plume: Plume) -> TexteCoupe:
    """Les mêmes lignes, en nombre, mieux remplies : ni mot seul à la dernière, ni ligne creuse."""
    coupe = couper(texte, largeur, plume)
    portions = [(texte, 0)] if isinstance(texte, str) else list(texte)
    alineas = [alinea for alinea in _alineas(portions) if _mots(alinea)]
    lignes: list[Ligne] = []
    for alinea in alineas:
        lignes += _equilibrer_alinea(alinea, largeur, plume, seul=len(alineas) == 1)
    sauts = [ligne.saut for ligne in coupe.lignes]
    return TexteCoupe(
        tuple(replace(ligne, saut=saut) for ligne, saut in zip(lignes, sauts, strict=True)), plume
    )


def _equilibrer_alinea(
    alinea: list[Portion], largeur: float, plume: Plume, *, seul: bool
) -> list[Ligne]:
    """L’alinéa sur une largeur moindre, sans une ligne de plus.

    Court et seul sur la page, ses lignes se valent ; sinon seule la dernière s’étoffe un peu.
    """
    lignes = _couper_alinea(alinea, largeur, plume)
    if len(lignes) < 2:
        return lignes
    titre = seul and len(lignes) <= _LIGNES_D_UN_TITRE
    if not titre and plume.largeur(lignes[-1].texte) > largeur / 4:
        return lignes
    # Plus étroit que son plus long mot, l’alinéa le couperait.
    mot = max(sum(plume.largeur(bout) for bout, _ in mot) for mot in _mots(alinea))
    serre, large = max(largeur * (0.5 if titre else 0.85), min(mot, largeur) - 1), largeur
    while large - serre > plume.taille / 4:
        essaye = (serre + large) / 2
        essai = _couper_alinea(alinea, essaye, plume)
        if len(essai) > len(lignes):
            serre = essaye
        else:
            large = essaye
            if not titre and plume.largeur(essai[-1].texte) > largeur / 4:
                return essai
    return _couper_alinea(alinea, large, plume)


def ajuster_ou_abreger(texte: str, largeur: float, hauteur: float, plume: Plume) -> TexteCoupe:
    """Le texte ajusté ; trop long même au plus petit, il perd ses derniers mots et dit « … »."""
    ajuste = ajuster(texte, largeur, hauteur, plume)
    return ajuste or abreger(texte, largeur, hauteur, plume.a(TEXTE_MINIMAL))


def abreger(texte: str, largeur: float, hauteur: float, plume: Plume) -> TexteCoupe:
    """Ce qui tient du texte à cette taille, suivi de « … »."""
    entier = couper(texte, largeur, plume)
    mots = texte.split()
    if entier.hauteur <= hauteur or not mots:
        return entier
    bas, haut = 0, len(mots) - 1
    while bas < haut:
        milieu = (bas + haut + 1) // 2
        essai = _suspendre(mots[:milieu])
        if couper(essai, largeur, plume).hauteur <= hauteur:
            bas = milieu
        else:
            haut = milieu - 1
    return couper(_suspendre(mots[:bas]), largeur, plume)


def _suspendre(mots: Sequence[str]) -> str:
    """Ces mots et « … », qui remplace la ponctuation du dernier."""
    return _ESPACE.join(mots).rstrip(_PONCTUATION) + "…"


def est_abrege(texte: str, coupe: TexteCoupe) -> bool:
    """Vrai si des mots de ce texte n’y sont plus."""
    dits = " ".join(ligne.texte for ligne in coupe.lignes)
    return dits.endswith("…") and not texte.rstrip().endswith("…")


def eluder(texte: str, largeur: float, plume: Plume) -> str:
    """Le texte sur une seule ligne, sa fin remplacée par « … » s’il dépasse."""
    if plume.largeur(texte) <= largeur:
        return texte
    bas, haut = 0, len(texte)
    while bas < haut:
        milieu = (bas + haut + 1) // 2
        if plume.largeur(texte[:milieu].rstrip() + "…") <= largeur:
            bas = milieu
        else:
            haut = milieu - 1
    return texte[:bas].rstrip() + "…"


def paginer(coupe: TexteCoupe, hauteur: float) -> tuple[TexteCoupe, ...]:
    """Le texte coupé en pages de longueurs voisines."""
    par_page = max(1, int(hauteur / coupe.plume.hauteur))
    lignes = list(coupe.lignes)
    nombre = max(1, ceil(coupe.hauteur / hauteur))
    vise = min(par_page, ceil(len(lignes) / nombre) + 1)
    pages: list[TexteCoupe] = []
    while lignes:
        prises = min(vise, len(lignes))
        while prises > 1 and TexteCoupe(tuple(lignes[:prises]), coupe.plume).hauteur > hauteur:
            prises -= 1
        # Une ligne seule sur la dernière page se lit mal : elle en emmène une autre.
        if len(lignes) - prises == 1 and prises > 2:
            prises -= 1
        page = [*lignes[: prises - 1], replace(lignes[prises - 1], saut=0.0)]
        pages.append(TexteCoupe(tuple(page), coupe.plume))
        lignes = lignes[prises:]
    return tuple(pages)


# --- poser ---------------------------------------------------------------------------------------


def poser(
    coupe: TexteCoupe, x: float, y: float, *, largeur: float = 0.0, alignement: str = "gauche"
) -> list[Trace]:
    """Les lignes à leur place. `alignement` : `gauche`, `centre` ou `droite` dans la largeur."""
    traces = []
    plume = coupe.plume
    for ligne in coupe.lignes:
        pris = [plume.largeur(texte) for texte, _ in ligne.portions]
        jeu = largeur - sum(pris)
        gauche = x + {"gauche": 0.0, "centre": jeu / 2, "droite": jeu}[alignement]
        for (texte, marque), large in zip(ligne.portions, pris, strict=True):
            traces.append(_trace(texte, marque, gauche, y, large, plume))
            gauche += large
        y += (1 + ligne.saut) * plume.hauteur
    return traces


def _trace(texte: str, marque: int, x: float, y: float, large: float, plume: Plume) -> Trace:
    return Trace(
        texte,
        x,
        y + plume.base,
        large,
        plume.taille,
        plume.gras,
        plume.couleur,
        plume.fond,
        souligne=marque == AJOUTE,
        barre=marque == RETIRE,
    )
