"""Choisir un format et exporter ; pendant l’écriture, une progression qu’on peut interrompre."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from charte_studio.export.conversion import libreoffice_est_la
from charte_studio.interface.etapes.transmettre.formats import (
    FORMATS,
    SANS_LIBREOFFICE,
    Format,
)
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte


class CarteExport(Carte):
    """Émet `demande` quand on veut exporter au format choisi."""

    demande = Signal()
    format_choisi = Signal()
    interruption = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Quel format\u00a0?", parent=parent)
        self._format = FORMATS[0]
        self._empeche = False
        self._occupe = False
        self.choix = {f.extension: QRadioButton(f.libelle) for f in FORMATS}
        self._groupe = QButtonGroup(self)
        self._usage = Texte(self._format.usage, "seconde")
        self.bouton = Bouton(
            self._format.verbe, role="principal", raccourci="Ctrl+E", icone="exporter", prendre=True
        )
        self._ecriture = QWidget()
        self.barre = QProgressBar()
        self.interrompre = Bouton("Interrompre", icone="fermer")
        formats = QWidget()
        flot = DispositionFlot(formats, ecart=20, ecart_lignes=4)

        suivre_la_largeur(formats)
        for extension, choix in self.choix.items():
            self._groupe.addButton(choix)
            choix.setChecked(extension == self._format.extension)
            flot.addWidget(choix)
        self._dire_ce_qui_manque()
        self.barre.setRange(0, 100)
        self.barre.setTextVisible(False)
        self.barre.setAccessibleName("Progression de l’export")
        ecriture = QHBoxLayout(self._ecriture)
        ecriture.setContentsMargins(0, 0, 0, 0)
        ecriture.setSpacing(12)
        ecriture.addWidget(Texte("Écriture…", "seconde"))
        ecriture.addWidget(self.barre, 1)
        ecriture.addWidget(self.interrompre)
        self.disposition.setSpacing(8)
        self.disposition.addWidget(formats)
        self.disposition.addWidget(self._usage)
        self.disposition.addSpacing(2)
        self.disposition.addWidget(self.bouton)
        self.disposition.addWidget(self._ecriture)
        self._ecriture.hide()

        for format_ in FORMATS:
            self.choix[format_.extension].toggled.connect(partial(self._choisir, format_))
        self.bouton.clicked.connect(self.demande)
        self.interrompre.clicked.connect(self.interruption)

    def format(self) -> Format:
        """Le format choisi."""
        return self._format

    def commencer(self) -> None:
        """L’écriture commence."""
        self.barre.setValue(0)
        avait_le_clavier = self.bouton.hasFocus()
        self._ecriture.show()
        self._occupe = True
        self._permettre()
        if avait_le_clavier:
            self.interrompre.setFocus()

    def avancer(self, part: float) -> None:
        """Montre la part faite, de 0 à 1."""
        self.barre.setValue(round(part * 100))

    def finir(self) -> None:
        """L’écriture est finie, ou n’aura pas lieu."""
        avait_le_clavier = self.interrompre.hasFocus()
        self._ecriture.hide()
        self._occupe = False
        self._permettre()
        if avait_le_clavier:
            self.bouton.setFocus()

    def empecher(self, empeche: bool) -> None:
        """Ce document ne peut pas encore s’écrire : la page dit pourquoi."""
        self._empeche = empeche
        self._permettre()

    def _permettre(self) -> None:
        self.bouton.setEnabled(not self._empeche and not self._occupe)

    def _dire_ce_qui_manque(self) -> None:
        present = libreoffice_est_la()
        for format_ in FORMATS:
            if format_.par_libreoffice:
                self.choix[format_.extension].setEnabled(present)
                dit = format_.usage if present else SANS_LIBREOFFICE
                self.choix[format_.extension].setToolTip(dit)
                self.choix[format_.extension].setAccessibleDescription(dit)

    def _choisir(self, format_: Format, choisi: bool) -> None:
        if choisi:
            self._format = format_
            self._usage.setText(format_.usage)
            self.bouton.setText(format_.verbe)
            self.bouton.updateGeometry()
            self.format_choisi.emit()
