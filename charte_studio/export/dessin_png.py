"""Un dessin en PNG, pour Word : net à l’impression, et identique octet pour octet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

from charte_studio.redaction.graphiques.dessin import (
    Dessin,
    Forme,
    Rayures,
    Rect,
    Role,
    Ruban,
    Texte,
    Trait,
)
from charte_studio.redaction.graphiques.palette import IMPRESSION, Palette
from charte_studio.socle.police import fichier_police

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_POUCE: Final = 96
"""Unités d’un dessin dans un pouce."""
_FINESSE: Final = 3
"""Les formes se tracent tant de fois plus grand, puis se réduisent : leurs bords sont lissés."""
_BANDE: Final = 240
"""La hauteur, en pixels, de ce qu’on trace à la fois : un long dessin ne sature pas la mémoire."""
_ANCRES: Final = {"debut": "ls", "milieu": "ms", "fin": "rs"}

Point = tuple[float, float]


def ecrire_png(dessin: Dessin, palette: Palette = IMPRESSION, *, densite: int = 3) -> bytes:
    """Les octets du PNG : `densite` pixels par unité, la résolution écrite dans le fichier.

    La taille à l’impression est celle du dessin, quelle que soit la densité. Lève `ValueError`
    pour une densité nulle ou négative.
    """
    # Pillow est différé : il ne sert qu’à l’export, et pèse au démarrage.
    from PIL import Image, ImageDraw

    if densite < 1:
        raise ValueError("la densité est d’au moins 1")
    largeur = max(1, ceil(dessin.largeur * densite))
    hauteur = max(1, ceil(dessin.hauteur * densite))
    image = Image.new("RGB", (largeur, hauteur), palette.fond)
    formes = [forme for forme in dessin.formes if not isinstance(forme, Texte)]
    echelle = densite * _FINESSE
    for haut in range(0, hauteur, _BANDE):
        bas = min(haut + _BANDE, hauteur)
        visibles = [f for f in formes if _touche(f, haut / densite, bas / densite)]
        if visibles:
            taille = (largeur * _FINESSE, (bas - haut) * _FINESSE)
            bande = Image.new("RGB", taille, palette.fond)
            pinceau = _Pinceau(ImageDraw.Draw(bande), palette, echelle, haut * _FINESSE)
            for forme in visibles:
                pinceau.tracer(forme)
            image.paste(bande.reduce(_FINESSE), (0, haut))
    crayon = ImageDraw.Draw(image)
    for texte in dessin.textes:
        crayon.text(
            (texte.x * densite, texte.y * densite),
            texte.texte,
            fill=palette.couleur(texte.role),
            font=_police(texte.taille * densite, texte.gras),
            anchor=_ANCRES[texte.ancrage],
        )
    sortie = io.BytesIO()
    pouce = _POUCE * densite
    image.save(sortie, "PNG", dpi=(pouce, pouce), compress_level=6)
    return sortie.getvalue()


def _touche(forme: Forme, haut: float, bas: float) -> bool:
    """Vrai si la forme, son trait compris, entre dans la bande."""
    _, debut, _, fin = forme.boite()
    return debut - 2 <= bas and fin + 2 >= haut


@lru_cache(maxsize=32)
def _police(pixels: float, gras: bool) -> FreeTypeFont:
    """La police livrée, ou celle que Pillow apporte. Mise en page de base : la même partout."""
    from PIL import ImageFont

    fichier = fichier_police(gras=gras)
    if fichier is None:
        secours = ImageFont.load_default(pixels)
        assert isinstance(secours, ImageFont.FreeTypeFont)
        return secours
    return ImageFont.truetype(str(fichier), pixels, layout_engine=ImageFont.Layout.BASIC)


class _Pinceau:
    """Trace des formes dans une bande agrandie."""

    def __init__(
        self, crayon: ImageDraw, palette: Palette, echelle: float, decalage: float
    ) -> None:
        self._crayon = crayon
        self._palette = palette
        self._echelle = echelle
        self._decalage = decalage

    def tracer(self, forme: Forme) -> None:
        match forme:
            case Rect():
                self._rect(forme)
            case Trait():
                points = self._points(((forme.x1, forme.y1), (forme.x2, forme.y2)))
                self._ligne(points, forme.role, forme.epaisseur, forme.tirets)
            case Rayures():
                for x1, y1, x2, y2 in forme.segments():
                    points = self._points(((x1, y1), (x2, y2)))
                    self._ligne(points, forme.role, forme.epaisseur, False)
            case Ruban():
                self._crayon.polygon(
                    self._points(forme.contour()), fill=self._palette.couleur(forme.role)
                )

    def _points(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self._echelle, y * self._echelle - self._decalage) for x, y in points]

    def _ligne(self, points: Sequence[Point], role: Role, epaisseur: float, tirets: bool) -> None:
        couleur = self._palette.couleur(role)
        trait = max(1, round(epaisseur * self._echelle))
        morceaux = _en_tirets(points, 4 * trait, 3 * trait) if tirets else [list(points)]
        for morceau in morceaux:
            self._crayon.line(morceau, fill=couleur, width=trait)

    def _rect(self, rect: Rect) -> None:
        gauche, haut, droite, bas = rect.boite()
        (x1, y1), (x2, y2) = self._points(((gauche, haut), (droite, bas)))
        cadre = (round(x1), round(y1), max(round(x1), round(x2) - 1), max(round(y1), round(y2) - 1))
        rayon = rect.rayon_borne() * self._echelle
        if rect.fond is not None:
            self._crayon.rounded_rectangle(
                cadre, rayon, fill=self._palette.couleur(rect.fond), corners=rect.coins_arrondis()
            )
        if rect.contour is None:
            return
        if rect.tirets:
            tour = self._points(
                ((gauche, haut), (droite, haut), (droite, bas), (gauche, bas), (gauche, haut))
            )
            self._ligne(tour, rect.contour, rect.epaisseur, True)
        else:
            self._crayon.rounded_rectangle(
                cadre,
                rayon,
                outline=self._palette.couleur(rect.contour),
                width=max(1, round(rect.epaisseur * self._echelle)),
                corners=rect.coins_arrondis(),
            )


def _en_tirets(points: Sequence[Point], plein: float, vide: float) -> list[list[Point]]:
    """Les morceaux pleins d’une ligne brisée, chaque côté reprenant au début d’un tiret."""
    morceaux: list[list[Point]] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        longueur = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        place = 0.0
        while longueur and place < longueur:
            fin = min(place + plein, longueur)
            morceaux.append(
                [
                    (x1 + (x2 - x1) * t / longueur, y1 + (y2 - y1) * t / longueur)
                    for t in (place, fin)
                ]
            )
            place = fin + vide
    return morceaux
