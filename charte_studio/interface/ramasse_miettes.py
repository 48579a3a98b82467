"""Le ramasse-miettes de Python, tenu hors de la séance.

Il revoit de temps en temps tous les objets vivants : avec Qt, SQLAlchemy et un atelier ouvert, cela
fige la fenêtre près d’un dixième de seconde. On fait ce travail en ouvrant et en fermant un
atelier ; ce qui est vivant à ce moment-là n’est plus revu jusqu’au prochain.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget


def ranger_les_miettes() -> None:
    """Libère ce qui ne sert plus, et met le reste à l’abri des prochains passages."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def ranger_a_chaque_page(fenetre: QStackedWidget) -> None:
    """Range une fois montré l’atelier qu’on ouvre, ou l’accueil où l’on revient."""
    fenetre.currentChanged.connect(lambda: QTimer.singleShot(0, fenetre, ranger_les_miettes))
