"""Un degré sur le papier : sa lettre, son motif, sa place dans l’échelle.

La couleur n’est jamais seule : la lettre se lit, le motif penche vers le pour ou vers le contre,
et la rangée de ronds dit la place, même photocopiés en noir.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from charte_studio.domaine.echelles import LIBELLE_SANS_AVIS, Echelle
from charte_studio.interface.impressions.papier import encre, encre_seconde, mm, theme_du_papier
from charte_studio.interface.theme import couleurs_degres

LETTRES: Final = "ABCDEFGHI"
LETTRE_SANS_AVIS: Final = "S"


@dataclass(frozen=True, slots=True)
class DegreImprime:
    """Une réponse possible, « sans avis » comprise."""

    lettre: str
    libelle: str
    court: str
    rang: int
    """À partir de 0 ; −1 pour « sans avis »."""
    nombre: int
    """Le nombre de degrés de l’échelle."""
    sens: int
    """+1 favorable, −1 défavorable, 0 entre les deux ou sans avis."""
    fond: str
    """La couleur, en `#RRVVBB`."""

    @property
    def touche(self) -> str:
        """La touche qui le saisit dans Charte Studio."""
        return str(self.rang + 1)


def degres_imprimes(echelle: Echelle) -> tuple[DegreImprime, ...]:
    """Les degrés du plus au moins favorable, puis « sans avis »."""
    nombre = len(echelle.degres)
    couleurs = couleurs_degres(theme_du_papier(), nombre)
    degres = [
        DegreImprime(
            LETTRES[rang],
            degre.libelle,
            degre.court,
            rang,
            nombre,
            echelle.sens(rang),
            couleur.fond,
        )
        for rang, (degre, couleur) in enumerate(zip(echelle.degres, couleurs, strict=True))
    ]
    sans_avis = DegreImprime(
        LETTRE_SANS_AVIS, LIBELLE_SANS_AVIS, LIBELLE_SANS_AVIS, -1, nombre, 0,
        theme_du_papier().couleurs.surface,
    )  # fmt: skip
    return (*degres, sans_avis)


def peindre_motif(peintre: QPainter, zone: QRectF, degre: DegreImprime) -> None:
    """Une bande : des traits qui montent pour l’accord, descendent pour le désaccord, d’autant plus
    serrés que l’avis est tranché ; des points entre les deux ; rien pour « sans avis ».
    """
    contour = QPainterPath()
    contour.addRoundedRect(zone, mm(2.5), mm(2.5))
    peintre.save()
    peintre.setRenderHint(QPainter.RenderHint.Antialiasing)
    peintre.fillPath(contour, QColor(degre.fond))
    peintre.setClipPath(contour)
    if degre.rang >= 0:
        _peindre_trame(peintre, zone, degre)
    peintre.setClipping(False)
    tiret = Qt.PenStyle.SolidLine if degre.rang >= 0 else Qt.PenStyle.DashLine
    peintre.setPen(QPen(encre(), mm(0.4), tiret))
    peintre.setBrush(Qt.BrushStyle.NoBrush)
    peintre.drawPath(contour)
    peintre.restore()


def _peindre_trame(peintre: QPainter, zone: QRectF, degre: DegreImprime) -> None:
    milieu = (degre.nombre - 1) / 2
    tranche = abs(degre.rang - milieu) / milieu
    pas = mm(10 - 6 * tranche)
    peintre.setPen(QPen(encre(), mm(0.5)))
    peintre.setBrush(encre())
    if degre.sens == 0:
        y = zone.top() + pas / 2
        while y < zone.bottom():
            x = zone.left() + pas / 2
            while x < zone.right():
                peintre.drawEllipse(QPointF(x, y), mm(0.5), mm(0.5))
                x += pas
            y += pas
        return
    x = zone.left() - zone.height()
    while x < zone.right():
        haut, bas = QPointF(x, zone.top()), QPointF(x, zone.bottom())
        vers = QPointF(zone.height(), 0)
        peintre.drawLine(*((bas, haut + vers) if degre.sens > 0 else (haut, bas + vers)))
        x += pas


def peindre_place(peintre: QPainter, centre: QPointF, degre: DegreImprime, rayon: float) -> None:
    """Autant de ronds que de degrés, le sien plein ; rien pour « sans avis »."""
    if degre.rang < 0:
        return
    pas = rayon * 3
    gauche = centre.x() - pas * (degre.nombre - 1) / 2
    peintre.setPen(QPen(encre_seconde(), mm(0.35)))
    for rang in range(degre.nombre):
        plein = rang == degre.rang
        peintre.setBrush(encre() if plein else Qt.BrushStyle.NoBrush)
        peintre.drawEllipse(QPointF(gauche + rang * pas, centre.y()), rayon, rayon)
    peintre.setBrush(Qt.BrushStyle.NoBrush)
