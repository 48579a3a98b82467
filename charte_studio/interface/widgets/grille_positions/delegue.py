"""Peindre les cellules de la grille, et dire sur quel bouton on a cliqué."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from charte_studio.domaine.echelles import SANS_AVIS, Echelle
from charte_studio.interface.theme import CouleurDegre, Theme, couleurs_degres, theme_courant
from charte_studio.interface.widgets.grille_positions.ligne import Colonne, LigneGrille
from charte_studio.interface.widgets.grille_positions.modele import ABSENT, SAISI, ModeleGrille

_Index = QModelIndex | QPersistentModelIndex
_GAUCHE: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
RETRAIT: Final = 8
_REMPLI: Final = "motif_rempli"
_INVITES: Final = ("M\u00a0: noter un motif", "M\u00a0: motif", "M")


class DelegueGrille(QStyledItemDelegate):
    """Peint tout à la main : mille lignes ne créent aucun widget."""

    motif_saisi = Signal(int, str)

    def __init__(self, modele: ModeleGrille, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modele = modele
        self.survol: tuple[int, str] | None = None
        """Le rang et la réponse sous le pointeur."""

    @staticmethod
    def reponses(echelle: Echelle) -> tuple[str, ...]:
        """Les réponses possibles, dans l’ordre des boutons."""
        return (*(degre.cle for degre in echelle.degres), SANS_AVIS)

    def largeur_position(self, theme: Theme) -> int:
        """La largeur qui montre les boutons à leur taille."""
        nombre = len(self._modele.echelle.degres)
        return 2 * RETRAIT + nombre * (theme.px(34) + 6) + theme.px(44)

    def largeur_position_minimale(self, theme: Theme) -> int:
        """La largeur en dessous de laquelle les chiffres ne se liraient plus."""
        return 2 * RETRAIT + (len(self._modele.echelle.degres) + 1) * (theme.px(15) + 3)

    def boutons(self, cellule: QRect) -> list[tuple[str, QRect]]:
        """La place de chaque bouton dans la cellule, resserrée si elle est étroite."""
        theme = theme_courant()
        reponses = self.reponses(self._modele.echelle)
        place = cellule.width() - 2 * RETRAIT
        entiere = self.largeur_position(theme) - 2 * RETRAIT
        part = min(1.0, place / entiere)
        ecart = 6 if part > 0.8 else 3
        hauteur = min(theme.px(26), cellule.height() - 6)
        resultat, gauche = [], cellule.x() + RETRAIT
        for cle in reponses:
            largeur = round((theme.px(44 if cle == SANS_AVIS else 34) + 6) * part) - ecart
            haut = cellule.center().y() - hauteur // 2 + 1
            resultat.append((cle, QRect(gauche, haut, largeur, hauteur)))
            gauche += largeur + ecart
        return resultat

    def reponse_sous(self, cellule: QRect, point: QPoint) -> str | None:
        """La réponse du bouton sous ce point, ou rien."""
        for cle, zone in self.boutons(cellule):
            if zone.adjusted(-2, -4, 2, 4).contains(point):
                return cle
        return None

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Peint le fond de la ligne, puis la cellule."""
        theme = theme_courant()
        cellule: QRect = option.rect
        choisie = bool(option.state & QStyle.StateFlag.State_Selected)
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._peindre_fond(peintre, theme, cellule, index, choisie=choisie, option=option)
        ligne = self._modele.ligne(index.row())
        match Colonne(index.column()):
            case Colonne.POSITION:
                self._peindre_position(peintre, theme, cellule, index, ligne)
            case Colonne.AVANT:
                self._peindre_avant(peintre, theme, cellule, index, ligne)
            case Colonne.PARTICIPANT:
                self._peindre_texte(peintre, theme, cellule, ligne.numero, gras=True)
            case Colonne.COLLEGE:
                self._peindre_texte(peintre, theme, cellule, ligne.college)
            case Colonne.MOTIF:
                self._peindre_motif(peintre, theme, cellule, index, choisie=choisie)
        peintre.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """Un champ d’une ligne pour le motif."""
        editeur = QLineEdit(parent)
        editeur.setPlaceholderText("Pourquoi cette position\u202f?")
        editeur.setAccessibleName(f"Motif de {self._modele.ligne(index.row()).numero}")
        return editeur

    def updateEditorGeometry(
        self, editeur: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """L’éditeur remplit la cellule ; trop étroite, il déborde sur les boutons."""
        zone: QRect = option.rect.adjusted(0, 1, 0, -2)
        manque = theme_courant().px(240) - zone.width()
        if manque > 0:
            zone.setLeft(max(0, zone.left() - manque))
        editeur.setGeometry(zone)

    def setEditorData(self, editeur: QWidget, index: _Index) -> None:
        """Remplit l’éditeur à l’ouverture seulement : la ligne peut changer pendant la frappe."""
        if not editeur.property(_REMPLI):
            editeur.setProperty(_REMPLI, True)
            super().setEditorData(editeur, index)

    def setModelData(self, editeur: QWidget, _modele: QAbstractItemModel, index: _Index) -> None:
        """N’écrit pas dans le modèle : annonce le motif, et la page fait le geste."""
        ligne = self._modele.ligne(index.row())
        texte = cast(QLineEdit, editeur).text().strip()
        if texte != ligne.motif:
            self.motif_saisi.emit(ligne.participant_id, texte)

    def _peindre_fond(
        self,
        peintre: QPainter,
        theme: Theme,
        cellule: QRect,
        index: _Index,
        *,
        choisie: bool,
        option: QStyleOptionViewItem,
    ) -> None:
        c = theme.couleurs
        if choisie:
            peintre.fillRect(cellule, QColor(c.accent_doux))
        filet = QRect(cellule.x(), cellule.bottom(), cellule.width(), 1)
        peintre.fillRect(filet, QColor(c.trait))
        premiere = index.column() == Colonne.PARTICIPANT
        if choisie and premiere and option.widget.hasFocus():
            peintre.fillRect(QRect(cellule.x(), cellule.y(), 4, cellule.height()), QColor(c.focus))

    def _peindre_texte(
        self, peintre: QPainter, theme: Theme, cellule: QRect, texte: str, *, gras: bool = False
    ) -> None:
        self._ecrire(
            peintre, theme.police("bouton", gras=gras), theme.couleurs.encre,
            cellule.adjusted(RETRAIT, 0, -RETRAIT, 0), texte,
        )  # fmt: skip

    def _peindre_motif(
        self, peintre: QPainter, theme: Theme, cellule: QRect, index: _Index, *, choisie: bool
    ) -> None:
        texte = self._modele.data(index) or ""
        police = theme.police("bouton")
        if texte and not self._modele.est_masquee(index.row()):
            texte = f"«\u00a0{texte}\u00a0»"
        elif not texte and choisie and not self._modele.lecture_seule:
            police = theme.police("petit")
            texte = _qui_tient(_INVITES, police, cellule.width() - 2 * RETRAIT)
        zone = cellule.adjusted(RETRAIT, 0, -RETRAIT, 0)
        self._ecrire(peintre, police, theme.couleurs.encre_seconde, zone, texte)

    def _ecrire(
        self, peintre: QPainter, police: QFont, encre: str, zone: QRect, texte: str
    ) -> None:
        peintre.setFont(police)
        peintre.setPen(QColor(encre))
        visible = peintre.fontMetrics().elidedText(texte, Qt.TextElideMode.ElideRight, zone.width())
        peintre.drawText(zone, _GAUCHE, visible)

    def _peindre_avant(
        self, peintre: QPainter, theme: Theme, cellule: QRect, index: _Index, ligne: LigneGrille
    ) -> None:
        if ligne.avant is None or self._modele.est_masquee(index.row()):
            return
        cote = min(theme.px(20), cellule.height() - 8)
        zone = QRect(cellule.x() + RETRAIT, 0, cote, cote)
        zone.moveTop(cellule.center().y() - cote // 2)
        self._peindre_bouton(peintre, theme, zone, ligne.avant, choisi=True, petit=True)

    def _peindre_position(
        self, peintre: QPainter, theme: Theme, cellule: QRect, index: _Index, ligne: LigneGrille
    ) -> None:
        if self._modele.est_masquee(index.row()) and ligne.reponse is not None:
            self._peindre_saisi(peintre, theme, cellule)
            return
        if not ligne.attendue:
            police = theme.police("petit")
            zone = cellule.adjusted(RETRAIT, 0, -RETRAIT, 0)
            self._ecrire(peintre, police, theme.couleurs.encre_seconde, zone, ABSENT)
            return
        for cle, zone in self.boutons(cellule):
            choisi = cle == ligne.reponse
            survole = self.survol == (index.row(), cle) and not self._modele.lecture_seule
            self._peindre_bouton(peintre, theme, zone, cle, choisi=choisi, survole=survole)

    def _peindre_saisi(self, peintre: QPainter, theme: Theme, cellule: QRect) -> None:
        boutons = self.boutons(cellule)
        zone = boutons[0][1].united(boutons[-1][1])
        peintre.setPen(Qt.PenStyle.NoPen)
        peintre.setBrush(QColor(theme.couleurs.creux))
        peintre.drawRoundedRect(zone, theme.px(6), theme.px(6))
        peintre.setPen(QColor(theme.couleurs.encre_seconde))
        peintre.setFont(theme.police("petit"))
        peintre.drawText(zone, _CENTRE, SAISI)

    def _peindre_bouton(
        self,
        peintre: QPainter,
        theme: Theme,
        zone: QRect,
        cle: str,
        *,
        choisi: bool,
        survole: bool = False,
        petit: bool = False,
    ) -> None:
        c = theme.couleurs
        couleur = self._couleur(theme, cle)
        cadre = QRectF(zone).adjusted(0.5, 0.5, -0.5, -0.5)
        rayon = theme.px(4 if petit else 6)
        if choisi:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(QColor(couleur.fond))
        elif self._modele.lecture_seule:
            peintre.setPen(Qt.PenStyle.NoPen)
            peintre.setBrush(Qt.BrushStyle.NoBrush)
        else:
            peintre.setPen(QPen(QColor(couleur.fond if survole else c.trait), 2 if survole else 1))
            peintre.setBrush(Qt.BrushStyle.NoBrush)
        peintre.drawRoundedRect(cadre, rayon, rayon)
        peintre.setPen(QColor(couleur.texte if choisi else c.encre_seconde))
        peintre.setFont(theme.police("petit", gras=choisi))
        sans_avis = cle == SANS_AVIS
        signe = "—" if sans_avis else str(self._modele.echelle.rang(cle) + 1)
        peintre.drawText(zone, _CENTRE, signe)

    def _couleur(self, theme: Theme, cle: str) -> CouleurDegre:
        if cle == SANS_AVIS:
            return CouleurDegre(theme.couleurs.encre_seconde, theme.couleurs.papier)
        echelle = self._modele.echelle
        return couleurs_degres(theme, len(echelle.degres))[echelle.rang(cle)]


def _qui_tient(textes: Sequence[str], police: QFont, place: int) -> str:
    """Le premier texte qui tient dans la place, le dernier à défaut."""
    metrique = QFontMetrics(police)
    return next((t for t in textes if metrique.horizontalAdvance(t) <= place), textes[-1])
