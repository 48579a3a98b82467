"""Le volet de la boussole : les critères de l’atelier, que l’on récrit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charte_studio.atelier.gestes.explorer import (
    ajouter_critere,
    deplacer_critere,
    modifier_critere,
    reprendre_boussole,
    retirer_critere,
)
from charte_studio.atelier.lectures.explorer import CritereLu, Exploration
from charte_studio.interface.contexte import Contexte
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.champ import ChampTexte
from charte_studio.interface.widgets.etat_vide import EtatVide
from charte_studio.interface.widgets.rangee import Rangee
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.texte_de_lignes import TexteDeLignes
from charte_studio.redaction.boussole import lire_boussole
from charte_studio.socle.chemins import dossier_ressources


class LigneBoussole(QWidget):
    """Un critère : son nom, sa question, sa place. Émet `demandee(geste, pas)` et `ecrite`."""

    demandee = Signal(str, int)
    ecrite = Signal(str, str)

    def __init__(self, critere: CritereLu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cle = critere.id
        self.titre = ChampTexte("Nom du critère")
        self.question = TexteDeLignes("Question du critère", lignes=1, lignes_max=3)
        self.monter = Bouton("Monter", icone="monter", icone_seule=True, role="discret")
        self.descendre = Bouton("Descendre", icone="descendre", icone_seule=True, role="discret")
        self.retirer = Bouton("Retirer", icone="supprimer", icone_seule=True, role="discret")
        disposition = QHBoxLayout(self)

        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(8)
        mots = self._mots = Rangee(seuil=520, ecart=8)
        # En haut tous les deux : une question de deux lignes ne décale pas le nom.
        mots.ajouter(self.titre, 5, en_haut=True)
        mots.ajouter(self.question, 14, en_haut=True)
        disposition.addWidget(mots, 1)
        for bouton, geste, pas in (
            (self.monter, "deplacer", -1),
            (self.descendre, "deplacer", 1),
            (self.retirer, "retirer", 0),
        ):
            disposition.addWidget(bouton, 0, Qt.AlignmentFlag.AlignTop)
            bouton.clicked.connect(lambda _coche=False, g=geste, p=pas: self.demandee.emit(g, p))
        self.titre.texte_pose.connect(self._ecrire)
        self.question.texte_pose.connect(self._ecrire)
        self.montrer(critere)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Empilés, le nom et sa question restent plus près l’un de l’autre que du suivant."""
        super().resizeEvent(evenement)
        disposition = self.layout()
        assert disposition is not None
        disposition.setContentsMargins(0, 0, 0, 12 if self._mots.empilee() else 0)

    def montrer(self, critere: CritereLu) -> None:
        """Montre le critère enregistré."""
        self.titre.montrer(critere.titre, critere.id)
        self.question.montrer(critere.question, critere.id)
        self.question.setAccessibleName(f"Question du critère «\u00a0{critere.titre}\u00a0»")
        if not self.titre.hasFocus():
            self.titre.setCursorPosition(0)
            self.titre.setToolTip(critere.titre)
        for bouton, mot in (
            (self.monter, "Monter"),
            (self.descendre, "Descendre"),
            (self.retirer, "Retirer"),
        ):
            bouton.setAccessibleName(f"{mot} «\u00a0{critere.titre}\u00a0»")

    def _ecrire(self) -> None:
        self.ecrite.emit(self.titre.text(), self.question.texte())


class VoletBoussole(QWidget):
    """Une ligne par critère, une ligne pour en ajouter."""

    def __init__(self, contexte: Contexte, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contexte = contexte
        self._livres = lire_boussole(dossier_ressources() / "boussole.toml")
        self._criteres: tuple[CritereLu, ...] = ()
        self.lignes: list[LigneBoussole] = []
        self._colonne = QVBoxLayout()
        self.reprendre = Bouton("Reprendre les critères livrés", icone="annuler")
        self.titre = QLineEdit()
        self.question = QLineEdit()
        self.ajouter = Bouton("Ajouter", icone="ajouter", raccourci="Return")
        self._vide = EtatVide(
            "Une boussole vide",
            "Des questions simples aident la salle à trancher un usage. Reprenez celles qui sont "
            "livrées, ou écrivez les vôtres.",
        )

        self._assembler()

        self.reprendre.clicked.connect(self._reprendre)
        for champ in (self.titre, self.question):
            champ.returnPressed.connect(self._ajouter)
        self.ajouter.clicked.connect(self._ajouter)

    def _assembler(self) -> None:
        self.titre.setAccessibleName("Nom du nouveau critère")
        self.titre.setPlaceholderText("Un nom court")
        self.question.setAccessibleName("Question du nouveau critère")
        self.question.setPlaceholderText("Une question à laquelle «\u00a0oui\u00a0» rassure")
        self._colonne.setSpacing(6)
        neuf = Rangee(seuil=620, ecart=8)
        neuf.ajouter(self.titre, 5)
        neuf.ajouter(self.question, 14)
        neuf.ajouter(self.ajouter)
        tete = QHBoxLayout()
        tete.addWidget(
            Texte(
                "Les questions que l’on se pose devant chaque usage. «\u00a0Oui\u00a0» y rassure "
                "toujours.",
                "seconde",
            ),
            1,
        )
        tete.addWidget(self.reprendre)
        carte = Carte("Les critères")
        carte.disposition.setSpacing(8)
        carte.disposition.addWidget(self._vide)
        carte.disposition.addLayout(self._colonne)
        carte.disposition.addSpacing(6)
        carte.disposition.addWidget(Texte("Un critère de plus", "petit"))
        carte.disposition.addWidget(neuf)
        disposition = QVBoxLayout(self)
        disposition.setContentsMargins(0, 0, 0, 0)
        disposition.setSpacing(10)
        disposition.addLayout(tete)
        disposition.addWidget(carte)
        disposition.addStretch(1)

    def montrer(self, lue: Exploration) -> None:
        """Montre la boussole de l’atelier."""
        self._criteres = lue.criteres
        self._vide.setVisible(not lue.criteres)
        livres = {critere.cle for critere in self._livres}
        self.reprendre.setVisible(not livres <= {critere.cle for critere in lue.criteres})
        if [c.id for c in lue.criteres] != [ligne.cle for ligne in self.lignes]:
            self._batir()
        dernier = len(self.lignes) - 1
        for rang, (ligne, critere) in enumerate(zip(self.lignes, lue.criteres, strict=True)):
            ligne.montrer(critere)
            ligne.monter.setEnabled(rang > 0)
            ligne.descendre.setEnabled(rang < dernier)

    def _batir(self) -> None:
        for ligne in self.lignes:
            self._colonne.removeWidget(ligne)
            ligne.hide()
            ligne.deleteLater()
        self.lignes = [LigneBoussole(critere) for critere in self._criteres]
        for ligne in self.lignes:
            self._colonne.addWidget(ligne)
            ligne.demandee.connect(partial(self._faire, ligne.cle))
            ligne.ecrite.connect(partial(self._ecrire, ligne))

    # --- les gestes ----------------------------------------------------------------------------

    def _faire(self, cle: int, geste: str, pas: int) -> None:
        atelier = self._contexte.atelier
        gestes: dict[str, Callable[[], object]] = {
            "deplacer": lambda: deplacer_critere(atelier, cle, pas),
            "retirer": lambda: retirer_critere(atelier, cle),
        }
        self._contexte.reussi(gestes[geste])

    def _ecrire(self, ligne: LigneBoussole, titre: str, question: str) -> None:
        atelier = self._contexte.atelier
        if not self._contexte.reussi(
            lambda: modifier_critere(atelier, ligne.cle, titre=titre, question=question)
        ):
            ligne.montrer(next(c for c in self._criteres if c.id == ligne.cle))

    @Slot()
    def _ajouter(self) -> None:
        atelier, titre, question = self._contexte.atelier, self.titre.text(), self.question.text()
        if titre.strip() and not question.strip():
            self.question.setFocus()
        elif self._contexte.reussi(
            lambda: ajouter_critere(atelier, titre=titre, question=question)
        ):
            self.titre.clear()
            self.question.clear()
            self.titre.setFocus()

    @Slot()
    def _reprendre(self) -> None:
        atelier = self._contexte.atelier
        self._contexte.reussi(lambda: reprendre_boussole(atelier, self._livres))
