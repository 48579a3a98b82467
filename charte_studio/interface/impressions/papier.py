"""Le papier : unités, polices, encres, feuilles, pied de page, traits de coupe.

Tout est dessiné en dixièmes de point (720 par pouce), sur le PDF comme sur l’aperçu : la mise en
page ne dépend ni de l’écran ni de l’imprimante.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from charte_studio.interface.police import FAMILLE
from charte_studio.interface.theme import THEME_PAR_DEFAUT, Theme, lire_theme

POINTS_PAR_POUCE: Final = 720
PETIT_COTE: Final = 210.0
GRAND_COTE: Final = 297.0
MARGE: Final = 12.0
"""En millimètres : aucune imprimante de bureau ne va jusqu’au bord."""
PIED: Final = 9.0
"""La hauteur laissée au pied de page, en millimètres."""
_PIED_PT: Final = 8.0


@dataclass(frozen=True, slots=True)
class Feuille:
    """Une page A4 prête à peindre."""

    peindre: Callable[[QPainter], None]
    paysage: bool = False


def mm(longueur: float) -> float:
    """Des millimètres en unités de papier."""
    return longueur * POINTS_PAR_POUCE / 25.4


def police(points: float, *, gras: bool = False, italique: bool = False) -> QFont:
    """La police de la maison, à cette taille, sans ajustement à l’écran."""
    resultat = QFont(FAMILLE)
    resultat.setPixelSize(max(1, round(points * POINTS_PAR_POUCE / 72)))
    resultat.setBold(gras)
    resultat.setItalic(italique)
    resultat.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return resultat


def theme_du_papier() -> Theme:
    """Le thème clair : on n’imprime jamais sur fond sombre."""
    return lire_theme(THEME_PAR_DEFAUT)


def encre() -> QColor:
    """La couleur du texte."""
    return QColor(theme_du_papier().couleurs.encre)


def encre_seconde() -> QColor:
    """La couleur des précisions."""
    return QColor(theme_du_papier().couleurs.encre_seconde)


def prune() -> QColor:
    """L’accent de la maison."""
    return QColor(theme_du_papier().couleurs.accent)


def trait(epaisseur: float = 0.25, *, appuye: bool = False) -> QPen:
    """Un filet, en millimètres ; appuyé, il se remplit ou se coche."""
    couleurs = theme_du_papier().couleurs
    return QPen(QColor(couleurs.bord_champ if appuye else couleurs.trait), mm(epaisseur))


def dimensions(*, paysage: bool = False) -> tuple[float, float]:
    """La largeur et la hauteur de la page, en unités de papier."""
    cotes = (GRAND_COTE, PETIT_COTE) if paysage else (PETIT_COTE, GRAND_COTE)
    return mm(cotes[0]), mm(cotes[1])


def cadre_utile(*, paysage: bool = False) -> QRectF:
    """La page sans ses marges ni son pied."""
    largeur, hauteur = dimensions(paysage=paysage)
    return QRectF(
        mm(MARGE), mm(MARGE), largeur - mm(2 * MARGE), hauteur - mm(2 * MARGE) - mm(PIED - 4)
    )


def numeroter(
    contenus: Sequence[Callable[[QPainter], None]], pied: str, *, paysage: bool = False
) -> list[Feuille]:
    """Une feuille par contenu, son pied de page et « page 2 / 7 »."""
    total = len(contenus)

    def feuille(rang: int, contenu: Callable[[QPainter], None]) -> Feuille:
        def peindre(peintre: QPainter) -> None:
            contenu(peintre)
            peindre_pied(peintre, pied, f"page\u00a0{rang}\u00a0/\u00a0{total}", paysage=paysage)

        return Feuille(peindre, paysage)

    return [feuille(rang, contenu) for rang, contenu in enumerate(contenus, start=1)]


def peindre_pied(peintre: QPainter, texte: str, page: str, *, paysage: bool) -> None:
    """À gauche l’atelier, à droite la page, dans la marge du bas."""
    largeur, hauteur = dimensions(paysage=paysage)
    zone = QRectF(mm(MARGE), hauteur - mm(12), largeur - mm(2 * MARGE), mm(5))
    peintre.setFont(police(_PIED_PT))
    peintre.setPen(encre_seconde())
    mesures = peintre.fontMetrics()
    place = int(zone.width() - mesures.horizontalAdvance(page) - mm(6))
    court = mesures.elidedText(
        texte.replace("\u202f", "\u00a0"), Qt.TextElideMode.ElideRight, place
    )
    milieu = Qt.AlignmentFlag.AlignVCenter
    peintre.drawText(zone, milieu | Qt.AlignmentFlag.AlignLeft, court)
    peintre.drawText(zone, milieu | Qt.AlignmentFlag.AlignRight, page)


def cases_de_coupe(colonnes: int, lignes: int) -> list[QRectF]:
    """La page partagée en cartes égales, de gauche à droite puis de haut en bas."""
    utile = cadre_utile()
    largeur, hauteur = utile.width() / colonnes, utile.height() / lignes
    return [
        QRectF(utile.x() + c * largeur, utile.y() + r * hauteur, largeur, hauteur)
        for r in range(lignes)
        for c in range(colonnes)
    ]


def peindre_coupe(peintre: QPainter, colonnes: int, lignes: int) -> None:
    """Les tirets à couper, et leurs amorces dans la marge."""
    utile = cadre_utile()
    tirets = QPen(encre_seconde(), mm(0.15))
    tirets.setDashPattern([12, 12])
    plein = QPen(encre_seconde(), mm(0.2))
    for rang in range(colonnes + 1):
        x = utile.x() + rang * utile.width() / colonnes
        bord = rang in (0, colonnes)
        _couper(peintre, QPointF(x, utile.top()), QPointF(x, utile.bottom()), tirets, plein, bord)
    for rang in range(lignes + 1):
        y = utile.y() + rang * utile.height() / lignes
        bord = rang in (0, lignes)
        _couper(peintre, QPointF(utile.left(), y), QPointF(utile.right(), y), tirets, plein, bord)


def _couper(
    peintre: QPainter, debut: QPointF, fin: QPointF, tirets: QPen, plein: QPen, bord: bool
) -> None:
    if not bord:
        peintre.setPen(tirets)
        peintre.drawLine(debut, fin)
    pas = mm(4)
    hors = QPointF(pas, 0) if debut.y() == fin.y() else QPointF(0, pas)
    peintre.setPen(plein)
    peintre.drawLine(debut - hors, debut - hors / 4)
    peintre.drawLine(fin + hors / 4, fin + hors)


def peindre_case(peintre: QPainter, x: float, y: float, cote: float) -> None:
    """Une case à cocher."""
    peintre.setPen(trait(0.35, appuye=True))
    peintre.setBrush(Qt.BrushStyle.NoBrush)
    peintre.drawRoundedRect(QRectF(x, y, cote, cote), mm(0.6), mm(0.6))
