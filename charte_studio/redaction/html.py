"""Les blocs en HTML simple : le même pour l’aperçu et pour la page exportée."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import Final
from urllib.parse import urlsplit

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

_SCHEMAS: Final = frozenset({"http", "https", "mailto"})
_LONGUEUR_MAXIMALE: Final = 2000
"""Au-delà, Word et des navigateurs refusent l’adresse."""


def adresse_permise(adresse: str) -> str:
    """L’adresse d’un lien si l’on peut la suivre sans risque, sinon une chaîne vide.

    Permises : `http`, `https` (avec un hôte), `mailto` et les ancres (`#…`). Une adresse qui
    porterait une espace ou un caractère de commande ne l’est pas.
    """
    if len(adresse) > _LONGUEUR_MAXIMALE or any(c.isspace() or ord(c) < 32 for c in adresse):
        return ""
    if adresse.startswith("#"):
        return adresse if len(adresse) > 1 else ""
    try:
        decoupee = urlsplit(adresse)
        hote = decoupee.hostname
    except ValueError:  # « http://[ » : un hôte qui n’en est pas un
        return ""
    if decoupee.scheme not in _SCHEMAS:
        return ""
    if decoupee.scheme == "mailto":
        return adresse if decoupee.path or decoupee.query else ""
    return adresse if hote else ""


def blocs_en_html(blocs: Iterable[Bloc], *, niveau_titre: int | None = 3) -> str:
    """Le HTML des blocs, tout échappé.

    Un titre de niveau 1 devient `<h{niveau_titre}>` ; sans `niveau_titre`, un titre est un
    paragraphe gras, pour un texte dont les titres ne sont pas au plan de la page.
    """
    return "\n".join(_bloc(bloc, niveau_titre) for bloc in blocs)


def ligne_en_html(ligne: Ligne) -> str:
    """Le HTML des portions d’une ligne ; les voisines d’un même lien n’en font qu’un."""
    morceaux = []
    for lien, portions in groupby(ligne, key=lambda portion: adresse_permise(portion.lien)):
        contenu = "".join(_portion(portion) for portion in portions)
        morceaux.append(f'<a href="{escape(lien)}">{contenu}</a>' if lien else contenu)
    return "".join(morceaux)


def _portion(portion: Portion) -> str:
    html = escape(portion.texte).replace("\n", "<br>")
    for porte, balise in (
        (portion.code, "code"),
        (portion.barre, "s"),
        (portion.italique, "em"),
        (portion.gras, "strong"),
    ):
        if porte and html:
            html = f"<{balise}>{html}</{balise}>"
    return html


def _bloc(bloc: Bloc, niveau_titre: int | None) -> str:
    match bloc:
        case Paragraphe():
            return f"<p>{ligne_en_html(bloc.portions)}</p>"
        case Titre():
            if niveau_titre is None:
                return f"<p><strong>{ligne_en_html(bloc.portions)}</strong></p>"
            niveau = min(niveau_titre + bloc.niveau - 1, 6)
            return f"<h{niveau}>{ligne_en_html(bloc.portions)}</h{niveau}>"
        case Liste():
            return _liste(bloc, niveau_titre)
        case Citation():
            return (
                f"<blockquote>{blocs_en_html(bloc.blocs, niveau_titre=niveau_titre)}</blockquote>"
            )
        case Code():
            return f"<pre><code>{escape(bloc.texte)}</code></pre>"
        case Tableau():
            return _tableau(bloc)
        case Separateur():
            return "<hr>"


def _liste(liste: Liste, niveau_titre: int | None) -> str:
    debut = f' start="{liste.debut}"' if liste.ordonnee and liste.debut != 1 else ""
    balise = "ol" if liste.ordonnee else "ul"
    elements = "".join(f"<li>{_element(e, niveau_titre)}</li>" for e in liste.elements)
    return f"<{balise}{debut}>{elements}</{balise}>"


def _element(blocs: tuple[Bloc, ...], niveau_titre: int | None) -> str:
    """Le contenu d’un élément ; son premier paragraphe n’a pas de balise, la liste reste serrée."""
    if blocs and isinstance(blocs[0], Paragraphe):
        debut = ligne_en_html(blocs[0].portions)
        return debut + blocs_en_html(blocs[1:], niveau_titre=niveau_titre)
    return blocs_en_html(blocs, niveau_titre=niveau_titre)


def _tableau(tableau: Tableau) -> str:
    entete = "".join(f'<th scope="col">{ligne_en_html(c)}</th>' for c in tableau.entete)
    lignes = "".join(
        "<tr>" + "".join(f"<td>{ligne_en_html(c)}</td>" for c in ligne) + "</tr>"
        for ligne in tableau.lignes
    )
    return f"<table><thead><tr>{entete}</tr></thead><tbody>{lignes}</tbody></table>"
