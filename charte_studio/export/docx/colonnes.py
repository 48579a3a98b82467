"""Les colonnes d’un tableau, à la mesure de leur texte."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from charte_studio.export.docx.metriques import largeurs as largeurs_du_texte
from charte_studio.export.docx.styles import MARGE_DE_CELLULE, STYLES
from charte_studio.redaction.blocs import Ligne, texte_nu

_MARGES: Final = 2 * MARGE_DE_CELLULE + 20
"""Ce qu’une colonne prend en plus de son texte : ses marges et un filet."""
_VINGTIEMES: Final = 20

Rangees = Sequence[Sequence[Ligne]]


def besoin(rangees: Rangees, *, entete_de_ligne: bool) -> int:
    """La largeur sous laquelle un mot serait coupé, en vingtièmes de point."""
    return sum(minimum for minimum, _ in _mesures(rangees, entete_de_ligne))


def largeurs(rangees: Rangees, place: int, *, entete_de_ligne: bool) -> list[int]:
    """La largeur de chaque colonne, en vingtièmes de point ; leur somme fait `place`."""
    return _repartir(_mesures(rangees, entete_de_ligne), place)


def _mesures(rangees: Rangees, entete_de_ligne: bool) -> list[tuple[int, int]]:
    """Par colonne, la largeur du plus long mot et celle du plus long texte."""
    mesures = []
    for colonne in range(len(rangees[0])):
        bornes = [
            bornes_du_texte(
                texte_nu(rangee[colonne]), rang == 0 or (entete_de_ligne and not colonne)
            )
            for rang, rangee in enumerate(rangees)
        ]
        mesures.append(
            (
                _en_vingtiemes(max(minimum for minimum, _ in bornes)),
                _en_vingtiemes(max(maximum for _, maximum in bornes)),
            )
        )
    return mesures


@lru_cache(maxsize=4096)
def bornes_du_texte(texte: str, gras: bool) -> tuple[float, float]:
    """La largeur du plus long mot et celle de la plus longue ligne, en points.

    Retenues : les mêmes nombres et les mêmes collèges reviennent dans tous les tableaux.
    """
    corps = STYLES["Tableautexte"].corps
    if "\n" not in texte:
        return largeurs_du_texte(texte, corps, gras=gras)
    bornes = [largeurs_du_texte(ligne, corps, gras=gras) for ligne in texte.split("\n")]
    return max(mot for mot, _ in bornes), max(ligne for _, ligne in bornes)


def _en_vingtiemes(points: float) -> int:
    return round(points * _VINGTIEMES) + _MARGES


def _repartir(mesures: list[tuple[int, int]], place: int) -> list[int]:
    """Les largeurs de colonnes : le mot le plus long toujours entier quand la place le permet."""
    minimums = [minimum for minimum, _ in mesures]
    maximums = [maximum for _, maximum in mesures]
    if sum(minimums) >= place:
        return _serrer(minimums, place)
    if sum(maximums) <= place:
        return _au_prorata(maximums, place)
    libre = place - sum(minimums)
    parts = _partager([maximum - minimum for minimum, maximum in mesures], libre)
    return [minimum + part for minimum, part in zip(minimums, parts, strict=True)]


def _partager(envies: list[int], libre: int) -> list[int]:
    """La place libre : les envies modestes d’abord, entières ; le reste au prorata des autres."""
    parts = [0] * len(envies)
    restantes = sorted(range(len(envies)), key=envies.__getitem__)
    while restantes and envies[restantes[0]] <= libre // len(restantes):
        modeste = restantes.pop(0)
        parts[modeste] = envies[modeste]
        libre -= envies[modeste]
    if restantes:
        for colonne, part in zip(
            restantes, _au_prorata([envies[c] for c in restantes], libre), strict=True
        ):
            parts[colonne] = part
    return parts


def _serrer(minimums: list[int], place: int) -> list[int]:
    """Quand tout ne tient pas : les colonnes modestes gardent leur dû, les autres se partagent
    le reste à parts égales."""
    largeurs = [0] * len(minimums)
    for rang, indice in enumerate(sorted(range(len(minimums)), key=minimums.__getitem__)):
        part = (place - sum(largeurs)) // (len(minimums) - rang)
        largeurs[indice] = min(minimums[indice], part)
    return largeurs


def _au_prorata(poids: list[int], total: int) -> list[int]:
    """`total` partagé selon `poids`, à l’unité près."""
    somme = sum(poids)
    parts, donne, cumul = [], 0, 0
    for un_poids in poids:
        cumul += un_poids
        jusque_la = total * cumul // somme
        parts.append(jusque_la - donne)
        donne = jusque_la
    return parts
