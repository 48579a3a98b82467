"""Une barre de répartition : un segment par degré, son effectif dedans, des rayures au contre."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.domaine.echelles import Echelle
from charte_studio.redaction.graphiques.dessin import Coins, Rayures, Rect, RoleDegre
from charte_studio.redaction.graphiques.page import Feuille

_PART_DU_NOMBRE: Final = 0.52
"""La taille du nombre, en part de la hauteur de la barre."""
_MARGE: Final = 0.28
"""De chaque côté du nombre, en part de sa taille."""


@dataclass(frozen=True, slots=True)
class Part:
    """Un degré choisi au moins une fois."""

    rang: int
    effectif: int
    largeur: float


@dataclass(frozen=True, slots=True)
class Barre:
    """Une barre dimensionnée, ses parts dans l’ordre où on les peint."""

    parts: tuple[Part, ...]
    hauteur: float
    taille: float
    """La taille de ses nombres."""
    complete: bool
    """Faux si un nombre au moins ne tient pas : les effectifs s’écrivent alors à côté."""

    @property
    def longueur(self) -> float:
        return sum(part.largeur for part in self.parts)


def dimensionner(
    feuille: Feuille,
    effectifs: Sequence[int],
    longueur: float,
    hauteur: float,
    *,
    a_rebours: bool = False,
) -> Barre:
    """Partage `longueur` selon les effectifs, un degré choisi gardant la place de son nombre.

    `a_rebours` peint du moins favorable au plus favorable.
    """
    presents = [(rang, n) for rang, n in enumerate(effectifs) if n > 0]
    if a_rebours:
        presents.reverse()
    # Un nombre se réduit jusqu’au petit texte ; plus petit, il ne se lirait plus du fond.
    petite = feuille.page.taille_petite
    taille = max(petite, hauteur * _PART_DU_NOMBRE)
    if presents and (besoin := sum(_places(feuille, presents, taille))) > longueur:
        taille = max(petite, taille * longueur / besoin)
    places = _places(feuille, presents, taille)
    complete = sum(places) <= longueur + 1e-6
    if not complete:
        places = [longueur / len(presents)] * len(presents)
    total = sum(n for _, n in presents)
    largeurs = [
        max(place, longueur * n / total) for place, (_, n) in zip(places, presents, strict=True)
    ]
    trop, marge = sum(largeurs) - longueur, sum(largeurs) - sum(places)
    if trop > 0 and marge > 0:
        # Les parts larges rendent ce que les parts infimes ont reçu.
        largeurs = [
            largeur - trop * (largeur - place) / marge
            for largeur, place in zip(largeurs, places, strict=True)
        ]
    parts = (Part(rang, n, w) for (rang, n), w in zip(presents, largeurs, strict=True))
    return Barre(tuple(parts), hauteur, taille, complete)


def _places(feuille: Feuille, presents: Iterable[tuple[int, int]], taille: float) -> list[float]:
    """La largeur qu’il faut à chaque nombre, écart entre deux parts compris."""
    return [
        feuille.mesurer(str(n), taille, gras=True) + 2 * _MARGE * taille + _ecart(feuille)
        for _, n in presents
    ]


def _ecart(feuille: Feuille) -> float:
    """Le vide entre deux parts : deux teintes voisines se distinguent sans la couleur."""
    return max(1.0, feuille.page.taille * 0.08)


def tracer_barre(feuille: Feuille, barre: Barre, x: float, y: float, echelle: Echelle) -> None:
    """Trace la barre, son coin haut gauche en `(x, y)`."""
    ecart, dernier = _ecart(feuille), len(barre.parts) - 1
    gauche = x
    for place, part in enumerate(barre.parts):
        largeur = part.largeur - (ecart if place < dernier else 0.0)
        if largeur <= 0:
            largeur = part.largeur
        coins: Coins = "tous" if dernier == 0 else "gauche" if place == 0 else "aucun"
        if place == dernier and dernier:
            coins = "droite"
        zone = Rect(
            gauche, y, largeur, barre.hauteur, None, rayon=barre.hauteur * 0.18, coins=coins
        )
        ecrit = str(part.effectif) if barre.complete else ""
        tracer_degre(feuille, zone, part.rang, echelle, ecrit, barre.taille)
        gauche += part.largeur


def tracer_degre(
    feuille: Feuille, zone: Rect, rang: int, echelle: Echelle, ecrit: str = "", taille: float = 0.0
) -> None:
    """Remplit la zone de la couleur du degré, rayée si le degré est défavorable ; y écrit."""
    nombre = len(echelle.degres)
    fond = RoleDegre(rang, nombre)
    feuille.tracer(replace(zone, fond=fond))
    if echelle.sens(rang) < 0:
        _rayer(feuille, zone, RoleDegre(rang, nombre, "rayure"))
        largeur = feuille.mesurer(ecrit, taille, gras=True) + 0.3 * taille
        if ecrit and zone.largeur > 2.5 * largeur:
            # Une plage unie sous le nombre, là où elle laisse voir les rayures.
            x, y = zone.x + (zone.largeur - largeur) / 2, zone.y + (zone.hauteur - taille) / 2
            feuille.tracer(Rect(x, y, largeur, taille, fond, rayon=0.2 * taille))
    if ecrit:
        feuille.ecrire(
            ecrit, zone.x + zone.largeur / 2, zone.y + zone.hauteur / 2 + 0.345 * taille, taille,
            role=RoleDegre(rang, nombre, "texte"), gras=True, ancrage="milieu",
        )  # fmt: skip


def _rayer(feuille: Feuille, zone: Rect, role: RoleDegre) -> None:
    # Rentrées de ce que l’arrondi retire au coin : aucune hachure n’en dépasse.
    retrait = min(2.0 + 0.3 * zone.rayon, zone.largeur / 6, zone.hauteur / 6)
    taille = feuille.page.taille
    largeur, hauteur = zone.largeur - 2 * retrait, zone.hauteur - 2 * retrait
    feuille.tracer(
        Rayures(
            zone.x + retrait, zone.y + retrait, largeur, hauteur, pas=max(4.0, taille * 0.5),
            role=role, epaisseur=max(1.0, taille * 0.11),
        )
    )  # fmt: skip


def tracer_absence(
    feuille: Feuille, x: float, y: float, largeur: float, hauteur: float, mention: str
) -> None:
    """Un cadre en tirets et ce qui s’y lit à la place d’une barre."""
    feuille.tracer(
        Rect(
            x + 0.5, y + 0.5, largeur - 1, hauteur - 1, None, contour="trait_fort", tirets=True,
            rayon=hauteur * 0.18,
        )
    )  # fmt: skip
    taille = min(feuille.page.taille_petite, hauteur * 0.7)
    feuille.ecrire(
        mention, x + largeur / 2, y + hauteur / 2 + taille * 0.34, taille, role="encre_seconde",
        ancrage="milieu", place=largeur - taille,
    )  # fmt: skip


def effectifs_a_cote(barre: Barre) -> str:
    """« effectifs, de gauche à droite : 12, 3, 1 », quand ils ne tiennent pas dans la barre."""
    if barre.complete or not barre.parts:
        return ""
    return "effectifs, de gauche à droite : " + ", ".join(str(p.effectif) for p in barre.parts)
