"""Un dessin : des formes en unités abstraites, leur description et leur tableau de valeurs.

L’origine est en haut à gauche. Une unité vaut un pixel logique à l’écran, un pixel CSS dans le
HTML, un quatre-vingt-seizième de pouce sur le papier. Les couleurs sont des rôles ; celui qui
peint apporte la palette.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import Final, Literal

NomRole = Literal[
    "fond", "creux", "neutre", "trait", "trait_fort", "encre", "encre_seconde", "accent"
]
Coins = Literal["aucun", "gauche", "droite", "tous"]
Ancrage = Literal["debut", "milieu", "fin"]
Boite = tuple[float, float, float, float]
"""Gauche, haut, droite, bas."""

ASCENDANT: Final = 0.95
DESCENDANT: Final = 0.29
"""Ce qu’un texte occupe au-dessus et au-dessous de sa ligne de base, en part de sa taille."""


@dataclass(frozen=True, slots=True)
class RoleDegre:
    """La couleur d’un degré d’une échelle, celle du texte qui s’y lit, ou celle de ses rayures."""

    rang: int
    nombre: int
    emploi: Literal["fond", "texte", "rayure"] = "fond"


Role = NomRole | RoleDegre


@dataclass(frozen=True, slots=True)
class Rect:
    """Un rectangle plein, ou un contour quand `fond` manque."""

    x: float
    y: float
    largeur: float
    hauteur: float
    fond: Role | None
    contour: Role | None = None
    epaisseur: float = 1.0
    tirets: bool = False
    rayon: float = 0.0
    coins: Coins = "tous"

    def boite(self) -> Boite:
        return self.x, self.y, self.x + self.largeur, self.y + self.hauteur

    def coins_arrondis(self) -> tuple[bool, bool, bool, bool]:
        """Haut gauche, haut droit, bas droit, bas gauche."""
        gauche = self.rayon > 0 and self.coins in ("gauche", "tous")
        droite = self.rayon > 0 and self.coins in ("droite", "tous")
        return gauche, droite, droite, gauche

    def rayon_borne(self) -> float:
        """Le rayon, jamais plus que la moitié du petit côté."""
        return max(0.0, min(self.rayon, self.largeur / 2, self.hauteur / 2))


@dataclass(frozen=True, slots=True)
class Trait:
    """Un segment de droite."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    epaisseur: float = 1.0
    tirets: bool = False

    def boite(self) -> Boite:
        return (
            min(self.x1, self.x2),
            min(self.y1, self.y2),
            max(self.x1, self.x2),
            max(self.y1, self.y2),
        )


@dataclass(frozen=True, slots=True)
class Rayures:
    """Des hachures à quarante-cinq degrés qui remplissent un rectangle."""

    x: float
    y: float
    largeur: float
    hauteur: float
    pas: float
    role: Role
    epaisseur: float = 1.0

    def boite(self) -> Boite:
        return self.x, self.y, self.x + self.largeur, self.y + self.hauteur

    def segments(self) -> tuple[tuple[float, float, float, float], ...]:
        """Les hachures, coupées au rectangle : `(x1, y1, x2, y2)`, montant vers la droite."""
        droite, bas = self.x + self.largeur, self.y + self.hauteur
        traces = []
        for rang in range(1, floor((self.largeur + self.hauteur) / self.pas) + 1):
            decalage = rang * self.pas
            x1, x2 = self.x + max(0.0, decalage - self.hauteur), min(self.x + decalage, droite)
            if x2 - x1 > 0.5:
                y1 = min(self.y + decalage, bas)
                traces.append((x1, y1, x2, y1 - (x2 - x1)))
        return tuple(traces)


@dataclass(frozen=True, slots=True)
class Ruban:
    """Un ruban qui va d’un bord vertical à un autre, en courbe."""

    x1: float
    haut1: float
    x2: float
    haut2: float
    epaisseur: float
    role: Role

    def boite(self) -> Boite:
        haut, bas = min(self.haut1, self.haut2), max(self.haut1, self.haut2)
        return self.x1, haut, self.x2, bas + self.epaisseur

    def contour(self, pas: int = 24) -> tuple[tuple[float, float], ...]:
        """Le polygone du ruban : la courbe de Bézier à tangentes horizontales, échantillonnée."""
        bord = []
        for rang in range(pas + 1):
            t = rang / pas
            x = self.x1 + (self.x2 - self.x1) * (1.5 * t * (1 - t) + t**3)
            bord.append((x, self.haut1 + (self.haut2 - self.haut1) * t * t * (3 - 2 * t)))
        retour = [(x, y + self.epaisseur) for x, y in reversed(bord)]
        return (*bord, *retour)


@dataclass(frozen=True, slots=True)
class Texte:
    """Une ligne de texte. `y` est sa ligne de base ; `largeur`, la place qu’on lui a mesurée."""

    x: float
    y: float
    texte: str
    taille: float
    role: Role
    largeur: float
    gras: bool = False
    ancrage: Ancrage = "debut"

    def boite(self) -> Boite:
        part = {"debut": 0.0, "milieu": 0.5, "fin": 1.0}[self.ancrage]
        gauche = self.x - part * self.largeur
        haut, bas = self.y - ASCENDANT * self.taille, self.y + DESCENDANT * self.taille
        return gauche, haut, gauche + self.largeur, bas


Forme = Rect | Trait | Rayures | Ruban | Texte


@dataclass(frozen=True, slots=True)
class Tableau:
    """Les valeurs du dessin ; la première colonne nomme la ligne, aucune cellule n’est vide."""

    entete: tuple[str, ...]
    lignes: tuple[tuple[str, ...], ...]
    nombres: range = range(0)
    """Les colonnes de nombres."""


@dataclass(frozen=True, slots=True)
class Dessin:
    """Ce qu’on peint, ce qu’on en dit, et ses valeurs.

    Les textes viennent après les autres formes : aucun n’est recouvert.
    """

    largeur: float
    hauteur: float
    formes: tuple[Forme, ...]
    titre: str
    description: str
    """Le texte de remplacement : tous les effectifs y sont."""
    tableau: Tableau

    @property
    def textes(self) -> tuple[Texte, ...]:
        """Les textes, dans l’ordre de lecture du dessin."""
        return tuple(forme for forme in self.formes if isinstance(forme, Texte))
