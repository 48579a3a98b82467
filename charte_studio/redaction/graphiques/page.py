"""La mise en page d’un dessin, et la feuille sur laquelle on le trace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.redaction.graphiques.dessin import (
    Ancrage,
    Dessin,
    Forme,
    Role,
    Tableau,
    Texte,
)
from charte_studio.redaction.graphiques.largeurs import Mesure, largeur_atkinson
from charte_studio.redaction.graphiques.texte import abreger, couper_en_lignes, nettoyer

INTERLIGNE: Final = 1.3
LARGEUR_MINIMALE: Final = 16.0
"""En cadratins. Plus étroit, rien ne se lirait : le dessin garde cette largeur."""
_TAILLE_DE_PAPIER: Final = 16.0
"""Douze points."""


@dataclass(frozen=True, slots=True)
class MiseEnPage:
    """La place, la taille du texte, et ce qui change d’un lieu à l’autre."""

    largeur: float
    taille: float = 15.0
    """La taille du texte courant ; le reste s’en déduit."""
    petite: float = 0.87
    """La taille des légendes et des lectures, en part de la taille courante."""
    titre_visible: bool = False
    """Vrai si rien, autour du dessin, n’en dit déjà le titre."""
    favorables_a_gauche: bool = False
    """Le côté des favorables dans les barres divergentes."""
    lignes_max: int = 4
    """Les lignes d’un nom ; au-delà il est abrégé, le tableau et la description le gardent."""
    lectures: bool = True
    """Faux pour ne garder que les barres : au mur, il en tient davantage."""
    largeur_texte: Mesure = largeur_atkinson

    @property
    def place(self) -> float:
        """La largeur du dessin."""
        return max(self.largeur, LARGEUR_MINIMALE * self.taille)

    @property
    def taille_petite(self) -> float:
        return self.taille * self.petite


def page_de_papier(largeur_cm: float = 16.0) -> MiseEnPage:
    """Pour un document : le texte à douze points, partout."""
    return MiseEnPage(largeur_cm / 2.54 * 96, taille=_TAILLE_DE_PAPIER, petite=1.0)


def page_projetee(largeur: float, hauteur: float) -> MiseEnPage:
    """Pour la salle : aucun texte sous un trentième de la hauteur de l’écran."""
    petite = 0.9
    return MiseEnPage(largeur, taille=hauteur / 30 / petite, petite=petite)


def ajuster(dessiner: Callable[[MiseEnPage], Dessin], page: MiseEnPage, hauteur: float) -> Dessin:
    """Le dessin au plus grand texte qui tienne dans `hauteur`, à partir de celui de `page`.

    Si même le texte de `page` ne tient pas, le dessin de `page` est rendu tel quel.
    """
    retenu = dessiner(page)
    petit, grand = page.taille, page.taille * 3
    if retenu.hauteur > hauteur:
        return retenu
    for _ in range(8):
        essai = (petit + grand) / 2
        dessin = dessiner(replace(page, taille=essai))
        # Au-delà de sa place, le dessin s’élargirait : ce n’est plus le même cadre.
        if dessin.hauteur <= hauteur and dessin.largeur <= page.place:
            petit, retenu = essai, dessin
        else:
            grand = essai
    return retenu


class Feuille:
    """Les formes déjà tracées. Les textes sont gardés à part, pour rester au-dessus."""

    def __init__(self, page: MiseEnPage) -> None:
        self.page = page
        self._formes: list[Forme] = []
        self._textes: list[Texte] = []

    def tracer(self, *formes: Forme) -> None:
        """Ajoute des formes sous les textes."""
        self._formes.extend(formes)

    def mesurer(self, texte: str, taille: float, *, gras: bool = False) -> float:
        """La largeur d’un texte."""
        return self.page.largeur_texte(texte, taille, gras)

    def ecrire(
        self,
        texte: str,
        x: float,
        base: float,
        taille: float,
        *,
        role: Role = "encre",
        gras: bool = False,
        ancrage: Ancrage = "debut",
        place: float | None = None,
    ) -> None:
        """Écrit une ligne, sa base à `base`, abrégée si elle dépasse `place`."""
        ligne = nettoyer(texte)
        if place is not None:
            ligne = abreger(ligne, place, taille, gras, self.page.largeur_texte)
        if ligne:
            largeur = self.mesurer(ligne, taille, gras=gras)
            self._textes.append(Texte(x, base, ligne, taille, role, largeur, gras, ancrage))

    def couler(
        self,
        texte: str,
        x: float,
        haut: float,
        place: float,
        taille: float,
        *,
        role: Role = "encre",
        gras: bool = False,
        lignes_max: int | None = None,
    ) -> float:
        """Écrit un paragraphe et rend le bas de sa dernière ligne."""
        lignes = self.couper(texte, place, taille, gras=gras, lignes_max=lignes_max)
        return self.poser(lignes, x, haut, taille, role=role, gras=gras)

    def couper(
        self,
        texte: str,
        place: float,
        taille: float,
        *,
        gras: bool = False,
        lignes_max: int | None = None,
    ) -> tuple[str, ...]:
        """Les lignes que donnerait un paragraphe."""
        return couper_en_lignes(
            texte, place, taille, gras=gras, mesure=self.page.largeur_texte, lignes_max=lignes_max
        )

    def poser(
        self,
        lignes: tuple[str, ...],
        x: float,
        haut: float,
        taille: float,
        *,
        role: Role = "encre",
        gras: bool = False,
    ) -> float:
        """Écrit des lignes déjà coupées et rend le bas de la dernière."""
        for rang, ligne in enumerate(lignes):
            self.ecrire(ligne, x, haut + taille * (1 + rang * INTERLIGNE), taille, role=role,
                        gras=gras)  # fmt: skip
        return haut + len(lignes) * INTERLIGNE * taille

    def titrer(self, titre: str) -> float:
        """Écrit le titre s’il doit se voir, et rend l’ordonnée où commence le reste."""
        if not self.page.titre_visible:
            return 0.0
        taille = self.page.taille * 1.2
        bas = self.couler(titre, 0, 0, self.page.place, taille, gras=True)
        return bas + 0.6 * self.page.taille

    def dessin(self, hauteur: float, *, titre: str, description: str, tableau: Tableau) -> Dessin:
        """Le dessin fini."""
        formes = (*self._formes, *self._textes)
        return Dessin(self.page.place, hauteur, formes, nettoyer(titre), description, tableau)
