"""Une ligne d’un volet : un titre et un détail qui se replient, un mot à droite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from charte_studio.interface.etapes.rediger.delegue_plan import couper_en_lignes
from charte_studio.interface.icones import icone
from charte_studio.interface.theme import Theme, theme_courant

if TYPE_CHECKING:
    from charte_studio.interface.etapes.rediger.controles.liste import Ligne

ROLE_LIGNE: Final = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_COTE: Final = 16
_LIGNES_DE_DETAIL: Final = 2


class DelegueLignes(QStyledItemDelegate):
    """Le fond vient de la feuille de style ; le texte et le mot, d’ici.

    `lignes` : celles qu’un titre peut prendre ; l’infobulle et la fiche le donnent entier.
    """

    def __init__(self, parent: QObject, *, lignes: int) -> None:
        super().__init__(parent)
        self._lignes = lignes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Le titre replié, puis le détail."""
        theme, ligne = theme_courant(), index.data(ROLE_LIGNE)
        largeur = _largeur(option)
        marge = theme.espace("petit")
        if not ligne.cle:
            hauteur = QFontMetrics(theme.police("petit", gras=True)).height()
            return QSize(largeur, hauteur + marge + theme.espace("fin"))
        lignes = _titre_replie(ligne, theme, largeur, self._lignes)
        hauteur = len(lignes) * QFontMetrics(theme.police(gras=True)).height()
        petite = QFontMetrics(theme.police("petit"))
        hauteur += len(_detail_replie(ligne, theme, largeur)) * petite.height()
        return QSize(largeur, hauteur + 2 * marge)

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Le fond, puis le groupe ou la ligne."""
        theme, ligne = theme_courant(), index.data(ROLE_LIGNE)
        peintre.save()
        if ligne.cle:
            fond = QStyleOptionViewItem(option)
            self.initStyleOption(fond, index)
            fond.text = ""
            style = option.widget.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, fond, peintre, option.widget)
            choisie = bool(option.state & QStyle.StateFlag.State_Selected)
            titre = _titre_replie(ligne, theme, option.rect.width(), self._lignes)
            _peindre_ligne(peintre, option.rect, ligne, titre, theme, choisie=choisie)
        else:
            _peindre_entete(peintre, option.rect, ligne.titre, theme)
        peintre.restore()


def _peindre_entete(peintre: QPainter, zone: QRect, titre: str, theme: Theme) -> None:
    marge = theme.espace("petit")
    police = theme.police("petit", gras=True)
    peintre.setFont(police)
    peintre.setPen(QColor(theme.couleurs.encre_seconde))
    cadre = zone.adjusted(marge, 0, -marge, -theme.espace("fin"))
    visible = QFontMetrics(police).elidedText(titre, Qt.TextElideMode.ElideRight, cadre.width())
    peintre.drawText(cadre, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, visible)


def _peindre_ligne(
    peintre: QPainter,
    zone: QRect,
    ligne: Ligne,
    titre: list[str],
    theme: Theme,
    *,
    choisie: bool,
) -> None:
    c, marge = theme.couleurs, theme.espace("petit")
    gauche, haut = zone.left() + marge, zone.top() + marge
    police = theme.police(gras=choisie)
    metrique = QFontMetrics(police)
    if ligne.signe:
        cote = theme.px(_COTE)
        cadre = QRect(gauche, haut + (metrique.height() - cote) // 2, cote, cote)
        icone(ligne.signe, couleur=_encre(ligne, theme)).paint(peintre, cadre)
        gauche += _place_signe(theme)
    peintre.setFont(police)
    peintre.setPen(QColor(c.encre))
    for texte in titre:
        peintre.drawText(gauche, haut + metrique.ascent(), texte)
        haut += metrique.height()
    petite = theme.police("petit")
    metrique = QFontMetrics(petite)
    peintre.setFont(petite)
    peintre.setPen(QColor(c.encre_seconde))
    for texte in _detail_replie(ligne, theme, zone.width()):
        peintre.drawText(gauche, haut + metrique.ascent(), texte)
        haut += metrique.height()
    if ligne.mot:
        _peindre_mot(peintre, zone, ligne, theme, choisie=choisie)


def _peindre_mot(
    peintre: QPainter, zone: QRect, ligne: Ligne, theme: Theme, *, choisie: bool
) -> None:
    police = theme.police("petit", gras=True)
    largeur = _largeur_mot(ligne, theme)
    hauteur = QFontMetrics(police).height() + theme.px(2)
    cadre = QRectF(
        zone.right() - theme.espace("petit") - largeur,
        zone.top() + theme.espace("petit"),
        largeur,
        hauteur,
    )
    c = theme.couleurs
    fonds = {"reussi": c.fond_reussi, "alerte": c.fond_alerte, "accent": c.accent_doux}
    fond = fonds.get(ligne.role, c.creux)
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    peintre.setPen(Qt.PenStyle.NoPen)
    peintre.setBrush(QColor(c.surface if choisie and fond == c.accent_doux else fond))
    peintre.drawRoundedRect(cadre, hauteur / 2, hauteur / 2)
    peintre.setFont(police)
    peintre.setPen(QColor(_encre(ligne, theme)))
    peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, ligne.mot)


def _encre(ligne: Ligne, theme: Theme) -> str:
    c = theme.couleurs
    encres = {"reussi": c.reussi, "alerte": c.alerte, "accent": c.accent}
    return encres.get(ligne.role, c.encre_seconde)


def _largeur_mot(ligne: Ligne, theme: Theme) -> int:
    if not ligne.mot:
        return 0
    metrique = QFontMetrics(theme.police("petit", gras=True))
    return metrique.horizontalAdvance(ligne.mot) + theme.px(16)


def _place_signe(theme: Theme) -> int:
    return theme.px(_COTE + 8)


def _titre_replie(ligne: Ligne, theme: Theme, largeur: int, combien: int) -> list[str]:
    """Le titre coupé comme s’il était en gras : le choisir ne le replie pas autrement."""
    place = largeur - 2 * theme.espace("petit")
    if ligne.signe:
        place -= _place_signe(theme)
    if ligne.mot:
        place -= _largeur_mot(ligne, theme) + theme.espace("petit")
    police: QFont = theme.police(gras=True)
    lignes = couper_en_lignes(ligne.titre, police, max(place, theme.px(60)))
    if len(lignes) > combien:
        lignes = [*lignes[: combien - 1], f"{lignes[combien - 1].rstrip()}…"]
    return lignes


def _detail_replie(ligne: Ligne, theme: Theme, largeur: int) -> list[str]:
    """Le détail sur deux lignes au plus ; au-delà il s’abrège, l’infobulle le donne entier."""
    if not ligne.detail:
        return []
    place = largeur - 2 * theme.espace("petit")
    if ligne.signe:
        place -= _place_signe(theme)
    lignes = couper_en_lignes(ligne.detail, theme.police("petit"), max(place, theme.px(60)))
    if len(lignes) > _LIGNES_DE_DETAIL:
        debut = lignes[: _LIGNES_DE_DETAIL - 1]
        lignes = [*debut, f"{lignes[_LIGNES_DE_DETAIL - 1].rstrip()}…"]
    return lignes


def _largeur(option: QStyleOptionViewItem) -> int:
    vue = option.widget
    if isinstance(vue, QAbstractItemView):
        return vue.viewport().width()
    return option.rect.width()
