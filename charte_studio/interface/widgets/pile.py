"""Une pile de pages qui ne réclame que la place de celle qu’elle montre."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Pile(QStackedWidget):
    """Celle de Qt réclame la place de la plus large, même cachée : visiter une page empêcherait
    ensuite de réduire la fenêtre."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _rang: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        """Ce qu’il faut à la page montrée."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()
