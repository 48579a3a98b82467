"""Un nom au-dessus de son champ, comme dans tous les dialogues."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charte_studio.interface.widgets.texte import Texte


def sous_son_nom(nom: str, champ: QWidget) -> QVBoxLayout:
    """Le nom, tout près de ce qu’il nomme."""
    disposition = QVBoxLayout()
    disposition.setContentsMargins(0, 0, 0, 0)
    disposition.setSpacing(4)
    etiquette = Texte(nom, "entete")
    etiquette.setBuddy(champ)
    disposition.addWidget(etiquette)
    disposition.addWidget(champ)
    return disposition
