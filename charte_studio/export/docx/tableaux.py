"""Les tableaux : colonnes à la mesure du texte, en-tête répété, aucune cellule vide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from charte_studio.export.docx.colonnes import Rangees, bornes_du_texte, largeurs
from charte_studio.export.docx.flux import Flux
from charte_studio.export.docx.metriques import nombre_de_lignes
from charte_studio.export.docx.mise import VINGTIEMES
from charte_studio.export.docx.pagination import Pave, hauteur_de_ligne
from charte_studio.export.docx.styles import MARGE_DE_CELLULE, STYLES, TABLEAU_CHARTE
from charte_studio.export.docx.xml import valeur
from charte_studio.redaction.blocs import Ligne, Portion, Tableau, texte_nu

_VIDE: Final[Ligne] = (Portion("—"),)
_ESPACE_APRES: Final = 10
"""Entre un tableau et le texte qui le suit, en points."""
_TEXTE_COURT: Final = 20
_D_UN_SEUL_TENANT: Final = 7
"""Un tableau d’autant de rangées au plus ne se coupe pas entre deux pages…"""
_PART_D_UN_SEUL_TENANT: Final = 0.5
"""… s’il ne prend pas plus que cette part de la page : plus haut, il laisserait un vide."""
_PART_D_UNE_RANGEE: Final = 0.4
"""Une rangée plus haute que cette part de la page peut se couper."""


def rangees_de_texte(lignes: Sequence[Sequence[str]]) -> list[list[Ligne]]:
    """Des cellules de texte simple en lignes de portions."""
    return [[(Portion(cellule),) for cellule in ligne] for ligne in lignes]


def rangees_du_bloc(tableau: Tableau) -> list[list[Ligne]]:
    """Les rangées d’un tableau Markdown, toutes de même longueur."""
    rangees = [list(tableau.entete), *(list(ligne) for ligne in tableau.lignes)]
    colonnes = max(len(rangee) for rangee in rangees)
    return [rangee + [()] * (colonnes - len(rangee)) for rangee in rangees]


def ecrire_tableau(
    flux: Flux,
    rangees: Rangees,
    *,
    titre: str,
    entete_de_ligne: bool = False,
    nombres: range = range(0),
    retrait: int = 0,
    sources: Sequence[str] = (),
) -> None:
    """Ajoute un tableau dont la première rangée est l’en-tête.

    `entete_de_ligne` : la première colonne nomme la ligne ; `nombres` : les colonnes à centrer ;
    `titre` : le texte de remplacement ; `sources` : par rangée sous l’en-tête, la note de bas de
    page qui la fonde, ou rien.
    """
    if flux.apres_tableau:  # Word joindrait deux tableaux voisins
        flux.paragraphe("Respiration", ())
    place = flux.format.place - retrait
    colonnes = largeurs(rangees, place, entete_de_ligne=entete_de_ligne)
    morceaux = [
        "<w:tbl>",
        _proprietes(titre, sum(colonnes), retrait, entete_de_ligne=entete_de_ligne),
        "<w:tblGrid>",
        *(f'<w:gridCol w:w="{colonne}"/>' for colonne in colonnes),
        "</w:tblGrid>",
    ]
    hauteurs = [
        _hauteur_de_rangee(rangee, colonnes, entete=not rang, entete_de_ligne=entete_de_ligne)
        for rang, rangee in enumerate(rangees)
    ]
    utile = flux.format.hauteur_utile
    court = sum(hauteurs) <= _PART_D_UN_SEUL_TENANT * utile
    for rang, (rangee, hauteur) in enumerate(zip(rangees, hauteurs, strict=True)):
        entete = rang == 0
        coupe = not entete and hauteur > _PART_D_UNE_RANGEE * utile
        solidaire = not coupe and _tient_a_la_suivante(
            rangees, rang, entete_de_ligne=entete_de_ligne, court=court
        )
        tenue = "" if coupe else "<w:cantSplit/>"
        tenue += "<w:tblHeader/>" if entete else ""
        morceaux.append(f"<w:tr><w:trPr>{tenue}</w:trPr>" if tenue else "<w:tr>")
        source = sources[rang - 1] if rang and rang <= len(sources) else ""
        for numero, (cellule, colonne) in enumerate(zip(rangee, colonnes, strict=True)):
            morceaux += (
                _debut_de_cellule(colonne, numero in nombres, solidaire),
                flux.portions(cellule if texte_nu(cellule).strip() else _VIDE),
                flux.notes.appeler(source) if source and numero == 0 else "",
                "</w:p></w:tc>",
            )
        morceaux.append("</w:tr>")
        rappel = hauteurs[0] if rang else 0.0
        _compter(flux, hauteur, solidaire=solidaire, coupe=coupe, rappel=rappel)
    flux.corps.append("".join((*morceaux, "</w:tbl>")))
    flux.apres_tableau = True
    flux.espace_voulue = _ESPACE_APRES


def _tient_a_la_suivante(
    rangees: Rangees, rang: int, *, entete_de_ligne: bool, court: bool
) -> bool:
    """Vrai si la rangée reste sur la page de la suivante : l’en-tête, l’avant-dernière, un petit
    tableau tout entier, et les rangées qui portent le même nom. `court` : il prend peu de page."""
    derniere = len(rangees) - 1
    if rang == derniere:
        return False
    if rang == 0 or (derniere < _D_UN_SEUL_TENANT and court):
        return True
    if rang == derniere - 1 and derniere >= _D_UN_SEUL_TENANT:
        return True
    return entete_de_ligne and rangees[rang][0] == rangees[rang + 1][0]


@lru_cache(maxsize=1024)
def _debut_de_cellule(colonne: int, centree: bool, solidaire: bool) -> str:
    """Une cellule jusqu’à son texte."""
    style = "Tableaunombre" if centree else "Tableautexte"
    tient = "<w:keepNext/>" if solidaire else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{colonne}" w:type="dxa"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{tient}</w:pPr>'
    )


def _proprietes(titre: str, total: int, retrait: int, *, entete_de_ligne: bool) -> str:
    """Dans l’ordre que veut le schéma."""
    decale = f'<w:tblInd w:w="{retrait}" w:type="dxa"/>' if retrait else ""
    decrit = f'<w:tblCaption w:val="{valeur(titre)}"/>' if titre else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="{TABLEAU_CHARTE}"/><w:tblW w:w="{total}" w:type="dxa"/>'
        f'{decale}<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"04A0" if entete_de_ligne else "0420"}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(entete_de_ligne)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"{decrit}</w:tblPr>"
    )


# --- Pagination --------------------------------------------------------------------------------


def _hauteur_de_rangee(
    rangee: Sequence[Ligne], colonnes: Sequence[int], *, entete: bool, entete_de_ligne: bool
) -> float:
    """Celle de sa plus haute cellule, en points."""
    return max(
        _hauteur(cellule, colonne, gras=entete or (entete_de_ligne and numero == 0))
        for numero, (cellule, colonne) in enumerate(zip(rangee, colonnes, strict=True))
    )


def _hauteur(ligne: Ligne, colonne: int, *, gras: bool) -> float:
    style = STYLES["Tableautexte"]
    place = (colonne - 2 * MARGE_DE_CELLULE) / VINGTIEMES
    texte = texte_nu(ligne)
    lignes = 1
    if "\n" in texte or bornes_du_texte(texte, gras)[1] > place:
        lignes = nombre_de_lignes(texte, style.corps, place, gras=gras)
    return lignes * hauteur_de_ligne(style) + style.avant + style.apres + 0.5


def _compter(flux: Flux, hauteur: float, *, solidaire: bool, coupe: bool, rappel: float) -> None:
    """Compte une rangée ; celle qui se coupe compte pour ses lignes.

    `rappel` : la hauteur de l’en-tête, répété quand le tableau change de page.
    """
    if coupe or hauteur > flux.format.hauteur_utile:
        ligne = hauteur_de_ligne(STYLES["Tableautexte"])
        pave = Pave(round(hauteur / ligne), ligne, solidaire=solidaire, rappel=rappel)
    else:
        pave = Pave(1, hauteur, solidaire=solidaire, insecable=True, rappel=rappel)
    flux.pagination.poser(pave)
