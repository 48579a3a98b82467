"""Réunir plusieurs séances : choisir les fichiers, rapprocher, écrire le résultat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from charte_studio.atelier.consolider import (
    CompteRenduReunion,
    Reunion,
    preparer_reunion,
    rapprocher_encore,
    reunir,
)
from charte_studio.domaine.francais import accorder
from charte_studio.interface.dialogues.consolider.colonne_principes import ColonnePrincipes
from charte_studio.interface.dialogues.consolider.colonne_seances import ColonneSeances
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.taches import Tache, Taches
from charte_studio.socle.erreurs import Empechement

_FILTRE = "Ateliers (*.charte)"


class DialogueConsolider(Dialogue):
    """À gauche les fichiers, à droite ce que leur réunion donnerait. Rien n’y est modifié : le
    résultat est un nouveau fichier, et lire comme écrire se fait dans un autre fil."""

    def __init__(self, taches: Taches, dossier: Path, parent: QWidget | None = None) -> None:
        super().__init__(
            "Réunir plusieurs séances",
            valider="Réunir sous…",
            taille=(980, 620),
            propos="Les séances du même modèle s’additionnent dans un nouvel atelier, sans nom ni "
            "position individuelle. Leurs fichiers ne changent pas.",
            parent=parent,
        )
        self._taches = taches
        self._dossier = dossier
        self._lecture: Tache | None = None
        self._ecriture: Tache | None = None
        self._lue: Reunion | None = None
        self._reunion: Reunion | None = None
        self._resultat: Path | None = None
        self.seances = ColonneSeances()
        self.principes = ColonnePrincipes()

        self.deux_colonnes(self.seances, self.principes, parts=(9, 11))
        self._actualiser()
        self.seances.ajouter.setFocus()

        self.seances.ajout_demande.connect(self._choisir)
        self.seances.changee.connect(self._lire)
        self.principes.changee.connect(self._rapprocher)

    @classmethod
    def demander(cls, parent: QWidget, taches: Taches, dossier: Path) -> Path | None:
        """Le fichier écrit, à ouvrir, ou `None` si l’on renonce."""
        dialogue = cls(taches, dossier, parent)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        resultat = dialogue._resultat
        dialogue.deleteLater()
        return resultat if accepte else None

    def resultat(self) -> Path | None:
        """Le fichier écrit, `None` tant qu’il ne l’est pas."""
        return self._resultat

    @Slot()
    def _choisir(self) -> None:
        chemins, _ = QFileDialog.getOpenFileNames(
            self, "Séances à réunir", str(self._dossier), _FILTRE
        )
        if chemins:
            self._dossier = Path(chemins[0]).parent
            self.ajouter([Path(chemin) for chemin in chemins])

    def ajouter(self, chemins: Sequence[Path]) -> None:
        """Ajoute ces fichiers et relit la réunion."""
        self.seances.ajouter_fichiers(chemins)

    @Slot()
    def _lire(self) -> None:
        """Relit toutes les séances : leurs liens changent quand l’une s’ajoute ou s’en va."""
        self.pardonner()
        self._lue = self._reunion = None
        if self._lecture is not None:
            self._lecture.interrompre()
            self._lecture = None
        chemins = self.seances.chemins()
        if len(chemins) < 2:
            self.principes.annoncer("Ajoutez au moins une autre séance." if chemins else "")
        else:
            self.principes.annoncer(f"Lecture de {accorder(len(chemins), 'séance', 'séances')}…")
            tache = self._taches.lancer(
                lambda avancer: preparer_reunion(chemins, avancer=avancer),
                finie=lambda reunion: self._montrer_lue(chemins, reunion),
                echouee=lambda erreur: self._montrer_echec(chemins, erreur),
            )
            self._lecture = tache
        self._actualiser()

    def _montrer_lue(self, chemins: tuple[Path, ...], reunion: Reunion) -> None:
        if chemins != self.seances.chemins():
            return  # la liste a changé pendant la lecture
        self._lecture = None
        self._lue = self._reunion = reunion
        self.seances.montrer_lues(reunion.seances)
        self.principes.montrer(reunion)
        self._actualiser()

    def _montrer_echec(self, chemins: tuple[Path, ...], erreur: Exception) -> None:
        if not isinstance(erreur, Empechement):
            self._taches.defaut.emit(erreur)
            return
        if chemins == self.seances.chemins():
            self._lecture = None
            self.principes.annoncer("Ces séances ne se réunissent pas telles quelles.")
            self.refuser(str(erreur))
            self._actualiser()

    @Slot()
    def _rapprocher(self) -> None:
        self.pardonner()
        if self._lue is None:
            return
        try:
            self._reunion = rapprocher_encore(self._lue, self.principes.correspondances())
        except Empechement as empechement:
            self._reunion = None
            self.refuser(str(empechement))
        else:
            self.principes.montrer_constats(self._reunion.constats)
        self._actualiser()

    def _actualiser(self) -> None:
        self._valider.setEnabled(self._reunion is not None and self._ecriture is None)

    def verifier(self) -> bool:
        """Demande où écrire, puis écrit dans un autre fil ; le dialogue se ferme à la fin."""
        if self._resultat is not None:
            return True
        if self._reunion is None or self._ecriture is not None:
            return False
        vers, _ = QFileDialog.getSaveFileName(
            self, "Réunir sous", str(self._dossier / "séances réunies.charte"), _FILTRE
        )
        if vers:
            self.ecrire(Path(vers).with_suffix(".charte"))
        return False

    def ecrire(self, vers: Path) -> None:
        """Écrit le résultat et ferme le dialogue quand c’est fait."""
        reunion = self._reunion
        if reunion is None:
            return
        self.pardonner()
        self._ecriture = self._taches.lancer(
            lambda _avancer: reunir(reunion, vers=vers),
            finie=lambda rendu: self._finir(vers, rendu),
            echouee=self._montrer_echec_ecriture,
        )
        self._actualiser()

    def _finir(self, vers: Path, _rendu: CompteRenduReunion) -> None:
        self._resultat = vers
        self.accept()

    def _montrer_echec_ecriture(self, erreur: Exception) -> None:
        self._ecriture = None
        self._actualiser()
        if isinstance(erreur, Empechement):
            self.refuser(str(erreur))
        else:
            self._taches.defaut.emit(erreur)

    def reject(self) -> None:
        """Renoncer attend la fin de l’écriture : un fichier à moitié écrit ne reste pas."""
        if self._ecriture is None:
            super().reject()
