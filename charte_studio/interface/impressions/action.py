"""Écrire les PDF : un fichier par document ou un seul, la progression, et de quoi les ouvrir."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from charte_studio.domaine.francais import accorder
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte


class CarteImprimer(Carte):
    """Émet `demande` quand on veut écrire, `ouvrir(chemin)` sur ce qui vient d’être écrit."""

    demande = Signal()
    interruption = Signal()
    ouvrir = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._ecrits: list[Path] = []
        self.separes = QRadioButton("Un fichier par document")
        self.reunis = QRadioButton("Un seul fichier")
        self._groupe = QButtonGroup(self)
        self.bouton = Bouton(
            "Écrire les PDF…", role="principal", raccourci="Ctrl+P", icone="imprimer", prendre=True
        )
        self._compte = Texte("", "seconde")
        self._ecriture = QWidget()
        self.barre = QProgressBar()
        self.interrompre = Bouton("Interrompre", icone="fermer")
        self._resultat = QWidget()
        self._fait = Texte("", "reussi")
        self.ouvrir_ecrit = Bouton("Ouvrir", icone="afficher")

        self._groupe.addButton(self.separes)
        self._groupe.addButton(self.reunis)
        self.separes.setChecked(True)
        self.barre.setRange(0, 100)
        self.barre.setTextVisible(False)
        self.barre.setAccessibleName("Progression de l’écriture")
        self._assembler()
        self._ecriture.hide()
        self._resultat.hide()

        self.bouton.clicked.connect(self.demande)
        self.interrompre.clicked.connect(self.interruption)
        self.ouvrir_ecrit.clicked.connect(self._ouvrir)

    def _assembler(self) -> None:
        choix = QWidget()
        suivre_la_largeur(choix)
        flot = DispositionFlot(choix, ecart=20, ecart_lignes=6)
        for widget in (self.bouton, self.separes, self.reunis):
            flot.addWidget(widget)
        lignes: tuple[tuple[QWidget, tuple[QWidget, ...]], ...] = (
            (self._ecriture, (Texte("Écriture…", "seconde"), self.barre, self.interrompre)),
            (self._resultat, (self._fait, self.ouvrir_ecrit)),
        )
        for boite, contenu in lignes:
            ligne = QHBoxLayout(boite)
            ligne.setContentsMargins(0, 0, 0, 0)
            ligne.setSpacing(12)
            for element in contenu:
                ligne.addWidget(element, 1 if element in (self.barre, self._fait) else 0)
        self.disposition.setSpacing(8)
        self.disposition.addWidget(choix)
        self.disposition.addWidget(self._compte)
        self.disposition.addWidget(self._ecriture)
        self.disposition.addWidget(self._resultat)

    def ensemble(self) -> bool:
        """Vrai : un seul fichier."""
        return self.reunis.isChecked()

    def compter(self, documents: int, pages: int | None) -> None:
        """Dit ce qui sera écrit ; sans document, le bouton attend."""
        self.bouton.setEnabled(documents > 0 and self._ecriture.isHidden())
        if not documents:
            self._compte.setText("Cochez au moins un document.")
            return
        dit = accorder(documents, "document", "documents")
        if pages is not None:
            dit += f", {accorder(pages, 'page A4', 'pages A4')}"
        self._compte.setText(f"{dit}. Aucun nom de personne n’y figure, sauf si vous le demandez.")

    def commencer(self) -> None:
        """L’écriture commence."""
        self.barre.setValue(0)
        avait_le_clavier = self.bouton.hasFocus()
        self._resultat.hide()
        self._ecriture.show()
        self.bouton.setEnabled(False)
        if avait_le_clavier:
            self.interrompre.setFocus()

    def avancer(self, part: float) -> None:
        """Montre la part faite, de 0 à 1."""
        self.barre.setValue(round(part * 100))

    def finir(self) -> None:
        """L’écriture est finie, ou n’aura pas lieu."""
        avait_le_clavier = self.interrompre.hasFocus()
        self._ecriture.hide()
        self.bouton.setEnabled(True)
        if avait_le_clavier:
            self.bouton.setFocus()

    def montrer_ecrits(self, chemins: Sequence[Path]) -> None:
        """Dit ce qui vient d’être écrit, et où."""
        self._ecrits = list(chemins)
        if len(chemins) == 1:
            self._fait.setText(f"«\u00a0{chemins[0].name}\u00a0» est écrit.")
            self.ouvrir_ecrit.setText("Ouvrir le fichier")
        else:
            dossier = chemins[0].parent
            self._fait.setText(
                f"{len(chemins)} fichiers écrits dans «\u00a0{dossier.name or dossier}\u00a0»."
            )
            self.ouvrir_ecrit.setText("Ouvrir le dossier")
        self._resultat.show()

    def ecrits(self) -> list[Path]:
        """Les derniers fichiers écrits."""
        return list(self._ecrits)

    def _ouvrir(self) -> None:
        seul = len(self._ecrits) == 1
        self.ouvrir.emit(self._ecrits[0] if seul else self._ecrits[0].parent)
