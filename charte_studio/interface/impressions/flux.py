"""Couper en pages une suite de morceaux : ce qui va ensemble y reste, les en-têtes reviennent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from charte_studio.interface.impressions.papier import mm
from charte_studio.interface.impressions.texte import TexteEnLignes


@dataclass(frozen=True, slots=True)
class Morceau:
    """Ce qui ne se coupe pas."""

    hauteur: float
    peindre: Callable[[QPainter, float], None]
    """Reçoit le peintre et le haut du morceau."""
    colle: bool = False
    """Vrai : reste sur la même page que le suivant, tant qu’une page y suffit."""
    reprise: Morceau | None = None
    """Ce qui revient en tête quand ce morceau ouvre une page."""
    neuve: bool = False
    """Vrai : commence toujours une page."""


Page = list[tuple[float, Morceau]]


def paginer(morceaux: Sequence[Morceau], hauteur: float) -> list[Page]:
    """Les pages, chacune une liste de morceaux et de leur distance au haut."""
    pages: list[Page] = [[]]
    y = 0.0
    rang = 0
    while rang < len(morceaux):
        groupe = _groupe(morceaux, rang, hauteur)
        besoin = sum(morceau.hauteur for morceau in groupe)
        if pages[-1] and (groupe[0].neuve or y + besoin > hauteur + 0.5):
            pages.append([])
            y = 0.0
            reprise = groupe[0].reprise
            if reprise is not None:
                pages[-1].append((0.0, reprise))
                y = reprise.hauteur
        for morceau in groupe:
            pages[-1].append((y, morceau))
            y += morceau.hauteur
        rang += len(groupe)
    return pages


def peindre_page(page: Page, cadre: QRectF) -> Callable[[QPainter], None]:
    """De quoi peindre cette page dans ce cadre."""

    def peindre(peintre: QPainter) -> None:
        for y, morceau in page:
            morceau.peindre(peintre, cadre.y() + y)

    return peindre


def _groupe(morceaux: Sequence[Morceau], debut: int, hauteur: float) -> list[Morceau]:
    """Les morceaux collés à partir de `debut` ; un groupe plus haut qu’une page se défait."""
    groupe = [morceaux[debut]]
    total = groupe[0].hauteur
    reprise = groupe[0].reprise
    place = hauteur - (reprise.hauteur if reprise else 0)
    while groupe[-1].colle and debut + len(groupe) < len(morceaux):
        suivant = morceaux[debut + len(groupe)]
        if suivant.neuve or total + suivant.hauteur > place:
            break
        groupe.append(suivant)
        total += suivant.hauteur
    return groupe


def empiler(haut: Morceau, bas: Morceau) -> Morceau:
    """Deux morceaux en un."""

    def peindre(peintre: QPainter, y: float) -> None:
        haut.peindre(peintre, y)
        bas.peindre(peintre, y + haut.hauteur)

    return Morceau(haut.hauteur + bas.hauteur, peindre)


def espace(millimetres: float, *, colle: bool = False) -> Morceau:
    """Un blanc."""
    return Morceau(mm(millimetres), lambda _peintre, _y: None, colle=colle)


def morceaux_de_texte(
    texte: TexteEnLignes, x: float, *, colle: bool = False, ensemble: int = 12
) -> list[Morceau]:
    """Le texte ligne à ligne. Jusqu’à `ensemble` lignes, il ne se coupe pas ; au-delà, ni sa
    première ni sa dernière ligne ne reste seule.
    """

    def ligne(rang: int) -> Morceau:
        derniere = rang == texte.lignes - 1
        seule = texte.lignes <= ensemble or rang == 0 or rang == texte.lignes - 2
        return Morceau(
            texte.hauteur_de_ligne,
            lambda peintre, y: texte.peindre(peintre, x, y, debut=rang, fin=rang + 1),
            colle=colle if derniere else seule,
        )

    return [ligne(rang) for rang in range(texte.lignes)]
