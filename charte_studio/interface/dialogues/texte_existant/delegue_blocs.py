"""Un passage du texte lu et, dessous, la ligne où l’on peut le scinder."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from charte_studio.interface.dialogues.texte_existant.blocs_html import (
    feuille_des_blocs,
    html_du_bloc,
)
from charte_studio.interface.theme import Theme, theme_courant
from charte_studio.redaction.blocs import Bloc

Index = QModelIndex | QPersistentModelIndex
ROLE_BLOC: Final = Qt.ItemDataRole.UserRole
_DOCUMENTS_MAX: Final = 60
_BORD: Final = 12
_AIR: Final = 6
_BANDE: Final = 24
"""La hauteur de la ligne de coupe, à taille de texte normale."""
SCINDER: Final = "Scinder ici"


class DelegueBlocs(QStyledItemDelegate):
    """Émet `coupe_demandee(rang)` quand on clique la ligne sous un passage."""

    coupe_demandee = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._documents: dict[int, QTextDocument] = {}

    def oublier(self) -> None:
        """Les passages ou le thème ont changé : rien de ce qui est mis en page ne sert plus."""
        self._documents.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """La hauteur du texte à la largeur de la colonne, et la ligne de coupe."""
        theme = theme_courant()
        largeur = _largeur(option)
        hauteur = self._document(index, largeur).size().height()
        return QSize(0, round(hauteur) + 2 * _AIR + self._bande(index, theme))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Le fond, le texte, la coupe."""
        theme = theme_courant()
        c = theme.couleurs
        choisi = bool(option.state & QStyle.StateFlag.State_Selected)
        survole = bool(option.state & QStyle.StateFlag.State_MouseOver)
        bande = self._bande(index, theme)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        cadre = QRectF(option.rect.adjusted(2, 1, -2, -1 - bande))
        if choisi:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(QColor(c.accent_doux))
            peintre.drawRoundedRect(cadre, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            peintre.setPen(QPen(QColor(c.focus), 2))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRoundedRect(cadre.adjusted(1, 1, -1, -1), 8, 8)
        if bande:
            self._peindre_coupe(peintre, theme, option.rect, vive=choisi or survole)
        peintre.translate(option.rect.left() + _BORD, option.rect.top() + _AIR)
        document = self._document(index, _largeur(option))
        document.drawContents(peintre)
        peintre.restore()

    def _peindre_coupe(self, peintre: QPainter, theme: Theme, zone: QRect, *, vive: bool) -> None:
        c = theme.couleurs
        bande = _zone_de_coupe(zone, theme)
        milieu = bande.center().y()
        couleur = QColor(c.accent if vive else c.trait)
        peintre.setPen(QPen(couleur, 1, Qt.PenStyle.DashLine))
        peintre.drawLine(bande.left() + _BORD, milieu, bande.right() - _BORD, milieu)
        if not vive:
            return
        police = theme.police("petit", gras=True)
        largeur = QFontMetrics(police).horizontalAdvance(SCINDER) + theme.px(24)
        pilule = QRectF(
            bande.center().x() - largeur / 2, bande.top() + 1, largeur, bande.height() - 2
        )
        peintre.setPen(QPen(couleur, 1))
        peintre.setBrush(QColor(c.surface))
        peintre.drawRoundedRect(pilule, pilule.height() / 2, pilule.height() / 2)
        peintre.setFont(police)
        peintre.drawText(pilule, Qt.AlignmentFlag.AlignCenter, SCINDER)

    def editorEvent(
        self,
        evenement: QEvent,
        _modele: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Un clic sur la ligne de coupe la demande."""
        if evenement.type() != QEvent.Type.MouseButtonRelease or not _a_une_suite(index):
            return False
        souris = cast(QMouseEvent, evenement)
        dedans = _zone_de_coupe(option.rect, theme_courant()).contains(souris.position().toPoint())
        if dedans and souris.button() == Qt.MouseButton.LeftButton:
            self.coupe_demandee.emit(index.row())
        return dedans

    def _bande(self, index: Index, theme: Theme) -> int:
        return theme.px(_BANDE) if _a_une_suite(index) else 0

    def _document(self, index: Index, largeur: int) -> QTextDocument:
        """Le passage mis en page ; on garde ceux qu’on vient de voir."""
        document = self._documents.get(index.row())
        if document is None:
            if len(self._documents) >= _DOCUMENTS_MAX:
                self._documents.pop(next(iter(self._documents)))
            theme = theme_courant()
            bloc: Bloc = index.data(ROLE_BLOC)
            document = QTextDocument()
            document.setUndoRedoEnabled(False)
            document.setDocumentMargin(0)
            document.setDefaultFont(theme.police())
            document.setDefaultStyleSheet(feuille_des_blocs(theme))
            document.setHtml(f"<body>{html_du_bloc(bloc)}</body>")
            self._documents[index.row()] = document
        document.setTextWidth(largeur)
        return document


def _a_une_suite(index: Index) -> bool:
    return index.row() + 1 < index.model().rowCount()


def _zone_de_coupe(zone: QRect, theme: Theme) -> QRect:
    bande = theme.px(_BANDE)
    return QRect(zone.left(), zone.bottom() - bande + 1, zone.width(), bande)


def _largeur(option: QStyleOptionViewItem) -> int:
    """La largeur du texte, qu’il y ait ou non un ascenseur : rien ne se replie deux fois."""
    vue = option.widget
    if not isinstance(vue, QAbstractItemView):
        return max(40, option.rect.width() - 2 * _BORD)
    cadre = vue.contentsMargins()
    ascenseur = vue.verticalScrollBar().sizeHint().width()
    return max(40, vue.width() - cadre.left() - cadre.right() - ascenseur - 2 * _BORD)
