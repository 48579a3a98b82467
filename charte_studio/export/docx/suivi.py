"""Les modifications suivies d’une version à l’autre, à accepter ou refuser dans Word.

Accepter tout donne le nouveau texte, refuser tout rend l’ancien : mots, paragraphes, tableaux,
numéros et place des articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.suivi_paragraphes import (
    Suivi,
    deplacer_un_paragraphe,
    fondre_paragraphes,
    marquer_paragraphe,
    ramener_les_listes,
)
from charte_studio.export.docx.suivi_tableaux import fondre_tableaux, marquer_tableau
from charte_studio.export.docx.xml import NoeudXml, nom, racine, sous, val
from charte_studio.redaction.alignement import apparier, plus_longue_croissante

_TEXTE: Final = (nom("w:t"), nom("w:delText"))
_ATTACHES: Final = tuple(
    nom(f"w:{court}")
    for court in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")
)


@dataclass(slots=True)
class PartieXml:
    """Un article ou une section : les paragraphes et tableaux qui se comparent, et ceux qui
    l’accompagnent sans se comparer (provenance, positions divergentes)."""

    cle: str
    noeuds: list[NoeudXml] = field(default_factory=list)
    fixes: list[NoeudXml] = field(default_factory=list)


def suivre(avant: Sequence[PartieXml], apres: Sequence[PartieXml], suivi: Suivi) -> list[NoeudXml]:
    """Les nœuds du texte suivi, dans l’ordre d’après ; ce qui est parti garde sa place."""
    rangs = {partie.cle: rang for rang, partie in enumerate(avant)}
    communs = [rang for rang, partie in enumerate(apres) if partie.cle in rangs]
    stables = {
        communs[n] for n in plus_longue_croissante([rangs[apres[rang].cle] for rang in communs])
    }
    destinations = {rangs[apres[rang].cle]: rang for rang in communs}
    partis: dict[int, list[list[NoeudXml]]] = {}
    venus: dict[int, list[NoeudXml]] = {}
    apres_quoi = -1
    for rang, partie in enumerate(avant):
        destination = destinations.get(rang)
        if destination in stables:
            apres_quoi = destination
        elif destination is None:
            partis.setdefault(apres_quoi, []).append(
                [noeud for n in partie.noeuds for noeud in _entier(n, "del", suivi)]
            )
        else:
            parti, venus[destination] = _deplacer(partie, apres[destination], suivi)
            partis.setdefault(apres_quoi, []).append(parti)
    sortie = [noeud for groupe in partis.get(-1, ()) for noeud in groupe]
    for rang, partie in enumerate(apres):
        if rang in stables:
            ancienne = avant[rangs[partie.cle]]
            sortie += (*_fondre(ancienne.noeuds, partie.noeuds, suivi), *partie.fixes)
        elif rang in venus:
            sortie += venus[rang]
        else:
            sortie += (
                noeud for n in (*partie.noeuds, *partie.fixes) for noeud in _entier(n, "ins", suivi)
            )
        sortie += (noeud for groupe in partis.get(rang, ()) for noeud in groupe)
    return _separer_les_tableaux(sortie, suivi)


# --- une partie ---------------------------------------------------------------------------------


def _fondre(
    avant: Sequence[NoeudXml], apres: Sequence[NoeudXml], suivi: Suivi
) -> Iterator[NoeudXml]:
    paires = list(_apparier(avant, apres))
    for ancien, nouveau in paires:
        if ancien is not None and nouveau is not None:
            _rapprocher_les_listes(ancien, nouveau, suivi)
    for ancien, nouveau in paires:
        if ancien is None:
            yield from _entier(nouveau, "ins", suivi)
        elif nouveau is None:
            yield from _entier(ancien, "del", suivi)
        elif nouveau.tag == nom("w:tbl"):
            yield fondre_tableaux(ancien, nouveau, suivi)
        else:
            yield fondre_paragraphes(ancien, nouveau, suivi)


def _apparier(
    avant: Sequence[NoeudXml], apres: Sequence[NoeudXml]
) -> Iterator[tuple[NoeudXml | None, NoeudXml | None]]:
    """Chaque nœud et celui dont il vient ; un tableau ne vient que d’un tableau."""
    textes = [[_nu(noeud) for noeud in noeuds] for noeuds in (avant, apres)]
    for i, j in apparier(*textes):
        ancien = None if i is None else avant[i]
        nouveau = None if j is None else apres[j]
        if ancien is None or nouveau is None or _comparables(ancien, nouveau):
            yield ancien, nouveau
        else:
            yield ancien, None
            yield None, nouveau


def _nu(noeud: NoeudXml) -> str:
    return "".join(t.text or "" for t in noeud.iter(*_TEXTE))


def _comparables(ancien: NoeudXml, nouveau: NoeudXml) -> bool:
    if ancien.tag != nouveau.tag:
        return False
    if ancien.tag != nom("w:tbl"):
        return True
    colonne = nom("w:gridCol")
    return len(list(ancien.iter(colonne))) == len(list(nouveau.iter(colonne)))


def _rapprocher_les_listes(ancien: NoeudXml, nouveau: NoeudXml, suivi: Suivi) -> None:
    """Deux paragraphes appariés de listes pareilles : c’est la même liste."""
    a, b = _liste(ancien), _liste(nouveau)
    if a is None or b is None or a in suivi.listes or b in suivi.listes.values():
        return
    if suivi.numerotation.decrire(a) == suivi.numerotation.decrire(b):
        suivi.listes[a] = b


def _liste(p: NoeudXml) -> int | None:
    noeud = p.find(f"{nom('w:pPr')}/{nom('w:numPr')}/{nom('w:numId')}")
    return None if noeud is None else int(noeud.get(nom("w:val")))


def _entier(noeud: NoeudXml, sorte: str, suivi: Suivi) -> Iterator[NoeudXml]:
    """Un paragraphe ou un tableau tout entier ajouté, retiré ou déplacé."""
    copie = deepcopy(noeud)
    if sorte in ("del", "moveFrom"):
        ramener_les_listes(copie, suivi)
    if copie.tag == nom("w:tbl"):
        marquer_tableau(copie, "del" if sorte in ("del", "moveFrom") else "ins", suivi)
        yield copie
    else:
        yield marquer_paragraphe(copie, sorte, suivi)


# --- déplacer -----------------------------------------------------------------------------------


def _deplacer(
    avant: PartieXml, apres: PartieXml, suivi: Suivi
) -> tuple[list[NoeudXml], list[NoeudXml]]:
    """Le texte à l’ancienne place et à la nouvelle ; ce qui y a changé se voit de chaque côté."""
    suivi.deplacements += 1
    parti: list[NoeudXml] = []
    venu: list[NoeudXml] = []
    for ancien, nouveau in _apparier(avant.noeuds, apres.noeuds):
        if ancien is None:
            venu += _entier(nouveau, "ins", suivi)
        elif nouveau is None:
            parti += _entier(ancien, "del", suivi)
        elif nouveau.tag == nom("w:tbl"):
            parti += _entier(ancien, "del", suivi)
            venu += _entier(nouveau, "ins", suivi)
        else:
            un, autre = deplacer_un_paragraphe(ancien, nouveau, suivi)
            parti.append(un)
            venu.append(autre)
    for fixe in apres.fixes:
        parti += _entier(_sans_attaches(fixe), "moveFrom", suivi)
        venu += _entier(fixe, "moveTo", suivi)
    titre = f"deplacement{suivi.deplacements}"
    return (
        _entourer(parti, "moveFrom", titre, suivi),
        _entourer(venu, "moveTo", titre, suivi),
    )


def _sans_attaches(noeud: NoeudXml) -> NoeudXml:
    """La copie d’un nœud, sans ses signets ni ses commentaires."""
    copie = deepcopy(noeud)
    for enfant in list(copie.iter(*_ATTACHES)):
        enfant.getparent().remove(enfant)
    return copie


def _entourer(noeuds: list[NoeudXml], sorte: str, titre: str, suivi: Suivi) -> list[NoeudXml]:
    attributs = suivi.attributs()
    debut, fin = racine(f"w:{sorte}RangeStart"), racine(f"w:{sorte}RangeEnd")
    for cle, valeur in {**attributs, "w:name": titre}.items():
        debut.set(nom(cle), valeur)
    fin.set(nom("w:id"), attributs["w:id"])
    return [debut, *noeuds, fin]


def _separer_les_tableaux(noeuds: Iterable[NoeudXml], suivi: Suivi) -> list[NoeudXml]:
    """Word réunit deux tableaux voisins : un petit paragraphe suivi les tient à part."""
    sortie: list[NoeudXml] = []
    for noeud in noeuds:
        if sortie and noeud.tag == sortie[-1].tag == nom("w:tbl"):
            p = racine("w:p")
            val(sous(p, "w:pPr"), "w:pStyle", "Respiration")
            sortie.append(marquer_paragraphe(p, "ins", suivi))
        sortie.append(noeud)
    return sortie
