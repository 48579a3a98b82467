"""Les listes natives : articles et alinéas, puces, listes numérotées qui redémarrent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from charte_studio.export.docx.styles import (
    ACCENT,
    LARGEUR_NUMERO,
    NUMERO_ARTICLES,
    NUMERO_PUCES,
    PAS_DE_LISTE,
    POLICE,
)
from charte_studio.export.docx.xml import NoeudXml, en_octets, racine, sous, val

NIVEAUX: Final = 9
"""Word n’a que neuf niveaux de liste ; au-delà, on reste au neuvième."""

_ABSTRAIT_ARTICLES, _ABSTRAIT_PUCES, _ABSTRAIT_NUMEROS = 0, 1, 2
_PUCES: Final = ("•", "–", "▪")
_NUMEROS: Final = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))


@dataclass(slots=True)
class Numerotation:
    """Les numéros de liste donnés au fil du document."""

    redemarrages: list[tuple[int, dict[int, int]]] = field(default_factory=list)
    """Par numéro au-delà des deux premiers : la liste abstraite et les débuts par niveau."""
    article_precedent: int = 0
    numero_des_articles: int | None = None
    """`None` : le style suffit. Sinon le numéro de liste ouvert par un saut."""
    explicite: bool = False
    """Vrai quand chaque article porte sa propre liste : des articles retirés ou déplacés, encore
    là tant qu’on ne les a pas acceptés, ne doivent pas décaler les autres."""

    def pour_article(self, numero: int) -> int | None:
        """Le numéro de liste que l’article doit porter lui-même, ou `None` si le style suffit.

        Les numéros d’articles appartiennent à la version : quand l’un manque, la liste est
        reprise au bon numéro au lieu de suivre.
        """
        if self.explicite or numero != self.article_precedent + 1:
            self.numero_des_articles = self._nouveau(_ABSTRAIT_ARTICLES, {0: numero, 1: 1})
        self.article_precedent = numero
        return self.numero_des_articles

    def pour_liste(self, niveau: int, debut: int) -> int:
        """Un numéro neuf, pour une liste numérotée qui commence à `debut` à ce niveau."""
        return self._nouveau(_ABSTRAIT_NUMEROS, {min(niveau, NIVEAUX - 1): debut})

    def _nouveau(self, abstrait: int, debuts: dict[int, int]) -> int:
        self.redemarrages.append((abstrait, debuts))
        return NUMERO_PUCES + len(self.redemarrages)

    def decrire(self, numero: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        """Ce qui fait que deux listes sont pareilles : leur forme et leurs débuts."""
        if numero <= NUMERO_PUCES:
            return numero - NUMERO_PUCES, ()
        abstrait, debuts = self.redemarrages[numero - NUMERO_PUCES - 1]
        return abstrait, tuple(sorted(debuts.items()))

    def partie(self) -> bytes:
        """La partie `numbering.xml`."""
        numerotation = racine("w:numbering")
        _articles(numerotation)
        _puces(numerotation)
        _numeros(numerotation)
        _instance(numerotation, NUMERO_ARTICLES, _ABSTRAIT_ARTICLES, {})
        _instance(numerotation, NUMERO_PUCES, _ABSTRAIT_PUCES, {})
        for rang, (abstrait, debuts) in enumerate(self.redemarrages, start=NUMERO_PUCES + 1):
            _instance(numerotation, rang, abstrait, debuts)
        return en_octets(numerotation)


def _instance(parent: NoeudXml, numero: int, abstrait: int, debuts: dict[int, int]) -> None:
    num = sous(parent, "w:num", {"w:numId": str(numero)})
    val(num, "w:abstractNumId", abstrait)
    for niveau, debut in debuts.items():
        reprise = sous(num, "w:lvlOverride", {"w:ilvl": str(niveau)})
        val(reprise, "w:startOverride", debut)


def _abstrait(parent: NoeudXml, numero: int, empreinte: str) -> NoeudXml:
    abstrait = sous(parent, "w:abstractNum", {"w:abstractNumId": str(numero)})
    val(abstrait, "w:nsid", empreinte)
    val(abstrait, "w:multiLevelType", "multilevel")
    val(abstrait, "w:tmpl", empreinte)
    return abstrait


def _niveau(
    abstrait: NoeudXml,
    niveau: int,
    forme: str,
    motif: str,
    *,
    style: str = "",
    suite: str = "tab",
    gauche: int,
    suspendu: int,
    couleur: str = "",
) -> None:
    lvl = sous(abstrait, "w:lvl", {"w:ilvl": str(niveau)})
    val(lvl, "w:start", 1)
    val(lvl, "w:numFmt", forme)
    if style:
        val(lvl, "w:pStyle", style)
    val(lvl, "w:suff", suite)
    val(lvl, "w:lvlText", motif)
    val(lvl, "w:lvlJc", "left")
    ppr = sous(lvl, "w:pPr")
    sous(ppr, "w:ind", {"w:left": str(gauche), "w:hanging": str(suspendu)})
    rpr = sous(lvl, "w:rPr")
    sous(rpr, "w:rFonts", {"w:ascii": POLICE, "w:hAnsi": POLICE, "w:cs": POLICE})
    if couleur:
        val(rpr, "w:color", couleur)


def _articles(parent: NoeudXml) -> None:
    # Un point, et non un tiret : c’est le seul signe qu’un renvoi laisse de côté, dans Word comme
    # dans LibreOffice, pour écrire « article 4 » au fil d’une phrase.
    abstrait = _abstrait(parent, _ABSTRAIT_ARTICLES, "4C1A0001")
    _niveau(
        abstrait, 0, "decimal", "Article\u00a0%1.",
        style="Article", suite="space", gauche=0, suspendu=0,
    )  # fmt: skip
    _niveau(
        abstrait, 1, "decimal", "%1.%2",
        style="Alinea", gauche=LARGEUR_NUMERO, suspendu=LARGEUR_NUMERO, couleur=ACCENT,
    )  # fmt: skip


def _puces(parent: NoeudXml) -> None:
    abstrait = _abstrait(parent, _ABSTRAIT_PUCES, "4C1A0002")
    for niveau in range(NIVEAUX):
        _niveau(
            abstrait, niveau, "bullet", _PUCES[niveau % 3],
            style="Listepuces" if niveau == 0 else "",
            gauche=PAS_DE_LISTE * (niveau + 1), suspendu=PAS_DE_LISTE, couleur=ACCENT,
        )  # fmt: skip


def _numeros(parent: NoeudXml) -> None:
    abstrait = _abstrait(parent, _ABSTRAIT_NUMEROS, "4C1A0003")
    for niveau in range(NIVEAUX):
        forme, motif = _NUMEROS[niveau % 3]
        _niveau(
            abstrait, niveau, forme, motif.format(niveau + 1),
            gauche=PAS_DE_LISTE * (niveau + 1), suspendu=PAS_DE_LISTE, couleur=ACCENT,
        )  # fmt: skip
