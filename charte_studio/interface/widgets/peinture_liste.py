"""Peindre une ligne de liste à cocher : le fond, la case, la pastille. Partagé par les listes."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

from charte_studio.interface.icones import icone
from charte_studio.interface.theme import Theme

_RAYON = 8
_ECART = 12


def peindre_fond(peintre: QPainter, theme: Theme, zone: QRect, etat: QStyle.StateFlag) -> None:
    """Le fond de la ligne choisie ou survolée, un filet sous les autres, le cerne du clavier."""
    c = theme.couleurs
    cadre = QRectF(zone).adjusted(1, 1, -1, -2)
    choisie = bool(etat & QStyle.StateFlag.State_Selected)
    if choisie or etat & QStyle.StateFlag.State_MouseOver:
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(c.accent_doux if choisie else c.survol))
        peintre.drawRoundedRect(cadre, _RAYON, _RAYON)
    else:
        filet = QRect(zone.left() + 8, zone.bottom(), zone.width() - 16, 1)
        peintre.fillRect(filet, QColor(c.trait))
    if etat & QStyle.StateFlag.State_HasFocus:
        peintre.setPen(QPen(QColor(c.focus), 2))
        peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.drawRoundedRect(cadre, _RAYON, _RAYON)


def case_de(theme: Theme, zone: QRect) -> QRect:
    """La place de la case à cocher, à gauche de la ligne."""
    cote = theme.px(18)
    return QRect(zone.left() + 10, zone.center().y() - cote // 2, cote, cote)


def peindre_case(peintre: QPainter, theme: Theme, zone: QRect, *, coche: bool) -> None:
    """La case de la ligne, cochée ou vide."""
    c = theme.couleurs
    case = case_de(theme, zone)
    peintre.setPen(QPen(QColor(c.accent if coche else c.bord_champ), 1))
    peintre.setBrush(QColor(c.accent if coche else c.surface))
    peintre.drawRoundedRect(QRectF(case).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if coche:
        icone("reussi", couleur=c.sur_accent).paint(peintre, case.adjusted(1, 1, -1, -1))


def peindre_pastille(
    peintre: QPainter, theme: Theme, zone: QRect, mot: str, *, droite: int, fin_titre: int
) -> int:
    """Peint le mot contre `droite` s’il laisse la place au titre, et rend le bord qui reste."""
    police = theme.police("petit", gras=True)
    largeur = QFontMetrics(police).horizontalAdvance(mot) + theme.px(18)
    if not mot or droite - largeur < fin_titre + _ECART:
        return droite
    hauteur = theme.px(22)
    cadre = QRectF(droite - largeur, zone.center().y() - hauteur / 2 + 1, largeur, hauteur)
    peintre.setPen(Qt.PenStyle.NoPen)
    peintre.setBrush(QColor(theme.couleurs.creux))
    peintre.drawRoundedRect(cadre, hauteur / 2, hauteur / 2)
    peintre.setFont(police)
    peintre.setPen(QColor(theme.couleurs.encre_seconde))
    peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, mot)
    return round(cadre.left())
