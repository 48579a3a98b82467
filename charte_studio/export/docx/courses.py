"""Le texte d’un paragraphe Word et sa mise en forme, signe par signe : de quoi comparer deux
paragraphes et récrire ce qui est gardé, ajouté ou retiré."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from charte_studio.export.docx.signes import ecrire_texte
from charte_studio.export.docx.xml import NoeudXml, canonique, nom, sous
from charte_studio.redaction.comparaison import comparer_mots

Marque = Callable[[], tuple[str, dict[str, str]]]
"""Le nom et les attributs d’un nouvel élément de suivi."""

_SIGNES: Final = {
    nom("w:br"): "\n",
    nom("w:tab"): "\t",
    nom("w:noBreakHyphen"): "\u2011",
    nom("w:softHyphen"): "\u00ad",
}
_APPELS: Final = (
    nom("w:commentReference"),
    nom("w:footnoteReference"),
    nom("w:drawing"),
    nom("w:pict"),
)


@dataclass(frozen=True, slots=True)
class Course:
    """Une suite de signes de même mise en forme."""

    texte: str
    rpr: NoeudXml | None
    lien: tuple[tuple[str, str], ...] = ()
    """Les attributs du lien qui la porte."""
    champ: tuple[NoeudXml, ...] = ()
    """Les courses d’un champ entier, qui ne se coupe pas."""

    @property
    def forme(self) -> tuple[object, ...]:
        """Ce qui doit être égal pour que deux signes le soient."""
        apparence = b"" if self.rpr is None else canonique(self.rpr)
        instruction = "".join(
            noeud.text or "" for r in self.champ for noeud in r.iter(nom("w:instrText"))
        )
        return apparence, self.lien, instruction


@dataclass(slots=True)
class Texte:
    """Un paragraphe lu : ses courses, et ce qui s’y accroche sans être du texte."""

    courses: list[Course] = field(default_factory=list)
    ancres: list[tuple[int, NoeudXml]] = field(default_factory=list)
    """Place dans le texte et élément : signets, commentaires, appels de note."""
    _debuts: list[int] = field(default_factory=lambda: [0])

    @property
    def texte(self) -> str:
        return "".join(course.texte for course in self.courses)

    def __len__(self) -> int:
        return self._debuts[-1]

    def ajouter(self, course: Course) -> None:
        if course.texte:
            self.courses.append(course)
            self._debuts.append(self._debuts[-1] + len(course.texte))

    def rang(self, place: int) -> int:
        """Le rang de la course qui porte ce signe."""
        return bisect_right(self._debuts, place) - 1

    def bornes(self, rang: int) -> tuple[int, int]:
        """Le début et la fin d’une course."""
        return self._debuts[rang], self._debuts[rang + 1]

    def entre(self, debut: int, fin: int) -> Iterator[Course]:
        """Les courses de ce passage, coupées à ses bords."""
        place = debut
        while place < fin:
            rang = self.rang(place)
            gauche, droite = self.bornes(rang)
            course = self.courses[rang]
            morceau = course.texte[place - gauche : min(fin, droite) - gauche]
            entiere = len(morceau) == len(course.texte)
            yield course if entiere else Course(morceau, course.rpr, course.lien)
            place += len(morceau)


def lire_courses(paragraphe: NoeudXml) -> Texte:
    """Le texte d’un paragraphe et ce qui s’y accroche."""
    lu = Texte()
    _lire(lu, (enfant for enfant in paragraphe if enfant.tag != nom("w:pPr")), ())
    return lu


def _lire(lu: Texte, enfants: Iterable[NoeudXml], lien: tuple[tuple[str, str], ...]) -> None:
    champ: list[NoeudXml] = []
    for enfant in enfants:
        if enfant.tag == nom("w:hyperlink"):
            _lire(lu, enfant, tuple(sorted(enfant.attrib.items())))
        elif enfant.tag != nom("w:r") or any(noeud.tag in _APPELS for noeud in enfant):
            lu.ancres.append((len(lu), enfant))
        elif champ or _borne(enfant) == "begin":
            champ.append(enfant)
            if _borne(enfant) == "end":
                montre = list(_resultat(champ))
                rpr = montre[0].find(nom("w:rPr")) if montre else None
                texte = "".join(map(_texte, montre))
                lu.ajouter(Course(texte, rpr, lien, tuple(champ)))
                champ = []
        else:
            lu.ajouter(Course(_texte(enfant), enfant.find(nom("w:rPr")), lien))


def _borne(course: NoeudXml) -> str:
    """« begin », « separate », « end », ou rien."""
    noeud = course.find(nom("w:fldChar"))
    return "" if noeud is None else str(noeud.get(nom("w:fldCharType")))


def _resultat(champ: Sequence[NoeudXml]) -> Iterator[NoeudXml]:
    dedans = False
    for course in champ:
        borne = _borne(course)
        if dedans and not borne:
            yield course
        dedans = borne == "separate" or (dedans and not borne)


def _texte(course: NoeudXml) -> str:
    return "".join(
        noeud.text or "" if noeud.tag == nom("w:t") else _SIGNES.get(noeud.tag, "")
        for noeud in course
    )


# --- comparer -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """Un passage gardé, retiré ou ajouté : ses bornes dans chacun des deux textes."""

    nature: str
    """`egal`, `retire` ou `ajoute`."""
    avant: tuple[int, int]
    apres: tuple[int, int]


def comparer_courses(avant: Texte, apres: Texte) -> list[Passage]:
    """Les passages, dans l’ordre : les gardés le sont mot pour mot et mise en forme comprise."""
    if avant.texte == apres.texte and [c.forme for c in avant.courses] == [
        c.forme for c in apres.courses
    ]:
        return [Passage("egal", (0, len(avant)), (0, len(apres)))] if len(avant) else []
    vers = _correspondances(avant, apres)
    _garder_les_champs_entiers(avant, apres, vers)
    passages: list[Passage] = []
    i = j = 0
    for a, b in [*sorted(vers.items()), (len(avant), len(apres))]:
        if a > i:
            passages.append(Passage("retire", (i, a), (j, j)))
        if b > j:
            passages.append(Passage("ajoute", (a, a), (j, b)))
        if a < len(avant):
            dernier = passages[-1] if passages else None
            if dernier and dernier.nature == "egal" and dernier.avant[1] == a:
                passages[-1] = Passage("egal", (dernier.avant[0], a + 1), (dernier.apres[0], b + 1))
            else:
                passages.append(Passage("egal", (a, a + 1), (b, b + 1)))
        i, j = a + 1, b + 1
    return passages


def _correspondances(avant: Texte, apres: Texte) -> dict[int, int]:
    """Par signe d’avant, celui d’après qui est le même, mise en forme comprise."""
    formes_avant = [course.forme for course in avant.courses]
    formes_apres = [course.forme for course in apres.courses]
    vers: dict[int, int] = {}
    i = j = 0
    for morceau in comparer_mots(avant.texte, apres.texte):
        longueur = len(morceau.texte)
        if morceau.nature == "retire":
            i += longueur
        elif morceau.nature == "ajoute":
            j += longueur
        else:
            for pas in range(longueur):
                if formes_avant[avant.rang(i + pas)] == formes_apres[apres.rang(j + pas)]:
                    vers[i + pas] = j + pas
            i, j = i + longueur, j + longueur
    return vers


def _garder_les_champs_entiers(avant: Texte, apres: Texte, vers: dict[int, int]) -> None:
    """Un champ est gardé entier ou pas du tout."""
    change = True
    while change:
        change = False
        retour = {b: a for a, b in vers.items()}
        for lu, table in ((avant, vers), (apres, retour)):
            for rang, course in enumerate(lu.courses):
                if not course.champ:
                    continue
                debut, fin = lu.bornes(rang)
                gardes = [place for place in range(debut, fin) if place in table]
                suite = [table[place] for place in gardes]
                droit = all(q == p + 1 for p, q in pairwise(suite))
                if gardes and (len(gardes) < fin - debut or not droit):
                    change = True
                    for place in gardes:
                        vers.pop(place if lu is avant else table[place])
                    break
            if change:
                break


# --- récrire ------------------------------------------------------------------------------------


def ecrire_passage(
    paragraphe: NoeudXml,
    courses: Iterable[Course],
    marque: Marque | None,
    *,
    retire: bool,
) -> None:
    """Ajoute des courses à un paragraphe ; `marque` fait l’élément de suivi qui les entoure.

    `retire` : leur texte est un texte supprimé, et leurs champs n’en sont plus.
    """
    lien_ouvert: tuple[tuple[str, str], ...] = ()
    parent, entoure = paragraphe, None
    for course in courses:
        if course.lien != lien_ouvert:
            lien_ouvert, parent = course.lien, paragraphe
            if course.lien:
                parent = sous(paragraphe, "w:hyperlink")
                for cle, valeur in course.lien:
                    parent.set(cle, valeur)
            entoure = None
        if marque is not None and entoure is None:
            entoure = sous(parent, *marque())
        hote = parent if entoure is None else entoure
        if course.champ and not retire:
            hote.extend(deepcopy(r) for r in course.champ)
            continue
        r = sous(hote, "w:r")
        if course.rpr is not None:
            r.append(deepcopy(course.rpr))
        ecrire_texte(r, course.texte)
        if retire:
            for noeud in r.iter(nom("w:t")):
                noeud.tag = nom("w:delText")
