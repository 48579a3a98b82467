"""Lire le Markdown en blocs : une seule lecture pour l’aperçu et pour tous les exports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

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
    paragraphe,
    texte_nu,
)
from charte_studio.redaction.markdown_simple import lire_simple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

INTERDITS_XML: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Les caractères qu’un fichier XML (donc Word) ne peut pas porter."""
A_OTER: Final = re.compile(f"{INTERDITS_XML.pattern}|[\u202a-\u202e\u2066-\u2069]")
"""Ceux-là, et ceux qui retournent le sens de lecture : ils feraient lire un autre texte que celui
sur lequel on se prononce."""

# Les retours à la ligne de Windows et ceux que laisse un collage depuis Word ou une page web.
_RETOURS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

_IMBRICATION_MAX: Final = 60


def lecteur_markdown() -> MarkdownIt:
    """CommonMark, tableaux et texte barré, réglés pour que ce qui est tapé reste visible.

    Le HTML reste du texte, que personne n’exécutera. Une ligne comme « [Note]: important » n’est
    pas prise pour une définition de lien, qu’on ne verrait pas.
    """
    # Différé : un texte simple se lit sans l’analyseur, qui pèse au démarrage.
    from markdown_it import MarkdownIt

    lecteur = MarkdownIt("commonmark", {"html": False, "maxNesting": _IMBRICATION_MAX})
    return lecteur.enable(["table", "strikethrough"]).disable("reference")


@cache
def _lecteur(*, liens: bool) -> MarkdownIt:
    """Le même lecteur pour tous les textes, fait au premier qui le demande."""
    lecteur = lecteur_markdown()
    return lecteur if liens else lecteur.disable(["link", "image"])


def _lecteur_de(source: str) -> MarkdownIt:
    """Le lecteur qui suffit : sans « ]( » aucun crochet n’ouvre de lien, et les chercher coûte cher
    à une longue ligne de crochets."""
    return _lecteur(liens="](" in source)


def assainir(texte: str) -> str:
    """Le texte sans ce qu’aucun document ne doit porter, une seule sorte de retour à la ligne."""
    return A_OTER.sub("", _RETOURS.sub("\n", texte))


def lire_blocs(texte: str) -> tuple[Bloc, ...]:
    """Les blocs d’un texte Markdown (CommonMark, tableaux et texte barré)."""
    if not texte.strip():
        return ()
    source = assainir(texte)
    simples = lire_simple(source, _lire_texte_de_ligne)
    return _lire_entierement(source) if simples is None else simples


def _lire_entierement(source: str) -> tuple[Bloc, ...]:
    """Les blocs d’un source assaini, quels qu’ils soient."""
    jetons = _lecteur_de(source).parse(source)
    if any(jeton.level >= _IMBRICATION_MAX - 1 for jeton in jetons):
        # Trop de listes ou de citations emboîtées : la lecture saute la suite, on garde le texte.
        return tuple(paragraphe(morceau) for morceau in re.split(r"\n\s*\n", source.strip()))
    return tuple(_blocs(_Lecture(jetons)))


@dataclass(slots=True)
class _Lecture:
    """Les jetons et la place où l’on en est."""

    jetons: list[Token]
    place: int = 0

    def jusqu_a(self, fermeture: str) -> Iterator[Token]:
        """Les jetons jusqu’à la fermeture de ce niveau, qui est consommée."""
        while self.place < len(self.jetons):
            jeton = self.jetons[self.place]
            self.place += 1
            if jeton.type == fermeture:
                return
            yield jeton


def _blocs(lecture: _Lecture, fermeture: str = "") -> Iterator[Bloc]:
    for jeton in lecture.jusqu_a(fermeture):
        match jeton.type:
            case "paragraph_open":
                portions = _ligne_suivante(lecture, "paragraph_close")
                yield from (Paragraphe(portions),) if texte_nu(portions).strip() else ()
            case "heading_open":
                portions = _ligne_suivante(lecture, "heading_close")
                yield from (Titre(int(jeton.tag[1]), portions),) if portions else ()
            case "bullet_list_open":
                yield Liste(tuple(_elements(lecture, "bullet_list_close")))
            case "ordered_list_open":
                debut = int(jeton.attrs.get("start", 1))
                elements = tuple(_elements(lecture, "ordered_list_close"))
                yield Liste(elements, ordonnee=True, debut=debut)
            case "blockquote_open":
                yield Citation(tuple(_blocs(lecture, "blockquote_close")))
            case "fence" | "code_block":
                yield Code(jeton.content.rstrip("\n"))
            case "hr":
                yield Separateur()
            case "table_open":
                yield _tableau(lecture)


def _elements(lecture: _Lecture, fermeture: str) -> Iterator[tuple[Bloc, ...]]:
    for jeton in lecture.jusqu_a(fermeture):
        if jeton.type == "list_item_open":
            yield tuple(_blocs(lecture, "list_item_close"))


def _tableau(lecture: _Lecture) -> Tableau:
    lignes: list[tuple[Ligne, ...]] = []
    cellules: list[Ligne] = []
    for jeton in lecture.jusqu_a("table_close"):
        match jeton.type:
            case "tr_open":
                cellules = []
            case "tr_close":
                lignes.append(tuple(cellules))
            case "inline":
                cellules.append(lire_ligne(jeton))
    return Tableau(lignes[0], tuple(lignes[1:]))


def _ligne_suivante(lecture: _Lecture, fermeture: str) -> Ligne:
    portions: Ligne = ()
    for jeton in lecture.jusqu_a(fermeture):
        portions = lire_ligne(jeton)
    return portions


def lire_ligne(jeton: Token) -> Ligne:
    """Les portions d’un jeton `inline`, les voisines de même mise en forme réunies."""
    morceaux = _morceaux(jeton.children or ())
    return tuple(
        replace(forme, texte="".join(texte for _, texte in voisins))
        for forme, voisins in groupby(morceaux, key=itemgetter(0))
    )


def _lire_texte_de_ligne(texte: str) -> Ligne:
    return tuple(p for jeton in _lecteur_de(texte).parseInline(texte) for p in lire_ligne(jeton))


def lire_titre(texte: str) -> str:
    """Le texte nu d’un titre ou d’une phrase écrits en Markdown."""
    return texte_nu(_lire_texte_de_ligne(texte)).strip()


def _morceaux(jetons: Iterable[Token]) -> Iterator[tuple[Portion, str]]:
    """Chaque bout de texte non vide, précédé de sa mise en forme (une portion sans texte)."""
    ouverts: Counter[str] = Counter()  # du gras dans du gras ne se ferme qu’à la dernière fermeture
    lien = ""
    for jeton in jetons:
        nom, _, sens = jeton.type.rpartition("_")
        if jeton.type == "link_open":
            lien = str(jeton.attrs.get("href", ""))
        elif jeton.type == "link_close":
            lien = ""
        elif sens in ("open", "close"):
            ouverts[nom] += jeton.nesting
        elif texte := _texte_du_jeton(jeton):
            forme = Portion(
                "",
                gras=ouverts["strong"] > 0,
                italique=ouverts["em"] > 0,
                code=jeton.type == "code_inline",
                barre=ouverts["s"] > 0,
                lien=lien,
            )
            yield forme, texte


def _texte_du_jeton(jeton: Token) -> str:
    match jeton.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":  # le texte de remplacement ; l’image n’est pas chargée
            return "".join(texte for _, texte in _morceaux(jeton.children or ()))
        case _:  # une entité comme « &#12; » peut ramener un caractère interdit
            return assainir(jeton.content)


# --- le découpage d’un source en tranches -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tranche:
    """Un bloc de premier niveau et les lignes du source qui le portent."""

    genre: str
    """Le nom que lui donne markdown-it (`heading`, `paragraph`, `bullet_list`…) ou `attributs`."""
    debut: int
    """Sa première ligne, à partir de 0."""
    fin: int
    """La ligne qui suit sa dernière."""
    niveau: int = 0
    """Le niveau d’un titre, de 1 à 6."""
    elements: tuple[tuple[int, str], ...] = ()
    """La ligne et le Markdown de chaque élément d’une liste ; ailleurs, un seul élément au plus."""

    @property
    def texte(self) -> str:
        """Le Markdown du contenu, sur une ligne, sans `#` ni `>`."""
        return " ".join(texte for _, texte in self.elements)


def decouper(source: str) -> list[Tranche]:
    """Les blocs de premier niveau d’un source, dans l’ordre, en temps linéaire.

    Une ligne d’attributs, `{#cle theme=donnees}`, est une tranche de genre `attributs`, même mal
    écrite quand elle précède un titre : on pourra dire ce qui n’y va pas.
    """
    tranches: list[Tranche] = []
    elements: list[tuple[int, list[str]]] = []
    tete: Token | None = None
    for jeton in _decoupeur().parse(source, {"attributs": _lignes_attributs(source.split("\n"))}):
        if jeton.level == 0 and jeton.nesting >= 0:
            tete = jeton
            elements = [] if jeton.type.endswith("_list_open") else [(_debut(jeton), [])]
        elif jeton.level == 1 and jeton.type == "list_item_open":
            elements.append((_debut(jeton), []))
        if jeton.content:
            elements[-1][1].append(re.sub(r"[ \t]*\n[ \t]*", " ", jeton.content).strip(" \t"))
        if jeton.level == 0 and jeton.nesting <= 0 and tete is not None:
            tranches.append(_tranche(tete, elements))
    return tranches


def lignes_de_code(source: str) -> frozenset[int]:
    """Les lignes, à partir de 0, qu’occupent les blocs de code, où qu’ils soient."""
    jetons = _decoupeur().parse(source, {"attributs": frozenset()})
    blocs = [j.map for j in jetons if j.type in ("fence", "code_block") and j.map]
    return frozenset(ligne for debut, fin in blocs for ligne in range(debut, fin))


def _debut(jeton: Token) -> int:
    return jeton.map[0] if jeton.map else 0


def _tranche(tete: Token, elements: list[tuple[int, list[str]]]) -> Tranche:
    return Tranche(
        genre=tete.type.removesuffix("_open"),
        debut=_debut(tete),
        fin=tete.map[1] if tete.map else 0,
        niveau=int(tete.tag[1]) if tete.type == "heading_open" else 0,
        elements=tuple((ligne, " ".join(textes)) for ligne, textes in elements),
    )


_TITRE_DE_PRINCIPE: Final = re.compile(r" {0,3}#{1,2}(?:[ \t]|$)")


def _lignes_attributs(lignes: list[str]) -> frozenset[int]:
    """Les lignes `{…}` bien écrites, et celles qui commencent par `{` juste avant un titre."""
    trouvees: set[int] = set()
    devant_titre = False
    for numero in range(len(lignes) - 1, -1, -1):
        ligne = lignes[numero].strip(" \t")
        if not ligne:
            continue
        attributs = ligne.startswith("{") and not re.match(r" {4}|\t", lignes[numero])
        if attributs and (devant_titre or attributs_de(ligne) is not None):
            trouvees.add(numero)  # plusieurs lignes d’attributs peuvent se suivre
        else:
            devant_titre = _TITRE_DE_PRINCIPE.match(lignes[numero]) is not None
    return frozenset(trouvees)


def attributs_de(ligne: str) -> dict[str, str] | None:
    """Les attributs d’une ligne `{#cle nom=valeur}` (syntaxe du greffon `attrs_block` de
    mdit-py-plugins), ou `None` si elle est mal écrite."""
    # Différé, comme l’analyseur.
    from mdit_py_plugins.attrs.parse import ParseError
    from mdit_py_plugins.attrs.parse import parse as lire_accolades

    try:
        fin, attributs = lire_accolades(ligne)
    except ParseError:
        return None
    return attributs if fin == len(ligne) - 1 else None


def _regle_attributs(etat: StateBlock, ligne: int, _fin: int, a_blanc: bool) -> bool:
    """Une ligne d’attributs au premier niveau ; elle interrompt un paragraphe ou une liste."""
    if ligne not in etat.env["attributs"]:
        return False
    if not a_blanc:
        if etat.level:
            return False
        jeton = etat.push("attributs", "", 0)
        jeton.content = etat.src[etat.bMarks[ligne] : etat.eMarks[ligne]].strip(" \t")
        jeton.map = [ligne, ligne + 1]
        etat.line = ligne + 1
    return True


@cache
def _decoupeur() -> MarkdownIt:
    lecteur = lecteur_markdown()
    lecteur.core.ruler.enableOnly(["normalize", "block"])
    lecteur.block.ruler.before(
        "fence", "attributs", _regle_attributs, {"alt": ["paragraph", "blockquote", "list"]}
    )
    return lecteur
