"""Où couper un texte existant : les titres qui ouvrent une partie, et ce qu’elle est."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from charte_studio.redaction.blocs import Bloc, Liste, Paragraphe, Titre
from charte_studio.redaction.titres import (
    ARTICLE,
    FAUX,
    FAUX_GROUPE,
    GROUPE,
    Repere,
    est_un_conteneur,
    est_une_section,
    reperer,
    titre_d_element,
)

_SANS_TITRE: Final = (
    "Aucun titre n’a été trouvé : chaque paragraphe est proposé comme un principe. Réunissez, "
    "renommez ou excluez ce qui doit l’être."
)
_PEU: Final = 4
"""Sous ce nombre de grandes parties, on regarde si leurs sous-titres sont les principes."""


@dataclass(frozen=True, slots=True)
class Morceau:
    """Une partie repérée."""

    titre: str
    blocs: tuple[Bloc, ...]
    section: bool
    conteneur: bool = False
    """Vrai pour un titre qui ne fait que grouper les suivants."""


@dataclass(frozen=True, slots=True)
class _Tete:
    """Un titre et le rang du bloc qui le porte."""

    rang: int
    repere: Repere


def reperer_les_parties(blocs: tuple[Bloc, ...]) -> tuple[list[Morceau], tuple[str, ...]]:
    """Les parties du texte, et ce qu’il faut en dire."""
    tetes = _tetes(blocs)
    if not tetes:
        return _sans_titre(blocs)
    coupes = _coupes(tetes)
    lies = [tete.repere.titre for tete in coupes if tete.repere.lie]
    remarques = tuple(
        f"Le lien que portait le titre « {titre[:80]} » n’a pas été gardé." for titre in lies[:10]
    )
    return _morceaux(blocs, coupes, tetes), remarques


def _tetes(blocs: tuple[Bloc, ...]) -> list[_Tete]:
    """Tous les titres. Un titre fragile que suit un autre est plutôt l’élément d’une liste."""
    reperes: dict[int, Repere] = {}
    for rang, bloc in enumerate(blocs):
        if repere := reperer(bloc):
            reperes[rang] = repere
    reperes |= _elements_titres(blocs)
    fragiles = {rang for rang, repere in reperes.items() if repere.fragile}
    isoles = {r for r in fragiles if r - 1 not in fragiles and r + 1 not in fragiles}
    return [
        _Tete(rang, repere)
        for rang, repere in sorted(reperes.items())
        if not repere.fragile or (rang in isoles and rang + 1 < len(blocs))
    ]


def _elements_titres(blocs: tuple[Bloc, ...]) -> dict[int, Repere]:
    """« 1. Transparence », un texte, « 2. Données », un texte : des titres numérotés à la main.

    Il en faut deux au moins, que leurs numéros se suivent et que chacun ait un texte.
    """
    candidats = [
        (rang, bloc.debut, titre)
        for rang, (bloc, suivant) in enumerate(pairwise(blocs))
        if isinstance(bloc, Liste)
        and (titre := titre_d_element(bloc))
        and not isinstance(suivant, Liste | Titre)
    ]
    retenus: dict[int, Repere] = {}
    for (rang, numero, titre), (voisin, suivant, autre) in pairwise(candidats):
        if suivant == numero + 1:
            retenus[rang] = Repere(titre, FAUX)
            retenus[voisin] = Repere(autre, FAUX)
    return retenus


# --- choisir les titres qui coupent -------------------------------------------------------------


def _coupes(tetes: list[_Tete]) -> list[_Tete]:
    """Les titres qui ouvrent une partie ; les autres restent des intertitres."""
    niveau = _niveau_de_coupe(tetes)
    articles = any(tete.repere.sorte == ARTICLE for tete in tetes)
    coupes: list[_Tete] = []
    abri = 0
    """Le niveau de la section ouverte : ses sous-titres sont à elle."""
    for tete in tetes:
        repere = tete.repere
        faux = repere.niveau >= FAUX_GROUPE
        if repere.niveau > niveau and not (faux and repere.sorte == ARTICLE):
            continue
        if articles and faux and not repere.sorte and not est_une_section(repere.titre):
            continue  # une ligne en gras dans un article
        if abri and repere.niveau > abri and not repere.sorte:
            continue
        coupes.append(tete)
        abri = repere.niveau if est_une_section(repere.titre) else 0
    return coupes


def _niveau_de_coupe(tetes: list[_Tete]) -> int:
    articles = Counter(t.repere.niveau for t in tetes if t.repere.sorte == ARTICLE)
    if articles:
        return articles.most_common(1)[0][0]
    niveaux = sorted({tete.repere.niveau for tete in tetes})
    choisi = niveaux[0]
    for suivant in niveaux[1:]:
        if not _descendre(tetes, choisi, suivant):
            break
        choisi = suivant
    return choisi


def _descendre(tetes: list[_Tete], niveau: int, suivant: int) -> bool:
    """Vrai si les principes sont plutôt sous les titres de `niveau` que ces titres mêmes."""
    grands = [i for i, t in enumerate(tetes) if t.repere.niveau <= niveau]
    debattus = [
        i
        for i in grands
        if not est_une_section(tetes[i].repere.titre) or tetes[i].repere.sorte == GROUPE
    ]
    parents = 0
    sous_titres: list[str] = []
    for i in debattus:
        place = bisect_right(grands, i)
        fin = grands[place] if place < len(grands) else len(tetes)
        enfants = [t.repere.titre for t in tetes[i + 1 : fin] if t.repere.niveau == suivant]
        parents += len(enfants) >= 2
        sous_titres += enfants
        if est_un_conteneur(tetes[i].repere.titre) and len(enfants) >= 2:
            return True
    if 2 * parents <= len(debattus) or len(set(sous_titres)) < len(sous_titres):
        return False  # « Pourquoi » et « Comment », répétés sous chaque titre, sont des rubriques
    groupes = sum(tetes[i].repere.sorte == GROUPE for i in debattus)
    return len(debattus) < _PEU or 2 * groupes > len(debattus)


# --- faire les morceaux -------------------------------------------------------------------------


def _morceaux(blocs: tuple[Bloc, ...], coupes: list[_Tete], tetes: list[_Tete]) -> list[Morceau]:
    articles = any(tete.repere.sorte == ARTICLE for tete in tetes)
    morceaux: list[Morceau] = []
    if coupes[0].rang:
        morceaux.append(Morceau("", blocs[: coupes[0].rang], section=True))
    parents: list[_Tete] = []
    groupee = _a_un_conteneur(coupes)
    for place, tete in enumerate(coupes):
        suivante = coupes[place + 1] if place + 1 < len(coupes) else None
        contenu = blocs[tete.rang + 1 : suivante.rang if suivante else len(blocs)]
        if tete.repere.reste is not None:
            contenu = (tete.repere.reste, *contenu)
        while parents and parents[-1].repere.niveau >= tete.repere.niveau:
            parents.pop()
        ouvre = suivante is not None and _groupe(tete, suivante)
        if ouvre:
            section = True
        elif articles:
            section = tete.repere.sorte != ARTICLE or est_une_section(tete.repere.titre)
        elif groupee:
            sous_principes = any(est_un_conteneur(parent.repere.titre) for parent in parents)
            section = not sous_principes
        else:
            section = est_une_section(tete.repere.titre)
        parents.append(tete)
        vide = ouvre and not contenu
        morceaux.append(Morceau(tete.repere.titre, contenu, section=section, conteneur=vide))
    return morceaux


def _groupe(tete: _Tete, suivante: _Tete) -> bool:
    """Vrai si la partie suivante est sous celle-ci."""
    plus_profonde = suivante.repere.niveau > tete.repere.niveau
    cote_a_cote = (
        suivante.repere.niveau == tete.repere.niveau >= FAUX_GROUPE
        and suivante.rang == tete.rang + 1
        and est_un_conteneur(tete.repere.titre)
    )
    return plus_profonde or cote_a_cote


def _a_un_conteneur(coupes: list[_Tete]) -> bool:
    """Vrai si « Nos principes » en groupe plusieurs."""
    return any(
        est_un_conteneur(tete.repere.titre) and suivante.repere.niveau > tete.repere.niveau
        for tete, suivante in pairwise(coupes)
    )


def _sans_titre(blocs: tuple[Bloc, ...]) -> tuple[list[Morceau], tuple[str, ...]]:
    """Une partie par paragraphe, avec les listes et tableaux qui le suivent."""
    groupes: list[list[Bloc]] = []
    for bloc in blocs:
        if isinstance(bloc, Paragraphe) or not groupes:
            groupes.append([])
        groupes[-1].append(bloc)
    morceaux = [Morceau("", tuple(groupe), section=False) for groupe in groupes]
    if len(groupes) < 3 and (eclates := _eclates(blocs)):
        morceaux = eclates
    if not morceaux:
        return [], ()
    return morceaux, (_SANS_TITRE,)


def _eclates(blocs: tuple[Bloc, ...]) -> list[Morceau]:
    """Un texte qui n’est guère qu’une liste : un principe par élément."""
    for rang, bloc in enumerate(blocs):
        if isinstance(bloc, Liste) and len(bloc.elements) >= 3:
            avant = [Morceau("", blocs[:rang], section=True)] if rang else []
            apres = [Morceau("", blocs[rang + 1 :], section=True)] if blocs[rang + 1 :] else []
            elements = [Morceau("", element, section=False) for element in bloc.elements if element]
            return [*avant, *elements, *apres]
    return []


def decaler_les_titres(blocs: tuple[Bloc, ...], base: int) -> tuple[Bloc, ...]:
    """Les blocs dont le plus grand titre est de niveau `base`, les autres à sa suite."""
    niveaux = [bloc.niveau for bloc in blocs if isinstance(bloc, Titre)]
    ecart = base - min(niveaux, default=base)
    return tuple(
        replace(bloc, niveau=min(max(bloc.niveau + ecart, base), 6))
        if isinstance(bloc, Titre)
        else bloc
        for bloc in blocs
    )
