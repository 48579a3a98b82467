"""Une ligne du découpage : le genre en pastille, le titre, le nombre d’alinéas."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from charte_studio.interface.dialogues.texte_existant.modele_parties import ModeleParties
from charte_studio.interface.dialogues.texte_existant.mots import alineas, titre_montre
from charte_studio.interface.theme import Theme, theme_courant
from charte_studio.redaction.decoupage import EXCLUE, GENRES, PRINCIPE, Partie

Index = QModelIndex | QPersistentModelIndex
_A_GAUCHE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_A_DROITE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ETROIT: Final = 400
"""Sous cette largeur, le titre prend une ligne à lui."""
_MARGE: Final = 10


class DelegueParties(QStyledItemDelegate):
    """Tout est peint ici ; F2 ouvre un champ à la place du titre."""

    def __init__(self, modele: ModeleParties) -> None:
        super().__init__(modele)
        self._modele = modele

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Une ligne de texte et de l’air ; deux quand la colonne est étroite."""
        theme = theme_courant()
        hauteur = QFontMetrics(theme.police(gras=True)).height() + theme.espace("moyen")
        if _etroite(theme, option.widget):
            hauteur += theme.px(24)
        return QSize(theme.px(160), hauteur)

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Le fond, la pastille, le titre, le compte, le filet."""
        theme = theme_courant()
        partie = self._modele.partie(index)
        zone = option.rect
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        _peindre_fond(peintre, theme, zone, option.state)
        haut = QRect(zone.adjusted(_MARGE, 1, -_MARGE, -2))
        if _etroite(theme, option.widget):
            bas = QRect(haut)
            bas.setTop(haut.bottom() - theme.px(28))
            haut.setBottom(bas.top())
            _peindre_pastille(peintre, theme, bas, partie)
            _peindre_compte(peintre, theme, bas, partie)
            _peindre_titre(peintre, theme, haut, partie)
        else:
            gauche = _peindre_pastille(peintre, theme, haut, partie)
            droite = _peindre_compte(peintre, theme, haut, partie)
            haut.setLeft(gauche)
            haut.setRight(droite)
            _peindre_titre(peintre, theme, haut, partie)
        peintre.restore()

    def updateEditorGeometry(
        self, editeur: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Le champ prend toute la ligne."""
        editeur.setGeometry(option.rect.adjusted(1, 0, -1, 0))


def largeur_pastilles(theme: Theme) -> int:
    """Une largeur commune, pour que les titres s’alignent."""
    metrique = QFontMetrics(theme.police("petit", gras=True))
    return max(metrique.horizontalAdvance(mot) for mot in GENRES.values()) + theme.px(18)


def _etroite(theme: Theme, vue: QWidget | None) -> bool:
    largeur = vue.viewport().width() if isinstance(vue, QAbstractItemView) else 10_000
    return largeur < theme.px(_ETROIT)


def _peindre_fond(peintre: QPainter, theme: Theme, zone: QRect, etat: QStyle.StateFlag) -> None:
    c = theme.couleurs
    cadre = QRectF(zone).adjusted(1, 1, -1, -2)
    choisie = bool(etat & QStyle.StateFlag.State_Selected)
    if choisie or etat & QStyle.StateFlag.State_MouseOver:
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(c.accent_doux if choisie else c.survol))
        peintre.drawRoundedRect(cadre, 8, 8)
    else:
        filet = QRect(zone.left() + 8, zone.bottom(), zone.width() - 16, 1)
        peintre.fillRect(filet, QColor(c.trait))
    if etat & QStyle.StateFlag.State_HasFocus:
        peintre.setPen(QPen(QColor(c.focus), 2))
        peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.drawRoundedRect(cadre, 8, 8)


def _peindre_pastille(peintre: QPainter, theme: Theme, zone: QRect, partie: Partie) -> int:
    """Peint le genre et rend le bord gauche du titre."""
    c = theme.couleurs
    hauteur, largeur = theme.px(22), largeur_pastilles(theme)
    cadre = QRectF(zone.left(), zone.center().y() - hauteur / 2 + 1, largeur, hauteur)
    fond, encre = (
        (c.accent, c.sur_accent) if partie.genre == PRINCIPE else (c.creux, c.encre_seconde)
    )
    if partie.genre == EXCLUE:
        peintre.setPen(QPen(QColor(c.bord_champ), 1, Qt.PenStyle.DashLine))
        peintre.setBrush(Qt.BrushStyle.NoBrush)
    else:
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(fond))
    peintre.drawRoundedRect(cadre.adjusted(0.5, 0.5, -0.5, -0.5), hauteur / 2, hauteur / 2)
    peintre.setFont(theme.police("petit", gras=True))
    peintre.setPen(QColor(encre))
    peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, GENRES[partie.genre])
    return round(cadre.right()) + theme.px(10)


def _peindre_compte(peintre: QPainter, theme: Theme, zone: QRect, partie: Partie) -> int:
    """Peint le nombre d’alinéas et rend le bord droit du titre."""
    mot = alineas(partie)
    police = theme.police("petit")
    peintre.setFont(police)
    peintre.setPen(QColor(theme.couleurs.encre_seconde))
    peintre.drawText(zone, _A_DROITE, mot)
    return zone.right() - QFontMetrics(police).horizontalAdvance(mot) - theme.px(10)


def _peindre_titre(peintre: QPainter, theme: Theme, zone: QRect, partie: Partie) -> None:
    police = theme.police(gras=partie.genre == PRINCIPE and bool(partie.titre))
    police.setItalic(not partie.titre)
    police.setStrikeOut(partie.genre == EXCLUE)
    metrique = QFontMetrics(police)
    visible = metrique.elidedText(
        titre_montre(partie), Qt.TextElideMode.ElideRight, zone.width() + 1
    )
    peintre.setFont(police)
    c = theme.couleurs
    peintre.setPen(QColor(c.encre_seconde if partie.genre == EXCLUE else c.encre))
    peintre.drawText(zone, _A_GAUCHE, visible)
