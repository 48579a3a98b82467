"""Les écrans côte à côte, tels qu’on les verrait en entrant dans la salle."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

_BORD: Final = 24
_MUR: Final = QColor(96, 96, 96)


def photographier_les_ecrans(chemin: Path) -> None:
    """Écrit une image de tous les écrans, chacun avec les fenêtres qui y sont vraiment."""
    places = [ecran.geometry() for ecran in QApplication.screens()]
    large = sum(place.width() for place in places) + _BORD * (len(places) + 1)
    haut = max(place.height() for place in places) + 2 * _BORD
    image = QImage(large, haut, QImage.Format.Format_RGB32)
    image.fill(_MUR)
    peintre = QPainter(image)
    gauche = _BORD
    for place in places:
        coin = QPoint(gauche, (haut - place.height()) // 2)
        peintre.setClipRect(QRect(coin, place.size()))
        peintre.fillRect(QRect(coin, place.size()), Qt.GlobalColor.black)
        for fenetre in _fenetres():
            ou = fenetre.geometry().topLeft() - place.topLeft()
            peintre.drawPixmap(coin + ou, fenetre.grab())
        gauche += place.width() + _BORD
    peintre.end()
    image.save(str(chemin))


def _fenetres() -> list[QWidget]:
    """Celles que l’on voit ; celle qui a le clavier par-dessus."""
    ouvertes = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
    return sorted(ouvertes, key=lambda fenetre: fenetre.isActiveWindow())
