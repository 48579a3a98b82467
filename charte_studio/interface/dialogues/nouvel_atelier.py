"""Un nouvel atelier : un cadre, une organisation, une échelle, un fichier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from charte_studio.domaine.echelles import ECHELLE_PAR_DEFAUT, ECHELLES
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.choix_modele import ChoixModele
from charte_studio.interface.widgets.legende import LegendeEchelle
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.modeles import Modele

SUFFIXE: Final = ".charte"
_NOM_PAR_DEFAUT: Final = "Charte IA"
_INTERDITS: Final = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class DemandeAtelier:
    """De quoi créer l’atelier."""

    chemin: Path
    modele: Modele
    titre: str
    organisation: str
    echelle: str


class NouvelAtelier(Dialogue):
    """À gauche, d’où l’on part ; à droite, pour qui et où."""

    def __init__(
        self,
        modeles: Sequence[Modele],
        dossier: Path,
        parent: QWidget | None = None,
        *,
        choisi: Modele | None = None,
    ) -> None:
        super().__init__(
            "Nouvel atelier",
            valider="Créer l’atelier",
            taille=(1180, 720),
            propos="Choisissez le cadre le plus proche du vôtre. Tout se modifie ensuite.",
            parent=parent,
        )
        self._dossier = dossier
        self._titre_propose = ""
        self._chemin_propose = ""
        self.choix = ChoixModele((), dossier)
        self.organisation = QLineEdit()
        self.titre = QLineEdit()
        self.echelle = Choix("Échelle", {cle: e.nom for cle, e in ECHELLES.items()})
        self._legende = LegendeEchelle()
        self.fichier = QLineEdit()
        self.parcourir = Bouton("Choisir…")
        self._ou = Texte("", "petit")

        self.organisation.setPlaceholderText("La ville, l’entreprise, l’hôpital…")
        self.organisation.setAccessibleName("Organisation")
        self.titre.setAccessibleName("Titre de l’atelier")
        self.fichier.setAccessibleName("Fichier de l’atelier")
        if choisi is not None:
            self.choix.ajouter(choisi, nom="Votre texte")
        for modele in modeles:
            self.choix.ajouter(modele)
        self.deux_colonnes(self.choix, self._colonne_fiche(), parts=(13, 7))
        self.echelle.montrer(ECHELLE_PAR_DEFAUT)
        self._legende.montrer_libelles(
            [degre.libelle for degre in ECHELLES[ECHELLE_PAR_DEFAUT].degres]
        )
        cartes = self.choix.cartes
        if cartes:
            cartes[0].setChecked(True)
        self._proposer()

        self.choix.change.connect(self._proposer)
        self.choix.ouvert.connect(self.montrer_ce_qui_est)
        self.organisation.textEdited.connect(self._proposer)
        self.fichier.textEdited.connect(self._dire_ou)
        self.echelle.change.connect(self._montrer_echelle)
        self.parcourir.clicked.connect(self._parcourir)
        for champ in (self.organisation, self.titre, self.fichier):
            champ.textChanged.connect(self.pardonner)
        (self.organisation if choisi or not cartes else cartes[0]).setFocus()

    def _colonne_fiche(self) -> QWidget:
        colonne = QWidget()
        disposition = QVBoxLayout(colonne)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(4)
        _ajouter(disposition, "Organisation", self.organisation)
        _ajouter(disposition, "Titre de l’atelier", self.titre)
        _ajouter(disposition, "Échelle des positions", self.echelle)
        disposition.addSpacing(2)
        disposition.addWidget(self._legende)
        ligne = QHBoxLayout()
        ligne.setSpacing(8)
        ligne.addWidget(self.fichier, 1)
        ligne.addWidget(self.parcourir)
        disposition.addSpacing(10)
        disposition.addWidget(Texte("Fichier", "entete"))
        disposition.addLayout(ligne)
        disposition.addWidget(self._ou)
        disposition.addStretch(1)
        return colonne

    @classmethod
    def demander(
        cls,
        parent: QWidget,
        modeles: Sequence[Modele],
        dossier: Path,
        choisi: Modele | None = None,
    ) -> DemandeAtelier | None:
        """De quoi créer l’atelier, ou `None`. `choisi` : un modèle de plus, déjà choisi."""
        dialogue = cls(modeles, dossier, parent, choisi=choisi)
        accepte = dialogue.exec() == QDialog.DialogCode.Accepted
        dialogue.deleteLater()
        return dialogue.demande() if accepte else None

    def demande(self) -> DemandeAtelier:
        """Ce qui est choisi. Suppose que `verifier` a dit oui."""
        modele = self.modele()
        assert modele is not None
        return DemandeAtelier(
            chemin=self.chemin(),
            modele=modele,
            titre=" ".join(self.titre.text().split()),
            organisation=" ".join(self.organisation.text().split()),
            echelle=self.echelle.cle(),
        )

    def modele(self) -> Modele | None:
        """Le modèle choisi."""
        return self.choix.modele()

    def chemin(self) -> Path:
        """Le fichier à créer ; un nom seul va dans le dossier proposé."""
        saisi = self.fichier.text().strip()
        chemin = self._dossier / Path(saisi).expanduser()
        return chemin if chemin.suffix == SUFFIXE else chemin.with_name(chemin.name + SUFFIXE)

    def verifier(self) -> bool:
        """Un modèle, un titre, un fichier qui n’existe pas encore dans un dossier qui existe."""
        if self.modele() is None:
            self.refuser("Choisissez un modèle de charte.")
            return False
        if not self.titre.text().strip():
            self.refuser("Donnez un titre à l’atelier : on le lira sur l’écran.", self.titre)
            return False
        if not self.fichier.text().strip():
            self.refuser("Donnez un nom au fichier de l’atelier.", self.fichier)
            return False
        chemin = self.chemin()
        if chemin.exists():
            self.refuser(
                f"« {chemin.name} » existe déjà dans ce dossier : donnez un autre nom.",
                self.fichier,
            )
            return False
        if not chemin.parent.is_dir():
            self.refuser(
                f"Le dossier « {chemin.parent} » n’existe pas : choisissez-en un autre.",
                self.fichier,
            )
            return False
        return True

    # --- ce qui se propose ---------------------------------------------------------------------

    @Slot()
    def _proposer(self) -> None:
        """Le titre et le fichier suivent l’organisation, tant qu’on ne les a pas récrits."""
        organisation = " ".join(self.organisation.text().split())
        titre = f"Charte IA — {organisation}" if organisation else _NOM_PAR_DEFAUT
        if self.titre.text() == self._titre_propose:
            self.titre.setText(titre)
        self._titre_propose = titre
        propose = str(_libre(self._dossier / (_nom_de_fichier(organisation) + SUFFIXE)).name)
        if self.fichier.text() == self._chemin_propose:
            self.fichier.setText(propose)
        self._chemin_propose = propose
        self._dire_ou()

    @Slot()
    def _dire_ou(self) -> None:
        self._ou.setText(f"Dans {self.chemin().parent}" if self.fichier.text().strip() else "")

    @Slot(str)
    def _montrer_echelle(self, cle: str) -> None:
        self._legende.montrer_libelles([degre.libelle for degre in ECHELLES[cle].degres])

    @Slot()
    def _parcourir(self) -> None:
        chemin, _ = QFileDialog.getSaveFileName(
            self, "Où enregistrer l’atelier", str(self.chemin()), f"Ateliers (*{SUFFIXE})"
        )
        if chemin:
            self.fichier.setText(chemin)
            self._dire_ou()


def _nom_de_fichier(organisation: str) -> str:
    """Un nom que tous les systèmes acceptent."""
    nom = "".join(" " if c in _INTERDITS or not c.isprintable() else c for c in organisation)
    return " ".join(nom.split())[:80].strip(". ") or _NOM_PAR_DEFAUT


def _libre(chemin: Path) -> Path:
    """Ce chemin, ou le même suivi d’un numéro s’il est pris."""
    candidat, rang = chemin, 2
    while candidat.exists():
        candidat, rang = chemin.with_name(f"{chemin.stem} {rang}{chemin.suffix}"), rang + 1
    return candidat


def _ajouter(disposition: QVBoxLayout, nom: str, champ: QWidget) -> None:
    etiquette = Texte(nom, "entete")
    etiquette.setBuddy(champ)
    if disposition.count():
        disposition.addSpacing(10)
    disposition.addWidget(etiquette)
    disposition.addWidget(champ)
