"""Les modifications suivies d’un paragraphe : ses mots, sa marque de fin, son style, son numéro."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.courses import (
    Course,
    Marque,
    Texte,
    comparer_courses,
    ecrire_passage,
    lire_courses,
)
from charte_studio.export.docx.numerotation import Numerotation
from charte_studio.export.docx.xml import NoeudXml, canonique, nom, racine, sous
from charte_studio.redaction.pieces import APPLICATION

_PREMIERE_MARQUE: Final = 100_000
"""Les signets et les commentaires ont les petits numéros."""
_MISE_EN_FORME_DITE: Final = (nom("w:pStyle"), nom("w:numPr"))
"""Ce dont un changement se signale ; un espace ou un retrait changé n’intéresse personne."""


@dataclass(slots=True)
class Suivi:
    """Les marques posées, et la correspondance des listes d’une version à l’autre."""

    quand: dt.datetime
    numerotation: Numerotation
    marques: int = _PREMIERE_MARQUE
    deplacements: int = 0
    listes: dict[int, int] = field(default_factory=dict)
    """Par liste d’avant, la même après."""

    def attributs(self) -> dict[str, str]:
        """Le numéro, l’auteur et la date d’une nouvelle marque."""
        self.marques += 1
        return {
            "w:id": str(self.marques),
            "w:author": APPLICATION,
            "w:date": self.quand.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }

    def marque(self, sorte: str) -> Marque:
        """De quoi faire l’élément qui entoure des courses suivies, autant de fois qu’il faut."""
        return lambda: (f"w:{sorte}", self.attributs())


def fondre_paragraphes(ancien: NoeudXml, nouveau: NoeudXml, suivi: Suivi) -> NoeudXml:
    """Le nouveau paragraphe, ce qui en est parti barré, ce qui y est venu souligné."""
    avant, apres = lire_courses(ancien), lire_courses(nouveau)
    p = racine("w:p")
    ppr = nouveau.find(nom("w:pPr"))
    p.append(deepcopy(ppr))
    _dire_la_mise_en_forme(p[0], ancien.find(nom("w:pPr")), suivi)
    ecrits = 0
    for passage in comparer_courses(avant, apres):
        if passage.nature == "retire":
            courses = avant.entre(*passage.avant)
            ecrire_passage(p, _sans_lien_perdu(courses), suivi.marque("del"), retire=True)
            continue
        marque = suivi.marque("ins") if passage.nature == "ajoute" else None
        ecrits = _ecrire_avec_ancres(p, apres, passage.apres, ecrits, marque)
    for _, ancre in apres.ancres[ecrits:]:
        p.append(deepcopy(ancre))
    return p


def _ecrire_avec_ancres(
    p: NoeudXml,
    texte: Texte,
    bornes: tuple[int, int],
    ecrits: int,
    marque: Marque | None,
) -> int:
    """Écrit un passage et les ancres qui s’y trouvent ; rend le nombre d’ancres écrites."""
    place, fin = bornes
    while place < fin or (ecrits < len(texte.ancres) and texte.ancres[ecrits][0] <= place):
        if ecrits < len(texte.ancres) and texte.ancres[ecrits][0] <= place:
            if texte.ancres[ecrits][0] == fin and fin > bornes[0]:
                break  # une ancre entre deux passages attend le suivant
            p.append(deepcopy(texte.ancres[ecrits][1]))
            ecrits += 1
            continue
        suivante = texte.ancres[ecrits][0] if ecrits < len(texte.ancres) else fin
        ecrire_passage(p, texte.entre(place, min(fin, suivante)), marque, retire=False)
        place = min(fin, suivante)
    return ecrits


def _dire_la_mise_en_forme(ppr: NoeudXml, ancienne: NoeudXml, suivi: Suivi) -> None:
    """Note l’ancien style ou l’ancien numéro d’un paragraphe qui en change."""
    avant = _base(ancienne, suivi)
    if _dite(avant) == _dite(_base(ppr, suivi)):
        return
    change = sous(ppr, "w:pPrChange", suivi.attributs())
    change.append(avant)


def _base(ppr: NoeudXml, suivi: Suivi) -> NoeudXml:
    """Les propriétés seules, listes de la version d’avant ramenées à celles d’après."""
    copie = deepcopy(ppr)
    for court in ("w:rPr", "w:sectPr", "w:pPrChange"):
        for noeud in copie.findall(nom(court)):
            copie.remove(noeud)
    ramener_les_listes(copie, suivi)
    return copie


def ramener_les_listes(noeud: NoeudXml, suivi: Suivi) -> None:
    for numero in noeud.iter(nom("w:numId")):
        ancien = int(numero.get(nom("w:val")))
        numero.set(nom("w:val"), str(suivi.listes.get(ancien, ancien)))


def _dite(ppr: NoeudXml) -> list[bytes]:
    return [canonique(noeud) for noeud in ppr if noeud.tag in _MISE_EN_FORME_DITE]


def marquer_paragraphe(p: NoeudXml, sorte: str, suivi: Suivi) -> NoeudXml:
    """Le paragraphe dont le texte et la marque de fin sont suivis."""
    lu = lire_courses(p)
    part = sorte in ("del", "moveFrom")
    ppr = p.find(nom("w:pPr"))
    for enfant in list(p):
        if enfant is not ppr:
            p.remove(enfant)
    sous(sous(ppr, "w:rPr"), f"w:{sorte}", suivi.attributs())
    if part:
        ecrire_passage(
            p, _sans_lien_perdu(lu.entre(0, len(lu))), suivi.marque(sorte), retire=sorte == "del"
        )
        if sorte == "moveFrom":
            _sans_champs(p)
        return p
    # Signets et commentaires restent à ce qui vient.
    ecrits = _ecrire_avec_ancres(p, lu, (0, len(lu)), 0, suivi.marque(sorte))
    for _, ancre in lu.ancres[ecrits:]:
        p.append(ancre)
    return p


def _sans_lien_perdu(courses: Iterable[Course]) -> Iterator[Course]:
    """Les mêmes courses ; un lien vers un signet n’en est plus un, sa cible a pu partir."""
    for course in courses:
        interne = any(cle == nom("w:anchor") for cle, _ in course.lien)
        yield Course(course.texte, course.rpr) if interne else course


def _sans_champs(p: NoeudXml) -> None:
    for noeud in [*p.iter(nom("w:fldChar")), *p.iter(nom("w:instrText"))]:
        course = noeud.getparent()
        if course is not None and course.getparent() is not None:
            course.getparent().remove(course)


def deplacer_un_paragraphe(
    ancien: NoeudXml, nouveau: NoeudXml, suivi: Suivi
) -> tuple[NoeudXml, NoeudXml]:
    """Le paragraphe à son ancienne place et à la nouvelle, ses mots changés marqués à part."""
    avant, apres = lire_courses(ancien), lire_courses(nouveau)
    parti, venu = racine("w:p"), racine("w:p")
    for p, source, sorte in ((parti, ancien, "moveFrom"), (venu, nouveau, "moveTo")):
        p.append(deepcopy(source.find(nom("w:pPr"))))
        sous(sous(p[0], "w:rPr"), f"w:{sorte}", suivi.attributs())
    ecrits = 0
    for passage in comparer_courses(avant, apres):
        if passage.nature != "ajoute":
            retire = passage.nature == "retire"
            courses = _sans_lien_perdu(avant.entre(*passage.avant))
            marque = suivi.marque("del" if retire else "moveFrom")
            ecrire_passage(parti, courses, marque, retire=retire)
        if passage.nature != "retire":
            marque = suivi.marque("ins" if passage.nature == "ajoute" else "moveTo")
            ecrits = _ecrire_avec_ancres(venu, apres, passage.apres, ecrits, marque)
    for _, ancre in apres.ancres[ecrits:]:
        venu.append(deepcopy(ancre))
    _sans_champs(parti)
    return parti, venu
