"""La page d’accueil : commencer, découvrir, ouvrir, reprendre.

C’est la première chose peinte : rien de lourd n’est importé ici.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from charte_studio.interface.fichiers_recus import ATELIER, fichier_depose
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.carte_action import CarteAction
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.lien import Lien
from charte_studio.interface.widgets.ligne_recente import LigneRecente, RecentMontre
from charte_studio.interface.widgets.panneau_accueil import PanneauAccueil
from charte_studio.interface.widgets.texte import Texte

if TYPE_CHECKING:  # une classe d’événement que l’on importe se bâtit, même sans servir
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent


class Accueil(QWidget):
    """La page d’accueil. On lui dit les récents ; elle dit ce qu’on veut faire.

    Un fichier `.charte` déposé n’importe où vaut un choix dans la liste.
    """

    nouveau = Signal()
    demonstration = Signal()
    partir_d_un_texte = Signal()
    ouvrir = Signal()
    ouvrir_fichier = Signal(str)
    sauvegardes = Signal()
    reunir = Signal()
    basculer_theme = Signal()
    affichage = Signal(QPoint)
    """Où dérouler les choix d’affichage, en coordonnées de l’écran."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panneau = PanneauAccueil()
        self._nouveau = CarteAction("Nouvel atelier", "Choisir un cadre et un modèle", vedette=True)
        self._demonstration = CarteAction("Découvrir", "Un atelier de démonstration complet")
        self._ouvrir = CarteAction("Ouvrir…", "Un fichier .charte, ou le déposer ici")
        self._texte = CarteAction("Partir d’un texte", "Word, Markdown, ou copier-coller")
        self._recents = QVBoxLayout()
        self._lignes: list[LigneRecente] = []
        self._vide = EtatVide(
            "Pas encore d’atelier ici",
            "Commencez un nouvel atelier, ou découvrez l’exemple pour voir tout le parcours.",
        )
        self._sauvegardes = Lien("Retrouver une sauvegarde")
        self._reunir = Lien("Réunir plusieurs séances")
        self._theme = Lien()
        self._affichage = Lien("Affichage…")
        self._cartes = QGridLayout()

        self.setObjectName("accueil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._assembler()
        self._nommer_bascule()
        self.montrer_recents([])

        self._nouveau.clicked.connect(self.nouveau)
        self._demonstration.clicked.connect(self.demonstration)
        self._ouvrir.clicked.connect(self.ouvrir)
        self._texte.clicked.connect(self.partir_d_un_texte)
        self._sauvegardes.clicked.connect(self.sauvegardes)
        self._reunir.clicked.connect(self.reunir)
        self._theme.clicked.connect(self.basculer_theme)
        self._affichage.clicked.connect(self._derouler_affichage)

    def montrer_recents(
        self, recents: Sequence[RecentMontre], *, maintenant: dt.datetime | None = None
    ) -> None:
        """Montre les ateliers récents, du plus récent au plus ancien."""
        instant = maintenant or dt.datetime.now(dt.UTC).astimezone()
        for ancienne in self._lignes:
            self._recents.removeWidget(ancienne)
            ancienne.hide()
            ancienne.deleteLater()
        self._lignes = [LigneRecente(recent, instant) for recent in recents]
        for ligne in self._lignes:
            ligne.choisie.connect(self.ouvrir_fichier)
            self._recents.addWidget(ligne)
        self._vide.setVisible(not recents)
        self._ordonner_le_clavier()

    def _assembler(self) -> None:
        contenu = QWidget()
        colonne = QVBoxLayout(contenu)
        colonne.setContentsMargins(56, 56, 56, 40)
        colonne.setSpacing(0)
        self._cartes.setSpacing(14)
        colonne.addLayout(self._cartes)
        self._ranger_cartes(deux_colonnes=True)
        colonne.addSpacing(28)
        colonne.addWidget(Texte("Récents", "entete"))
        colonne.addSpacing(8)
        colonne.addLayout(self._recents)
        colonne.addWidget(self._vide)
        colonne.addStretch(1)
        colonne.addSpacing(24)
        colonne.addLayout(self._liens())
        self._recents.setSpacing(0)

        cadre = QScrollArea()
        cadre.setWidgetResizable(True)
        cadre.setFrameShape(QFrame.Shape.NoFrame)
        cadre.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cadre.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cadre.setWidget(contenu)

        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._panneau)
        page.addWidget(cadre, 1)
        self.setFocusProxy(self._nouveau)

    def _liens(self) -> DispositionFlot:
        liens = DispositionFlot(ecart=12)
        for lien in self._tous_les_liens():
            liens.addWidget(lien)
        return liens

    def _tous_les_liens(self) -> tuple[Lien, ...]:
        return self._sauvegardes, self._reunir, self._theme, self._affichage

    def _ranger_cartes(self, *, deux_colonnes: bool) -> None:
        for place, carte in enumerate(self._actions()):
            if deux_colonnes:
                self._cartes.addWidget(carte, place // 2, place % 2)
            else:
                self._cartes.addWidget(carte, place, 0, 1, 2)
        for colonne in (0, 1):
            self._cartes.setColumnStretch(colonne, 1)

    def _actions(self) -> tuple[QWidget, ...]:
        return self._nouveau, self._demonstration, self._ouvrir, self._texte

    def _ordonner_le_clavier(self) -> None:
        chaine: list[QWidget] = [*self._actions(), *self._lignes]
        for avant, apres in pairwise([*chaine, *self._tous_les_liens()]):
            self.setTabOrder(avant, apres)

    def _nommer_bascule(self) -> None:
        autre = "clair" if theme_courant().sombre else "sombre"
        self._theme.setText(f"Passer au thème {autre}")

    def _derouler_affichage(self) -> None:
        self.affichage.emit(self._affichage.mapToGlobal(self._affichage.rect().topLeft()))

    def changeEvent(self, evenement: QEvent) -> None:
        """Le lien dit toujours l’autre thème."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement):
            self._nommer_bascule()
            self._repartir()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Le panneau garde sa part ; les cartes s’empilent quand la place manque."""
        super().resizeEvent(evenement)
        self._repartir()

    def _repartir(self) -> None:
        self._panneau.setFixedWidth(round(min(self.width() * 0.38, 720)))
        reste = self.width() - self._panneau.width() - 112
        self._ranger_cartes(deux_colonnes=reste >= theme_courant().px(520))

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Accepte un atelier, et rien d’autre."""
        if fichier_depose(evenement.mimeData(), ATELIER):
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Ouvre l’atelier déposé."""
        if chemin := fichier_depose(evenement.mimeData(), ATELIER):
            evenement.acceptProposedAction()
            self.ouvrir_fichier.emit(chemin)


__all__ = ["Accueil", "RecentMontre"]
