"""Les blocs Markdown en paragraphes, listes, citations et tableaux de Word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from charte_studio.export.docx.flux import Flux
from charte_studio.export.docx.numerotation import NIVEAUX
from charte_studio.export.docx.styles import LARGEUR_NUMERO, NUMERO_PUCES, PAS_DE_LISTE, STYLES
from charte_studio.export.docx.tableaux import ecrire_tableau, rangees_du_bloc
from charte_studio.redaction.blocs import (
    Bloc,
    Citation,
    Code,
    Ligne,
    Liste,
    Paragraphe,
    Portion,
    Separateur,
    Tableau,
    Titre,
)


@dataclass(frozen=True, slots=True)
class Contexte:
    """Où l’on se trouve : ce qui entoure le bloc."""

    style: str = "Normal"
    """Le style des paragraphes simples."""
    retrait: int = 0
    """Le retrait gauche du texte, en vingtièmes de point."""
    niveau: int = 0
    """Le nombre de listes ouvertes."""
    encadre: bool = False
    italique: bool = False
    """Vrai dans une citation prise dans un encadré, que son filet ne peut pas dire."""
    droite: int | None = None
    """Un retrait droit à la place de celui du style."""


DANS_SECTION: Final = Contexte()
DANS_ARTICLE: Final = Contexte(retrait=LARGEUR_NUMERO)


def dans_encadre(droite: int) -> Contexte:
    """Le contexte d’un encadré ; le retrait droit distingue deux encadrés voisins."""
    return Contexte("Encadre", STYLES["Encadre"].gauche, encadre=True, droite=droite)


def ecrire_blocs(flux: Flux, blocs: Iterable[Bloc], contexte: Contexte) -> None:
    """Ajoute des blocs au fil du document."""
    for bloc in blocs:
        ecrire_bloc(flux, bloc, contexte)


def ecrire_bloc(flux: Flux, bloc: Bloc, contexte: Contexte, *, solidaire: bool = False) -> None:
    """Ajoute un bloc au fil du document ; un paragraphe `solidaire` reste avec ce qui le suit."""
    match bloc:
        case Paragraphe():
            _texte(flux, bloc.portions, contexte, solidaire=solidaire)
        case Titre():
            # Un titre pris dans une liste, une citation ou un encadré n’est pas au plan du
            # document : c’est un paragraphe gras, qui tient au suivant.
            gras = tuple(replace(portion, gras=True) for portion in bloc.portions)
            _texte(flux, gras, contexte, solidaire=True)
        case Liste():
            _liste(flux, bloc, contexte)
        case Citation():
            ecrire_blocs(flux, bloc.blocs, _dans_citation(contexte))
        case Code():
            style = contexte.style if contexte.encadre else "Code"
            code = Portion(bloc.texte, code=contexte.encadre)
            _texte(flux, (code,), replace(contexte, style=style))
        case Tableau():
            retrait = 0 if contexte.encadre else contexte.retrait
            ecrire_tableau(flux, rangees_du_bloc(bloc), titre="", retrait=retrait)
        case Separateur():
            if not contexte.encadre:
                flux.paragraphe("Separateur", ())


def _texte(flux: Flux, ligne: Ligne, contexte: Contexte, *, solidaire: bool = False) -> None:
    style = STYLES[contexte.style]
    if contexte.italique:
        ligne = tuple(replace(portion, italique=True) for portion in ligne)
    retraits = (contexte.retrait, 0) if contexte.retrait != style.gauche else None
    flux.paragraphe(
        contexte.style, ligne, retraits=retraits, solidaire=solidaire, droite=contexte.droite
    )


def _dans_citation(contexte: Contexte) -> Contexte:
    if contexte.encadre:
        return replace(contexte, italique=True)
    return replace(contexte, style="Citation", retrait=contexte.retrait + PAS_DE_LISTE)


# --- Listes ------------------------------------------------------------------------------------


def _liste(flux: Flux, liste: Liste, contexte: Contexte) -> None:
    niveau = min(contexte.niveau, NIVEAUX - 1)
    numero = flux.numerotation.pour_liste(niveau, liste.debut) if liste.ordonnee else NUMERO_PUCES
    gauche = contexte.retrait + (PAS_DE_LISTE if contexte.niveau < NIVEAUX else 0)
    suite = replace(
        contexte,
        style=_style_de_suite(contexte),
        retrait=gauche,
        niveau=contexte.niveau + 1,
    )
    for element in liste.elements:
        _element(flux, element, suite, (numero, niveau), ordonnee=liste.ordonnee)
    if not contexte.niveau and not contexte.encadre:
        flux.espacer_la_fin(STYLES["Normal"].apres)


def _style_de_suite(contexte: Contexte) -> str:
    """Le style des paragraphes qui continuent un élément de liste."""
    return contexte.style if contexte.style in ("Encadre", "Citation") else "Listecontinue"


def _element(
    flux: Flux,
    element: tuple[Bloc, ...],
    contexte: Contexte,
    numero: tuple[int, int],
    *,
    ordonnee: bool,
) -> None:
    """La puce ou le numéro va au premier paragraphe ; la suite de l’élément s’aligne dessous."""
    if element and isinstance(element[0], Paragraphe):
        ligne, suite = element[0].portions, element[1:]
    else:
        ligne, suite = (), element
    if contexte.encadre:
        # Le filet d’un paragraphe suit sa puce : pour que celui de l’encadré reste droit, la puce
        # revient toujours au bord et seul le texte s’enfonce.
        style, suspendu = "Encadre", contexte.retrait - STYLES["Encadre"].gauche
    else:
        style, suspendu = "Listenumeros" if ordonnee else "Listepuces", PAS_DE_LISTE
    habituel = contexte.retrait == PAS_DE_LISTE * (numero[1] + 1) and not contexte.encadre
    flux.paragraphe(
        style,
        ligne,
        numero=numero,
        retraits=None if habituel else (contexte.retrait, suspendu),
        droite=contexte.droite,
    )
    ecrire_blocs(flux, suite, contexte)
