"""La synthèse : ce qui est adopté, ce qui ne l’est pas, ce qui reste à décider."""

from __future__ import annotations

from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    GroupeSynthese,
    Minuteur,
    SceneSynthese,
)
from charte_studio.interface.projection.elements import (
    MARGE,
    Cadre,
    Element,
    Forme,
    Zone,
    deplacer,
)
from charte_studio.interface.projection.pieces import en_une_ligne, entete, plume
from charte_studio.interface.projection.scenes.decision import couleurs_issue
from charte_studio.interface.projection.texte import abreger, poser

_Bloc = tuple[float, list[Element]]
_ESSAIS: Final = ((1, 60), (2, 54), (2, 46), (2, 40), (2, 36), (3, 44), (3, 38))
"""Combien de colonnes, et à quelle taille : on garde le premier essai qui tient sur une page."""
_APRES: Final = 26.0
"""Ce qui sépare deux groupes."""
_ECART: Final = 44.0


def composer_synthese(
    scene: SceneSynthese, cadre: Cadre, _minuteur: Minuteur | None
) -> list[list[Element]]:
    """Les groupes se suivent en colonnes, chaque issue sous son bandeau."""
    zone = cadre.scene
    titre = en_une_ligne(cadre, scene.titre, Zone(MARGE, zone.y, zone.largeur, 130), 76)
    y = zone.y + titre.hauteur + 36
    for nombre, taille in _ESSAIS:
        large = (zone.largeur - _ECART * (nombre - 1)) / nombre
        colonnes = _ranger(cadre, scene.groupes, large, zone.bas - y, taille)
        if len(colonnes) <= nombre:
            break
    pages = []
    for debut in range(0, len(colonnes), nombre):
        page = [*entete(cadre, "Synthèse", scene.phrase), *poser(titre, MARGE, zone.y)]
        for n, colonne in enumerate(colonnes[debut : debut + nombre]):
            bas = y
            for haut, elements in colonne:
                page += [deplacer(e, MARGE + n * (large + _ECART), bas) for e in elements]
                bas += haut
        pages.append(page)
    return pages


def _ranger(
    cadre: Cadre, groupes: tuple[GroupeSynthese, ...], large: float, haut: float, taille: float
) -> list[list[_Bloc]]:
    """Les groupes en colonnes : entiers s’ils le peuvent, sinon leur bandeau revient."""
    colonnes: list[list[_Bloc]] = [[]]
    pris = 0.0
    for groupe in groupes:
        bandeau, *lignes = _blocs(cadre, groupe, large, taille, suite=False)
        entier = bandeau[0] + sum(ligne[0] for ligne in lignes)
        besoin = entier if entier <= haut else bandeau[0] + lignes[0][0]
        if colonnes[-1] and pris + besoin > haut:
            colonnes.append([])
            pris = 0.0
        colonnes[-1].append(bandeau)
        pris += bandeau[0]
        for ligne in lignes:
            if pris + ligne[0] > haut:
                rappel = _blocs(cadre, groupe, large, taille, suite=True)[0]
                colonnes.append([rappel])
                pris = rappel[0]
            colonnes[-1].append(ligne)
            pris += ligne[0]
        pris += _APRES
        haut_dernier, elements = colonnes[-1][-1]
        colonnes[-1][-1] = (haut_dernier + _APRES, elements)
    return colonnes


def _blocs(
    cadre: Cadre, groupe: GroupeSynthese, large: float, taille: float, *, suite: bool
) -> list[_Bloc]:
    """Le bandeau de l’issue, puis une ligne par principe : leur hauteur et leurs éléments."""
    encre, fond = couleurs_issue(cadre.palette, groupe.issue)
    gras = plume(cadre, taille, gras=True, couleur=encre, fond=fond, interligne=1.15)
    compte = f"\u00a0·\u00a0{len(groupe.principes)}"
    dit = f"{groupe.titre}, suite" if suite else groupe.titre + compte
    nom = abreger(dit, large - 40, gras.hauteur * 3, gras)
    bandeau = nom.hauteur + 24
    blocs: list[_Bloc] = [
        (bandeau + 18, [Forme(Zone(0, 0, large, bandeau), fond, 12), *poser(nom, 20, 12)])
    ]
    fine = plume(cadre, taille, interligne=1.18)
    for principe in groupe.principes:
        ligne = abreger(principe, large - 40, fine.hauteur * 3, fine)
        blocs.append((ligne.hauteur + 12, [*poser(ligne, 20, 0)]))
    return blocs
