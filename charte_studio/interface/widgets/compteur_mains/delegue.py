"""Peindre les cases du compteur ; la case en cours porte un moins et un plus pour la souris."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charte_studio.interface.theme import Theme, theme_courant
from charte_studio.interface.widgets.compteur_mains.modele import NOM, ModeleMains

_Index = QModelIndex | QPersistentModelIndex
_GAUCHE: Final = Qt.AlignmentFlag.AlignLeft
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
RETRAIT: Final = 8


class DelegueMains(QStyledItemDelegate):
    """Peint tout à la main, comme la grille des positions."""

    def __init__(self, modele: ModeleMains, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modele = modele

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Le fond, le filet, le nombre."""
        theme = theme_courant()
        c = theme.couleurs
        case: QRect = option.rect
        courante = bool(option.state & QStyle.StateFlag.State_Selected)
        total = self._modele.est_total(index.row())
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if total:
            peintre.fillRect(case, QColor(c.creux))
        peintre.fillRect(QRect(case.x(), case.bottom(), case.width(), 1), QColor(c.trait))
        if self._modele.est_saisie(index.row(), index.column()):
            self._peindre_case(
                peintre, theme, case, index, courante=courante, clavier=option.widget.hasFocus()
            )
        else:
            self._peindre_texte(peintre, theme, case, index, gras=total)
        peintre.restore()

    @staticmethod
    def pas_sous(case: QRect, point: QPoint) -> int:
        """−1 sur le moins, +1 sur le plus de la case, 0 ailleurs."""
        bord = DelegueMains._bord(case)
        if point.x() < case.x() + bord:
            return -1
        return 1 if point.x() >= case.right() - bord else 0

    @staticmethod
    def _bord(case: QRect) -> int:
        return min(theme_courant().px(18), case.width() // 3)

    def _peindre_case(
        self,
        peintre: QPainter,
        theme: Theme,
        case: QRect,
        index: _Index,
        *,
        courante: bool,
        clavier: bool,
    ) -> None:
        c = theme.couleurs
        fige = self._modele.lecture_seule
        if not fige:
            cadre = QRectF(case).adjusted(2.5, 3.5, -2.5, -4.5)
            peintre.setBrush(QColor(c.accent_doux if courante else c.surface))
            trait = c.focus if courante and clavier else c.accent if courante else c.trait
            peintre.setPen(QPen(QColor(trait), 2 if courante else 1))
            peintre.drawRoundedRect(cadre, theme.px(5), theme.px(5))
        peintre.setFont(theme.police("bouton", gras=True))
        peintre.setPen(QColor(c.encre))
        peintre.drawText(case, _CENTRE, str(index.data() or ("" if fige else "0")))
        if courante and not fige and case.width() >= theme.px(52):
            bord = self._bord(case)
            peintre.setPen(QColor(c.encre_seconde))
            gauche = QRect(case.x(), case.y(), bord + 4, case.height())
            droite = QRect(case.right() - bord - 4, case.y(), bord + 4, case.height())
            peintre.drawText(gauche, _CENTRE, "−")
            peintre.drawText(droite, _CENTRE, "+")

    def _peindre_texte(
        self, peintre: QPainter, theme: Theme, case: QRect, index: _Index, *, gras: bool
    ) -> None:
        c = theme.couleurs
        modele = self._modele
        encre, fort = c.encre, gras
        sens = _GAUCHE if index.column() == NOM else Qt.AlignmentFlag.AlignHCenter
        if index.column() == modele.colonne_compte():
            lu = modele.compte(index.row())
            faux = modele.est_total(index.row()) and bool(modele.alertes())
            if faux or (lu.presents and not lu.juste):
                encre, fort = c.alerte, True
            elif lu.presents and lu.complet:
                encre, fort = c.reussi, True
            else:
                encre = c.encre_seconde
        peintre.setFont(theme.police("petit", gras=fort or index.column() == NOM))
        peintre.setPen(QColor(encre))
        zone = case.adjusted(RETRAIT, 0, -RETRAIT, 0)
        texte = str(index.data() or "")
        pli = Qt.TextFlag.TextWordWrap
        if index.column() not in (NOM, modele.colonne_compte()):
            pli = Qt.TextFlag.TextSingleLine
        peintre.drawText(zone, sens | Qt.AlignmentFlag.AlignVCenter | pli, texte)
