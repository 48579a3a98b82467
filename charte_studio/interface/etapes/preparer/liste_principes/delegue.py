"""Une ligne de la liste : la case, le numéro, le titre, le thème en pastille."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from charte_studio.atelier.lectures.preparer import PrincipeResume
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.etapes.preparer.liste_principes.modele import ModelePrincipes
from charte_studio.interface.icones import icone
from charte_studio.interface.theme import Theme, theme_courant
from charte_studio.interface.widgets.peinture_liste import (
    case_de,
    peindre_case,
    peindre_fond,
    peindre_pastille,
)

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
        peindre_fond(peintre, theme, zone, etat)
        peindre_case(peintre, theme, zone, coche=principe.retenu)
        self._peindre_mots(peintre, theme, zone, principe)
        peintre.restore()

    def _peindre_mots(
        self, peintre: QPainter, theme: Theme, zone: QRect, principe: PrincipeResume
    ) -> None:
        c = theme.couleurs
        numero = self._modele.numero(principe)
        gauche = case_de(theme, zone).right() + theme.px(8)
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
        mot = THEMES.get(principe.theme, "")
        droite = peindre_pastille(
            peintre, theme, zone, mot, droite=droite, fin_titre=gauche + titre
        )
        peintre.setFont(police)
        peintre.setPen(QColor(c.encre if principe.retenu else c.encre_seconde))
        place = QRect(gauche, zone.top(), max(0, droite - gauche - 8), zone.height())
        visible = metrique.elidedText(
            principe.titre, Qt.TextElideMode.ElideRight, place.width() + 1
        )
        peintre.drawText(place, _A_GAUCHE, visible)

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
            cible = case_de(theme_courant(), zone).adjusted(-8, -8, 8, 8)
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
