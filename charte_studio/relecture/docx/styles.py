"""Les styles d’un document Word : ce qu’est un paragraphe, ce que porte un passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from charte_studio.relecture.xml import NoeudXml, nom

CORPS, TITRE_DU_DOCUMENT, CITATION, SOMMAIRE, SUITE = (
    "",
    "document",
    "citation",
    "sommaire",
    "suite",
)
"""Ce qu’un style fait d’un paragraphe, outre un titre ou un élément de liste."""

_W_VAL: Final = nom("w:val")
_TITRE: Final = re.compile(r"(?:heading|titre|title|überschrift)\s*([1-9])")
_SORTES: Final = {
    "title": TITRE_DU_DOCUMENT,
    "titre": TITRE_DU_DOCUMENT,
    "quote": CITATION,
    "intense quote": CITATION,
    "citation": CITATION,
    "citation intense": CITATION,
    "quotations": CITATION,
    "block text": CITATION,
    "table of figures": SOMMAIRE,
    "table of authorities": SOMMAIRE,
    "toa heading": SOMMAIRE,
    "contents heading": SOMMAIRE,
}
_SUITE: Final = re.compile(r"(list continue|liste continue)( [2-5])?")
_SOMMAIRE: Final = re.compile(r"(toc|tm|contents|table des matières|index) ?([1-9]|heading)")
BASCULES: Final = {"b": "gras", "i": "italique", "strike": "barre", "dstrike": "barre"} | {
    "vanish": "masque"
}


@dataclass(frozen=True, slots=True)
class Forme:
    """La mise en forme d’un passage ; `None` quand rien n’est dit."""

    gras: bool | None = None
    italique: bool | None = None
    barre: bool | None = None
    masque: bool | None = None

    def sur(self, base: Forme) -> Forme:
        """Ce que dit cette forme, à défaut ce que dit `base`."""
        return Forme(
            base.gras if self.gras is None else self.gras,
            base.italique if self.italique is None else self.italique,
            base.barre if self.barre is None else self.barre,
            base.masque if self.masque is None else self.masque,
        )

    def avec(self, autre: Forme) -> Forme:
        """Un style de caractère sur un style de paragraphe : l’un inverse l’autre."""
        return Forme(
            bool(self.gras) != bool(autre.gras),
            bool(self.italique) != bool(autre.italique),
            bool(self.barre) != bool(autre.barre),
            bool(self.masque) != bool(autre.masque),
        )


@dataclass(frozen=True, slots=True)
class Style:
    """Un style résolu : ce qu’il dit et ce qu’il hérite."""

    forme: Forme = Forme()
    sorte: str = CORPS
    niveau: int = 0
    """Le niveau de titre, 0 pour tout autre style."""
    numero: str = ""
    """Le `numId` de sa liste."""
    rang: int | None = None
    """Le niveau dans cette liste."""
    retrait: int | None = None
    identifiants: tuple[str, ...] = ()
    """Le sien, puis ceux dont il hérite."""


class Styles:
    """Les styles de `styles.xml`, résolus à la demande."""

    def __init__(self, racine: NoeudXml | None) -> None:
        self._noeuds: dict[str, NoeudXml] = {}
        self._resolus: dict[str, Style] = {}
        self._defaut = ""
        for noeud in racine.iterfind(nom("w:style")) if racine is not None else ():
            identifiant = noeud.get(nom("w:styleId"), "")
            self._noeuds[identifiant] = noeud
            if noeud.get(nom("w:type")) == "paragraph" and oui(noeud.get(nom("w:default"), "0")):
                self._defaut = identifiant

    def de_paragraphe(self, identifiant: str | None) -> Style:
        """Le style d’un paragraphe ; sans nom, ou inconnu, celui par défaut."""
        if identifiant is None or identifiant not in self._noeuds:
            identifiant = self._defaut
        return self._resoudre(identifiant)

    def de_caractere(self, identifiant: str | None) -> Style:
        """Le style d’un passage."""
        return self._resoudre(identifiant or "")

    def _resoudre(self, identifiant: str) -> Style:
        """Suit `basedOn` depuis le plus lointain ancêtre ; un cycle s’arrête de lui-même."""
        if identifiant in self._resolus:
            return self._resolus[identifiant]
        chaine: list[str] = []
        courant: str = identifiant
        while courant in self._noeuds and courant not in chaine:
            chaine.append(courant)
            courant = valeur(self._noeuds[courant], "w:basedOn") or ""
        style = Style()
        for rang in range(len(chaine) - 1, -1, -1):
            style = _heriter(self._noeuds[chaine[rang]], style, tuple(chaine[rang:]))
            self._resolus[chaine[rang]] = style
        return style


def _heriter(noeud: NoeudXml, base: Style, identifiants: tuple[str, ...]) -> Style:
    paragraphe = noeud.find(nom("w:pPr"))
    nomme = (valeur(noeud, "w:name") or identifiants[0]).lower().strip()
    trouve = _TITRE.fullmatch(nomme)
    niveau = min(int(trouve[1]), 6) if trouve else base.niveau
    plan = niveau_de_plan(paragraphe)
    if plan is not None and not trouve:
        niveau = plan
    sorte = _sorte(nomme, base.sorte)
    numero, rang = numerotation(paragraphe)
    return Style(
        forme=forme_de(noeud.find(nom("w:rPr"))).sur(base.forme),
        sorte=sorte,
        niveau=0 if sorte == SOMMAIRE else niveau,
        numero=base.numero if numero is None else numero,
        rang=base.rang if rang is None else rang,
        retrait=_ou(retrait_de(paragraphe), base.retrait),
        identifiants=identifiants,
    )


def _sorte(nomme: str, heritee: str) -> str:
    if _SOMMAIRE.fullmatch(nomme):
        return SOMMAIRE
    if _SUITE.fullmatch(nomme):
        return SUITE
    return _SORTES.get(nomme, heritee)


def _ou(valeur: int | None, defaut: int | None) -> int | None:
    return defaut if valeur is None else valeur


# --- lire une propriété -------------------------------------------------------------------------


def oui(valeur: str) -> bool:
    """La valeur d’une bascule : « 1 », « true » et « on » disent oui."""
    return valeur not in ("0", "false", "off", "none")


def valeur(noeud: NoeudXml | None, court: str) -> str | None:
    """L’attribut `w:val` de l’enfant `court`."""
    enfant = noeud.find(nom(court)) if noeud is not None else None
    return None if enfant is None else str(enfant.get(_W_VAL, ""))


def entier(texte: str | None) -> int | None:
    """Un entier écrit en chiffres, même avec une partie décimale ; sinon `None`."""
    trouve = re.match(r"\s*(-?\d{1,9})", texte or "")
    return int(trouve[1]) if trouve else None


def forme_de(proprietes: NoeudXml | None) -> Forme:
    """Ce que disent les propriétés d’un passage."""
    if proprietes is None or not len(proprietes):
        return Forme()
    dites: dict[str, bool] = {}
    for court, champ in BASCULES.items():
        noeud = proprietes.find(nom(f"w:{court}"))
        if noeud is not None:
            dites[champ] = dites.get(champ, False) or oui(noeud.get(_W_VAL, "1"))
    return Forme(**dites)


def niveau_de_plan(proprietes: NoeudXml | None) -> int | None:
    """Le niveau de titre que dit `outlineLvl`, 0 pour du corps de texte, `None` s’il est absent."""
    plan = entier(valeur(proprietes, "w:outlineLvl"))
    if plan is None:
        return None
    return min(plan + 1, 6) if 0 <= plan <= 8 else 0


def numerotation(proprietes: NoeudXml | None) -> tuple[str | None, int | None]:
    """Le `numId` et le niveau de liste que disent les propriétés d’un paragraphe."""
    noeud = proprietes.find(nom("w:numPr")) if proprietes is not None else None
    if noeud is None:
        return None, None
    return valeur(noeud, "w:numId"), entier(valeur(noeud, "w:ilvl"))


def retrait_de(proprietes: NoeudXml | None) -> int | None:
    """Le retrait à gauche, en vingtièmes de point."""
    noeud = proprietes.find(nom("w:ind")) if proprietes is not None else None
    if noeud is None:
        return None
    return entier(noeud.get(nom("w:left"), noeud.get(nom("w:start"))))
