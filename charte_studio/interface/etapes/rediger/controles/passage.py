"""Mener le clavier à un passage d’un texte qu’on écrit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from charte_studio.redaction.passages import trouver_passage


def choisir_passage(saisie: QPlainTextEdit, extrait: str, rang: int = 0) -> bool:
    """Sélectionne le passage et l’amène au milieu. Faux, et au début, s’il n’est plus là."""
    # `toPlainText` changerait les insécables en espaces ; Qt compte en unités UTF-16.
    texte = saisie.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
    trouve = trouver_passage(texte, extrait, rang)
    curseur = saisie.textCursor()
    curseur.setPosition(_unites(texte[: trouve[0]]) if trouve else 0)
    if trouve:
        curseur.setPosition(_unites(texte[: trouve[1]]), QTextCursor.MoveMode.KeepAnchor)
    saisie.setTextCursor(curseur)
    saisie.centerCursor()
    saisie.setFocus(Qt.FocusReason.OtherFocusReason)
    return trouve is not None


def _unites(texte: str) -> int:
    return len(texte.encode("utf-16-le")) // 2
