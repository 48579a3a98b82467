"""Une ligne de collège : son nom, les effectifs, et ce qui ne tombe pas juste."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.domaine.francais import accorder
from charte_studio.interface.etapes.preparer.saisie import rappeler
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.nombre import Nombre
from charte_studio.interface.widgets.texte import Texte


def alerte_effectif(college: CollegeLu) -> str:
    """Ce qui ne tombe pas juste, vide si tout va bien.

    >>> alerte_effectif(CollegeLu(1, "agents", "Agents", 10, 8))
    'Il en manque 2.'
    """
    if college.effectif_attendu is None:
        return "" if college.inscrits else "Personne n’est encore inscrit."
    ecart = college.inscrits - college.effectif_attendu
    if ecart == 0:
        return ""
    if college.inscrits == 0:
        attendus = accorder(college.effectif_attendu, "personne attendue", "personnes attendues")
        return f"{attendus}, personne n’est inscrit."
    return f"Il en manque {-ecart}." if ecart < 0 else f"{ecart} de plus qu’attendu."


def largeur_attendus() -> int:
    """La largeur de la colonne des effectifs attendus."""
    return theme_courant().px(74)


def largeur_inscrits() -> int:
    """La largeur de la colonne des inscrits."""
    return QFontMetrics(theme_courant().police()).horizontalAdvance("Inscrits ")


def largeur_retirer() -> int:
    """La largeur du bouton qui retire."""
    return theme_courant().px(44)


class LigneCollege(QWidget):
    """Émet `modifie(nom, attendus)` et `retrait`."""

    modifie = Signal(str, object)
    retrait = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lu: CollegeLu | None = None
        self.nom = ChampTexte("Nom du collège")
        self.attendus = Nombre("Effectif attendu", maximum=5_000, vide="—")
        self._inscrits = Texte("")
        self._alerte = Texte("")
        self.retirer = Bouton(
            "Retirer ce collège", icone="supprimer", icone_seule=True, role="discret"
        )

        grille = QGridLayout(self)
        grille.setContentsMargins(0, 0, 0, 0)
        grille.setHorizontalSpacing(8)
        grille.setVerticalSpacing(2)
        grille.setColumnStretch(0, 1)
        self._inscrits.setWordWrap(False)
        self._inscrits.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._alerte.setProperty("role", "alerte_petit")
        grille.addWidget(self.nom, 0, 0)
        grille.addWidget(self.attendus, 0, 1)
        grille.addWidget(self._inscrits, 0, 2)
        grille.addWidget(self.retirer, 0, 3)
        grille.addWidget(self._alerte, 1, 0, 1, 4)
        self._ajuster()

        self.nom.texte_pose.connect(self._poser)
        self.attendus.nombre_pose.connect(self._poser)
        self.retirer.clicked.connect(self.retrait)

    def montrer(self, college: CollegeLu) -> None:
        """Montre ce collège, sans déranger une frappe en cours."""
        self._lu = college
        rappeler(self.nom, college.nom, college.id)
        self.attendus.montrer(college.effectif_attendu or 0)
        self._inscrits.setText(str(college.inscrits))
        self._inscrits.setAccessibleName(accorder(college.inscrits, "inscrit", "inscrits"))
        alerte = alerte_effectif(college)
        self._alerte.setText(alerte)
        self._alerte.setVisible(bool(alerte))
        self.nom.setAccessibleName(f"Nom du collège {college.nom}")
        self.nom.setToolTip(college.nom)
        if not self.nom.hasFocus():
            self.nom.setCursorPosition(0)  # d’un nom trop long, le début
        self.attendus.setAccessibleName(f"Effectif attendu, {college.nom}")
        self.retirer.setAccessibleName(f"Retirer le collège {college.nom}")

    def rappeler(self) -> None:
        """Revient à ce qui est enregistré, après un refus."""
        if self._lu is not None:
            self.montrer(self._lu)

    def changeEvent(self, evenement: QEvent) -> None:
        """Les colonnes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def _ajuster(self) -> None:
        self.attendus.setFixedWidth(largeur_attendus())
        self._inscrits.setFixedWidth(largeur_inscrits())
        self.retirer.setFixedWidth(largeur_retirer())

    def _poser(self) -> None:
        nombre = self.attendus.value()
        self.modifie.emit(self.nom.text(), nombre or None)


class EnTeteColleges(QWidget):
    """Les titres des colonnes, à la largeur des lignes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attendus = Texte("Attendus", "petit")
        self._inscrits = Texte("Inscrits", "petit")
        self._fin = QWidget()

        disposition = QHBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        disposition.addWidget(Texte("Nom", "petit"), 1)
        for colonne in (self._attendus, self._inscrits):
            colonne.setWordWrap(False)
            disposition.addWidget(colonne)
        disposition.addWidget(self._fin)
        self._inscrits.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._ajuster()

    def changeEvent(self, evenement: QEvent) -> None:
        """Les colonnes suivent la taille du texte."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._ajuster()

    def _ajuster(self) -> None:
        self._attendus.setFixedWidth(largeur_attendus())
        self._inscrits.setFixedWidth(largeur_inscrits())
        self._fin.setFixedWidth(largeur_retirer())
