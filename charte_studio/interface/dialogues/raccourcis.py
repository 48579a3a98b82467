"""L’aide des raccourcis : ceux de la page, puis ceux de toute la fenêtre."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from charte_studio.interface.etapes.etape import Touches
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.touche import Touche

PARTOUT: Final[Touches] = (
    (("Ctrl+Z",), "annuler le dernier geste"),
    (("Ctrl+Maj+Z",), "refaire"),
    (("Ctrl+1", "Ctrl+5"), "aller à une étape"),
    (("Ctrl+N",), "nouvel atelier"),
    (("Ctrl+O",), "ouvrir un atelier"),
    (("Ctrl++", "Ctrl+-"), "agrandir ou réduire le texte"),
    (("Ctrl+T",), "thème clair ou sombre"),
    (("F11",), "plein écran"),
    (("?",), "cette aide"),
)


class DialogueRaccourcis(QDialog):
    """Une table de touches que l’on lit d’un coup d’œil."""

    def __init__(self, titre: str, touches: Touches, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        contenu = QWidget()
        grille = QGridLayout(contenu)
        defilement = QScrollArea()
        fermer = Bouton("Fermer", role="principal")

        self.setWindowTitle("Raccourcis clavier")
        self.resize(520, 560)
        grille.setHorizontalSpacing(20)
        grille.setVerticalSpacing(8)
        grille.setColumnStretch(1, 1)
        rang = 0
        for entete, groupe in ((titre, touches), ("Partout", PARTOUT)):
            if not groupe:
                continue
            grille.addWidget(Texte(entete, "entete"), rang, 0, 1, 2)
            rang += 1
            for sequence, effet in groupe:
                ligne = QHBoxLayout()
                ligne.setSpacing(4)
                for touche in sequence:
                    ligne.addWidget(Touche(touche))
                ligne.addStretch(1)
                grille.addLayout(ligne, rang, 0)
                grille.addWidget(Texte(effet), rang, 1)
                rang += 1
        grille.setRowStretch(rang, 1)
        defilement.setWidgetResizable(True)
        defilement.setFrameShape(QScrollArea.Shape.NoFrame)
        defilement.setWidget(contenu)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(24, 20, 24, 20)
        disposition.setSpacing(12)
        disposition.addWidget(Texte("Raccourcis clavier", "titre"))
        disposition.addWidget(defilement, 1)
        disposition.addWidget(fermer, 0, Qt.AlignmentFlag.AlignRight)

        fermer.clicked.connect(self.accept)

    @classmethod
    def montrer(cls, parent: QWidget, titre: str, touches: Touches) -> None:
        """Montre l’aide jusqu’à ce qu’on la ferme."""
        cls(titre, touches, parent).exec()
