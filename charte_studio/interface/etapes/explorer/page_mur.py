"""Ce que les volets Usages et Ressentis ont en commun : un mur, ses filtres, ses groupes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from charte_studio.atelier.gestes.explorer import (
    ajouter_groupe,
    deplacer_groupe,
    fusionner_groupes,
    ranger_cartes,
    renommer_groupe,
    retirer_groupe,
)
from charte_studio.atelier.lectures.explorer import GroupeLu
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.explorer.cartes import nom_libre
from charte_studio.interface.etapes.explorer.filtres import Filtres
from charte_studio.interface.etapes.explorer.mur import Mur
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.bouton import Bouton

_LARGEUR_SERREE: Final = 660


class VoletMur(QWidget):
    """Les gestes sur les groupes sont les mêmes, quelles que soient les cartes."""

    def __init__(
        self,
        contexte: Contexte,
        *,
        genre: str,
        nom: str,
        filtres: Filtres,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._genre = genre
        self._chaine: list[QWidget] = []
        self.filtres = filtres
        self.mur = Mur(genre, nom)
        self.nouveau_groupe = Bouton("Nouveau groupe", icone="ajouter", raccourci="Ctrl+G")
        self.barre = QWidget()
        barre = QHBoxLayout(self.barre)
        barre.setContentsMargins(0, 0, 0, 0)
        barre.setSpacing(10)
        barre.addWidget(self.filtres, 1)
        barre.addWidget(self.nouveau_groupe, 0, Qt.AlignmentFlag.AlignTop)

        self.filtres.change.connect(self.remontrer)
        self.mur.colonnes_changees.connect(self.ordonner_le_clavier)
        self.nouveau_groupe.clicked.connect(self.creer_groupe)
        self.mur.rangement_demande.connect(self._ranger)
        self.mur.groupe_demande.connect(self._sur_groupe)
        self.mur.renommage_demande.connect(self._renommer)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """À l’étroit, la barre laisse sa hauteur au mur."""
        super().resizeEvent(evenement)
        self._serrer()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte en décide aussi."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "barre"):
            self._serrer()

    def _serrer(self) -> None:
        serree = self.width() < theme_courant().px(_LARGEUR_SERREE)
        self.filtres.serrer(serree)
        self.nouveau_groupe.reduire(serree)

    @Slot()
    def ordonner_le_clavier(self) -> None:
        """Une colonne neuve serait la dernière atteinte : on remet la suite derrière elle."""
        chaine = [self.nouveau_groupe, *self.mur.chaine(), *self.apres_le_mur()]
        if chaine != self._chaine:
            self._chaine = chaine
            for avant, apres in pairwise(chaine):
                QWidget.setTabOrder(avant, apres)

    def apres_le_mur(self) -> list[QWidget]:
        """Ce que Tab atteint après le mur."""
        return []

    def groupes(self) -> Sequence[GroupeLu]:
        """Les groupes de ce mur ; chaque volet dit les siens."""
        raise NotImplementedError

    def remontrer(self) -> None:
        """Remontre ce que gardent les filtres ; chaque volet dit comment."""
        raise NotImplementedError

    @Slot()
    def creer_groupe(self) -> None:
        """Crée un groupe avec les cartes choisies, et donne son nom à écrire."""
        atelier, cartes = self._contexte.atelier, self.mur.choisies()
        nom = nom_libre(self.groupes())
        cle = self._contexte.essayer(
            lambda: ajouter_groupe(atelier, genre=self._genre, nom=nom, cartes=cartes)
        )
        colonne = self.mur.colonne(cle) if cle is not None else None
        if colonne is not None:
            self.mur.ensureWidgetVisible(colonne, 0, 0)
            colonne.nom.setFocus()
            colonne.nom.selectAll()

    @Slot(list, int, int)
    def _ranger(self, cartes: list[int], groupe_id: int, avant: int) -> None:
        atelier = self._contexte.atelier
        if avant in cartes:  # déposée sur elle-même, ou parmi celles que l’on emporte
            return
        self._contexte.reussi(
            lambda: ranger_cartes(
                atelier,
                genre=self._genre,
                cartes=cartes,
                groupe_id=groupe_id or None,
                avant=avant or None,
            )
        )

    @Slot(int, str)
    def _renommer(self, groupe_id: int, nom: str) -> None:
        atelier = self._contexte.atelier
        if not self._contexte.reussi(lambda: renommer_groupe(atelier, groupe_id, nom)):
            colonne = self.mur.colonne(groupe_id)
            if colonne is not None:
                colonne.rendre_le_nom()

    @Slot(str, int, int)
    def _sur_groupe(self, geste: str, groupe_id: int, cible: int) -> None:
        atelier = self._contexte.atelier
        gestes: dict[str, Callable[[], object]] = {
            "fusionner": lambda: fusionner_groupes(atelier, groupe_id, dans=cible),
            "deplacer": lambda: deplacer_groupe(atelier, groupe_id, cible),
            "retirer": lambda: retirer_groupe(atelier, groupe_id),
        }
        self._contexte.reussi(gestes[geste])
