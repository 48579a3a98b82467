"""Lire sans analyseur le Markdown le plus courant : paragraphes, titres, listes d’une ligne par
élément, tableaux bordés.

La lecture entière coûte dix fois plus. Celle-ci rend exactement les mêmes blocs ou renonce : au
premier signe dont le sens dépendrait de ce qui l’entoure, tout le texte va à l’analyseur.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from charte_studio.redaction.blocs import Bloc, Ligne, Liste, Paragraphe, Portion, Tableau, Titre

_BLANCS: Final = " \n\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Ce que CommonMark ôte au bord d’un texte."""

LireLigne = Callable[[str], Ligne]
"""De quoi lire une ligne qui porte d’autres signes que ceux d’ici."""

_PHRASE: Final = re.compile(r"(?:[^\W\d_]|[«“”’(…—–]|\*{1,3}[^\s*]|\d+(?![\d.)])|\d+[.)][^\s])")
"""Le début d’une ligne qui ne peut être que du texte."""
_PUCE: Final = re.compile(r"([-*+]) (?=\S)")
_NUMERO: Final = re.compile(r"(\d{1,9})([.)]) (?=\S)")
_TITRE: Final = re.compile(r"(#{1,6}) +([^#\s][^#]*)")
_TIRETS: Final = re.compile(r"\|(?: *:?-+:? *\|)+")
_AUTRES_SIGNES: Final = re.compile(r"[\\`~_\[<&\t]|[ ]\n")
_MISE_EN_FORME: Final = re.compile(
    r"(?:^|(?<=[ \n\u00a0\u202f]))(\*\*?)(?=[^\W_])([^*]*)(?<=[^\W_])\1"
    r"(?=$|[ \n\u00a0\u202f.,;:)»])"
)
"""Du gras ou de l’italique que rien ne touche : la marque ouvre après un blanc et ferme avant un
blanc ou une ponctuation, contre une lettre ou un chiffre de part et d’autre."""


def lire_simple(source: str, lire_ligne: LireLigne) -> tuple[Bloc, ...] | None:
    """Les blocs d’un source assaini, ou `None` s’il n’est pas assez simple."""
    if "\t" in source:
        return None
    lecture = _Lecture(source.split("\n"), lire_ligne)
    return tuple(lecture.blocs) if lecture.lire() else None


class _Lecture:
    """Ce qu’il faut retenir d’une ligne à la suivante."""

    def __init__(self, lignes: Sequence[str], lire_ligne: LireLigne) -> None:
        self.lignes = lignes
        self.autrement = lire_ligne
        self.blocs: list[Bloc] = []
        self.phrases: list[str] = []
        """Les lignes du paragraphe en cours."""
        self.marque = ""
        """La marque de la liste en cours : une ligne vide ne la ferme pas."""
        self.elements: list[tuple[Bloc, ...]] = []
        self.debut = 1
        self.dans_un_element = False
        """Vrai juste après un élément : une ligne de texte le continuerait."""

    def lire(self) -> bool:
        """Vrai si toutes les lignes ont été comprises."""
        place, fin = 0, len(self.lignes)
        while place < fin:
            ligne = self.lignes[place]
            place += 1
            if not ligne or not ligne.strip(" "):
                self._clore_le_paragraphe()
                self.dans_un_element = False
            elif ligne[0] == "|":
                pas = 0 if self.phrases or self.dans_un_element else self._tableau(place - 1)
                if not pas:
                    return False
                place += pas - 1
            elif not self._ligne(ligne):
                return False
        self._clore_le_paragraphe()
        self._clore_la_liste()
        return True

    def _ligne(self, ligne: str) -> bool:
        if _PHRASE.match(ligne):
            if self.dans_un_element:
                return False
            self._clore_la_liste()
            self.phrases.append(ligne)
            return True
        if ligne[0] == "#":
            return self._titre(ligne)
        return self._element(ligne)

    def _titre(self, ligne: str) -> bool:
        lu = _TITRE.fullmatch(ligne)
        if lu is None:
            return False
        self._clore_le_paragraphe()
        self._clore_la_liste()
        self.dans_un_element = False
        self.blocs.append(Titre(len(lu[1]), self._portions(_nette(lu[2]))))
        return True

    def _element(self, ligne: str) -> bool:
        """Un élément de liste d’une ligne, qui n’est que du texte."""
        puce = _PUCE.match(ligne)
        numero = None if puce else _NUMERO.match(ligne)
        lu = puce or numero
        if lu is None or not _PHRASE.match(ligne, lu.end()):
            return False
        debut = 1 if numero is None else int(numero[1])
        if self.phrases and debut != 1:
            return False  # seule une liste qui commence à 1 interrompt un paragraphe
        self._clore_le_paragraphe()
        marque = lu[1] if numero is None else numero[2]
        if marque != self.marque:
            self._clore_la_liste()
            self.marque, self.debut = marque, debut
        self.elements.append((Paragraphe(self._portions(_nette(ligne[lu.end() :]))),))
        self.dans_un_element = True
        return True

    def _tableau(self, premiere: int) -> int:
        """Lit le tableau qui commence là ; rend son nombre de lignes, 0 s’il n’est pas simple."""
        fin = premiere
        while fin < len(self.lignes) and self.lignes[fin].strip(" "):
            fin += 1
        rangees = [self.lignes[n].rstrip(" ") for n in range(premiere, fin)]
        if len(rangees) < 2 or not _TIRETS.fullmatch(rangees[1]):
            return 0
        colonnes = rangees[1].count("|") - 1
        lues: list[tuple[Ligne, ...]] = []
        for rang, rangee in enumerate(rangees):
            if rang == 1:
                continue
            bordee = len(rangee) > 1 and rangee[0] == rangee[-1] == "|"
            if not bordee or "\\" in rangee or rangee.count("|") - 1 != colonnes:
                return 0
            lues.append(tuple(self._portions(_nette(c)) for c in rangee[1:-1].split("|")))
        self._clore_la_liste()
        self.blocs.append(Tableau(lues[0], tuple(lues[1:])))
        return fin - premiere

    def _clore_le_paragraphe(self) -> None:
        if self.phrases:
            self.blocs.append(Paragraphe(self._portions(_nette("\n".join(self.phrases)))))
            self.phrases = []

    def _clore_la_liste(self) -> None:
        if self.marque:
            ordonnee = self.marque in ".)"
            self.blocs.append(Liste(tuple(self.elements), ordonnee, self.debut))
            self.marque, self.elements = "", []

    def _portions(self, texte: str) -> Ligne:
        """Les portions d’une ligne : du texte, du gras et de l’italique ; le reste, autrement."""
        if _AUTRES_SIGNES.search(texte):
            return self.autrement(texte)
        if "*" not in texte:
            return (Portion(texte.replace("\n", " ")),) if texte else ()
        portions = []
        morceaux = _MISE_EN_FORME.split(texte)
        for rang in range(0, len(morceaux), 3):
            nu = morceaux[rang]
            if "*" in nu:
                return self.autrement(texte)
            if nu:
                portions.append(Portion(nu.replace("\n", " ")))
            if rang + 2 < len(morceaux):
                gras = morceaux[rang + 1] == "**"
                dedans = morceaux[rang + 2].replace("\n", " ")
                portions.append(Portion(dedans, gras, not gras))
        return tuple(portions)


def _nette(texte: str) -> str:
    """Le texte sans les blancs de bord, insécables comprises, que CommonMark ne garde pas."""
    return texte.strip(_BLANCS)
