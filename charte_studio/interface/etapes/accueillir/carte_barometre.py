"""Une question d’ouverture : ses réponses, leurs compteurs, et la comparaison au repère."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from charte_studio.atelier.lectures.accueillir import BarometreLu, ChoixLu
from charte_studio.domaine.francais import accorder
from charte_studio.interface.etapes.accueillir.barre_reponse import BarreReponse
from charte_studio.interface.theme import theme_courant
from charte_studio.interface.widgets.bouton import Bouton
from charte_studio.interface.widgets.carte import Carte
from charte_studio.interface.widgets.disposition_flot import DispositionFlot
from charte_studio.interface.widgets.nombre import Nombre
from charte_studio.interface.widgets.pastille import Pastille
from charte_studio.interface.widgets.texte import Texte
from charte_studio.interface.widgets.touche import Touche

_LARGEUR_BARRES: Final = 640


class CarteBarometre(Carte):
    """Ouverte, on compte : la touche de la réponse ajoute une main. Close, on compare.

    Signaux : `comptee(choix_id, nombre)` et `demandee(geste)` (`clore`, `rouvrir`, `modifier`,
    `retirer`).
    """

    comptee = Signal(int, int)
    demandee = Signal(str)

    def __init__(self, lu: BarometreLu, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lu = lu
        self._etat = Pastille()
        self._total = Texte("", "seconde")
        self._question = Texte("", "grand")
        self._phrase = Texte("")
        self._source = Texte("", "petit")
        self._grille = QGridLayout()
        self._lignes: list[QWidget] = []
        self.barres: list[BarreReponse] = []
        self.nombres: list[Nombre] = []
        self._resultats: list[Texte] = []
        self.clore = Bouton("Clore et montrer", role="principal", icone="reussi")
        self.rouvrir = Bouton("Rouvrir", icone="annuler")
        self.modifier = Bouton("Modifier…", icone="modifier")
        self.retirer = Bouton("Retirer", role="discret", icone="supprimer")

        self.setObjectName("barometre")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._assembler()
        self.montrer(lu)

        for bouton, geste in (
            (self.clore, "clore"),
            (self.rouvrir, "rouvrir"),
            (self.modifier, "modifier"),
            (self.retirer, "retirer"),
        ):
            bouton.clicked.connect(lambda _coche=False, g=geste: self.demandee.emit(g))

    def _assembler(self) -> None:
        tete = QHBoxLayout()
        tete.setSpacing(8)
        tete.addWidget(self._etat)
        tete.addWidget(self._total, 1)
        pied = QWidget()
        flot = DispositionFlot(pied, ecart=8, ecart_lignes=6)
        for bouton in (self.clore, self.rouvrir, self.modifier, self.retirer):
            flot.addWidget(bouton)
        self._grille.setHorizontalSpacing(10)
        self._grille.setVerticalSpacing(8)
        self.disposition.setSpacing(10)
        self.disposition.addLayout(tete)
        self.disposition.addWidget(self._question)
        self.disposition.addLayout(self._grille)
        self.disposition.addWidget(self._phrase)
        self.disposition.addWidget(self._source)
        self.disposition.addWidget(pied)

    @property
    def cle(self) -> int:
        """Le baromètre montré."""
        return self._lu.id

    def montrer(self, lu: BarometreLu) -> None:
        """Montre la question et ses comptes."""
        if [c.id for c in lu.choix] != [c.id for c in self._lu.choix] or not self._lignes:
            self._batir(lu)
        self._lu = lu
        self._question.setText(lu.question)
        self.setAccessibleName(f"Baromètre\u00a0: {lu.question}")
        self._etat.montrer("Close" if lu.clos else "Ouverte", "reussi" if lu.clos else "accent")
        self._total.setText(_dire_total(lu))
        for rang, choix in enumerate(lu.choix):
            self.nombres[rang].montrer(choix.nombre)
            self.nombres[rang].setVisible(not lu.clos)
            self.nombres[rang].setAccessibleName(f"Réponses\u00a0: {choix.libelle}")
            self._resultats[rang].setText(_dire_resultat(choix, lu))
            self._resultats[rang].setVisible(lu.clos)
            barre = self.barres[rang]
            barre.montrer(nombre=choix.nombre, total=lu.total, repere=choix.repere)
            libelle = self._lignes[rang]
            if isinstance(libelle, Texte):
                libelle.setText(choix.libelle)
        self._phrase.setText(lu.comparaison)
        self._phrase.setVisible(bool(lu.comparaison))
        self._source.setText(f"Repère\u00a0: {lu.source}.")
        self._source.setVisible(bool(lu.source))
        self.clore.setVisible(not lu.clos)
        self.rouvrir.setVisible(lu.clos)
        self._disposer()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Le libellé garde de quoi se lire."""
        super().resizeEvent(evenement)
        self._disposer()

    def _disposer(self) -> None:
        """Le compte près de son libellé ; close, une barre les relie si la place le permet."""
        large = self.width() >= theme_courant().px(_LARGEUR_BARRES)
        for barre in self.barres:
            barre.setVisible(large and self._lu.clos)
        self._grille.setColumnStretch(1, 1)
        self._grille.setColumnStretch(2, 1 if large else 0)

    def _batir(self, lu: BarometreLu) -> None:
        while (element := self._grille.takeAt(0)) is not None:
            if (widget := element.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lignes, self.barres, self.nombres, self._resultats = [], [], [], []
        for rang, choix in enumerate(lu.choix):
            libelle = Texte(choix.libelle)
            nombre = Nombre(choix.libelle)
            resultat = Texte("", "fort")
            resultat.setWordWrap(False)
            barre = BarreReponse()
            nombre.nombre_pose.connect(lambda n, r=rang: self._compter(r, n))
            self._grille.addWidget(Touche(str(rang + 1)), rang, 0)
            self._grille.addWidget(libelle, rang, 1)
            self._grille.addWidget(barre, rang, 2)
            self._grille.addWidget(nombre, rang, 2, Qt.AlignmentFlag.AlignLeft)
            self._grille.addWidget(resultat, rang, 3, Qt.AlignmentFlag.AlignRight)
            self._lignes.append(libelle)
            self.barres.append(barre)
            self.nombres.append(nombre)
            self._resultats.append(resultat)

    def poser(self) -> None:
        """Pose un compte en cours de frappe."""
        for nombre in self.nombres:
            nombre.poser()

    def _compter(self, rang: int, nombre: int) -> None:
        self.comptee.emit(self._lu.choix[rang].id, nombre)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Le numéro d’une réponse lui ajoute une main."""
        rang = evenement.key() - Qt.Key.Key_1
        if not self._lu.clos and 0 <= rang < len(self._lu.choix):
            choix = self._lu.choix[rang]
            self.comptee.emit(choix.id, choix.nombre + 1)
        else:
            super().keyPressEvent(evenement)


def _dire_total(lu: BarometreLu) -> str:
    if not lu.total:
        return "Personne n’a encore répondu."
    compte = accorder(lu.total, "réponse", "réponses")
    return compte if lu.clos else f"{compte}, cachées à la salle jusqu’à la clôture"


def _dire_resultat(choix: ChoixLu, lu: BarometreLu) -> str:
    constat = f"{choix.nombre} sur {lu.total}"
    return constat if choix.repere is None else f"{constat} · repère {choix.repere}\u00a0%"
