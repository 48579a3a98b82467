"""Une ligne de liste à deux étages : le titre en gras, le détail dessous, plus petit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.peinture_liste import peindre_fond

_Index = QModelIndex | QPersistentModelIndex
_REPLIE: Final = Qt.TextFlag.TextWordWrap
_INTERLIGNE: Final = 2


class DelegueDeuxLignes(QStyledItemDelegate):
    """La première ligne du texte est le titre, la suite le détail ; l’un et l’autre se replient."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """À la largeur de la liste, la hauteur qu’il faut pour tout lire."""
        theme = theme_courant()
        vue = option.widget
        largeur = vue.viewport().width() if isinstance(vue, QAbstractItemView) else 400
        titre, detail = _mots(index)
        place = largeur - 2 * theme.espace("moyen")
        hauteur = _haut(theme.police(gras=True), titre, place)
        if detail:
            hauteur += theme.px(_INTERLIGNE) + _haut(theme.police("petit"), detail, place)
        return QSize(1, hauteur + 2 * theme.espace("petit"))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Le fond, puis les deux textes."""
        theme = theme_courant()
        titre, detail = _mots(index)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        peindre_fond(peintre, theme, option.rect, option.state)
        marge, haut = theme.espace("moyen"), theme.espace("petit")
        zone = option.rect.adjusted(marge, haut, -marge, 0)
        c = theme.couleurs
        bas = _peindre(peintre, theme.police(gras=True), c.encre, zone, titre)
        zone.setTop(bas + theme.px(_INTERLIGNE))
        _peindre(peintre, theme.police("petit"), c.encre_seconde, zone, detail)
        peintre.restore()


def _mots(index: _Index) -> tuple[str, str]:
    titre, _, detail = str(index.data(Qt.ItemDataRole.DisplayRole) or "").partition("\n")
    return titre, detail


def _haut(police: QFont, texte: str, largeur: int) -> int:
    zone = QRect(0, 0, max(1, largeur), 10_000)
    return QFontMetrics(police).boundingRect(zone, _REPLIE, texte).height()


def _peindre(peintre: QPainter, police: QFont, encre: str, zone: QRect, texte: str) -> int:
    """Peint le texte en haut de la zone, et rend où il finit."""
    peintre.setFont(police)
    peintre.setPen(QColor(encre))
    cadre = QRect(zone.topLeft(), QSize(zone.width(), _haut(police, texte, zone.width())))
    peintre.drawText(cadre, _REPLIE, texte)
    return cadre.top() + cadre.height()
