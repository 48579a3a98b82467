"""Ctrl+Z va d’abord au champ qui a le clavier, puis à l’atelier quand le champ n’a plus rien."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def rend_l_annulation(evenement: QEvent, *, annuler: bool, refaire: bool) -> bool:
    """Vrai si cet événement est un Ctrl+Z (ou Ctrl+Maj+Z) dont le champ ne ferait rien.

    Les champs de Qt réservent ces touches même quand leur historique est vide.
    """
    if evenement.type() != QEvent.Type.ShortcutOverride:
        return False
    touche = cast(QKeyEvent, evenement)
    if touche.matches(QKeySequence.StandardKey.Undo):
        return not annuler
    if touche.matches(QKeySequence.StandardKey.Redo):
        return not refaire
    return False
