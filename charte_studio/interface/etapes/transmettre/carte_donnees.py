"""Publier les données de l’atelier : une carte, un dialogue, un fichier."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from charte_studio.atelier.atelier import ouvrir
from charte_studio.atelier.lectures.export_ouvert_csv import ecrire_donnees_ouvertes
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.dialogues.donnees_ouvertes import (
    DemandeDonnees,
    DialogueDonneesOuvertes,
)
from charte_studio.interface.taches import Progression
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.texte import Texte
from charte_studio.socle.erreurs import Empechement, Refus

_PROPOS = (
    "De quoi refaire les comptes dans un tableur ou un programme, sans nom, sans numéro et sans "
    "rien sous le seuil."
)


class CarteDonnees(Carte):
    """Demande comment publier, puis écrit dans un autre fil."""

    def __init__(
        self, contexte: Contexte, dossier: Callable[[], Path], parent: QWidget | None = None
    ) -> None:
        super().__init__("Données ouvertes", parent=parent)
        self._contexte = contexte
        self._dossier = dossier
        self.bouton = Bouton("Publier les données…", icone="exporter")

        self.disposition.setSpacing(6)
        self.disposition.addWidget(Texte(_PROPOS, "seconde"))
        self.disposition.addWidget(self.bouton, 0, Qt.AlignmentFlag.AlignLeft)
        self.disposition.addStretch(1)

        self.bouton.clicked.connect(self.demander)

    @Slot()
    def demander(self) -> None:
        """Demande quoi publier et où."""
        nom = f"{self._contexte.atelier.chemin.stem} - données"
        demande = DialogueDonneesOuvertes.demander(self.window(), self._dossier() / nom)
        if demande is not None:
            self.publier(demande)

    def publier(self, demande: DemandeDonnees) -> None:
        """Écrit les données, par une connexion à part."""
        self.bouton.setEnabled(False)
        self._contexte.taches.lancer(
            partial(_ecrire, self._contexte.atelier.chemin, demande),
            finie=self._dire,
            echouee=self._dire_echec,
            toujours=partial(self.bouton.setEnabled, True),
        )

    def _dire(self, chemin: Path) -> None:
        self._contexte.notice.emit("reussite", f"«\u00a0{chemin.name}\u00a0» est écrit.")

    def _dire_echec(self, erreur: Exception) -> None:
        if isinstance(erreur, Empechement):
            nature = "refus" if isinstance(erreur, Refus) else "ennui"
            self._contexte.notice.emit(nature, str(erreur))
        else:
            self._contexte.taches.defaut.emit(erreur)


def _ecrire(atelier: Path, demande: DemandeDonnees, _avancer: Progression) -> Path:
    with ouvrir(atelier, lecture_seule=True) as lu:
        ecrire_donnees_ouvertes(lu.connexion, demande.vers, paroles=demande.paroles)
    return demande.vers
