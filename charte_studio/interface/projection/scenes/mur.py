"""Le mur : les usages, leur verdict, et les mots de la salle, en colonnes de cartes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from charte_studio.atelier.lectures.projection.scenes import (
    NOS_RESSENTIS,
    NOS_USAGES,
    GroupeMur,
    Minuteur,
    SceneMur,
)
from charte_studio.interface.projection.elements import (
    MARGE,
    TEXTE_MINIMAL,
    Cadre,
    Element,
    Zone,
    deplacer,
)
from charte_studio.interface.projection.pieces import en_une_ligne
from charte_studio.interface.projection.scenes.cartes_mur import ECART, Style, faire_cartes
from charte_studio.interface.projection.scenes.colonnes_mur import (
    Colonne,
    compter_pages,
    en_pages,
)
from charte_studio.interface.projection.texte import poser

_EN_GRAND: Final = ((1, 64), (2, 54))
"""Combien de colonnes, et à quelle taille, quand il n’y a presque rien à montrer."""
_LARGES, _ETROITES = 2, 3
_TAILLES: Final = (40, 44, 50)
"""Essayées en montant, tant que l’une tient : sur un mur plein, la première ne tient pas."""
_CARTES_A_AGRANDIR: Final = 30
"""Au-delà, chercher une plus grande taille se sentirait en changeant de scène."""


def composer_mur(scene: SceneMur, cadre: Cadre, _minuteur: Minuteur | None) -> list[list[Element]]:
    """Les cartes, colonne après colonne : grandes si elles sont peu, sur plusieurs pages sinon."""
    entier = _Mur(cadre, scene.titre, scene.groupes)
    if entier.pages == 1:
        return entier.composer()
    usages = tuple(replace(g, ressentis=()) for g in scene.groupes if g.usages)
    ressentis = tuple(replace(g, usages=()) for g in scene.groupes if g.ressentis)
    moities = ((NOS_USAGES, usages), (NOS_RESSENTIS, ressentis))
    return [
        page
        for titre, groupes in moities
        if groupes
        for page in _Mur(cadre, titre, groupes).composer()
    ]


class _Mur:
    """Des groupes à ranger sous un titre, sur le moins de pages possible."""

    def __init__(self, cadre: Cadre, titre: str, groupes: Sequence[GroupeMur]) -> None:
        zone = cadre.scene
        self._cadre = cadre
        self._titre = en_une_ligne(cadre, titre, Zone(MARGE, 70, zone.largeur, 120), 68)
        self._y = 70 + self._titre.hauteur + 22
        self._haut = zone.bas - self._y
        self._groupes = groupes
        self._combien = sum(len(g.usages) + len(g.ressentis) for g in groupes)
        # Une carte d’usage a besoin de largeur ; un mot de la salle, non.
        essais = (_LARGES, _ETROITES) if any(g.usages for g in groupes) else (_ETROITES, _LARGES)
        (self.pages, self._coupees), _, self._nombre = min(
            (self._compter(nombre, TEXTE_MINIMAL), rang, nombre)
            for rang, nombre in enumerate(essais)
        )

    def composer(self) -> list[list[Element]]:
        """Les pages, également remplies, au plus grand texte qui n’en ajoute pas."""
        nombre, taille = self._nombre, TEXTE_MINIMAL
        if self._combien <= _CARTES_A_AGRANDIR:
            tenues = takewhile(lambda t: self._tient(nombre, t), _TAILLES)
            taille = max(tenues, default=TEXTE_MINIMAL)
        if self.pages == 1 and taille == _TAILLES[-1]:
            grand = (essai for essai in _EN_GRAND if self._tient(*essai))
            nombre, taille = next(grand, (nombre, taille))
        style = self._style(nombre, taille)
        groupes = faire_cartes(style, self._groupes)
        return [self._poser(colonnes, style) for colonnes in en_pages(groupes, self._haut, nombre)]

    def _tient(self, nombre: int, taille: float) -> bool:
        """Vrai si cette taille ne coûte ni page ni mot."""
        pages, coupees = self._compter(nombre, taille)
        return pages <= self.pages and coupees <= self._coupees

    def _compter(self, nombre: int, taille: float) -> tuple[int, int]:
        """Les pages, et les cartes où des mots manquent."""
        groupes = faire_cartes(self._style(nombre, taille), self._groupes)
        return (
            compter_pages(groupes, self._haut, nombre),
            sum(carte.abregee for groupe in groupes for carte in groupe.cartes),
        )

    def _style(self, nombre: int, taille: float) -> Style:
        large = (self._cadre.scene.largeur - ECART * (nombre - 1)) / nombre
        return Style(self._cadre, large, self._haut, taille)

    def _poser(self, colonnes: Sequence[Colonne], style: Style) -> list[Element]:
        page: list[Element] = [*poser(self._titre, MARGE, 70)]
        for rang, colonne in enumerate(colonnes):
            bas = self._y
            for carte in colonne:
                x = MARGE + rang * (style.large + ECART)
                page += [deplacer(element, x, bas) for element in carte.elements]
                bas += carte.hauteur + ECART
        return page
