"""Un dessin en SVG autonome : il se lit seul, se dit à haute voix, n’appelle aucun fichier."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

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

_POLICES: Final = "'Atkinson Hyperlegible', Verdana, 'DejaVu Sans', sans-serif"
_ANCRES: Final = {"debut": "start", "milieu": "middle", "fin": "end"}


def ecrire_svg(
    dessin: Dessin,
    palette: Palette = IMPRESSION,
    *,
    identifiant: str = "graphique",
    fond: bool = False,
) -> str:
    """L’élément `<svg>`, à poser dans une page ou dans un fichier.

    `identifiant` distingue les dessins d’une même page. `fond` peint le fond de la palette ; sans
    lui, celui de la page se voit. Il s’élargit à sa place sans dépasser sa largeur.
    """
    titre, description = f"{identifiant}-titre", f"{identifiant}-description"
    largeur, hauteur = _n(dessin.largeur), _n(dessin.hauteur)
    entete = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="fr" id={quoteattr(identifiant)} '
        f"aria-labelledby={quoteattr(titre)} aria-describedby={quoteattr(description)} "
        f'viewBox="0 0 {largeur} {hauteur}" width="{largeur}" height="{hauteur}" '
        f'style="max-width:100%;height:auto" font-family="{_POLICES}">'
    )
    lignes = [
        entete,
        f"<title id={quoteattr(titre)}>{escape(dessin.titre)}</title>",
        f"<desc id={quoteattr(description)}>{escape(dessin.description)}</desc>",
    ]
    if fond:
        lignes.append(f'<rect width="{largeur}" height="{hauteur}" fill="{palette.fond}"/>')
    lignes += [_forme(forme, palette) for forme in dessin.formes]
    return "\n".join((*lignes, "</svg>"))


def _forme(forme: Forme, palette: Palette) -> str:
    match forme:
        case Rect():
            return _rect(forme, palette)
        case Trait():
            return (
                f'<line x1="{_n(forme.x1)}" y1="{_n(forme.y1)}" x2="{_n(forme.x2)}" '
                f'y2="{_n(forme.y2)}"{_trace(forme.role, forme.epaisseur, forme.tirets, palette)}/>'
            )
        case Rayures():
            chemin = "".join(
                f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}" for x1, y1, x2, y2 in forme.segments()
            )
            return f'<path d="{chemin}"{_trace(forme.role, forme.epaisseur, False, palette)}/>'
        case Ruban():
            return f'<path d="{_ruban(forme)}" fill="{palette.couleur(forme.role)}"/>'
        case Texte():
            # La longueur imposée garde le texte dans sa place, même dans une autre police.
            gras = ' font-weight="700"' if forme.gras else ""
            return (
                f'<text x="{_n(forme.x)}" y="{_n(forme.y)}" font-size="{_n(forme.taille)}"{gras} '
                f'text-anchor="{_ANCRES[forme.ancrage]}" fill="{palette.couleur(forme.role)}" '
                f'textLength="{_n(forme.largeur)}" lengthAdjust="spacingAndGlyphs">'
                f"{escape(forme.texte)}</text>"
            )


def _rect(rect: Rect, palette: Palette) -> str:
    fond = palette.couleur(rect.fond) if rect.fond is not None else "none"
    contour = ""
    if rect.contour is not None:
        contour = _trace(rect.contour, rect.epaisseur, rect.tirets, palette, fond="")
    rayon = rect.rayon_borne()
    if rect.coins in ("tous", "aucun") or not rayon:
        arrondi = f' rx="{_n(rayon)}"' if rayon and rect.coins == "tous" else ""
        return (
            f'<rect x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.largeur)}" '
            f'height="{_n(rect.hauteur)}"{arrondi} fill="{fond}"{contour}/>'
        )
    return f'<path d="{_contour(rect, rayon)}" fill="{fond}"{contour}/>'


def _contour(rect: Rect, rayon: float) -> str:
    """Le tour d’un rectangle dont certains coins seulement sont arrondis."""
    gauche, haut, droite, bas = rect.boite()
    r1, r2, r3, r4 = (rayon if arrondi else 0.0 for arrondi in rect.coins_arrondis())
    return (
        f"M{_n(gauche + r1)} {_n(haut)}H{_n(droite - r2)}{_arc(r2, r2, r2)}V{_n(bas - r3)}"
        f"{_arc(r3, -r3, r3)}H{_n(gauche + r4)}{_arc(r4, -r4, -r4)}V{_n(haut + r1)}"
        f"{_arc(r1, r1, -r1)}Z"
    )


def _arc(rayon: float, dx: float, dy: float) -> str:
    return f"a{_n(rayon)} {_n(rayon)} 0 0 1 {_n(dx)} {_n(dy)}" if rayon else ""


def _ruban(ruban: Ruban) -> str:
    milieu = (ruban.x1 + ruban.x2) / 2
    bas1, bas2 = ruban.haut1 + ruban.epaisseur, ruban.haut2 + ruban.epaisseur
    return (
        f"M{_n(ruban.x1)} {_n(ruban.haut1)}C{_n(milieu)} {_n(ruban.haut1)} {_n(milieu)} "
        f"{_n(ruban.haut2)} {_n(ruban.x2)} {_n(ruban.haut2)}V{_n(bas2)}C{_n(milieu)} {_n(bas2)} "
        f"{_n(milieu)} {_n(bas1)} {_n(ruban.x1)} {_n(bas1)}Z"
    )


def _trace(
    role: Role, epaisseur: float, tirets: bool, palette: Palette, *, fond: str = ' fill="none"'
) -> str:
    pointille = f' stroke-dasharray="{_n(epaisseur * 4)} {_n(epaisseur * 3)}"' if tirets else ""
    couleur = palette.couleur(role)
    return f'{fond} stroke="{couleur}" stroke-width="{_n(epaisseur)}"{pointille}'


def _n(valeur: float) -> str:
    """Deux décimales au plus, sans zéro inutile."""
    return f"{valeur:.2f}".rstrip("0").rstrip(".") if valeur else "0"
