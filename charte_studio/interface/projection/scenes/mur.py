"""Le mur : les usages, leur verdict, et les mots de la salle, en colonnes de cartes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    CarteUsage,
    GroupeMur,
    Minuteur,
    SceneMur,
)
from charte_studio.domaine.vocabulaire import VERDICTS
from charte_studio.interface.projection.elements import (
    MARGE,
    TEXTE_MINIMAL,
    Cadre,
    Element,
    Forme,
    Zone,
    deplacer,
)
from charte_studio.interface.projection.pieces import en_une_ligne, plume
from charte_studio.interface.projection.texte import Plume, abreger, couper, poser

_ESSAIS: Final = ((1, 64), (2, 54), (2, 46), (3, 40), (3, TEXTE_MINIMAL))
"""Combien de colonnes, et à quelle taille : on garde le premier essai qui tient sur une page."""
_ECART: Final = 26.0
_RENTRE: Final = 26.0


@dataclass(frozen=True, slots=True)
class _Carte:
    """Une carte composée en (0, 0), à déplacer ensuite."""

    elements: tuple[Element, ...]
    hauteur: float
    titre: bool = False
    """Un nom de groupe : il ne finit jamais une colonne."""


def composer_mur(scene: SceneMur, cadre: Cadre, _minuteur: Minuteur | None) -> list[list[Element]]:
    """Les cartes, colonne après colonne : grandes si elles sont peu, sur plusieurs pages sinon."""
    zone = cadre.scene
    titre = en_une_ligne(cadre, scene.titre, Zone(MARGE, 76, zone.largeur, 120), 72)
    y = 76 + titre.hauteur + 30
    haut = zone.bas - y
    combien = sum(len(g.usages) + len(g.ressentis) for g in scene.groupes)
    # Beaucoup de cartes ne tiendront pas en grand : inutile de l’essayer.
    for nombre, taille in _ESSAIS[min(len(_ESSAIS) - 1, combien // 3) :]:
        large = (zone.largeur - _ECART * (nombre - 1)) / nombre
        style = _Style(cadre, large, haut, taille)
        colonnes = _ranger([c for groupe in scene.groupes for c in _cartes(style, groupe)], haut)
        if len(colonnes) <= nombre:
            break
    pages = []
    for debut in range(0, len(colonnes), nombre):
        page: list[Element] = [*poser(titre, MARGE, 76)]
        for rang, colonne in enumerate(colonnes[debut : debut + nombre]):
            bas = y
            for carte in colonne:
                x = MARGE + rang * (large + _ECART)
                page += [deplacer(element, x, bas) for element in carte.elements]
                bas += carte.hauteur + _ECART
        pages.append(page)
    return pages


@dataclass(frozen=True, slots=True)
class _Style:
    """La place et la taille d’une carte."""

    cadre: Cadre
    large: float
    haut: float
    """La hauteur d’une colonne."""
    taille: float

    @property
    def dedans(self) -> float:
        return self.large - 2 * _RENTRE

    def plume(self, *, gras: bool = False, couleur: str = "", fond: str = "") -> Plume:
        return plume(
            self.cadre, self.taille, gras=gras, couleur=couleur, fond=fond, interligne=1.18
        )


def _ranger(cartes: list[_Carte], haut: float) -> list[list[_Carte]]:
    """Les cartes en colonnes : ce qui ne tient plus passe à la suivante, son titre avec lui."""
    colonnes: list[list[_Carte]] = [[]]
    pris = 0.0
    for rang, carte in enumerate(cartes):
        besoin = carte.hauteur
        if carte.titre and rang + 1 < len(cartes):
            besoin += _ECART + cartes[rang + 1].hauteur
        if colonnes[-1] and pris + besoin > haut:
            colonnes.append([])
            pris = 0.0
        colonnes[-1].append(carte)
        pris += carte.hauteur + _ECART
    return colonnes


def _cartes(style: _Style, groupe: GroupeMur) -> list[_Carte]:
    cartes = []
    if groupe.nom:
        accent = style.plume(gras=True, couleur=style.cadre.palette.accent)
        dit = abreger(groupe.nom, style.large, accent.hauteur * 2, accent)
        cartes.append(_Carte(tuple(poser(dit, 0, 0)), dit.hauteur, titre=True))
    # Une carte et le nom de son groupe tiennent toujours dans une colonne.
    reste = style.haut - (cartes[0].hauteur + _ECART if cartes else 0)
    cartes += [_usage(style, usage, reste) for usage in groupe.usages]
    cartes += [_ressenti(style, mot, reste) for mot in groupe.ressentis]
    return cartes


def _usage(style: _Style, usage: CarteUsage, haut: float) -> _Carte:
    p = style.cadre.palette
    gras = style.plume(gras=True, fond=p.surface)
    fine = style.plume(fond=p.surface)
    seconde = style.plume(couleur=p.seconde, fond=p.surface)
    lignes = int((haut - 3 * _RENTRE) / fine.hauteur)
    blocs = [
        abreger(usage.outil, style.dedans, gras.hauteur * 2, gras),
        abreger(usage.tache, style.dedans, fine.hauteur * max(2, lignes // 3), fine),
        abreger(usage.donnees, style.dedans, seconde.hauteur * 2, seconde),
    ]
    elements: list[Element] = []
    y = _RENTRE - 6
    for bloc in blocs:
        if bloc.lignes:
            elements += poser(bloc, _RENTRE, y)
            y += bloc.hauteur + 4
    if usage.verdict in VERDICTS:
        verdict, pris = _verdict(style, usage, haut - y - _RENTRE - 10)
        elements += [deplacer(element, _RENTRE, y + 10) for element in verdict]
        y += pris + 10
    y += _RENTRE - 6
    fond = Forme(Zone(0, 0, style.large, y), p.surface, 18, contour=p.trait)
    return _Carte((fond, *elements), y)


def _verdict(style: _Style, usage: CarteUsage, haut: float) -> tuple[list[Element], float]:
    """Le verdict en toutes lettres sur sa couleur, puis ses conditions."""
    p = style.cadre.palette
    couleur, fond = {
        "oui": (p.reussi, p.fond_reussi),
        "oui-si": (p.accent, p.accent_doux),
        "non": (p.alerte, p.fond_alerte),
    }[usage.verdict]
    gras = style.plume(gras=True, couleur=couleur, fond=fond)
    mot = VERDICTS[usage.verdict]
    pastille = gras.hauteur + 10
    elements: list[Element] = [
        Forme(Zone(0, 0, gras.largeur(mot) + 36, pastille), fond, 12),
        *poser(couper(mot, style.dedans, gras), 18, 5),
    ]
    fine = style.plume(fond=p.surface)
    dites = abreger(usage.conditions, style.dedans, haut - pastille - 8, fine)
    if not usage.conditions or haut - pastille - 8 < fine.hauteur:
        return elements, pastille
    return [*elements, *poser(dites, 0, pastille + 8)], pastille + 8 + dites.hauteur


def _ressenti(style: _Style, mot: str, haut: float) -> _Carte:
    p = style.cadre.palette
    dit = abreger(
        f"«\u00a0{mot}\u00a0»", style.dedans, haut - 2 * _RENTRE, style.plume(fond=p.creux)
    )
    y = dit.hauteur + 2 * _RENTRE - 10
    fond = Forme(Zone(0, 0, style.large, y), p.creux, 18)
    return _Carte((fond, *poser(dit, _RENTRE, _RENTRE - 6)), y)
