"""D’où vient le texte : un fichier qu’on ouvre ou qu’on dépose, ou un texte qu’on colle."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_long import TexteLong
from charte_studio.relecture import EXTENSIONS

_FILTRE: Final = f"Textes ({' '.join(f'*{extension}' for extension in EXTENSIONS)})"
_INDICATION: Final = (
    "Collez ici votre texte, en Markdown ou en texte simple.\n\n"
    "Un titre par partie suffit à le découper :\n\n"
    "Préambule\nPourquoi cette charte.\n\nArticle 1 — Transparence\nNous disons quand l’IA a servi."
)


class PageSource(QWidget):
    """Émet `fichier_choisi(chemin)` et `texte_colle(texte)`."""

    fichier_choisi = Signal(str)
    texte_colle = Signal(str)

    def __init__(self, dossier: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dossier = dossier
        self.ouvrir = Bouton("Ouvrir un fichier…", icone="dossier", role="principal")
        self.depot = EtatVide(
            "Un fichier",
            "Déposez-le ici, ou ouvrez-le : Word (.docx), LibreOffice (.odt), Markdown (.md) ou "
            "texte simple (.txt). Votre fichier n’est jamais modifié.",
            self.ouvrir,
        )
        self._centrer_le_depot()
        self.texte = TexteLong("Texte à découper", indication=_INDICATION)
        self.decouper = Bouton("Découper ce texte")

        # Un fichier déposé ici va au dialogue : le champ en ferait une adresse.
        self.texte.setAcceptDrops(False)
        self.texte.setMinimumHeight(180)
        self.decouper.setEnabled(False)
        colonne = QWidget()
        collage = QVBoxLayout(colonne)
        collage.setContentsMargins(0, 0, 0, 0)
        collage.setSpacing(8)
        etiquette = Texte("Ou un texte à coller", "entete")
        etiquette.setBuddy(self.texte)
        collage.addWidget(etiquette)
        collage.addWidget(self.texte, 1)
        collage.addWidget(self.decouper, 0, Qt.AlignmentFlag.AlignLeft)
        rangee = Rangee(seuil=720, ecart=24)
        rangee.ajouter(self.depot, 2)
        rangee.ajouter(colonne, 3)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(14)
        disposition.addWidget(
            Texte(
                "Une charte déjà écrite, une note de service, les propositions d’un groupe : "
                "Charte Studio en propose un découpage en sections et en principes, que vous "
                "corrigez.",
                "seconde",
            )
        )
        disposition.addWidget(rangee, 1)

        self.ouvrir.clicked.connect(self._choisir)
        self.decouper.clicked.connect(self._decouper)
        self.texte.textChanged.connect(self._suivre_collage)

    def _centrer_le_depot(self) -> None:
        boite = self.depot.layout()
        assert isinstance(boite, QVBoxLayout)
        boite.insertStretch(0)
        boite.addStretch()

    @Slot()
    def _choisir(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(
            self, "Ouvrir un texte", str(self._dossier), f"{_FILTRE};;Tous les fichiers (*)"
        )
        if chemin:
            self._dossier = Path(chemin).parent
            self.fichier_choisi.emit(chemin)

    @Slot()
    def _decouper(self) -> None:
        self.texte_colle.emit(self.texte.texte())

    @Slot()
    def _suivre_collage(self) -> None:
        self.decouper.setEnabled(not self.texte.document().isEmpty())
