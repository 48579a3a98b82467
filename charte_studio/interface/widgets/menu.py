"""Un menu qu’on déroule : des groupes d’actions, chacune avec sa touche."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

Action = tuple[str, str, Callable[[], object]]
"""Le texte, la touche (vide s’il n’y en a pas), ce qu’on fait."""


def derouler_menu(parent: QWidget, groupes: Sequence[Sequence[Action]], ou: QPoint) -> None:
    """Montre le menu et attend qu’on choisisse, ou qu’on renonce."""
    menu = QMenu(parent)
    for groupe in groupes:
        for texte, raccourci, faire in groupe:
            # La touche est écrite, non posée : deux raccourcis égaux s’annuleraient.
            menu.addAction(f"{texte}\t{raccourci}" if raccourci else texte, faire)
        menu.addSeparator()
    menu.exec(ou)
    menu.deleteLater()
