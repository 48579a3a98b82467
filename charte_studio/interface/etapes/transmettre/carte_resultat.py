"""Le dernier export : où il est, ce qu’il pèse, son empreinte, et comment l’ouvrir."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from charte_studio.interface.etapes.transmettre.exports import ExportFait
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte


class CarteResultat(Carte):
    """Le dernier export en entier, les précédents sur une ligne."""

    ouvrir = Signal(object)
    """Le chemin du document à ouvrir."""
    ouvrir_dossier = Signal(object)
    """Le chemin d’un document dont on veut le dossier."""
    copiee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._exports: list[ExportFait] = []
        self._nom = Texte("", "fort")
        self._fait = Pastille("Exporté", "reussi", parent=self)
        self._detail = Texte("", "seconde")
        self._empreinte = Texte("", "petit")
        self.document = Bouton("Ouvrir le document", icone="afficher")
        self.dossier = Bouton("Ouvrir le dossier", icone="dossier")
        self.copier = Bouton("Copier l’empreinte", icone="copier", role="discret")
        self._precedents = QVBoxLayout()
        self._entete = Texte("Exports précédents de cette séance", "entete")
        self._lignes: list[QWidget] = []
        boutons = QWidget()
        flot = DispositionFlot(boutons, ecart=8)
        tete = QHBoxLayout()

        suivre_la_largeur(boutons)
        self._empreinte.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for bouton in (self.document, self.dossier, self.copier):
            flot.addWidget(bouton)
        tete.addWidget(self._nom, 1)
        tete.addWidget(self._fait, 0, Qt.AlignmentFlag.AlignTop)
        self.disposition.setSpacing(6)
        self.disposition.addLayout(tete)
        self.disposition.addWidget(self._detail)
        self.disposition.addWidget(self._empreinte)
        self.disposition.addWidget(boutons)
        self.disposition.addWidget(self._entete)
        self.disposition.addLayout(self._precedents)
        self._entete.hide()

        self.document.clicked.connect(lambda: self.ouvrir.emit(self._exports[-1].chemin))
        self.dossier.clicked.connect(lambda: self.ouvrir_dossier.emit(self._exports[-1].chemin))
        self.copier.clicked.connect(self._copier)

    def ajouter(self, export: ExportFait) -> None:
        """Montre ce nouvel export ; celui qu’il remplace rejoint les précédents."""
        if self._exports:
            self._ajouter_precedent(self._exports[-1])
        self._exports.append(export)
        self._nom.setText(export.chemin.name)
        self._detail.setText(f"{export.en_phrase()} dans «\u00a0{export.chemin.parent}\u00a0»")
        self._empreinte.setText(f"Empreinte SHA-256\u00a0: {export.empreinte_lisible()}")
        self.setAccessibleName(f"Exporté\u00a0: {export.chemin.name}")
        self.show()

    def exports(self) -> list[ExportFait]:
        """Les exports de la séance, du premier au dernier."""
        return list(self._exports)

    def _ajouter_precedent(self, export: ExportFait) -> None:
        ligne = _Precedent(export)
        ligne.bouton.clicked.connect(lambda: self.ouvrir.emit(export.chemin))
        self._precedents.insertWidget(0, ligne)
        self._lignes.append(ligne)
        self._entete.show()

    def _copier(self) -> None:
        QApplication.clipboard().setText(self._exports[-1].empreinte)
        self.copiee.emit()


class _Precedent(QWidget):
    """Le nom, l’heure et la taille, et de quoi l’ouvrir."""

    def __init__(self, export: ExportFait) -> None:
        super().__init__()
        self.bouton = Bouton("Ouvrir", role="discret")
        disposition = QHBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.addWidget(Texte(f"{export.chemin.name} · {export.en_phrase()}"), 1)
        disposition.addWidget(self.bouton)
        self.bouton.setAccessibleName(f"Ouvrir {export.chemin.name}")
