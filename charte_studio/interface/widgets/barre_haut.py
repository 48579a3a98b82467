"""La barre du haut : le titre de l’atelier, l’état du fichier, annuler et refaire, le menu."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from charte_studio.interface.theme import marquer, theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_elide import TexteElide
from charte_studio.interface.widgets.zone import Zone

_SCELLE = (
    "Un vote secret ne s’annule pas, ni ce qui l’a précédé\u00a0: revenir en arrière ferait parler "
    "les bulletins."
)


class BarreHaut(Zone):
    """Ce qui reste en vue quelle que soit la page.

    Signaux : `annuler`, `refaire`, `menu(QPoint)` avec le point de l’écran où l’ouvrir.
    La fenêtre ajoute ses propres boutons par `ajouter`.
    """

    annuler = Signal()
    refaire = Signal()
    menu = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("barre_haut", parent)
        self._annulation: tuple[str | None, str | None, bool] = ("", "", False)
        self._titre = TexteElide("")
        self._point = QLabel()
        self._etat = Texte("", "petit")
        self._annuler = Bouton("Annuler")
        self._refaire = Bouton("Refaire", icone="refaire", icone_seule=True, role="discret")
        self._menu = Bouton("Menu", icone="menu", icone_seule=True, role="discret")
        self._disposition = QHBoxLayout(self)

        self._etat.setWordWrap(False)
        self._titre.setObjectName("titre_atelier")
        self._point.setObjectName("point_enregistre")
        self._disposition.setContentsMargins(20, 9, 20, 9)
        self._disposition.setSpacing(0)
        self._disposition.addWidget(self._titre)
        self._disposition.addSpacing(18)
        self._disposition.addWidget(self._point, 0, Qt.AlignmentFlag.AlignVCenter)
        self._disposition.addSpacing(6)
        self._disposition.addWidget(self._etat)
        self._disposition.addStretch(1)
        self._disposition.addSpacing(16)
        for bouton in (self._refaire, self._annuler):
            self._disposition.addWidget(bouton)
            self._disposition.addSpacing(8)
        self._disposition.addWidget(self._menu)
        self.setAccessibleName("Barre de l’atelier")
        self.montrer_annulation(None, None)

        self._annuler.clicked.connect(self.annuler)
        self._refaire.clicked.connect(self.refaire)
        self._menu.clicked.connect(self._ouvrir_menu)

    def ajouter(self, bouton: QWidget) -> None:
        """Ajoute un bouton à droite, avant le menu."""
        self._disposition.insertWidget(self._disposition.count() - 1, bouton)
        self._disposition.insertSpacing(self._disposition.count() - 1, 8)

    def montrer_titre(self, titre: str) -> None:
        """Le titre de l’atelier, abrégé si la place manque."""
        self._titre.setText(titre)

    def montrer_enregistre(self, heure: dt.time | dt.datetime) -> None:
        """« Enregistré à 14:32 », et le point vert."""
        self._etat.setText(f"Enregistré à {heure:%H:%M}")
        marquer(self._point, etat="enregistre")

    def montrer_lecture_seule(self) -> None:
        """« Lecture seule », et un point creux."""
        self._etat.setText("Lecture seule")
        marquer(self._point, etat="lecture")

    def montrer_annulation(
        self, libelle: str | None, libelle_refaire: str | None, *, scelle: bool = False
    ) -> None:
        """Le geste qu’annulerait le bouton, et celui qu’il referait ; `None` : rien à faire.

        `scelle` : rien ne s’annule parce qu’un vote secret a eu lieu, et le bouton le dit.
        """
        if (libelle, libelle_refaire, scelle) == self._annulation:
            return
        self._annulation = (libelle, libelle_refaire, scelle)
        maximum = theme_courant().px(200)
        detail = libelle or ("vote secret\u00a0: scellé" if scelle else "")
        rien = _SCELLE if scelle else "Rien à annuler"
        self._annuler.montrer_detail(detail, largeur_maximale=maximum)
        self._annuler.setEnabled(libelle is not None)
        self._annuler.setToolTip(f"Annuler\u00a0: {libelle} (Ctrl+Z)" if libelle else rien)
        self._refaire.setEnabled(libelle_refaire is not None)
        self._refaire.setToolTip(
            f"Refaire : {libelle_refaire} (Ctrl+Maj+Z)" if libelle_refaire else "Rien à refaire"
        )
        self._refaire.setAccessibleDescription(libelle_refaire or "")

    def _ouvrir_menu(self) -> None:
        self.menu.emit(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))
