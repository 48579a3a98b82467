"""Le Markdown se voit en s’écrivant : gras, italique, marques discrètes, champs, fautes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
)

from charte_studio.atelier.lectures.rediger import A_COMPLETER
from charte_studio.interface.theme import theme_courant

_GRAS: Final = re.compile(r"(?<![\\*])(\*\*)(?=\S)(.+?)(?<=\S)(\*\*)(?!\*)")
_ITALIQUE: Final = re.compile(r"(?<![\\*])(\*)(?=[^\s*])([^*]+?)(?<=\S)(\*)(?!\*)")
_LIGNE: Final = re.compile(r"^ *(?:[-*+]|\d{1,9}[.)]|>|#{1,6})(?= |$)")
_TITRE: Final = re.compile(r"^ {0,3}#{1,6} .*$")
_CLOTURE: Final = re.compile(r"^ {0,3}(?:```|~~~)")
_PROSE, _CODE = 0, 1
"""L’état d’un paragraphe : dans un bloc de code clos, rien n’est un mot."""


def unites(texte: str) -> int:
    """La longueur du texte pour Qt, qui compte deux unités pour un émoji."""
    return len(texte.encode("utf-16-le")) // 2


class ColorationMarkdown(QSyntaxHighlighter):
    """Colore chaque paragraphe à mesure. `reprendre` après un changement de thème."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.fautes: Callable[[QTextBlock], Iterable[tuple[int, int]]] = lambda _bloc: ()
        """Les bornes, en unités de Qt, de ce que souligner dans un paragraphe de prose."""
        self._poser_formats()

    def reprendre(self) -> None:
        """Recolore avec les teintes du thème courant."""
        self._poser_formats()
        self.rehighlight()

    def highlightBlock(self, texte: str) -> None:
        """Un paragraphe à la fois : la frappe ne recolore que le sien."""
        if _TITRE.match(texte):
            self._marquer(texte, 0, len(texte), self._gras)
        for trouve in _GRAS.finditer(texte):
            self._marquer(texte, *trouve.span(2), self._gras)
            self._marquer(texte, *trouve.span(1), self._marque)
            self._marquer(texte, *trouve.span(3), self._marque)
        for trouve in _ITALIQUE.finditer(texte):
            self._marquer(texte, *trouve.span(2), self._italique)
            self._marquer(texte, *trouve.span(1), self._marque)
            self._marquer(texte, *trouve.span(3), self._marque)
        if prefixe := _LIGNE.match(texte):
            self._marquer(texte, *prefixe.span(), self._marque)
        for trouve in A_COMPLETER.finditer(texte):
            self._marquer(texte, *trouve.span(), self._champ)
        dedans = self.previousBlockState() == _CODE
        if _CLOTURE.match(texte):
            self.setCurrentBlockState(_PROSE if dedans else _CODE)
            return
        self.setCurrentBlockState(_CODE if dedans else _PROSE)
        if not dedans:
            for debut, fin in self.fautes(self.currentBlock()):
                self._souligner(debut, fin)

    def _poser_formats(self) -> None:
        c = theme_courant().couleurs
        self._gras, self._italique = QTextCharFormat(), QTextCharFormat()
        self._marque, self._champ = QTextCharFormat(), QTextCharFormat()
        self._gras.setFontWeight(QFont.Weight.Bold)
        self._italique.setFontItalic(True)
        self._marque.setForeground(QColor(c.encre_seconde))
        self._champ.setBackground(QColor(c.fond_alerte))
        self._champ.setForeground(QColor(c.alerte))
        self._champ.setFontWeight(QFont.Weight.Bold)
        self._faute = QColor(c.alerte)

    def _souligner(self, debut: int, fin: int) -> None:
        """Ajoute le trait ondulé à ce que la place a déjà : un mot en gras y reste."""
        for place in range(debut, fin):
            forme = self.format(place)
            forme.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
            forme.setUnderlineColor(self._faute)
            self.setFormat(place, 1, forme)

    def _marquer(self, texte: str, debut: int, fin: int, forme: QTextCharFormat) -> None:
        self.setFormat(unites(texte[:debut]), unites(texte[debut:fin]), forme)


def est_de_la_prose(bloc: QTextBlock) -> bool:
    """Faux pour un paragraphe de code, clos ou en retrait, tel que la coloration l’a vu."""
    if bloc.userState() == _CODE or _CLOTURE.match(bloc.text()):
        return False
    retrait = bloc.text().startswith(("    ", "\t")) and _LIGNE.match(bloc.text()) is None
    return not (retrait and not bloc.previous().text().strip())
