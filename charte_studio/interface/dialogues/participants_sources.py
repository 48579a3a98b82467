"""Les trois façons de dire qui vient, dans le dialogue d’inscription."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from charte_studio.atelier.gestes.importer import lire_inscriptions
from charte_studio.atelier.gestes.liste_collee import ListeCollee, lire_liste_collee
from charte_studio.atelier.gestes.preparer import Inscription
from charte_studio.atelier.lectures.commun import CollegeLu
from charte_studio.domaine.francais import accorder, en_cle
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.nombre import Nombre
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.erreurs import Empechement

_EXEMPLES = ("Agents", "Encadrement", "Représentants du personnel", "Élus", "Usagers")


class Source(QWidget):
    """Une façon de dire qui vient. Émet `changee` quand sa réponse change."""

    changee = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.disposition = QVBoxLayout(self)
        self.disposition.setContentsMargins(2, 14, 2, 0)
        self.disposition.setSpacing(10)

    def inscriptions(self) -> tuple[Inscription, ...]:
        """Les personnes que l’on comprend."""
        return ()

    def prendre_le_clavier(self) -> None:
        """Mène le clavier à ce qu’il y a d’abord à remplir."""

    def erreurs(self) -> tuple[str, ...]:
        """Ce qui ne se comprend pas."""
        return ()


class ParNombre(Source):
    """Une ligne par collège, un nombre à côté ; les absents sont proposés d’avance."""

    def __init__(self, colleges: Sequence[CollegeLu], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lignes: list[tuple[QLineEdit, Nombre]] = []
        self._grille = QGridLayout()
        self._ajouter = Bouton("Un autre collège", icone="ajouter", role="discret")

        self._grille.setHorizontalSpacing(10)
        self._grille.setVerticalSpacing(8)
        self._grille.setColumnStretch(0, 1)
        for college in colleges:
            self._ajouter_ligne(college)
        if not colleges:
            for exemple in _EXEMPLES[:3]:
                self._ajouter_ligne(exemple=exemple)
        self.disposition.addWidget(
            Texte("Combien de personnes inscrire dans chaque collège ?", "seconde")
        )
        self.disposition.addLayout(self._grille)
        self.disposition.addWidget(self._ajouter)
        self.disposition.addStretch(1)

        self._ajouter.clicked.connect(self._ajouter_ligne_vide)

    def inscriptions(self) -> tuple[Inscription, ...]:
        """Autant de personnes que dit chaque ligne."""
        return tuple(
            Inscription(" ".join(nom.text().split()))
            for nom, nombre in self._lignes
            for _ in range(nombre.value())
            if en_cle(nom.text())
        )

    def erreurs(self) -> tuple[str, ...]:
        """Un nombre sans collège."""
        return tuple(
            f"donnez un nom au collège de {accorder(nombre.value(), 'personne', 'personnes')}."
            for nom, nombre in self._lignes
            if nombre.value() and not en_cle(nom.text())
        )

    def prendre_le_clavier(self) -> None:
        """Au premier nom à écrire, sinon au premier nombre."""
        nom, nombre = self._lignes[0]
        champ = nombre if nom.isReadOnly() else nom
        champ.setFocus(Qt.FocusReason.OtherFocusReason)

    def lignes(self) -> tuple[tuple[QLineEdit, Nombre], ...]:
        """Le nom et le nombre de chaque ligne."""
        return tuple(self._lignes)

    @Slot()
    def _ajouter_ligne_vide(self) -> None:
        rang = min(len(self._lignes), len(_EXEMPLES) - 1)
        self._ajouter_ligne(exemple=_EXEMPLES[rang])
        self._lignes[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ajouter_ligne(self, college: CollegeLu | None = None, *, exemple: str = "") -> None:
        nom = QLineEdit()
        place = len(self._lignes) + 1
        nombre = Nombre(f"Nombre de personnes, collège {place}", maximum=5_000)
        nom.setAccessibleName(f"Nom du collège {place}")
        rang = self._grille.rowCount()
        self._grille.addWidget(nom, rang, 0)
        self._grille.addWidget(nombre, rang, 1)
        nombre.setMinimumWidth(90)
        if college is not None:
            nom.setText(college.nom)
            nom.setReadOnly(True)
            nom.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            nom.setAccessibleName(f"Collège {college.nom}")
            nombre.setAccessibleName(f"Nombre de personnes, {college.nom}")
            nombre.setValue(max(0, (college.effectif_attendu or 0) - college.inscrits))
            inscrits = accorder(college.inscrits, "déjà inscrit", "déjà inscrits")
            self._grille.addWidget(
                Texte(inscrits if college.inscrits else "personne encore", "petit"), rang, 2
            )
        else:
            nom.setPlaceholderText(f"Par exemple : {exemple}")
        self._lignes.append((nom, nombre))
        nom.textChanged.connect(self.changee)
        nombre.valueChanged.connect(self.changee)


class ParListe(Source):
    """Une personne par ligne, collée d’un courriel ou d’un tableur."""

    def __init__(self, pris: Collection[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pris = frozenset(pris)
        self._lue = ListeCollee((), ())
        self.texte = QPlainTextEdit()
        self._erreurs = Texte("", "alerte")

        self.texte.setAccessibleName("Liste des participants")
        self.texte.setPlaceholderText("Agents\nAgents\nP07 ; Encadrement\nCamille Roy ; Élus")
        self.texte.setTabChangesFocus(True)
        self.texte.setMinimumHeight(160)
        self._erreurs.hide()
        self.disposition.addWidget(
            Texte(
                "Une personne par ligne : son collège, ou « numéro ; collège », ou "
                "« nom ; collège ».",
                "seconde",
            )
        )
        self.disposition.addWidget(self.texte, 1)
        self.disposition.addWidget(self._erreurs)

        self.texte.textChanged.connect(self._lire)

    def inscriptions(self) -> tuple[Inscription, ...]:
        """Les lignes comprises."""
        return self._lue.inscriptions

    def erreurs(self) -> tuple[str, ...]:
        """Les lignes fautives."""
        return self._lue.erreurs

    @Slot()
    def _lire(self) -> None:
        self._lue = lire_liste_collee(self.texte.toPlainText(), pris=self._pris)
        fautives = [erreur[0].upper() + erreur[1:] for erreur in self._lue.erreurs]
        reste = len(fautives) - 3
        if reste > 0:
            fautives[3:] = [f"Et {accorder(reste, 'autre', 'autres')}."]
        self._erreurs.setText("\n".join(fautives))
        self._erreurs.setVisible(bool(fautives))
        self.changee.emit()


class ParFichier(Source):
    """Un XLSX ou un CSV : la colonne « college », et s’il le faut « participant » ou « nom »."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lues: tuple[Inscription, ...] = ()
        self._refus = ""
        self.choisir = Bouton("Choisir un fichier…", icone="dossier")
        self._etat = Texte("Aucun fichier choisi.", "seconde")

        self.disposition.addWidget(
            Texte(
                "Un classeur XLSX ou un CSV, avec une colonne « college »\u00a0; les "
                "colonnes « participant » (P01…) et « nom » sont facultatives.",
                "seconde",
            )
        )
        self.disposition.addWidget(self.choisir)
        self.disposition.addWidget(self._etat)
        self.disposition.addStretch(1)

        self.choisir.clicked.connect(self._choisir)

    def inscriptions(self) -> tuple[Inscription, ...]:
        """Les lignes du fichier."""
        return self._lues

    def erreurs(self) -> tuple[str, ...]:
        """Ce que le fichier a de fautif."""
        return (self._refus,) if self._refus else ()

    @Slot()
    def _choisir(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(
            self, "Liste des participants", "", "Tableaux (*.xlsx *.xlsm *.csv *.txt)"
        )
        if chemin:
            self.lire(Path(chemin))

    def lire(self, chemin: Path) -> None:
        """Lit ce fichier."""
        self._lues, self._refus = (), ""
        try:
            self._lues = lire_inscriptions(chemin)
        except Empechement as empechement:
            self._refus = str(empechement)
        self._etat.montrer_role("alerte" if self._refus else "seconde")
        self._etat.setText(self._refus or f"« {chemin.name} » se lit bien.")
        self.changee.emit()
