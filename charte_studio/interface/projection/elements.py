"""Une scène composée : des traits de texte et des formes, en unités d’un écran haut de 1080."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from charte_studio.interface.couleurs import CouleurDegre, interpoler_degres
from charte_studio.interface.theme import Theme

HAUTEUR: Final = 1080.0
"""La hauteur de référence : tout s’y mesure, puis s’agrandit ou se réduit d’un bloc."""
TEXTE_MINIMAL: Final = 36
"""Un trentième de la hauteur : plus petit, un texte ne se lit plus du fond de la salle."""
LARGEUR_MINIMALE: Final = 1200.0
"""En deçà, un écran plus haut que large gagne de la hauteur plutôt que de serrer les lignes."""
MARGE: Final = 100.0
HAUT: Final = 165.0
BAS: Final = 990.0
"""Entre les deux, la scène ; au-dessus l’en-tête, au-dessous la page et le minuteur."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Les couleurs et la police d’un thème, en une donnée qui se compare."""

    papier: str
    surface: str
    creux: str
    trait: str
    encre: str
    seconde: str
    accent: str
    accent_doux: str
    reussi: str
    fond_reussi: str
    alerte: str
    fond_alerte: str
    famille: str
    teintes: tuple[str, ...]
    textes: tuple[str, ...]
    seuil: float
    """Le contraste que tout texte doit atteindre."""

    def degres(self, nombre: int) -> tuple[CouleurDegre, ...]:
        """Les couleurs d’une échelle de ce nombre de degrés."""
        return interpoler_degres(self.teintes, self.textes, nombre, self.seuil)


def palette_de(theme: Theme) -> Palette:
    """Ce que la projection prend d’un thème."""
    c = theme.couleurs
    return Palette(
        papier=c.papier,
        surface=c.surface,
        creux=c.creux,
        trait=c.trait,
        encre=c.encre,
        seconde=c.encre_seconde,
        accent=c.accent,
        accent_doux=c.accent_doux,
        reussi=c.reussi,
        fond_reussi=c.fond_reussi,
        alerte=c.alerte,
        fond_alerte=c.fond_alerte,
        famille=theme.famille,
        teintes=theme.teintes_degres,
        textes=theme.textes_degres,
        seuil=theme.contraste_texte,
    )


@dataclass(frozen=True, slots=True)
class Zone:
    """Un rectangle."""

    x: float
    y: float
    largeur: float
    hauteur: float

    @property
    def droite(self) -> float:
        return self.x + self.largeur

    @property
    def bas(self) -> float:
        return self.y + self.hauteur

    def rentrer(self, horizontal: float, vertical: float) -> Zone:
        """La zone, ses bords rentrés."""
        return Zone(
            self.x + horizontal,
            self.y + vertical,
            self.largeur - 2 * horizontal,
            self.hauteur - 2 * vertical,
        )


@dataclass(frozen=True, slots=True)
class Cadre:
    """L’écran à remplir."""

    largeur: float
    hauteur: float
    palette: Palette

    @property
    def bas(self) -> float:
        """Où finit la scène."""
        return self.hauteur - HAUTEUR + BAS

    @property
    def scene(self) -> Zone:
        """La place de la scène, entre l’en-tête et le pied."""
        return Zone(MARGE, HAUT, self.largeur - 2 * MARGE, self.bas - HAUT)


@dataclass(frozen=True, slots=True)
class Trace:
    """Une ligne de texte, posée."""

    texte: str
    x: float
    base: float
    """La ligne de base."""
    largeur: float
    taille: float
    gras: bool
    couleur: str
    fond: str
    """Ce qu’il y a dessous : le contraste se calcule, il ne se devine pas."""
    souligne: bool = False
    barre: bool = False


@dataclass(frozen=True, slots=True)
class Forme:
    """Un rectangle, ses coins ronds, son contour ou ses hachures."""

    zone: Zone
    couleur: str
    rayon: float = 0.0
    contour: str = ""
    hachures: str = ""
    ronds: str = "tous"
    """Les coins ronds : `tous`, ou ceux de `gauche` ou de `droite`."""


Element = Trace | Forme
Page = tuple[Element, ...]


def deplacer(element: Element, x: float, y: float) -> Element:
    """Le même élément, plus à droite et plus bas."""
    if isinstance(element, Trace):
        return replace(element, x=element.x + x, base=element.base + y)
    zone = element.zone
    return replace(element, zone=Zone(zone.x + x, zone.y + y, zone.largeur, zone.hauteur))


@dataclass(frozen=True, slots=True)
class Composition:
    """Une scène mise en pages."""

    fond: str
    pages: tuple[Page, ...]
    cadre: Cadre

    def en_mots(self, page: int) -> str:
        """Ce qu’on y lit, pour qui ne voit pas l’écran."""
        return "\n".join(e.texte for e in self.pages[page] if isinstance(e, Trace))
