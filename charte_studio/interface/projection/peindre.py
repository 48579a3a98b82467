"""Peindre une composition : les formes, puis les textes, à l’échelle voulue."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from charte_studio.interface.projection.elements import Element, Forme, Trace, Zone
from charte_studio.interface.projection.texte import police

_PAS_HACHURES = 22.0


def peindre(peintre: QPainter, elements: tuple[Element, ...], famille: str) -> None:
    """Peint dans l’ordre : ce qui vient après est au-dessus."""
    polices: dict[tuple[float, bool, bool, bool], QFont] = {}
    for element in elements:
        if isinstance(element, Forme):
            _peindre_forme(peintre, element)
        else:
            _peindre_trace(peintre, element, famille, polices)


def _peindre_trace(
    peintre: QPainter,
    trace: Trace,
    famille: str,
    polices: dict[tuple[float, bool, bool, bool], QFont],
) -> None:
    cle = (trace.taille, trace.gras, trace.souligne, trace.barre)
    if cle not in polices:
        voulue = police(famille, trace.taille, trace.gras)
        voulue.setUnderline(trace.souligne)
        voulue.setStrikeOut(trace.barre)
        polices[cle] = voulue
    peintre.setFont(polices[cle])
    peintre.setPen(QColor(trace.couleur))
    peintre.drawText(QPointF(trace.x, trace.base), trace.texte)


def _peindre_forme(peintre: QPainter, forme: Forme) -> None:
    rect = _rect(forme.zone)
    peintre.setPen(QPen(QColor(forme.contour), 3) if forme.contour else Qt.PenStyle.NoPen)
    peintre.setBrush(QColor(forme.couleur) if forme.couleur else Qt.BrushStyle.NoBrush)
    if forme.rayon and forme.ronds != "tous":
        peintre.drawPath(_rond_d_un_cote(rect, forme))
    elif forme.rayon:
        peintre.drawRoundedRect(rect, forme.rayon, forme.rayon)
    else:
        peintre.drawRect(rect)
    if forme.hachures:
        _hachurer(peintre, rect, forme)


def _rond_d_un_cote(rect: QRectF, forme: Forme) -> QPainterPath:
    """D’un seul tracé : un rectangle par-dessus un arrondi laisserait voir où ils se joignent."""
    droit, rond = rect.right(), rect.left()
    if forme.ronds == "droite":
        droit, rond = rond, droit
    rayon = forme.rayon if rond < droit else -forme.rayon
    trace = QPainterPath(QPointF(droit, rect.top()))
    trace.lineTo(rond + rayon, rect.top())
    trace.quadTo(rond, rect.top(), rond, rect.top() + forme.rayon)
    trace.lineTo(rond, rect.bottom() - forme.rayon)
    trace.quadTo(rond, rect.bottom(), rond + rayon, rect.bottom())
    trace.lineTo(droit, rect.bottom())
    trace.closeSubpath()
    return trace


def _hachurer(peintre: QPainter, rect: QRectF, forme: Forme) -> None:
    contour = QPainterPath()
    contour.addRoundedRect(rect, forme.rayon, forme.rayon)
    peintre.save()
    peintre.setClipPath(contour)
    peintre.setPen(QPen(QColor(forme.hachures), 3))
    x = rect.left() - rect.height()
    while x < rect.right():
        peintre.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += _PAS_HACHURES
    peintre.restore()


def _rect(zone: Zone) -> QRectF:
    return QRectF(zone.x, zone.y, zone.largeur, zone.hauteur)
