"""Les styles d’un document OpenDocument, ceux du document et ceux qu’il fabrique au passage."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from charte_studio.relecture.xml import NoeudXml, nom

CORPS, TITRE_DU_DOCUMENT, CITATION, SUITE = "", "document", "citation", "suite"

_SORTES: Final = {
    "title": TITRE_DU_DOCUMENT,
    "titre principal": TITRE_DU_DOCUMENT,
    "quotations": CITATION,
    "citation": CITATION,
    "quote": CITATION,
    "intense quote": CITATION,
    "list contents": SUITE,
}
_TITRE: Final = re.compile(r"(?:heading|titre) ([1-9]|10)")


@dataclass(frozen=True, slots=True)
class Style:
    """Un style résolu : ce qu’il dit et ce qu’il hérite."""

    gras: bool = False
    italique: bool = False
    barre: bool = False
    masque: bool = False
    souligne: bool = False
    sorte: str = CORPS
    niveau: int = 0
    """Le niveau de titre, 0 pour tout autre style."""
    liste: str = ""


@dataclass(frozen=True, slots=True)
class NiveauDeListe:
    """Un niveau d’un style de liste."""

    format: str = ""
    """« 1 », « a », « I »… vide pour une puce ou l’absence de numéro."""
    avant: str = ""
    apres: str = ""
    debut: int = 1
    affiches: int = 1
    """Le nombre de niveaux que montre le numéro : « 2.1 » en montre deux."""
    puce: bool = False
    retrait: int | None = None
    """En vingtièmes de point."""


@dataclass(slots=True)
class Styles:
    """Tous les styles, résolus à la demande."""

    listes: dict[str, dict[int, NiveauDeListe]] = field(default_factory=dict)
    plan: dict[int, NiveauDeListe] = field(default_factory=dict)
    """La numérotation des titres."""
    _noeuds: dict[tuple[str, str], NoeudXml] = field(default_factory=dict)
    _resolus: dict[tuple[str, str], Style] = field(default_factory=dict)

    def ajouter(self, racine: NoeudXml) -> None:
        """Retient les styles que contient cet élément."""
        for noeud in racine.iter(nom("style:style")):
            cle = noeud.get(nom("style:family"), ""), noeud.get(nom("style:name"), "")
            self._noeuds[cle] = noeud
            self._resolus.pop(cle, None)
        for noeud in racine.iter(nom("text:list-style")):
            self.listes[noeud.get(nom("style:name"), "")] = _niveaux(noeud)
        for noeud in racine.iter(nom("text:outline-style")):
            self.plan = _niveaux(noeud)

    def de_paragraphe(self, identifiant: str | None) -> Style:
        """Le style d’un paragraphe."""
        return self._resoudre("paragraph", identifiant or "Standard")

    def de_passage(self, identifiant: str | None, base: Style) -> Style:
        """Le style d’un passage dans un paragraphe dont le style est `base`."""
        cle = "text", identifiant or ""
        noeud = self._noeuds.get(cle)
        if noeud is None:
            return base
        ancetres = self._chaine(cle)
        for ancetre in reversed(ancetres):
            base = _appliquer(self._noeuds[ancetre], base)
        return base

    def _resoudre(self, famille: str, identifiant: str) -> Style:
        cle = famille, identifiant
        if cle not in self._resolus:
            style = Style()
            for ancetre in reversed(self._chaine(cle)):
                style = _appliquer(self._noeuds[ancetre], style)
            self._resolus[cle] = style
        return self._resolus[cle]

    def _chaine(self, cle: tuple[str, str]) -> list[tuple[str, str]]:
        """Le style et ceux dont il hérite ; un cycle s’arrête de lui-même."""
        chaine: list[tuple[str, str]] = []
        while cle in self._noeuds and cle not in chaine:
            chaine.append(cle)
            cle = cle[0], self._noeuds[cle].get(nom("style:parent-style-name"), "")
        return chaine


def _appliquer(noeud: NoeudXml, base: Style) -> Style:
    nomme = (noeud.get(nom("style:display-name")) or noeud.get(nom("style:name"), "")).lower()
    nomme = nomme.replace("_20_", " ").strip()
    trouve = _TITRE.fullmatch(nomme)
    plan = noeud.get(nom("style:default-outline-level"), "")
    niveau = base.niveau
    if plan.isdecimal():
        niveau = min(int(plan), 6)
    elif trouve:
        niveau = min(int(trouve[1]), 6)
    liste = noeud.get(nom("style:list-style-name"))
    return _avec_les_proprietes(
        noeud.find(nom("style:text-properties")),
        replace(
            base,
            sorte=_SORTES.get(nomme, base.sorte),
            niveau=niveau,
            liste=base.liste if liste is None else liste,
        ),
    )


def _avec_les_proprietes(proprietes: NoeudXml | None, style: Style) -> Style:
    if proprietes is None:
        return style
    graisse = proprietes.get(nom("fo:font-weight"))
    pente = proprietes.get(nom("fo:font-style"))
    barre = proprietes.get(
        nom("style:text-line-through-style"), proprietes.get(nom("style:text-line-through-type"))
    )
    souligne = proprietes.get(nom("style:text-underline-style"))
    fond = proprietes.get(nom("fo:background-color"))
    montre = proprietes.get(nom("text:display"))
    return replace(
        style,
        gras=style.gras if graisse is None else graisse in ("bold", "600", "700", "800", "900"),
        italique=style.italique if pente is None else pente in ("italic", "oblique"),
        barre=style.barre if barre is None else barre != "none",
        souligne=(style.souligne if souligne is None else souligne != "none")
        or (fond or "transparent") != "transparent",
        masque=style.masque if montre is None else montre == "none",
    )


def _niveaux(noeud: NoeudXml) -> dict[int, NiveauDeListe]:
    niveaux: dict[int, NiveauDeListe] = {}
    for enfant in noeud:
        rang = enfant.get(nom("text:level"), "")
        if not rang.isdecimal():
            continue
        debut, affiches = (
            int(valeur) if valeur.isdecimal() and len(valeur) < 10 else 1
            for valeur in (
                enfant.get(nom("text:start-value"), ""),
                enfant.get(nom("text:display-levels"), ""),
            )
        )
        niveaux[int(rang)] = NiveauDeListe(
            format=enfant.get(nom("style:num-format"), ""),
            avant=enfant.get(nom("style:num-prefix"), ""),
            apres=enfant.get(nom("style:num-suffix"), ""),
            debut=debut,
            affiches=affiches,
            puce=enfant.tag
            in (nom("text:list-level-style-bullet"), nom("text:list-level-style-image")),
            retrait=_retrait(enfant),
        )
    return niveaux


_VINGTIEMES: Final = {"cm": 566.93, "mm": 56.693, "in": 1440.0, "pt": 20.0, "pc": 240.0}


def _retrait(noeud: NoeudXml) -> int | None:
    for alignement in noeud.iter(nom("style:list-level-label-alignment")):
        trouve = re.fullmatch(r"(-?\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt|pc)", _marge(alignement))
        if trouve:
            return round(float(trouve[1]) * _VINGTIEMES[trouve[2]])
    return None


def _marge(alignement: NoeudXml) -> str:
    marge: str = alignement.get(nom("fo:margin-left"), "")
    return marge
