"""Les modifications suivies d’un tableau : ses rangées ajoutées, retirées ou changées."""

from __future__ import annotations

from copy import deepcopy

from charte_studio.export.docx.suivi_paragraphes import (
    Suivi,
    fondre_paragraphes,
    marquer_paragraphe,
)
from charte_studio.export.docx.xml import NoeudXml, nom, sous
from charte_studio.redaction.alignement import apparier


def fondre_tableaux(ancien: NoeudXml, nouveau: NoeudXml, suivi: Suivi) -> NoeudXml:
    """Le nouveau tableau ; les deux ont le même nombre de colonnes."""
    tableau = deepcopy(nouveau)
    rangees = tableau.findall(nom("w:tr"))
    for rangee in rangees:
        tableau.remove(rangee)
    anciennes = ancien.findall(nom("w:tr"))
    # L’en-tête est l’en-tête, quels que soient ses mots.
    paires: list[tuple[int | None, int | None]] = [(0, 0)] if anciennes and rangees else []
    paires += [
        (None if i is None else i + 1, None if j is None else j + 1)
        for i, j in apparier([_nu(r) for r in anciennes[1:]], [_nu(r) for r in rangees[1:]])
    ]
    for i, j in paires:
        if j is None:
            tableau.append(_rangee(deepcopy(anciennes[i]), "del", suivi))
        elif i is None:
            tableau.append(_rangee(rangees[j], "ins", suivi))
        else:
            tableau.append(rangees[j])
            for avant, apres in zip(_cellules(anciennes[i]), _cellules(rangees[j]), strict=True):
                vieux, neuf = avant.findall(nom("w:p")), apres.findall(nom("w:p"))
                for un, autre in zip(vieux, neuf, strict=False):
                    if _nu(un) != _nu(autre):
                        apres.replace(autre, fondre_paragraphes(un, autre, suivi))
    return tableau


def marquer_tableau(tableau: NoeudXml, sorte: str, suivi: Suivi) -> None:
    """Toutes les rangées, ajoutées ou retirées."""
    for rangee in tableau.findall(nom("w:tr")):
        _rangee(rangee, sorte, suivi)


def _rangee(rangee: NoeudXml, sorte: str, suivi: Suivi) -> NoeudXml:
    sous(rangee.find(nom("w:trPr")), f"w:{sorte}", suivi.attributs())
    for cellule in _cellules(rangee):
        for p in cellule.findall(nom("w:p")):
            marquer_paragraphe(p, sorte, suivi)
    return rangee


def _cellules(rangee: NoeudXml) -> list[NoeudXml]:
    cellules: list[NoeudXml] = rangee.findall(nom("w:tc"))
    return cellules


def _nu(noeud: NoeudXml) -> str:
    return "".join(t.text or "" for t in noeud.iter(nom("w:t")))
