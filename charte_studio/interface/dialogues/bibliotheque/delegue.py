"""Une ligne de la bibliothèque : un thème et s’il est traité, ou un principe et sa case."""

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

from charte_studio.domaine.vocabulaire import AXES
from charte_studio.interface.dialogues.bibliotheque.modele import ModeleBibliotheque
from charte_studio.interface.icones import icone
from charte_studio.interface.theme import Theme, theme_courant
from charte_studio.interface.widgets.peinture_liste import (
    case_de,
    peindre_case,
    peindre_fond,
    peindre_pastille,
)
from charte_studio.redaction.principes import PrincipeModele

Index = QModelIndex | QPersistentModelIndex
_A_GAUCHE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_A_DROITE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_DEJA = "Déjà dans l’atelier"


class DelegueBibliotheque(QStyledItemDelegate):
    """Tout est peint ici ; la case se coche d’un clic sur elle ou d’Espace."""

    def __init__(self, modele: ModeleBibliotheque) -> None:
        super().__init__(modele)
        self._modele = modele

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Une ligne de texte et de l’air ; un peu plus au-dessus d’un thème."""
        theme = theme_courant()
        titre = isinstance(self._modele.ligne(index), str)
        police = theme.police("bouton" if titre else "texte", gras=True)
        air = theme.espace("grand") + (theme.espace("fin") if titre else 0)
        return QSize(theme.px(220), QFontMetrics(police).height() + air)

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Un titre de thème, ou un principe."""
        theme = theme_courant()
        ligne = self._modele.ligne(index)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(ligne, str):
            self._peindre_theme(peintre, theme, option.rect, ligne, str(index.data()))
        else:
            peindre_fond(peintre, theme, option.rect, option.state)
            self._peindre_principe(peintre, theme, option.rect, ligne)
        peintre.restore()

    def _peindre_theme(
        self, peintre: QPainter, theme: Theme, zone: QRect, cle: str, nom: str
    ) -> None:
        c = theme.couleurs
        traite = cle in self._modele.themes_traites()
        dedans = zone.adjusted(10, theme.espace("fin"), -10, 0)
        peintre.setFont(theme.police("bouton", gras=True))
        peintre.setPen(QColor(c.encre_seconde))
        peintre.drawText(dedans, _A_GAUCHE, nom)
        peintre.setFont(theme.police("petit", gras=traite))
        peintre.setPen(QColor(c.reussi if traite else c.encre_seconde))
        peintre.drawText(dedans, _A_DROITE, "✓ traité" if traite else "pas encore traité")

    def _peindre_principe(
        self, peintre: QPainter, theme: Theme, zone: QRect, principe: PrincipeModele
    ) -> None:
        c = theme.couleurs
        present, coche = self._modele.est_present(principe), self._modele.est_coche(principe)
        case = case_de(theme, zone)
        if present:
            icone("reussi", couleur=c.encre_seconde).paint(peintre, case)
        else:
            peindre_case(peintre, theme, zone, coche=coche)
        gauche = case.right() + theme.px(10)
        police = theme.police(gras=coche)
        metrique = QFontMetrics(police)
        droite = peindre_pastille(
            peintre,
            theme,
            zone,
            _DEJA if present else AXES.get(principe.axe, ""),
            droite=zone.right() - 10,
            fin_titre=gauche + metrique.horizontalAdvance(principe.titre),
        )
        peintre.setFont(police)
        peintre.setPen(QColor(c.encre_seconde if present else c.encre))
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
        """Un clic sur la case, ou Espace, coche ou décoche."""
        principe = self._modele.principe(index)
        if principe is None:
            return False
        if evenement.type() == QEvent.Type.MouseButtonRelease:
            cible = case_de(theme_courant(), option.rect).adjusted(-8, -8, 8, 8)
            voulu = cible.contains(cast(QMouseEvent, evenement).position().toPoint())
        elif evenement.type() == QEvent.Type.KeyPress:
            voulu = cast(QKeyEvent, evenement).key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        else:
            voulu = False
        if not voulu:
            return False
        coche = self._modele.est_coche(principe)
        autre = Qt.CheckState.Unchecked if coche else Qt.CheckState.Checked
        return modele.setData(index, autre, Qt.ItemDataRole.CheckStateRole)
