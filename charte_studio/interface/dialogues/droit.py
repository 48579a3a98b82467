"""Les repères de droit : chaque fait avec sa référence, sa source et son état."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QComboBox, QVBoxLayout, QWidget

from charte_studio.domaine.francais import accorder
from charte_studio.domaine.vocabulaire import THEMES
from charte_studio.interface.dialogues.dialogue import Dialogue
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.fait_lu import FaitLu
from charte_studio.interface.widgets.texte import Texte
from charte_studio.redaction.droit import FaitDeDroit, choisir_faits

SECTEURS: Final[dict[str, str]] = {
    "tous": "Tous les secteurs",
    "public": "Secteur public",
    "prive": "Secteur privé",
}


class DialogueDroit(Dialogue):
    """Les faits par secteur et par thème. Rien ne s’y règle."""

    def __init__(
        self,
        faits: Mapping[str, FaitDeDroit],
        *,
        aujourd_hui: dt.date,
        secteur: str = "tous",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            "Repères de droit",
            valider="Fermer",
            taille=(860, 680),
            propos="Des repères datés, pas un avis juridique\u00a0: faites relire ce qui engage.",
            parent=parent,
        )
        self._faits = faits
        self._aujourd_hui = aujourd_hui
        self._secteur = secteur
        self._choix = {cle: Bouton(libelle, role="filtre") for cle, libelle in SECTEURS.items()}
        self._groupe = QButtonGroup(self)
        self._theme = QComboBox()
        self._rien = Texte("Aucun repère de ce thème pour ce secteur.", "seconde")
        self._compte = Texte("", "petit_fort")
        self._alerte = Carte(nature="alerte")
        self._texte_alerte = Texte("")
        self._contenu = QVBoxLayout()
        filtres = QWidget()
        flot = DispositionFlot(filtres, ecart=6, ecart_lignes=6)

        self._annuler.hide()
        self.laisser_defiler("Repères de droit")
        flot.setContentsMargins(0, 0, 0, 0)
        for cle, bouton in self._choix.items():
            self._groupe.addButton(bouton)
            bouton.setAutoExclusive(True)
            flot.addWidget(bouton)
            bouton.clicked.connect(lambda _coche=False, c=cle: self.choisir_secteur(c))
        self._theme.setAccessibleName("Thème")
        self._theme.addItem("Tous les thèmes", "")
        for cle, libelle in THEMES.items():
            if any(cle in fait.themes for fait in faits.values()):
                self._theme.addItem(libelle, cle)
        flot.addWidget(self._theme)
        self._contenu.setSpacing(10)
        self._alerte.disposition.addWidget(self._texte_alerte)
        self.corps.addWidget(filtres)
        self.corps.addWidget(self._alerte)
        self.corps.addWidget(self._compte)
        self.corps.addWidget(self._rien)
        self.corps.addLayout(self._contenu)
        self.corps.addStretch(1)

        self._theme.currentIndexChanged.connect(self._montrer_faits)
        self.choisir_secteur(secteur)

    @classmethod
    def montrer(
        cls,
        parent: QWidget,
        faits: Mapping[str, FaitDeDroit],
        *,
        aujourd_hui: dt.date,
        secteur: str = "tous",
    ) -> None:
        """Montre les repères, ceux du secteur d’abord, jusqu’à ce qu’on ferme."""
        dialogue = cls(faits, aujourd_hui=aujourd_hui, secteur=secteur, parent=parent)
        dialogue.exec()
        dialogue.deleteLater()

    def choisir_secteur(self, secteur: str) -> None:
        """Montre les repères de ce secteur."""
        self._secteur = secteur
        self._choix[secteur].setChecked(True)
        self._montrer_faits()

    def choisir_theme(self, theme: str) -> None:
        """Ne montre que ce thème ; vide, tous."""
        self._theme.setCurrentIndex(self._theme.findData(theme))

    def montres(self) -> tuple[FaitDeDroit, ...]:
        """Les faits montrés."""
        theme = str(self._theme.currentData() or "")
        return choisir_faits(self._faits.values(), secteur=self._secteur, theme=theme)

    def _montrer_faits(self) -> None:
        while (element := self._contenu.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        montres = self.montres()
        self._rien.setVisible(not montres)
        self._compter(montres)
        for fait in montres:
            carte = Carte()
            carte.disposition.addWidget(FaitLu(fait, self._aujourd_hui))
            self._contenu.addWidget(carte)

    def _compter(self, montres: Sequence[FaitDeDroit]) -> None:
        """Dit combien ne s’affirment pas, et signale ceux que personne n’a relus depuis un an."""
        douteux = sum(not fait.est_sur(self._aujourd_hui) for fait in montres)
        perimes = sum(fait.est_perime(self._aujourd_hui) for fait in montres)
        self._compte.setVisible(bool(montres))
        self._compte.setText(
            f"{accorder(len(montres), 'repère', 'repères')}, dont {douteux or 'aucun'} à vérifier "
            "ou à relire"
        )
        self._alerte.setVisible(bool(perimes))
        self._texte_alerte.setText(
            f"{accorder(perimes, 'repère n’a pas été relu', 'repères n’ont pas été relus')} depuis "
            "plus d’un an : le droit a pu changer. Faites-les relire avant de vous en servir."
        )
