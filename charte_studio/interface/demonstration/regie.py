"""La régie jouée : le panneau d’animation, l’écran noir, l’image figée, les écrans échangés."""

from __future__ import annotations

from PySide6.QtCore import Qt

from charte_studio.interface.demonstration.mains import MAJ, SANS, Mains
from charte_studio.interface.demonstration.projection import Salle

PAUSE_MS = 250
"""De quoi laisser la scène suivante se composer dans le panneau."""


def conduire_la_regie(mains: Mains, salle: Salle) -> None:
    """F6, point, G, Maj+F5 : chaque touche, ce que voit la salle et ce que voit l’animation."""
    regie, projecteur = mains.console.animation.regie, mains.console.animation.projecteur
    mains.taper(Qt.Key.Key_F6)
    mains.respirer(PAUSE_MS)
    mains.photographier_les_ecrans("panneau")

    mains.taper(Qt.Key.Key_Period)
    mains.attendre(lambda: regie.noire, "l’écran noir")
    mains.photographier_les_ecrans("ecran-noir")
    mains.taper(Qt.Key.Key_Period)

    mains.taper(Qt.Key.Key_G)
    mains.attendre(lambda: regie.figee, "l’image figée")
    salle.avancer()
    mains.respirer(PAUSE_MS)
    mains.photographier_les_ecrans("image-figee")
    mains.taper(Qt.Key.Key_G)

    if projecteur.plusieurs_ecrans():
        mains.taper(Qt.Key.Key_F5, MAJ)
        mains.reprendre_la_fenetre()
        mains.respirer(PAUSE_MS)
        mains.photographier_les_ecrans("echange")
        mains.taper(Qt.Key.Key_F5, MAJ)
        mains.reprendre_la_fenetre()
    mains.taper(Qt.Key.Key_F6, SANS)
