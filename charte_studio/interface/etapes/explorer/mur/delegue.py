"""Peindre une carte du mur : le titre, le texte, la pastille, les conditions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charte_studio.interface.etapes.explorer.mur.modele import CarteMontree, ModeleColonne
from charte_studio.interface.theme import Theme, theme_courant

_Index = QModelIndex | QPersistentModelIndex
_REPLI: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TRES_HAUT: Final = 10_000
_ECART: Final = 4
_BORD: Final = 4
_RAYON: Final = 8


@dataclass(frozen=True, slots=True)
class _Bloc:
    """Un texte de la carte, sa police et son encre."""

    texte: str
    police: QFont
    encre: str
    fond: str = ""
    """La couleur de la pastille, vide pour un texte simple."""


class DelegueCarte(QStyledItemDelegate):
    """La hauteur d’une carte est celle de ses mots, à la largeur de la colonne."""

    def __init__(self, vue: QListView, modele: ModeleColonne) -> None:
        super().__init__(vue)
        self._vue = vue
        self._modele = modele
        self._hauteurs: dict[tuple[CarteMontree, int, float], int] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Mesurée une fois par carte et par largeur."""
        theme = theme_courant()
        largeur = self._vue.viewport().width()
        carte = self._modele.carte(index)
        cle = (carte, largeur, theme.echelle)
        if cle not in self._hauteurs:
            if len(self._hauteurs) > 2_000:
                self._hauteurs.clear()
            marge = theme.espace("petit") + 3
            place = largeur - 2 * (_BORD + marge)
            blocs = _blocs(theme, carte)
            haut = sum(_hauteur(theme, bloc, place) for bloc in blocs) + _ECART * (len(blocs) - 1)
            self._hauteurs[cle] = haut + 2 * (marge + _BORD)
        return QSize(largeur, self._hauteurs[cle])

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Le fond, puis les textes l’un sous l’autre."""
        theme = theme_courant()
        carte = self._modele.carte(index)
        zone, etat = option.rect, option.state
        marge = theme.espace("petit") + 3
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        _peindre_fond(peintre, theme, zone, etat)
        gauche, y = zone.left() + _BORD + marge, zone.top() + _BORD + marge
        place = zone.width() - 2 * (_BORD + marge)
        for bloc in _blocs(theme, carte):
            haut = _hauteur(theme, bloc, place)
            _peindre_bloc(peintre, theme, bloc, QRect(gauche, y, place, haut))
            y += haut + _ECART
        peintre.restore()


def _blocs(theme: Theme, carte: CarteMontree) -> list[_Bloc]:
    c = theme.couleurs
    fort, texte, petit = theme.police(gras=True), theme.police(), theme.police("petit")
    marque = theme.police("petit", gras=True)
    encre, fond = {
        "oui": (c.reussi, c.fond_reussi),
        "oui-si": (c.accent, c.accent_doux),
        "non": (c.alerte, c.fond_alerte),
        "neutre": (c.encre_seconde, c.creux),
    }[carte.ton]
    blocs = (
        _Bloc(carte.titre, fort, c.encre),
        _Bloc(carte.texte, texte, c.encre),
        _Bloc(carte.detail, petit, c.encre_seconde),
        _Bloc(carte.marque, marque, encre, fond),
        _Bloc(carte.pied, petit, c.encre_seconde),
    )
    return [bloc for bloc in blocs if bloc.texte]


def _hauteur(theme: Theme, bloc: _Bloc, place: int) -> int:
    metrique = QFontMetrics(bloc.police)
    if bloc.fond:
        return metrique.height() + theme.px(6)
    zone = QRect(0, 0, max(1, place), _TRES_HAUT)
    return metrique.boundingRect(zone, _REPLI, bloc.texte).height()


def _peindre_fond(peintre: QPainter, theme: Theme, zone: QRect, etat: QStyle.StateFlag) -> None:
    c = theme.couleurs
    choisie = bool(etat & QStyle.StateFlag.State_Selected)
    survolee = bool(etat & QStyle.StateFlag.State_MouseOver)
    cadre = QRectF(zone).adjusted(_BORD - 0.5, _BORD - 0.5, -_BORD + 0.5, -_BORD + 0.5)
    peintre.setBrush(QColor(c.survol if survolee and not choisie else c.surface))
    peintre.setPen(QPen(QColor(c.accent if choisie else c.trait), 2 if choisie else 1))
    peintre.drawRoundedRect(cadre, _RAYON, _RAYON)
    if etat & QStyle.StateFlag.State_HasFocus:
        peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.setPen(QPen(QColor(c.focus), 3))
        peintre.drawRoundedRect(cadre, _RAYON, _RAYON)


def _peindre_bloc(peintre: QPainter, theme: Theme, bloc: _Bloc, zone: QRect) -> None:
    peintre.setFont(bloc.police)
    if bloc.fond:
        metrique = QFontMetrics(bloc.police)
        large = min(zone.width(), metrique.horizontalAdvance(bloc.texte) + theme.px(18))
        pastille = QRectF(zone.x(), zone.y(), large, zone.height())
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(bloc.fond))
        peintre.drawRoundedRect(pastille, zone.height() / 2, zone.height() / 2)
        mot = metrique.elidedText(bloc.texte, Qt.TextElideMode.ElideRight, large - theme.px(12))
        peintre.setPen(QColor(bloc.encre))
        peintre.drawText(pastille, Qt.AlignmentFlag.AlignCenter, mot)
        return
    peintre.setPen(QColor(bloc.encre))
    peintre.drawText(zone, _REPLI, bloc.texte)
