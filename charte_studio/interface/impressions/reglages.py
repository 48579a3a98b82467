"""Les choix de chaque document, et les options qu’ils donnent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QTimeEdit

from charte_studio.atelier.lectures.impressions import AImprimer
from charte_studio.interface.dialogues.deroules import plus_proche
from charte_studio.interface.impressions.fiche import FicheDocument
from charte_studio.interface.impressions.options import Options
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.nombre import Nombre, hauteur_de_champ
from charte_studio.redaction.deroules import Deroule

DE_L_ATELIER: Final = "atelier"
_MENTIONS: Final = {
    "numero": "Le numéro de la personne",
    "college": "Le collège seulement",
    "secret": "Rien\u00a0: secret",
}
_SORTES: Final = {"bulletins": "Un bulletin par principe", "carnet": "Un carnet par personne"}
_PAR_PAGE: Final = {"4": "Quatre par page", "2": "Deux par page"}


class ChampHeure(QTimeEdit):
    """Une heure, « 14 h 05 » ; la molette fait défiler la page."""

    def __init__(self, nom: str, heure: QTime) -> None:
        super().__init__(heure)
        self.setAccessibleName(nom)
        self.setDisplayFormat("H' h 'mm")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """La hauteur d’un champ : la feuille ne borne pas celle des compteurs."""
        return QSize(super().sizeHint().width(), hauteur_de_champ())

    def minimumSizeHint(self) -> QSize:
        """La même hauteur."""
        return QSize(super().minimumSizeHint().width(), hauteur_de_champ())

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Laisse la molette à la page."""
        evenement.ignore()


class Reglages(QObject):
    """Émet `change` quand un choix change. Rien n’en est gardé dans l’atelier."""

    change = Signal()

    def __init__(self, deroules: Mapping[str, Deroule], parent: QObject) -> None:
        super().__init__(parent)
        self._deroules = dict(deroules)
        self._deroule_choisi = False
        self._mention_choisie = False
        self.deroule = Choix("Déroulé", {c: d.titre for c, d in self._deroules.items()})
        self.debut = ChampHeure("Début", QTime(9, 0))
        self.noms = QCheckBox("Avec les noms")
        self.lignes_vides = Nombre("Lignes vides par collège", maximum=30)
        self.par_page = Choix("Cartes par page", _PAR_PAGE)
        self.jeux = Nombre("Jeux de cartes", maximum=200)
        self.sorte = Choix("Forme des bulletins", _SORTES)
        self.mention = Choix("Mention des bulletins", _MENTIONS)
        self.deux_tours = QCheckBox("Un bulletin par tour")

        defaut = Options(next(iter(self._deroules.values())))
        self.lignes_vides.montrer(defaut.lignes_vides)
        self.jeux.montrer(defaut.jeux)
        self.jeux.setMinimum(1)

        for choix in (self.deroule, self.par_page, self.sorte, self.mention):
            choix.change.connect(self.change)
        self.deroule.change.connect(self._noter_deroule)
        self.mention.change.connect(self._noter_mention)
        for nombre in (self.lignes_vides, self.jeux):
            nombre.nombre_pose.connect(self.change)
        for case in (self.noms, self.deux_tours):
            case.toggled.connect(self.change)
        self.sorte.change.connect(self._dire_sorte)
        self.debut.editingFinished.connect(self.change)

    def poser_dans(self, fiches: Mapping[str, FicheDocument]) -> None:
        """Range chaque choix dans la fiche de son document."""
        fiches["guide"].regler("Déroulé", self.deroule)
        fiches["guide"].regler("Début", self.debut)
        fiches["emargement"].regler("Lignes vides par collège", self.lignes_vides)
        fiches["emargement"].regler_case(self.noms)
        fiches["cartes"].regler("Taille", self.par_page)
        fiches["cartes"].regler("Jeux complets", self.jeux)
        fiches["bulletins"].regler("Forme", self.sorte)
        fiches["bulletins"].regler("Chacun porte", self.mention)
        fiches["bulletins"].regler_case(self.deux_tours)

    def montrer(self, lu: AImprimer) -> None:
        """Propose ce que dit l’atelier, sans défaire un choix déjà fait."""
        du_fichier = self.deroule.findData(DE_L_ATELIER)
        if lu.sequences and du_fichier < 0:
            self.deroule.insertItem(0, "Celui de l’atelier", DE_L_ATELIER)
        elif not lu.sequences and du_fichier >= 0:
            self.deroule.removeItem(du_fichier)
            self._deroule_choisi = False
        if not self._deroule_choisi:
            proche = plus_proche(self._deroules, lu.info.duree_minutes)
            self.deroule.montrer(DE_L_ATELIER if lu.sequences else proche)
        if not self._mention_choisie:
            self.mention.montrer("secret" if lu.secret else "numero")
        self.noms.setVisible(lu.noms > 0)

    def options(self, lu: AImprimer) -> Options:
        """Les options choisies, pour cet atelier."""
        heure = self.debut.time()
        mention = self.mention.cle()
        return Options(
            deroule=self._deroule(lu),
            debut=dt.time(heure.hour(), heure.minute()),
            lignes_vides=self.lignes_vides.value(),
            noms=self.noms.isChecked() and lu.noms > 0,
            cartes_par_page=2 if self.par_page.cle() == "2" else 4,
            jeux=self.jeux.value(),
            carnet=self.sorte.cle() == "carnet",
            mention="secret"
            if mention == "secret"
            else "college"
            if mention == "college"
            else "numero",
            deux_tours=self.deux_tours.isChecked(),
        )

    def _deroule(self, lu: AImprimer) -> Deroule:
        cle = self.deroule.cle()
        if cle in self._deroules:
            return self._deroules[cle]
        proche = self._deroules[plus_proche(self._deroules, lu.info.duree_minutes)]
        if not lu.sequences:
            return proche
        return Deroule(
            cle=DE_L_ATELIER,
            titre="Déroulé de l’atelier",
            resume=proche.resume,
            participants_max=proche.participants_max,
            principes_conseilles=proche.principes_conseilles,
            sequences=lu.sequences,
        )

    def _noter_deroule(self) -> None:
        self._deroule_choisi = True

    def _noter_mention(self) -> None:
        self._mention_choisie = True

    def _dire_sorte(self) -> None:
        # Le carnet a déjà ses deux tours.
        self.deux_tours.setVisible(self.sorte.cle() != "carnet")
