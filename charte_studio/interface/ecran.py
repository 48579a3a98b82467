"""La place qu’offre l’écran d’un widget.

Jamais par `QWidget.screen()` : PySide range l’écran parmi les enfants du widget qui l’a demandé.
Deux dialogues qui l’ont demandé, emportés ensemble par le ramasse-miettes, détruisent l’écran
avec eux, et l’application s’interrompt à la fenêtre suivante. Les fonctions statiques de
l’application n’ont pas ce défaut. `nextInFocusChain`, `focusProxy` et `buddy` ont le même.
"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget


def place_disponible(widget: QWidget) -> QSize:
    """La place de l’écran où est le widget, ou sa fenêtre mère s’il n’est pas encore montré."""
    mere = widget.parentWidget()
    repere = widget if widget.isVisible() or mere is None else mere.window()
    ecran = QApplication.screenAt(repere.frameGeometry().center()) or QApplication.primaryScreen()
    return ecran.availableGeometry().size()
