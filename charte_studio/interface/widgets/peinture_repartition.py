"""Peindre une répartition : partagé par la barre, les cellules de tableau et la projection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from charte_studio.interface.theme import CouleurDegre, Theme, couleurs_degres


@dataclass(frozen=True, slots=True)
class Segment:
    """Un degré dans la barre."""

    rang: int
    effectif: int
    zone: QRectF


def segments_de(effectifs: Sequence[int], zone: QRectF, largeur_minimale: float) -> list[Segment]:
    """Découpe la zone en parts proportionnelles ; un degré choisi une fois se voit toujours."""
    presents = [(rang, n) for rang, n in enumerate(effectifs) if n > 0]
    if not presents:
        return []
    total = sum(n for _, n in presents)
    minimum = min(largeur_minimale, zone.width() / len(presents))
    parts = [max(minimum, zone.width() * n / total) for _, n in presents]
    trop = sum(parts) - zone.width()
    marge = sum(part - minimum for part in parts)
    if trop > 0 and marge > 0:
        # Les parts larges rendent ce que les parts infimes ont reçu.
        parts = [part - trop * (part - minimum) / marge for part in parts]
    segments = []
    gauche = zone.x()
    for (rang, effectif), part in zip(presents, parts, strict=True):
        segments.append(Segment(rang, effectif, QRectF(gauche, zone.y(), part, zone.height())))
        gauche += part
    return segments


def peindre_repartition(
    peintre: QPainter,
    zone: QRectF,
    effectifs: Sequence[int],
    theme: Theme,
    *,
    rayon: float,
) -> list[Segment]:
    """Peint la barre et rend ses segments (pour les infobulles)."""
    segments = segments_de(effectifs, zone, theme.px(4))
    couleurs = couleurs_degres(theme, len(effectifs))
    contour = QPainterPath()
    contour.addRoundedRect(zone, rayon, rayon)
    peintre.save()
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    peintre.setClipPath(contour)
    for segment in segments:
        couleur = couleurs[segment.rang]
        peintre.fillRect(segment.zone, QColor(couleur.fond))
        peintre.setFont(_police_nombre(theme, segment))
        _peindre_nombre(peintre, segment, couleur)
    peintre.setPen(QPen(QColor(theme.couleurs.surface), max(1, theme.px(1))))
    for segment in segments[1:]:
        # Un filet entre les parts : deux teintes voisines se distinguent sans la couleur.
        x = segment.zone.x()
        peintre.drawLine(QPointF(x, zone.top()), QPointF(x, zone.bottom()))
    peintre.restore()
    return segments


def peindre_hachures(peintre: QPainter, zone: QRectF, theme: Theme, *, rayon: float) -> None:
    """Le fond d’un résultat qui existe mais ne se montre pas."""
    contour = QPainterPath()
    contour.addRoundedRect(zone, rayon, rayon)
    peintre.save()
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    peintre.fillPath(contour, QColor(theme.couleurs.creux))
    peintre.setClipPath(contour)
    peintre.setPen(QPen(QColor(theme.couleurs.trait), theme.px(1.5)))
    pas = theme.px(9)
    x = zone.left() - zone.height()
    while x < zone.right():
        peintre.drawLine(QPointF(x, zone.bottom()), QPointF(x + zone.height(), zone.top()))
        x += pas
    peintre.restore()


def _police_nombre(theme: Theme, segment: Segment) -> QFont:
    """La plus grande police où le nombre tient dans son segment."""
    police = theme.police("petit", gras=True)
    hauteur = segment.zone.height()
    ideale = max(theme.px(12), round(hauteur * 0.5))
    police.setPixelSize(max(1, min(ideale, round(hauteur * 0.72))))
    while police.pixelSize() > theme.px(11) and not _tient(police, segment):
        police.setPixelSize(police.pixelSize() - 1)
    return police


def _tient(police: QFont, segment: Segment) -> bool:
    largeur = QFontMetricsF(police).horizontalAdvance(str(segment.effectif))
    return bool(largeur + 4 <= segment.zone.width())


def _peindre_nombre(peintre: QPainter, segment: Segment, couleur: CouleurDegre) -> None:
    if _tient(peintre.font(), segment):
        peintre.setPen(QColor(couleur.texte))
        peintre.drawText(segment.zone, Qt.AlignmentFlag.AlignCenter, str(segment.effectif))
