"""Peindre le tableau : des textes qui passent à la ligne, la répartition en barres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from charte_studio.atelier.lectures.decider import LigneDecision
from charte_studio.domaine.mesures import Repartition
from charte_studio.interface.etapes.decider import mots
from charte_studio.interface.etapes.decider.modele import Colonne, ModeleDecisions
from charte_studio.interface.theme import NomTaille, Theme, couleurs_degres, theme_courant
from charte_studio.interface.widgets.peinture_repartition import (
    peindre_hachures,
    peindre_repartition,
    segments_de,
)

_Index = QModelIndex | QPersistentModelIndex
_REPLI: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_TRES_HAUT: Final = 10_000


@dataclass(frozen=True, slots=True)
class Bloc:
    """Un texte dans une cellule ; les blocs s’empilent."""

    texte: str
    ton: mots.Ton = "encre"
    gras: bool = False
    taille: NomTaille = "bouton"

    def metrique(self, theme: Theme) -> QFontMetrics:
        """De quoi le mesurer."""
        return QFontMetrics(theme.police(self.taille, gras=self.gras))

    def hauteur(self, theme: Theme, largeur: int) -> int:
        """Sa hauteur, replié à cette largeur."""
        zone = QRect(0, 0, max(1, largeur), _TRES_HAUT)
        return self.metrique(theme).boundingRect(zone, _REPLI, self.texte).height()


class DelegueDecisions(QStyledItemDelegate):
    """Peint tout à la main : aucune cellule n’est un widget."""

    def __init__(self, modele: ModeleDecisions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modele = modele
        self.replie = False
        """Vrai quand la lecture et la formulation passent sous le titre et sous l’issue."""
        self.empile = False
        """Vrai quand la répartition passe elle aussi sous le titre."""

    def blocs(self, ligne: LigneDecision, colonne: Colonne) -> list[Bloc]:
        """Les textes d’une cellule."""
        match colonne:
            case Colonne.PRINCIPE:
                blocs = [Bloc(ligne.titre, gras=True)]
                if self.replie:
                    blocs.append(Bloc(mots.lire_en_mots(ligne), "encre_seconde", taille="petit"))
                return blocs
            case Colonne.LECTURE:
                return [Bloc(mots.lire_en_mots(ligne))]
            case Colonne.ISSUE:
                return self._blocs_issue(ligne)
            case Colonne.FORMULATION:
                return [Bloc(mots.dire_formulation(ligne))]
            case Colonne.REPARTITION:
                return []

    def _blocs_issue(self, ligne: LigneDecision) -> list[Bloc]:
        decision = ligne.decision
        ton = mots.TONS_ISSUES[decision.issue] if decision else "alerte"
        blocs = [Bloc(mots.dire_issue(decision), ton, gras=True)]
        if decision and decision.automatique:
            blocs.append(Bloc(mots.SANS_RELECTURE, "alerte", taille="petit"))
        formulation = mots.dire_formulation(ligne)
        if self.replie and formulation != mots.RIEN:
            blocs.append(Bloc(formulation, "encre_seconde", taille="petit"))
        return blocs

    def largeurs(self, theme: Theme, colonne: Colonne) -> tuple[int, int]:
        """La plus petite largeur qui ne coupe aucun mot, et celle où tout tient sur une ligne."""
        mots_ = textes = 0
        for ligne in self._modele.lignes():
            for bloc in self.blocs(ligne, colonne):
                metrique = bloc.metrique(theme)
                textes = max(textes, metrique.horizontalAdvance(bloc.texte))
                for mot in bloc.texte.split(" "):
                    mots_ = max(mots_, metrique.horizontalAdvance(mot))
        marges = 2 * theme.espace("petit") + 4
        return mots_ + marges, textes + marges

    def hauteur(self, theme: Theme, ligne: LigneDecision, largeurs: dict[Colonne, int]) -> int:
        """La hauteur d’une ligne, ses colonnes ayant ces largeurs."""
        retrait = theme.espace("petit")
        hautes = [
            sum(b.hauteur(theme, largeur - 2 * retrait) for b in self.blocs(ligne, colonne))
            for colonne, largeur in largeurs.items()
        ]
        barres = self._hauteur_barres(theme)
        if self.empile and Colonne.PRINCIPE in largeurs:
            rang = list(largeurs).index(Colonne.PRINCIPE)
            hautes[rang] += theme.px(4) + barres
        return max([barres, *hautes]) + theme.px(14)

    def _hauteur_barres(self, theme: Theme) -> int:
        return theme.px(24) + theme.px(2) + self._hauteur_avant(theme)

    @staticmethod
    def _hauteur_avant(theme: Theme) -> int:
        return theme.px(4)

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Peint le fond de la ligne, puis la cellule."""
        theme = theme_courant()
        cellule: QRect = option.rect
        ligne, colonne = self._modele.ligne(index.row()), Colonne(index.column())
        peintre.save()
        peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._peindre_fond(peintre, theme, option, colonne)
        retrait = theme.espace("petit")
        zone = cellule.adjusted(retrait, 0, -retrait, -1)
        if colonne is Colonne.PRINCIPE and self.empile:
            bas = self._hauteur_barres(theme) + theme.px(7)
            barres = zone.adjusted(0, zone.height() - bas, 0, -theme.px(7))
            self._peindre_barres(peintre, theme, barres, ligne)
            zone = zone.adjusted(0, theme.px(7), 0, -bas - theme.px(4))
        if colonne is Colonne.REPARTITION:
            self._peindre_barres(peintre, theme, zone, ligne)
        else:
            self._peindre_blocs(peintre, theme, zone, self.blocs(ligne, colonne))
        peintre.restore()

    def _peindre_fond(
        self, peintre: QPainter, theme: Theme, option: QStyleOptionViewItem, colonne: Colonne
    ) -> None:
        c, cellule = theme.couleurs, option.rect
        choisie = bool(option.state & QStyle.StateFlag.State_Selected)
        if choisie:
            peintre.fillRect(cellule, QColor(c.accent_doux))
        peintre.fillRect(QRect(cellule.x(), cellule.bottom(), cellule.width(), 1), QColor(c.trait))
        if choisie and colonne is Colonne.PRINCIPE and option.widget.hasFocus():
            peintre.fillRect(QRect(cellule.x(), cellule.y(), 4, cellule.height()), QColor(c.focus))

    def _peindre_blocs(
        self, peintre: QPainter, theme: Theme, zone: QRect, blocs: list[Bloc]
    ) -> None:
        hauteurs = [bloc.hauteur(theme, zone.width()) for bloc in blocs]
        haut = zone.y() + max(0, (zone.height() - sum(hauteurs)) // 2)
        for bloc, hauteur in zip(blocs, hauteurs, strict=True):
            peintre.setFont(theme.police(bloc.taille, gras=bloc.gras))
            peintre.setPen(QColor(getattr(theme.couleurs, bloc.ton)))
            peintre.drawText(QRect(zone.x(), haut, zone.width(), hauteur), _REPLI, bloc.texte)
            haut += hauteur

    def _peindre_barres(
        self, peintre: QPainter, theme: Theme, zone: QRect, ligne: LigneDecision
    ) -> None:
        haute = theme.px(24)
        avant = ligne.avant if ligne.avant and not ligne.avant.masque else None
        total = self._hauteur_barres(theme) if avant else haute
        haut = zone.y() + (zone.height() - total) // 2
        barre = QRectF(zone.x(), haut, zone.width(), haute)
        absente = mots.pourquoi_pas_de_barre(ligne, self._modele.seuil)
        if absente or ligne.mesure is None:
            self._peindre_absence(peintre, theme, barre, absente, ligne)
            return
        effectifs = ligne.mesure.repartition.effectifs
        peindre_repartition(peintre, barre, effectifs, theme, rayon=theme.px(5))
        if avant and avant.repartition.exprimes:
            fine = QRectF(zone.x(), barre.bottom() + theme.px(2), zone.width(), 0)
            fine.setHeight(self._hauteur_avant(theme))
            self._peindre_filet(peintre, theme, fine, avant.repartition)

    @staticmethod
    def _peindre_filet(
        peintre: QPainter, theme: Theme, zone: QRectF, repartition: Repartition
    ) -> None:
        """L’avant-débat : la même échelle en un filet, pour voir le déplacement."""
        couleurs = couleurs_degres(theme, len(repartition.effectifs))
        contour = QPainterPath()
        contour.addRoundedRect(zone, zone.height() / 2, zone.height() / 2)
        peintre.save()
        peintre.setClipPath(contour)
        for segment in segments_de(repartition.effectifs, zone, theme.px(4)):
            peintre.fillRect(segment.zone, QColor(couleurs[segment.rang].fond))
        peintre.restore()

    @staticmethod
    def _peindre_absence(
        peintre: QPainter, theme: Theme, zone: QRectF, mention: str, ligne: LigneDecision
    ) -> None:
        cachee = ligne.tour_ouvert or (ligne.mesure is not None and ligne.mesure.masque)
        peintre.setFont(theme.police("petit"))
        largeur = round(zone.width()) - theme.px(8)
        texte = peintre.fontMetrics().elidedText(mention, Qt.TextElideMode.ElideRight, largeur)
        alignement = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if cachee:
            alignement = Qt.AlignmentFlag.AlignCenter
            peindre_hachures(peintre, zone, theme, rayon=theme.px(5))
            fond = QRectF(0, 0, 0, zone.height())
            fond.setWidth(peintre.fontMetrics().horizontalAdvance(texte) + theme.px(16))
            fond.moveCenter(zone.center())
            peintre.fillRect(fond.intersected(zone), QColor(theme.couleurs.creux))
        peintre.setPen(QColor(theme.couleurs.encre_seconde))
        peintre.drawText(zone, alignement, texte)
