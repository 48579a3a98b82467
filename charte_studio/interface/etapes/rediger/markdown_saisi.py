"""Ce que font les boutons de l’éditeur à quelques lignes de Markdown. Sans Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

PUCE: Final = "- "
CITE: Final = "> "

_LISTE: Final = re.compile(r"^(?P<retrait> *)(?P<marque>[-*+]|\d{1,9}[.)])(?P<blanc> +|$)")
_CITATION: Final = re.compile(r"^ {0,3}> ?")
_TITRE: Final = re.compile(r"^ {0,3}(?P<dieses>#{1,6}) +")
_RANGEE: Final = re.compile(r"^ {0,3}\|(?P<cellules>.*)\|[ \t]*$")
_SEPARATEUR: Final = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BARRE: Final = re.compile(r"(?<!\\)\|")
_BORDS: Final = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)


def en_liste(lignes: Sequence[str], *, ordonnee: bool) -> list[str]:
    """Ces lignes en liste, ou sans liste si elles y sont toutes déjà."""
    pleines = [ligne for ligne in lignes if ligne.strip()]
    deja = bool(pleines) and all(_sorte(ligne) == ("1" if ordonnee else "-") for ligne in pleines)
    resultat: list[str] = []
    rang = 0
    for ligne in lignes or [""]:
        if not ligne.strip() and pleines:
            resultat.append(ligne)
            continue
        nue = _LISTE.sub(r"\g<retrait>", ligne)
        rang += 1
        retrait = nue[: len(nue) - len(nue.lstrip(" "))]
        marque = f"{rang}. " if ordonnee else PUCE
        resultat.append(nue if deja else f"{retrait}{marque}{nue.lstrip(' ')}")
    return resultat


def en_citation(lignes: Sequence[str]) -> list[str]:
    """Ces lignes en citation, ou sans citation si elles y sont toutes déjà."""
    pleines = [ligne for ligne in lignes if ligne.strip()]
    if pleines and all(_CITATION.match(ligne) for ligne in pleines):
        return [_CITATION.sub("", ligne) for ligne in lignes]
    # Une ligne vide au milieu couperait la citation en deux.
    return [f"{CITE}{ligne}".rstrip(" ") if pleines else CITE for ligne in lignes or [""]]


def en_titre(lignes: Sequence[str]) -> list[str]:
    """Ces lignes en titres `##`, puis en titres moindres `###`, puis de nouveau en alinéas."""
    return [_titre_suivant(ligne) if ligne.strip() else ligne for ligne in lignes]


def _titre_suivant(ligne: str) -> str:
    trouve = _TITRE.match(ligne)
    niveau = len(trouve["dieses"]) if trouve else 0
    nue = ligne[trouve.end() :] if trouve else ligne.lstrip(" ")
    return {0: f"## {nue}", 1: f"## {nue}", 2: f"### {nue}"}.get(niveau, nue)


def suite_de_liste(ligne: str) -> str | None:
    """Ce qui ouvre l’élément suivant d’une liste ou d’une citation.

    `None` hors d’une liste, une chaîne vide quand l’élément est vide : la liste s’arrête là.
    """
    trouve = _LISTE.match(ligne)
    if trouve is None:
        cite = _CITATION.match(ligne)
        if cite is None:
            return None
        return CITE if ligne[cite.end() :].strip() else ""
    if not ligne[trouve.end() :].strip():
        return ""
    marque = trouve["marque"]
    if marque[0].isdigit():
        marque = f"{int(marque[:-1]) + 1}{marque[-1]}"
    return f"{trouve['retrait']}{marque} "


def rangee_suivante(ligne: str) -> str | None:
    """La rangée vide qui suit celle d’un tableau ; une chaîne vide après une rangée déjà vide.

    `None` hors d’un tableau.
    """
    trouve = _RANGEE.match(ligne)
    if trouve is None:
        return None
    cellules = _BARRE.split(trouve["cellules"])
    return "|" + "  |" * len(cellules) if any(c.strip() for c in cellules) else ""


def separe_l_entete(ligne: str) -> bool:
    """Vrai pour la ligne « |---|---| » qui suit l’en-tête d’un tableau."""
    return "-" in ligne and "|" in ligne and _SEPARATEUR.match(ligne) is not None


def _sorte(ligne: str) -> str:
    """« - » pour une puce, « 1 » pour un numéro, rien hors d’une liste."""
    trouve = _LISTE.match(ligne)
    if trouve is None:
        return ""
    return "1" if trouve["marque"][0].isdigit() else "-"


def entourer(avant: str, choisi: str, apres: str, marque: str) -> tuple[str, int, int]:
    """Met ou ôte `marque` (`**` ou `*`) autour de `choisi`, sur chaque ligne qu’il couvre.

    `avant` et `apres` : ce qui touche le choix sur sa ligne. Rend le texte à mettre à la place du
    choix, et combien de signes ôter avant et après lui.
    """
    if not choisi.strip():
        if not choisi and _porte(avant[::-1], marque) and _porte(apres, marque):
            return "", len(marque), len(marque)  # on renonce à un gras où rien n’est écrit
        return marque + choisi + marque, 0, 0
    if "\n" not in choisi and _porte(avant[::-1], marque) and _porte(apres, marque):
        return choisi, len(marque), len(marque)
    lignes = [_decouper(ligne) for ligne in choisi.split("\n")]
    oter = all(
        _porte(coeur, marque) and _porte(coeur[::-1], marque) and len(coeur) > 2 * len(marque)
        for _, coeur, _ in lignes
        if coeur
    )
    return "\n".join(_entourer_ligne(*ligne, marque, oter=oter) for ligne in lignes), 0, 0


def _decouper(ligne: str) -> tuple[str, str, str]:
    """Les blancs et la puce du début, les mots, les blancs de la fin."""
    bords = _BORDS.match(ligne)
    assert bords is not None
    debut, coeur, fin = bords.groups()
    if prefixe := _LISTE.match(coeur) or _CITATION.match(coeur):
        debut, coeur = debut + prefixe[0], coeur[prefixe.end() :]
    return debut, coeur, fin


def _entourer_ligne(debut: str, coeur: str, fin: str, marque: str, *, oter: bool) -> str:
    if not coeur:
        return debut + fin
    nouveau = coeur[len(marque) : -len(marque)] if oter else f"{marque}{coeur}{marque}"
    return debut + nouveau + fin


def _porte(texte: str, marque: str) -> bool:
    """Vrai si le texte commence par cette marque : `***` porte `**` et `*`, `**` pas `*`."""
    etoiles = len(texte) - len(texte.lstrip("*"))
    return etoiles in ((2, 3) if marque == "**" else (1, 3))
