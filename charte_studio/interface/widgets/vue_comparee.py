"""La page où se lit une comparaison : elle défile, se parcourt de changement en changement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor, QTextFragment
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from charte_studio.interface.presse_papiers import donnees_a_copier
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.html_compare import PIED_DE_MOUCHE

_DITS: Final = {"retire": "retiré", "ajoute": "ajouté"}
_LARGEUR_LIGNE: Final = 860


class VueComparee(QTextBrowser):
    """Une page en lecture seule. Copié, le texte garde ses marques : « [retiré : …] »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sur_deux_colonnes = False
        self.setObjectName("texte_compare")
        self.setAccessibleName("Texte comparé")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)

    def montrer(self, html: str, a_voix: str, *, sur_deux_colonnes: bool = False) -> None:
        """Montre la page ; `a_voix` est ce qu’un lecteur d’écran en dit."""
        if sur_deux_colonnes != self.sur_deux_colonnes:
            self.sur_deux_colonnes = sur_deux_colonnes
            self.border()
        hauteur = self.verticalScrollBar().value()
        self.setHtml(html)
        self.verticalScrollBar().setValue(hauteur)
        self.setAccessibleDescription(a_voix)

    def changements(self) -> list[tuple[int, int]]:
        """Où commence et où finit chaque changement : un retrait et l’ajout qui le suit font un."""
        trouves: list[tuple[int, int]] = []
        for fragment in self._fragments():
            if _nature(fragment):
                debut, fin = fragment.position(), fragment.position() + fragment.length()
                if trouves and self._se_suivent(trouves[-1][1], debut):
                    trouves[-1] = (trouves[-1][0], fin)
                else:
                    trouves.append((debut, fin))
        return trouves

    def _se_suivent(self, fin: int, debut: int) -> bool:
        """Vrai si rien ne sépare deux passages, sinon une coupure elle-même changée."""
        coupure = self.document().characterAt(fin - 1) == PIED_DE_MOUCHE
        return debut == fin or (coupure and debut == fin + 1)

    def aller_au_changement(self, pas: int) -> int:
        """Va au changement suivant (`pas` 1) ou précédent (-1), et rend son rang.

        Après le dernier vient le premier. Sans changement, le rang est -1.
        """
        lieux = self.changements()
        if not lieux:
            return -1
        curseur = self.textCursor()
        if pas > 0:
            repere = curseur.selectionEnd() if curseur.hasSelection() else curseur.position() - 1
            rang = next((r for r, (debut, _) in enumerate(lieux) if debut > repere), 0)
        else:
            repere = curseur.selectionStart()
            avant = [r for r, (debut, _) in enumerate(lieux) if debut < repere]
            rang = avant[-1] if avant else len(lieux) - 1
        debut, fin = lieux[rang]
        curseur.setPosition(fin)
        self.setTextCursor(curseur)  # la fin d’abord, le début ensuite : tout le changement se voit
        curseur.setPosition(debut)
        self.setTextCursor(curseur)
        curseur.setPosition(fin, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(curseur)
        return rang

    def texte_marque(self, debut: int = 0, fin: int | None = None) -> str:
        """Le texte entre deux places, chaque changement dit en toutes lettres."""
        limite = self.document().characterCount() if fin is None else fin
        lignes: list[str] = []
        for bloc in self._blocs():
            if bloc.position() >= limite or bloc.position() + bloc.length() <= debut:
                continue
            bouts = []
            for fragment in _fragments_du_bloc(bloc):
                place = fragment.position()
                texte = _texte_exact(fragment)[max(0, debut - place) : max(0, limite - place)]
                nature = _nature(fragment)
                bouts.append(f"[{_DITS[nature]}\u00a0: {texte}]" if nature and texte else texte)
            lignes.append("".join(bouts))
        return "\n".join(lignes)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copie aussi la mise en forme, que Word et les courriels savent reprendre."""
        curseur = self.textCursor()
        # Pas celles de la classe mère : elles referaient leur texte au moment d’être lues.
        return donnees_a_copier(
            self.texte_marque(curseur.selectionStart(), curseur.selectionEnd()),
            curseur.selection().toHtml(),
        )

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """À la console, les lignes ne s’allongent pas au-delà de ce qui se lit bien."""
        super().resizeEvent(evenement)
        self.border()

    def border(self) -> None:
        """Fixe la longueur des lignes."""
        longueur = theme_courant().px(_LARGEUR_LIGNE)
        ample = self.sur_deux_colonnes or self.property("taille") not in (None, "texte")
        pleine = ample or self.viewport().width() <= longueur
        mode = QTextEdit.LineWrapMode
        self.setLineWrapMode(mode.WidgetWidth if pleine else mode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(0 if pleine else longueur)

    def sizeHint(self) -> QSize:
        """Se contente de peu : la page autour donne la hauteur."""
        return QSize(super().sizeHint().width(), theme_courant().px(160))

    def _blocs(self) -> Iterator[QTextBlock]:
        bloc = self.document().begin()
        while bloc.isValid():
            yield bloc
            bloc = bloc.next()

    def _fragments(self) -> Iterator[QTextFragment]:
        for bloc in self._blocs():
            yield from _fragments_du_bloc(bloc)


def _fragments_du_bloc(bloc: QTextBlock) -> Iterator[QTextFragment]:
    fragments = bloc.begin()
    while not fragments.atEnd():
        yield fragments.fragment()
        fragments += 1


def _nature(fragment: QTextFragment) -> str:
    """La nature se lit dans la marque elle-même."""
    forme = fragment.charFormat()
    if forme.fontStrikeOut():
        return "retire"
    return "ajoute" if forme.fontUnderline() else ""


def _texte_exact(fragment: QTextFragment) -> str:
    return fragment.text().replace("\u2028", "\n")
