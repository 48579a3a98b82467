"""Les tableaux : colonnes à la mesure du texte, en-tête répété, aucune cellule vide."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Final

from charte_studio.export.docx.colonnes import Rangees, bornes_du_texte, largeurs
from charte_studio.export.docx.flux import VINGTIEMES, Flux
from charte_studio.export.docx.metriques import nombre_de_lignes
from charte_studio.export.docx.pagination import Pave, hauteur_de_ligne
from charte_studio.export.docx.styles import MARGE_DE_CELLULE, STYLES, TABLEAU_CHARTE
from charte_studio.export.docx.xml import NoeudXml, racine, sous, val
from charte_studio.redaction.blocs import Ligne, Portion, Tableau, texte_nu

_VIDE: Final[Ligne] = (Portion("—"),)
_ESPACE_APRES: Final = 10
"""Entre un tableau et le texte qui le suit, en points."""
_TEXTE_COURT: Final = 20
_D_UN_SEUL_TENANT: Final = 7
"""Un tableau d’autant de rangées au plus ne se coupe pas entre deux pages."""


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
    tbl = sous(flux.corps, "w:tbl")
    _proprietes(tbl, titre, sum(colonnes), retrait, entete_de_ligne=entete_de_ligne)
    grille = sous(tbl, "w:tblGrid")
    for colonne in colonnes:
        sous(grille, "w:gridCol", {"w:w": str(colonne)})
    rappel = 0.0
    for rang, rangee in enumerate(rangees):
        entete = rang == 0
        solidaire = _tient_a_la_suivante(rangees, rang, entete_de_ligne)
        tr = sous(tbl, "w:tr")
        trpr = sous(tr, "w:trPr")
        sous(trpr, "w:cantSplit")
        if entete:
            sous(trpr, "w:tblHeader")
        hauteur = 1.0
        for numero, (cellule, colonne) in enumerate(zip(rangee, colonnes, strict=True)):
            _cellule(flux, tr, cellule, colonne, centree=numero in nombres, solidaire=solidaire)
            gras = entete or (entete_de_ligne and numero == 0)
            hauteur = max(hauteur, _hauteur(cellule, colonne, gras=gras))
        if rang and rang <= len(sources) and sources[rang - 1]:
            flux.notes.appeler(tr[1][-1], sources[rang - 1])
        _compter(flux, hauteur, solidaire=solidaire, rappel=rappel)
        if entete:
            rappel = hauteur
    flux.apres_tableau = True
    flux.espace_voulue = _ESPACE_APRES


def _tient_a_la_suivante(rangees: Rangees, rang: int, entete_de_ligne: bool) -> bool:
    """Vrai si la rangée reste sur la page de la suivante : l’en-tête, l’avant-dernière, un petit
    tableau tout entier, et les rangées qui portent le même nom."""
    derniere = len(rangees) - 1
    if rang == derniere:
        return False
    if derniere < _D_UN_SEUL_TENANT or rang in (0, derniere - 1):
        return True
    return entete_de_ligne and rangees[rang][0] == rangees[rang + 1][0]


def _cellule(
    flux: Flux, tr: NoeudXml, ligne: Ligne, colonne: int, *, centree: bool, solidaire: bool
) -> None:
    """Une cellule, copiée d’un moule : ses huit éléments bâtis un à un coûteraient dix fois plus.

    Un texte court et simple, comme presque tous les nombres, est déjà dans le moule.
    """
    if not texte_nu(ligne).strip():
        ligne = _VIDE
    style = "Tableaunombre" if centree else "Tableautexte"
    courte = len(ligne) == 1 and len(ligne[0].texte) <= _TEXTE_COURT
    moulee = ligne if courte and ligne[0] == Portion(ligne[0].texte) else ()
    cle = (colonne, style, solidaire, moulee)
    moule = flux.moules.get(cle)
    if moule is None:
        moule = flux.moules[cle] = _moule(colonne, style, solidaire)
        flux.portions(moule[-1], moulee)
    tc = copy(moule)
    tr.append(tc)
    if not moulee:
        flux.portions(tc[-1], ligne)


def _moule(colonne: int, style: str, solidaire: bool) -> NoeudXml:
    tc = racine("w:tc")
    sous(sous(tc, "w:tcPr"), "w:tcW", {"w:w": str(colonne), "w:type": "dxa"})
    ppr = sous(sous(tc, "w:p"), "w:pPr")
    val(ppr, "w:pStyle", style)
    if solidaire:
        sous(ppr, "w:keepNext")
    return tc


def _proprietes(
    tbl: NoeudXml, titre: str, total: int, retrait: int, *, entete_de_ligne: bool
) -> None:
    """Dans l’ordre que veut le schéma."""
    tblpr = sous(tbl, "w:tblPr")
    val(tblpr, "w:tblStyle", TABLEAU_CHARTE)
    sous(tblpr, "w:tblW", {"w:w": str(total), "w:type": "dxa"})
    if retrait:
        sous(tblpr, "w:tblInd", {"w:w": str(retrait), "w:type": "dxa"})
    sous(tblpr, "w:tblLayout", {"w:type": "fixed"})
    sous(
        tblpr,
        "w:tblLook",
        {
            "w:val": "04A0" if entete_de_ligne else "0420",
            "w:firstRow": "1",
            "w:lastRow": "0",
            "w:firstColumn": "1" if entete_de_ligne else "0",
            "w:lastColumn": "0",
            "w:noHBand": "1",
            "w:noVBand": "1",
        },
    )
    if titre:
        val(tblpr, "w:tblCaption", titre)


# --- Pagination --------------------------------------------------------------------------------


def _hauteur(ligne: Ligne, colonne: int, *, gras: bool) -> float:
    style = STYLES["Tableautexte"]
    place = (colonne - 2 * MARGE_DE_CELLULE) / VINGTIEMES
    texte = texte_nu(ligne)
    lignes = 1
    if "\n" in texte or bornes_du_texte(texte, gras)[1] > place:
        lignes = nombre_de_lignes(texte, style.corps, place, gras=gras)
    return lignes * hauteur_de_ligne(style) + style.avant + style.apres + 0.5


def _compter(flux: Flux, hauteur: float, *, solidaire: bool, rappel: float) -> None:
    """Compte une rangée ; plus haute qu’une page, elle se coupe et compte pour ses lignes.

    `rappel` : la hauteur de l’en-tête, répété quand le tableau change de page.
    """
    utile = flux.format.hauteur_utile
    if hauteur <= utile:
        pave = Pave(1, hauteur, solidaire=solidaire, insecable=True, rappel=rappel)
        flux.pagination.poser(pave)
    else:
        ligne = hauteur_de_ligne(STYLES["Tableautexte"])
        flux.pagination.poser(Pave(round(hauteur / ligne), ligne, solidaire=solidaire))
