"""Importer des positions : le format attendu, le fichier choisi, et ce qui s’est passé."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from charte_studio.atelier.atelier import AtelierOuvert
from charte_studio.atelier.classeur import Feuille
from charte_studio.atelier.gestes.importer import (
    COLONNES,
    CompteRenduImport,
    importer_positions,
)
from charte_studio.atelier.lectures.preparer import lire_preparation
from charte_studio.atelier.lectures.tableaux import (
    ecrire_tableau,
    modele_des_positions,
    positions_donnees,
)
from charte_studio.domaine.echelles import SANS_AVIS, Echelle
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.erreurs import Empechement

FILTRE_TABLEAUX: Final = "Tableaux (*.xlsx *.xlsm *.csv *.txt)"
_FILTRE_ECRITURE: Final = "Classeur (*.xlsx);;Tableau CSV (*.csv)"


class DialogueImport(Dialogue):
    """Le fichier est pris tout entier, ou pas du tout ; on corrige et l’on recommence."""

    def __init__(self, atelier: AtelierOuvert, parent: QWidget | None = None) -> None:
        super().__init__(
            "Importer des positions",
            valider="Fermer",
            annuler="Choisir un fichier…",
            taille=(720, 580),
            propos="Depuis un questionnaire ou un tableur. Les participants et les collèges "
            "inconnus sont créés ; les tours importés sont clos.",
            parent=parent,
        )
        self._atelier = atelier
        self._rendu: CompteRenduImport | None = None
        lue = lire_preparation(atelier.connexion)
        cle = lue.principes[0].cle if lue.principes else "transparence"
        self._resultat = Carte()
        self._titre_resultat = Texte("", "soustitre")
        self._detail_resultat = Texte("")

        format_attendu = Carte("Le fichier attendu", nature="creux")
        format_attendu.disposition.setSpacing(8)
        format_attendu.disposition.addWidget(
            Texte(
                "Un classeur XLSX (sa première feuille) ou un CSV. Une ligne par réponse, ces "
                "colonnes dans l’ordre que vous voulez\u00a0:"
            )
        )
        format_attendu.disposition.addWidget(_exemple(lue.info.echelle, cle))
        format_attendu.disposition.addWidget(
            Texte(_consigne(lue.info.echelle), "petit", riche=True)
        )
        self._resultat.disposition.addWidget(self._titre_resultat)
        self._resultat.disposition.addWidget(self._detail_resultat)
        self._detail_resultat.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._resultat.hide()
        self.corps.addWidget(format_attendu)
        self.corps.addWidget(self._resultat)
        self.corps.addStretch(1)
        self.choisir = Bouton("Choisir un fichier…", icone="dossier", role="principal")
        self.choisir.clicked.connect(self._choisir)
        self.modele = Bouton("Enregistrer un modèle à remplir…", role="discret")
        self.positions = Bouton("Enregistrer les positions…", role="discret")
        self.modele.setToolTip("Une ligne par participant et par principe, les réponses proposées.")
        self.positions.setToolTip("Celles des tours nominatifs clos, sans nom, réimportables.")
        tableaux = DispositionFlot(ecart=8)
        for bouton in (self.modele, self.positions):
            tableaux.addWidget(bouton)
        format_attendu.disposition.addLayout(tableaux)
        self.modele.clicked.connect(self._enregistrer_modele)
        self.positions.clicked.connect(self._enregistrer_positions)
        self._remplacer_boutons()

    def _remplacer_boutons(self) -> None:
        """Ici, l’action est de choisir ; fermer ne valide rien."""
        self._annuler.hide()
        self._valider.montrer_role("secondaire")
        self.pied.addWidget(self.choisir)
        self.choisir.setDefault(True)
        self.choisir.setFocus()

    @classmethod
    def demander(cls, parent: QWidget, atelier: AtelierOuvert) -> CompteRenduImport | None:
        """Montre le dialogue et rend le dernier compte rendu, ou `None` si rien n’est entré."""
        dialogue = cls(atelier, parent)
        dialogue.exec()
        dialogue.deleteLater()
        return dialogue._rendu

    def compte_rendu(self) -> str:
        """Ce que dit la carte du résultat."""
        return f"{self._titre_resultat.text()}\n{self._detail_resultat.text()}".strip()

    @Slot()
    def _choisir(self) -> None:
        chemin, _ = QFileDialog.getOpenFileName(
            self,
            "Importer des positions",
            str(self._atelier.chemin.parent),
            FILTRE_TABLEAUX,
        )
        if chemin:
            self.importer(Path(chemin))

    @Slot()
    def _enregistrer_modele(self) -> None:
        self._enregistrer("modèle", lambda: modele_des_positions(self._atelier.connexion))

    @Slot()
    def _enregistrer_positions(self) -> None:
        self._enregistrer("positions", lambda: (positions_donnees(self._atelier.connexion),))

    def _enregistrer(self, quoi: str, lire: Callable[[], tuple[Feuille, ...]]) -> None:
        propose = self._atelier.chemin.with_name(f"{self._atelier.chemin.stem} ({quoi}).xlsx")
        vers, filtre = QFileDialog.getSaveFileName(
            self, "Enregistrer un tableau", str(propose), _FILTRE_ECRITURE
        )
        if not vers:
            return
        extension = ".csv" if "csv" in filtre else ".xlsx"
        chemin = Path(vers) if Path(vers).suffix else Path(vers).with_suffix(extension)
        try:
            ecrire_tableau(lire(), chemin)
        except Empechement as empechement:
            self._montrer(str(empechement), (), reussi=False)
        else:
            self._montrer(f"« {chemin.name} » est enregistré", (), reussi=True)

    def importer(self, chemin: Path) -> None:
        """Importe ce fichier et dit ce qui s’est passé."""
        self._montrer("Import en cours…", (chemin.name,), reussi=True)
        self.repaint()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            rendu = importer_positions(self._atelier, chemin)
        except Empechement as empechement:
            titre, *lignes = str(empechement).splitlines()
            self._montrer(titre, lignes, reussi=False)
        else:
            self._rendu = rendu
            self._montrer(f"« {chemin.name} » est importé", rendu.en_phrases(), reussi=True)
            self.choisir.montrer_role("secondaire")
            self._valider.montrer_role("principal")
            self._valider.setDefault(True)
            self._valider.setFocus()
        finally:
            QApplication.restoreOverrideCursor()

    def _montrer(self, titre: str, lignes: tuple[str, ...] | list[str], *, reussi: bool) -> None:
        self._resultat.montrer_nature("simple" if reussi else "alerte")
        self._titre_resultat.setText(titre)
        self._detail_resultat.setText("\n".join(f"• {ligne}" for ligne in lignes))
        self._detail_resultat.setVisible(bool(lignes))
        self._resultat.show()


def _exemple(echelle: Echelle, principe: str) -> QPlainTextEdit:
    """L’en-tête et deux lignes, à copier dans un tableur."""
    premier, dernier = echelle.degres[0], echelle.degres[-1]
    exemple = QPlainTextEdit(
        "\n".join(
            (
                ";".join(COLONNES),
                f"P01;Agents;{principe};1;{premier.cle};",
                f"P02;Encadrement;{principe};1;{dernier.cle};Trop tôt pour en juger.",
            )
        )
    )
    exemple.setReadOnly(True)
    exemple.setTabChangesFocus(True)
    exemple.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    exemple.setAccessibleName("Exemple de fichier")
    exemple.ensurePolished()
    exemple.setFixedHeight(exemple.fontMetrics().lineSpacing() * 3 + 34)
    return exemple


def _consigne(echelle: Echelle) -> str:
    """Ce que chaque colonne accepte, une par ligne."""
    degres = ", ".join(escape(degre.cle) for degre in echelle.degres)
    suite = (
        "Une ligne répétée\u00a0: la dernière l’emporte. Au premier défaut, rien n’est importé, et "
        "chaque ligne fautive est dite."
    )
    lignes = (
        f"<b>position</b>\u00a0: {degres}, {SANS_AVIS}, ou rien",
        "<b>tour</b>\u00a0: de 1 à 9\u202f; 1 si la colonne manque",
        "<b>principe</b>\u00a0: sa clé, ou son titre exact",
        suite,
    )
    return "<br>".join(lignes)
