"""Ranger des cartes en pages et en colonnes : autant par page, les groupes entiers si possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from charte_studio.interface.projection.scenes.cartes_mur import ECART, Carte, GroupeDeCartes

_FINESSE: Final = 10.0

Colonne = list[Carte]


def compter_pages(groupes: Sequence[GroupeDeCartes], haut: float, nombre: int) -> int:
    """Le moins de pages, de `nombre` colonnes chacune."""
    total = sum(len(groupe.cartes) for groupe in groupes)
    debut = pages = 0
    while debut < total:
        debut += _tenues(groupes, debut, haut, nombre)
        pages += 1
    return max(1, pages)


def en_pages(groupes: Sequence[GroupeDeCartes], haut: float, nombre: int) -> list[list[Colonne]]:
    """Les colonnes de chaque page : le moins de pages, et autant de cartes sur chacune.

    Une page s’arrête volontiers à la fin d’un groupe.
    """
    total = sum(len(groupe.cartes) for groupe in groupes)
    tenues = [_tenues(groupes, debut, haut, nombre) for debut in range(total)]
    restent = [0] * (total + 1)
    for debut in reversed(range(total)):
        restent[debut] = 1 + restent[debut + tenues[debut]]
    fins = _fins_de_groupe(groupes)
    pages = []
    debut = 0
    while debut < total:
        autres = restent[debut] - 1
        # Ce qu’il faut prendre ici pour que le reste tienne sur les autres pages.
        permises = [
            fin for fin in range(debut + 1, debut + tenues[debut] + 1) if restent[fin] <= autres
        ]
        voulue = debut + -(-(total - debut) // (autres + 1))
        fin = min(permises, key=lambda f: (abs(f - voulue) - (f in fins), abs(f - voulue)))
        pages.append(_equilibrer(_trancher(groupes, debut, fin), haut, nombre))
        debut = fin
    return pages


def _tenues(groupes: Sequence[GroupeDeCartes], debut: int, haut: float, nombre: int) -> int:
    """Combien de cartes tiennent sur une page à partir de celle-ci ; une au moins."""
    total = sum(len(groupe.cartes) for groupe in groupes)
    fin = debut + 1
    while fin < total and _ranger(_trancher(groupes, debut, fin + 1), haut, nombre) is not None:
        fin += 1
    return fin - debut


def _fins_de_groupe(groupes: Sequence[GroupeDeCartes]) -> frozenset[int]:
    rang, fins = 0, []
    for groupe in groupes:
        rang += len(groupe.cartes)
        fins.append(rang)
    return frozenset(fins)


def _trancher(groupes: Sequence[GroupeDeCartes], debut: int, fin: int) -> list[GroupeDeCartes]:
    """Les cartes de ces rangs, groupe par groupe ; un groupe entamé garde son nom de suite."""
    tranche = []
    rang = 0
    for groupe in groupes:
        de, a = max(0, debut - rang), min(len(groupe.cartes), fin - rang)
        rang += len(groupe.cartes)
        if de < a:
            titre = groupe.suite if de else groupe.titre
            tranche.append(replace(groupe, cartes=groupe.cartes[de:a], titre=titre))
    return tranche


# --- une page ------------------------------------------------------------------------------------


def _equilibrer(groupes: Sequence[GroupeDeCartes], haut: float, nombre: int) -> list[Colonne]:
    """Les colonnes d’une page, les moins hautes possible."""
    colonnes = _ranger(groupes, haut, nombre) or _couler(groupes, haut)
    serre, large = 0.0, haut
    while large - serre > _FINESSE:
        essai = (serre + large) / 2
        essayees = _ranger(groupes, essai, nombre)
        if essayees is None:
            serre = essai
        else:
            large, colonnes = essai, essayees
    return colonnes


def _ranger(groupes: Sequence[GroupeDeCartes], haut: float, nombre: int) -> list[Colonne] | None:
    """Les colonnes d’une page, groupes entiers de préférence ; `None` si tout n’y tient pas."""
    for colonnes in (_garder_entiers(groupes, haut), _couler(groupes, haut)):
        if colonnes and len(colonnes) <= nombre and all(_hauteur(c) <= haut for c in colonnes):
            return colonnes
    return None


def _couler(groupes: Sequence[GroupeDeCartes], haut: float) -> list[Colonne]:
    """Carte après carte ; en tête de chaque colonne, le nom de son groupe."""
    colonnes: list[Colonne] = []
    reste = 0.0
    for groupe in groupes:
        for rang, carte in enumerate(groupe.cartes):
            titre = groupe.titre if rang == 0 else None
            besoin = _hauteur([c for c in (titre, carte) if c])
            if not colonnes or besoin > reste:
                titre = groupe.titre if rang == 0 else groupe.suite
                colonnes.append([])
                reste = haut
            for posee in (titre, carte):
                if posee:
                    colonnes[-1].append(posee)
                    reste -= posee.hauteur + ECART
    return colonnes


def _garder_entiers(groupes: Sequence[GroupeDeCartes], haut: float) -> list[Colonne]:
    """Chaque groupe dans la première colonne où il tient ; rien si l’un dépasse une colonne."""
    colonnes: list[Colonne] = []
    for groupe in groupes:
        bloc = [*([groupe.titre] if groupe.titre else []), *groupe.cartes]
        besoin = _hauteur(bloc)
        if besoin > haut:
            return []
        for colonne in colonnes:
            if _hauteur(colonne) + ECART + besoin <= haut:
                colonne.extend(bloc)
                break
        else:
            colonnes.append(bloc)
    return colonnes


def _hauteur(colonne: Sequence[Carte]) -> float:
    return sum(carte.hauteur + ECART for carte in colonne) - ECART
