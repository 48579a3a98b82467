"""Choisir les annexes : celles du document d’abord, et ce qu’on veut y ajouter ou en ôter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from charte_studio.export.annexes import a_dire
from charte_studio.export.profils import ANNEXES, PROFILS
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot, suivre_la_largeur
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.document import DocumentCharte


class CarteAnnexes(Carte):
    """Émet `changees` quand une case change."""

    changees = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Annexes", parent=parent)
        self._profil = ""
        self.cases = {cle: QCheckBox(libelle) for cle, libelle in ANNEXES.items()}
        self._vides = Texte("", "seconde")
        boite = QWidget()
        flot = DispositionFlot(boite, ecart=20, ecart_lignes=4)

        suivre_la_largeur(boite)
        for case in self.cases.values():
            flot.addWidget(case)
        self.disposition.setSpacing(8)
        self.disposition.addWidget(boite)
        self.disposition.addWidget(self._vides)
        self.disposition.addStretch(1)

        for case in self.cases.values():
            case.toggled.connect(self.changees)

    def montrer(self, profil: str, document: DocumentCharte) -> None:
        """Coche les annexes du document si c’en est un autre ; dit celles qui seraient vides."""
        if profil != self._profil:
            self._profil = profil
            for cle, case in self.cases.items():
                case.blockSignals(True)
                case.setChecked(cle in PROFILS[profil].annexes)
                case.blockSignals(False)
        self.setVisible(PROFILS[profil].texte)
        vides = [ANNEXES[cle].lower() for cle in ANNEXES if not a_dire(document, cle)]
        for cle, case in self.cases.items():
            case.setEnabled(a_dire(document, cle))
        self._vides.setText(f"Rien encore à y mettre\u00a0: {', '.join(vides)}." if vides else "")
        self._vides.setVisible(bool(vides))

    def choisies(self) -> tuple[str, ...] | None:
        """Les clés cochées, ou `None` si ce sont celles du document."""
        cochees = tuple(cle for cle, case in self.cases.items() if case.isChecked())
        return None if set(cochees) == set(PROFILS[self._profil].annexes) else cochees
