"""Une page à volets : son titre, son sommaire, et le volet ouvert."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from charte_studio.interface.contexte import Contexte
from charte_studio.interface.etapes.etape import Etape, Touches
from charte_studio.interface.etapes.sommaire import Sommaire
from charte_studio.interface.theme import est_un_changement_de_theme, theme_courant
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.champ_date import ChampDate
from charte_studio.interface.widgets.choix import Choix
from charte_studio.interface.widgets.defilant import Defilant
from charte_studio.interface.widgets.nombre import Nombre
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_long import TexteLong

_TOURNER: Final[Touches] = ((("Ctrl+Tab",), "volet suivant"),)


class PageAVolets(Etape):
    """Une sous-classe dit ses noms, donne ses volets, et lit ce qu’ils montrent."""

    titre: ClassVar[str]
    volets: ClassVar[Mapping[str, str]]
    """La clé de chaque volet, et son nom."""
    touches_des_volets: ClassVar[Mapping[str, Touches]] = {}
    """Ce que la barre du bas ajoute quand ce volet est ouvert."""
    hauteur_serree: ClassVar[int] = 480
    """En deçà (à taille de texte normale), le haut de la page cède sa place au volet."""

    def __init__(
        self, contexte: Contexte, contenus: Mapping[str, QWidget], suite: QWidget | None = None
    ) -> None:
        """`suite` : ce qui mène plus loin, à droite du titre."""
        super().__init__(contexte)
        self._volets = dict(contenus)
        self._suite = suite
        self._titre = Texte(self.titre, "titre")
        self._propos = Texte("", "seconde")
        self.sommaire = Sommaire(self.volets)
        self._pile = QStackedWidget()

        self._assembler()

        self.sommaire.choisi.connect(self.ouvrir)
        for sequence, pas in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            raccourci = QShortcut(QKeySequence(sequence), self)
            raccourci.activated.connect(lambda pas=pas: self._tourner(pas))

    def _assembler(self) -> None:
        mots = QVBoxLayout()
        mots.setSpacing(2)
        mots.addWidget(self._titre)
        mots.addWidget(self._propos)
        tete = QHBoxLayout()
        tete.setSpacing(16)
        tete.addLayout(mots, 1)
        if self._suite is not None:
            tete.addWidget(self._suite, 0, Qt.AlignmentFlag.AlignVCenter)
        self.sommaire.setAccessibleName(f"Volets de la page {self.titre}")
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(26, 18, 26, 16)
        disposition.setSpacing(12)
        disposition.addLayout(tete)
        disposition.addWidget(self.sommaire)
        disposition.addWidget(self._pile, 1)
        # La page tient la pile encore vide : en adopter une pleine reverrait chaque widget.
        for volet in self._volets.values():
            defilant = Defilant()
            self._pile.addWidget(defilant)
            defilant.disposition.addWidget(volet)
        self.ouvrir(next(iter(self._volets)))

    # --- les volets ----------------------------------------------------------------------------

    @Slot(str)
    def ouvrir(self, cle: str) -> None:
        """Ouvre un volet, après avoir rendu durable ce qui s’écrivait dans l’autre."""
        self.poser()
        self.sommaire.choisir(cle)
        self._pile.setCurrentIndex(list(self._volets).index(cle))
        self.touches = (*_TOURNER, *self.touches_des_volets.get(cle, ()))
        self.touches_changees.emit()

    def volet(self) -> str:
        """Le volet ouvert."""
        return list(self._volets)[self._pile.currentIndex()]

    def contenu(self) -> QWidget:
        """Ce que montre le volet ouvert."""
        return self._volets[self.volet()]

    def _tourner(self, pas: int) -> None:
        rang = (self._pile.currentIndex() + pas) % len(self._volets)
        self.ouvrir(list(self._volets)[rang])

    def presenter(self, propos: str) -> None:
        """La phrase sous le titre."""
        self._propos.setText(propos)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Quand la hauteur manque, elle va d’abord au volet."""
        super().resizeEvent(evenement)
        self._serrer()

    def changeEvent(self, evenement: QEvent) -> None:
        """La taille du texte en décide aussi."""
        super().changeEvent(evenement)
        if est_un_changement_de_theme(evenement) and hasattr(self, "_pile"):
            self._serrer()

    def _serrer(self) -> None:
        """À l’étroit, le sommaire ne garde que ses titres, et la page ne dit plus le sien.

        Le rail le dit déjà ; il ne reste que s’il a de quoi mener plus loin à sa droite.
        """
        serree = self.height() < theme_courant().px(self.hauteur_serree)
        self.sommaire.serrer(serree)
        self._propos.setVisible(not serree)
        self._titre.setVisible(not serree or self._suite is not None)

    def poser(self) -> None:
        """Rend durable ce qui est en cours de frappe."""
        for champ in self.findChildren(QWidget):
            if isinstance(champ, ChampTexte | ChampDate | Choix | Nombre | TexteLong):
                champ.poser()
