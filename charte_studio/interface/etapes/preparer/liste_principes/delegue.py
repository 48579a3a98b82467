"""Une ligne de la liste : la case, le numéro, le titre, le thème en pastille."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charte_studio.atelier.lectures.preparer import PrincipeResume
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.etapes.preparer.liste_principes.modele import ModelePrincipes
from charte_studio.interface.icones import icone
from charte_studio.interface.theme import Theme, theme_courant

Index = QModelIndex | QPersistentModelIndex
_A_GAUCHE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class DeleguePrincipes(QStyledItemDelegate):
    """Tout est peint ici ; la case se coche d’un clic sur elle ou d’Espace."""

    def __init__(self, modele: ModelePrincipes) -> None:
        super().__init__(modele)
        self._modele = modele

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Une ligne de texte et de l’air."""
        theme = theme_courant()
        hauteur = QFontMetrics(theme.police(gras=True)).height() + theme.espace("grand")
        return QSize(theme.px(220), hauteur)

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Le fond, la case, le numéro, le titre, la pastille, le filet."""
        theme = theme_courant()
        principe = self._modele.principe(index)
        zone = option.rect
        etat = option.state
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._peindre_fond(peintre, theme, zone, etat)
        self._peindre_case(peintre, theme, zone, coche=principe.retenu)
        self._peindre_mots(peintre, theme, zone, principe)
        peintre.restore()

    def _peindre_fond(
        self, peintre: QPainter, theme: Theme, zone: QRect, etat: QStyle.StateFlag
    ) -> None:
        c = theme.couleurs
        cadre = QRectF(zone).adjusted(1, 1, -1, -2)
        if etat & QStyle.StateFlag.State_Selected:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(QColor(c.accent_doux))
            peintre.drawRoundedRect(cadre, 8, 8)
        elif etat & QStyle.StateFlag.State_MouseOver:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(QColor(c.survol))
            peintre.drawRoundedRect(cadre, 8, 8)
        else:
            filet = QRect(zone.left() + 8, zone.bottom(), zone.width() - 16, 1)
            peintre.fillRect(filet, QColor(c.trait))
        actif = QStyle.StateFlag.State_HasFocus
        if etat & actif:
            peintre.setPen(QPen(QColor(c.focus), 2))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
            peintre.drawRoundedRect(cadre, 8, 8)

    def _case(self, theme: Theme, zone: QRect) -> QRect:
        cote = theme.px(18)
        return QRect(zone.left() + 10, zone.center().y() - cote // 2, cote, cote)

    def _peindre_case(self, peintre: QPainter, theme: Theme, zone: QRect, *, coche: bool) -> None:
        c = theme.couleurs
        case = self._case(theme, zone)
        peintre.setPen(QPen(QColor(c.accent if coche else c.bord_champ), 1))
        peintre.setBrush(QColor(c.accent if coche else c.surface))
        peintre.drawRoundedRect(QRectF(case).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if coche:
            icone("reussi", couleur=c.sur_accent).paint(peintre, case.adjusted(1, 1, -1, -1))

    def _peindre_mots(
        self, peintre: QPainter, theme: Theme, zone: QRect, principe: PrincipeResume
    ) -> None:
        c = theme.couleurs
        numero = self._modele.numero(principe)
        gauche = self._case(theme, zone).right() + theme.px(8)
        largeur_numero = QFontMetrics(theme.police()).horizontalAdvance("00 ")
        peintre.setFont(theme.police())
        peintre.setPen(QColor(c.encre_seconde))
        peintre.drawText(
            QRect(gauche, zone.top(), largeur_numero, zone.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            str(numero) if numero else "–",
        )
        gauche += largeur_numero + theme.px(8)
        police = theme.police(gras=principe.retenu)
        metrique = QFontMetrics(police)
        droite = zone.right() - 10
        if principe.tours:
            cote = theme.px(16)
            carre = QRect(droite - cote, zone.center().y() - cote // 2, cote, cote)
            icone("verrou", couleur=c.encre_seconde).paint(peintre, carre)
            droite = carre.left() - 8
        titre = metrique.horizontalAdvance(principe.titre)
        droite = self._peindre_pastille(peintre, theme, zone, principe, droite, gauche + titre)
        peintre.setFont(police)
        peintre.setPen(QColor(c.encre if principe.retenu else c.encre_seconde))
        place = QRect(gauche, zone.top(), max(0, droite - gauche - 8), zone.height())
        visible = metrique.elidedText(
            principe.titre, Qt.TextElideMode.ElideRight, place.width() + 1
        )
        peintre.drawText(place, _A_GAUCHE, visible)

    def _peindre_pastille(
        self,
        peintre: QPainter,
        theme: Theme,
        zone: QRect,
        principe: PrincipeResume,
        droite: int,
        fin_titre: int,
    ) -> int:
        """Peint le thème s’il y a la place, et rend le bord qui reste au titre."""
        mot = THEMES.get(principe.theme, "")
        police = theme.police("petit", gras=True)
        largeur = QFontMetrics(police).horizontalAdvance(mot) + theme.px(18)
        if not mot or droite - largeur < fin_titre + 12:
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

    def editorEvent(
        self,
        evenement: QEvent,
        modele: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Un clic sur la case, ou Espace, demande l’inverse de ce qu’elle dit."""
        if evenement.type() == QEvent.Type.MouseButtonRelease:
            souris = cast(QMouseEvent, evenement)
            zone = option.rect
            cible = self._case(theme_courant(), zone).adjusted(-8, -8, 8, 8)
            voulu = cible.contains(souris.position().toPoint())
        elif evenement.type() == QEvent.Type.KeyPress:
            voulu = cast(QKeyEvent, evenement).key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        else:
            voulu = False
        if not voulu:
            return False
        coche = self._modele.principe(index).retenu
        autre = Qt.CheckState.Unchecked if coche else Qt.CheckState.Checked
        modele.setData(index, autre, Qt.ItemDataRole.CheckStateRole)
        return True
