"""Une ligne du plan : le numéro, le titre, et à droite de petites marques."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from charte_studio.atelier.lectures.rediger import PartieLue
from charte_studio.interface.icones import icone
from charte_studio.interface.theme import Theme, theme_courant

ROLE_PARTIE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_COTE: Final = 15


def marques_dessinees(partie: PartieLue) -> tuple[tuple[str, bool], ...]:
    """L’icône de chaque marque, et si elle demande qu’on agisse."""
    dessins = []
    if partie.objections_maintenues:
        dessins.append(("objection", False))
    elif partie.issue == "adopte-avec-reserves":
        dessins.append(("nuance", False))
    if partie.base_depassee:
        dessins.append(("attention", True))
    elif partie.retouche:
        dessins.append(("modifier", False))
    return tuple(dessins)


class DeleguePlan(QStyledItemDelegate):
    """Le titre passe à la ligne ; la ligne choisie est en gras, sans se replier autrement."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """La hauteur du titre, replié à la largeur de la colonne."""
        theme = theme_courant()
        largeur = self._largeur(option)
        lignes = self._lignes(option, index, largeur, theme)
        hauteur = len(lignes) * QFontMetrics(option.font).height()
        return QSize(largeur, hauteur + 2 * theme.espace("petit"))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Le fond vient de la feuille de style, le reste d’ici."""
        theme = theme_courant()
        fond = QStyleOptionViewItem(option)
        self.initStyleOption(fond, index)
        fond.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, fond, peintre, option.widget)
        partie = index.data(ROLE_PARTIE)
        choisie = bool(option.state & QStyle.StateFlag.State_Selected)
        couleurs = theme.couleurs
        marge = theme.espace("petit")
        peintre.save()
        peintre.setFont(_police(option.font, gras=choisie))
        peintre.setPen(QColor(couleurs.encre if partie is not None else couleurs.encre_seconde))
        metrique = peintre.fontMetrics()
        gauche, base = option.rect.left() + marge, option.rect.top() + marge + metrique.ascent()
        if partie is not None:
            if partie.numero is not None:
                peintre.drawText(gauche, base, str(partie.numero))
                gauche += metrique.horizontalAdvance(f"{partie.numero} ")
            self._peindre_marques(peintre, option.rect, partie, metrique, theme)
        for ligne in self._lignes(option, index, option.rect.width(), theme):
            peintre.drawText(gauche, base, ligne)
            base += metrique.height()
        peintre.restore()

    def _peindre_marques(
        self,
        peintre: QPainter,
        ligne: QRect,
        partie: PartieLue,
        metrique: QFontMetrics,
        theme: Theme,
    ) -> None:
        cote = theme.px(_COTE)
        droite = ligne.right() - theme.espace("petit")
        haut = ligne.top() + theme.espace("petit") + (metrique.height() - cote) // 2
        for role, agir in reversed(marques_dessinees(partie)):
            couleur = theme.couleurs.alerte if agir else theme.couleurs.encre_seconde
            icone(role, couleur=couleur).paint(peintre, QRect(droite - cote, haut, cote, cote))
            droite -= cote + theme.px(5)

    def _lignes(
        self, option: QStyleOptionViewItem, index: Index, largeur: int, theme: Theme
    ) -> list[str]:
        """Le titre coupé en lignes, comme s’il était en gras : le choisir ne le replie pas."""
        partie = index.data(ROLE_PARTIE)
        police = _police(option.font, gras=True)
        place = largeur - 2 * theme.espace("petit")
        if partie is not None:
            place -= len(marques_dessinees(partie)) * theme.px(_COTE + 5)
            if partie.numero is not None:
                place -= QFontMetrics(police).horizontalAdvance(f"{partie.numero} ")
        return couper_en_lignes(str(index.data(Qt.ItemDataRole.DisplayRole)), police, place)

    @staticmethod
    def _largeur(option: QStyleOptionViewItem) -> int:
        vue = option.widget
        if isinstance(vue, QAbstractItemView):
            return vue.viewport().width()
        return option.rect.width()


def _police(de: QFont, *, gras: bool) -> QFont:
    police = QFont(de)
    police.setBold(gras)
    return police


def couper_en_lignes(texte: str, police: QFont, largeur: int) -> list[str]:
    """Le texte coupé aux espaces, ou dans un mot trop long ; au moins une ligne."""
    dispositif = QTextLayout(texte, police)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    dispositif.setTextOption(option)
    dispositif.beginLayout()
    lignes = []
    while (ligne := dispositif.createLine()).isValid():
        ligne.setLineWidth(max(1, largeur))
        lignes.append(texte[ligne.textStart() : ligne.textStart() + ligne.textLength()].rstrip())
    dispositif.endLayout()
    return lignes or [""]
